// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>

#include "graph/query.hpp"

namespace renkei::cli {

/// For people: a row a tie, the sentence below it. Colours when standard output is a terminal.
void print_table(std::ostream& out, const WhoAnswer& answer);

/// For programs: one JSON object, UTF-8, with the fields of `WhoAnswer` under their names.
void print_json(std::ostream& out, const WhoAnswer& answer);

}  // namespace renkei::cli
