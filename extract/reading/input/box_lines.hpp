// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/reading/input/bbox.hpp"

namespace renkei {

/// Words side by side. Boxes are as high as their fonts say, often more than twice a letter; the
/// letter's size is told from widths: a kanji is square, Latin letters and digits are half as wide.
struct BoxLine {
  std::vector<std::uint32_t> words;
  float x_min = 0;
  float x_max = 0;
  float middle = 0;  ///< from the page's top
  float weight = 0;  ///< of the word that `middle` is of
  float inked = 0;   ///< widths of the words
  float cells = 0;   ///< of the words, a kanji being two
  std::uint8_t column = 0;
  bool is_note = false;
  bool is_at_edge = false;  ///< cut off where a column begins
  float size() const { return 2 * inked / std::max(cells, 1.0F); }
  float top() const { return middle - size() / 2; }
  float bottom() const { return middle + size() / 2; }
};

/// The extractor's lines, cut where two cells were taken for one line: at wide white, and at less
/// where several other lines begin below or above.
std::vector<BoxLine> lines_of(const BoxPage& boxes);

/// Adds a word of the page at the line's right end.
void add_word(const BoxPage& boxes, std::uint32_t index, BoxLine& line);

/// The line's characters, folded, without white space.
std::u32string text_of(const BoxPage& boxes, const BoxLine& line);

/// Size of the letters of the running text, in points: the largest of those that a good part of the
/// page has.
float body_size(const std::vector<BoxLine>& lines);

}  // namespace renkei
