// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
// How far a run of characters goes that may hold names.
#include <algorithm>

#include "extract/entity/mention_scan.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using text::Script;

// No name is longer; cutting longer runs keeps the cost of a page linear in its length.
constexpr std::uint32_t max_run = 160;
constexpr std::uint32_t max_noun_stem = 3;  // before the hiragana of a noun: 担い手

}  // namespace

/// 「JPCERT/CC」, 「e-ラーニング」; the point of 「1.住宅整備事業」 and the stroke of 「NEDO/機構」
/// part words.
bool MentionFinder::PageScan::joins_latin(std::uint32_t at) const {
  const char32_t c = text_[at];
  if (!is_latin_joiner(c) || !is_latin_word(text_[at - 1])) return false;
  return (c != U'.' && c != U'/') || is_latin_word(text_[at + 1]);
}

std::uint32_t MentionFinder::PageScan::run_end(std::uint32_t begin) const {
  const std::uint32_t limit = std::min(ceiling_, begin + max_run);
  const auto script_at = [this](std::uint32_t at) {
    return at < ceiling_ ? text::script_of(text_[at]) : Script::Other;
  };
  Script script = script_at(begin);
  for (std::uint32_t i = begin; i < limit;) {
    const Script next = script_at(i + 1);
    if (is_nominal(script)) {
      // 及び and 又は begin with a kanji that is no part of the name before them.
      if (next == Script::Hiragana && script == Script::Han && i > begin &&
          lexicon_.conjunctions.longest(text_, i)) {
        return i;
      }
      ++i;
      script = next;
    } else if (const std::uint32_t noun = noun_over(begin, i); noun != i) {
      i = noun;
      script = script_at(i);
    } else if (i > begin && is_nominal(next) && (text_[i] == U'・' || joins_latin(i))) {
      i += 2;
      script = script_at(i);
    } else {
      return i;
    }
  }
  return limit;
}

/// End of a noun with hiragana that takes a run on over `at`: 「取扱|い検討会」, 「地域|ごみ対策」;
/// `at` when there is none.
std::uint32_t MentionFinder::PageScan::noun_over(std::uint32_t begin, std::uint32_t at) const {
  if (at >= ceiling_ || text::script_of(text_[at]) != Script::Hiragana) return at;
  const std::u32string_view within = text_.substr(0, ceiling_);
  std::uint32_t end = at + lexicon_.name_nouns.longest(within, at).length;
  if (end == at && at > begin && lexicon_.may_pass_kana(text_[at - 1], text_[at])) {
    const std::uint32_t first = at - std::min(at - begin, max_noun_stem);
    for (std::uint32_t i = first; i < at && end <= at; ++i) {
      end = i + lexicon_.name_nouns.longest(within, i).length;
    }
  }
  return end > at && end < ceiling_ && is_nominal(text_[end]) ? end : at;
}

/// End of the run that a noun in hiragana begins: 「ごみ対策検討会」; `at` when none does.
std::uint32_t MentionFinder::PageScan::begins_with_noun(std::uint32_t at) const {
  if (!lexicon_.name_nouns.may_start(text_[at], at + 1 < ceiling_ ? text_[at + 1] : 0)) return at;
  // Hiragana before it is a particle (地域のごみ対策) or makes one word with it.
  const bool apart = starts_word(at) || lexicon_.cases.find(text_.substr(at - 1, 1)) != Trie::none;
  if (!apart) return at;
  const std::uint32_t end = noun_over(at, at);
  return end == at ? at : run_end(end);
}

}  // namespace renkei
