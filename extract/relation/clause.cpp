// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/relation/clause.hpp"

#include <algorithm>

#include "extract/entity/name_shape.hpp"
#include "extract/lexicon/word_chars.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

// A list with more members is read as several.
constexpr std::uint32_t max_members = 200;
// A member of a list that is no mention (「SNS 等」) is not longer than this.
constexpr std::uint32_t max_unknown_member = 25;
// 「インターネットの一般利用者」: how far before a member its modifier may begin.
constexpr std::uint32_t max_modifier = 12;
// 「X の担当者に」: how far the noun may reach that X belongs to.
constexpr std::uint32_t max_owned_noun = 25;
// 「連携を更に強化し」: how far the light verb may stand from its noun.
constexpr std::uint32_t max_light_gap = 8;

bool is_closing(char32_t c) { return c == U'」' || c == U'』' || c == U'”'; }

bool same_kind(EntityType a, EntityType b) {
  return a == b || (is_body(a) && is_body(b)) || (!is_core(a) && !is_core(b));
}

}  // namespace

void Clauses::clear() {
  tokens.clear();
  arguments.clear();
  verbs.clear();
  members.clear();
  final_aspect = Aspect::Plain;
}

void ClauseScanner::scan(Span sentence, std::uint32_t first, Clauses& out) {
  out.clear();
  out.sentence = sentence;
  next_ = first;
  end_ = sentence.end;
  std::uint32_t tail = end_;
  while (tail > sentence.begin && (text_[tail - 1] == U'。' || text_[tail - 1] == U')')) --tail;
  if (const Trie::Match match =
          lexicon_.sentence_ends.longest_before(text_, sentence.begin, tail)) {
    out.final_aspect = Aspect(match.value);
  }
  for (std::uint32_t i = sentence.begin; i < end_;) {
    while (next_ < mentions_.size() && mentions_[next_].span.begin < i) ++next_;
    if (next_ < mentions_.size() && mentions_[next_].span.begin == i) {
      i = read_argument(next_, out);
      continue;
    }
    const char32_t c = text_[i];
    if (lexicon_.verbs.may_start(c, i + 1 < end_ ? text_[i + 1] : 0)) {
      const std::uint32_t after = read_verb(i, out);
      if (after != i) {
        i = after;
        continue;
      }
    }
    if (c == U'、' && ends_clause(i)) out.tokens.push_back({ClauseToken::Kind::Boundary, i});
    if (text::script_of(c) == text::Script::Hiragana) {
      if (ends_relative(i)) out.tokens.push_back({ClauseToken::Kind::Relative, i});
      read_unknown_topic(i, out);
    }
    ++i;
  }
}

/// 「WGは」: a topic that acts and is no mention, so that nobody else acts in its stead.
void ClauseScanner::read_unknown_topic(std::uint32_t at, Clauses& out) const {
  std::uint32_t floor = out.sentence.begin;
  if (at == floor || !is_nominal(text_[at - 1])) return;
  const Trie::Match particle = lexicon_.cases.longest(text_.substr(0, end_), at);
  // 「家庭部門では」 says where.
  if (particle.length != 1 || lexicon_.case_forms[particle.value].kind != Case::Topic) return;
  if (!out.arguments.empty()) floor = std::max(floor, out.arguments.back().end);
  std::uint32_t begin = at;
  while (begin > floor && is_nominal(text_[begin - 1])) --begin;
  const Trie::Match head = lexicon_.heads.longest_before(text_, begin, at);
  if (!head || !is_body(lexicon_.head_list[head.value].type)) return;
  if (head.length != at - begin && lexicon_.head_list[head.value].modifier == Head::never) return;
  Argument topic;
  topic.span = {begin, at};
  topic.end = at + particle.length;
  topic.first_member = std::uint32_t(out.members.size());
  topic.kind = Case::Topic;
  out.tokens.push_back({ClauseToken::Kind::Argument, std::uint32_t(out.arguments.size())});
  out.arguments.push_back(topic);
}

std::uint32_t ClauseScanner::mention_at(std::uint32_t at) const {
  if (at < end_ && is_opening_quote(text_[at])) ++at;
  const auto found = std::lower_bound(
      mentions_.begin() + next_, mentions_.end(), at,
      [](const MentionSpan& mention, std::uint32_t value) { return mention.span.begin < value; });
  if (found == mentions_.end() || found->span.begin != at || at >= end_) return Trie::none;
  return std::uint32_t(found - mentions_.begin());
}

