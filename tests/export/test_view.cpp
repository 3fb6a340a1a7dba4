// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "export/view.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"

using namespace renkei;

namespace {

/// "0-1 cooperatesWith,commissions s-1,s-2" for each edge.
std::vector<std::string> edges(const KnowledgeGraph& graph, View view) {
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  std::vector<std::string> result;
  for_each_edge(graph.graph, view, vocabulary, [&](const ViewEdge& edge) {
    std::string line = std::to_string(edge.source) + "-" + std::to_string(edge.target) + " ";
    for (const auto predicate : edge.predicates) line.append(name_of(predicate)).append(",");
    line.back() = ' ';
    for (const auto* statement : edge.statements) line.append(statement->id).append(",");
    line.pop_back();
    for (const auto thing : edge.via) line.append(" via ").append(std::to_string(thing));
    CHECK((edge.direct == 0) == (line.starts_with("1-2")));
    result.push_back(line);
  });
  return result;
}

}  // namespace

TEST_CASE("the full view has every relation, in the order of the graph") {
  const auto lines = edges(sample::report(), View::Full);
  REQUIRE(lines.size() == 14);
  CHECK(lines.front() == "0-1 cooperatesWith s-1,s-2");
  CHECK(lines.back() == "2-0 uses s-15");
}

TEST_CASE("the collaboration view sums up what each pair of bodies does together") {
  CHECK(edges(sample::report(), View::Collaboration) ==
        std::vector<std::string>{"0-1 cooperatesWith,commissions s-1,s-2,s-3",
                                 "0-2 worksThrough,uses s-4,s-15",
                                 "1-2 participatesIn s-9,s-10 via 3", "1-3 participatesIn s-10",
                                 "2-3 participatesIn s-9"});
}

TEST_CASE("a statement counts once, and a body does not collaborate with itself") {
  auto graph = sample::report();
  const auto& first = graph.graph[*boost::edges(graph.graph).first];
  auto twice = first;
  twice.predicate = Predicate::ProvidesTo;
  boost::add_edge(1, 0, twice, graph.graph);
  boost::add_edge(0, 0, twice, graph.graph);
  const auto lines = edges(graph, View::Collaboration);
  CHECK(lines.size() == 5);
  CHECK(lines.front() == "0-1 cooperatesWith,commissions,providesTo s-1,s-2,s-3");
}

TEST_CASE("what two bodies share is told apart from what they do with each other") {
  auto graph = sample::report();
  // 0 and 2 already work together; now they run a programme together as well.
  RelationEdge runs{Predicate::Operates, {}};
  runs.statements.push_back(graph.graph[*boost::edges(graph.graph).first].statements.front());
  runs.statements.front().id = "s-20";
  boost::add_edge(2, 4, runs, graph.graph);
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  std::vector<std::size_t> via;
  std::size_t direct = 0, through = 0;
  for_each_edge(graph.graph, View::Collaboration, vocabulary, [&](const ViewEdge& edge) {
    if (edge.source != 0 || edge.target != 2) return;
    via = edge.via;
    direct = edge.direct;
    through = edge.statements.size() - edge.direct;
  });
  CHECK(via == std::vector<std::size_t>{4});
  CHECK(direct == 2);
  CHECK(through == 2);  // s-6, s-20
}

TEST_CASE("a forum of very many bodies ties no two of them") {
  KnowledgeGraph graph;
  EntityVertex forum;
  forum.type = EntityType::Forum;
  boost::add_vertex(forum, graph.graph);
  for (std::size_t i = 1; i <= largest_circle + 1; ++i) {
    boost::add_vertex(EntityVertex{}, graph.graph);
    RelationEdge joins{Predicate::ParticipatesIn, {EdgeStatement{}}};
    joins.statements.front().id = std::to_string(i);
    boost::add_edge(i, 0, joins, graph.graph);
  }
  const auto count = [&] {
    const auto vocabulary = Vocabulary::load(DataPack::built_in());
    std::size_t edges = 0;
    for_each_edge(graph.graph, View::Collaboration, vocabulary, [&](const ViewEdge&) { ++edges; });
    return edges;
  };
  CHECK(count() == largest_circle + 1);
  boost::clear_vertex(1, graph.graph);
  CHECK(count() == largest_circle + largest_circle * (largest_circle - 1) / 2);
}

TEST_CASE("the contents of the collaboration view are its bodies, what they share and what says so") {
  const auto graph = sample::report();
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  const ViewContents contents(graph.graph, View::Collaboration, vocabulary);
  std::string entities, relations;
  for (std::size_t vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    if (contents.has_entity(vertex)) entities += std::to_string(vertex);
  }
  for (auto [edge, end] = boost::edges(graph.graph); edge != end; ++edge) {
    const RelationEdge& relation = graph.graph[*edge];
    if (contents.has_relation(relation)) relations += relation.statements.front().id + " ";
  }
  CHECK(entities == "0123");
  CHECK(relations == "s-1 s-3 s-4 s-9 s-10 s-15 ");
}
