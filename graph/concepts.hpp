// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <concepts>

#include "graph/property_graph.hpp"

namespace renkei {

namespace detail {

// graph_traits of a type that is no graph does not compile; asked for in an overload it must only
// not match.
template <class Graph>
struct DescriptorsOf {};
template <class Graph>
requires requires { typename Graph::vertex_descriptor; }
struct DescriptorsOf<Graph> {
  using Vertex = typename boost::graph_traits<Graph>::vertex_descriptor;
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
};

}  // namespace detail

template <class Graph>
using VertexOf = typename detail::DescriptorsOf<Graph>::Vertex;
template <class Graph>
using EdgeOf = typename detail::DescriptorsOf<Graph>::Edge;

/// Valid until a vertex is removed; never written to a file.
using VertexDescriptor = VertexOf<PropertyGraph>;
using EdgeDescriptor = EdgeOf<PropertyGraph>;

/// A graph of Boost's whose vertices are entities and whose edges are relations: the property
/// graph itself, a filtered view of it, a compressed copy.
template <class Graph>
concept EntityGraph = requires(const Graph& graph, VertexOf<Graph> vertex, EdgeOf<Graph> edge) {
  { graph[vertex] } -> std::convertible_to<const EntityVertex&>;
  { graph[edge] } -> std::convertible_to<const RelationEdge&>;
  { source(edge, graph) } -> std::convertible_to<VertexOf<Graph>>;
  { target(edge, graph) } -> std::convertible_to<VertexOf<Graph>>;
};

/// An `EntityGraph` that can be followed against its edges as well (BidirectionalGraph of Boost).
template <class Graph>
concept BidirectionalEntityGraph = EntityGraph<Graph> &&
    requires(const Graph& graph, VertexOf<Graph> vertex) {
  out_edges(vertex, graph);
  in_edges(vertex, graph);
};

/// An `EntityGraph` that can be gone through as a whole.
template <class Graph>
concept EntityListGraph = EntityGraph<Graph> && requires(const Graph& graph) {
  vertices(graph);
  edges(graph);
};

static_assert(BidirectionalEntityGraph<PropertyGraph> && EntityListGraph<PropertyGraph>);

}  // namespace renkei
