// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "export/graph_tools/quadtree.hpp"

namespace renkei {

/// A component with positions of its own.
struct Island {
  std::vector<std::size_t> vertices;
  std::vector<Point> points;  ///< one a vertex
};

/// Scales a picture so that its discs have room, lays it along the page, then moves discs that are
/// too near each other apart; few of them have more room than many.
/// @param radii one a point
void spread(std::vector<Point>& points, const std::vector<double>& radii);

/// Puts islands beside each other, in their order: rows of a page that is wider than high, and as
/// wide as the widest at least. @param radii one a vertex of the graph
/// @returns one a vertex of the graph, centred around (0, 0)
std::vector<Point> pack(const std::vector<Island>& islands, const std::vector<double>& radii);

}  // namespace renkei
