// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "graph/query.hpp"
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

bool is_firmer(const OpenTie& a, const OpenTie& b) {
  return std::tuple(b.tie.statements, a.tie.predicate, a.tie.direction) <
         std::tuple(a.tie.statements, b.tie.predicate, b.tie.direction);
}

/// The firmest tie with each partner, by vertex.
std::map<Vertex, OpenTie> firmest(const std::vector<OpenTie>& ties) {
  std::map<Vertex, OpenTie> best;
  for (const OpenTie& tie : ties) {
    const auto [place, is_new] = best.emplace(tie.partner, tie);
    if (!is_new && is_firmer(tie, place->second)) place->second = tie;
  }
  return best;
}

/// A partner and its ties, sentences not fetched yet.
struct OpenPartner {
  Partner partner;
  std::vector<OpenTie> ties;
};

bool comes_before(const OpenPartner& a, const OpenPartner& b) {
  return std::tie(a.partner.distance, b.partner.statements, a.partner.entity.name,
                  a.partner.entity.id) < std::tie(b.partner.distance, a.partner.statements,
                                                  b.partner.entity.name, b.partner.entity.id);
}

/// The partners at one distance, sorted.
std::vector<OpenPartner> partners_of(const TieReader& reader, Vertex entity, unsigned distance) {
  std::unordered_map<Vertex, std::size_t> numbers;
  std::vector<OpenPartner> partners;
  for (OpenTie& tie : reader.ties_of(entity)) {
    const auto [number, is_new] = numbers.emplace(tie.partner, partners.size());
    if (is_new) {
      partners.emplace_back();
      partners.back().partner.entity = reader.refer(tie.partner);
      partners.back().partner.distance = distance;
      if (distance > 1) partners.back().partner.through = reader.refer(entity);
    }
    partners[number->second].partner.statements += tie.tie.statements;
    partners[number->second].ties.push_back(std::move(tie));
  }
  std::sort(partners.begin(), partners.end(), comes_before);
  return partners;
}

/// Ways are followed through partners of every type; the filter of types is for who is shown.
std::vector<OpenPartner> partners_up_to(const TieReader& reader, Vertex entity, unsigned depth) {
  std::vector<OpenPartner> all;
  std::vector<Vertex> frontier{entity};
  std::vector<char> seen(num_vertices(reader.graph().graph()), 0);
  seen[entity] = 1;
  for (unsigned distance = 1; distance <= depth && !frontier.empty(); ++distance) {
    std::vector<Vertex> next;
    for (const Vertex from : frontier) {
      for (OpenPartner& partner : partners_of(reader, from, distance)) {
        const auto vertex = Vertex(partner.partner.entity.vertex);
        if (seen[vertex] != 0) continue;
        seen[vertex] = 1;
        next.push_back(vertex);
        all.push_back(std::move(partner));
      }
    }
    frontier = std::move(next);
  }
  std::sort(all.begin(), all.end(), comes_before);
  return all;
}

Partner closed(const TieReader& reader, OpenPartner& open) {
  std::sort(open.ties.begin(), open.ties.end(), is_firmer);
  for (const OpenTie& tie : open.ties) open.partner.ties.push_back(reader.closed(tie));
  return std::move(open.partner);
}

/// A shared thing whose sentences were not fetched yet.
struct OpenShared {
  Vertex shared = 0;
  const OpenTie* first = nullptr;
  OpenTie second;
};

template <class Shared>
void sort_shared(const AnalysisGraph& graph, std::vector<Shared>& shared) {
  std::sort(shared.begin(), shared.end(), [&](const Shared& a, const Shared& b) {
    const auto weight = [](const Shared& each) {
      return each.first->tie.statements + each.second.tie.statements;
    };
    const auto weight_a = weight(a);
    const auto weight_b = weight(b);
    return std::tie(weight_b, graph[a.shared].name, graph[a.shared].id) <
           std::tie(weight_a, graph[b.shared].name, graph[b.shared].id);
  });
}

SharedTie closed(const TieReader& reader, const OpenShared& open) {
  return {reader.refer(open.shared), reader.closed(*open.first), reader.closed(open.second)};
}

/// A body that is met, and in how many things.
struct Meeting {
  Vertex other = 0;
  std::size_t shared = 0;
};

