// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/column_search.hpp"

#include <algorithm>
#include <cmath>

#include "extract/reading/paragraph_joiner.hpp"
#include "extract/reading/read_page.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

// The weights below are in the unit of continuity scores, natural logarithms of odds. They were
// guessed from how tables are set and hold over a wide range, except `alternates`, `stays` and
// `label_first`, which were measured on generated pages: too high, and columns of unequal height
// get mixed.
constexpr std::size_t beam = 8;
constexpr double hopeless = 18;     // behind the best state by so much: never caught up
constexpr int slack = 2;            // cells by which justified lines overrun their column
constexpr int ragged = 6;           // cells that a full line may lack
constexpr double overrun = 2.5;     // a cell of overrun
constexpr double unfinished = 9;    // a text that stops in mid-sentence
constexpr double short_line = 0.7;  // a cell that a line lacks though its text goes on
constexpr double short_most = 7;
constexpr double piece_of_line = 2;  // an extractor broke one line in two
constexpr double glued = 5;          // two columns' texts without a blank between
constexpr double dehyphenated = 2;   // the same where the first may have ended with a hyphen
constexpr double no_label = 3;       // texts of the right column stand under labels
constexpr double label_first = 6;    // a label is followed by its own section
constexpr double bullet_begins = 2;
constexpr double first_bullet = 4;  // of a section, also after a sentence that introduces it
constexpr double lone_bullet = 6;   // "●" asks for its text
constexpr double list_goes_on = 3;  // ③ stands below ②
constexpr double alternates = 1.5;  // lines of equal height come in turns
constexpr double stays = 4.5;       // … and where a blank line marks a jump, nearly always
// What was done is told in the past tense, under a label of its own; what is planned is not.
constexpr double tense = 1;
constexpr double left_first = 16;   // a line as wide as the column
constexpr double heading_left = 4;  // a shorter one

int list_count(char32_t c) { return c >= U'①' && c <= U'⑳' ? int(c - U'①') + 1 : 0; }

bool is_alphanumeric(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

}  // namespace

double ColumnSearch::run(std::vector<ColumnUnit>& units, ColumnWidths widths, ColumnStyle style) {
  widths_ = widths;
  style_ = style;
  after_left_text_ = false;
  nodes_.clear();
  states_.assign(1, State{});
  for (const ColumnUnit& unit : units) step(unit);
  for (State& state : states_) state.score += close(state);
  const State& best =
      *std::max_element(states_.begin(), states_.end(),
                        [](const State& a, const State& b) { return a.score < b.score; });
  std::int32_t node = best.node;
  double wrong = 0;  // decisions, expected
  for (const State& state : states_) {
    if (&state != &best) wrong += 1 / (1 + std::exp(best.score - state.score));
  }
  for (std::size_t i = units.size(); i > 0; --i) {
    units[i - 1].split = nodes_[std::size_t(node)].split;
    units[i - 1].is_aside = nodes_[std::size_t(node)].is_aside;
    units[i - 1].spans = nodes_[std::size_t(node)].spans;
    wrong += 1 / (1 + std::exp(double(nodes_[std::size_t(node)].margin)));
    node = nodes_[std::size_t(node)].parent;
  }
  errors_ = wrong;
  confidence_ = std::exp(-wrong);
  return best.score;
}

void ColumnSearch::step(const ColumnUnit& unit) {
  next_.clear();
  if (unit.kind == ColumnUnit::Kind::Label || unit.kind == ColumnUnit::Kind::Boundary) {
    event(unit);
  } else {
    find_cuts(unit);
    line_ = unit.span;
    tense_ = style_ == ColumnStyle::Table ? tense_of(line_) : 0;
    for (const State& state : states_) branch(state, unit);
    prune();
  }
  states_.swap(next_);
  after_left_text_ = unit.kind == ColumnUnit::Kind::LeftText;
}

