// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/filter.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"

using namespace renkei;

namespace {

/// "vertices/edges/statements" of the sample under filters.
std::string left(const Filters& filters) {
  KnowledgeGraph graph = sample::report();
  keep_admitted(graph, filters);
  const auto summary = summarise(graph);
  return std::to_string(summary.vertices) + "/" + std::to_string(summary.edges) + "/" +
         std::to_string(summary.statements);
}

}  // namespace

TEST_CASE("filters that admit everything leave everything") { CHECK(left({}) == "10/14/15"); }

TEST_CASE("what no relation holds any more is left out") {
  Filters filters;
  filters.predicates = {Predicate::CooperatesWith};
  CHECK(left(filters) == "4/2/3");
  filters.statuses = {Status::Planned};
  CHECK(left(filters) == "2/1/1");
  filters.min_confidence = 0.9;
  CHECK(left(filters) == "0/0/0");
}

TEST_CASE("years and documents are filtered by") {
  Filters filters;
  filters.first_year = 2025;
  CHECK(left(filters) == "4/3/3");
  filters.documents = {"sheet.html"};
  CHECK(left(filters) == "2/1/1");
  Filters early;
  early.last_year = 2023;
  CHECK(left(early) == "2/1/1");
}

TEST_CASE("both ends must be of an admitted type") {
  Filters filters;
  filters.types = {EntityType::GovernmentBody};
  CHECK(left(filters) == "2/2/3");
}

TEST_CASE("a limit keeps the entities of most statements and what lies between them") {
  Filters filters;
  filters.limit = 3;
  KnowledgeGraph graph = sample::report();
  keep_admitted(graph, filters);
  REQUIRE(boost::num_vertices(graph.graph) == 3);
  CHECK(graph.graph[0].id == "jp-meti");
  CHECK(graph.graph[1].id == "jp-npa");
  CHECK(graph.graph[2].id == "x-body-1");
  CHECK(boost::num_edges(graph.graph) == 4);
}

TEST_CASE("in the view of collaboration types and limit choose among bodies") {
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  const auto pairs = [&](const Filters& filters) {
    KnowledgeGraph graph = sample::report();
    keep_admitted(graph, filters, View::Collaboration, vocabulary);
    std::string found;
    for_each_edge(graph.graph, View::Collaboration, vocabulary, [&](const ViewEdge& edge) {
      found += graph.graph[edge.source].id + " " + graph.graph[edge.target].id;
      found += edge.direct == 0 ? " through " : " ";
      for (const std::size_t thing : edge.via) found += graph.graph[thing].id;
      found += "; ";
    });
    return found;
  };
  Filters filters;
  filters.types = {EntityType::GovernmentBody, EntityType::Organization};
  CHECK(pairs(filters) == "jp-meti jp-npa ; jp-meti x-body-1 ; jp-npa x-body-1 through x-forum-1; ");
  filters.types = {EntityType::Organization, EntityType::Forum};
  CHECK(pairs(filters) == "x-body-1 x-forum-1 ; ");
  filters.types = {EntityType::Programme};
  CHECK(pairs(filters) == "");
  Filters most;
  most.limit = 2;
  CHECK(pairs(most) == "jp-meti jp-npa ; ");
}
