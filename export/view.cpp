// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/view.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <utility>

namespace renkei {
namespace {

using Edge = PropertyGraph::edge_descriptor;

void each_relation(const PropertyGraph& graph, const std::function<void(const ViewEdge&)>& use) {
  ViewEdge result;
  for (const Edge edge : boost::make_iterator_range(boost::edges(graph))) {
    const RelationEdge& relation = graph[edge];
    result.source = boost::source(edge, graph);
    result.target = boost::target(edge, graph);
    result.predicates.assign(1, relation.predicate);
    result.statements.clear();
    for (const auto& statement : relation.statements) result.statements.push_back(&statement);
    result.direct = result.statements.size();
    use(result);
  }
}

/// No shared thing between two bodies.
constexpr std::size_t no_thing = static_cast<std::size_t>(-1);

bool is_shareable(EntityType type) {
  return type == EntityType::Programme || type == EntityType::Forum;
}

/// Calls `use(other end, relation)` for the relations of a vertex by which bodies work.
template <class Use>
void each_tie(const PropertyGraph& graph, const Vocabulary& vocabulary, std::size_t vertex,
              Use use) {
  for (const Edge edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
    if (vocabulary.of(graph[edge].predicate).collaboration) {
      use(boost::target(edge, graph), graph[edge]);
    }
  }
  for (const Edge edge : boost::make_iterator_range(boost::in_edges(vertex, graph))) {
    if (vocabulary.of(graph[edge].predicate).collaboration) {
      use(boost::source(edge, graph), graph[edge]);
    }
  }
}

/// A reason why a vertex has an edge to one of larger index.
struct Tie {
  std::size_t other;
  std::size_t via;  ///< `no_thing` for what the two do with each other
  const RelationEdge* own;
  const RelationEdge* others;  ///< nullptr without `via`
};

/// What a vertex does with vertices of larger index.
class Ties {
 public:
  Ties(const PropertyGraph& graph, const Vocabulary& vocabulary)
      : graph_(graph), vocabulary_(vocabulary), bodies_(boost::num_vertices(graph)) {
    for (std::size_t thing = 0; thing < bodies_.size(); ++thing) {
      if (is_shareable(graph[thing].type)) bodies_[thing] = count_bodies(thing);
    }
  }

  /// Sorted by the other end, direct ones first, then by what is shared.
  const std::vector<Tie>& of(std::size_t vertex) {
    ties_.clear();
    if (!is_body(graph_[vertex].type)) return ties_;
    each_tie(graph_, vocabulary_, vertex, [&](std::size_t other, const RelationEdge& relation) {
      if (other > vertex && is_body(graph_[other].type)) {
        ties_.push_back({other, no_thing, &relation, nullptr});
      }
      if (other != vertex && bodies_[other] >= 2 && bodies_[other] <= largest_circle) {
        add_shared(vertex, other, relation);
      }
    });
    std::stable_sort(ties_.begin(), ties_.end(), [](const Tie& a, const Tie& b) {
      return std::pair(a.other, a.via + 1) < std::pair(b.other, b.via + 1);  // no_thing + 1 is 0
    });
    return ties_;
  }

 private:
  std::uint32_t count_bodies(std::size_t thing) {
    std::vector<std::size_t> bodies;
    each_tie(graph_, vocabulary_, thing, [&](std::size_t other, const RelationEdge&) {
      if (other != thing && is_body(graph_[other].type)) bodies.push_back(other);
    });
    std::sort(bodies.begin(), bodies.end());
    return static_cast<std::uint32_t>(std::unique(bodies.begin(), bodies.end()) - bodies.begin());
  }

  void add_shared(std::size_t vertex, std::size_t thing, const RelationEdge& own) {
    each_tie(graph_, vocabulary_, thing, [&](std::size_t other, const RelationEdge& others) {
      if (other > vertex && other != thing && is_body(graph_[other].type)) {
        ties_.push_back({other, thing, &own, &others});
      }
    });
  }

