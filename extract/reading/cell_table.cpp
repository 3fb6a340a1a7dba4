// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/cell_table.hpp"

#include <algorithm>

#include "graph/text.hpp"

namespace renkei {
namespace {

using Role = SectionMarker::Role;

// Heads stand in the first rows, and none is longer, in characters.
constexpr std::size_t most_head_rows = 3;
constexpr std::size_t longest_head = 24;

bool parts_names(char32_t c) { return c == U'、' || c == U'・' || c == U',' || c == U'/'; }

}  // namespace

LineRange CellTable::at(std::size_t line) {
  const LineHint& first = scan_.lines[line].hint;
  if (!first.is_cell || first.row == 0) return {};
  LineRange lines{line, line + 1};
  while (lines.end < scan_.lines.size()) {
    const LineHint& next = scan_.lines[lines.end].hint;
    if (!next.is_cell || next.row == 0 || next.band != first.band) break;
    ++lines.end;
  }
  read_rows(lines);
  return read_heads() ? lines : LineRange{};
}

void CellTable::read_rows(LineRange lines) {
  lines_.clear();
  cells_.clear();
  rows_.clear();
  for (std::size_t i = lines.begin; i < lines.end; ++i) lines_.push_back(i);
  const auto place = [this](std::size_t line) {
    const LineHint& hint = scan_.lines[line].hint;
    return std::pair(hint.row, hint.column);
  };
  std::stable_sort(lines_.begin(), lines_.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const bool same_row = i > 0 && place(lines_[i]).first == place(lines_[i - 1]).first;
    const bool same_cell = same_row && place(lines_[i]) == place(lines_[i - 1]);
    if (!same_row) rows_.push_back({cells_.size(), 0});
    if (!same_cell) {
      cells_.push_back({i, 0, scan_.lines[lines_[i]].hint.column});
      ++rows_.back().cell_count;
    }
    ++cells_.back().line_count;
  }
}

/// Finds what the columns are. @returns whether one names bodies
bool CellTable::read_heads() {
  owner_column_ = number_column_ = -1;
  sections_.assign(most_columns, SectionKind::Body);
  head_rows_ = 0;
  for (std::size_t row = 0; row < std::min(rows_.size(), most_head_rows); ++row) {
    if (owner_column_ >= 0 && !is_head_row(rows_[row])) break;
    bool any = false;
    for (std::size_t i = 0; i < rows_[row].cell_count; ++i) {
      any |= read_head(cells_[rows_[row].first_cell + i]);
    }
    if (any) head_rows_ = row + 1;
  }
  return owner_column_ >= 0 && head_rows_ < rows_.size();
}

bool CellTable::read_head(const Cell& cell) {
  const std::u32string text = text_of(cell);
  if (text.size() > longest_head || text.find(U'。') != text.npos) return false;
  if (owner_column_ < 0 && rules_.matches(Role::OwnerColumn, text)) {
    owner_column_ = cell.column;
    return true;
  }
  if (number_column_ < 0 && rules_.matches(Role::NumberColumn, text)) {
    number_column_ = cell.column;
    return true;
  }
  const SectionMarker* marker = rules_.find(Role::Column, text);
  if (marker == nullptr) return false;
  sections_[cell.column] = marker->section;
  return true;
}

/// A second row of heads, below those that span its columns.
bool CellTable::is_head_row(const Row& row) const {
  if (cell_of(row, owner_column_) != nullptr || cell_of(row, number_column_) != nullptr) {
    return false;
  }
  return std::all_of(cells_.begin() + std::ptrdiff_t(row.first_cell),
                     cells_.begin() + std::ptrdiff_t(row.first_cell + row.cell_count),
                     [this](const Cell& cell) {
                       const std::u32string text = text_of(cell);
                       return text.size() <= longest_head && text.find(U'。') == text.npos;
                     });
}

const CellTable::Cell* CellTable::cell_of(const Row& row, int column) const {
  for (std::size_t i = 0; i < row.cell_count; ++i) {
    const Cell& cell = cells_[row.first_cell + i];
    if (cell.column == column) return &cell;
  }
  return nullptr;
}

std::u32string CellTable::text_of(const Cell& cell) const {
  std::u32string text;
  for (std::size_t i = 0; i < cell.line_count; ++i) {
    text += scan_.view(scan_.lines[lines_[cell.first_line + i]].span);
  }
  return text;
}

/// The names in a cell, each in one or several pieces: a line break may part two names or the
/// halves of one.
std::vector<std::vector<Span>> CellTable::owners_of(const Cell& cell) const {
  std::vector<std::vector<Span>> names;
  for (std::size_t i = 0; i < cell.line_count; ++i) add_names(lines_[cell.first_line + i], names);
  return names;
}

void CellTable::add_names(std::size_t line, std::vector<std::vector<Span>>& names) const {
  const Span span = scan_.lines[line].span;
  const auto is_whole = [this](const std::vector<Span>& name) {
    std::u32string text;
    for (const Span part : name) text += scan_.view(part);
    return rules_.matches(Role::Owner, text);
  };
  bool goes_on = !names.empty() && !is_whole(names.back());
  std::uint32_t begin = span.begin;
  for (std::uint32_t at = span.begin; at <= span.end; ++at) {
    const bool mark = at < span.end && parts_names(scan_.chars[at]);
    const bool blank = at < span.end && at > begin && scan_.gap[at] == ReadPage::Blank;
    if (at < span.end && !mark && !blank) continue;
    if (at > begin) {
      if (goes_on) {
        names.back().push_back({begin, at});
      } else {
        names.push_back({{begin, at}});
      }
    }
    goes_on = false;
    begin = at + (mark ? 1 : 0);
  }
}

void CellTable::write(ReadPage& out, BlockWriter& writer) {
  for (std::size_t row = 0; row < head_rows_; ++row) {
    for (std::size_t i = 0; i < rows_[row].cell_count; ++i) {
      const Cell& cell = cells_[rows_[row].first_cell + i];
      writer.open(BlockKind::Label, {});
      for (std::size_t k = 0; k < cell.line_count; ++k) {
        writer.append(scan_.lines[lines_[cell.first_line + k]].span);
      }
      writer.close();
    }
  }
  for (std::size_t row = head_rows_; row < rows_.size(); ++row) write_row(rows_[row], out, writer);
}

/// Width of a full line, in half-width cells.
int CellTable::width_of(std::uint8_t column) const {
  int widest = 0;
  for (const std::size_t line : lines_) {
    const ScanLine& at = scan_.lines[line];
    if (at.hint.column == column) widest = std::max<int>(widest, at.width);
  }
  return widest;
}

void CellTable::write_row(const Row& row, ReadPage& out, BlockWriter& writer) {
  const Cell* const number = cell_of(row, number_column_);
  const Cell* const bodies = cell_of(row, owner_column_);
  const bool is_first = &row == &rows_[head_rows_];
  // Without bodies a row goes on with the one before, which may stand on the page before.
  if (bodies != nullptr || is_first) {
    const std::string marker = number != nullptr ? text::to_utf8(text_of(*number)) : std::string();
    out.items.push_back({marker, bodies == nullptr, {}});
  }
  Place place{SectionKind::Body, std::int32_t(out.items.size()) - 1, 0};
  if (bodies != nullptr) {
    for (const std::vector<Span>& name : owners_of(*bodies)) {
      writer.open(BlockKind::Owner, place);
      for (const Span part : name) writer.append(part);
      writer.close();
    }
  }
  ParagraphJoiner joiner(scan_, rules_, continuity_, writer);
  std::vector<Fragment> fragments;
  for (std::size_t i = 0; i < row.cell_count; ++i) {
    const Cell& cell = cells_[row.first_cell + i];
    if (&cell == number || &cell == bodies) continue;
    fragments.clear();
    for (std::size_t k = 0; k < cell.line_count; ++k) {
      fragments.push_back(fragment_of(scan_, rules_, lines_[cell.first_line + k]));
      fragments.back().begins = fragments.back().begins || k == 0;
    }
    place.section = sections_[cell.column];
    joiner.write(fragments, place, is_printed_ ? width_of(cell.column) : 0);
  }
}

std::optional<CarriedItem> CellTable::last_item(std::u32string_view text) {
  std::optional<CarriedItem> last;
  for (std::size_t line = 0; line < scan_.lines.size();) {
    const LineRange lines = at(line);
    if (lines.end == lines.begin) {
      ++line;
      continue;
    }
    line = lines.end;
    for (std::size_t row = rows_.size(); row > head_rows_; --row) {
      const Cell* const bodies = cell_of(rows_[row - 1], owner_column_);
      if (bodies == nullptr) continue;
      const Cell* const number = cell_of(rows_[row - 1], number_column_);
      last.emplace();
      if (number != nullptr) last->marker = text::to_utf8(text_of(*number));
      for (const std::vector<Span>& name : owners_of(*bodies)) {
        std::string& owner = last->owners.emplace_back();
        for (const Span part : name) {
          for (std::uint32_t i = part.begin; i < part.end; ++i) {
            text::append_utf8(owner, text[scan_.origin[i]]);
          }
        }
      }
      break;
    }
  }
  return last;
}

}  // namespace renkei