/// Behind closing quotes, brackets and 等 that belong to the name before.
std::uint32_t ClauseScanner::after_brackets(std::uint32_t at) const {
  for (std::uint32_t i = at; i < end_;) {
    if (is_closing(text_[i])) {
      ++i;
    } else if (const Trie::Match tail = lexicon_.list_tails.longest(text_.substr(0, end_), i)) {
      i += tail.length;
    } else if (const Trie::Match suffix = lexicon_.suffix_words.longest(text_.substr(0, end_), i);
               suffix && i + suffix.length < end_ && !is_nominal(text_[i + suffix.length])) {
      i += suffix.length;  // 「ISP各社が」
    } else if (text_[i] == U'(') {
      std::uint32_t depth = 0;
      std::uint32_t close = i;
      while (close < end_) {
        if (text_[close] == U'(') ++depth;
        if (text_[close] == U')' && --depth == 0) break;
        ++close;
      }
      if (close == end_) return i;
      i = close + 1;
      // 「作業部会(OEWG)2021-2025」: a term of office belongs to the name.
      while (i < end_ && (text::script_of(text_[i]) == text::Script::Digit || text_[i] == U'-'))
        ++i;
    } else {
      return i;
    }
  }
  return end_;
}

/// Where the next member of a list begins, or `at` when the list ends here.
std::uint32_t ClauseScanner::connector(std::uint32_t at, EntityType last) const {
  const Trie::Match join = lexicon_.conjunctions.longest(text_.substr(0, end_), at);
  std::uint32_t best = at + join.length;
  const bool strict = join && join.value == 1;
  // 「B、C等と「D」を開催し」: behind 等 no list goes on with と.
  if (strict && lexicon_.list_tails.longest_before(text_, 0, at)) return at;
  if (const Trie::Match match = lexicon_.cases.longest(text_.substr(0, end_), at);
      match && lexicon_.case_forms[match.value].kind == Case::Among) {
    best = at + match.length;
    if (best < end_ && text_[best] == U'、') ++best;
  }
  if (!strict || best == at) return best;
  const std::uint32_t next = mention_at(best);
  return next != Trie::none && same_kind(mentions_[next].type, last) ? best : at;
}

/// と joins partners where 及び only lists: 「ASEANと日本の連携」.
bool ClauseScanner::joins_partners(std::uint32_t at) const {
  const Trie::Match join = lexicon_.conjunctions.longest(text_.substr(0, end_), at);
  return join && join.value == 1;
}

/// Behind a list member that is no mention, when the list or a particle follows it; else `at`.
std::uint32_t ClauseScanner::skip_unknown_member(std::uint32_t at) const {
  std::uint32_t i = at;
  const std::uint32_t limit = std::min(end_, at + max_unknown_member);
  if (i < limit && is_opening_quote(text_[i])) return at;
  while (i < limit) {
    if (mention_at(i) != Trie::none) return at;
    if (i > at && lexicon_.conjunctions.longest(text_.substr(0, end_), i)) break;
    if (is_nominal(text_[i])) {
      ++i;
      continue;
    }
    // 「震度に関する情報や」: the member goes on over に関する, not over the の of a verbal noun.
    const Trie::Match match = lexicon_.cases.longest(text_.substr(0, end_), i);
    if (i == at || !match || !lexicon_.case_forms[match.value].noun) break;
    const std::uint32_t next = i + match.length;
    if (next >= end_ || !is_nominal(text_[next]) ||
        lexicon_.verbs.longest(text_.substr(0, end_), next)) {
      break;
    }
    i = next;
  }
  return i >= limit ? at : i;
}

/// The mention that a modifier announces: 「インターネットの|一般利用者」; else Trie::none.
std::uint32_t ClauseScanner::modified_member(std::uint32_t at) const {
  const std::uint32_t limit = std::min(end_, at + max_modifier);
  for (std::uint32_t i = at; i < limit && (is_nominal(text_[i]) || text_[i] == U'の'); ++i) {
    if (i > at && text_[i - 1] == U'の') return mention_at(i);
  }
  return Trie::none;
}

