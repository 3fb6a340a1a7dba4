// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/read_page.hpp"
#include "extract/reading/text_pattern.hpp"

namespace renkei {

/// One line of the input that is not blank.
struct ScanLine {
  Span span;                 ///< in PageScan::chars
  std::uint16_t width = 0;   ///< in half-width cells, blanks inside the line included
  std::uint16_t blanks = 0;  ///< blank lines before it
  LineHint hint;             ///< empty where the container says nothing
};

/// Half-open run of lines.
struct LineRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A page's characters without white space, in the order of the input.
///
/// Filled in one pass; later stages name parts of the page by spans of `chars`.
struct PageScan {
  std::u32string chars;               ///< folded by text::fold
  std::vector<std::uint32_t> origin;  ///< position in the input; size of `chars`
  std::vector<std::uint8_t> gap;      ///< ReadPage::Gap before the character; size of `chars`
  std::vector<std::uint16_t> x;       ///< cells left of the character in its line; size of `chars`
  std::vector<ScanLine> lines;

  /// Refills the scan; buffers are reused. @param hints in order of their places
  void scan(std::u32string_view text, const std::vector<LineHint>& hints = {});

  std::u32string_view view(Span span) const {
    return std::u32string_view(chars).substr(span.begin, span.size());
  }
  /// Width of a part of one line, in half-width cells.
  int width(Span span) const;
};

/// Cells a folded character takes: 2 for ideographs, kana and full-width marks, 1 for the rest.
inline int cell_width(char32_t c) { return c < 0x1100 ? 1 : 2; }

}  // namespace renkei
