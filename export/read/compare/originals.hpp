// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>

#include "graph/property_graph.hpp"

namespace renkei {

/// What a statement of the graph says.
struct Original {
  std::string_view subject, object;  ///< ids
  Predicate predicate = Predicate::CooperatesWith;
  const EdgeStatement* statement = nullptr;
};

/// The statements of the graph that an export was made from, by their ids.
class Originals {
 public:
  using ById = std::map<std::string_view, Original, std::less<>>;

  /// The graph must outlive it.
  explicit Originals(const PropertyGraph& graph);

  /// nullptr for an id that is none of the graph's.
  const Original* find(std::string_view id) const;
  ById::const_iterator begin() const { return by_id_.begin(); }
  ById::const_iterator end() const { return by_id_.end(); }

 private:
  ById by_id_;
};

}  // namespace renkei
