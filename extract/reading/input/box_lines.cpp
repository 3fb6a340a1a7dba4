// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/box_lines.hpp"

#include "graph/text.hpp"

namespace renkei {
namespace {

// In sizes of the line's letters.
constexpr float word_break = 1.15F;  // white that may part two cells in one line

}  // namespace

std::u32string text_of(const BoxPage& boxes, const BoxLine& line) {
  std::u32string text;
  for (const std::uint32_t word : line.words) {
    const TextBox& box = boxes.words[word];
    for (std::uint32_t i = box.begin; i < box.end; ++i) {
      const char32_t c = text::fold(boxes.chars[i]);
      if (!text::is_space(c)) text.push_back(c);
    }
  }
  return text;
}

void add_word(const BoxPage& boxes, std::uint32_t index, BoxLine& line) {
  const TextBox& word = boxes.words[index];
  float cells = 0;
  for (std::uint32_t i = word.begin; i < word.end; ++i) {
    cells += boxes.chars[i] < 0x1100 || (boxes.chars[i] >= 0xFF61 && boxes.chars[i] <= 0xFF9F)
                 ? 1.0F
                 : 2.0F;
  }
  if (line.words.empty()) {
    line.x_min = word.x_min;
    line.x_max = word.x_max;
  }
  // A raised number beside its word does not raise the line.
  if (line.words.empty() || cells > line.cells) line.middle = (word.y_min + word.y_max) / 2;
  line.words.push_back(index);
  line.x_min = std::min(line.x_min, word.x_min);
  line.x_max = std::max(line.x_max, word.x_max);
  line.inked += word.x_max - word.x_min;
  line.cells += cells;
}

std::vector<BoxLine> lines_of(const BoxPage& boxes) {
  std::vector<BoxLine> lines;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < boxes.words.size(); ++i) {
    bool begins = lines.empty();
    while (next < boxes.lines.size() && boxes.lines[next] <= i) {
      begins = true;
      ++next;
    }
    const bool is_far = !lines.empty() && boxes.words[i].x_min - lines.back().x_max >
                                              word_break * lines.back().size();
    if (begins || is_far) lines.emplace_back();
    add_word(boxes, i, lines.back());
  }
  return lines;
}

float body_size(const std::vector<BoxLine>& lines) {
  constexpr float good_part = 0.2F;
  std::vector<float> cells(200, 0.0F);  // by half points
  float all = 0;
  for (const BoxLine& line : lines) {
    const auto at = std::size_t(std::clamp(2 * line.size(), 0.0F, 198.0F));
    cells[at] += line.cells;
    all += line.cells;
  }
  for (std::size_t at = cells.size() - 1; at > 1; --at) {
    if (cells[at] + cells[at - 1] >= good_part * all) return float(at) / 2;
  }
  return 10;
}

}  // namespace renkei
