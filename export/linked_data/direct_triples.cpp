// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/direct_triples.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>

namespace renkei {
namespace {

bool states_fact(const RelationEdge& relation) {
  return std::any_of(relation.statements.begin(), relation.statements.end(),
                     [](const EdgeStatement& s) { return s.status != Status::Planned; });
}

}  // namespace

DirectTriples::DirectTriples(const PropertyGraph& graph, const ViewContents& contents,
                             const Vocabulary& vocabulary)
    : graph_(graph), contents_(contents), vocabulary_(vocabulary) {
  for (std::size_t i = 0; i < predicate_count; ++i) {
    terms_.push_back(name_of(Predicate(i)));
    for (const auto& mapped : vocabulary_.mapped(Predicate(i))) terms_.push_back(mapped.term);
  }
  std::sort(terms_.begin(), terms_.end());
  terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
  const auto place = [&](std::string_view term) {
    return std::size_t(std::lower_bound(terms_.begin(), terms_.end(), term) - terms_.begin());
  };
  for (std::size_t i = 0; i < predicate_count; ++i) {
    places_[i].own = place(name_of(Predicate(i)));
    for (const auto& mapped : vocabulary_.mapped(Predicate(i))) {
      places_[i].mapped.push_back(place(mapped.term));
    }
  }
}

const std::vector<DirectTriples::Triple>& DirectTriples::of(Vertex vertex) {
  triples_.clear();
  for (const Edge edge : boost::make_iterator_range(boost::out_edges(vertex, graph_))) {
    collect(edge, MappedTriple::Direction::Forward);
  }
  // What comes in lies all over the memory: asked for in good time, it is there when it is wanted.
  const auto incoming = boost::make_iterator_range(boost::in_edges(vertex, graph_));
  for (const Edge edge : incoming) __builtin_prefetch(&graph_[edge]);
  for (const Edge edge : incoming) __builtin_prefetch(graph_[edge].statements.data());
  for (const Edge edge : incoming) collect(edge, MappedTriple::Direction::Inverse);
  for (const Triple& one : triples_) __builtin_prefetch(&graph_[one.other].id);
  for (const Triple& one : triples_) __builtin_prefetch(graph_[one.other].id.data());
  std::sort(triples_.begin(), triples_.end());
  triples_.erase(std::unique(triples_.begin(), triples_.end()), triples_.end());
  return triples_;
}

/// Adds the triples of an edge that start at its source (Forward) or at its target (Inverse).
void DirectTriples::collect(Edge edge, MappedTriple::Direction side) {
  const RelationEdge& relation = graph_[edge];
  if (!contents_.has_relation(relation) || !states_fact(relation)) return;
  const Vertex source = boost::source(edge, graph_), target = boost::target(edge, graph_);
  const bool forward = side == MappedTriple::Direction::Forward;
  const Vertex other = forward ? target : source;
  const Places& places = places_[std::size_t(relation.predicate)];
  if (forward || is_symmetric(relation.predicate)) triples_.push_back({places.own, other});
  std::size_t number = 0;
  for (const MappedTriple& mapped : vocabulary_.mapped(relation.predicate)) {
    const std::size_t place = places.mapped[number++];
    const bool here = mapped.direction == side || mapped.direction == MappedTriple::Direction::Both;
    if (here && mapped.fits(graph_[source].type, graph_[target].type)) {
      triples_.push_back({place, other});
    }
  }
}

}  // namespace renkei