/// 「UPUとの|協力覚書」, 「Xとの|政策対話」: the head of a name says what is done with whom.
void ClauseScanner::read_head_verb(std::uint32_t mention, Clauses& out) const {
  if (out.tokens.empty() || out.tokens.back().kind != ClauseToken::Kind::Argument) return;
  const Argument& before = out.arguments[out.tokens.back().index];
  const Span name = mentions_[mention].span;
  if (!before.noun || before.kind != Case::With || name.begin > before.end + 1) return;
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    const Trie::Match match = lexicon_.verbs.longest(text_.substr(0, name.end), i);
    if (!match || i + match.length != name.end) continue;
    Verb verb;
    verb.span = {i, name.end};
    verb.end = name.end;
    verb.frames = match.value;
    verb.form.shape = Shape::Noun;
    out.tokens.push_back({ClauseToken::Kind::Verb, std::uint32_t(out.verbs.size())});
    out.verbs.push_back(verb);
    return;
  }
}

std::uint32_t ClauseScanner::read_argument(std::uint32_t mention, Clauses& out) {
  read_head_verb(mention, out);
  Argument argument;
  argument.span = mentions_[mention].span;
  argument.first_member = std::uint32_t(out.members.size());
  std::uint32_t at = argument.span.end;
  EntityType last = mentions_[mention].type;
  add_member(mention, out);
  next_ = mention + 1;
  const std::uint32_t side = behind_side(mention);
  for (; side == 0;) {
    add_bracket_members(out.members.back(), out);
    at = after_brackets(at);
    while (next_ < mentions_.size() && mentions_[next_].span.begin < at) ++next_;
    std::uint32_t begin = connector(at, last);
    if (begin == at) begin = summing_class(at, last);
    if (begin == at || out.members.size() - argument.first_member >= max_members) break;
    std::uint32_t member = mention_at(begin);
    if (member == Trie::none) member = modified_member(begin);
    if (member == Trie::none) {
      // 「サイバーセキュリティ月間や SNS 等の活用」: the list goes on over what is no mention.
      const std::uint32_t skipped = skip_unknown_member(begin);
      if (skipped == begin) break;
      const std::uint32_t after = after_brackets(skipped);
      const bool goes_on = connector(after, last) != after;
      const bool has_case = bool(lexicon_.cases.longest(text_.substr(0, end_), after));
      if (text_[at] == U'、' && !goes_on) break;
      if (!goes_on && !has_case) break;
      at = skipped;
      continue;
    }
    if (const std::uint32_t listed = behind_side(member)) {
      // 「日本側はA、EU側はB及びC」: the list goes on over the other side's name.
      member = mention_at(listed);
      if (member == Trie::none) break;
    }
    if (joins_among(at) || summing_class(at, last) != at)
      argument.summary = mentions_[member].entity;
    add_member(member, out);
    argument.paired = joins_partners(at);
    argument.span.end = mentions_[member].span.end;
    last = mentions_[member].type;
    at = argument.span.end;
    next_ = member + 1;
  }
  // 「人材育成の取組(CYDER、CIDLE 及び SecHack365)を推進」: the list in the bracket has the role.
  if (at < end_ && text_[at] == U')' && argument.span.begin > 0 &&
      text_[argument.span.begin - 1] == U'(') {
    ++at;
  }
  argument.member_count = std::uint32_t(out.members.size()) - argument.first_member;
  argument.end = at;
  read_case(at, argument);  // of a side as well: 側は
  if (argument.kind == Case::None) read_apposed_case(at, argument);
  out.tokens.push_back({ClauseToken::Kind::Argument, std::uint32_t(out.arguments.size())});
  out.arguments.push_back(argument);
  return std::max(argument.end, argument.span.end);
}

/// 「これらの機関」 stands for each of those that were named.
void ClauseScanner::add_member(std::uint32_t mention, Clauses& out) const {
  const MentionSpan& whole = mentions_[mention];
  if (!whole.is_plural()) return out.members.push_back(mention);
  const std::size_t before = out.members.size();
  for (std::uint32_t i = whole.plural_first; i < whole.plural_last; ++i) {
    const MentionSpan& one = mentions_[i];
    const bool known =
        std::any_of(out.members.begin() + std::ptrdiff_t(before), out.members.end(),
                    [&](std::uint32_t m) { return mentions_[m].entity == one.entity; });
    if (one.is_meant_by(whole.type) && !known) out.members.push_back(i);
  }
}

/// 「A、Bをはじめとする|関係省庁」: A and B are some of them.
bool ClauseScanner::joins_among(std::uint32_t at) const {
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, end_), at);
  return match && lexicon_.case_forms[match.value].kind == Case::Among;
}

