// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/query.hpp"

namespace renkei {

/// What makes a way short.
enum class PathLength : std::uint8_t {
  Hops,      ///< few steps
  Strength,  ///< steps that many statements make: one of n statements is 1/n long
};

/// One step of a way and the firmest tie between its ends, as the filters admit.
struct PathStep {
  EntityRef from;
  EntityRef to;
  PartnerTie tie;              ///< direction seen from `from`
  std::size_t statements = 0;  ///< of all ties between the two
};

/// A way from one entity to another that passes none twice.
struct EntityPath {
  double length = 0.0;  ///< in the measure asked for
  std::vector<PathStep> steps;
};

/// What a way usually leads through: everything but what is generic: all meet in 事業者, and
/// nobody deals with anybody there.
std::vector<EntityType> usual_way_types();

/// The shortest ways between two entities, shortest first, then by the ids along them. Edges are
/// followed either way; `Filters::types` says what may be passed through, `limit` how many ways are
/// wanted (0 = 1).
///
/// The first by breadth-first search from both ends (Pohl, "Bi-directional Search", 1971) or
/// Dijkstra's algorithm; the others by Yen's ("Finding the K Shortest Loopless Paths in a Network",
/// 1971) with Lawler's refinement. Cost: O(E) or O(E log V), times k times the length of a way.
std::vector<EntityPath> paths(const AnalysisGraph& graph, AnalysisGraph::Vertex first,
                              AnalysisGraph::Vertex second, PathLength length,
                              const Filters& filters = {});

}  // namespace renkei
