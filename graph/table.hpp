// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

/// A defect in a data file. `what()` reads "file:line:column: found …, expected …, try …".
class DataError : public std::runtime_error {
 public:
  DataError(std::string_view in_file, std::size_t at_line, std::size_t at_column,
            std::string_view message);
  std::string file;
  std::size_t line;    ///< 1-based
  std::size_t column;  ///< 1-based: of a table the tab-separated field, of another file the
                       ///< character; 0 = the whole line
};

/// A row of a table; views into the text that `read_table` was given.
struct TableRow {
  std::size_t line = 0;  ///< 1-based line in the file
  std::vector<std::string_view> cells;
};

/// A table of data/: UTF-8, tab-separated, '#' comment lines first, then the column names, then
/// one row a line. Empty lines are skipped.
struct Table {
  std::string file;  ///< for messages
  std::vector<std::string_view> columns;
  std::vector<TableRow> rows;

  /// Index of a column. @throws DataError when the head does not have it.
  std::size_t column(std::string_view name) const;
  /// The defect of one cell, ready to throw.
  DataError error(const TableRow& row, std::size_t column, std::string_view message) const;
};

/// Splits a table's text. The result holds views: `text` must outlive it.
/// @throws DataError when the text is not UTF-8, has no head, or a row has not as many cells as
/// the head has columns.
Table read_table(std::string_view file, std::string_view text);

/// The parts of a cell that holds a list ("a|b|c"); an empty cell has none.
std::vector<std::string_view> split_list(std::string_view cell, char separator = '|');

}  // namespace renkei
