// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/ranking.hpp"

#include <igraph/igraph.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <tuple>

#include "graph/algorithms.hpp"

namespace renkei {
namespace {

constexpr std::array<std::string_view, measure_count> measure_names = {
    "degree", "weighted-degree", "betweenness", "pagerank", "core"};

EntityRef refer(const AnalysisGraph& graph, std::uint32_t vertex) {
  const AnalysisEntity& entity = graph[vertex];
  return {vertex, entity.id, entity.type, entity.name};
}

/// Partners and statements of every vertex.
struct Strengths {
  explicit Strengths(const TieGraph& ties)
      : partners(num_vertices(ties), 0), statements(num_vertices(ties), 0) {
    for (const auto edge : boost::make_iterator_range(edges(ties))) {
      ++partners[source(edge, ties)];
      statements[source(edge, ties)] += ties[edge].statements;
    }
  }
  std::vector<std::size_t> partners;
  std::vector<std::size_t> statements;
};

template <class Number>
std::vector<double> doubles(const std::vector<Number>& numbers) {
  return {numbers.begin(), numbers.end()};
}

bool is_higher(const RankedEntity& a, const RankedEntity& b) {
  return std::tie(b.value, b.statements, a.entity.name, a.entity.id) <
         std::tie(a.value, a.statements, b.entity.name, b.entity.id);
}

void check(igraph_error_t code) {
  if (code != IGRAPH_SUCCESS) {
    throw std::runtime_error(std::string("the communities could not be found: ") +
                             igraph_strerror(code));
  }
}

/// igraph's containers, freed at the end.
struct LeidenInput {
  igraph_t graph;
  igraph_vector_t weights;
  igraph_vector_t strengths;
  igraph_vector_int_t membership;

