// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/prose_layout.hpp"

#include <algorithm>

#include "extract/reading/boilerplate.hpp"
#include "extract/reading/page_layout.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using Role = SectionMarker::Role;

constexpr int widest_column = 70;  // two of them fill a page
constexpr int narrowest_column = 24;
constexpr std::size_t fewest_lines = 12;  // of full width, for columns to be looked for
constexpr std::size_t longest_ruby = 8;   // characters
constexpr int spanning = 6;               // cells over a column's width: the line spans both
constexpr double likely_aside = 2;        // a footnote is one unless it continues a column well
constexpr double unlikely_aside = -3;     // a cell of a table, a caption
constexpr double most_errors = 0.1;       // of the lines; more, and the columns are not told apart
constexpr double line_evidence = 0.8;     // a line by which two columns must read better than one

bool is_number(std::u32string_view text) {
  return text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

/// "250,000", "12.5%": of a chart or a table, not of text.
bool is_figure(std::u32string_view text) {
  static constexpr std::u32string_view marks = U",.%+-()";
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return (c >= U'0' && c <= U'9') || marks.find(c) != std::u32string_view::npos;
  });
}

int value_of(std::u32string_view digits) {
  int value = 0;
  for (const char32_t c : digits) value = 10 * value + int(c - U'0');
  return value;
}

}  // namespace

bool ProseReader::has_columns(LineRange lines) const {
  for (std::size_t i = lines.begin; i < lines.end; ++i) {
    if (scan_.lines[i].hint.column != 0) return true;
  }
  return false;
}

/// Whether the container says where most paragraphs begin: then lines are no lines of print.
bool ProseReader::is_marked_up(LineRange lines) const {
  std::size_t begin = 0;
  for (std::size_t i = lines.begin; i < lines.end; ++i) begin += scan_.lines[i].hint.begins;
  return 2 * begin > lines.end - lines.begin;
}

/// Writes lines whose columns are known: those of a band of prose one after the other, cells of a
/// table in their order, and what stands alone between them.
void ProseReader::write_bands(LineRange lines, BlockWriter& writer) {
  for (std::size_t begin = lines.begin; begin < lines.end;) {
    const LineHint& first = scan_.lines[begin].hint;
    std::size_t end = begin;
    std::uint8_t columns = 0;
    while (end < lines.end && scan_.lines[end].hint.band == first.band &&
           (scan_.lines[end].hint.column == 0) == (first.column == 0)) {
      columns = std::max(columns, scan_.lines[end++].hint.column);
    }
    if (first.is_cell || columns == 0) {
      write_lines({begin, end}, writer);
    } else {
      write_side_by_side({begin, end}, columns, writer);
    }
    begin = end;
  }
}

/// Columns of prose: a sentence may go on from one to the next.
void ProseReader::write_side_by_side(LineRange lines, std::uint8_t columns, BlockWriter& writer) {
  fragments_.clear();
  int width = 0;
  for (std::uint8_t column = 1; column <= columns; ++column) {
    for (std::size_t i = lines.begin; i < lines.end; ++i) {
      if (scan_.lines[i].hint.column != column) continue;
      fragments_.push_back(fragment_of(scan_, rules_, i));
      width = std::max(width, fragments_.back().width);
    }
  }
  write_fragments(fragments_, width >= narrowest_column ? width : 0, writer);
}

double ProseReader::write(LineRange lines, BlockWriter& writer) {
  if (has_columns(lines)) {
    write_bands(lines, writer);
    return 1;
  }
  const int width = is_marked_up(lines) ? 0 : column_width(lines);
  if (width == 0) {
    write_lines(lines, writer);
    return 1;
  }
  const LineRange top{lines.begin, skip_headings({top_end(lines, width), lines.end}, width)};
  const LineRange body{top.end, lines.end};
  if (!separate(body, width)) {
    write_lines(lines, writer);
    return 1;
  }
  if (search_.errors() > most_errors * double(units_.size())) {
    for (std::size_t line = lines.begin; line < lines.end; ++line) {
      writer.write(BlockKind::Paragraph, {}, scan_.lines[line].span);
    }
    return confidence_;
  }
  write_lines(top, writer);
  write_columns(width, writer);
  return confidence_;
}

