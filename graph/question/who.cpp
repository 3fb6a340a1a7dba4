// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "graph/query.hpp"
#include "graph/question/own_units.hpp"
#include "graph/question/tie_reader.hpp"

namespace renkei {
namespace {

using detail::OpenTie;
using detail::TieReader;
using Vertex = AnalysisGraph::Vertex;

/// What bodies meet in. Laws and strategies name half the government and bring nobody together.
bool is_meeting_place(EntityType type) {
  return type == EntityType::Forum || type == EntityType::Programme || type == EntityType::Event;
}

template <class Number>
std::size_t cut(Number limit, std::size_t found) {
  return limit == 0 ? found : std::min<std::size_t>(limit, found);
}

/// A partner and where its ties stand; nothing is copied yet.
struct OpenPartner {
  Vertex vertex = 0;
  Vertex through = 0;
  unsigned distance = 1;
  std::size_t statements = 0;
  std::size_t first_tie = 0;
  std::size_t ties = 0;
};

class PartnerSearch {
 public:
  explicit PartnerSearch(const TieReader& reader) : reader_(reader), graph_(reader.graph()) {}

  /// All partners up to a distance, in no order.
  /// Ways are followed through partners of every type; the filter of types is for who is shown.
  std::vector<OpenPartner> up_to(Vertex entity, unsigned depth) {
    if (depth == 1) return partners_of(entity, 1);
    std::vector<OpenPartner> all;
    std::vector<Vertex> frontier{entity};
    std::vector<char> seen(num_vertices(graph_.graph()), 0);
    seen[entity] = 1;
    for (unsigned distance = 1; distance <= depth && !frontier.empty(); ++distance) {
      std::vector<Vertex> next;
      for (const Vertex from : frontier) {
        std::vector<OpenPartner> partners = partners_of(from, distance);
        sort_first(partners, 0);
        for (const OpenPartner& partner : partners) {
          if (seen[partner.vertex] != 0) continue;
          seen[partner.vertex] = 1;
          next.push_back(partner.vertex);
          all.push_back(partner);
        }
      }
      frontier = std::move(next);
    }
    return all;
  }

  /// Sorts so many of them as are wanted. @param limit 0 = all
  void sort_first(std::vector<OpenPartner>& partners, std::size_t limit) const {
    const auto middle = partners.begin() + std::ptrdiff_t(cut(limit, partners.size()));
    std::partial_sort(partners.begin(), middle, partners.end(),
                      [&](const OpenPartner& a, const OpenPartner& b) {
                        if (a.distance != b.distance) return a.distance < b.distance;
                        const bool a_last = is_generic(graph_.type_of(a.vertex));
                        const bool b_last = is_generic(graph_.type_of(b.vertex));
                        if (a_last != b_last) return b_last;
                        if (a.statements != b.statements) return a.statements > b.statements;
                        return std::tie(graph_[a.vertex].name, graph_[a.vertex].id) <
                               std::tie(graph_[b.vertex].name, graph_[b.vertex].id);
                      });
  }

  /// The first ones with their sentences.
  std::vector<Partner> closed(std::vector<OpenPartner>& partners, std::size_t limit) {
    sort_first(partners, limit);
    std::vector<Partner> answer;
    for (std::size_t i = 0; i < cut(limit, partners.size()); ++i) {
      answer.push_back(closed(partners[i]));
    }
    return answer;
  }

 private:
  std::vector<OpenPartner> partners_of(Vertex entity, unsigned distance) {
    std::vector<OpenTie> ties = reader_.ties_of(entity);
    std::stable_sort(ties.begin(), ties.end(),
                     [](const OpenTie& a, const OpenTie& b) { return a.partner < b.partner; });
    std::vector<OpenPartner> partners;
    for (const OpenTie& tie : ties) {
      if (partners.empty() || partners.back().vertex != tie.partner) {
        partners.push_back({tie.partner, entity, distance, 0, ties_.size(), 0});
      }
      partners.back().statements += tie.statements;
      ++partners.back().ties;
      ties_.push_back(tie);
    }
    return partners;
  }

