// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include "graph/comparison.hpp"
#include "graph/path.hpp"
#include "graph/query.hpp"
#include "graph/ranking.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_graph.hpp"

using namespace renkei;
using test::PageBuilder;
using test::small_graph;
using test::vertex_of;
using enum EntityType;

namespace {

std::vector<std::string> names_of(const WhoAnswer& answer) {
  std::vector<std::string> names;
  for (const Partner& each : answer.partners) names.push_back(each.entity.name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the compact graph answers as the property graph does") {
  const KnowledgeGraph graph = small_graph();
  const AnalysisGraph compact(graph);
  for (const std::string name : {"IPA", "JPCERT/CC", "総務省"}) {
    const auto vertex = vertex_of(graph, name);
    const WhoAnswer one = who(graph, vertex);
    const WhoAnswer two = who(compact, vertex);
    CHECK(one.partners_found == two.partners_found);
    CHECK(one.statements == two.statements);
    REQUIRE(names_of(one) == names_of(two));
    for (std::size_t i = 0; i < one.partners.size(); ++i) {
      REQUIRE(one.partners[i].ties.size() == two.partners[i].ties.size());
      for (std::size_t j = 0; j < one.partners[i].ties.size(); ++j) {
        const PartnerTie& left = one.partners[i].ties[j];
        const PartnerTie& right = two.partners[i].ties[j];
        CHECK(left.predicate == right.predicate);
        CHECK(left.direction == right.direction);
        CHECK(left.statuses == right.statuses);
        CHECK(left.fiscal_years == right.fiscal_years);
        CHECK(left.best.text == right.best.text);
        CHECK(left.best.statement == right.best.statement);
        CHECK(left.best.document == right.best.document);
        CHECK(left.best.confidence == right.best.confidence);
      }
    }
  }
}

TEST_CASE("bodies met in shared programmes and fora are a list of their own") {
  const KnowledgeGraph graph = small_graph();
  const AnalysisGraph compact(graph);
  const WhoAnswer answer = who(compact, vertex_of(graph, "IPA"));
  CHECK(answer.via_found == 1);
  REQUIRE(answer.via.size() == 1);
  CHECK(answer.via[0].entity.name == "総務省");
  REQUIRE(answer.via[0].shared.size() == 1);
  CHECK(answer.via[0].shared[0].shared.name == "地域安全協議会");
  CHECK(answer.via[0].shared[0].first.best.text == "IPAは協議会に参加");
  CHECK(answer.via[0].shared[0].second.best.text == "総務省は協議会を開催");
  const Names partners = names_of(answer);
  CHECK(std::find(partners.begin(), partners.end(), "総務省") == partners.end());
}

TEST_CASE("who is met elsewhere as well is no partner that no relation is stated with") {
  PageBuilder page(1);
  const auto ipa = page.entity(Organization, {"IPA"}, "ipa");
  const auto meti = page.entity(GovernmentBody, {"経済産業省"}, "jp-meti");
  const auto mic = page.entity(GovernmentBody, {"総務省"});
  const auto forum = page.entity(Forum, {"地域安全協議会"});
  for (const auto each : {ipa, meti, mic}) {
    page.relation(each, Predicate::ParticipatesIn, forum, "協議会に参加");
  }
  page.relation(meti, Predicate::Commissions, ipa, "IPAに委託");
  const Catalogue catalogue = test::small_catalogue();
  Resolver resolver(catalogue);
  resolver.begin_document({"d-1", "報告.txt", {}, 1});
  resolver.add_page(page.facts());
  const KnowledgeGraph graph = resolver.resolve();
  const AnalysisGraph compact(graph);
  const auto met = [&](const Filters& filters) {
    const WhoAnswer answer = who(compact, vertex_of(graph, "IPA"), filters);
    CHECK(answer.via_found == answer.via.size());
    Names names;
    for (const ViaPartner& each : answer.via) names.push_back(each.entity.name);
    return names;
  };
  CHECK(met({}) == Names{"総務省"});
  Filters filters;
  filters.predicates = {Predicate::ParticipatesIn};
  CHECK(met(filters) == Names{"総務省"});
}

TEST_CASE("years, documents and depth narrow and widen an answer") {
  const KnowledgeGraph graph = small_graph();
  const AnalysisGraph compact(graph);
  const auto ipa = vertex_of(graph, "IPA");
  Filters filters;
  filters.first_year = filters.last_year = 2025;
  CHECK(names_of(who(compact, ipa, filters)) == Names{"JPCERTコーディネーションセンター"});
  filters = {};
  filters.last_year = 2024;
  CHECK(who(compact, ipa, filters).statements == 3);  // what states no year is left out
  filters = {};
  filters.documents = {"続報.txt"};
  CHECK(who(compact, ipa, filters).statements == 2);
  filters = {};
  filters.depth = 2;
  const WhoAnswer deep = who(compact, ipa, filters);
  const Partner& last = deep.partners.back();
  CHECK(deep.partners_found == 5);
  CHECK(last.distance == 2);
  CHECK(last.entity.name == "総務省");
  CHECK(last.through.name == "地域安全協議会");
}

TEST_CASE("what two entities share is told by partners and by programmes") {
  const KnowledgeGraph graph = small_graph();
  const AnalysisGraph compact(graph);
  const CommonAnswer answer = common(compact, vertex_of(graph, "IPA"), vertex_of(graph, "総務省"));
  CHECK(answer.bodies.empty());
  REQUIRE(answer.undertakings.size() == 1);
  CHECK(answer.undertakings[0].first.predicate == Predicate::ParticipatesIn);
  CHECK(answer.undertakings[0].second.predicate == Predicate::Organizes);
  const CommonAnswer bodies =
      common(compact, vertex_of(graph, "IPA"), vertex_of(graph, "北方研究所"));
  REQUIRE(bodies.bodies.size() == 1);
  CHECK(bodies.bodies[0].shared.id == "jpcert");
}

TEST_CASE("a timeline is in the order of years") {
  const KnowledgeGraph graph = small_graph();
  const auto entries = timeline(AnalysisGraph(graph), vertex_of(graph, "IPA"));
  REQUIRE(entries.size() == 6);
  CHECK(entries.front().fiscal_year == 2024);
  CHECK(entries[4].fiscal_year == 2025);
  CHECK(entries.back().fiscal_year == 0);
  CHECK(entries.back().quote.text == "IPAに委託し");
}

TEST_CASE("a statement without a year of its own is of its document's") {
  PageBuilder page(1);
  const auto ipa = page.entity(Organization, {"IPA"}, "ipa");
  const auto meti = page.entity(GovernmentBody, {"経済産業省"}, "jp-meti");
  const auto jpcert = page.entity(Organization, {"JPCERT/CC"}, "jpcert");
  page.relation(meti, Predicate::Commissions, ipa, "IPAに委託し", 0.9, Status::Done, {})
      .relation(meti, Predicate::CooperatesWith, ipa, "IPAと連携し", 0.9, Status::Done, {})
      .relation(ipa, Predicate::CooperatesWith, jpcert, "JPCERT/CCと連携する", 0.9, Status::Planned,
                2025);
  const Catalogue catalogue = test::small_catalogue();
  Resolver resolver(catalogue);
  DocumentInfo dated{"d-1", "dated.txt", {}, 1};
  dated.metadata.fiscal_year = 2024;
  resolver.begin_document(dated);
  resolver.add_page(page.facts());
  PageBuilder other(1);
  other.relation(other.entity(Organization, {"IPA"}, "ipa"), Predicate::CooperatesWith,
                 other.entity(GovernmentBody, {"経済産業省"}, "jp-meti"), "共同で", 0.5,
                 Status::Done, {});
  resolver.begin_document({"d-2", "undated.txt", {}, 1});
  resolver.add_page(other.facts());
  const KnowledgeGraph graph = resolver.resolve();
  const AnalysisGraph compact(graph);
  const auto vertex = vertex_of(graph, "IPA");
  Filters filters;
  filters.first_year = filters.last_year = 2024;
  for (const WhoAnswer& answer : {who(graph, vertex, filters), who(compact, vertex, filters)}) {
    REQUIRE(names_of(answer) == Names{"経済産業省"});
    CHECK(answer.statements == 2);
    CHECK(answer.partners[0].ties[0].fiscal_years == std::vector<int>{2024});
    CHECK(answer.partners[0].ties[0].stated_years.empty());
  }
  const auto entries = timeline(compact, vertex);
  REQUIRE(entries.size() == 4);
  CHECK(entries[0].fiscal_year == 2024);
  CHECK(entries[0].year_from == YearSource::Document);
  CHECK(entries[2].fiscal_year == 2025);
  CHECK(entries[2].year_from == YearSource::Statement);
  CHECK(entries[3].fiscal_year == 0);
  const YearCoverage of_ipa = year_coverage(compact, filters, vertex);
  CHECK(of_ipa.within == 2);
  CHECK(of_ipa.without == 1);
  CHECK(of_ipa.first == 2024);
  CHECK(of_ipa.last == 2025);
  CHECK(year_coverage(compact, filters).without == 1);
  filters.first_year = filters.last_year = 2023;
  CHECK(year_coverage(compact, filters).within == 0);
  TieScope scope;
  scope.first_year = scope.last_year = 2024;
  CHECK(rank(compact, Measure::Degree, scope).found == 2);
}

TEST_CASE("what is generic stands behind those who are named, and ways keep off it") {
  PageBuilder page(1);
  const auto ipa = page.entity(Organization, {"IPA"}, "ipa");
  const auto meti = page.entity(GovernmentBody, {"経済産業省"}, "jp-meti");
  const auto group = page.entity(Group, {"事業者"});
  page.relation(ipa, Predicate::CooperatesWith, group, "事業者と連携し", 0.9)
      .relation(ipa, Predicate::ProvidesTo, group, "事業者に提供し", 0.9)
      .relation(ipa, Predicate::CooperatesWith, meti, "経済産業省と連携し", 0.4)
      .relation(page.entity(Organization, {"北方研究所"}), Predicate::CooperatesWith, group,
                "事業者と", 0.9);
  const Catalogue catalogue = test::small_catalogue();
  Resolver resolver(catalogue);
  resolver.begin_document({"d-1", "一.txt", {}, 1});
  resolver.add_page(page.facts());
  const KnowledgeGraph graph = resolver.resolve();
  const AnalysisGraph compact(graph);
  const auto vertex = vertex_of(graph, "IPA");
  CHECK(names_of(who(graph, vertex)) == Names{"経済産業省", "事業者"});
  CHECK(names_of(who(compact, vertex)) == Names{"経済産業省", "事業者"});
  Filters filters;
  filters.types = usual_way_types();
  const auto far = vertex_of(graph, "北方研究所");
  CHECK(paths(compact, vertex, far, PathLength::Hops, filters).empty());
  filters.types.push_back(Group);
  CHECK(paths(compact, vertex, far, PathLength::Hops, filters).size() == 1);
  TieScope scope;
  scope.min_confidence = 0.5;
  CHECK(rank(compact, Measure::Degree, scope).found == 3);
  scope.documents = {"二.txt"};
  CHECK(rank(compact, Measure::Degree, scope).found == 0);
}

TEST_CASE("the shortest way has the sentences along it, and the next best comes after it") {
  const KnowledgeGraph graph = small_graph();
  const AnalysisGraph compact(graph);
  const auto found =
      paths(compact, vertex_of(graph, "総務省"), vertex_of(graph, "北方研究所"), PathLength::Hops);
  REQUIRE(found.size() == 1);
  CHECK(found[0].length == 4.0);
  REQUIRE(found[0].steps.size() == 4);
  CHECK(found[0].steps[0].tie.best.text == "総務省は協議会を開催");
  CHECK(found[0].steps[1].tie.direction == Direction::In);
  CHECK(found[0].steps[3].to.name == "北方研究所");
  Filters filters;
  filters.limit = 5;
  CHECK(paths(compact, vertex_of(graph, "総務省"), vertex_of(graph, "北方研究所"), PathLength::Hops,
              filters)
            .size() == 1);
  filters.types = {GovernmentBody, Organization};
  CHECK(paths(compact, vertex_of(graph, "総務省"), vertex_of(graph, "北方研究所"), PathLength::Hops,
              filters)
            .empty());
}

namespace {

/// A graph of plain bodies b0, b1, …; each tie states as often as it weighs.
AnalysisGraph plain_graph(std::uint32_t count,
                          const std::vector<std::array<std::uint32_t, 3>>& ties) {
  AnalysisGraph::Rows rows;
  for (std::uint32_t i = 0; i < count; ++i) {
    rows.entities.push_back({"b" + std::to_string(i), "b" + std::to_string(i), Organization, 1});
  }
  rows.documents.resize(1);
  for (const auto& [from, to, weight] : ties) {
    rows.ends.emplace_back(from, to);
    rows.relations.push_back({std::uint32_t(rows.statements.size()), weight & 0xFFFFFFU, 0});
    rows.statements.resize(rows.statements.size() + weight,
                           {0, 0, Status::Done, YearSource::Statement, 0.9F});
  }
  return AnalysisGraph(std::move(rows), [](std::uint32_t i) {
    return StatementText{"s-" + std::to_string(i), "p", 1, "文"};
  });
}

std::vector<std::uint32_t> way_of(const EntityPath& path) {
  std::vector<std::uint32_t> way{std::uint32_t(path.steps.front().from.vertex)};
  for (const PathStep& step : path.steps) way.push_back(std::uint32_t(step.to.vertex));
  return way;
}

}  // namespace

TEST_CASE("ways are counted in hops or in strength, best first") {
  // 0-1-4 in two weak hops, 0-2-3-4 in three strong ones
  const AnalysisGraph graph =
      plain_graph(6, {{0, 1, 1}, {0, 2, 9}, {1, 4, 1}, {2, 3, 9}, {3, 4, 9}, {0, 5, 1}});
  using Way = std::vector<std::uint32_t>;
  Filters filters;
  filters.limit = 4;
  const auto hops = paths(graph, 0, 4, PathLength::Hops, filters);
  REQUIRE(hops.size() == 2);
  CHECK(way_of(hops[0]) == Way{0, 1, 4});
  CHECK(way_of(hops[1]) == Way{0, 2, 3, 4});
  const auto strength = paths(graph, 0, 4, PathLength::Strength, filters);
  REQUIRE(strength.size() == 2);
  CHECK(way_of(strength[0]) == Way{0, 2, 3, 4});
  CHECK(strength[0].length == Approx(3.0 / 9.0));
  CHECK(way_of(strength[1]) == Way{0, 1, 4});
  CHECK(way_of(paths(graph, 4, 0, PathLength::Hops)[0]) == Way{4, 1, 0});
}

namespace {

/// Every way from `at` to `end` that passes no vertex twice, by depth-first search.
void all_ways(const std::vector<std::vector<std::uint32_t>>& weights, std::uint32_t end,
              std::vector<std::uint32_t>& way, double length, PathLength measure,
              std::vector<double>& lengths) {
  const std::uint32_t at = way.back();
  if (at == end) return lengths.push_back(length);
  for (std::uint32_t next = 0; next < weights.size(); ++next) {
    if (weights[at][next] == 0 || std::find(way.begin(), way.end(), next) != way.end()) continue;
    way.push_back(next);
    const double step = measure == PathLength::Hops ? 1.0 : 1.0 / weights[at][next];
    all_ways(weights, end, way, length + step, measure, lengths);
    way.pop_back();
  }
}

}  // namespace

TEST_CASE("the best ways are those that a search of all ways finds, each once") {
  std::uint32_t state = 7;
  const auto random = [&](std::uint32_t limit) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % limit;
  };
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t size = 4 + random(4);
    std::vector<std::vector<std::uint32_t>> weights(size, std::vector<std::uint32_t>(size, 0));
    std::vector<std::array<std::uint32_t, 3>> ties;
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) {
        if (random(3) == 0) continue;
        weights[a][b] = weights[b][a] = 1 + random(5);
        ties.push_back({a, b, weights[a][b]});
      }
    }
    const AnalysisGraph graph = plain_graph(size, ties);
    for (const PathLength measure : {PathLength::Hops, PathLength::Strength}) {
      std::vector<double> lengths;
      std::vector<std::uint32_t> way{0};
      all_ways(weights, size - 1, way, 0.0, measure, lengths);
      std::sort(lengths.begin(), lengths.end());
      for (const std::size_t limit : {std::size_t(3), std::size_t(10'000)}) {
        Filters filters;
        filters.limit = limit;
        const auto found = paths(graph, 0, size - 1, measure, filters);
        REQUIRE(found.size() == std::min(limit, lengths.size()));
        std::set<std::vector<std::uint32_t>> distinct;
        for (std::size_t i = 0; i < found.size(); ++i) {
          CHECK(found[i].length == Approx(lengths[i]));
          distinct.insert(way_of(found[i]));
        }
        CHECK(distinct.size() == found.size());
      }
    }
  }
}

