// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <vector>

namespace renkei {

/// A graph whose vertices are numbered from 0 and whose out-edges can be followed (IncidenceGraph
/// and VertexListGraph of Boost). The algorithms below take it as undirected: every edge stands in
/// it in both directions, as in `TieGraph`. A filtered view of one is one.
template <class Graph>
concept NumberedIncidenceGraph =
    requires(const Graph& graph, typename boost::graph_traits<Graph>::vertex_descriptor vertex,
             typename boost::graph_traits<Graph>::edge_descriptor edge) {
  requires std::unsigned_integral<typename boost::graph_traits<Graph>::vertex_descriptor>;
  out_edges(vertex, graph);
  vertices(graph);
  target(edge, graph);
};

namespace detail {

/// One more than the largest vertex number; a filtered view keeps the numbers of its graph.
template <NumberedIncidenceGraph Graph>
std::size_t number_limit(const Graph& graph) {
  std::size_t limit = 0;
  const auto [begin, end] = vertices(graph);
  for (auto vertex = begin; vertex != end; ++vertex)
    limit = std::max(limit, std::size_t(*vertex) + 1);
  return limit;
}

}  // namespace detail

inline constexpr std::uint32_t unreachable = 0xFFFFFFFFU;

/// Hops from a vertex to every other, `unreachable` where there is no way; by vertex number.
/// Breadth-first search (Moore 1959) with two plain vectors as queue. Cost: O(V + E).
template <NumberedIncidenceGraph Graph>
std::vector<std::uint32_t> hops_from(const Graph& graph,
                                     typename boost::graph_traits<Graph>::vertex_descriptor start) {
  std::vector<std::uint32_t> hops(detail::number_limit(graph), unreachable);
  std::vector<typename boost::graph_traits<Graph>::vertex_descriptor> now{start};
  std::vector<typename boost::graph_traits<Graph>::vertex_descriptor> next;
  hops[start] = 0;
  for (std::uint32_t hop = 1; !now.empty(); ++hop) {
    next.clear();
    for (const auto vertex : now) {
      const auto [begin, end] = out_edges(vertex, graph);
      for (auto edge = begin; edge != end; ++edge) {
        const auto other = target(*edge, graph);
        if (hops[other] != unreachable) continue;
        hops[other] = hop;
        next.push_back(other);
      }
    }
    std::swap(now, next);
  }
  return hops;
}

/// PageRank (Brin and Page, "The Anatomy of a Large-Scale Hypertextual Web Search Engine", 1998,
/// section 2.1.1) of an undirected graph by power iteration; sums to 1. What a vertex has it gives
/// in proportion to the weights of its edges; vertices without edges give to all. Cost: O(V + E) an
/// iteration.
/// @param weight edge → double, the same in both directions
template <NumberedIncidenceGraph Graph, class Weight>
std::vector<double> pagerank(const Graph& graph, const Weight& weight, unsigned iterations = 20,
                             double damping = 0.85) {
  const std::size_t limit = detail::number_limit(graph);
  std::vector<double> strength(limit, 0.0);
  std::size_t count = 0;
  const auto [begin, end] = vertices(graph);
  for (auto vertex = begin; vertex != end; ++vertex, ++count) {
    for (const auto edge : boost::make_iterator_range(out_edges(*vertex, graph))) {
      strength[*vertex] += double(weight(edge));
    }
  }
  if (count == 0) return {};
  std::vector<double> rank(limit, 0.0);
  std::vector<double> share(limit, 0.0);
  for (auto vertex = begin; vertex != end; ++vertex) rank[*vertex] = 1.0 / double(count);
  for (unsigned i = 0; i < iterations; ++i) {
    double idle = 0.0;
    for (auto vertex = begin; vertex != end; ++vertex) {
      const double own = rank[*vertex];
      if (strength[*vertex] == 0.0) idle += own;
      share[*vertex] = strength[*vertex] == 0.0 ? 0.0 : own / strength[*vertex];
    }
    const double base = (1.0 - damping + damping * idle) / double(count);
    for (auto vertex = begin; vertex != end; ++vertex) {
      double given = 0.0;
      // Undirected: who gives to the vertex is whom it gives to.
      const auto [edge_begin, edge_end] = out_edges(*vertex, graph);
      for (auto edge = edge_begin; edge != edge_end; ++edge) {
        given += share[target(*edge, graph)] * double(weight(*edge));
      }
      rank[*vertex] = base + damping * given;
    }
  }
  return rank;
}

/// Core numbers: the largest k such that the vertex is in a subgraph where all have k neighbours
/// (Batagelj and Zaversnik, "An O(m) Algorithm for Cores Decomposition of Networks", 2003). By
/// vertex number. Cost: O(V + E).
template <NumberedIncidenceGraph Graph>
std::vector<std::uint32_t> core_numbers(const Graph& graph) {
  const std::size_t limit = detail::number_limit(graph);
  std::vector<std::uint32_t> core(limit, 0);
  std::vector<std::uint32_t> order;
  std::uint32_t most = 0;
  const auto [begin, end] = vertices(graph);
  for (auto vertex = begin; vertex != end; ++vertex) {
    const auto [edge_begin, edge_end] = out_edges(*vertex, graph);
    core[*vertex] = std::uint32_t(std::distance(edge_begin, edge_end));
    most = std::max(most, core[*vertex]);
    order.push_back(std::uint32_t(*vertex));
  }
  // Vertices sorted by degree in buckets; a vertex that loses a neighbour moves one bucket down.
  std::vector<std::uint32_t> bucket(most + 2, 0);
  for (const std::uint32_t vertex : order) ++bucket[core[vertex] + 1];
  for (std::size_t i = 1; i < bucket.size(); ++i) bucket[i] += bucket[i - 1];
  std::vector<std::uint32_t> place(limit, 0);
  std::vector<std::uint32_t> sorted(order.size());
  std::vector<std::uint32_t> next(bucket.begin(), bucket.end());
  for (const std::uint32_t vertex : order) {
    place[vertex] = next[core[vertex]]++;
    sorted[place[vertex]] = vertex;
  }
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const std::uint32_t vertex = sorted[i];
    const auto [edge_begin, edge_end] = out_edges(vertex, graph);
    for (auto edge = edge_begin; edge != edge_end; ++edge) {
      const auto other = std::uint32_t(target(*edge, graph));
      if (core[other] <= core[vertex]) continue;
      const std::uint32_t first = bucket[core[other]]++;
      const std::uint32_t swapped = sorted[first];
      std::swap(sorted[place[other]], sorted[first]);
      std::swap(place[other], place[swapped]);
      --core[other];
    }
  }
  return core;
}

