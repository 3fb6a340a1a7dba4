// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "extract/reading/read_page.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

bool is_latin_or_digit(char32_t c) {
  const text::Script script = text::script_of(text::fold(c));
  return script == text::Script::Latin || script == text::Script::Digit;
}

// Where Japanese meets Latin or digits a blank is typography that readers expect to see; between
// two Japanese characters it is an artefact of justified setting.
bool blank_belongs(char32_t before, char32_t after, std::uint8_t gap) {
  if (gap == ReadPage::None) return false;
  if (gap == ReadPage::Blank) {
    return is_latin_or_digit(before) || is_latin_or_digit(after) || (before < 0x80 && after < 0x80);
  }
  // Full-width letters are set like kanji: "Ａ" at a line's end and "Ｉ" are one word.
  return before < 0x2E80 && after < 0x2E80 && text::script_of(before) == text::Script::Latin &&
         text::script_of(after) == text::Script::Latin;
}

// The voicing mark of half-width katakana was composed into the character before it.
std::uint32_t input_end(const Page& page, std::uint32_t at) {
  const std::u32string& text = page.text;
  const bool has_mark = at + 1 < text.size() && text[at] >= 0xFF66 && text[at] <= 0xFF9D &&
                        (text[at + 1] == 0xFF9E || text[at + 1] == 0xFF9F);
  return at + (has_mark ? 2 : 1);
}

}  // namespace

Quote quote(const Page& page, const ReadPage& read, std::uint32_t begin, std::uint32_t end) {
  Quote result;
  // Of one character at most a blank, half-width katakana and their mark: 7 bytes.
  std::array<char, 256> bytes;
  std::size_t size = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (size > bytes.size() - 7) {
      result.text.append(bytes.data(), size);
      size = 0;
    }
    const std::uint32_t at = read.origin[i];
    const std::uint32_t stop = input_end(page, at);
    if (i > begin && blank_belongs(page.text[read.origin[i - 1]], page.text[at], read.gap[i])) {
      bytes[size++] = ' ';
    }
    for (std::uint32_t k = at; k < stop; ++k) {
      size += text::put_utf8(bytes.data() + size, page.text[k]);
    }
    if (i == begin || read.gap[i] == ReadPage::LineBreak) {
      result.ranges.push_back({at, stop});
    } else {
      result.ranges.back().end = stop;
    }
  }
  result.text.append(bytes.data(), size);
  return result;
}

}  // namespace renkei