TEST_CASE("ten thousand ways are found in time that grows with their number") {
  // 0 - {1..5} - {6..10} - … - end: 5^6 ways, all as short. What looks at all ways found before for
  // each new one needs 10^9 steps; the test's time limit is for it.
  constexpr std::uint32_t width = 5;
  constexpr std::uint32_t layers = 6;
  std::vector<std::array<std::uint32_t, 3>> ties;
  const std::uint32_t end = 1 + width * layers;
  for (std::uint32_t i = 0; i < width; ++i) ties.push_back({0, 1 + i, 1});
  for (std::uint32_t layer = 0; layer + 1 < layers; ++layer) {
    for (std::uint32_t i = 0; i < width * width; ++i) {
      ties.push_back({1 + layer * width + i / width, 1 + (layer + 1) * width + i % width, 1});
    }
  }
  for (std::uint32_t i = 0; i < width; ++i) ties.push_back({1 + (layers - 1) * width + i, end, 1});
  Filters filters;
  filters.limit = 10'000;
  const auto found = paths(plain_graph(end + 1, ties), 0, end, PathLength::Hops, filters);
  REQUIRE(found.size() == 10'000);
  CHECK(found.back().length == double(layers + 1));
}

TEST_CASE("entities are ranked by each measure") {
  // a triangle 0 1 2, and a tail 2 - 3 - 4
  const AnalysisGraph graph =
      plain_graph(6, {{0, 1, 5}, {0, 2, 1}, {1, 2, 1}, {2, 3, 1}, {3, 4, 1}});
  const auto first = [&](Measure measure) { return rank(graph, measure).entities.front(); };
  CHECK(first(Measure::Degree).entity.id == "b2");
  CHECK(first(Measure::Degree).value == 3.0);
  CHECK(first(Measure::WeightedDegree).entity.id == "b0");
  CHECK(first(Measure::WeightedDegree).value == 6.0);
  CHECK(first(Measure::Betweenness).entity.id == "b2");
  CHECK(first(Measure::Betweenness).value == 4.0);
  CHECK(first(Measure::Core).value == 2.0);
  const RankAnswer pagerank = rank(graph, Measure::PageRank);
  double sum = 0.0;
  for (const RankedEntity& each : pagerank.entities) sum += each.value;
  CHECK(pagerank.found == 5);
  CHECK(sum < 1.0);  // the vertex without ties has its share
  CHECK(sum > 0.95);
  CHECK(rank(graph, Measure::Degree, {}, {}, 2).entities.size() == 2);
}

TEST_CASE("two cliques with one tie between them are two groups") {
  const AnalysisGraph graph = plain_graph(8, {{0, 1, 1},
                                              {0, 2, 1},
                                              {0, 3, 1},
                                              {1, 2, 1},
                                              {1, 3, 1},
                                              {2, 3, 1},
                                              {3, 4, 1},
                                              {4, 5, 1},
                                              {4, 6, 1},
                                              {4, 7, 1},
                                              {5, 6, 1},
                                              {5, 7, 1},
                                              {6, 7, 1}});
  const GroupsAnswer answer = groups(graph);
  REQUIRE(answer.groups.size() == 2);
  CHECK(answer.groups[0].members.size() == 4);
  CHECK(answer.groups[0].inner == 6);
  CHECK(answer.groups[0].outer == 1);
  CHECK(answer.modularity > 0.4);
}

TEST_CASE("a comparison tells added, ended, and planned then done") {
  const KnowledgeGraph graph = small_graph();
  const AnalysisGraph compact(graph);
  Filters before;
  before.first_year = before.last_year = 2025;
  Filters after;
  after.first_year = after.last_year = 2024;
  const auto changes = compare(compact, before, compact, after);
  using Kind = RelationChange::Kind;
  const auto count = [&](Kind kind) {
    return std::count_if(changes.begin(), changes.end(),
                         [&](const RelationChange& each) { return each.kind == kind; });
  };
  CHECK(count(Kind::Added) == 4);
  CHECK(count(Kind::Ended) == 1);
  CHECK(count(Kind::PlannedThenDone) == 1);
  const auto done = std::find_if(changes.begin(), changes.end(), [](const RelationChange& each) {
    return each.kind == Kind::PlannedThenDone;
  });
  CHECK(done->before->best.text == "共同で");
  CHECK(done->after->best.text == "IPAはJPCERT/CCと連携し");
  CHECK(compare(compact, {}, compact, {}).empty());
}
