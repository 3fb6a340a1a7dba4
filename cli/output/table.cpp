// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/output/table.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "graph/text.hpp"

namespace renkei::cli {
namespace {

struct Interval {
  char32_t first;
  char32_t last;
};

// EastAsianWidth.txt of Unicode 15, classes W and F, joined over gaps that nobody prints.
constexpr std::array wide{
    Interval{0x1100, 0x115F},   Interval{0x2E80, 0x303E},   Interval{0x3041, 0x4DBF},
    Interval{0x4E00, 0xA4CF},   Interval{0xA960, 0xA97C},   Interval{0xAC00, 0xD7A3},
    Interval{0xF900, 0xFAFF},   Interval{0xFE30, 0xFE6F},   Interval{0xFF01, 0xFF60},
    Interval{0xFFE0, 0xFFE6},   Interval{0x1F300, 0x1F64F}, Interval{0x1F900, 0x1F9FF},
    Interval{0x20000, 0x3FFFD},
};
// Combining marks, joiners and variation selectors that Japanese and Latin text meets.
constexpr std::array no_width{
    Interval{0x0000, 0x001F}, Interval{0x0300, 0x036F}, Interval{0x200B, 0x200F},
    Interval{0x3099, 0x309A}, Interval{0xFE00, 0xFE0F}, Interval{0xE0100, 0xE01EF},
};

template <std::size_t size>
bool contains(const std::array<Interval, size>& intervals, char32_t c) {
  return std::any_of(intervals.begin(), intervals.end(),
                     [c](Interval range) { return range.first <= c && c <= range.last; });
}

std::size_t width_of(char32_t c) {
  if (c < 0x300) return c < 0x20 ? 0 : 1;
  if (contains(no_width, c)) return 0;
  return contains(wide, c) ? 2 : 1;
}

/// The well-formed beginning of `utf8`.
std::u32string decoded(std::string_view utf8) {
  std::u32string chars;
  text::decode_utf8(utf8, chars);
  return chars;
}

constexpr std::string_view column_gap = "  ";
constexpr std::string_view note_indent = "    ";
constexpr std::size_t least_column = 8;   // guessed: four Japanese characters still tell a name
constexpr std::size_t longest_word = 20;  // "-- cooperatesWith", "GovernmentBody"

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return std::uint8_t(c) < 0x80; });
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t c : decoded(text)) width += width_of(c);
  return width;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string out;
  std::size_t used = 1;  // the ellipsis
  for (const char32_t c : decoded(text)) {
    used += width_of(c);
    if (used > width) break;
    text::append_utf8(out, c);
  }
  return out + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::u32string line;
  std::size_t used = 0;
  const auto end_line = [&](std::size_t length) {
    lines.push_back(text::to_utf8(line.substr(0, length)));
    line.erase(0, length);
    line.erase(0, std::min(line.find_first_not_of(U' '), line.size()));
    used = display_width(text::to_utf8(line));
  };
  for (const char32_t c : decoded(text)) {
    const std::size_t columns = width_of(c);
    if (used + columns > width && !line.empty()) {
      const std::size_t blank = c == U' ' ? line.size() : line.rfind(U' ');
      // A word of Latin letters is not broken where the line has a blank in its later half.
      const bool at_blank = blank != std::u32string::npos && blank * 2 > line.size() && c < 0x2E80;
      end_line(at_blank ? blank : line.size());
      if (line.empty() && c == U' ') continue;
    }
    line.push_back(c);
    used += columns;
  }
  if (!line.empty() || lines.empty()) lines.push_back(text::to_utf8(line));
  return lines;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string counted(std::size_t count, std::string_view stem, std::string_view one,
                    std::string_view many) {
  return std::to_string(count) + ' ' + std::string(stem) + std::string(count == 1 ? one : many);
}

void TextTable::add(std::vector<std::string> cells) { lines_.push_back({std::move(cells), {}}); }

void TextTable::add_note(std::string text) {
  if (lines_.empty()) lines_.emplace_back();
  lines_.back().notes.push_back(std::move(text));
}

std::vector<std::size_t> TextTable::widths() const {
  std::vector<std::size_t> widths;
  const auto widen = [&widths](const std::vector<std::string>& cells) {
    if (widths.size() < cells.size()) widths.resize(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(cells[i]));
    }
  };
  widen(heads_);
  for (const Line& line : lines_) widen(line.cells);
  return widths;
}

bool TextTable::is_right(std::size_t column) const {
  return std::find(right_.begin(), right_.end(), column) != right_.end();
}

/// Takes from the widest column of text, again and again, until all fit or none is wide; from short
/// words of a closed set (a relation, a status) when nothing else is left.
void TextTable::narrow(std::vector<std::size_t>& widths, std::size_t width) const {
  std::size_t all = widths.empty() ? 0 : column_gap.size() * (widths.size() - 1);
  for (const std::size_t each : widths) all += each;
  std::vector<bool> is_word;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    is_word.push_back(widths[i] <= longest_word &&
                      std::all_of(lines_.begin(), lines_.end(), [&](const Line& line) {
                        return i >= line.cells.size() || is_ascii(line.cells[i]);
                      }));
  }
  for (const bool takes_words : {false, true}) {
    while (all > width) {
      std::size_t widest = widths.size();
      for (std::size_t i = 0; i < widths.size(); ++i) {
        if (is_right(i) || widths[i] <= least_column || (is_word[i] && !takes_words)) continue;
        if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
      }
      if (widest == widths.size()) break;
      --widths[widest];
      --all;
    }
  }
}

std::string TextTable::layout(const std::vector<std::string>& cells,
                              const std::vector<std::size_t>& widths) const {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = shortened(cells[i], widths[i]);
    const std::string fill(widths[i] - display_width(cell), ' ');
    if (i != 0) out += column_gap;
    out += is_right(i) ? fill + cell : cell + fill;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

void TextTable::print(std::ostream& out, bool colour, std::size_t width) const {
  std::vector<std::size_t> columns = widths();
  if (width != 0) narrow(columns, width);
  const auto print_line = [&](const char* style, const std::string& text) {
    out << (colour ? style : "") << text << (colour && *style != '\0' ? "\x1b[0m" : "") << '\n';
  };
  if (!heads_.empty()) print_line("\x1b[1m", layout(heads_, columns));
  for (const Line& line : lines_) {
    if (!line.cells.empty()) print_line("", layout(line.cells, columns));
    for (const std::string& note : line.notes) {
      if (width <= 2 * note_indent.size()) {
        print_line("\x1b[2m", std::string(note_indent) + note);
        continue;
      }
      for (const std::string& each : wrapped(note, width - note_indent.size())) {
        print_line("\x1b[2m", std::string(note_indent) + each);
      }
    }
  }
}

}  // namespace renkei::cli
