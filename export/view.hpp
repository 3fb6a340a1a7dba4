// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "export/vocabulary.hpp"
#include "export/writer.hpp"
#include "graph/property_graph.hpp"

namespace renkei {

/// An edge as graph tools get it: one for each (source, predicate, target) in the full view, one
/// for each pair of bodies in the collaboration view.
struct ViewEdge {
  std::size_t source = 0;  ///< index of the vertex
  std::size_t target = 0;
  std::vector<Predicate> predicates;  ///< at least one, ascending; of direct ties where there are
  /// Distinct by id: the `direct` that state what the two ends do with each other, best first,
  /// then those by which both are tied to something they share, best first.
  std::vector<const EdgeStatement*> statements;
  std::size_t direct = 0;
  std::vector<std::size_t> via;  ///< indices of the shared programmes and fora, ascending
};

/// A programme or forum that more bodies than this are tied to says nothing of any two of them, and
/// its pairs would grow with their square. (A guess; the fora of the seed pages have up to seven.)
inline constexpr std::size_t largest_circle = 20;

/// What of a graph says all that a view holds: in the collaboration view the bodies that have an
/// edge of it, what they share, and the relations that these edges sum up.
class ViewContents {
 public:
  /// The graph must outlive it.
  ViewContents(const PropertyGraph& graph, View view, const Vocabulary& vocabulary);

  bool has_entity(std::size_t vertex) const { return is_whole_ || entities_[vertex]; }
  bool has_relation(const RelationEdge& relation) const {
    return is_whole_ ||
           (!relation.statements.empty() && firsts_.contains(relation.statements.data()));
  }

 private:
  bool is_whole_;
  std::vector<bool> entities_;                       ///< by vertex
  std::unordered_set<const EdgeStatement*> firsts_;  ///< the first statement of each relation
};

/// Calls `use` with each edge of the view. The edge and what it holds are good until `use` returns.
///
/// Full: in the order of the graph. Collaboration: what two different bodies do together, whoever
/// is the subject, is one edge from the smaller index to the larger, together with the programmes
/// and fora that both are tied to; two that only share such things have an edge as well, without
/// direct statements. Ascending by both ends. Memory: the edges of one vertex, and a number a
/// vertex.
void for_each_edge(const PropertyGraph& graph, View view, const Vocabulary& vocabulary,
                   const std::function<void(const ViewEdge&)>& use);

}  // namespace renkei