void ColumnSearch::event(const ColumnUnit& unit) {
  for (State state : states_) {
    if (!state.right.ended) state.score -= unfinished;
    state.right = {};
    if (unit.kind == ColumnUnit::Kind::Label) {
      state.right.after_label = state.right.awaits_bullet = true;
      state.right.is_of_results = unit.is_of_results;
      state.right.after_lone_label = !after_left_text_;
      state.last_right = true;
    } else {
      if (!state.left.ended) state.score -= unfinished;
      state.left = {};
    }
    nodes_.push_back({state.node, unit.span.begin});
    state.node = std::int32_t(nodes_.size()) - 1;
    next_.push_back(state);
  }
}

/// Where the line may be cut: at its blanks, or anywhere near the left column's edge when it is too
/// wide for one column and an extractor may have left no blank.
void ColumnSearch::find_cuts(const ColumnUnit& unit) {
  cuts_.clear();
  if (unit.side != ColumnUnit::Side::Free) return;
  const bool too_wide = unit.width > std::max(widths_.left, widths_.right) + slack;
  if (unit.kind != ColumnUnit::Kind::Text || style_ == ColumnStyle::Prose ||
      (!too_wide && unit.width <= widths_.left)) {
    return;
  }
  for (std::uint32_t at = unit.span.begin + 1; at < unit.span.end; ++at) {
    const bool blank = scan_.gap[at] == ReadPage::Blank;
    if (!blank && !too_wide) continue;
    const int left = scan_.x[at] - scan_.x[unit.span.begin] - (blank ? 1 : 0);
    if (left > widths_.left + slack) return;
    if (unit.width - left > widths_.right + slack + 1) continue;
    if (blank) {
      cuts_.push_back({at, 0});
    } else if (left >= widths_.left - ragged) {
      cuts_.push_back({at, is_alphanumeric(scan_.chars[at - 1]) ? -dehyphenated : -glued});
    }
  }
}

void ColumnSearch::branch(const State& state, const ColumnUnit& unit) {
  if (unit.side != ColumnUnit::Side::Free) {
    const bool is_left = unit.side == ColumnUnit::Side::Left;
    return try_split(state, unit, is_left ? unit.span.end : unit.span.begin, 0);
  }
  if (unit.may_be_aside) set_aside(state, unit);
  if (unit.may_span && widths_.right != 0) begin_band(state, unit);
  try_split(state, unit, unit.span.end, 0);
  if (unit.kind == ColumnUnit::Kind::LeftText || widths_.right == 0) return;
  try_split(state, unit, unit.span.begin, 0);
  for (const Cut& cut : cuts_) try_split(state, unit, cut.at, cut.prior);
}

void ColumnSearch::try_split(const State& state, const ColumnUnit& unit, std::uint32_t at,
                             double prior) {
  State to = state;
  double gain = prior;
  const Span left{unit.span.begin, at};
  const Span right{at, unit.span.end};
  if (!left.empty()) {
    const int width = right.empty() ? unit.width : scan_.width(left);
    gain += place(to.left, left, width, widths_.left);
    if (style_ == ColumnStyle::Table && state.left.end == 0) {
      to.left.takes_bullets = rules_.is_bullet(scan_.chars[left.begin]);
    }
  }
  if (!right.empty()) {
    const int width = left.empty() ? unit.width : scan_.width(right);
    if (style_ == ColumnStyle::Table && state.right.end == 0 && !state.right.after_label) {
      gain -= no_label;
    }
    gain += place(to.right, right, width, widths_.right);
    if (to.first_right == 0) to.first_right = right.begin;
  }
  // A label printed alone has nothing of the left column beside it, nor below it.
  if (right.empty() && state.right.after_lone_label) gain -= label_first;
  if (left.empty() || right.empty()) gain += order(state, left.empty(), unit);
  to.last_right = !right.empty();
  to.last_aside = false;
  to.has_text = state.has_text || is_text_line(unit);
  to.last_lone = unit.width <= 2 && rules_.is_bullet(scan_.chars[unit.span.begin]);
  to.score += gain;
  nodes_.push_back({state.node, at});
  to.node = std::int32_t(nodes_.size()) - 1;
  push(to);
}