namespace detail {

/// What one source adds to the betweenness of all (Brandes' accumulation).
template <NumberedIncidenceGraph Graph>
class BrandesPass {
 public:
  explicit BrandesPass(const Graph& graph)
      : graph_(graph),
        hops_(number_limit(graph), unreachable),
        ways_(hops_.size(), 0.0),
        depends_(hops_.size(), 0.0) {}

  /// Calls use(vertex, pairs) for every other vertex that was reached.
  template <class Use>
  void run(std::uint32_t start, const Use& use) {
    count_ways(start);
    for (std::size_t at = order_.size(); at-- > 1;) {
      accumulate(order_[at]);
      use(order_[at], depends_[order_[at]]);
    }
    for (const std::uint32_t vertex : order_) {
      hops_[vertex] = unreachable;
      ways_[vertex] = 0.0;
      depends_[vertex] = 0.0;
    }
  }

 private:
  void count_ways(std::uint32_t start) {
    order_.assign(1, start);
    hops_[start] = 0;
    ways_[start] = 1.0;
    for (std::size_t at = 0; at < order_.size(); ++at) {
      const std::uint32_t vertex = order_[at];
      const auto [begin, end] = out_edges(vertex, graph_);
      for (auto edge = begin; edge != end; ++edge) {
        const auto other = std::uint32_t(target(*edge, graph_));
        if (hops_[other] == unreachable) {
          hops_[other] = hops_[vertex] + 1;
          order_.push_back(other);
        }
        if (hops_[other] == hops_[vertex] + 1) ways_[other] += ways_[vertex];
      }
    }
  }

  void accumulate(std::uint32_t vertex) {
    const auto [begin, end] = out_edges(vertex, graph_);
    for (auto edge = begin; edge != end; ++edge) {
      const auto other = std::uint32_t(target(*edge, graph_));
      if (hops_[other] == hops_[vertex] + 1) {
        depends_[vertex] += ways_[vertex] / ways_[other] * (1.0 + depends_[other]);
      }
    }
  }

  const Graph& graph_;
  std::vector<std::uint32_t> hops_;
  std::vector<double> ways_;
  std::vector<double> depends_;
  std::vector<std::uint32_t> order_;
};

}  // namespace detail

/// Betweenness by vertex number, and how sure it is.
struct Betweenness {
  std::vector<double> values;  ///< pairs of others whose shortest way leads through, each once
  /// Half width of the 95 % interval by the normal approximation; 0 when not sampled. Values are
  /// skewed: of a random graph's vertices nine in ten lie within.
  std::vector<double> errors;
  std::size_t sources = 0;  ///< vertices that ways were counted from
};

/// Betweenness in hops (Brandes, "A Faster Algorithm for Betweenness Centrality", 2001), from all
/// vertices or from a sample of them (Brandes and Pich, "Centrality Estimation in Large Networks",
/// 2007, section 3.1; every n-th vertex with neighbours in the order of numbers). Cost: O(E) a
/// source.
/// @param most_sources 0 = all
template <NumberedIncidenceGraph Graph>
Betweenness betweenness(const Graph& graph, std::size_t most_sources = 0) {
  std::vector<std::uint32_t> candidates;
  const auto [begin, end] = vertices(graph);
  for (auto vertex = begin; vertex != end; ++vertex) {
    const auto [edge_begin, edge_end] = out_edges(*vertex, graph);
    if (edge_begin != edge_end) candidates.push_back(std::uint32_t(*vertex));
  }
  const std::size_t limit = detail::number_limit(graph);
  const std::size_t all = candidates.size();
  const std::size_t used = most_sources == 0 ? all : std::min(all, most_sources);
  Betweenness result{std::vector<double>(limit, 0.0), std::vector<double>(limit, 0.0), used};
  std::vector<double> squares(limit, 0.0);
  detail::BrandesPass<Graph> pass(graph);
  for (std::size_t i = 0; i < used; ++i) {
    pass.run(candidates[i * all / used], [&](std::uint32_t vertex, double pairs) {
      result.values[vertex] += pairs;
      squares[vertex] += pairs * pairs;
    });
  }
  if (used == 0) return result;
  // Every pair was counted from both its ends.
  const double scale = double(all) / double(used) / 2.0;
  for (std::size_t vertex = 0; vertex < limit; ++vertex) {
    const double mean = result.values[vertex] / double(used);
    const double spread = std::max(0.0, squares[vertex] / double(used) - mean * mean);
    const double variance = spread * double(used) / double(std::max<std::size_t>(1, used - 1));
    // No smaller for a large sample: what sources add is skewed, and the normal interval too
    // narrow.
    if (used < all) {
      result.errors[vertex] = 1.96 * std::sqrt(variance / double(used)) * double(all) / 2.0;
    }
    result.values[vertex] *= scale;
  }
  return result;
}

}  // namespace renkei