  Partner closed(const OpenPartner& open) {
    Partner partner;
    partner.entity = reader_.refer(open.vertex);
    partner.distance = open.distance;
    if (open.distance > 1) partner.through = reader_.refer(open.through);
    partner.statements = open.statements;
    const auto begin = ties_.begin() + std::ptrdiff_t(open.first_tie);
    const auto end = begin + std::ptrdiff_t(open.ties);
    std::sort(begin, end, detail::is_firmer);
    for (auto tie = begin; tie != end; ++tie) partner.ties.push_back(reader_.closed(*tie));
    return partner;
  }

  const TieReader& reader_;
  const AnalysisGraph& graph_;
  std::vector<OpenTie> ties_;
};

std::unordered_set<Vertex> own_units(const AnalysisGraph& graph, Vertex entity) {
  const auto& edges = graph.graph();
  return detail::own_units(edges, entity, [&](const AnalysisGraph::Edge& edge) {
    return is_body(graph.type_of(source(edge, edges))) &&
           is_body(graph.type_of(target(edge, edges))) &&
           Predicate(edges[edge].predicate) == Predicate::PartOf;
  });
}

/// A shared thing whose sentences were not fetched yet.
struct OpenShared {
  Vertex shared = 0;
  OpenTie first;
  OpenTie second;
};

void sort_shared(const AnalysisGraph& graph, std::vector<OpenShared>& shared) {
  std::sort(shared.begin(), shared.end(), [&](const OpenShared& a, const OpenShared& b) {
    const std::size_t weight_a = std::size_t(a.first.statements) + a.second.statements;
    const std::size_t weight_b = std::size_t(b.first.statements) + b.second.statements;
    if (weight_a != weight_b) return weight_a > weight_b;
    return std::tie(graph[a.shared].name, graph[a.shared].id) <
           std::tie(graph[b.shared].name, graph[b.shared].id);
  });
}

SharedTie closed(const TieReader& reader, const OpenShared& open) {
  return {reader.refer(open.shared), reader.closed(open.first), reader.closed(open.second)};
}

/// Whom an entity meets in what both have to do with, and has no statement of its own with: counted
/// first, for a hub meets thousands and few are shown.
class MeetingSearch {
 public:
  /// All must outlive it. @param own units of the entity, that are no others
  MeetingSearch(const TieReader& reader, Vertex entity, const Filters& filters,
                const std::unordered_set<Vertex>& own)
      : reader_(reader), graph_(reader.graph()), entity_(entity), filters_(filters), own_(own) {
    for (const OpenTie& tie : reader.firmest_ties_of(entity)) {
      if (is_meeting_place(graph_.type_of(tie.partner))) places_.push_back(tie);
    }
  }

  std::vector<ViaPartner> first(std::size_t limit, std::size_t& found) {
    std::vector<Meeting> meetings = all();
    found = meetings.size();
    const std::size_t shown = cut(limit, found);
    std::partial_sort(meetings.begin(), meetings.begin() + std::ptrdiff_t(shown), meetings.end(),
                      [&](const Meeting& a, const Meeting& b) {
                        if (a.shared != b.shared) return a.shared > b.shared;
                        return std::tie(graph_[a.other].name, graph_[a.other].id) <
                               std::tie(graph_[b.other].name, graph_[b.other].id);
                      });
    meetings.resize(shown);
    return closed(meetings);
  }

 private:
  struct Meeting {
    Vertex other = 0;
    std::uint32_t shared = 0;
  };

