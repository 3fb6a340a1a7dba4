// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/page_scan.hpp"

#include <algorithm>

#include "graph/text.hpp"

namespace renkei {
namespace {

bool is_line_end(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

// Half-width katakana write voicing as a mark of its own: "ｶﾞ" is ガ.
char32_t voiced(char32_t base, char32_t mark) {
  static constexpr std::u32string_view voiceable = U"カキクケコサシスセソタチツテトハヒフヘホ";
  if (mark == 0xFF9E) {
    if (base == U'ウ') return U'ヴ';
    return voiceable.find(base) != std::u32string_view::npos ? char32_t(base + 1) : 0;
  }
  return base >= U'ハ' && base <= U'ホ' && voiceable.find(base) != std::u32string_view::npos
             ? char32_t(base + 2)
             : 0;
}

// The character that a half-width katakana and its mark make, 0 when they make none.
char32_t voiced_with(char32_t before, char32_t mark) {
  if ((mark != 0xFF9E && mark != 0xFF9F) || before < 0xFF66 || before > 0xFF9D) return 0;
  return voiced(text::fold(before), mark);
}

}  // namespace

void PageScan::scan(std::u32string_view text, const std::vector<LineHint>& hints) {
  chars.resize(text.size());
  origin.resize(text.size());
  gap.resize(text.size());
  x.resize(text.size());
  lines.clear();

  std::uint32_t n = 0;
  std::uint32_t line_begin = 0;
  int column = 0;
  int blanks = 0;
  std::size_t hint = 0;
  std::uint32_t text_begin = 0;  // of the line, in `text`
  std::uint8_t pending = ReadPage::LineBreak;
  const auto end_line = [&] {
    if (n > line_begin) {
      lines.push_back({{line_begin, n},
                       std::uint16_t(std::min(column, 0xFFFF)),
                       std::uint16_t(std::min(blanks, 0xFFFF)),
                       {}});
      const std::uint32_t at = origin[line_begin];
      while (hint < hints.size() && hints[hint].at < text_begin) ++hint;
      if (hint < hints.size() && hints[hint].at <= at) lines.back().hint = hints[hint++];
      blanks = 0;
    } else {
      ++blanks;
    }
    line_begin = n;
    column = 0;
    pending = ReadPage::LineBreak;
  };

  // Plain pointers: bytes written through `gap` could be the vectors' own pointers, for all that a
  // compiler knows.
  char32_t* const to_chars = chars.data();
  std::uint32_t* const to_origin = origin.data();
  std::uint8_t* const to_gap = gap.data();
  std::uint16_t* const to_x = x.data();
  const auto add = [&](char32_t folded, std::uint32_t at, int width) {
    if (n > line_begin && pending == ReadPage::Blank) ++column;
    to_chars[n] = folded;
    to_origin[n] = at;
    to_gap[n] = pending;
    to_x[n] = std::uint16_t(std::min(column, 0xFFFF));
    column += width;
    pending = ReadPage::None;
    ++n;
  };
  const auto is_wide = [](char32_t c) { return c > 0x3000 && c < 0xF900; };
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (is_wide(c)) {  // kana and kanji, nearly always, and more of them behind
      add(c, i, 2);
      const std::uint32_t first = i + 1;
      int cell = column;
      while (i + 1 < text.size() && is_wide(text[i + 1])) {
        const std::uint32_t at = n + ++i - first;
        to_chars[at] = text[i];
        to_origin[at] = i;
        to_gap[at] = ReadPage::None;
        to_x[at] = std::uint16_t(std::min(cell, 0xFFFF));
        cell += 2;
      }
      n += i + 1 - first;
      column = cell;
    } else if (is_line_end(c)) {
      if (c == U'\n' && i > 0 && text[i - 1] == U'\r') continue;
      end_line();
      text_begin = i + 1;
    } else if (c <= U' ' || text::is_space(c)) {
      pending = std::max(pending, std::uint8_t(ReadPage::Blank));
    } else if (const char32_t composed = i > 0 ? voiced_with(text[i - 1], c) : 0) {
      chars[n - 1] = composed;
    } else {
      // Width is of the input's form: full-width letters take two cells though they fold to ASCII.
      add(c < 0x80 ? c : text::fold(c), i, c >= 0xFF61 && c <= 0xFF9F ? 1 : cell_width(c));
    }
  }
  end_line();
  chars.resize(n);
  origin.resize(n);
  gap.resize(n);
  x.resize(n);
}

int PageScan::width(Span span) const {
  if (span.empty()) return 0;
  const std::uint32_t last = span.end - 1;
  // The next character of the same line tells the last one's width, a blank between them included.
  const bool has_next = span.end < chars.size() && gap[span.end] == ReadPage::None;
  const int end = has_next ? x[span.end] : x[last] + cell_width(chars[last]);
  return end - x[span.begin];
}

}  // namespace renkei
