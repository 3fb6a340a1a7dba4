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
    Shown,   ///< as Text, for people only
    Note,    ///< for people only, a line below the row
    Detail,  ///< for programs only
    DetailNumber,
  };
  std::string name;  ///< lower case, words separated by '_'
  Kind kind = Kind::Text;
};

/// A word or number that is said once of many rows; for programs.
struct Fact {
  std::string name;
  std::string value;
  bool is_number = false;  ///< or true, false, null: printed bare in JSON
};

/// One list of an answer.
struct ResultList {
  std::string name;   ///< key in JSON and CSV: "partners"
  std::string title;  ///< for people, above the list; empty = none
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  ///< as many cells as columns; "" = nothing
  std::size_t found = 0;                       ///< rows before a limit; 0 = as many as there are
  std::vector<Fact> facts = {};                ///< members beside it in JSON, first cells in CSV
};

/// An answer as people and programs get it.
struct Result {
  std::string heading;  ///< for people; empty = none
  std::vector<ResultList> lists;
  std::string legend;            ///< for people, at the end; empty = none
  std::vector<Fact> facts = {};  ///< of all lists, members in JSON
  std::string array =
      {};  ///< lists of one kind: the key in JSON of an array with an object for each
};

/// The formats that `print` knows.
inline const std::vector<std::string> result_formats{"table", "json", "csv", "md"};

/// Prints in one of `result_formats`: aligned columns, colours on a terminal only; a JSON object of
/// lists of objects; CSV (RFC 4180, a column `list` first where there are several kinds); Markdown.
/// Always UTF-8: bytes of a document's name that are none become U+FFFD.
void print(std::ostream& out, const Result& result, const std::string& format, bool colour);

/// A JSON text of its own, a line.
std::string json_string(std::string_view text);

// Cells

/// "done, planned"
std::string joined(const std::vector<Status>& statuses);
/// "2023", "2023-2024", or empty.
std::string years(const std::vector<int>& fiscal_years);
/// As above, with "*" behind it where one of them is but a document's; `print` says what it means.
std::string marked_years(const PartnerTie& tie);
/// A year for people: "2024", "2024*" of a document, "-" for 0.
std::string marked_year(int year, YearSource from);
/// Whence the years are known: "statement", "document", both with a comma between, or empty.
std::string years_from(const PartnerTie& tie);
/// "-> cooperatesWith"
std::string arrow(Direction direction, Predicate predicate);
/// "out", "in", "both"
std::string direction_name(Direction direction);
/// A document's name or path for people: line ends and what else would steer a terminal as \n,
/// \x1b.
std::string shown_name(const std::string& name);
/// "report.txt, page 3: the sentence"; bare, because Japanese quotes nest badly.
std::string cited(const CitedQuote& quote);
/// "0.42", with as many digits as are needed, four decimals at most.
std::string number(double value);

}  // namespace renkei::cli
