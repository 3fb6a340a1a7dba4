// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/box_lines.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "graph/text.hpp"

namespace renkei {
namespace {

// In sizes of the line's letters.
constexpr float word_break = 1.15F;  // white that may part two cells in one line
constexpr float edge_break = 0.35F;  // the same before a column's left edge
constexpr float edge_unit = 0.5F;    // points; within one and a half lines begin at one edge
constexpr std::size_t fewest_at_edge = 4;
constexpr std::uint32_t hanging_chars = 3;

/// How many lines begin at each place, in units from the page's left, or parts of lines after white
/// as between cells: an extractor may take all cells of a row for one line.
class Edges {
 public:
  Edges(const BoxPage& boxes, const std::vector<BoxLine>& lines) : counts_(4000, 0) {
    for (const BoxLine& line : lines) {
      count(line.x_min);
      std::uint32_t chars = 0;  // since the line began: a number hangs before its text
      for (std::size_t i = 1; i < line.words.size(); ++i) {
        const TextBox& before = boxes.words[line.words[i - 1]];
        const float x = boxes.words[line.words[i]].x_min;
        chars += before.end - before.begin;
        if (chars > hanging_chars && x - before.x_max > edge_break * line.size()) count(x);
      }
    }
  }
  bool is_edge(float x) const {
    const std::size_t i = at(x);
    return std::size_t(counts_[i - 1]) + counts_[i] + counts_[i + 1] >= fewest_at_edge;
  }

 private:
  void count(float x) {
    if (std::uint16_t& count = counts_[at(x)]; count < 0xFFFF) ++count;
  }
  std::size_t at(float x) const {
    return std::size_t(std::clamp(x / edge_unit, 1.0F, float(counts_.size() - 2)));
  }
  std::vector<std::uint16_t> counts_;
};

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
  float wide = 0;
  for (std::uint32_t i = word.begin; i < word.end; ++i) {
    const bool is_narrow =
        boxes.chars[i] < 0x1100 || (boxes.chars[i] >= 0xFF61 && boxes.chars[i] <= 0xFF9F);
    cells += is_narrow ? 1.0F : 2.0F;
    wide += is_narrow ? 0.0F : 1.0F;
  }
  if (line.words.empty()) {
    line.x_min = word.x_min;
    line.x_max = word.x_max;
  }
  // A raised number beside its word does not raise the line, and Latin words of another font do
  // not lower it.
  const float weight = wide > 0 ? 1000 * wide : cells;
  if (line.words.empty() || weight > line.weight) {
    line.middle = (word.y_min + word.y_max) / 2;
    line.weight = weight;
  }
  line.words.push_back(index);
  line.x_min = std::min(line.x_min, word.x_min);
  line.x_max = std::max(line.x_max, word.x_max);
  line.inked += word.x_max - word.x_min;
  line.cells += cells;
}

namespace {

/// Cuts lines where others begin, after white.
std::vector<BoxLine> cut_at_edges(const BoxPage& boxes, std::vector<BoxLine> lines) {
  const Edges edges(boxes, lines);
  std::vector<BoxLine> cut;
  cut.reserve(lines.size());
  for (BoxLine& line : lines) {
    const auto begins = [&](std::size_t i) {
      const float x = boxes.words[line.words[i]].x_min;
      const float before = boxes.words[line.words[i - 1]].x_max;
      return x - before > edge_break * line.size() && edges.is_edge(x);
    };
    std::size_t first = 1;
    while (first < line.words.size() && !begins(first)) ++first;
    if (first >= line.words.size()) {
      cut.push_back(std::move(line));
      continue;
    }
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      if (i == 0 || (i >= first && begins(i))) {
        cut.emplace_back();
        cut.back().is_at_edge = i > 0;
      }
      add_word(boxes, line.words[i], cut.back());
    }
  }
  return cut;
}

}  // namespace

namespace {

bool is_bracket(const BoxPage& boxes, const TextBox& word) {
  static constexpr std::u32string_view brackets = U"()「」『』<>";
  if (word.end != word.begin + 1) return false;
  return brackets.find(text::fold(boxes.chars[word.begin])) != brackets.npos;
}

bool touches(const TextBox& bracket, const TextBox& word) {
  constexpr float near = 0.1F;  // of the word's height
  const float reach = near * (word.y_max - word.y_min);
  const float middle = (bracket.y_min + bracket.y_max) / 2;
  const bool beside =
      std::abs(bracket.x_max - word.x_min) < reach || std::abs(word.x_max - bracket.x_min) < reach;
  return beside && middle > word.y_min && middle < word.y_max;
}

/// Brackets of another font than what they enclose come as a line of their own: 「( )」 and 「ケ」.
/// Each goes to the line of the word that it touches.
void give_back_brackets(const BoxPage& boxes, std::vector<BoxLine>& lines) {
  std::vector<std::uint32_t> loose;
  std::erase_if(lines, [&](const BoxLine& line) {
    const bool only = std::all_of(line.words.begin(), line.words.end(), [&](std::uint32_t word) {
      return is_bracket(boxes, boxes.words[word]);
    });
    if (only) loose.insert(loose.end(), line.words.begin(), line.words.end());
    return only;
  });
  for (const std::uint32_t bracket : loose) {
    const TextBox& box = boxes.words[bracket];
    const auto owner = std::find_if(lines.begin(), lines.end(), [&](const BoxLine& line) {
      return std::any_of(line.words.begin(), line.words.end(),
                         [&](std::uint32_t word) { return touches(box, boxes.words[word]); });
    });
    BoxLine whole;
    std::vector<std::uint32_t> words;
    if (owner != lines.end()) words = owner->words;
    words.push_back(bracket);
    std::stable_sort(words.begin(), words.end(), [&](std::uint32_t a, std::uint32_t b) {
      return boxes.words[a].x_min < boxes.words[b].x_min;
    });
    for (const std::uint32_t word : words) add_word(boxes, word, whole);
    if (owner == lines.end())
      lines.push_back(std::move(whole));
    else
      *owner = std::move(whole);
  }
}

}  // namespace

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
  give_back_brackets(boxes, lines);
  return cut_at_edges(boxes, std::move(lines));
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
