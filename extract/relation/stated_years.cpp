// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/relation/stated_years.hpp"

#include <algorithm>

namespace renkei {
namespace {

std::int32_t fiscal_year_of(const DateMention& date) {
  constexpr std::int32_t first_month = 4;
  const bool before_april = date.month != 0 && date.month < first_month;
  return date.year - (before_april ? 1 : 0);
}

/// Whether a bracket is open at the end of `text`.
bool is_in_brackets(std::u32string_view text) {
  int depth = 0;
  for (const char32_t c : text) {
    if (c == U'(') ++depth;
    if (c == U')' && depth > 0) --depth;
  }
  return depth > 0;
}

}  // namespace

std::int32_t StatedYears::of(const Verb& verb) {
  if (!is_read_) read();
  for (auto reach = reaches_.rbegin(); reach != reaches_.rend(); ++reach) {
    const bool within = verb.span.begin >= reach->verbs.begin && verb.span.begin < reach->verbs.end;
    if (within && reach->relative == is_relative(verb)) return reach->year;
  }
  return 0;
}

void StatedYears::read() {
  is_read_ = true;
  reaches_.clear();
  const Span sentence = clauses_->sentence;
  const std::u32string_view text = text_.substr(0, sentence.end);
  std::size_t from = sentence.begin;
  while (const auto date = lexicon_.calendar.find(text, from)) {
    from = date->span.end;
    const Trie::Match behind = lexicon_.year_particles.longest(text, from);
    if (!behind || YearParticle(behind.value) == YearParticle::None) continue;
    if (is_in_brackets(text.substr(sentence.begin, date->span.begin - sentence.begin))) continue;
    const auto end = std::uint32_t(from + behind.length);
    add(*date, end, YearParticle(behind.value) == YearParticle::Sentence);
  }
}

/// @param end behind the particle
void StatedYears::add(const DateMention& date, std::uint32_t end, bool whole_sentence) {
  const std::int32_t year = fiscal_year_of(date);
  const auto next = std::find_if(clauses_->verbs.begin(), clauses_->verbs.end(),
                                 [&](const Verb& verb) { return verb.span.begin >= end; });
  if (next == clauses_->verbs.end()) return;
  // 「2023年に開いた会議に参加した」: the clause of a verb that no frame has.
  const bool belongs_ahead =
      !whole_sentence &&
      std::any_of(clauses_->tokens.begin(), clauses_->tokens.end(), [&](const ClauseToken& token) {
        return token.kind == ClauseToken::Kind::Relative && token.index >= end &&
               token.index < next->span.begin;
      });
  if (belongs_ahead) return;
  if (!whole_sentence && is_relative(*next)) {
    reaches_.push_back({{end, next->span.end}, year, true});
  } else {
    reaches_.push_back({{end, clauses_->sentence.end}, year, false});
  }
}

bool StatedYears::is_relative(const Verb& verb) const {
  return verb.form.shape == Shape::Attribute && verb.end < clauses_->sentence.end &&
         text_[verb.end] != U'。';
}

}  // namespace renkei
