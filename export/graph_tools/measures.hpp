// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace renkei {

/// An undirected tie of a picture; each pair at most once.
struct DrawnTie {
  std::size_t a = 0;
  std::size_t b = 0;
  double weight = 1.0;  ///< > 0
};

/// What a graph tool colours and sizes by; one value a vertex, empty where it was not computed.
struct Measures {
  std::vector<std::uint32_t> community;  ///< from 1, the largest first
  std::vector<double> pagerank;          ///< sums up to 1
  std::vector<double> betweenness;  ///< shortest paths by hops through the vertex, a share 0..1
};

/// Communities by Leiden (V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden:
/// guaranteeing well-connected communities", 2019) for modularity, PageRank (damping 0.85) and
/// betweenness (U. Brandes, 2001), all igraph's, with a fixed seed: the same ties give the same
/// values. Betweenness costs vertices times ties and is left out where that passes 2e8.
/// @param ties sorted
Measures measure(std::size_t vertices, const std::vector<DrawnTie>& ties);

}  // namespace renkei
