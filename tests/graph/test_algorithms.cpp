// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <functional>
#include <numeric>
#include <random>
#include <set>

#include "graph/algorithms.hpp"
#include "graph/analysis_graph.hpp"
#include "tests/catch.hpp"

using namespace renkei;

namespace {

TieGraph ties_of_pairs(std::uint32_t count,
                       std::set<std::pair<std::uint32_t, std::uint32_t>> pairs) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> arcs;
  for (const auto& [a, b] : pairs) {
    arcs.emplace(a, b);
    arcs.emplace(b, a);
  }
  const std::vector<TieWeight> weights(arcs.size(), TieWeight{1});
  return TieGraph(boost::edges_are_sorted, arcs.begin(), arcs.end(), weights.begin(), count);
}

TieGraph random_ties(std::uint32_t count, std::size_t edges) {
  std::mt19937 random(7);
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  while (pairs.size() < edges) {
    const std::uint32_t a = std::uint32_t(random() % count);
    const std::uint32_t b = std::uint32_t(random() % count);
    if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
  }
  return ties_of_pairs(count, pairs);
}

double one(TieGraph::edge_descriptor /*edge*/) { return 1.0; }

}  // namespace

TEST_CASE("hops are counted from a vertex, and what is apart is unreachable") {
  const TieGraph graph = ties_of_pairs(5, {{0, 1}, {1, 2}, {2, 3}});
  CHECK(hops_from(graph, 0U) == std::vector<std::uint32_t>{0, 1, 2, 3, unreachable});
}

TEST_CASE("core numbers peel a graph from outside") {
  // a clique of four, a triangle hanging on it, a tail
  const TieGraph graph = ties_of_pairs(
      8, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 5}, {3, 5}, {5, 6}});
  CHECK(core_numbers(graph) == std::vector<std::uint32_t>{3, 3, 3, 3, 2, 2, 1, 0});
}

TEST_CASE("betweenness is that of Boost.Graph") {
  const TieGraph graph = random_ties(60, 150);
  std::vector<double> expected(60, 0.0);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(expected.begin(), get(boost::vertex_index, graph)));
  const Betweenness found = betweenness(graph);
  CHECK(found.sources == 60);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    // Boost counts a pair from both ends of an arc graph.
    CHECK(found.values[i] == Approx(expected[i] / 2.0).margin(1e-9));
    CHECK(found.errors[i] == 0.0);
  }
}

TEST_CASE("sampled betweenness says how far off it may be") {
  const TieGraph graph = random_ties(300, 900);
  const Betweenness exact = betweenness(graph);
  const Betweenness sampled = betweenness(graph, 100);
  CHECK(sampled.sources == 100);
  // Those that a ranking shows, and all.
  std::vector<std::size_t> order(exact.values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return exact.values[a] > exact.values[b]; });
  const auto share_within = [&](std::size_t first) {
    const auto holds = [&](std::size_t i) {
      return std::abs(exact.values[i] - sampled.values[i]) <= sampled.errors[i] + 1e-9;
    };
    const auto end = order.begin() + std::ptrdiff_t(first);
    return double(std::count_if(order.begin(), end, holds)) / double(first);
  };
  CHECK(share_within(100) >= 0.85);
  CHECK(share_within(300) >= 0.85);
}

TEST_CASE("PageRank sums to one and follows the ties") {
  const TieGraph graph = random_ties(50, 120);
  const std::vector<double> ranks = pagerank(graph, one, 50);
  CHECK(std::accumulate(ranks.begin(), ranks.end(), 0.0) == Approx(1.0));
  // of an undirected graph without damping it is the share of the ties
  const std::vector<double> undamped = pagerank(graph, one, 500, 1.0);
  for (std::uint32_t vertex = 0; vertex < 50; ++vertex) {
    CHECK(undamped[vertex] == Approx(double(out_degree(vertex, graph)) / 240.0).margin(1e-4));
  }
}

TEST_CASE("the algorithms run on a filtered view") {
  const TieGraph graph = ties_of_pairs(5, {{0, 1}, {1, 2}, {2, 3}, {0, 4}, {4, 3}});
  const std::function<bool(std::uint32_t)> without_4 = [](std::uint32_t v) { return v != 4; };
  const boost::filtered_graph<TieGraph, boost::keep_all, std::function<bool(std::uint32_t)>> view(
      graph, boost::keep_all(), without_4);
  static_assert(NumberedIncidenceGraph<decltype(view)>);
  CHECK(hops_from(graph, 0U)[3] == 2);
  CHECK(hops_from(view, 0U)[3] == 3);
  CHECK(core_numbers(view)[1] == 1);
  CHECK(core_numbers(graph)[1] == 2);
  CHECK(betweenness(view).values[1] == 2.0);
  CHECK(pagerank(view, [](auto) { return 1.0; }).size() == 4);
}
