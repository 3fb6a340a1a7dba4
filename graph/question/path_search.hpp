// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: ways through the ties that filters admit.

#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/path.hpp"
#include "graph/question/tie_reader.hpp"

namespace renkei::detail {

class PathSearch {
 public:
  using Vertex = AnalysisGraph::Vertex;
  using Way = std::vector<Vertex>;

  /// All must outlive it.
  PathSearch(const AnalysisGraph& graph, const Filters& filters, PathLength length);

  /// Up to `count` ways, see `paths`.
  std::vector<Way> shortest(Vertex first, Vertex second, std::size_t count);
  double length_of(const Way& way);

 private:
  /// What a search must keep off.
  struct Banned {
    std::unordered_set<Vertex> vertices;
    std::set<std::pair<Vertex, Vertex>> steps;
  };
  struct Neighbour {
    Vertex vertex = 0;
    std::uint32_t statements = 0;
  };
  struct Side;

  const std::vector<Neighbour>& neighbours(Vertex vertex);
  bool may_pass(Vertex vertex) const;
  Way search(Vertex first, Vertex second, const Banned& banned);
  Way by_hops(Vertex first, Vertex second, const Banned& banned);
  Way by_strength(Vertex first, Vertex second, const Banned& banned);
  void expand(Side& side, const Side& other, const Banned& banned, std::vector<Vertex>& meetings);
  Way joined(const Side& forward, const Side& backward, std::vector<Vertex> meetings) const;

  const AnalysisGraph& graph_;
  const Filters& filters_;
  TieReader reader_;
  PathLength length_;
  bool is_plain_;  ///< no statement has to be looked at
  Vertex first_ = 0;
  Vertex second_ = 0;
  std::vector<Neighbour> buffer_;
};

}  // namespace renkei::detail
