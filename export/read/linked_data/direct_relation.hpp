// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string_view>

#include "export/read/imported.hpp"

namespace renkei {

/// Whether a relation that is known may have given a direct one.
/// @param states called with a predicate and whether it leads from the object to the subject
template <class States>
bool comes_of(const DirectTerm& term, States states) {
  return std::any_of(term.forward.begin(), term.forward.end(),
                     [&](Predicate each) { return states(each, false); }) ||
         std::any_of(term.backward.begin(), term.backward.end(),
                     [&](Predicate each) { return states(each, true); });
}

/// What is told of one that comes of none.
ReadNote unstated(const Imported& imported, const DirectRelation& one, std::string_view subject,
                  std::string_view object);

}  // namespace renkei
