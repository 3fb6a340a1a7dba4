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
  static constexpr std::u32string_view opening = U"「『((【〔《";
  static constexpr std::u32string_view closing = U"」』))】〕》";
  for (const char32_t c : text) {
    if (c < 0x80 && c != U'(' && c != U')') continue;
    if (opening.find(c) != opening.npos) ++depth;
    if (closing.find(c) != closing.npos && depth > 0) --depth;
  }
  return depth;
}

// After these a Japanese phrase always goes on.
bool asks_for_more(char32_t c) {
  static constexpr std::u32string_view particles = U"をのにとがはやへ、・「『(";
  return particles.find(c) != particles.npos;
}

}  // namespace

bool ends_sentence(std::u32string_view text) {
  const char32_t last = text.back();
  if (last == U'。' || last == U'!' || last == U'?') return true;
  if (last != U')' && last != U'」' && last != U'】') return false;
  // "…を図る。(再掲)"
  const std::size_t open = text.find_last_of(last == U')' ? U'(' : last == U'」' ? U'「' : U'【');
  return open != text.npos && open > 0 && (text[open - 1] == U'。' || text[text.size() - 2] == U'。');
}

void ParagraphJoiner::write(const std::vector<Fragment>& fragments, const Place& place,
                            int column_width) {
  column_width_ = column_width;
  const Fragment* before = nullptr;
  for (const Fragment& fragment : fragments) {
    if (fragment.span.empty()) continue;
    if (!before || !continues(*before, fragment)) {
      const Fragment* next = &fragment + 1 < fragments.data() + fragments.size() ? &fragment + 1 : nullptr;
      writer_.open(kind_of(fragment, next), place);
      widest_ = 0;
      filled_ = 0;
      depth_ = 0;
    }
    // An extractor breaks a line at a wide gap: "…を活用して", "50 件を", "超える…".
    const bool is_piece = filled_ > 0 && filled_ + fragment.width <= column_width_ + 1;
    filled_ = is_piece ? filled_ + fragment.width : fragment.width;
    writer_.append(fragment.span);
    widest_ = std::max(widest_, fragment.width);
    depth_ = bracket_depth(scan_.view(fragment.span), depth_);
    before = &fragment;
  }
  writer_.close();
}

bool ParagraphJoiner::continues(const Fragment& before, const Fragment& next) const {
  const std::u32string_view text = scan_.view(before.span);
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
  if (asks_for_more(last(before))) return score > -2 || next.blanks == 0;
  const bool wraps = before.width >= std::max(widest_, next.width) - ragged;
  if (next.blanks > 0) return wraps && before.width > narrow && score >= 0;
  if (first(next) == U'(' && before.width <= narrow && before.width <= next.width) return true;
  if (!wraps) return score >= 7;
  // Within a paragraph only the last line is short, and it mostly ends a sentence.
  const bool odd_end = next.width < before.width - ragged && !ends_sentence(scan_.view(next.span));
  if (odd_end || before.width <= narrow) return score >= 3;
  return score > -4;
}

bool ParagraphJoiner::is_heading(const Fragment& fragment) const {
  const std::u32string_view text = scan_.view(fragment.span);
  return fragment.width <= heading_width && text.find(U'。') == text.npos &&
         rules_.matches(SectionMarker::Role::Heading, text);
}

BlockKind ParagraphJoiner::kind_of(const Fragment& fragment, const Fragment* next) const {
  if (is_heading(fragment)) return BlockKind::Heading;
  if (rules_.is_bullet(first(fragment))) return BlockKind::Bullet;
  const bool sentence = scan_.view(fragment.span).find(U'。') != std::u32string_view::npos;
  const bool stands_alone = !next || next->blanks > 0 || next->width <= narrow;
  if (fragment.width <= narrow && !sentence && stands_alone) return BlockKind::Fragment;
  return BlockKind::Paragraph;
}

}  // namespace renkei
