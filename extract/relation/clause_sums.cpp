// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
// What sums up a list: a class, or the number of its members.
#include <unicode/uchar.h>

#include <algorithm>

#include "extract/relation/clause.hpp"

namespace renkei {
namespace {

/// The value of a digit or a numeral (3, 三 = 3, 十 = 10); -1 for other characters.
int number_of(char32_t c) {
  const double value = u_getNumericValue(UChar32(c));
  return value >= 0 && value <= 10 ? int(value) : -1;
}

}  // namespace

/// 「A、B等の|関係府省庁」: where the class begins of which a list names some; else `at`.
std::uint32_t ClauseScanner::summing_class(std::uint32_t at, EntityType last) const {
  if (at >= end_ || text_[at] != U'の' || last == EntityType::Group) return at;
  if (!lexicon_.list_tails.longest_before(text_, 0, at)) return at;
  const std::uint32_t next = mention_at(at + 1);
  return next != Trie::none && mentions_[next].type == EntityType::Group ? at + 1 : at;
}

/// 「A、B及びCの|三者」, 「A及びBの|両省」: a noun with the number of the list's members.
bool ClauseScanner::sums_up(Span noun, const Argument& list) const {
  const std::uint32_t members = list.member_count;
  if (members < 2) return false;
  for (std::uint32_t i = noun.begin; i < noun.end; ++i) {
    const Trie::Match both = lexicon_.prefixes.longest(text_.substr(0, noun.end), i);
    if (both.length == 1 && PrefixKind(both.value) == PrefixKind::Plural) return members == 2;
    if (number_of(text_[i]) < 0) continue;
    std::uint32_t number = 0;
    for (; i < noun.end && number_of(text_[i]) >= 0; ++i) {
      const auto digit = std::uint32_t(number_of(text_[i]));
      number = digit < 10 ? 10 * number + digit : std::max(number, 1U) * digit;
    }
    return number == members;
  }
  return false;
}

}  // namespace renkei
