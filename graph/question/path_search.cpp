// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/question/path_search.hpp"

#include <algorithm>
#include <map>

namespace renkei::detail {

/// One end's half of a search.
struct PathSearch::Side {
  std::unordered_map<Vertex, Vertex> before;  ///< of vertices reached; the end's own is itself
  std::vector<Vertex> frontier;
  bool is_forward = true;
};

PathSearch::PathSearch(const AnalysisGraph& graph, const Filters& filters, PathLength length)
    : graph_(graph), filters_(filters), reader_(graph, filters), length_(length) {}

/// Each once, in the order of the graph; good until the next call.
const std::vector<PathSearch::Neighbour>& PathSearch::neighbours(Vertex vertex) {
  buffer_.clear();
  places_.resize(num_vertices(graph_.graph()));
  reader_.for_each_edge(
      vertex, [&](const AnalysisRelation& relation, Vertex other, Direction /*direction*/) {
        const std::uint32_t count = reader_.count(relation);
        if (count == 0) return;
        std::uint32_t& place = places_[other];
        if (place < buffer_.size() && buffer_[place].vertex == other) {
          buffer_[place].statements += count;
          return;
        }
        place = std::uint32_t(buffer_.size());
        buffer_.push_back({other, count});
      });
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

/// Dijkstra's algorithm from both ends (I. Pohl, Bi-directional Search, Machine Intelligence 6,
/// 1971): it stops when no way through what is left can be shorter than the best that is known.
PathSearch::Way PathSearch::by_strength(Vertex first, Vertex second, const Banned& banned) {
  Meeting meeting{unreached, first};
  const std::size_t count = num_vertices(graph_.graph());
  forward_.start(first, count);
  backward_.start(second, count);
  if (first == second) return {first};
  while (!forward_.queue.empty() && !backward_.queue.empty()) {
    const double left = forward_.queue.top().first + backward_.queue.top().first;
    if (left > meeting.length) break;
    if (forward_.queue.size() <= backward_.queue.size()) {
      settle(forward_, backward_, true, banned, meeting);
    } else {
      settle(backward_, forward_, false, banned, meeting);
    }
  }
  if (meeting.length == unreached) return {};
  Way way{meeting.vertex};
  for (Vertex at = meeting.vertex; at != first;) way.push_back(at = forward_.before[at]);
  std::reverse(way.begin(), way.end());
  for (Vertex at = meeting.vertex; at != second;) way.push_back(at = backward_.before[at]);
  return way;
}

void PathSearch::Reach::start(Vertex end, std::size_t count) {
  for (const Vertex vertex : reached) length[vertex] = unreached;
  length.resize(count, unreached);
  before.resize(count);
  reached.assign(1, end);
  queue = {};
  length[end] = 0;
  queue.push({0.0, end});
}

/// Goes on from the nearest vertex of one end's reach; notes where it meets the other's.
void PathSearch::settle(Reach& reach, const Reach& other, bool is_forward, const Banned& banned,
                        Meeting& meeting) {
  const auto [so_far, vertex] = reach.queue.top();
  reach.queue.pop();
  if (so_far > reach.length[vertex]) return;
  for (const Neighbour& each : neighbours(vertex)) {
    const double through = so_far + 1.0 / double(each.statements);
    double& known = reach.length[each.vertex];
    if (known <= through || banned.vertices.contains(each.vertex) || !may_pass(each.vertex)) {
      continue;
    }
    if (!banned.steps.empty()) {
      const auto step =
          is_forward ? std::pair(vertex, each.vertex) : std::pair(each.vertex, vertex);
      if (banned.steps.contains(step)) continue;
    }
    if (known == unreached) reach.reached.push_back(each.vertex);
    known = through;
    reach.before[each.vertex] = vertex;
    reach.queue.push({through, each.vertex});
    const double whole = through + other.length[each.vertex];
    if (whole < meeting.length || (whole == meeting.length && each.vertex < meeting.vertex)) {
      meeting = {whole, each.vertex};
    }
  }
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

namespace {

/// The ways found so far as a tree of their beginnings: where each goes on from a common one.
class WayTree {
 public:
  using Way = PathSearch::Way;
  using Vertex = PathSearch::Vertex;

  void add(const Way& way) {
    std::uint32_t node = 0;
    for (std::size_t i = 1; i < way.size(); ++i) {
      const auto next = nodes_[node].emplace(way[i], std::uint32_t(nodes_.size()));
      node = next.first->second;
      if (next.second) nodes_.emplace_back();
    }
  }
  /// What follows the first `count` + 1 vertices of a way that was added.
  const std::map<Vertex, std::uint32_t>& after(const Way& way, std::size_t count) const {
    std::uint32_t node = 0;
    for (std::size_t i = 1; i <= count; ++i) node = nodes_[node].at(way[i]);
    return nodes_[node];
  }

 private:
  std::vector<std::map<Vertex, std::uint32_t>> nodes_{1};  ///< the root: the first vertex of all
};

}  // namespace

/// Yen's algorithm as E. L. Lawler has it ("A Procedure for Computing the K Best Solutions to
/// Discrete Optimization Problems", 1972): a way turns off no earlier than the one it comes of did,
/// so that no way is found twice.
std::vector<PathSearch::Way> PathSearch::shortest(Vertex first, Vertex second, std::size_t count) {
  first_ = first;
  second_ = second;
  std::vector<Way> found;
  WayTree tree;
  std::map<std::pair<double, Way>, std::size_t> candidates;  // where it turned off
  const auto add = [&](Way way, std::size_t turn) {
    const double length = length_of(way);
    candidates.emplace(std::pair(length, std::move(way)), turn);
    if (candidates.size() > count - found.size()) candidates.erase(std::prev(candidates.end()));
  };
  if (Way way = search(first, second, {}); !way.empty()) add(std::move(way), 0);
  while (!candidates.empty()) {
    const std::size_t turned = candidates.begin()->second;
    found.push_back(candidates.extract(candidates.begin()).key().second);
    if (found.size() == count) break;
    const Way last = found.back();
    tree.add(last);
    Banned banned;
    banned.vertices.insert(last.begin(), last.begin() + std::ptrdiff_t(turned));
    for (std::size_t turn = turned; turn + 1 < last.size(); ++turn) {
      banned.steps.clear();
      for (const auto& [next, node] : tree.after(last, turn)) {
        banned.steps.emplace(last[turn], next);
      }
      const Way rest = search(last[turn], second, banned);
      banned.vertices.insert(last[turn]);
      if (rest.empty()) continue;
      Way whole(last.begin(), last.begin() + std::ptrdiff_t(turn));
      whole.insert(whole.end(), rest.begin(), rest.end());
      add(std::move(whole), turn);
    }
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
    step.statements += tie.statements;
    if (best == nullptr || tie.statements > best->statements) best = &tie;
  }
  if (best != nullptr) step.tie = reader.closed(*best);
  return step;
}

}  // namespace

std::vector<EntityType> usual_way_types() {
  std::vector<EntityType> types;
  for (std::size_t i = 0; i < entity_type_count; ++i) {
    const auto type = EntityType(i);
    if (!is_generic(type)) types.push_back(type);
  }
  return types;
}

std::vector<EntityPath> paths(const AnalysisGraph& graph, AnalysisGraph::Vertex first,
                              AnalysisGraph::Vertex second, PathLength length,
                              const Filters& filters) {
  detail::PathSearch search(graph, filters, length);
  const TieReader reader(graph, filters);
  std::vector<EntityPath> answer;
  std::map<std::pair<AnalysisGraph::Vertex, AnalysisGraph::Vertex>, PathStep> steps;
  for (const auto& way : search.shortest(first, second, std::max<std::size_t>(1, filters.limit))) {
    EntityPath path{search.length_of(way), {}};
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      const auto [step, is_new] = steps.try_emplace({way[i], way[i + 1]});
      if (is_new) step->second = step_of(reader, way[i], way[i + 1]);
      path.steps.push_back(step->second);
    }
    answer.push_back(std::move(path));
  }
  return answer;
}

}  // namespace renkei
