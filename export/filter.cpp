// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/filter.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <numeric>
#include <utility>
#include <vector>

namespace renkei {
namespace {

bool admits_everything(const Filters& filters) {
  return filters.predicates.empty() && filters.types.empty() && filters.statuses.empty() &&
         !filters.first_year && !filters.last_year && filters.documents.empty() &&
         filters.min_confidence <= 0.0 && filters.limit == 0;
}

/// Drops statements; true for each relation (in the order of the graph) that still has one.
std::vector<bool> drop_statements(KnowledgeGraph& knowledge, const Filters& filters) {
  PropertyGraph& graph = knowledge.graph;
  std::vector<bool> kept, of_document;
  for (const DocumentInfo& one : knowledge.documents) of_document.push_back(admits(filters, one));
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    auto& statements = graph[edge].statements;
    std::erase_if(statements, [&](const EdgeStatement& one) {
      return !of_document.at(one.document) || !admits(filters, one);
    });
    kept.push_back(!statements.empty() && admits(filters, graph[edge].predicate) &&
                   admits(filters, graph[boost::source(edge, graph)].type) &&
                   admits(filters, graph[boost::target(edge, graph)].type));
  }
  return kept;
}

/// Statements at each vertex, over the relations kept.
std::vector<std::size_t> weights(const PropertyGraph& graph, const std::vector<bool>& kept) {
  std::vector<std::size_t> weight(boost::num_vertices(graph));
  std::size_t number = 0;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    if (!kept[number++]) continue;
    weight[boost::source(edge, graph)] += graph[edge].statements.size();
    weight[boost::target(edge, graph)] += graph[edge].statements.size();
  }
  return weight;
}

/// Makes all but the `limit` heaviest vertices weigh nothing.
void keep_heaviest(std::vector<std::size_t>& weight, std::size_t limit) {
  if (limit == 0 || weight.size() <= limit) return;
  std::vector<std::size_t> order(weight.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
  for (std::size_t i = limit; i < order.size(); ++i) weight[order[i]] = 0;
}

}  // namespace

void keep_admitted(KnowledgeGraph& knowledge, const Filters& filters) {
  if (admits_everything(filters)) return;
  PropertyGraph& graph = knowledge.graph;
  const std::vector<bool> kept = drop_statements(knowledge, filters);
  std::vector<std::size_t> weight = weights(graph, kept);
  keep_heaviest(weight, filters.limit);
  PropertyGraph result;
  constexpr auto gone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> place(weight.size(), gone);
  for (std::size_t vertex = 0; vertex < weight.size(); ++vertex) {
    if (weight[vertex] > 0) place[vertex] = boost::add_vertex(std::move(graph[vertex]), result);
  }
  std::size_t number = 0;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    const auto source = place[boost::source(edge, graph)],
               target = place[boost::target(edge, graph)];
    if (!kept[number++] || source == gone || target == gone) continue;
    boost::add_edge(source, target, std::move(graph[edge]), result);
  }
  graph = std::move(result);
}

}  // namespace renkei