/// Behind the 側は after a side's name; 0 when the mention is none.
std::uint32_t ClauseScanner::behind_side(std::uint32_t mention) const {
  const std::uint32_t at = mentions_[mention].span.end;
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, end_), at);
  return match && lexicon_.case_forms[match.value].kind == Case::Side ? at + match.length : 0;
}

/// 「制度所管省庁(デジタル庁・総務省)」: who is meant by a class stands in its bracket.
void ClauseScanner::add_bracket_members(std::uint32_t mention, Clauses& out) const {
  const MentionSpan& group = mentions_[mention];
  std::uint32_t at = group.span.end;
  if (group.type != EntityType::Group || at >= end_ || text_[at] != U'(') return;
  const std::size_t before = out.members.size();
  for (++at;;) {
    const std::uint32_t member = mention_at(at);
    if (member == Trie::none || !is_body(mentions_[member].type)) break;
    out.members.push_back(member);
    at = mentions_[member].span.end;
    if (at < end_ && text_[at] == U')') return;
    const Trie::Match join = lexicon_.conjunctions.longest(text_.substr(0, end_), at);
    if (!join) break;
    at += join.length;
  }
  out.members.resize(before);
}

void ClauseScanner::read_case(std::uint32_t at, Argument& argument) const {
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, end_), at);
  if (!match) return;
  const CaseForm& form = lexicon_.case_forms[match.value];
  argument.kind = form.kind;
  argument.noun = form.noun;
  argument.topical = form.topical;
  argument.between = form.between;
  argument.end = at + match.length;
  if (form.kind != Case::Of && form.kind != Case::Among) return;
  // 「FIRST 年次会合等の国際会議への参加」: the noun that follows carries the role.
  std::uint32_t i = argument.end;
  const std::uint32_t limit = std::min(end_, i + max_owned_noun);
  while (i < limit && mention_at(i) == Trie::none) {
    const Trie::Match noun = lexicon_.nouns.longest(text_.substr(0, end_), i);
    const bool goes_on = is_nominal(text_[i]) || text_[i] == U'の' || text_[i] == U'・';
    if (!noun && !goes_on) break;
    i += noun ? noun.length : 1;
  }
  const std::uint32_t summing = mention_at(i);
  if (i == argument.end && summing != Trie::none && sums_up(mentions_[summing].span, argument)) {
    i = mentions_[summing].span.end;
  } else if (i >= limit || i == argument.end || summing != Trie::none) {
    return;
  }
  const std::uint32_t noun_end = i;
  i = after_brackets(i);
  const Trie::Match outer = lexicon_.cases.longest(text_.substr(0, end_), i);
  if (!outer || lexicon_.case_forms[outer.value].kind == Case::None) return;
  // 「海洋の開発と保全」: と joins nouns unless what one does with others follows.
  const std::uint32_t after = i + outer.length;
  if (outer.length == 1 && text_[i] == U'と' &&
      !(after < end_ && lexicon_.verbs.longest(text_.substr(0, end_), after))) {
    return;
  }
  argument.outer = lexicon_.case_forms[outer.value].kind;
  argument.outer_end = after;
  // 「金融機関等の支援機関との連携」, not 「技術者の養成を通じ」.
  const bool is_sum = sums_up({argument.end, noun_end}, argument);
  if (!is_sum && (ends_in_verb(argument.end, noun_end) || !names_actor(argument.end, noun_end))) {
    return;
  }
  argument.kind = argument.outer;
  argument.noun = lexicon_.case_forms[outer.value].noun;
  argument.end = i + outer.length;
}

/// Whether the noun is one of a class of actors, a body, or someone in whom a body acts.
bool ClauseScanner::names_actor(std::uint32_t begin, std::uint32_t end) const {
  if (end > begin && lexicon_.list_tails.longest(text_.substr(0, end), end - 1)) --end;
  return lexicon_.names_actor(text_.substr(begin, end - begin)) ||
         lexicon_.person_words.longest_before(text_, begin, end);
}

bool ClauseScanner::ends_in_verb(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t i = begin; i < end; ++i) {
    const Trie::Match verb = lexicon_.verbs.longest(text_.substr(0, end), i);
    if (!verb) continue;
    const std::uint32_t behind = i + verb.length;
    if (behind == end) return true;
    // 「の活用等により」
    const Trie::Match tail = lexicon_.list_tails.longest(text_.substr(0, end), behind);
    if (tail && behind + tail.length == end) return true;
  }
  return false;
}

