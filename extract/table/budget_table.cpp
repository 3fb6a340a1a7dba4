// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/table/budget_table.hpp"

#include <algorithm>

#include "extract/table/money.hpp"

namespace renkei {
namespace {

// Behind a year a label may begin one later: 令和6年度の当初予算.
constexpr std::uint32_t particle = 1;

}  // namespace

void BudgetTable::Head::complete(const Head& other) {
  if (year == 0) year = other.year;
  if (unit == 0) unit = other.unit;
  if (kind == Trie::none) {
    kind = other.kind;
    label = other.label;
  }
}

void BudgetTable::clear() {
  cells_.clear();
  columns_.fill({});
  caption_ = {};
  entity_ = Trie::none;
}

void BudgetTable::add_caption(Span line) {
  Head head = head_of(line);
  head.complete(caption_);
  caption_ = head;
}

void BudgetTable::read(std::vector<FoundBudget>& out) {
  for (std::size_t first = 0; first < cells_.size();) {
    const std::size_t end = row_end(first);
    const bool has_amounts =
        std::any_of(cells_.begin() + std::ptrdiff_t(first), cells_.begin() + std::ptrdiff_t(end),
                    [this](const TableCell& cell) { return is_amount(cell.span); });
    has_amounts ? read_row(first, end, out) : note_heads(first, end);
    first = end;
  }
}

std::size_t BudgetTable::row_end(std::size_t first) const {
  std::size_t end = first;
  while (end < cells_.size() && cells_[end].row == cells_[first].row) ++end;
  return end;
}

/// A head that says nothing of amounts (備考, 増減) ends what heads above it said of its columns.
void BudgetTable::note_heads(std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    Head head = head_of(cells_[i].span);
    const bool is_silent = head.is_silent();
    const std::size_t begin = cells_[i].column;
    const std::size_t stop = i + 1 < end ? cells_[i + 1].column : columns_.size();
    for (std::size_t column = begin; column < stop; ++column) {
      Head known = head;
      if (!is_silent) known.complete(columns_[column]);
      columns_[column] = known;
    }
  }
}

void BudgetTable::read_row(std::size_t first, std::size_t end, std::vector<FoundBudget>& out) {
  Head beside;
  std::uint32_t entity = Trie::none;
  for (std::size_t i = first; i < end; ++i) {
    if (is_amount(cells_[i].span)) continue;
    beside.complete(head_of(cells_[i].span));
    if (entity == Trie::none) entity = cells_[i].entity;
  }
  for (std::size_t i = first; i < end; ++i) {
    const TableCell& cell = cells_[i];
    if (!is_amount(cell.span)) continue;
    // A row of totals is of what its columns are.
    const Head& above = columns_[cell.column];
    const bool is_total = beside.kind != Trie::none && words_.is_total(beside.kind);
    Head head = is_total && above.kind != Trie::none ? above : beside;
    head.complete(beside);
    head.complete(above);
    head.complete(caption_);
    const std::optional<std::int64_t> yen = yen_in(cell.span, head.unit);
    if (!yen || head.year == 0 || head.kind == Trie::none) continue;
    FoundBudget found;
    found.label = head.label;
    found.kind = words_.kind(head.kind);
    found.fiscal_year = head.year;
    found.yen = *yen;
    found.entity = entity == Trie::none ? entity_ : entity;
    found.amount = cell.span;
    found.evidence = cell.span;
    if (!is_amount(cells_[first].span)) found.head = cells_[first].span;
    out.push_back(found);
  }
}

BudgetTable::Head BudgetTable::head_of(Span cell) const {
  const std::u32string_view text = view(cell);
  Head head;
  head.unit = unit_in(text);
  std::size_t from = 0;
  while (const std::optional<DateMention> date = calendar_.find(text, from)) {
    from = date->span.end;
    if (!date->is_fiscal) continue;
    head.year = date->year;
    break;
  }
  const auto begin = head.year == 0 ? 0U : std::uint32_t(from);
  find_label(text, begin, head);
  if (head.kind == Trie::none && begin > 0) find_label(text, begin + particle, head);
  head.label.begin += cell.begin;
  head.label.end += cell.begin;
  return head;
}

/// The label that is all of the text from `begin` on, a bracket behind it aside.
void BudgetTable::find_label(std::u32string_view text, std::uint32_t begin, Head& head) const {
  const Trie::Match match = words_.label_at(text, begin);
  if (!match) return;
  const std::uint32_t end = begin + match.length;
  if (end < text.size() && text[end] != U'(') return;
  head.kind = match.value;
  head.label = {begin, end};
}

/// Yen of the unit that a bracket gives: 「(単位:百万円)」, 「予算額(千円)」; 0 when none does.
std::int64_t BudgetTable::unit_in(std::u32string_view text) const {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] != U'(' && text[at] != U':') continue;
    const TableWords::Unit unit = words_.unit_at(text, at + 1);
    const std::size_t end = at + 1 + unit.length;
    if (unit.yen != 0 && !unit.is_scale && (end == text.size() || text[end] == U')')) {
      return unit.yen;
    }
  }
  return 0;
}

bool BudgetTable::is_amount(Span cell) const {
  const std::u32string_view text = view(cell);
  if (words_.is_unknown(text)) return true;
  const std::optional<PrintedNumber> number = number_at(words_, text, 0);
  if (!number) return false;
  if (number->end == text.size()) return true;
  const std::optional<Money> money = money_at(words_, text, 0);
  return money && money->end == text.size();
}

std::optional<std::int64_t> BudgetTable::yen_in(Span cell, std::int64_t unit) const {
  const std::u32string_view text = view(cell);
  if (const std::optional<Money> money = money_at(words_, text, 0)) return money->yen;
  const std::optional<PrintedNumber> number = number_at(words_, text, 0);
  if (!number || unit == 0) return std::nullopt;
  return number->times(unit);
}

}  // namespace renkei
