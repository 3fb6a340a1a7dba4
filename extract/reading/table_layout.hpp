// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "extract/reading/block_writer.hpp"
#include "extract/reading/column_search.hpp"
#include "extract/reading/continuity.hpp"
#include "extract/reading/page_scan.hpp"
#include "extract/reading/paragraph_joiner.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// Reads the tables of yearly plans: an item's number and responsible bodies, its plan in the left
/// column, its results and the next plan under their labels in the right one.
class TableReader {
 public:
  TableReader(const PageScan& scan, const ReadingRules& rules, PageContinuity& continuity)
      : scan_(scan), rules_(rules), continuity_(continuity), search_(scan, rules, continuity) {}

  /// Whether a table begins in the line: a column head, an item, or a label.
  bool begins(std::size_t line);
  /// Whether the line has an item's number or a label.
  bool marks_item(std::size_t line) {
    return item_marker(scan_.lines[line].span) > 0 || find_label(line).has_value();
  }
  /// Whether a table ends before the line: a heading, or what introduces quoted strategy.
  bool ends_before(std::size_t line) const;

  /// The last item that begins on the scanned page, of which `text` is the input.
  std::optional<CarriedItem> last_item(std::u32string_view text);

  /// Writes the lines as a table. @returns the confidence in the order, 0..1
  double write(LineRange lines, ReadPage& out, BlockWriter& writer);

 private:
  struct LabelMark {
    Span first;
    Span rest;  ///< in the next line when the label is broken
    SectionKind section = SectionKind::Result;
    std::int32_t year = 0;
  };
  struct Section {
    std::int32_t label = -1;
    std::vector<Fragment> fragments;
  };
  /// Cells of the widest name in the column 担当府省庁; a longer line is text.
  static constexpr int owner_width = 44;
  static constexpr std::uint32_t no_text = ~std::uint32_t(0);
  struct Row {
    Span marker;
    std::vector<Fragment> owners;
    bool has_owners_of_its_own = true;
    std::size_t first_unit = 0;
    std::uint32_t first_text = no_text;  ///< place of the first text or label that it got
    std::vector<Fragment> left;
    std::vector<Section> right;
  };

  void clear();
  std::uint32_t item_marker(Span line) const;
  std::size_t read_item(std::size_t line, std::size_t end);
  bool read_owner_line(Span line, Row& row);
  std::size_t read_owner_column(std::size_t line, std::size_t end, Span text);
  bool stands_in_owner_column(std::size_t line, Span text) const;
  Span first_word(Span line) const;
  void prefer_one_column(double score);
  bool is_owner(Span part) const;
  std::optional<LabelMark> find_label(std::size_t line);
  bool match_label(Span part, Span rest, LabelMark& mark);
  void read_text(std::size_t line, std::uint32_t from);
  void add_unit(ColumnUnit::Kind kind, Span span, const ScanLine& line,
                std::int32_t reference = -1);
  void find_text_columns(LineRange lines);
  ColumnUnit::Side side_of(const LineHint& hint) const;
  bool read_owner_cell(const ScanLine& line);
  bool are_unwrapped() const;
  void side_by_labels();
  void search();
  void try_left(int width, double& score);
  int lines_near(int width) const;
  ColumnWidths estimate_widths() const;
  int usual_width(int from, int to) const;
  void assign();
  std::size_t left_row(const ColumnUnit& unit, std::size_t current, bool ended) const;
  std::size_t right_row(const LabelMark& mark, std::size_t current) const;
  bool starts_with_owner(Span part, const Row& row) const;
  void write_row(const Row& row, ReadPage& out, BlockWriter& writer);
  void write_as_it_came(LineRange lines, BlockWriter& writer);

  const PageScan& scan_;
  const ReadingRules& rules_;
  PageContinuity& continuity_;
  ColumnSearch search_;
  std::vector<ColumnUnit> units_;
  std::vector<std::int32_t> references_;  ///< of each unit: its label's or row's index
  std::vector<LabelMark> labels_;
  std::vector<Row> rows_;
  std::vector<Span> heads_;
  std::vector<Span> captures_;
  std::u32string joined_;
  ColumnWidths widths_;
  std::int32_t year_ = 0;         ///< that the left column plans
  std::uint8_t left_column_ = 0;  ///< where the container knows the columns; 0 = it does not
  std::uint8_t right_column_ = 0;
};

}  // namespace renkei
