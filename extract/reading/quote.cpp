// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
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

// Of full width, nothing composed into it, and no letter.
bool is_kana_or_kanji(char32_t c) { return c > 0x3000 && c < 0xD800; }

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
  const std::uint8_t* const gap = read.gap.data();
  const std::uint32_t* const origin = read.origin.data();
  const char32_t* const input = page.text.data();
  result.ranges.reserve(1 + std::size_t(std::count(gap + std::min(begin + 1, end), gap + end,
                                                   std::uint8_t(ReadPage::LineBreak))));
  // Of one character at most a blank, half-width katakana and their mark: 7 bytes.
  std::array<char, 1024> bytes;
  std::size_t size = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (size > bytes.size() - 7) {
      result.text.append(bytes.data(), size);
      size = 0;
    }
    const std::uint32_t at = origin[i];
    const char32_t c = input[at];
    std::uint32_t stop = at + 1;
    if (is_kana_or_kanji(c) && gap[i] == ReadPage::None && i > begin) {
      size += text::put_utf8(bytes.data() + size, c);
      result.ranges.back().end = stop;
      continue;
    }
    stop = input_end(page, at);
    if (i > begin && blank_belongs(input[origin[i - 1]], c, gap[i])) bytes[size++] = ' ';
    for (std::uint32_t k = at; k < stop; ++k) {
      size += text::put_utf8(bytes.data() + size, input[k]);
    }
    if (i == begin || gap[i] == ReadPage::LineBreak) {
      result.ranges.push_back({at, stop});
    } else {
      result.ranges.back().end = stop;
    }
  }
  result.text.append(bytes.data(), size);
  return result;
}

}  // namespace renkei
