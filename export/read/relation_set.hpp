// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graph/property_graph.hpp"

namespace renkei {

/// Relations by their ends, those of a symmetric predicate in both directions. Ends are
/// told by any text that is one's own.
class RelationSet {
 public:
  using Statements = std::vector<const EdgeStatement*>;

  /// @param statement one that says so, where that is of interest; must outlive the set
  void add(std::string_view subject, Predicate predicate, std::string_view object,
           const EdgeStatement* statement = nullptr);
  /// The statements that were added with a relation; nullptr when it is not there.
  const Statements* find(std::string_view subject, Predicate predicate,
                         std::string_view object) const;
  bool contains(std::string_view subject, Predicate predicate, std::string_view object) const {
    return find(subject, predicate, object) != nullptr;
  }

 private:
  std::map<std::tuple<std::string, Predicate, std::string>, Statements, std::less<>> relations_;
};

}  // namespace renkei