  std::vector<Meeting> all() const {
    const std::size_t count = num_vertices(graph_.graph());
    std::vector<std::uint32_t> shared(count, 0);
    std::vector<std::uint32_t> last_place(count, 0);  // number of the place, from 1
    std::vector<Meeting> meetings;
    std::uint32_t number = 0;
    for (const OpenTie& place : places_) {
      ++number;
      reader_.for_each_edge(place.partner,
                            [&](const AnalysisRelation& relation, Vertex other, Direction) {
                              if (last_place[other] == number || !is_body(graph_.type_of(other)))
                                return;
                              if (!reader_.admits_any(relation)) return;
                              last_place[other] = number;
                              if (++shared[other] == 1) meetings.push_back({other, 0});
                            });
    }
    const std::vector<char> partners = all_partners();
    std::erase_if(meetings, [&](const Meeting& each) {
      return each.other == entity_ || !admits(filters_, graph_.type_of(each.other)) ||
             own_.contains(each.other) || partners[each.other] != 0;
    });
    for (Meeting& each : meetings) each.shared = shared[each.other];
    return meetings;
  }

  /// 1 by vertex: some statement ties it to the entity, whatever the filters. Of them a relation is
  /// stated.
  std::vector<char> all_partners() const {
    const auto& edges = graph_.graph();
    std::vector<char> partners(num_vertices(edges), 0);
    for (const auto edge : boost::make_iterator_range(out_edges(entity_, edges))) {
      partners[target(edge, edges)] = 1;
    }
    for (const auto edge : boost::make_iterator_range(in_edges(entity_, edges))) {
      partners[source(edge, edges)] = 1;
    }
    return partners;
  }

  std::vector<ViaPartner> closed(const std::vector<Meeting>& meetings) const {
    std::vector<char> wanted(num_vertices(graph_.graph()), 0);
    for (const Meeting& meeting : meetings) wanted[meeting.other] = 1;
    std::unordered_map<Vertex, std::vector<OpenShared>> shared;
    for (const OpenTie& place : places_) {
      for (const OpenTie& tie : reader_.firmest_ties_of(place.partner, wanted)) {
        shared[tie.partner].push_back({place.partner, place, tie});
      }
    }
    std::vector<ViaPartner> answer;
    for (const Meeting& meeting : meetings) {
      std::vector<OpenShared>& open = shared[meeting.other];
      sort_shared(graph_, open);
      answer.push_back({reader_.refer(meeting.other), {}});
      for (const OpenShared& each : open) {
        answer.back().shared.push_back(renkei::closed(reader_, each));
      }
    }
    return answer;
  }

