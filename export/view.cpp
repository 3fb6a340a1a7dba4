// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/view.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <utility>

namespace renkei {
namespace {

using Edge = PropertyGraph::edge_descriptor;

void each_relation(const PropertyGraph& graph, const std::function<void(const ViewEdge&)>& use) {
  ViewEdge result;
  for (const Edge edge : boost::make_iterator_range(boost::edges(graph))) {
    const RelationEdge& relation = graph[edge];
    result.source = boost::source(edge, graph);
    result.target = boost::target(edge, graph);
    result.predicates.assign(1, relation.predicate);
    result.statements.clear();
    for (const auto& statement : relation.statements) result.statements.push_back(&statement);
    use(result);
  }
}

/// What a vertex does with vertices of larger index: (index, relation), ascending.
using Partners = std::vector<std::pair<std::size_t, const RelationEdge*>>;

void collect_partners(const PropertyGraph& graph, const Vocabulary& vocabulary, std::size_t vertex,
                      Partners& partners) {
  partners.clear();
  for (const Edge edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
    const std::size_t other = boost::target(edge, graph);
    if (other > vertex && is_in(View::Collaboration, vocabulary, graph, edge)) {
      partners.emplace_back(other, &graph[edge]);
    }
  }
  for (const Edge edge : boost::make_iterator_range(boost::in_edges(vertex, graph))) {
    const std::size_t other = boost::source(edge, graph);
    if (other > vertex && is_in(View::Collaboration, vocabulary, graph, edge)) {
      partners.emplace_back(other, &graph[edge]);
    }
  }
  std::stable_sort(partners.begin(), partners.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// Sorts by confidence, the best first, then by id, and drops what has the same id.
void keep_distinct(std::vector<const EdgeStatement*>& statements) {
  std::sort(statements.begin(), statements.end(),
            [](const auto* a, const auto* b) { return a->id < b->id; });
  const auto end = std::unique(statements.begin(), statements.end(),
                               [](const auto* a, const auto* b) { return a->id == b->id; });
  statements.erase(end, statements.end());
  std::stable_sort(statements.begin(), statements.end(),
                   [](const auto* a, const auto* b) { return a->confidence > b->confidence; });
}

void each_pair(const PropertyGraph& graph, const Vocabulary& vocabulary,
               const std::function<void(const ViewEdge&)>& use) {
  Partners partners;
  ViewEdge result;
  for (std::size_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex) {
    collect_partners(graph, vocabulary, vertex, partners);
    for (std::size_t i = 0; i < partners.size();) {
      result = {vertex, partners[i].first, {}, {}};
      for (; i < partners.size() && partners[i].first == result.target; ++i) {
        const RelationEdge& relation = *partners[i].second;
        result.predicates.push_back(relation.predicate);
        for (const auto& statement : relation.statements) result.statements.push_back(&statement);
      }
      std::sort(result.predicates.begin(), result.predicates.end());
      result.predicates.erase(std::unique(result.predicates.begin(), result.predicates.end()),
                              result.predicates.end());
      keep_distinct(result.statements);
      use(result);
    }
  }
}

}  // namespace

bool is_in(View view, EntityType type) { return view == View::Full || is_body(type); }

bool is_in(View view, const Vocabulary& vocabulary, const PropertyGraph& graph, Edge edge) {
  return view == View::Full || (is_body(graph[boost::source(edge, graph)].type) &&
                                is_body(graph[boost::target(edge, graph)].type) &&
                                vocabulary.of(graph[edge].predicate).collaboration);
}

void for_each_edge(const PropertyGraph& graph, View view, const Vocabulary& vocabulary,
                   const std::function<void(const ViewEdge&)>& use) {
  if (view == View::Full) {
    each_relation(graph, use);
  } else {
    each_pair(graph, vocabulary, use);
  }
}

}  // namespace renkei
