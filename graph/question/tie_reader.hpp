// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: what filters admit of an entity's edges.

#include <functional>
#include <vector>

#include "graph/query.hpp"

namespace renkei::detail {

/// A tie whose sentence was not fetched yet.
struct OpenTie {
  AnalysisGraph::Vertex partner = 0;
  PartnerTie tie;          ///< without `best`
  std::uint32_t best = 0;  ///< index of the statement
};

class TieReader {
 public:
  /// Both must outlive it.
  TieReader(const AnalysisGraph& graph, const Filters& filters);

  /// The entity's ties, in the order of the graph: those it is the subject of first.
  std::vector<OpenTie> ties_of(AnalysisGraph::Vertex entity) const;
  /// Those with partners that are wanted. @param wanted by vertex, 1 = wanted
  std::vector<OpenTie> ties_of(AnalysisGraph::Vertex entity, const std::vector<char>& wanted) const;

  /// True when some statement of the relation is admitted.
  bool admits_any(const AnalysisRelation& relation) const;

  /// Calls use(relation, partner, direction) for each edge of the entity whose predicate is
  /// admitted.
  using Use = std::function<void(const AnalysisRelation&, AnalysisGraph::Vertex, Direction)>;
  void for_each_edge(AnalysisGraph::Vertex entity, const Use& use) const;

  /// Indices of the relation's statements that are admitted, best first.
  std::vector<std::uint32_t> admitted(const AnalysisRelation& relation) const;

  /// The tie with its sentence.
  PartnerTie closed(const OpenTie& open) const;
  CitedQuote cite(std::uint32_t statement) const;
  EntityRef refer(AnalysisGraph::Vertex vertex) const;
  const AnalysisGraph& graph() const { return graph_; }

 private:
  const AnalysisGraph& graph_;
  const Filters& filters_;
  std::vector<char> documents_;  ///< 1 = admitted; by index
};

}  // namespace renkei::detail