  const TieReader& reader_;
  const AnalysisGraph& graph_;
  Vertex entity_;
  const Filters& filters_;
  const std::unordered_set<Vertex>& own_;
  std::vector<OpenTie> places_;  ///< the entity's firmest tie with each
};

}  // namespace

WhoAnswer who(const AnalysisGraph& graph, Vertex entity, const Filters& filters) {
  const TieReader reader(graph, filters);
  PartnerSearch search(reader);
  std::vector<OpenPartner> partners = search.up_to(entity, std::max(1U, filters.depth));
  const std::unordered_set<Vertex> own = own_units(graph, entity);
  std::vector<OpenPartner> units;
  std::erase_if(partners, [&](const OpenPartner& each) {
    if (!admits(filters, graph.type_of(each.vertex))) return true;
    if (!own.contains(each.vertex)) return false;
    units.push_back(each);
    return true;
  });
  WhoAnswer answer;
  answer.entity = reader.refer(entity);
  answer.partners_found = partners.size();
  answer.units_found = units.size();
  for (const OpenPartner& each : partners) answer.statements += each.statements;
  answer.partners = search.closed(partners, filters.limit);
  answer.units = search.closed(units, filters.limit);
  answer.via = MeetingSearch(reader, entity, filters, own).first(filters.limit, answer.via_found);
  return answer;
}

CommonAnswer common(const AnalysisGraph& graph, Vertex first, Vertex second,
                    const Filters& filters) {
  const TieReader reader(graph, filters);
  const std::vector<OpenTie> right = reader.firmest_ties_of(second);
  std::vector<OpenShared> bodies;
  std::vector<OpenShared> undertakings;
  for (const OpenTie& tie : reader.firmest_ties_of(first)) {
    const auto other =
        std::lower_bound(right.begin(), right.end(), tie.partner,
                         [](const OpenTie& each, Vertex vertex) { return each.partner < vertex; });
    const EntityType type = graph.type_of(tie.partner);
    if (other == right.end() || other->partner != tie.partner || !admits(filters, type)) continue;
    // A forum is a body, yet what two bodies share in it is its work.
    const bool is_partner = type == EntityType::GovernmentBody || type == EntityType::Organization;
    (is_partner ? bodies : undertakings).push_back({tie.partner, tie, *other});
  }
  CommonAnswer answer{reader.refer(first), reader.refer(second), {}, {}};
  const auto close = [&](std::vector<OpenShared>& open, std::vector<SharedTie>& list) {
    sort_shared(graph, open);
    if (filters.limit != 0 && open.size() > filters.limit) open.resize(filters.limit);
    for (const OpenShared& each : open) list.push_back(closed(reader, each));
  };
  close(bodies, answer.bodies);
  close(undertakings, answer.undertakings);
  return answer;
}

std::vector<TimelineEntry> timeline(const AnalysisGraph& graph, Vertex entity,
                                    const Filters& filters) {
  const TieReader reader(graph, filters);
  std::vector<TimelineEntry> entries;
  reader.for_each_edge(entity,
                       [&](const AnalysisRelation& relation, Vertex partner, Direction direction) {
                         if (!admits(filters, graph.type_of(partner))) return;
                         const auto predicate = Predicate(relation.predicate);
                         for (const std::uint32_t i : reader.admitted(relation)) {
                           const StatementInfo& info = graph.statements()[i];
                           entries.push_back({info.year, info.year_from, predicate,
                                              is_symmetric(predicate) ? Direction::Both : direction,
                                              reader.refer(partner), reader.cite(i)});
                         }
                       });
  std::sort(entries.begin(), entries.end(), [](const TimelineEntry& a, const TimelineEntry& b) {
    const auto year = [](int fiscal_year) { return fiscal_year == 0 ? 99999 : fiscal_year; };
    const int year_a = year(a.fiscal_year);
    const int year_b = year(b.fiscal_year);
    return std::tie(year_a, a.partner.name, a.partner.id, a.predicate, a.direction,
                    a.quote.statement) < std::tie(year_b, b.partner.name, b.partner.id, b.predicate,
                                                  b.direction, b.quote.statement);
  });
  if (filters.limit != 0 && entries.size() > filters.limit) entries.resize(filters.limit);
  return entries;
}

YearCoverage year_coverage(const AnalysisGraph& graph, const Filters& filters,
                           std::optional<Vertex> entity, bool bodies_only) {
  Filters others = filters;
  others.first_year.reset();
  others.last_year.reset();
  const TieReader reader(graph, others);
  YearCoverage coverage;
  const auto visit = [&](const AnalysisRelation& relation, Vertex from, Vertex partner) {
    if (!admits(filters, graph.type_of(partner)) ||
        (bodies_only && !(is_body(graph.type_of(from)) && is_body(graph.type_of(partner))))) {
      return;
    }
    for (const std::uint32_t i : reader.admitted(relation)) {
      const StatementInfo& info = graph.statements()[i];
      if (info.year == 0) {
        ++coverage.without;
        continue;
      }
      if (admits(filters, info)) ++coverage.within;
      coverage.first = coverage.first == 0 ? info.year : std::min<int>(coverage.first, info.year);
      coverage.last = std::max<int>(coverage.last, info.year);
    }
  };
  const auto visit_from = [&](Vertex from, bool out_only) {
    reader.for_each_edge(
        from, [&](const AnalysisRelation& relation, Vertex partner, Direction direction) {
          if (!out_only || direction == Direction::Out) visit(relation, from, partner);
        });
  };
  if (entity) {
    visit_from(*entity, false);
  } else {
    for (Vertex each = 0; each < num_vertices(graph.graph()); ++each) visit_from(each, true);
  }
  return coverage;
}

}  // namespace renkei
