// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "extract/reading/read_page.hpp"

namespace renkei {

/// Reads one line of JSON Lines into `page`: its "text", "page" as the id, and the metadata
/// "title", "publisher", "source", "date" (strings) and "fiscal_year" (a number). Other keys are
/// left alone.
/// @returns what is wrong with the line and what to do, empty when it was read
std::string read_json_page(std::string_view line, Page& page);

}  // namespace renkei
