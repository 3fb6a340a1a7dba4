// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "export/read/imported.hpp"
#include "export/vocabulary.hpp"

namespace renkei {

/// Reads JSON-LD of our own profile: the terms of our context, resources in "@graph" in any order
/// and layout. Everything is there: each statement with status, year, quote and places.
/// What is not read, or contradicts the rest of the file, is noted.
/// @param vocabulary whose terms and classes are understood
/// @throws ReadError for a file that is no such JSON
Imported read_jsonld(const std::string& path, const Vocabulary& vocabulary);

}  // namespace renkei