void ColumnSearch::set_aside(const State& state, const ColumnUnit& unit) {
  State to = state;
  const int starts = continuity_.starts(unit.span.begin);
  to.score += unit.aside + std::min(0, starts) + (state.last_aside && unit.blanks == 0 ? 1 : 0);
  to.last_aside = true;
  to.last_lone = false;
  nodes_.push_back({state.node, unit.span.begin, true});
  to.node = std::int32_t(nodes_.size()) - 1;
  push(to);
}

bool ColumnSearch::is_text_line(const ColumnUnit& unit) const {
  return unit.width >= widths_.left - ragged;
}

/// The columns above have ended, the left one where the right one began.
void ColumnSearch::begin_band(const State& state, const ColumnUnit& unit) {
  State to;
  to.score = state.score + close(state);
  if (!state.right.ended && state.right.end != 0) {
    to.score -= unfinished_cost(scan_.chars[state.right.end - 1],
                                state.right.filled < widths_.right - ragged);
  }
  nodes_.push_back({state.node, unit.span.end, false, true});
  to.node = std::int32_t(nodes_.size()) - 1;
  push(to);
}

double ColumnSearch::order(const State& state, bool is_right, const ColumnUnit& unit) const {
  const int blanks = unit.blanks;
  const bool same = state.last_right == is_right;
  if (state.last_lone) return same ? lone_bullet : -lone_bullet;
  if (style_ == ColumnStyle::Table) return same ? 0 : alternates;
  // Nothing else tells the columns of prose apart: the left one is printed first.
  if (is_right && !state.has_text && is_text_line(unit)) return -left_first;
  if (is_right && state.left.end == 0) return -heading_left;
  if (!blanks_tell_) return same ? 0 : alternates;
  // pdftotext ends a run of lines of one column with a blank line.
  if (blanks == 0) return same && !state.last_aside ? 2 : -3;
  return same ? -stays : alternates;
}

double ColumnSearch::place(Column& column, Span part, int width, int column_width) const {
  double gain = 0;
  if (width > column_width + slack) {
    const int second = second_line(part, width, column_width);
    gain -= second > 0 ? dehyphenated : overrun * (width - column_width - slack);
    if (second > 0) width = second;
  }
  bool is_piece = false;
  if (column.end == 0) {
    gain += begin_cell(column, part);
  } else {
    is_piece = !column.ended && column.filled + width <= column_width + 1;
    gain += follow(column, part, width, column_width);
  }
  if (const int count = list_count(scan_.chars[part.begin])) {
    if (count > 1) gain += column.count == count - 1 ? list_goes_on : -list_goes_on;
    column.count = std::uint8_t(count);
  }
  const int when = part == line_ ? tense_ : style_ == ColumnStyle::Table ? tense_of(part) : 0;
  gain += tense * (column.is_of_results ? when : -when);
  column.filled = std::int16_t(is_piece ? column.filled + width : width);
  column.end = part.end;
  column.ended = ends_sentence(scan_.view(part));
  column.after_label = column.after_lone_label = false;
  if (rules_.is_bullet(scan_.chars[part.begin])) column.awaits_bullet = false;
  return gain;
}

int ColumnSearch::tense_of(Span part) const {
  int done = 0;
  for (std::uint32_t at = part.begin + 1; at < part.end; ++at) {
    if (scan_.chars[at] == U'。') done += rules_.is_past(scan_.chars[at - 1]) ? 1 : -1;
  }
  return done;
}

// pdftotext takes a hyphen at a line's end for hyphenation and prints two lines of a column as one:
// "2021-" above "2025" becomes "20212025". Width of the second line then, else 0.
int ColumnSearch::second_line(Span part, int width, int column_width) const {
  // No character is wider than two cells.
  const auto nearest = std::uint32_t(std::max(1, (column_width - ragged) / 2));
  for (std::uint32_t at = part.begin + nearest; at < part.end; ++at) {
    const int first = scan_.x[at] - scan_.x[part.begin];
    if (first > column_width + slack) return 0;
    if (first < column_width - ragged || width - first > column_width + slack) continue;
    if (scan_.gap[at] == ReadPage::None && is_alphanumeric(scan_.chars[at - 1]) &&
        is_alphanumeric(scan_.chars[at])) {
      return width - first;
    }
  }
  return 0;
}

