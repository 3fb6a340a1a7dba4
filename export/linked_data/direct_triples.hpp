// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <string_view>
#include <vector>

#include "export/view.hpp"
#include "export/vocabulary.hpp"
#include "graph/property_graph.hpp"

namespace renkei {

/// The triples that say a relation directly, of ours and of the vocabularies that ours is mapped
/// to: only of relations that are stated as more than planned. All that it is
/// made of must outlive it.
class DirectTriples {
 public:
  using Vertex = PropertyGraph::vertex_descriptor;
  struct Triple {
    std::size_t term;  ///< its place among the terms
    Vertex other;      ///< what it leads to

    auto operator<=>(const Triple&) const = default;
  };

  DirectTriples(const PropertyGraph& graph, const ViewContents& contents,
                const Vocabulary& vocabulary);

  /// Those that start at a vertex, by term, without doubles; good until the next call.
  const std::vector<Triple>& of(Vertex vertex);
  /// A term of the context. Places follow the order of the terms.
  std::string_view term(std::size_t place) const { return terms_[place]; }

 private:
  using Edge = PropertyGraph::edge_descriptor;
  /// The places of a predicate's terms.
  struct Places {
    std::size_t own = 0;
    std::vector<std::size_t> mapped;
  };
  void collect(Edge edge, MappedTriple::Direction side);

  const PropertyGraph& graph_;
  const ViewContents& contents_;
  const Vocabulary& vocabulary_;
  std::vector<std::string_view> terms_;  ///< sorted
  std::array<Places, predicate_count> places_;
  std::vector<Triple> triples_;
};

}  // namespace renkei
