// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/table/budget_finder.hpp"

#include <algorithm>
#include <optional>

#include "extract/table/money.hpp"

namespace renkei {
namespace {

// Between a year and its label: 令和6年度政府当初予算; between a label and its amount: は総額.
constexpr std::uint32_t before_label = 8;
constexpr std::uint32_t before_amount = 6;
// A line of a table in plain text, in characters and parts.
constexpr std::uint32_t longest_row = 120;
constexpr std::size_t most_parts = 30;
// Lines above a table that may give its unit or name what it is about.
constexpr std::size_t caption_lines = 2;
constexpr std::uint32_t longest_caption = 60;
// Columns of lines are counted from the right, where numbers stand.
constexpr std::uint8_t last_column = 200;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool ends_phrase(char32_t c) { return c == U'。' || c == U'、'; }

}  // namespace

void BudgetFinder::find(std::vector<FoundBudget>& out) {
  out.clear();
  if (!has_unit({0, std::uint32_t(read_.chars.size())})) return;
  find_tables(out);
  find_stated(out);
  std::stable_sort(out.begin(), out.end(), [](const FoundBudget& a, const FoundBudget& b) {
    return a.amount.begin < b.amount.begin;
  });
  // What a table's row says in full is found as a sentence as well.
  const auto same = [](const FoundBudget& a, const FoundBudget& b) {
    return a.amount.begin == b.amount.begin;
  };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  const std::uint32_t sheet = programme();
  for (FoundBudget& found : out) {
    if (found.entity == Trie::none) found.entity = sheet;
  }
}

bool BudgetFinder::has_unit(Span span) const {
  const std::u32string_view text = view(span);
  return std::any_of(text.begin(), text.end(),
                     [this](char32_t c) { return words_.may_end_unit(c); });
}

/// The programme that a sheet is about.
std::uint32_t BudgetFinder::programme() const {
  for (const Block& block : read_.blocks) {
    if (block.section != SectionKind::ProgrammeName) continue;
    const std::uint32_t found = only_name({block.begin, block.end});
    if (found != Trie::none) return found;
  }
  return Trie::none;
}

void BudgetFinder::find_tables(std::vector<FoundBudget>& out) {
  for (std::size_t line = 0; line < lines_.size();) {
    if (table_.size() > 0) table_.clear();
    const std::size_t end = lines_[line].is_cell() ? take_cells(line) : take_text(line);
    if (table_.size() > 0) {
      read_caption(line);
      table_.read(out);
    }
    line = std::max(end, line + 1);
  }
}

std::size_t BudgetFinder::take_cells(std::size_t line) {
  const std::uint16_t table = lines_[line].cell.table;
  for (; line < lines_.size() && lines_[line].cell.table == table; ++line) {
    const PageLine& at = lines_[line];
    table_.add({at.span, at.cell.row, at.cell.column, name_at(at.span)});
  }
  return line;
}

/// Lines one below the other that blanks part: no table unless there are two.
std::size_t BudgetFinder::take_text(std::size_t line) {
  const std::size_t first = line;
  std::uint16_t row = 0;
  while (line < lines_.size() && row < 0xFFFF && add_text_row(line, row)) {
    ++line;
    ++row;
  }
  if (line < first + 2) table_.clear();
  return line;
}

bool BudgetFinder::add_text_row(std::size_t line, std::uint16_t row) {
  const PageLine& at = lines_[line];
  if (at.is_cell() || at.span.size() > longest_row) return false;
  const std::u32string_view text = view(at.span);
  if (std::any_of(text.begin(), text.end(), ends_phrase)) return false;
  split_at_blanks(read_, at.span, parts_);
  if (parts_.size() < 2 || parts_.size() > most_parts) return false;
  // A blank inside a date or between a number and its unit parts no cells.
  std::size_t from = 0;
  while (const std::optional<DateMention> date = calendar_.find(text, from)) {
    from = date->span.end;
    const Span found{at.span.begin + date->span.begin, at.span.begin + date->span.end};
    for (std::size_t i = parts_.size() - 1; i > 0; --i) {
      if (parts_[i].begin <= found.begin || parts_[i].begin >= found.end) continue;
      parts_[i - 1].end = parts_[i].end;
      parts_.erase(parts_.begin() + std::ptrdiff_t(i));
    }
  }
  for (std::size_t i = parts_.size() - 1; i > 0; --i) {
    const bool is_unit = words_.unit_at(text, parts_[i].begin - at.span.begin).yen != 0;
    if (!is_unit || !is_digit(read_.chars[parts_[i].begin - 1])) continue;
    parts_[i - 1].end = parts_[i].end;
    parts_.erase(parts_.begin() + std::ptrdiff_t(i));
  }
  if (parts_.size() < 2) return false;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const auto column = std::uint8_t(last_column - (parts_.size() - 1 - i));
    table_.add({parts_[i], row, column, name_at(parts_[i])});
  }
  return true;
}

