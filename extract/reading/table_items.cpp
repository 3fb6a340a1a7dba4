// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Numbers and bodies of a table's items: 項番 and 担当府省庁.
#include <algorithm>

#include "extract/reading/table_layout.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using Role = SectionMarker::Role;

}  // namespace

/// Length of the item's number that the line begins with; 0 when it is not an item's first line.
std::uint32_t TableReader::item_marker(Span line) const {
  if (!rules_.may_begin(Role::Item, scan_.chars[line.begin])) return 0;
  for (std::uint32_t size = 1; size <= std::min<std::uint32_t>(line.size(), 6); ++size) {
    if (!rules_.matches(Role::Item, scan_.view({line.begin, line.begin + size}))) continue;
    Span rest{line.begin + size, line.end};
    if (rest.empty()) return size;
    while (rest.begin < rest.end && scan_.gap[rest.begin] != ReadPage::Blank) ++rest.begin;
    Span word{line.begin + size, line.begin + size + 1};
    while (word.end < line.end && scan_.gap[word.end] != ReadPage::Blank) ++word.end;
    return is_owner(word) ? size : 0;
  }
  return 0;
}

bool TableReader::is_owner(Span part) const {
  return scan_.width(part) <= owner_width && rules_.matches(Role::Owner, scan_.view(part));
}

// A name, or some with commas between; a word that is no name ends the cell.
bool TableReader::read_owner_line(Span line, Row& row) {
  std::uint32_t begin = line.begin;
  for (std::uint32_t at = line.begin; at <= line.end; ++at) {
    const bool comma = at < line.end && scan_.chars[at] == U'、';
    const bool blank = at < line.end && at > begin && scan_.gap[at] == ReadPage::Blank;
    if (at < line.end && !comma && !blank) continue;
    const Span part{begin, at};
    if (part.empty() || !is_owner(part)) return false;
    row.owners.push_back({part, scan_.width(part), 0});
    begin = at + (comma ? 1 : 0);
  }
  return true;
}

/// Reads the item's first line and the owners below it. @returns the line after them
std::size_t TableReader::read_item(std::size_t line, std::size_t end) {
  const ScanLine& first = scan_.lines[line];
  Row row;
  row.marker = {first.span.begin, first.span.begin + item_marker(first.span)};
  Span rest{row.marker.end, first.span.end};
  Span text;
  if (!rest.empty() && !read_owner_line(rest, row)) {
    // Names, then text of the columns in the same line.
    text = row.owners.empty() ? rest : Span{row.owners.back().span.end, rest.end};
  }
  std::size_t next = line + 1;
  while (text.empty() && next < end && scan_.lines[next].blanks == 0 &&
         scan_.lines[next].width <= owner_width && item_marker(scan_.lines[next].span) == 0) {
    const std::size_t known = row.owners.size();
    if (!read_owner_line(scan_.lines[next].span, row)) {
      row.owners.resize(known);
      break;
    }
    ++next;
  }
  row.first_unit = units_.size();
  rows_.push_back(std::move(row));
  add_unit(ColumnUnit::Kind::Boundary, first.span, first, std::int32_t(rows_.size()) - 1);
  if (!text.empty()) add_unit(ColumnUnit::Kind::Text, text, first);
  return rows_.back().owners.empty() ? next : read_owner_column(next, end, text);
}

Span TableReader::first_word(Span line) const {
  Span word{line.begin, line.begin + 1};
  while (word.end < line.end && scan_.gap[word.end] != ReadPage::Blank) ++word.end;
  return word;
}

/// Whether a line begins with a body in a column of its own: what stands behind the body, or in the
/// next line when nothing does, goes on with the text above better than the body would.
bool TableReader::stands_in_owner_column(std::size_t line, Span text) const {
  const ScanLine& at = scan_.lines[line];
  const Span word = first_word(at.span);
  if (at.blanks > 0 || !is_owner(word)) return false;
  std::uint32_t rest = word.end;
  if (rest == at.span.end) {
    if (line + 1 >= scan_.lines.size() || scan_.lines[line + 1].blanks > 0) return text.empty();
    rest = scan_.lines[line + 1].span.begin;
  }
  if (text.empty() || ends_sentence(scan_.view(text))) return true;
  return continuity_.score(text.end, rest) > continuity_.score(text.end, word.begin);
}

/// Reads further bodies of an item where they have a column: each beside a line of the text, or in
/// a line of its own between the text's. @returns the line after them
std::size_t TableReader::read_owner_column(std::size_t line, std::size_t end, Span text) {
  for (; line < end && scan_.lines[line].blanks == 0; ++line) {
    const Span span = scan_.lines[line].span;
    if (item_marker(span) > 0) break;
    if (!stands_in_owner_column(line, text)) {
      const bool may_follow = line + 1 < end && stands_in_owner_column(line + 1, span);
      if (!may_follow) break;
      read_text(line, span.begin);
      text = span;
      continue;
    }
    const Span word = first_word(span);
    read_owner_line(word, rows_.back());
    if (word.end == span.end) continue;
    text = {word.end, span.end};
    read_text(line, text.begin);
  }
  return line;
}

/// A body in the cell 担当府省庁 below the one beside the item's number.
bool TableReader::read_owner_cell(const ScanLine& line) {
  if (left_column_ < 2 || line.hint.column == 0 || line.hint.column >= left_column_ ||
      rows_.empty()) {
    return false;
  }
  const std::size_t known = rows_.back().owners.size();
  if (read_owner_line(line.span, rows_.back())) return true;
  rows_.back().owners.resize(known);
  return false;
}

std::optional<CarriedItem> TableReader::last_item(std::u32string_view text) {
  clear();
  left_column_ = right_column_ = 0;
  for (std::size_t line = 0; line < scan_.lines.size();) {
    line = item_marker(scan_.lines[line].span) > 0 ? read_item(line, scan_.lines.size()) : line + 1;
  }
  if (rows_.empty()) return std::nullopt;
  CarriedItem item;
  item.marker = text::to_utf8(scan_.view(rows_.back().marker));
  for (const Fragment& owner : rows_.back().owners) {
    item.owners.emplace_back();
    for (std::uint32_t i = owner.span.begin; i < owner.span.end; ++i) {
      text::append_utf8(item.owners.back(), text[scan_.origin[i]]);
    }
  }
  return item;
}

}  // namespace renkei