/// Without the blanks that an extractor saw between the letters of a line set wide.
int ProseReader::tight_width(const ScanLine& line) const {
  int width = line.width;
  for (std::uint32_t at = line.span.begin + 1; at < line.span.end; ++at) {
    const bool is_wide = cell_width(scan_.chars[at]) == 2 || cell_width(scan_.chars[at - 1]) == 2;
    if (scan_.gap[at] == ReadPage::Blank && is_wide) --width;
  }
  return width;
}

/// Width of a column when most lines are as wide, and less than half a page; else 0.
int ProseReader::column_width(LineRange lines) const {
  std::vector<std::size_t> counts(widest_column + 1, 0);
  std::size_t texts = 0;  // not the numbers of a chart, the cells of a table
  for (std::size_t i = lines.begin; i < lines.end; ++i) {
    const int width = scan_.lines[i].width;
    if (width >= narrowest_column) ++texts;
    if (width >= narrowest_column && width <= widest_column) ++counts[std::size_t(width)];
  }
  std::size_t most = 0;
  std::size_t best = 0;
  for (std::size_t width = narrowest_column; width < counts.size(); ++width) {
    const std::size_t near = counts[width] + counts[width - 1] + counts[width - 2];
    if (near < most) continue;
    most = near;
    best = width;
  }
  return most >= fewest_lines && 4 * most > texts ? int(best) : 0;
}

/// End of what stands above the columns: a table or figure whose lines span both.
std::size_t ProseReader::top_end(LineRange lines, int width) const {
  std::size_t end = lines.begin;
  std::size_t wide = 0;
  for (std::size_t i = lines.begin; i < lines.end; ++i) {
    if (scan_.lines[i].width <= width + spanning) continue;
    ++wide;
    const std::size_t count = i + 1 - lines.begin;
    if (3 * wide >= count || (wide == 1 && count <= 2)) end = i + 1;
  }
  return 3 * (end - lines.begin) < 2 * (lines.end - lines.begin) ? end : lines.begin;
}

/// End of the headings above the columns: short lines that end no sentence.
std::size_t ProseReader::skip_headings(LineRange lines, int width) const {
  std::size_t i = lines.begin;
  for (; i < lines.end; ++i) {
    const ScanLine& line = scan_.lines[i];
    const bool is_short = line.width < width - spanning && line.span.size() > 1 &&
                          !rules_.is_bullet(scan_.chars[line.span.begin]);
    if (!is_short || ends_sentence(scan_.view(line.span))) break;
  }
  return i;
}

/// The reading of a word, printed above it: hiragana alone.
bool ProseReader::is_ruby(std::size_t line) const {
  const ScanLine& at = scan_.lines[line];
  if (at.span.size() > longest_ruby || at.blanks == 0) return false;
  if (line + 1 < scan_.lines.size() && scan_.lines[line + 1].blanks == 0) return false;
  const std::u32string_view text = scan_.view(at.span);
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return c == U' ' || text::script_of(c) == text::Script::Hiragana;
  });
}

/// Sets apart what is in no column: side labels ("第", "３", "章"), numbers of pages and footnotes.
void ProseReader::peel(LineRange lines) {
  is_peeled_.assign(scan_.lines.size(), 0);
  labels_.clear();
  for (std::size_t i = lines.begin; i < lines.end;) {
    const std::size_t end = peel_side_label(i, lines.end);
    if (end == i && is_ruby(i)) {
      labels_.push_back({scan_.lines[i].span});
      is_peeled_[i] = 1;
    }
    i = std::max(end, i + 1);
  }
  peel_numbers(lines);
}

std::size_t ProseReader::peel_side_label(std::size_t line, std::size_t end) {
  std::size_t i = line;
  while (i < end && scan_.lines[i].span.size() == 1 && (i == line || scan_.lines[i].blanks == 0))
    ++i;
  if (i == line || is_number(scan_.view(scan_.lines[line].span))) return line;
  // "●" that an extractor cut off its heading.
  if (i == line + 1 && rules_.is_bullet(scan_.chars[scan_.lines[line].span.begin])) return line;
  labels_.emplace_back();
  for (std::size_t k = line; k < i; ++k) {
    labels_.back().push_back(scan_.lines[k].span);
    is_peeled_[k] = 1;
  }
  return i;
}