  const PropertyGraph& graph_;
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> bodies_;  ///< tied to each shareable vertex
  std::vector<Tie> ties_;
};

/// Sorts by confidence, the best first, then by id, and drops what has the same id.
void keep_distinct(std::vector<const EdgeStatement*>& statements) {
  std::sort(statements.begin(), statements.end(),
            [](const auto* a, const auto* b) { return a->id < b->id; });
  const auto end = std::unique(statements.begin(), statements.end(),
                               [](const auto* a, const auto* b) { return a->id == b->id; });
  statements.erase(end, statements.end());
  std::stable_sort(statements.begin(), statements.end(),
                   [](const auto* a, const auto* b) { return a->confidence > b->confidence; });
}

void add_statements(const RelationEdge& relation, std::vector<const EdgeStatement*>& statements) {
  for (const auto& statement : relation.statements) statements.push_back(&statement);
}

/// Takes out of `statements` what is in `known`.
void drop_known(std::vector<const EdgeStatement*>& statements,
                const std::vector<const EdgeStatement*>& known) {
  std::erase_if(statements, [&](const EdgeStatement* one) {
    return std::any_of(known.begin(), known.end(),
                       [&](const EdgeStatement* other) { return other->id == one->id; });
  });
}

template <class Value>
void sort_unique(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// The edge of the ties [begin, end), all of `vertex` and one other.
void sum_up(std::size_t vertex, const Tie* begin, const Tie* end, ViewEdge& result) {
  result = {vertex, begin->other, {}, {}, 0, {}};
  std::vector<const EdgeStatement*> through;
  const bool is_direct = begin->via == no_thing;
  for (const Tie* tie = begin; tie != end; ++tie) {
    if (tie->via == no_thing) {
      add_statements(*tie->own, result.statements);
    } else {
      add_statements(*tie->own, through);
      add_statements(*tie->others, through);
      result.via.push_back(tie->via);
    }
    if (tie->via == no_thing || !is_direct) result.predicates.push_back(tie->own->predicate);
    if (tie->via != no_thing && !is_direct) result.predicates.push_back(tie->others->predicate);
  }
  sort_unique(result.predicates);
  sort_unique(result.via);
  keep_distinct(result.statements);
  keep_distinct(through);
  drop_known(through, result.statements);
  result.direct = result.statements.size();
  result.statements.insert(result.statements.end(), through.begin(), through.end());
}

void each_pair(const PropertyGraph& graph, const Vocabulary& vocabulary,
               const std::function<void(const ViewEdge&)>& use) {
  Ties ties(graph, vocabulary);
  ViewEdge result;
  for (std::size_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex) {
    const std::vector<Tie>& own = ties.of(vertex);
    for (std::size_t begin = 0, end = 0; begin < own.size(); begin = end) {
      while (end < own.size() && own[end].other == own[begin].other) ++end;
      sum_up(vertex, own.data() + begin, own.data() + end, result);
      use(result);
    }
  }
}

}  // namespace

ViewContents::ViewContents(const PropertyGraph& graph, View view, const Vocabulary& vocabulary)
    : is_whole_(view == View::Full) {
  if (is_whole_) return;
  entities_.resize(boost::num_vertices(graph));
  for_each_edge(graph, view, vocabulary, [&](const ViewEdge& edge) {
    entities_[edge.source] = entities_[edge.target] = true;
    for (const std::size_t thing : edge.via) entities_[thing] = true;
    firsts_.insert(edge.statements.begin(), edge.statements.end());
  });
}

void for_each_edge(const PropertyGraph& graph, View view, const Vocabulary& vocabulary,
                   const std::function<void(const ViewEdge&)>& use) {
  if (view == View::Full) {
    each_relation(graph, use);
  } else {
    each_pair(graph, vocabulary, use);
  }
}

}  // namespace renkei