/// 「A、B、C等、官民の多様な主体が」: the noun that sums up the list carries its particle.
void ClauseScanner::read_apposed_case(std::uint32_t at, Argument& argument) const {
  if (at == 0 || at >= end_) return;
  // 等 closes the list or is the end of its last name: 「重要社会基盤事業者等」.
  const bool closed =
      at != argument.span.end || bool(lexicon_.list_tails.longest(text_.substr(0, at), at - 1));
  if (!closed) return;
  // 「放送局など多様なメディアに対して」 does without the comma.
  const std::uint32_t begin = text_[at] == U'、' ? at + 1 : at;
  std::uint32_t i = begin;
  const std::uint32_t limit = std::min(end_, at + max_modifier + 4);
  while (i < limit && (is_nominal(text_[i]) || text_[i] == U'の' || text_[i] == U'な') &&
         mention_at(i) == Trie::none) {
    ++i;
  }
  if (i == limit || i == begin) return;
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, end_), i);
  if (!match) return;
  argument.kind = lexicon_.case_forms[match.value].kind;
  argument.noun = lexicon_.case_forms[match.value].noun;
  argument.end = i + match.length;
}

std::uint32_t ClauseScanner::read_verb(std::uint32_t at, Clauses& out) {
  const std::u32string_view sentence = text_.substr(0, end_);
  const Trie::Match match = lexicon_.verbs.longest(sentence, at);
  if (!match) return at;
  // 「紹|介し」: a stem with its own ending begins a word.
  const bool stem = text::script_of(text_[at + match.length - 1]) == text::Script::Hiragana;
  if (stem && at > 0 && text::script_of(text_[at - 1]) == text::Script::Han) return at;
  Verb verb;
  verb.span = {at, at + match.length};
  verb.frames = match.value;
  verb.form.shape = Shape::Noun;
  std::uint32_t i = verb.span.end;
  if (const Trie::Match form = lexicon_.forms.longest(sentence, i)) {
    verb.form = lexicon_.verb_forms[form.value];
    i += form.length;
  } else if (match.length == 1 && text_[at - (at > 0 ? 1 : 0)] != U'の') {
    return at;  // 行 of 銀行, 有 of 有識者: a stem of one character needs its ending
  } else {
    // 「連携等を更に強化し」: the ending stands after a light verb.
    std::uint32_t j = i;
    while (j < end_ && j - i < max_light_gap && is_nominal(text_[j]) &&
           mention_at(j) == Trie::none) {
      ++j;
    }
    // 「構築支援を行う」: the last verbal noun of a compound is what is done.
    if (j > i && ends_in_verb(i, j)) j = end_;
    j = after_brackets(j);
    if (j < end_ && (text_[j] == U'を' || text_[j] == U'に' || text_[j] == U'が')) {
      const std::uint32_t limit = std::min(end_, j + 1 + max_light_gap);
      for (std::uint32_t k = j + 1; k < limit && text_[k] != U'、'; ++k) {
        const Trie::Match light = lexicon_.light_verbs.longest(sentence, k);
        if (!light) continue;
        const Trie::Match ending = lexicon_.forms.longest(sentence, k + light.length);
        if (!ending) break;
        verb.form = lexicon_.verb_forms[ending.value];
        i = k + light.length + ending.length;
        break;
      }
    }
  }
  verb.end = i;
  out.tokens.push_back({ClauseToken::Kind::Verb, std::uint32_t(out.verbs.size())});
  out.verbs.push_back(verb);
  // Light verbs are read over only for the form; what stands between may hold verbs of its own.
  return verb.form.shape == Shape::Noun ? verb.span.end : std::max(verb.span.end, i);
}

bool ClauseScanner::ends_clause(std::uint32_t comma) const {
  const Trie::Match match = lexicon_.clause_ends.longest_before(text_, 0, comma);
  return match && ClauseEnd(match.value) == ClauseEnd::End;
}

/// 「相手国と我が国が関心を有する|テーマ」: whether a verb of no frame ends with the hiragana at
/// `at`, before a noun of no name.
bool ClauseScanner::ends_relative(std::uint32_t at) const {
  if (at + 1 >= end_ || !is_nominal(text_[at + 1])) return false;
  const Trie::Match match = lexicon_.clause_ends.longest_before(text_, 0, at + 1);
  return match && ClauseEnd(match.value) == ClauseEnd::Relative;
}

}  // namespace renkei
