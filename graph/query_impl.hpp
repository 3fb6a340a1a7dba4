// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The template of graph/query.hpp; include that one.

#include <map>
#include <optional>
#include <utility>

#include "graph/query.hpp"
#include "graph/question/own_units.hpp"

namespace renkei {
namespace detail {

EntityRef refer(VertexDescriptor vertex, const EntityVertex& entity);

/// Nothing when the filters admit no statement of the edge.
std::optional<PartnerTie> tie_of(const RelationEdge& edge, Direction direction,
                                 const std::vector<DocumentInfo>& documents,
                                 const Filters& filters);

/// Counts, sorts and cuts the partners and units of an answer, that have their ties.
void rank_partners(WhoAnswer& answer, std::size_t limit);

}  // namespace detail

template <BidirectionalEntityGraph Graph>
WhoAnswer who(const Graph& graph, const std::vector<DocumentInfo>& documents,
              VertexOf<Graph> entity, const Filters& filters) {
  std::map<VertexOf<Graph>, Partner> partners;
  const auto visit = [&](EdgeOf<Graph> edge, VertexOf<Graph> other, Direction direction) {
    if (other == entity || !admits(filters, graph[other].type)) return;
    auto tie = detail::tie_of(graph[edge], direction, documents, filters);
    if (!tie) return;
    Partner& partner = partners[other];
    if (partner.ties.empty()) partner.entity = detail::refer(other, graph[other]);
    partner.ties.push_back(std::move(*tie));
  };
  const auto [out_begin, out_end] = out_edges(entity, graph);
  for (auto edge = out_begin; edge != out_end; ++edge) {
    visit(*edge, target(*edge, graph), Direction::Out);
  }
  const auto [in_begin, in_end] = in_edges(entity, graph);
  for (auto edge = in_begin; edge != in_end; ++edge) {
    visit(*edge, source(*edge, graph), Direction::In);
  }
  WhoAnswer answer;
  answer.entity = detail::refer(entity, graph[entity]);
  const auto own = detail::own_units(graph, entity, [&](EdgeOf<Graph> edge) {
    return graph[edge].predicate == Predicate::PartOf && is_body(graph[source(edge, graph)].type) &&
           is_body(graph[target(edge, graph)].type);
  });
  for (auto& [vertex, partner] : partners) {
    (own.contains(vertex) ? answer.units : answer.partners).push_back(std::move(partner));
  }
  detail::rank_partners(answer, filters.limit);
  return answer;
}

}  // namespace renkei
