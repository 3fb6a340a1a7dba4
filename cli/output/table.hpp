// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace renkei::cli {

/// Columns of a terminal that `text` (UTF-8) takes: 2 for what Unicode Standard Annex 11 calls wide
/// or full-width, 0 for combining marks, 1 for the rest. "経産省" → 6, "IPA" → 3.
std::size_t display_width(std::string_view text);

/// `text` when it fits `width` columns, else its beginning and "…".
std::string shortened(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at blanks where there are some, else between
/// characters.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// "1 page", "2 pages".
std::string counted(std::size_t count, std::string_view noun);
/// "1 entity", "2 entities" of "entit", "y", "ies".
std::string counted(std::size_t count, std::string_view stem, std::string_view one,
                    std::string_view many);

/// Rows of text in columns that are as wide as their widest cell.
class TextTable {
 public:
  /// @param heads one a column; none = no head line
  explicit TextTable(std::vector<std::string> heads = {}) : heads_(std::move(heads)) {}

  /// A row; it may have fewer cells than the others.
  void add(std::vector<std::string> cells);
  /// A line below the last row that takes part in no column, indented.
  void add_note(std::string text);
  /// Numbers in this column end below each other.
  void align_right(std::size_t column) { right_.push_back(column); }

  /// @param colour heads bold and notes faint, by ANSI sequences
  /// @param width of the terminal: wide columns are cut (…) and notes wrapped to fit it; 0 =
  /// neither
  void print(std::ostream& out, bool colour, std::size_t width = 0) const;

 private:
  struct Line {
    std::vector<std::string> cells;
    std::vector<std::string> notes;
  };
  std::vector<std::size_t> widths() const;
  void narrow(std::vector<std::size_t>& widths, std::size_t width) const;
  bool is_right(std::size_t column) const;
  std::string layout(const std::vector<std::string>& cells,
                     const std::vector<std::size_t>& widths) const;

  std::vector<std::string> heads_;
  std::vector<Line> lines_;
  std::vector<std::size_t> right_;
};

}  // namespace renkei::cli
