// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace renkei {

/// Appends `text` (UTF-8) as a JSON string (RFC 8259, section 7) in its quotes. Only what must be
/// is escaped; malformed bytes become U+FFFD.
///
/// Page facts are printed at the speed at which they are found, so this does not go through a
/// writer's calls a byte: text without anything to escape, nearly all, is checked and copied.
void append_json_string(std::string& out, std::string_view text);

/// Whether `text` needs nothing but its quotes to be a JSON string; false says nothing.
bool is_plain_json(std::string_view text);

/// Appends the decimal digits of a number.
void append_json_number(std::string& out, std::int64_t value);

}  // namespace renkei
