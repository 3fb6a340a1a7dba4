// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/table_layout.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "extract/reading/boilerplate.hpp"
#include "extract/reading/page_layout.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using Role = SectionMarker::Role;

constexpr int widest_line = 150;  // cells; of two columns together
constexpr int heading_width = 100;
constexpr int same_width = 3;           // cells by which estimates of one width may differ
constexpr double line_evidence = 0.25;  // a line by which two columns must read better than one
// No label is longer, in characters; its second half stands within so many labels.
constexpr std::uint32_t max_label = 100;
constexpr std::size_t recent_labels = 4;

}  // namespace

void TableReader::clear() {
  units_.clear();
  references_.clear();
  labels_.clear();
  rows_.clear();
  heads_.clear();
  year_ = 0;
}

bool TableReader::begins(std::size_t line) {
  const Span span = scan_.lines[line].span;
  if (marks_item(line)) return true;
  return scan_.lines[line].width <= owner_width &&
         rules_.matches(Role::TableHead, scan_.view(span));
}

bool TableReader::ends_before(std::size_t line) const {
  const ScanLine& at = scan_.lines[line];
  const std::u32string_view text = scan_.view(at.span);
  if (rules_.matches(Role::Item, text.substr(0, 3))) return false;
  if (at.width > heading_width + 20) return rules_.matches(Role::Intro, text);
  if (rules_.matches(Role::Intro, text)) return true;
  return at.blanks > 0 && at.width <= heading_width && text.find(U'。') == text.npos &&
         text.back() != U'、' && !rules_.is_bullet(text.front()) &&
         rules_.matches(Role::Heading, text);
}

bool TableReader::match_label(Span part, Span rest, LabelMark& mark) {
  joined_ = scan_.view(part);
  joined_ += scan_.view(rest);
  const SectionMarker* marker = rules_.find(Role::Label, joined_, &captures_);
  if (!marker) return false;
  mark = {part, rest, marker->section, rules_.calendar().fiscal_year_in(joined_)};
  return true;
}

/// The label in a line, whole or with its end in one of the next lines.
std::optional<TableReader::LabelMark> TableReader::find_label(std::size_t line) {
  const Span span = scan_.lines[line].span;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const char32_t c = scan_.chars[at];
    if (!rules_.may_begin_label(c)) continue;
    if (at > span.begin && c != U'<' && scan_.gap[at] != ReadPage::Blank) continue;
    const std::uint32_t limit = std::min(span.end, at + max_label);
    const std::size_t close = scan_.view({at, limit}).find(U'>');
    if (close == std::u32string_view::npos && limit != span.end) continue;
    const std::uint32_t end =
        close == std::u32string_view::npos ? span.end : at + std::uint32_t(close) + 1;
    LabelMark mark;
    if (match_label({at, end}, {}, mark)) return mark;
    if (end != span.end) continue;
    for (std::size_t next = line + 1; next < std::min(line + 3, scan_.lines.size()); ++next) {
      const Span below = scan_.lines[next].span;
      if (below.size() <= 12 && match_label({at, end}, below, mark)) return mark;
    }
  }
  return std::nullopt;
}

void TableReader::add_unit(ColumnUnit::Kind kind, Span span, const ScanLine& line,
                           std::int32_t reference) {
  const bool is_first = span.begin == line.span.begin;
  ColumnUnit unit;
  unit.kind = kind;
  unit.span = span;
  unit.width = scan_.width(span);
  unit.blanks = is_first ? line.blanks : 0;
  unit.side = side_of(line.hint);
  unit.begins = line.hint.begins && is_first;
  units_.push_back(unit);
  references_.push_back(reference);
}

ColumnUnit::Side TableReader::side_of(const LineHint& hint) const {
  if (right_column_ == 0 || hint.column == 0) return ColumnUnit::Side::Free;
  return hint.column >= right_column_ ? ColumnUnit::Side::Right : ColumnUnit::Side::Left;
}

/// Where the container knows the columns, labels stand in the right one, and texts in the one
/// before it.
void TableReader::find_text_columns(LineRange lines) {
  left_column_ = right_column_ = 0;
  std::uint8_t last = 0;
  for (std::size_t i = lines.begin; i < lines.end; ++i) {
    const LineHint& hint = scan_.lines[i].hint;
    last = std::max(last, hint.column);
    if (hint.column > right_column_ && find_label(i)) right_column_ = hint.column;
  }
  if (last == 0) return;
  if (right_column_ == 0) right_column_ = last;
  left_column_ = std::uint8_t(right_column_ - 1);
}

