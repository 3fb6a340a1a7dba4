// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "graph/property_graph.hpp"

namespace renkei {

/// "ja" for a text with a Japanese letter, else "en". The text is UTF-8; most tell by their first
/// letters.
std::string_view language_of(std::string_view text);

/// Whether an entity's main name is English, so that it has none in Japanese. NICT beside "National
/// Institute of …" is what it is called in Japanese.
inline bool is_english_only(const EntityVertex& info) {
  const bool has_other = !info.name_en.empty() && info.name_en != info.name;
  return !has_other && !info.name.empty() && language_of(info.name) == "en";
}

}  // namespace renkei
