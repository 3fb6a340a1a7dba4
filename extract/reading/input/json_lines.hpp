// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/read_page.hpp"

namespace renkei {

/// Reads one line of JSON Lines, an object with "text" and maybe "page", "title", "publisher",
/// "source", "date" and "fiscal_year"; what else it has is passed over.
///
/// @param line UTF-8
/// @param page gets id (empty when the object has none), text and metadata
/// @returns what is wrong with it and what to try; empty when the page was read
std::string read_json_page(std::string_view line, Page& page);

/// For each code point of the "text" of a line that `read_json_page` reads, the byte of the line
/// at which it is written; escapes begin at their backslash.
std::vector<std::uint64_t> json_text_places(std::string_view line);

}  // namespace renkei