// Footnotes count up; a number that does not fit is the page's.
void ProseReader::peel_numbers(LineRange lines) {
  footnotes_.clear();
  numbers_.clear();
  for (std::size_t i = lines.begin; i < lines.end; ++i) {
    if (is_peeled_[i] == 0 && is_number(scan_.view(scan_.lines[i].span))) numbers_.push_back(i);
  }
  std::size_t best = 0;
  std::size_t longest = 0;
  const auto value = [&](std::size_t k) {
    return value_of(scan_.view(scan_.lines[numbers_[k]].span));
  };
  for (std::size_t first = 0; first < numbers_.size();) {
    std::size_t next = first + 1;
    while (next < numbers_.size() && value(next) == value(next - 1) + 1) ++next;
    const bool better = next - first > longest ||
                        (next - first == longest && longest > 0 && value(first) < value(best));
    if (better) {
      best = first;
      longest = next - first;
    }
    first = next;
  }
  for (std::size_t k = 0; k < numbers_.size(); ++k) {
    is_peeled_[numbers_[k]] = 1;
    if (k >= best && k < best + longest) {
      footnotes_.push_back({scan_.lines[numbers_[k]].span, numbers_[k], {}});
    }
  }
}

/// Whether full lines go on in the next but one rather than in the next: lines of two columns come
/// in turns; or nearly so. Cheap beside a search.
bool ProseReader::take_turns(int width) {
  int next = 0;
  int next_but_one = 0;
  for (std::size_t i = 0; i + 2 < units_.size(); ++i) {
    const ColumnUnit& unit = units_[i];
    if (unit.width < width - spanning || unit.width > width + spanning) continue;
    if (ends_sentence(scan_.view(unit.span))) continue;
    next += continuity_.score(unit.span.end, units_[i + 1].span.begin);
    next_but_one += continuity_.score(unit.span.end, units_[i + 2].span.begin);
  }
  // Where each column has runs of lines, the search decides.
  return next_but_one + int(units_.size()) > next;
}

/// Labels the lines' columns. @returns false when they read better as one column
bool ProseReader::separate(LineRange lines, int width) {
  peel(lines);
  const std::size_t notes = footnotes_.empty() ? lines.end : footnotes_.front().line;
  units_.clear();
  std::size_t apart = 0;
  for (std::size_t i = lines.begin; i < lines.end; ++i) {
    if (is_peeled_[i] != 0) continue;
    const ScanLine& line = scan_.lines[i];
    ColumnUnit unit;
    unit.span = line.span;
    unit.width = tight_width(line);
    unit.blanks = line.blanks;
    const bool is_wide = unit.width > width + spanning;
    const bool is_short = unit.width < width - spanning && !ends_sentence(scan_.view(line.span));
    unit.may_span = is_short && i < notes && rules_.matches(Role::Heading, scan_.view(line.span));
    unit.may_be_aside = i > notes || is_wide || (is_short && !unit.may_span);
    const bool is_likely = i > notes || is_wide || is_figure(scan_.view(line.span));
    unit.aside = is_likely ? likely_aside : unlikely_aside;
    units_.push_back(unit);
    if (line.blanks > 0) ++apart;
  }
  if (units_.size() < fewest_lines || !take_turns(width)) return false;
  search_.set_blanks_tell(3 * apart > units_.size());
  const double one = search_.run(units_, {width, 0}, ColumnStyle::Prose);
  const double two = search_.run(units_, {width, width}, ColumnStyle::Prose);
  confidence_ = search_.confidence();
  return two > one + line_evidence * double(units_.size());
}

/// The columns between two lines that span both, the left one first.
void ProseReader::add_band(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const ColumnUnit& unit = units_[i];
    const bool is_lone = unit.width <= 2 && rules_.is_bullet(scan_.chars[unit.span.begin]);
    if (unit.is_aside && is_lone) labels_.push_back({unit.span});
    if (unit.is_aside && !is_lone) asides_.push_back({unit.span, unit.width, unit.blanks});
    if (!unit.is_aside && unit.split > unit.span.begin) {
      fragments_.push_back({unit.span, unit.width, unit.blanks});
    }
  }
  for (std::size_t i = begin; i < end; ++i) {
    const ColumnUnit& unit = units_[i];
    if (!unit.is_aside && unit.split == unit.span.begin) {
      fragments_.push_back({unit.span, unit.width, unit.blanks});
    }
  }
}

