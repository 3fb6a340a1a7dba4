// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "export/graph_tools/measures.hpp"
#include "export/graph_tools/quadtree.hpp"

namespace renkei {

/// Positions for a graph: each component by ForceAtlas2 (M. Jacomy, T. Venturini, S. Heymann,
/// M. Bastian, "ForceAtlas2, a Continuous Graph Layout Algorithm", 2014) with its LinLog mode and
/// hubs pushed to the border, which keeps communities apart; then discs that overlap are moved
/// apart; components stand beside each other, the largest first, entities without ties in rows
/// below.
///
/// No random numbers: a component starts as a spiral of its communities. Cost: 300 to 900 rounds of
/// O(V log V + E).
/// @param radii of the discs, one a vertex  @param communities one a vertex, may be empty
/// @param ties sorted  @returns one a vertex, centred around (0, 0)
std::vector<Point> force_layout(const std::vector<double>& radii, const std::vector<DrawnTie>& ties,
                                const std::vector<std::uint32_t>& communities);

}  // namespace renkei
