// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/language.hpp"

#include <algorithm>
#include <string>

#include "graph/text.hpp"

namespace renkei {
namespace {

/// True for a text with one of U+4E00 to U+9FFF, kanji: found by the first two bytes of each.
bool has_kanji(std::string_view text) {
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xE4 || lead > 0xE9) continue;
    if (lead > 0xE4 || static_cast<unsigned char>(text[at + 1]) >= 0xB8) return true;
  }
  return false;
}

}  // namespace

std::string_view language_of(std::string_view text) {
  if (has_kanji(text)) return "ja";  // nearly all
  std::u32string chars;
  constexpr std::size_t piece = 96;  // bytes: most texts tell by their first letters
  while (!text.empty()) {
    std::size_t size = std::min(piece, text.size());
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    chars.clear();
    text::decode_utf8(text.substr(0, size), chars);
    const bool japanese = std::any_of(chars.begin(), chars.end(), [](char32_t c) {
      const auto script = text::script_of(text::fold(c));
      return script == text::Script::Han || script == text::Script::Hiragana ||
             script == text::Script::Katakana;
    });
    if (japanese) return "ja";
    text.remove_prefix(size);
  }
  return "en";
}

}  // namespace renkei