void BudgetFinder::read_caption(std::size_t line) {
  for (std::size_t i = line; i > 0 && line - i < caption_lines; --i) {
    const PageLine& above = lines_[i - 1];
    if (above.is_cell() || above.span.size() > longest_caption) return;
    table_.add_caption(above.span);
    table_.set_entity(only_name(above.span));
    // "(単位:百万円)" is no caption by itself.
    if (read_.chars[above.span.begin] != U'(') return;
  }
}

void BudgetFinder::find_stated(std::vector<FoundBudget>& out) {
  for (std::size_t i = 0; i < read_.blocks.size(); ++i) {
    const Block& block = read_.blocks[i];
    if (block.cell.table != 0) continue;
    // The amount may stand in the block below.
    const std::uint32_t end = read_.blocks[std::min(i + 1, read_.blocks.size() - 1)].end;
    if (!has_unit({block.begin, end})) continue;
    const std::u32string_view text = view({block.begin, block.end});
    std::size_t from = 0;
    while (const std::optional<DateMention> date = calendar_.find(text, from)) {
      from = date->span.end;
      if (!date->is_fiscal) continue;
      const Span year{block.begin + date->span.begin, block.begin + date->span.end};
      state(year, date->year, block, i, out);
    }
  }
}

/// A year, what it is that was spent, and the amount, maybe in the line below.
bool BudgetFinder::state(Span year, std::int32_t fiscal_year, const Block& block, std::size_t index,
                         std::vector<FoundBudget>& out) const {
  const std::u32string_view text = read_.chars;
  const std::u32string_view inside = text.substr(0, block.end);
  FoundBudget found;
  std::uint32_t at = year.end;
  Trie::Match label;
  for (; at < std::min(block.end, year.end + before_label); ++at) {
    if (ends_phrase(text[at]) || is_digit(text[at]) || text[at] == U'(') return false;
    label = words_.label_at(inside, at);
    if (label) break;
  }
  if (!label) return false;
  found.label = {at, at + label.length};
  found.kind = words_.kind(label.value);
  at = found.label.end;
  std::uint32_t limit = block.end;
  if (at == block.end) {
    if (index + 1 == read_.blocks.size() || read_.blocks[index + 1].cell.table != 0) return false;
    limit = read_.blocks[index + 1].end;
  }
  for (const std::uint32_t first = at; at < std::min(limit, first + before_amount); ++at) {
    if (is_digit(text[at]) || words_.is_minus(text[at])) break;
    if (ends_phrase(text[at]) || text[at] == U')') return false;
  }
  const std::optional<Money> money = money_at(words_, text.substr(0, limit), at);
  if (!money) return false;
  found.fiscal_year = fiscal_year;
  found.yen = money->yen;
  found.amount = {at, money->end};
  found.evidence = {year.begin, money->end};
  found.entity = topic_before(year.begin, block.begin);
  out.push_back(found);
  return true;
}

/// The name before a year: "NOTICEの令和6年度予算額", at most a particle between.
std::uint32_t BudgetFinder::topic_before(std::uint32_t at, std::uint32_t begin) const {
  const auto next =
      std::partition_point(mentions_.begin(), mentions_.end(),
                           [at](const MentionSpan& mention) { return mention.span.end <= at; });
  if (next == mentions_.begin()) return Trie::none;
  const MentionSpan& last = *(next - 1);
  const bool is_near = last.span.begin >= begin && last.span.end + 1 >= at;
  const bool may_cost = is_core(last.type) && last.type != EntityType::Document;
  return is_near && may_cost && !last.is_plural() ? last.entity : Trie::none;
}

/// The entity that all of the span is the name of.
std::uint32_t BudgetFinder::name_at(Span span) const {
  const auto at = std::partition_point(
      mentions_.begin(), mentions_.end(),
      [span](const MentionSpan& mention) { return mention.span.begin < span.begin; });
  const bool is_whole = at != mentions_.end() && at->span == span && is_core(at->type);
  return is_whole ? at->entity : Trie::none;
}

/// The entity of the only name in the span.
std::uint32_t BudgetFinder::only_name(Span span) const {
  auto at = std::partition_point(
      mentions_.begin(), mentions_.end(),
      [span](const MentionSpan& mention) { return mention.span.begin < span.begin; });
  if (at == mentions_.end() || at->span.end > span.end || !is_core(at->type)) return Trie::none;
  const auto next = at + 1;
  if (next != mentions_.end() && next->span.end <= span.end) return Trie::none;
  return at->entity;
}

}  // namespace renkei
