// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/measures.hpp"

#include <igraph/igraph.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <string>

namespace renkei {
namespace {

constexpr unsigned long seed = 42;           // any; the same for ever
constexpr double largest_betweenness = 2e8;  // a second or two

void check(igraph_error_t code) {
  if (code != IGRAPH_SUCCESS) {
    throw std::runtime_error(std::string("cannot analyse the graph: ") + igraph_strerror(code));
  }
}

/// A vector of igraph's that is destroyed.
struct Reals {
  explicit Reals(std::size_t size) { check(igraph_vector_init(&data, igraph_integer_t(size))); }
  ~Reals() { igraph_vector_destroy(&data); }
  Reals(const Reals&) = delete;
  Reals& operator=(const Reals&) = delete;
  double& operator[](std::size_t i) { return VECTOR(data)[i]; }
  std::vector<double> copy() const {
    return {VECTOR(data), VECTOR(data) + igraph_vector_size(&data)};
  }
  igraph_vector_t data;
};

struct Integers {
  explicit Integers(std::size_t size) {
    check(igraph_vector_int_init(&data, igraph_integer_t(size)));
  }
  ~Integers() { igraph_vector_int_destroy(&data); }
  Integers(const Integers&) = delete;
  Integers& operator=(const Integers&) = delete;
  igraph_vector_int_t data;
};

struct Graph {
  Graph(std::size_t vertices, const std::vector<DrawnTie>& ties) {
    Integers ends(2 * ties.size());
    for (std::size_t i = 0; i < ties.size(); ++i) {
      VECTOR(ends.data)[2 * i] = igraph_integer_t(ties[i].a);
      VECTOR(ends.data)[2 * i + 1] = igraph_integer_t(ties[i].b);
    }
    check(igraph_create(&data, &ends.data, igraph_integer_t(vertices), IGRAPH_UNDIRECTED));
  }
  ~Graph() { igraph_destroy(&data); }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  igraph_t data;
};

/// Numbers communities from 1 by size, the largest first, then by their first vertex.
std::vector<std::uint32_t> by_size(const igraph_vector_int_t& membership) {
  struct Community {
    igraph_integer_t name;
    std::size_t size;
    std::size_t first;
  };
  std::map<igraph_integer_t, Community> found;
  const auto vertices = std::size_t(igraph_vector_int_size(&membership));
  for (std::size_t v = 0; v < vertices; ++v) {
    const auto name = VECTOR(membership)[v];
    ++found.try_emplace(name, Community{name, 0, v}).first->second.size;
  }
  std::vector<Community> order;
  for (const auto& [name, community] : found) order.push_back(community);
  std::sort(order.begin(), order.end(), [](const Community& a, const Community& b) {
    return a.size != b.size ? a.size > b.size : a.first < b.first;
  });
  std::map<igraph_integer_t, std::uint32_t> number;
  for (const Community& community : order) {
    number[community.name] = static_cast<std::uint32_t>(number.size() + 1);
  }
  std::vector<std::uint32_t> result(vertices);
  for (std::size_t v = 0; v < vertices; ++v) result[v] = number[VECTOR(membership)[v]];
  return result;
}

std::vector<std::uint32_t> communities(const Graph& graph, std::size_t vertices,
                                       const std::vector<DrawnTie>& ties, const Reals& weights) {
  Reals strengths(vertices);
  double total = 0.0;
  for (const DrawnTie& tie : ties) {
    strengths[tie.a] += tie.weight;
    strengths[tie.b] += tie.weight;
    total += tie.weight;
  }
  Integers membership(vertices);
  if (total <= 0.0) {  // nobody is tied to anybody
    for (std::size_t v = 0; v < vertices; ++v) VECTOR(membership.data)[v] = igraph_integer_t(v);
    return by_size(membership.data);
  }
  constexpr double randomness = 0.01;  // igraph's default
  constexpr igraph_integer_t until_stable = -1;
  check(igraph_community_leiden(&graph.data, &weights.data, &strengths.data, 1.0 / (2.0 * total),
                                randomness, false, until_stable, &membership.data, nullptr,
                                nullptr));
  return by_size(membership.data);
}

std::vector<double> betweenness(const Graph& graph, std::size_t vertices) {
  Reals values(vertices);
  check(
      igraph_betweenness(&graph.data, &values.data, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr));
  std::vector<double> shares = values.copy();
  const double pairs = double(vertices - 1) * double(vertices - 2) / 2.0;
  for (double& share : shares) share = pairs > 0.0 ? share / pairs : 0.0;
  return shares;
}

}  // namespace

Measures measure(std::size_t vertices, const std::vector<DrawnTie>& ties) {
  if (vertices == 0) return {};
  static std::mutex one_at_a_time;  // the seed and the handler are igraph's, for all threads
  const std::lock_guard lock(one_at_a_time);
  igraph_set_error_handler(igraph_error_handler_ignore);
  igraph_set_warning_handler(igraph_warning_handler_ignore);
  check(igraph_rng_seed(igraph_rng_default(), seed));
  const Graph graph(vertices, ties);
  Reals weights(ties.size());
  for (std::size_t i = 0; i < ties.size(); ++i) weights[i] = ties[i].weight;
  Measures result;
  result.community = communities(graph, vertices, ties, weights);
  Reals ranks(vertices);
  check(igraph_pagerank(&graph.data, IGRAPH_PAGERANK_ALGO_PRPACK, &ranks.data, nullptr,
                        igraph_vss_all(), false, 0.85, &weights.data, nullptr));
  result.pagerank = ranks.copy();
  if (double(vertices) * double(ties.size() + vertices) <= largest_betweenness) {
    result.betweenness = betweenness(graph, vertices);
  }
  return result;
}

}  // namespace renkei
