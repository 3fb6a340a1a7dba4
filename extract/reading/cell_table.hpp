// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "extract/reading/block_writer.hpp"
#include "extract/reading/continuity.hpp"
#include "extract/reading/page_scan.hpp"
#include "extract/reading/paragraph_joiner.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// Reads tables whose cells the container shows (markup, boxes of words) and of which one column
/// names the bodies that answer for a row: 担当府省庁, 実施主体. Each row becomes an item; texts
/// are of the section that their column's head says (実績, 計画). Other tables are prose's to read.
class CellTable {
 public:
  CellTable(const PageScan& scan, const ReadingRules& rules, PageContinuity& continuity)
      : scan_(scan), rules_(rules), continuity_(continuity) {}

  /// Whether lines are lines of print, which a cell's width breaks, or the author's.
  void set_printed(bool printed) { is_printed_ = printed; }

  /// The lines of such a table that begins in the line; empty when none does.
  LineRange at(std::size_t line);
  /// Writes the table that `at` found last.
  void write(ReadPage& out, BlockWriter& writer);

  /// The last item that begins on the scanned page, of which `text` is the input.
  std::optional<CarriedItem> last_item(std::u32string_view text);

 private:
  static constexpr std::size_t most_columns = 256;
  struct Cell {
    std::size_t first_line = 0;  ///< into `lines_`
    std::size_t line_count = 0;
    std::uint8_t column = 0;
  };
  struct Row {
    std::size_t first_cell = 0;
    std::size_t cell_count = 0;
  };

  void read_rows(LineRange lines);
  bool read_heads();
  bool read_head(const Cell& cell);
  bool is_head_row(const Row& row) const;
  const Cell* cell_of(const Row& row, int column) const;
  std::u32string text_of(const Cell& cell) const;
  std::vector<std::vector<Span>> owners_of(const Cell& cell) const;
  void add_names(std::size_t line, std::vector<std::vector<Span>>& names) const;
  int width_of(std::uint8_t column) const;
  void write_row(const Row& row, ReadPage& out, BlockWriter& writer);

  const PageScan& scan_;
  const ReadingRules& rules_;
  PageContinuity& continuity_;
  std::vector<std::size_t> lines_;  ///< of the table, cell by cell
  std::vector<Cell> cells_;         ///< row by row, from left to right
  std::vector<Row> rows_;
  bool is_printed_ = false;
  std::size_t head_rows_ = 0;
  int owner_column_ = -1;
  int number_column_ = -1;
  std::vector<SectionKind> sections_;  ///< by column
};

}  // namespace renkei
