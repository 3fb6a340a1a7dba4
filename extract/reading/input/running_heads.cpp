// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/running_heads.hpp"

#include <algorithm>
#include <cmath>

namespace renkei {
namespace {

// Shares of a page's height in which heads and feet stand; printers' margins are 1/15 to 1/10.
constexpr float upper_edge = 0.085F;
constexpr float lower_edge = 0.93F;
// In heights of the letter.
constexpr float close_by = 0.6F;  // white between parts of one line
constexpr float same_row = 0.5F;  // lines whose middles are nearer stand in one row

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::u32string edge_key(std::u32string text) {
  for (char32_t& c : text) {
    if (is_digit(c)) c = U'#';
  }
  text.erase(std::unique(text.begin(), text.end(),
                         [](char32_t a, char32_t b) { return a == U'#' && b == U'#'; }),
             text.end());
  return text;
}

bool is_edge(const BoxPage& boxes, const BoxLine& line) {
  return line.bottom() < upper_edge * boxes.height || line.top() > lower_edge * boxes.height;
}

bool is_page_number(std::u32string_view text) {
  return !text.empty() && text.size() <= 9 && std::any_of(text.begin(), text.end(), is_digit) &&
         std::all_of(text.begin(), text.end(), [](char32_t c) {
           return is_digit(c) || c == U'-' || c == U'–' || c == U'―' || c == U'/';
         });
}

/// The line that goes on where this one ends, or ends where it begins: 2023|年度計画; else null.
const BoxLine* neighbour_of(const std::vector<BoxLine>& lines, const BoxLine& line) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const BoxLine& other) {
    const float gap = std::max(other.x_min - line.x_max, line.x_min - other.x_max);
    return &other != &line && gap < close_by * line.size() &&
           std::abs(other.middle - line.middle) < same_row * line.size();
  });
  return found == lines.end() ? nullptr : &*found;
}

int number_in(std::u32string_view text) {
  int value = 0;
  bool begun = false;
  for (const char32_t c : text) {
    if (is_digit(c) && value < 100'000) value = 10 * value + int(c - U'0');
    if (begun && !is_digit(c)) break;
    begun = begun || is_digit(c);
  }
  return value;
}

}  // namespace

void note_edges(const BoxPage& boxes, EdgeTexts& edges) {
  for (const BoxLine& line : lines_of(boxes)) {
    if (is_edge(boxes, line)) edges.insert(edge_key(text_of(boxes, line)));
  }
}

void drop_running_heads(const BoxPage& boxes, const EdgeTexts& edges, std::vector<BoxLine>& lines,
                        Page& page) {
  const auto is_running = [&](const BoxLine& line) {
    if (!is_edge(boxes, line)) return false;
    const auto is_repeated = [&](const BoxLine& one) {
      return edges.count(edge_key(text_of(boxes, one))) > 1;
    };
    const std::u32string text = text_of(boxes, line);
    const BoxLine* const beside = neighbour_of(lines, line);
    if (is_page_number(text) && beside == nullptr) {
      page.metadata.printed_page = number_in(text);
      return true;
    }
    return is_repeated(line) && (beside == nullptr || is_repeated(*beside));
  };
  std::vector<BoxLine> kept;
  for (const BoxLine& line : lines) {
    if (!is_running(line)) kept.push_back(line);
  }
  lines.swap(kept);
}

}  // namespace renkei