double ColumnSearch::begin_cell(const Column& column, Span part) const {
  if (style_ == ColumnStyle::Prose) return 0;
  const char32_t first = scan_.chars[part.begin];
  const bool is_bullet = rules_.is_bullet(first);
  if (column.after_label)
    return is_bullet ? first_bullet : std::min(0, continuity_.starts(part.begin) - 1);
  return is_bullet ? -2 : std::min(1, continuity_.starts(part.begin));
}

// A list's entries and headings end with a noun or a bracket; a phrase never ends with a particle.
double ColumnSearch::unfinished_cost(char32_t last, bool is_short) const {
  const text::Script script = text::script_of(last);
  const bool may_end = script == text::Script::Han || script == text::Script::Katakana ||
                       script == text::Script::Latin || last == U')' || last == U'」';
  if (!may_end) return unfinished;
  return (style_ == ColumnStyle::Prose ? 2 : 5) + (is_short ? 0 : 1);
}

double ColumnSearch::follow(const Column& column, Span part, int width, int column_width) const {
  const char32_t first = scan_.chars[part.begin];
  const bool is_bullet = rules_.is_bullet(first);
  if (column.filled <= 2 && rules_.is_bullet(scan_.chars[column.end - 1])) return 0;
  if (column.ended) {
    if (is_bullet && column.awaits_bullet) return first_bullet;
    if (is_bullet) return column.takes_bullets ? bullet_begins : -bullet_begins;
    const double starts = continuity_.starts(part.begin);
    const bool was_short = column.filled < column_width - ragged;
    return std::min(starts, 1.0) - (was_short && style_ == ColumnStyle::Table ? 2 : 0);
  }
  if (is_bullet && !rules_.is_enumeration(scan_.chars[column.end - 1], first)) {
    return -unfinished_cost(scan_.chars[column.end - 1], column.filled < column_width - ragged);
  }
  const double continues = continuity_.score(column.end, part.begin);
  const int lacking = column_width - column.filled;
  if (lacking <= ragged) return continues;
  const double ends_early = std::min(short_most, short_line * (lacking - ragged));
  if (style_ == ColumnStyle::Prose) {
    // A heading ends without a mark.
    const double heading = std::min(1, continuity_.starts(part.begin)) - 3;
    return std::max(continues - ends_early, heading);
  }
  const bool fits = column.filled + width <= column_width + 1;
  return continues - (fits ? std::min(piece_of_line, ends_early) : ends_early);
}

// Keeps one state for each pair of places: what came before does not matter to what follows.
void ColumnSearch::push(const State& state) {
  for (State& other : next_) {
    if (other.left.end == state.left.end && other.right.end == state.right.end &&
        other.left.filled == state.left.filled && other.right.filled == state.right.filled &&
        other.last_right == state.last_right && other.last_aside == state.last_aside) {
      const auto margin = float(std::abs(state.score - other.score));
      if (state.score > other.score) other = state;
      float& known = nodes_[std::size_t(other.node)].margin;
      known = std::min(known, margin);
      return;
    }
  }
  next_.push_back(state);
}

void ColumnSearch::prune() {
  const auto better = [](const State& a, const State& b) { return a.score > b.score; };
  if (next_.size() > beam) {
    std::nth_element(next_.begin(), next_.begin() + beam, next_.end(), better);
    next_.resize(beam);
  }
  double best = next_.front().score;
  for (const State& state : next_) best = std::max(best, state.score);
  std::erase_if(next_, [&](const State& state) { return state.score < best - hopeless; });
}

double ColumnSearch::close(const State& state) const {
  if (style_ == ColumnStyle::Prose) {
    const bool both = state.left.end != 0 && state.first_right != 0;
    return both ? 2 * follow(state.left, {state.first_right, state.first_right + 1}, widths_.left,
                             widths_.left)
                : 0;
  }
  double score = 0;
  // The last cell may go on on the next page.
  if (!state.left.ended) score -= unfinished / 3;
  if (!state.right.ended) score -= unfinished / 3;
  return score;
}

}  // namespace renkei
