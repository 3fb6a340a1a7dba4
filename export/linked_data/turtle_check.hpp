// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/data_pack.hpp"

namespace renkei {

/// Reads a file of the vocabulary as Turtle, strictly, and forgets it.
/// @throws DataError naming file, line and column of the first defect.
void check_turtle(const DataFile& file);

}  // namespace renkei
