// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: what belongs to an entity, and what it belongs to.

#include <boost/graph/graph_traits.hpp>
#include <boost/range/iterator_range.hpp>
#include <unordered_set>
#include <vector>

namespace renkei::detail {

/// All that is part of the entity, of its parts and so on, and all that it is part of.
/// @param is_part edge → true when its source is part of its target
template <class Graph, class Vertex, class IsPart>
std::unordered_set<Vertex> own_units(const Graph& graph, Vertex entity, const IsPart& is_part) {
  std::unordered_set<Vertex> own;
  const auto follow = [&](const auto& next_of) {
    std::unordered_set<Vertex> seen{entity};
    std::vector<Vertex> open{entity};
    while (!open.empty()) {
      const Vertex vertex = open.back();
      open.pop_back();
      next_of(vertex, [&](Vertex next) {
        if (seen.insert(next).second) open.push_back(next);
      });
    }
    own.merge(seen);
  };
  follow([&](Vertex vertex, const auto& add) {
    for (const auto edge : boost::make_iterator_range(in_edges(vertex, graph))) {
      if (is_part(edge)) add(source(edge, graph));
    }
  });
  follow([&](Vertex vertex, const auto& add) {
    for (const auto edge : boost::make_iterator_range(out_edges(vertex, graph))) {
      if (is_part(edge)) add(target(edge, graph));
    }
  });
  own.erase(entity);
  return own;
}

}  // namespace renkei::detail