/// Reads a line of text, or what stands in it behind a body, with the label that it may hold.
void TableReader::read_text(std::size_t line, std::uint32_t from) {
  const ScanLine& at = scan_.lines[line];
  for (std::size_t i = labels_.size() - std::min(labels_.size(), recent_labels); i < labels_.size();
       ++i) {
    if (labels_[i].rest.begin == at.span.begin && !labels_[i].rest.empty()) return;
  }
  const std::optional<LabelMark> label = find_label(line);
  if (!label) return add_unit(ColumnUnit::Kind::Text, {from, at.span.end}, at);
  labels_.push_back(*label);
  if (label->first.begin > from) {
    add_unit(ColumnUnit::Kind::LeftText, {from, label->first.begin}, at);
  }
  add_unit(ColumnUnit::Kind::Label, label->first, at, std::int32_t(labels_.size()) - 1);
  units_.back().is_of_results = label->section == SectionKind::Result;
  if (label->first.end < at.span.end) {
    add_unit(ColumnUnit::Kind::Text, {label->first.end, at.span.end}, at);
  }
}

/// The most frequent width of a line in a range; 0 when too few lines have it.
int TableReader::usual_width(int from, int to) const {
  std::array<int, 128> counts{};
  for (const ColumnUnit& unit : units_) {
    if (unit.kind == ColumnUnit::Kind::Text && unit.width < int(counts.size())) {
      ++counts[std::size_t(unit.width)];
    }
  }
  int best = 0;
  int most = 3;
  for (int width = std::max(from, 2); width <= std::min(to, int(counts.size()) - 1); ++width) {
    const auto at = std::size_t(width);
    const int near = counts[at] + counts[at - 1] + counts[at - 2];
    if (near < most) continue;
    most = near;
    best = width;
  }
  return best;
}

// Bullets stand in the right column, text before a label or a bullet in the left one.
ColumnWidths TableReader::estimate_widths() const {
  ColumnWidths widths;
  for (const ColumnUnit& unit : units_) {
    if (unit.kind == ColumnUnit::Kind::LeftText) widths.left = std::max(widths.left, unit.width);
    if (unit.kind != ColumnUnit::Kind::Text) continue;
    if (rules_.is_bullet(scan_.chars[unit.span.begin])) {
      widths.right = std::max(widths.right, unit.width);
      continue;
    }
    for (std::uint32_t at = unit.span.begin + 1; at < unit.span.end; ++at) {
      if (scan_.gap[at] != ReadPage::Blank || !rules_.is_bullet(scan_.chars[at])) continue;
      widths.left = std::max(widths.left, scan_.width({unit.span.begin, at}));
      widths.right = std::max(widths.right, scan_.width({at, unit.span.end}));
    }
  }
  // Few short bullets do not tell the width.
  if (widths.right < 30) widths.right = std::max(30, usual_width(30, 80));
  return widths;
}

/// Whether a line is a whole paragraph: no column is as wide, so none stand side by side.
bool TableReader::are_unwrapped() const {
  return std::any_of(units_.begin(), units_.end(), [](const ColumnUnit& unit) {
    return unit.kind == ColumnUnit::Kind::Text && unit.width > widest_line;
  });
}

/// One text after the other: what an item says, then what stands under each of its labels.
void TableReader::side_by_labels() {
  auto side = ColumnUnit::Side::Left;
  for (ColumnUnit& unit : units_) {
    if (unit.kind == ColumnUnit::Kind::Boundary) side = ColumnUnit::Side::Left;
    if (unit.kind == ColumnUnit::Kind::Label) side = ColumnUnit::Side::Right;
    if (unit.kind == ColumnUnit::Kind::Text) unit.side = side;
  }
}

