// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>

#include "cli/output/result.hpp"
#include "graph/query.hpp"

namespace renkei::cli {

/// A row a tie, and a second list of those met in shared things.
/// @param via_shown rows of the second list at most; 0 = all
Result result_of(const WhoAnswer& answer, std::size_t via_shown);

/// For programs: one JSON object, UTF-8, with the fields of `WhoAnswer` under their names.
void print_json(std::ostream& out, const WhoAnswer& answer);

}  // namespace renkei::cli
