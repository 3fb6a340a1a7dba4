// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/lexicon/calendar.hpp"
#include "extract/reading/read_page.hpp"
#include "extract/table/found_budget.hpp"
#include "extract/table/table_words.hpp"

namespace renkei {

/// A cell of a table, whatever showed it: markup, boxes, or blanks in lines of text.
struct TableCell {
  Span span;  ///< in ReadPage::chars
  std::uint16_t row = 0;
  std::uint8_t column = 0;
  std::uint32_t entity = Trie::none;  ///< whose name the cell is
};

/// Reads the amounts of one table. Rows come in order; those without numbers are heads of the
/// columns below them, each cell up to the next; the other cells of a row are its head.
class BudgetTable {
 public:
  BudgetTable(const TableWords& words, const Calendar& calendar, const ReadPage& read)
      : words_(words), calendar_(calendar), read_(read) {}

  /// Begins a table.
  void clear();
  void add(const TableCell& cell) { cells_.push_back(cell); }
  /// A line above the table, which may give year, label and unit of all of it.
  void add_caption(Span line);
  /// What the table is about where its rows do not say; Trie::none = nobody knows.
  void set_entity(std::uint32_t entity) { entity_ = entity; }
  std::size_t size() const { return cells_.size(); }
  void drop_last(std::size_t cells) { cells_.resize(cells_.size() - cells); }

  /// Appends the table's amounts.
  void read(std::vector<FoundBudget>& out);

 private:
  /// What a head says of the numbers below or beside it.
  struct Head {
    std::int32_t year = 0;
    std::uint32_t kind = Trie::none;
    Span label;
    std::int64_t unit = 0;  ///< yen
    bool is_silent() const { return year == 0 && kind == Trie::none && unit == 0; }
    /// Takes what the other says and this does not.
    void complete(const Head& other);
  };

  std::size_t row_end(std::size_t first) const;
  void read_row(std::size_t first, std::size_t end, std::vector<FoundBudget>& out);
  void note_heads(std::size_t first, std::size_t end);
  Head head_of(Span cell) const;
  void find_label(std::u32string_view text, std::uint32_t begin, Head& head) const;
  std::int64_t unit_in(std::u32string_view text) const;
  bool is_amount(Span cell) const;
  std::optional<std::int64_t> yen_in(Span cell, std::int64_t unit) const;
  std::u32string_view view(Span span) const {
    return std::u32string_view(read_.chars).substr(span.begin, span.size());
  }

  const TableWords& words_;
  const Calendar& calendar_;
  const ReadPage& read_;
  std::vector<TableCell> cells_;
  std::array<Head, 256> columns_;
  Head caption_;
  std::uint32_t entity_ = Trie::none;
};

}  // namespace renkei