/// Labels the columns. Where marks and frequent widths disagree about the left column, both are
/// tried and the better reading is kept.
void TableReader::search() {
  if (right_column_ != 0 || are_unwrapped()) {
    if (right_column_ == 0) side_by_labels();
    widths_ = {};
    for (const ColumnUnit& unit : units_) {
      int& width = unit.side == ColumnUnit::Side::Left ? widths_.left : widths_.right;
      width = std::max(width, unit.width);
    }
    search_.run(units_, widths_, ColumnStyle::Table);
    return;
  }
  widths_ = estimate_widths();
  const int usual = usual_width(widths_.right / 3, widths_.right - 5);
  if (widths_.left < widths_.right / 3 || (usual == 0 && units_.size() < 10)) {
    widths_.left = usual > 0 ? usual : widths_.right;
  }
  double score = search_.run(units_, widths_, ColumnStyle::Table);
  if (usual != 0 && std::abs(usual - widths_.left) > same_width) try_left(usual, score);
  // Columns of one width show one frequent width of lines.
  const int widest = std::max(widths_.right, usual_width(widths_.right - same_width, 80));
  const bool is_seldom = 4 * lines_near(widths_.left) < lines_near(widest);
  if (widest - widths_.left > same_width && is_seldom) try_left(widest, score);
  if (labels_.empty()) prefer_one_column(score);
}

/// Keeps a width of the left column that reads better than the one at hand.
void TableReader::try_left(int width, double& score) {
  const ColumnWidths known = widths_;
  widths_.left = width;
  const double other = search_.run(units_, widths_, ColumnStyle::Table);
  if (other < score) {
    widths_ = known;
    search_.run(units_, widths_, ColumnStyle::Table);
  }
  score = std::max(score, other);
}

/// Lines of text that are as wide, or at most two cells narrower.
int TableReader::lines_near(int width) const {
  return int(std::count_if(units_.begin(), units_.end(), [width](const ColumnUnit& unit) {
    return unit.kind == ColumnUnit::Kind::Text && unit.width <= width && unit.width > width - 3;
  }));
}

/// Without labels nothing says that there is a right column: the lines may read as well in one.
void TableReader::prefer_one_column(double score) {
  const ColumnWidths two = widths_;
  int widest = 0;
  for (const ColumnUnit& unit : units_) {
    if (unit.kind == ColumnUnit::Kind::Text) widest = std::max(widest, unit.width);
  }
  widths_ = {widest, 0};
  const double margin = line_evidence * double(units_.size());
  if (search_.run(units_, widths_, ColumnStyle::Table) >= score - margin) return;
  widths_ = two;
  search_.run(units_, widths_, ColumnStyle::Table);
}

double TableReader::write(LineRange lines, ReadPage& out, BlockWriter& writer) {
  clear();
  find_text_columns(lines);
  for (std::size_t line = lines.begin; line < lines.end;) {
    const Span span = scan_.lines[line].span;
    const std::u32string_view text = scan_.view(span);
    if (item_marker(span) > 0) {
      line = read_item(line, lines.end);
      continue;
    }
    if (scan_.lines[line].width <= owner_width && rules_.matches(Role::TableHead, text)) {
      heads_.push_back(span);
      const int year = rules_.calendar().fiscal_year_in(text);
      if (year > 0 && (year_ == 0 || year < year_)) year_ = year;
    } else if (!read_owner_cell(scan_.lines[line])) {
      read_text(line, span.begin);
    }
    ++line;
  }
  // The plan in the right column is the year's after the one in the left column.
  for (const LabelMark& label : labels_) {
    if (year_ == 0 && label.section == SectionKind::Plan && label.year > 0) year_ = label.year - 1;
  }
  search();
  if (right_column_ == 0 && search_.confidence() < unclear_layout) {
    write_as_it_came(lines, writer);
    return search_.confidence();
  }
  assign();
  for (const Span head : heads_) writer.write(BlockKind::Label, {}, head);
  for (const Row& row : rows_) write_row(row, out, writer);
  return right_column_ != 0 ? 1 : search_.confidence();
}

bool TableReader::starts_with_owner(Span part, const Row& row) const {
  const std::u32string_view text = scan_.view(part);
  return std::any_of(row.owners.begin(), row.owners.end(), [&](const Fragment& owner) {
    return text.starts_with(scan_.view(owner.span).substr(0, text.size()));
  });
}

// Texts belong to items in order: a text that begins after the next item was printed is the next
// item's, once this one has got some of its own. But several items may be printed before the first
// one's text ("(イ) 経済産業省", "(ウ) 経済産業省"): then the next item's text begins where a
// sentence ends and its body is named.
std::size_t TableReader::left_row(const ColumnUnit& unit, std::size_t current, bool ended) const {
  for (; ended && current + 1 < rows_.size(); ++current) {
    const Row& row = rows_[current];
    const Row& next = rows_[current + 1];
    if (next.marker.begin > unit.span.begin || row.first_text == no_text) break;
    const bool printed_after = row.first_text < next.marker.begin;
    const bool names_next = !row.left.empty() && starts_with_owner(unit.span, next);
    if (!printed_after && !names_next) break;
  }
  return current;
}

