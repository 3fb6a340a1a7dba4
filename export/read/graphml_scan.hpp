// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "export/read/sheet.hpp"

namespace renkei {

/// Reads GraphML in the plain form in which Renkei and most other programs write it, several times
/// as fast as a general parser can: UTF-8 without document type, elements without prefix, values in
/// double quotes, all keys before the graph, nothing within nodes and edges but the data of
/// declared keys.
///
/// @returns what `parse_graphml` makes of the file, or nothing when the file has anything else or
/// is in any way at fault: then that one has the word.
/// @throws ReadError when the file cannot be read
std::optional<Sheet> scan_graphml(const std::string& path);

}  // namespace renkei
