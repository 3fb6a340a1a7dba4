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

/// Drops vertices of no weight, and relations that are not kept or lose an end.
void keep_weighty(PropertyGraph& graph, const std::vector<std::size_t>& weight,
                  const std::vector<bool>& kept) {
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

/// Leaves of a view of collaboration the bodies that are chosen, and what they share.
/// @param chosen by vertex
void keep_bodies(PropertyGraph& graph, const std::vector<bool>& chosen) {
  std::vector<std::size_t> weight(boost::num_vertices(graph));
  for (std::size_t vertex = 0; vertex < weight.size(); ++vertex) {
    EntityType& type = graph[vertex].type;
    const bool ties = type == EntityType::Programme || type == EntityType::Forum;
    weight[vertex] = chosen[vertex] || ties ? 1 : 0;
    // A forum that was not chosen ties as a programme does, which the view does not show.
    if (type == EntityType::Forum && !chosen[vertex]) type = EntityType::Programme;
  }
  keep_weighty(graph, weight, std::vector<bool>(boost::num_edges(graph), true));
}

/// Statements that each body has in the view of collaboration.
std::vector<std::size_t> weights_of_bodies(const PropertyGraph& graph,
                                           const Vocabulary& vocabulary) {
  std::vector<std::size_t> weight(boost::num_vertices(graph));
  for_each_edge(graph, View::Collaboration, vocabulary, [&](const ViewEdge& edge) {
    weight[edge.source] += edge.statements.size();
    weight[edge.target] += edge.statements.size();
  });
  return weight;
}

}  // namespace

void keep_admitted(KnowledgeGraph& knowledge, const Filters& filters) {
  if (admits_everything(filters)) return;
  const std::vector<bool> kept = drop_statements(knowledge, filters);
  std::vector<std::size_t> weight = weights(knowledge.graph, kept);
  keep_heaviest(weight, filters.limit);
  keep_weighty(knowledge.graph, weight, kept);
}

void keep_admitted(KnowledgeGraph& knowledge, const Filters& filters, View view,
                   const Vocabulary& vocabulary) {
  if (view == View::Full) return keep_admitted(knowledge, filters);
  Filters of_statements = filters;
  of_statements.types.clear();
  of_statements.limit = 0;
  keep_admitted(knowledge, of_statements);
  if (filters.types.empty() && filters.limit == 0) return;
  PropertyGraph& graph = knowledge.graph;
  const auto choose = [&](auto&& is_chosen) {
    std::vector<bool> chosen(boost::num_vertices(graph));
    for (std::size_t vertex = 0; vertex < chosen.size(); ++vertex) {
      chosen[vertex] = is_body(graph[vertex].type) && is_chosen(vertex);
    }
    keep_bodies(graph, chosen);
  };
  choose([&](std::size_t vertex) { return admits(filters, graph[vertex].type); });
  std::vector<std::size_t> weight = weights_of_bodies(graph, vocabulary);
  keep_heaviest(weight, filters.limit);
  choose([&](std::size_t vertex) { return weight[vertex] > 0; });
}

}  // namespace renkei
