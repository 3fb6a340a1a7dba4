// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/question/path_search.hpp"

#include <algorithm>
#include <map>
#include <queue>

namespace renkei::detail {

/// One end's half of a search.
struct PathSearch::Side {
  std::unordered_map<Vertex, Vertex> before;  ///< of vertices reached; the end's own is itself
  std::vector<Vertex> frontier;
  bool is_forward = true;
};

PathSearch::PathSearch(const AnalysisGraph& graph, const Filters& filters, PathLength length)
    : graph_(graph),
      filters_(filters),
      reader_(graph, filters),
      length_(length),
      is_plain_(filters.statuses.empty() && filters.documents.empty() && !filters.first_year &&
                !filters.last_year && filters.min_confidence <= 0.0) {}

/// Sorted by vertex, each once; good until the next call.
const std::vector<PathSearch::Neighbour>& PathSearch::neighbours(Vertex vertex) {
  buffer_.clear();
  reader_.for_each_edge(
      vertex, [&](const AnalysisRelation& relation, Vertex other, Direction /*direction*/) {
        const auto count = is_plain_ ? std::uint32_t(relation.count)
                                     : std::uint32_t(reader_.admitted(relation).size());
        if (count != 0) buffer_.push_back({other, count});
      });
  std::sort(buffer_.begin(), buffer_.end(),
            [](const Neighbour& a, const Neighbour& b) { return a.vertex < b.vertex; });
  std::size_t kept = 0;
  for (const Neighbour& each : buffer_) {
    if (kept != 0 && buffer_[kept - 1].vertex == each.vertex) {
      buffer_[kept - 1].statements += each.statements;
    } else {
      buffer_[kept++] = each;
    }
  }
  buffer_.resize(kept);
  return buffer_;
}

bool PathSearch::may_pass(Vertex vertex) const {
  return vertex == first_ || vertex == second_ || admits(filters_, graph_[vertex].type);
}

PathSearch::Way PathSearch::search(Vertex first, Vertex second, const Banned& banned) {
  return length_ == PathLength::Hops ? by_hops(first, second, banned)
                                     : by_strength(first, second, banned);
}

PathSearch::Way PathSearch::by_hops(Vertex first, Vertex second, const Banned& banned) {
  if (first == second) return {first};
  Side forward{{{first, first}}, {first}, true};
  Side backward{{{second, second}}, {second}, false};
  while (!forward.frontier.empty() && !backward.frontier.empty()) {
    std::vector<Vertex> meetings;
    if (forward.frontier.size() <= backward.frontier.size()) {
      expand(forward, backward, banned, meetings);
    } else {
      expand(backward, forward, banned, meetings);
    }
    if (!meetings.empty()) return joined(forward, backward, std::move(meetings));
  }
  return {};
}

/// Goes one hop on from one end; notes where it meets the other.
void PathSearch::expand(Side& side, const Side& other, const Banned& banned,
                        std::vector<Vertex>& meetings) {
  std::sort(side.frontier.begin(), side.frontier.end());
  std::vector<Vertex> next;
  for (const Vertex vertex : side.frontier) {
    for (const Neighbour& each : neighbours(vertex)) {
      if (side.before.contains(each.vertex) || banned.vertices.contains(each.vertex)) continue;
      if (!may_pass(each.vertex)) continue;
      const auto step =
          side.is_forward ? std::pair(vertex, each.vertex) : std::pair(each.vertex, vertex);
      if (!banned.steps.empty() && banned.steps.contains(step)) continue;
      side.before.emplace(each.vertex, vertex);
      next.push_back(each.vertex);
      if (other.before.contains(each.vertex)) meetings.push_back(each.vertex);
    }
  }
  side.frontier = std::move(next);
}

/// The way through the meeting of the smallest number.
PathSearch::Way PathSearch::joined(const Side& forward, const Side& backward,
                                   std::vector<Vertex> meetings) const {
  const Vertex middle = *std::min_element(meetings.begin(), meetings.end());
  Way way{middle};
  for (Vertex at = middle; forward.before.at(at) != at;) {
    at = forward.before.at(at);
    way.push_back(at);
  }
  std::reverse(way.begin(), way.end());
  for (Vertex at = middle; backward.before.at(at) != at;) {
    at = backward.before.at(at);
    way.push_back(at);
  }
  return way;
}

PathSearch::Way PathSearch::by_strength(Vertex first, Vertex second, const Banned& banned) {
  using Entry = std::pair<double, Vertex>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  std::unordered_map<Vertex, double> length{{first, 0.0}};
  std::unordered_map<Vertex, Vertex> before;
  queue.push({0.0, first});
  while (!queue.empty()) {
    const auto [so_far, vertex] = queue.top();
    queue.pop();
    if (so_far > length.at(vertex)) continue;
    if (vertex == second) break;
    for (const Neighbour& each : neighbours(vertex)) {
      if (banned.vertices.contains(each.vertex) || !may_pass(each.vertex)) continue;
      if (banned.steps.contains({vertex, each.vertex})) continue;
      const double through = so_far + 1.0 / double(each.statements);
      const auto [known, is_new] = length.emplace(each.vertex, through);
      if (!is_new && known->second <= through) continue;
      known->second = through;
      before[each.vertex] = vertex;
      queue.push({through, each.vertex});
    }
  }
  if (!length.contains(second)) return {};
  Way way{second};
  for (Vertex at = second; at != first;) {
    at = before.at(at);
    way.push_back(at);
  }
  std::reverse(way.begin(), way.end());
  return way;
}

double PathSearch::length_of(const Way& way) {
  double length = 0.0;
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    if (length_ == PathLength::Hops) {
      length += 1.0;
      continue;
    }
    for (const Neighbour& each : neighbours(way[i])) {
      if (each.vertex == way[i + 1]) length += 1.0 / double(each.statements);
    }
  }
  return length;
}

