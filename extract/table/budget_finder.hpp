// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/entity/entity_table.hpp"
#include "extract/lexicon/calendar.hpp"
#include "extract/table/budget_table.hpp"
#include "extract/table/found_budget.hpp"
#include "extract/table/page_lines.hpp"
#include "extract/table/table_words.hpp"

namespace renkei {

/// Finds what a page says of budgets: tables whose columns or rows are fiscal years, lines like
/// 「令和6年度当初予算額 0.6億円」, and sentences with a year, a label and an amount.
///
/// An amount counts only with its fiscal year, what it is (当初予算, 執行額) and its unit, which a
/// table's head or the line above may give. Cost: linear in the page's length.
class BudgetFinder {
 public:
  BudgetFinder(const TableWords& words, const Calendar& calendar, const ReadPage& read,
               const std::vector<PageLine>& lines, const std::vector<MentionSpan>& mentions)
      : words_(words),
        calendar_(calendar),
        read_(read),
        lines_(lines),
        mentions_(mentions),
        table_(words, calendar, read) {}

  /// Refills `out`, in order of the amounts.
  void find(std::vector<FoundBudget>& out);

 private:
  bool has_unit(Span span) const;
  void find_tables(std::vector<FoundBudget>& out);
  std::size_t take_cells(std::size_t line);
  std::size_t take_text(std::size_t line);
  bool add_text_row(std::size_t line, std::uint16_t row);
  void read_caption(std::size_t line);
  void find_stated(std::vector<FoundBudget>& out);
  bool state(Span year, std::int32_t fiscal_year, const Block& block, std::size_t index,
             std::vector<FoundBudget>& out) const;
  std::uint32_t topic_before(std::uint32_t at, std::uint32_t begin) const;
  std::uint32_t name_at(Span span) const;
  std::uint32_t only_name(Span span) const;
  std::uint32_t programme() const;
  std::u32string_view view(Span span) const {
    return std::u32string_view(read_.chars).substr(span.begin, span.size());
  }

  const TableWords& words_;
  const Calendar& calendar_;
  const ReadPage& read_;
  const std::vector<PageLine>& lines_;
  const std::vector<MentionSpan>& mentions_;
  BudgetTable table_;
  std::vector<Span> parts_;
};

}  // namespace renkei
