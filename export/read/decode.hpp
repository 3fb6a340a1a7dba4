// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace renkei {

/// The bytes of a file. @throws ReadError
std::string read_bytes(const std::string& path);

/// The text of a table or JSON as UTF-8 without byte order mark: UTF-8, UTF-16 with a mark or by
/// its zero bytes, EUC-JP or CP932 (what a Japanese Excel saves), whichever all of the bytes are.
/// @param path for messages @throws ReadError for bytes that are none of these
std::string decoded(const std::string& path, std::string bytes);

/// The bytes of an encoding as UTF-8 (iconv). Shift_JIS is read as CP932, which it is in practice.
/// @throws ReadError for an encoding that nobody knows, or naming the line of bytes that are none
std::string decoded_from(const std::string& path, std::string_view bytes,
                         const std::string& encoding);

}  // namespace renkei
