// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/read/imported.hpp"

namespace renkei {

/// A node or an edge of a graph tool's file: its cells by column, as text.
struct SheetRow {
  std::string id;
  std::string source;  ///< of an edge
  std::string target;
  std::size_t line = 0;

  /// Adds a value; an empty one is none.
  void add(std::uint32_t column, std::string_view value) {
    if (value.empty()) return;
    cells_.push_back({column, static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(value.size())});
    text_ += value;
  }
  /// The first value of a column; empty when there is none.
  std::string_view cell(std::uint32_t column) const {
    for (const Cell& one : cells_) {
      if (one.column == column) return std::string_view(text_).substr(one.begin, one.size);
    }
    return {};
  }

 private:
  struct Cell {
    std::uint32_t column, begin, size;
  };
  std::vector<Cell> cells_;
  std::string text_;  ///< of all cells: one allocation a row
};

/// A graph tool's file as it stands, whatever its syntax. Columns are lower case; "label" is what
/// is drawn, "kind" Gephi's kind of an edge, "spells" the years of a timeline
/// ("2023-04-01/2025-03-31" and more, by ';').
class Sheet {
 public:
  std::string file;
  std::vector<SheetRow> nodes;
  std::vector<SheetRow> edges;
  std::vector<ReadNote> notes;

  /// The number of a column, made when there is none.
  std::uint32_t column(std::string_view name);
  /// The value of a cell; empty when there is none.
  std::string_view cell(const SheetRow& row, std::string_view name) const;
  void note(std::size_t line, std::string message) { notes.push_back({file, line, message}); }

 private:
  std::vector<std::string> columns_;
};

/// Reads GraphML or GEXF (expat; streams, no external entities).
/// @throws ReadError naming the line of what is no XML, or when the file cannot be read
Sheet read_graphml(const std::string& path);
Sheet read_gexf(const std::string& path);

/// Adds a table of nodes or edges, told by its head (RFC 4180, comma or tab; Gephi's and Neo4j's
/// heads). @throws ReadError for a table that is neither or breaks off within quotes
void read_csv(const std::string& path, Sheet& sheet);

/// What the sheets say in the data model. What cannot be understood is noted: a node without a
/// type, an edge without a predicate, an edge of the collaboration view, a number that is none.
Imported understand(std::vector<Sheet> sheets);

}  // namespace renkei
