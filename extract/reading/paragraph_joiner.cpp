// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/paragraph_joiner.hpp"

#include <algorithm>

#include "graph/text.hpp"

namespace renkei {
namespace {

// A line is as wide as its column less what did not fit: a word that must not be broken, or a mark
// that must not begin a line. Measured: nearly all full lines lack at most three full-width cells.
constexpr int ragged = 6;
// Boxes of diagrams are narrower than that; their lines are joined on strong evidence only.
constexpr int narrow = 44;
constexpr int heading_width = 100;

int bracket_depth(std::u32string_view text, int depth) {
  for (const char32_t c : text) {
    // From 〈 to 〕 Unicode has opening and closing brackets in turns, and 〒 and 〓 among them.
    const bool is_cjk = c >= U'〈' && c <= U'〕' && c != U'〒' && c != U'〓';
    if (c == U'(' || (is_cjk && c % 2 == 0)) ++depth;
    if ((c == U')' || (is_cjk && c % 2 == 1)) && depth > 0) --depth;
  }
  return depth;
}

}  // namespace

bool ends_sentence(std::u32string_view text) {
  const char32_t last = text.back();
  if (last == U'。' || last == U'!' || last == U'?') return true;
  if (last != U')' && last != U'」' && last != U'】') return false;
  // "…を図る。(再掲)"
  const std::size_t open = text.find_last_of(last == U')' ? U'(' : last == U'」' ? U'「' : U'【');
  return open != text.npos && open > 0 &&
         (text[open - 1] == U'。' || text[text.size() - 2] == U'。');
}

Fragment fragment_of(const PageScan& scan, const ReadingRules& rules, std::size_t line) {
  const ScanLine& at = scan.lines[line];
  const LineHint& hint = at.hint;
  CellPlace cell;
  if (hint.is_cell && hint.row > 0) cell = {hint.band, hint.row, hint.column};
  Fragment made{at.span,         at.width, at.blanks,   hint.begins || hint.is_heading,
                hint.is_heading, cell,     hint.is_note};
  // A note begins with its number or mark.
  const char32_t first = scan.chars[at.span.begin];
  made.begins = made.begins || (hint.is_note && ((first >= U'0' && first <= U'9') ||
                                                 first == U'*' || rules.is_bullet(first)));
  return made;
}

void ParagraphJoiner::write(const std::vector<Fragment>& fragments, const Place& place,
                            int column_width) {
  column_width_ = column_width;
  const Fragment* first_line = nullptr;
  const Fragment* before = nullptr;
  for (const Fragment& fragment : fragments) {
    if (fragment.span.empty()) continue;
    if (!before || fragment.begins || !continues(*before, fragment)) {
      if (first_line) writer_.close(kind_of(*first_line));
      first_line = &fragment;
      writer_.open(BlockKind::Paragraph, place);
      writer_.set_cell(fragment.cell);
      widest_ = 0;
      filled_ = 0;
      depth_ = 0;
      has_sentence_ = false;
    }
    append(fragment);
    before = &fragment;
  }
  if (first_line) writer_.close(kind_of(*first_line));
}

void ParagraphJoiner::append(const Fragment& fragment) {
  // An extractor breaks a line at a wide gap: "…を活用して", "50 件を", "超える…".
  const bool is_piece = filled_ > 0 && filled_ + fragment.width <= column_width_ + 1;
  filled_ = is_piece ? filled_ + fragment.width : fragment.width;
  writer_.append(fragment.span);
  widest_ = std::max(widest_, fragment.width);
  const std::u32string_view text = scan_.view(fragment.span);
  depth_ = bracket_depth(text, depth_);
  has_sentence_ = has_sentence_ || text.find(U'。') != text.npos;
}

bool ParagraphJoiner::continues(const Fragment& before, const Fragment& next) const {
  const std::u32string_view text = scan_.view(before.span);
  if (is_heading_number(before, next)) return true;
  if (rules_.is_bullet(first(next)) && !ReadingRules::is_enumeration(last(before), first(next)) &&
      !(depth_ > 0 && first(next) != U'・')) {
    return false;
  }
  if (ends_sentence(text) && depth_ == 0) {
    return column_width_ > 0 && next.blanks == 0 && filled_ >= column_width_ - ragged;
  }
  // A column's text was found by search: what is unfinished goes on.
  if (column_width_ > 0) return continues_in_column(before, next);
  return continues_freely(before, next);
}

bool ParagraphJoiner::continues_in_column(const Fragment& before, const Fragment& next) const {
  if (filled_ >= column_width_ - ragged || filled_ + next.width <= column_width_ + 1) return true;
  if (is_heading(before)) return false;
  // A heading or a caption: a short line, then a blank one.
  const bool is_short = filled_ < column_width_ - 2 * ragged && next.blanks > 0;
  return !is_short || continuity_.score(before.span.end, next.span.begin) >= 3;
}

// Lines without a common width: slides, lists, prose that is set anyhow.
bool ParagraphJoiner::continues_freely(const Fragment& before, const Fragment& next) const {
  const int score = continuity_.score(before.span.end, next.span.begin);
  if (is_heading(before) && score < 3) return false;
  if (depth_ > 0 && (score >= 0 || next.blanks == 0)) return true;
  if (rules_.goes_on(last(before))) return score > -2 || next.blanks == 0;
  const bool wraps = before.width >= std::max(widest_, next.width) - ragged;
  if (next.blanks > 0) return wraps && before.width > narrow && score >= 0;
  if (first(next) == U'(' && before.width <= narrow && before.width <= next.width) return true;
  if (!wraps) return score >= 7;
  // Within a paragraph only the last line is short, and it mostly ends a sentence.
  const bool odd_end = next.width < before.width - ragged && !ends_sentence(scan_.view(next.span));
  if (odd_end || before.width <= narrow) return score >= 3;
  return score > -4;
}

// "3.1", then "「自由、公正かつ安全なサイバー空間」の確保" on a line of its own.
bool ParagraphJoiner::is_heading_number(const Fragment& before, const Fragment& next) const {
  const std::u32string_view text = scan_.view(before.span);
  return before.width <= 12 && rules_.matches(SectionMarker::Role::Numbering, text) &&
         is_heading(before) && next.width <= heading_width && !rules_.is_bullet(first(next)) &&
         !is_heading(next) && scan_.view(next.span).find(U'。') == std::u32string_view::npos;
}

bool ParagraphJoiner::is_heading(const Fragment& fragment) const {
  const std::u32string_view text = scan_.view(fragment.span);
  return fragment.width <= heading_width && text.find(U'。') == text.npos &&
         (rules_.matches(SectionMarker::Role::Heading, text) || has_ordinal(fragment));
}

// "ア　電気通信事故報告の分析・検証": a letter, a blank, the heading.
bool ParagraphJoiner::has_ordinal(const Fragment& fragment) const {
  const Span span = fragment.span;
  return span.size() > 2 && scan_.gap[span.begin + 1] == ReadPage::Blank &&
         text::script_of(first(fragment)) == text::Script::Katakana;
}

// A kind is what the whole block turned out to be, not what its first line looks like.
BlockKind ParagraphJoiner::kind_of(const Fragment& first_line) const {
  if (first_line.is_note) return BlockKind::Footnote;
  if (first_line.is_heading && !has_sentence_) return BlockKind::Heading;
  if (is_heading(first_line) && !has_sentence_ && widest_ <= heading_width) {
    return BlockKind::Heading;
  }
  if (rules_.is_bullet(first(first_line))) return BlockKind::Bullet;
  return widest_ <= narrow && !has_sentence_ ? BlockKind::Fragment : BlockKind::Paragraph;
}

}  // namespace renkei