std::vector<PathSearch::Way> PathSearch::shortest(Vertex first, Vertex second, std::size_t count) {
  first_ = first;
  second_ = second;
  std::vector<Way> found;
  Way way = search(first, second, {});
  if (way.empty()) return found;
  found.push_back(std::move(way));
  std::set<std::pair<double, Way>> candidates;
  while (found.size() < count) {
    const Way last = found.back();
    // Every vertex of the last way but its end may be where the next one turns off.
    Banned banned;
    for (std::size_t turn = 0; turn + 1 < last.size(); ++turn) {
      banned.steps.clear();
      for (const Way& each : found) {
        if (each.size() > turn + 1 &&
            std::equal(each.begin(), each.begin() + std::ptrdiff_t(turn) + 1, last.begin())) {
          banned.steps.emplace(each[turn], each[turn + 1]);
        }
      }
      const Way rest = search(last[turn], second, banned);
      banned.vertices.insert(last[turn]);
      if (rest.empty()) continue;
      Way whole(last.begin(), last.begin() + std::ptrdiff_t(turn));
      whole.insert(whole.end(), rest.begin(), rest.end());
      const double length = length_of(whole);
      candidates.emplace(length, std::move(whole));
    }
    while (!candidates.empty() &&
           std::find(found.begin(), found.end(), candidates.begin()->second) != found.end()) {
      candidates.erase(candidates.begin());
    }
    if (candidates.empty()) break;
    found.push_back(candidates.begin()->second);
    candidates.erase(candidates.begin());
  }
  return found;
}

}  // namespace renkei::detail

namespace renkei {
namespace {

using detail::OpenTie;
using detail::TieReader;

PathStep step_of(const TieReader& reader, AnalysisGraph::Vertex from, AnalysisGraph::Vertex to) {
  PathStep step{reader.refer(from), reader.refer(to), {}, 0};
  std::vector<OpenTie> ties = reader.ties_of(from);
  const OpenTie* best = nullptr;
  for (const OpenTie& tie : ties) {
    if (tie.partner != to) continue;
    step.statements += tie.tie.statements;
    if (best == nullptr || tie.tie.statements > best->tie.statements) best = &tie;
  }
  if (best != nullptr) step.tie = reader.closed(*best);
  return step;
}

}  // namespace

std::vector<EntityPath> paths(const AnalysisGraph& graph, AnalysisGraph::Vertex first,
                              AnalysisGraph::Vertex second, PathLength length,
                              const Filters& filters) {
  detail::PathSearch search(graph, filters, length);
  const TieReader reader(graph, filters);
  std::vector<EntityPath> answer;
  for (const auto& way : search.shortest(first, second, std::max<std::size_t>(1, filters.limit))) {
    EntityPath path{search.length_of(way), {}};
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      path.steps.push_back(step_of(reader, way[i], way[i + 1]));
    }
    answer.push_back(std::move(path));
  }
  return answer;
}

}  // namespace renkei
