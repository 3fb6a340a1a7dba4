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
                                 "0-2 worksThrough,uses s-4,s-15", "1-3 participatesIn s-10",
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
  CHECK(lines.size() == 4);
  CHECK(lines.front() == "0-1 cooperatesWith,commissions,providesTo s-1,s-2,s-3");
}
