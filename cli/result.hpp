// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "graph/query.hpp"

namespace renkei::cli {

/// A column of an answer.
struct Column {
  enum class Kind : std::uint8_t {
    Text,
    Number,  ///< right-aligned for people, a number in JSON
    Note,    ///< for people only, a line below the row
    Detail,  ///< for programs only
    DetailNumber,
  };
  std::string name;  ///< lower case, words separated by '_'
  Kind kind = Kind::Text;
};

/// One list of an answer.
struct ResultList {
  std::string name;   ///< key in JSON and CSV: "partners"
  std::string title;  ///< for people, above the list; empty = none
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  ///< as many cells as columns; "" = nothing
  std::size_t found = 0;                       ///< rows before a limit; 0 = as many as there are
};

/// An answer as people and programs get it.
struct Result {
  std::string heading;  ///< for people; empty = none
  std::vector<ResultList> lists;
  std::string legend;  ///< for people, at the end; empty = none
};

/// The formats that `print` knows.
inline const std::vector<std::string> result_formats{"table", "json", "csv", "md"};

/// Prints in one of `result_formats`: aligned columns, colours on a terminal only; a JSON object of
/// lists of objects; CSV (RFC 4180, a column `list` first where there are several); Markdown.
void print(std::ostream& out, const Result& result, const std::string& format, bool colour);

/// A JSON text of its own, a line.
std::string json_string(std::string_view text);

// Cells

/// "done, planned"
std::string joined(const std::vector<Status>& statuses);
/// "2023", "2023-2024", or empty.
std::string years(const std::vector<int>& fiscal_years);
/// "-> cooperatesWith"
std::string arrow(Direction direction, Predicate predicate);
/// "report.txt, page 3: the sentence"; bare, because Japanese quotes nest badly.
std::string cited(const CitedQuote& quote);
/// "0.42", with as many digits as are needed, four decimals at most.
std::string number(double value);

}  // namespace renkei::cli
