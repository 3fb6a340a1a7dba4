// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/comparison.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/question/tie_reader.hpp"

namespace renkei {
namespace {

using detail::OpenTie;
using detail::TieReader;
using Key = std::tuple<std::string, Predicate, std::string>;

struct Side {
  AnalysisGraph::Vertex subject = 0;
  OpenTie tie;
};

std::map<Key, Side> relations_of(const AnalysisGraph& graph, const TieReader& reader,
                                 const Filters& filters) {
  std::map<Key, Side> relations;
  for (AnalysisGraph::Vertex vertex = 0; vertex < num_vertices(graph.graph()); ++vertex) {
    for (OpenTie& tie : reader.ties_of(vertex)) {
      // Each edge from its subject only; of a symmetric one the smaller id is that.
      const bool is_subject = tie.direction == Direction::Out ||
                              (tie.direction == Direction::Both && vertex < tie.partner);
      if (!is_subject) continue;
      if (!admits(filters, graph[vertex].type) && !admits(filters, graph[tie.partner].type)) {
        continue;
      }
      Key key{graph[vertex].id, tie.predicate, graph[tie.partner].id};
      relations.emplace(std::move(key), Side{vertex, std::move(tie)});
    }
  }
  return relations;
}

bool has(const std::vector<Status>& statuses, Status status) {
  return std::binary_search(statuses.begin(), statuses.end(), status);
}

std::optional<RelationChange::Kind> kind_of(const std::vector<Status>& before,
                                            const std::vector<Status>& after) {
  const bool was_planned = has(before, Status::Planned) && !has(before, Status::Done);
  if (was_planned && has(after, Status::Done)) return RelationChange::Kind::PlannedThenDone;
  if (before != after) return RelationChange::Kind::Changed;
  return std::nullopt;
}

}  // namespace

std::vector<RelationChange> compare(const AnalysisGraph& old_graph, const Filters& before,
                                    const AnalysisGraph& new_graph, const Filters& after) {
  const TieReader old_reader(old_graph, before);
  const TieReader new_reader(new_graph, after);
  const auto old_relations = relations_of(old_graph, old_reader, before);
  const auto new_relations = relations_of(new_graph, new_reader, after);
  std::vector<RelationChange> changes;
  const auto add = [&](RelationChange::Kind kind, const TieReader& reader, const Side& side) {
    changes.push_back({kind, reader.refer(side.subject), side.tie.predicate,
                       reader.refer(side.tie.partner), std::nullopt, std::nullopt});
    return &changes.back();
  };
  for (const auto& [key, side] : old_relations) {
    const auto now = new_relations.find(key);
    if (now == new_relations.end()) {
      add(RelationChange::Kind::Ended, old_reader, side)->before = old_reader.closed(side.tie);
      continue;
    }
    const auto kind =
        kind_of(old_reader.statuses_of(side.tie), new_reader.statuses_of(now->second.tie));
    if (!kind) continue;
    RelationChange* change = add(*kind, new_reader, now->second);
    change->before = old_reader.closed(side.tie);
    change->after = new_reader.closed(now->second.tie);
  }
  for (const auto& [key, side] : new_relations) {
    if (old_relations.contains(key)) continue;
    add(RelationChange::Kind::Added, new_reader, side)->after = new_reader.closed(side.tie);
  }
  std::sort(changes.begin(), changes.end(), [](const RelationChange& a, const RelationChange& b) {
    return std::tie(a.kind, a.subject.name, a.subject.id, a.predicate, a.object.name, a.object.id) <
           std::tie(b.kind, b.subject.name, b.subject.id, b.predicate, b.object.name, b.object.id);
  });
  return changes;
}

}  // namespace renkei