std::size_t TableReader::right_row(const LabelMark& mark, std::size_t current) const {
  for (; current + 1 < rows_.size(); ++current) {
    const Row& row = rows_[current];
    const Row& next = rows_[current + 1];
    if (next.marker.begin > mark.first.begin || row.first_text == no_text) break;
    const bool repeated =
        std::any_of(row.right.begin(), row.right.end(), [&](const Section& section) {
          return section.label >= 0 && labels_[std::size_t(section.label)].section == mark.section;
        });
    const bool printed_after = row.first_text < next.marker.begin;
    const bool begins_item = row.right.empty() || mark.section == SectionKind::Result;
    if (!repeated && !(printed_after && begins_item)) break;
  }
  return current;
}

void TableReader::assign() {
  if (rows_.empty() || rows_.front().first_unit > 0) {
    rows_.insert(rows_.begin(), Row{});  // continued from the page before
    rows_.front().has_owners_of_its_own = false;
  }
  std::size_t left = 0;
  std::size_t right = 0;
  bool left_ended = true;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const ColumnUnit& unit = units_[i];
    if (unit.kind == ColumnUnit::Kind::Boundary) continue;
    if (unit.kind == ColumnUnit::Kind::Label) {
      right = right_row(labels_[std::size_t(references_[i])], right);
      rows_[right].right.push_back({references_[i], {}});
      rows_[right].first_text = std::min(rows_[right].first_text, unit.span.begin);
      continue;
    }
    const Span left_part{unit.span.begin, unit.split};
    const Span right_part{unit.split, unit.span.end};
    if (!left_part.empty()) {
      left = left_row(unit, left, left_ended);
      rows_[left].first_text = std::min(rows_[left].first_text, left_part.begin);
      rows_[left].left.push_back(
          {left_part, scan_.width(left_part), unit.blanks, unit.begins, false});
      left_ended = ends_sentence(scan_.view(left_part));
    }
    if (!right_part.empty()) {
      if (rows_[right].right.empty()) rows_[right].right.push_back({});
      rows_[right].first_text = std::min(rows_[right].first_text, right_part.begin);
      rows_[right].right.back().fragments.push_back(
          {right_part, scan_.width(right_part), unit.blanks, unit.begins, false});
    }
  }
}

void TableReader::write_as_it_came(LineRange lines, BlockWriter& writer) {
  for (std::size_t line = lines.begin; line < lines.end; ++line) {
    writer.write(BlockKind::Paragraph, {}, scan_.lines[line].span);
  }
}

void TableReader::write_row(const Row& row, ReadPage& out, BlockWriter& writer) {
  if (row.marker.empty() && row.left.empty() && row.right.empty()) return;
  const auto index = std::int32_t(out.items.size());
  out.items.push_back({text::to_utf8(scan_.view(row.marker)), !row.has_owners_of_its_own, {}});
  Place place{SectionKind::Plan, index, year_};
  for (const Fragment& owner : row.owners) writer.write(BlockKind::Owner, place, owner.span);
  ParagraphJoiner joiner(scan_, rules_, continuity_, writer);
  joiner.write(row.left, place, widths_.left);
  for (const Section& section : row.right) {
    if (section.label >= 0) {
      const LabelMark& label = labels_[std::size_t(section.label)];
      place.section = label.section;
      place.fiscal_year =
          label.section == SectionKind::Result && label.year == 0 ? year_ : label.year;
      writer.open(BlockKind::Label, place);
      writer.append(label.first);
      writer.append(label.rest);
      writer.close();
    } else {
      // The page before has the label. What ends an item is its next plan.
      const bool is_last = row.right.size() == 1;
      place.section = is_last && row.marker.empty() ? SectionKind::Plan : SectionKind::Result;
      place.fiscal_year = year_ > 0 && place.section == SectionKind::Plan ? year_ + 1 : year_;
    }
    joiner.write(section.fragments, place, widths_.right);
  }
}

}  // namespace renkei
