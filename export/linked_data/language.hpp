// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace renkei {

/// "ja" for a text with a Japanese letter, else "en". The text is UTF-8; most tell by their first
/// letters.
std::string_view language_of(std::string_view text);

}  // namespace renkei
