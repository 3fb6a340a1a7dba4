// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: ways through the ties that filters admit.

#include <functional>
#include <limits>
#include <queue>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
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

  static constexpr double unreached = std::numeric_limits<double>::infinity();
  /// What a search by strength knows from one end.
  struct Reach {
    using Entry = std::pair<double, Vertex>;
    std::vector<double> length;   ///< by vertex
    std::vector<Vertex> before;   ///< by vertex
    std::vector<Vertex> reached;  ///< whose `length` is not `unreached`
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;

    void start(Vertex end, std::size_t count);
  };
  /// The best way so far, and a vertex on it that both ends have reached.
  struct Meeting {
    double length;
    Vertex vertex;
  };

  const std::vector<Neighbour>& neighbours(Vertex vertex);
  bool may_pass(Vertex vertex) const;
  Way search(Vertex first, Vertex second, const Banned& banned);
  Way by_hops(Vertex first, Vertex second, const Banned& banned);
  Way by_strength(Vertex first, Vertex second, const Banned& banned);
  void settle(Reach& reach, const Reach& other, bool is_forward, const Banned& banned,
              Meeting& meeting);
  void expand(Side& side, const Side& other, const Banned& banned, std::vector<Vertex>& meetings);
  Way joined(const Side& forward, const Side& backward, std::vector<Vertex> meetings) const;

  const AnalysisGraph& graph_;
  const Filters& filters_;
  TieReader reader_;
  PathLength length_;
  Vertex first_ = 0;
  Vertex second_ = 0;
  std::vector<Neighbour> buffer_;
  std::vector<std::uint32_t>
      places_;  ///< in the buffer, by vertex; of earlier calls' vertices stale
  Reach forward_;
  Reach backward_;
};

}  // namespace renkei::detail