  LeidenInput(const TieGraph& ties, const std::vector<std::uint32_t>& numbers,
              const std::vector<std::uint32_t>& members) {
    igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_vector_int_t ends;
    check(igraph_vector_int_init(&ends, 0));
    check(igraph_vector_init(&weights, 0));
    check(igraph_vector_init(&strengths, igraph_integer_t(members.size())));
    check(igraph_vector_int_init(&membership, 0));
    for (const auto edge : boost::make_iterator_range(edges(ties))) {
      const auto from = source(edge, ties);
      const auto to = target(edge, ties);
      const auto weight = igraph_real_t(ties[edge].statements);
      VECTOR(strengths)[numbers[from]] += weight;
      if (from > to) continue;
      check(igraph_vector_int_push_back(&ends, numbers[from]));
      check(igraph_vector_int_push_back(&ends, numbers[to]));
      check(igraph_vector_push_back(&weights, weight));
    }
    check(igraph_create(&graph, &ends, igraph_integer_t(members.size()), IGRAPH_UNDIRECTED));
    igraph_vector_int_destroy(&ends);
  }
  ~LeidenInput() {
    igraph_destroy(&graph);
    igraph_vector_destroy(&weights);
    igraph_vector_destroy(&strengths);
    igraph_vector_int_destroy(&membership);
  }
  LeidenInput(const LeidenInput&) = delete;
  LeidenInput& operator=(const LeidenInput&) = delete;
};

/// The number of each vertex's community, by position in `members`.
std::vector<std::uint32_t> leiden(const TieGraph& ties, const std::vector<std::uint32_t>& numbers,
                                  const std::vector<std::uint32_t>& members, double resolution,
                                  double& modularity) {
  LeidenInput input(ties, numbers, members);
  const double total = igraph_vector_sum(&input.strengths);
  check(igraph_rng_seed(igraph_rng_default(), 42));
  // Modularity as a constant Potts model: nodes weigh their strength, the resolution is 1 / 2m. The
  // randomness of the refinement is the authors' default.
  constexpr double randomness = 0.01;
  igraph_integer_t count = 0;
  igraph_real_t quality = 0;
  check(igraph_community_leiden(&input.graph, &input.weights, &input.strengths, resolution / total,
                                randomness, false, -1, &input.membership, &count, &quality));
  check(
      igraph_modularity(&input.graph, &input.membership, &input.weights, 1.0, false, &modularity));
  std::vector<std::uint32_t> communities;
  for (std::size_t i = 0; i < members.size(); ++i) {
    communities.push_back(std::uint32_t(VECTOR(input.membership)[i]));
  }
  return communities;
}

}  // namespace

std::string_view name_of(Measure measure) { return measure_names[std::size_t(measure)]; }

std::optional<Measure> measure_from(std::string_view name) {
  const auto found = std::find(measure_names.begin(), measure_names.end(), name);
  if (found == measure_names.end()) return std::nullopt;
  return Measure(found - measure_names.begin());
}

RankAnswer rank(const AnalysisGraph& graph, Measure measure, const TieScope& scope,
                const std::vector<EntityType>& types, std::size_t limit, std::size_t most_sources) {
  const TieGraph ties = ties_of(graph, scope);
  const Strengths strengths(ties);
  RankAnswer answer;
  std::vector<double> values;
  std::vector<double> errors(num_vertices(ties), 0.0);
  switch (measure) {
    case Measure::Degree:
      values = doubles(strengths.partners);
      break;
    case Measure::WeightedDegree:
      values = doubles(strengths.statements);
      break;
    case Measure::PageRank:
      values = pagerank(ties, [&](auto edge) { return ties[edge].statements; });
      break;
    case Measure::Core:
      values = doubles(core_numbers(ties));
      break;
    case Measure::Betweenness: {
      Betweenness found = betweenness(ties, most_sources);
      values = std::move(found.values);
      errors = std::move(found.errors);
      answer.sources = found.sources;
      answer.is_sampled = std::any_of(errors.begin(), errors.end(), [](double e) { return e > 0; });
      break;
    }
  }
  for (std::uint32_t vertex = 0; vertex < num_vertices(ties); ++vertex) {
    const EntityType type = graph[vertex].type;
    if (strengths.partners[vertex] == 0) continue;
    if (!types.empty() && std::find(types.begin(), types.end(), type) == types.end()) continue;
    answer.entities.push_back({refer(graph, vertex), values[vertex], errors[vertex],
                               strengths.partners[vertex], strengths.statements[vertex]});
  }
  answer.found = answer.entities.size();
  std::sort(answer.entities.begin(), answer.entities.end(), is_higher);
  if (limit != 0 && answer.entities.size() > limit) answer.entities.resize(limit);
  return answer;
}

GroupsAnswer groups(const AnalysisGraph& graph, const TieScope& scope, double resolution,
                    std::size_t limit) {
  const TieGraph ties = ties_of(graph, scope);
  const Strengths strengths(ties);
  std::vector<std::uint32_t> members;  // those with a tie
  std::vector<std::uint32_t> numbers(num_vertices(ties), 0);
  for (std::uint32_t vertex = 0; vertex < num_vertices(ties); ++vertex) {
    if (strengths.partners[vertex] == 0) continue;
    numbers[vertex] = std::uint32_t(members.size());
    members.push_back(vertex);
  }
  GroupsAnswer answer;
  if (members.empty()) return answer;
  const std::vector<std::uint32_t> communities =
      leiden(ties, numbers, members, resolution, answer.modularity);
  std::map<std::uint32_t, EntityGroup> by_number;
  for (std::size_t i = 0; i < members.size(); ++i) {
    EntityGroup& group = by_number[communities[i]];
    RankedEntity member{refer(graph, members[i]), 0.0, 0.0, strengths.partners[members[i]],
                        strengths.statements[members[i]]};
    for (const auto edge : boost::make_iterator_range(out_edges(members[i], ties))) {
      const bool is_inner = communities[numbers[target(edge, ties)]] == communities[i];
      (is_inner ? group.inner : group.outer) += ties[edge].statements;
      if (is_inner) member.value += ties[edge].statements;
    }
    group.members.push_back(std::move(member));
  }
  for (auto& [number, group] : by_number) {
    if (group.members.size() < 2) continue;
    group.inner /= 2;  // seen from both ends
    std::sort(group.members.begin(), group.members.end(), is_higher);
    answer.groups.push_back(std::move(group));
  }
  std::sort(answer.groups.begin(), answer.groups.end(), [](const auto& a, const auto& b) {
    const auto size_a = a.members.size();
    const auto size_b = b.members.size();
    return std::tie(size_b, a.members.front().entity.id) <
           std::tie(size_a, b.members.front().entity.id);
  });
  answer.found = answer.groups.size();
  if (limit != 0 && answer.groups.size() > limit) answer.groups.resize(limit);
  return answer;
}

}  // namespace renkei
