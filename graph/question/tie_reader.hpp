// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: what filters admit of an entity's edges.

#include <vector>

#include "graph/query.hpp"

namespace renkei::detail {

/// A tie of which nothing was copied yet.
struct OpenTie {
  const AnalysisRelation* relation = nullptr;  ///< in the graph
  AnalysisGraph::Vertex partner = 0;
  std::uint32_t best = 0;        ///< index of the best statement that is admitted
  std::uint32_t statements = 0;  ///< admitted ones, at least 1
  Predicate predicate = Predicate::CooperatesWith;
  Direction direction = Direction::Out;
};

/// More statements first, then predicate, direction: of ties with one partner no two are alike.
bool is_firmer(const OpenTie& a, const OpenTie& b);

class TieReader {
 public:
  using Vertex = AnalysisGraph::Vertex;

  /// Both must outlive it.
  TieReader(const AnalysisGraph& graph, const Filters& filters);

  /// The entity's ties, in the order of the graph: those it is the subject of first.
  std::vector<OpenTie> ties_of(Vertex entity) const;
  /// Those with partners that are wanted. @param wanted by vertex, 1 = wanted; empty = all
  std::vector<OpenTie> ties_of(Vertex entity, const std::vector<char>& wanted) const;
  /// One tie with each partner, the firmest; sorted by partner.
  std::vector<OpenTie> firmest_ties_of(Vertex entity, const std::vector<char>& wanted = {}) const;

  /// Calls use(relation, partner, direction) for each edge of the entity whose predicate is
  /// admitted; edges from a symmetric predicate as they are kept, Out or In. Relations are not
  /// looked at unless the filters are about them.
  template <class Use>
  void for_each_edge(Vertex entity, const Use& use) const {
    const auto& graph = graph_.graph();
    const auto visit = [&](const AnalysisRelation& relation, Vertex other, Direction direction) {
      if (other == entity) return;
      if (has_predicates_ && !admits(filters_, Predicate(relation.predicate))) return;
      use(relation, other, direction);
    };
    const auto [out_begin, out_end] = out_edges(entity, graph);
    for (auto edge = out_begin; edge != out_end; ++edge) {
      visit(graph[*edge], target(*edge, graph), Direction::Out);
    }
    const auto [in_begin, in_end] = in_edges(entity, graph);
    for (auto edge = in_begin; edge != in_end; ++edge) {
      visit(graph[*edge], source(*edge, graph), Direction::In);
    }
  }

  /// True when some statement of the relation is admitted.
  bool admits_any(const AnalysisRelation& relation) const {
    return is_plain_ || count(relation) != 0;
  }
  /// How many of the relation's statements are admitted.
  std::uint32_t count(const AnalysisRelation& relation) const;
  /// Indices of the relation's statements that are admitted, best first.
  std::vector<std::uint32_t> admitted(const AnalysisRelation& relation) const;

  std::vector<Status> statuses_of(const OpenTie& open) const;
  /// The tie with its sentence.
  PartnerTie closed(const OpenTie& open) const;
  CitedQuote cite(std::uint32_t statement) const;
  EntityRef refer(Vertex vertex) const;
  const AnalysisGraph& graph() const { return graph_; }

 private:
  bool is_admitted(std::uint32_t statement) const {
    const StatementInfo& info = graph_.statements()[statement];
    return documents_[info.document] != 0 && admits(filters_, info);
  }

  const AnalysisGraph& graph_;
  const Filters& filters_;
  bool has_predicates_;          ///< only some are admitted
  bool is_plain_;                ///< every statement is admitted
  std::vector<char> documents_;  ///< 1 = admitted; by index
};

}  // namespace renkei::detail
