// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/compare/originals.hpp"

#include <boost/range/iterator_range.hpp>

namespace renkei {

Originals::Originals(const PropertyGraph& graph) {
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    const std::string& subject = graph[boost::source(edge, graph)].id;
    const std::string& object = graph[boost::target(edge, graph)].id;
    const Predicate predicate = graph[edge].predicate;
    for (const EdgeStatement& one : graph[edge].statements) {
      by_id_[one.id] = {subject, object, predicate, &one};
    }
  }
}

const Original* Originals::find(std::string_view id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &at->second;
}

}  // namespace renkei