/// All that are met in these places, those met most first: counted before anything is copied, for a
/// hub meets thousands.
std::vector<Meeting> meetings_in(const TieReader& reader, Vertex entity, const Filters& filters,
                                 const std::vector<Vertex>& places) {
  const AnalysisGraph& graph = reader.graph();
  std::unordered_map<Vertex, std::size_t> counts;
  std::vector<Vertex> here;
  for (const Vertex place : places) {
    here.clear();
    reader.for_each_edge(place, [&](const AnalysisRelation& relation, Vertex other, Direction) {
      const EntityType type = graph[other].type;
      if (other == entity || !is_body(type) || !admits(filters, type)) return;
      if (reader.admits_any(relation)) here.push_back(other);
    });
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    for (const Vertex other : here) ++counts[other];
  }
  std::vector<Meeting> meetings;
  for (const auto& [other, shared] : counts) meetings.push_back({other, shared});
  std::sort(meetings.begin(), meetings.end(), [&](const Meeting& a, const Meeting& b) {
    return std::tie(b.shared, graph[a.other].name, graph[a.other].id) <
           std::tie(a.shared, graph[b.other].name, graph[b.other].id);
  });
  return meetings;
}

void find_via(const TieReader& reader, Vertex entity, const Filters& filters, WhoAnswer& answer) {
  const AnalysisGraph& graph = reader.graph();
  const std::map<Vertex, OpenTie> own = firmest(reader.ties_of(entity));
  std::vector<Vertex> places;
  for (const auto& [place, tie] : own) {
    if (is_meeting_place(graph[place].type)) places.push_back(place);
  }
  std::vector<Meeting> meetings = meetings_in(reader, entity, filters, places);
  answer.via_found = meetings.size();
  if (filters.limit != 0 && meetings.size() > filters.limit) meetings.resize(filters.limit);
  std::vector<char> wanted(num_vertices(graph.graph()), 0);
  for (const Meeting& meeting : meetings) wanted[meeting.other] = 1;
  std::unordered_map<Vertex, std::vector<OpenShared>> shared;
  for (const Vertex place : places) {
    for (const auto& [other, tie] : firmest(reader.ties_of(place, wanted))) {
      shared[other].push_back({place, &own.at(place), tie});
    }
  }
  for (const Meeting& meeting : meetings) {
    std::vector<OpenShared>& open = shared[meeting.other];
    sort_shared(graph, open);
    ViaPartner via{reader.refer(meeting.other), {}};
    for (const OpenShared& each : open) via.shared.push_back(closed(reader, each));
    answer.via.push_back(std::move(via));
  }
}

}  // namespace

WhoAnswer who(const AnalysisGraph& graph, Vertex entity, const Filters& filters) {
  const TieReader reader(graph, filters);
  std::vector<OpenPartner> partners = partners_up_to(reader, entity, std::max(1U, filters.depth));
  std::erase_if(partners, [&](const OpenPartner& each) {
    return !admits(filters, each.partner.entity.type);
  });
  WhoAnswer answer;
  answer.entity = reader.refer(entity);
  answer.partners_found = partners.size();
  for (const OpenPartner& each : partners) answer.statements += each.partner.statements;
  if (filters.limit != 0 && partners.size() > filters.limit) partners.resize(filters.limit);
  for (OpenPartner& each : partners) answer.partners.push_back(closed(reader, each));
  find_via(reader, entity, filters, answer);
  return answer;
}

CommonAnswer common(const AnalysisGraph& graph, Vertex first, Vertex second,
                    const Filters& filters) {
  const TieReader reader(graph, filters);
  const std::map<Vertex, OpenTie> left = firmest(reader.ties_of(first));
  const std::map<Vertex, OpenTie> right = firmest(reader.ties_of(second));
  std::vector<OpenShared> bodies;
  std::vector<OpenShared> undertakings;
  for (const auto& [vertex, tie] : left) {
    const auto other = right.find(vertex);
    const EntityType type = graph[vertex].type;
    if (other == right.end() || !admits(filters, type)) continue;
    // A forum is a body, yet what two bodies share in it is its work.
    const bool is_partner = type == EntityType::GovernmentBody || type == EntityType::Organization;
    (is_partner ? bodies : undertakings).push_back({vertex, &tie, other->second});
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
  reader.for_each_edge(
      entity, [&](const AnalysisRelation& relation, Vertex partner, Direction direction) {
        if (!admits(filters, graph[partner].type)) return;
        for (const std::uint32_t i : reader.admitted(relation)) {
          entries.push_back({graph.statements()[i].fiscal_year, Predicate(relation.predicate),
                             direction, reader.refer(partner), reader.cite(i)});
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

}  // namespace renkei