void ProseReader::write_columns(int width, BlockWriter& writer) {
  fragments_.clear();
  asides_.clear();
  for (std::size_t begin = 0; begin < units_.size();) {
    std::size_t end = begin + 1;
    while (end < units_.size() && !units_[end].spans) ++end;
    add_band(begin, end);
    begin = end;
  }
  write_fragments(fragments_, width, writer);
  for (const std::vector<Span>& label : labels_) {
    writer.open(BlockKind::Fragment, {});
    for (const Span part : label) writer.append(part);
    writer.close();
  }
  fill_footnotes();
  write_fragments(asides_, 0, writer);
  for (const Footnote& note : footnotes_) {
    writer.open(BlockKind::Footnote, {});
    writer.append(note.number);
    for (const Fragment& part : note.text) writer.append(part.span);
    writer.close();
  }
}

/// Gives the lines set aside to the footnotes; numbers may come line by line with their texts or
/// all before them.
void ProseReader::fill_footnotes() {
  if (footnotes_.empty()) return;
  std::vector<Fragment> rest;
  std::vector<Fragment> group;
  std::size_t first = 0;
  std::size_t at = 0;
  while (at < asides_.size() && asides_[at].span.begin < footnotes_.front().number.begin) {
    rest.push_back(asides_[at++]);
  }
  for (std::size_t k = 0; k < footnotes_.size(); ++k) {
    const std::uint32_t end = k + 1 < footnotes_.size() ? footnotes_[k + 1].number.begin : ~0U;
    while (at < asides_.size() && asides_[at].span.begin < end) group.push_back(asides_[at++]);
    if (group.empty()) continue;
    share_footnote_lines(first, k + 1, group);
    first = k + 1;
    group.clear();
  }
  asides_.swap(rest);
}

void ProseReader::share_footnote_lines(std::size_t first, std::size_t last,
                                       std::vector<Fragment>& lines) {
  int widest = 0;
  for (const Fragment& line : lines) widest = std::max(widest, line.width);
  std::size_t note = first;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t notes_left = last - 1 - note;
    if (i > 0 && notes_left > 0) {
      const bool must = lines.size() - i <= notes_left;
      if (must || !goes_on(lines[i - 1], lines[i], widest)) ++note;
    }
    footnotes_[note].text.push_back(lines[i]);
  }
}

bool ProseReader::goes_on(const Fragment& before, const Fragment& next, int widest) const {
  constexpr int lacking = 8;
  if (before.width >= widest - lacking && next.blanks == 0) return true;
  return scan_.view(next.span).starts_with(U"http") &&
         scan_.view(before.span).find(U"http") == std::u32string_view::npos;
}

void ProseReader::write_lines(LineRange lines, BlockWriter& writer) {
  fragments_.clear();
  for (std::size_t i = lines.begin; i < lines.end; ++i)
    fragments_.push_back(fragment_of(scan_, rules_, i));
  write_fragments(fragments_, 0, writer);
}

// Bullets after "…戦略(…)より" are what the strategy says, up to the next heading.
void ProseReader::write_fragments(const std::vector<Fragment>& fragments, int width,
                                  BlockWriter& writer) {
  ParagraphJoiner joiner(scan_, rules_, continuity_, writer);
  Place place;
  std::vector<Fragment> part;
  for (const Fragment& at : fragments) {
    const std::u32string_view text = scan_.view(at.span);
    const SectionMarker* intro = rules_.find(Role::Intro, text);
    if (intro || (place.section != SectionKind::Body && rules_.matches(Role::Heading, text))) {
      joiner.write(part, place, width);
      part.clear();
      place.section = intro ? intro->section : SectionKind::Body;
    }
    part.push_back(at);
    if (intro) {
      joiner.write(part, place, width);
      part.clear();
    }
  }
  joiner.write(part, place, width);
}

}  // namespace renkei
