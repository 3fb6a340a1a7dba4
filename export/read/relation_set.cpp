// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/relation_set.hpp"

namespace renkei {

void RelationSet::add(std::string_view subject, Predicate predicate, std::string_view object,
                      const EdgeStatement* statement) {
  const auto put = [&](std::string_view from, std::string_view to) {
    Statements& said = relations_[{std::string(from), predicate, std::string(to)}];
    if (statement != nullptr) said.push_back(statement);
  };
  put(subject, object);
  if (is_symmetric(predicate)) put(object, subject);
}

const RelationSet::Statements* RelationSet::find(std::string_view subject, Predicate predicate,
                                                 std::string_view object) const {
  const auto at = relations_.find(std::tuple(subject, predicate, object));
  return at == relations_.end() ? nullptr : &at->second;
}

}  // namespace renkei
