// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/analysis_graph.hpp"
#include "graph/query.hpp"

namespace renkei {

/// What makes an entity central.
enum class Measure : std::uint8_t {
  Degree,          ///< partners
  WeightedDegree,  ///< statements with them
  Betweenness,     ///< pairs of others whose shortest way leads through
  PageRank,        ///< share of a walk along the ties, 0..1
  Core,            ///< largest k with k partners that have k partners among each other, and so on
};
inline constexpr std::size_t measure_count = 5;

/// "degree", "weighted-degree", "betweenness", "pagerank", "core".
std::string_view name_of(Measure measure);
std::optional<Measure> measure_from(std::string_view name);

struct RankedEntity {
  EntityRef entity;
  double value = 0.0;
  double error = 0.0;  ///< half width of the 95 % interval, see Betweenness; 0 = exact
  std::size_t partners = 0;
  std::size_t statements = 0;
};

struct RankAnswer {
  std::vector<RankedEntity> entities;  ///< largest value first, then statements, name, id
  std::size_t found = 0;               ///< entities with a tie
  std::size_t sources = 0;             ///< betweenness: entities that ways were counted from
  bool is_sampled = false;             ///< those are not all that have a tie: values are estimates
};

/// Above this many entities betweenness is estimated from as many of them: the time of all of them
/// grows with the square.
inline constexpr std::size_t betweenness_sources = 2000;

/// The central entities of a graph.
/// @param types who is listed; empty = all @param limit 0 = all
/// @param most_sources for betweenness, 0 = all
RankAnswer rank(const AnalysisGraph& graph, Measure measure, const TieScope& scope = {},
                const std::vector<EntityType>& types = {}, std::size_t limit = 0,
                std::size_t most_sources = betweenness_sources);

/// Entities that are tied more closely to each other than to the rest.
struct EntityGroup {
  std::vector<RankedEntity> members;  ///< `value`: statements with members; most first, name, id
  std::size_t inner = 0;              ///< statements among the members
  std::size_t outer = 0;              ///< statements between members and others
};

struct GroupsAnswer {
  std::vector<EntityGroup> groups;  ///< of two and more; by size, then the first member's id
  std::size_t found = 0;            ///< before the limit
  double modularity = 0.0;          ///< -0.5..1
};

/// The communities of a graph by the Leiden algorithm (Traag, Waltman, van Eck, "From Louvain to
/// Leiden: guaranteeing well-connected communities", 2019; igraph's), modularity with statements as
/// weights, always from the same seed.
/// @param resolution above 1 gives smaller groups, below 1 larger ones
GroupsAnswer groups(const AnalysisGraph& graph, const TieScope& scope = {}, double resolution = 1.0,
                    std::size_t limit = 0);

}  // namespace renkei
