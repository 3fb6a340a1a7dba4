// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/entity/name_shape.hpp"

#include <algorithm>

#include "graph/text.hpp"

namespace renkei {
namespace {

using text::Script;

// Longer compounds than these are names whatever they are made of.
constexpr std::uint32_t max_generic = 24;
constexpr std::uint32_t max_extension = 70;
constexpr std::uint32_t max_digits = 16;  // of a number at a name's end

std::uint32_t digits(std::u32string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t i = begin;
  while (i < end && (text::script_of(text[i]) == Script::Digit || text[i] == U'元')) ++i;
  return i - begin;
}

std::uint32_t opening_of(std::u32string_view text, std::uint32_t floor, std::uint32_t close) {
  static constexpr std::u32string_view closers = U"」』”)";
  static constexpr std::u32string_view openers = U"「『“(";
  const std::size_t kind = closers.find(text[close]);
  if (kind == std::u32string_view::npos) return close;
  std::uint32_t depth = 0;
  for (std::uint32_t i = close + 1; i > floor; --i) {
    if (text[i - 1] == closers[kind]) ++depth;
    if (text[i - 1] == openers[kind] && --depth == 0) return i - 1;
  }
  return close;
}

}  // namespace

std::uint32_t NameShape::date_length(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t i = begin + lexicon_.eras.longest(text_.substr(0, end), begin).length;
  std::uint32_t parts = 0;
  for (;;) {
    const std::uint32_t count = digits(text_, i, end);
    if (count == 0 || i + count >= end) break;
    const char32_t unit = text_[i + count];
    if (unit != U'年' && unit != U'月' && unit != U'日') break;
    i += count + 1;
    if (unit == U'年' && i < end && text_[i] == U'度') ++i;
    ++parts;
  }
  if (parts > 0 && i < end && text_[i] == U'末') ++i;  // 「2022年度末」
  return parts == 0 ? 0 : i - begin;
}

bool NameShape::on_word_boundary(std::uint32_t begin, std::uint32_t end,
                                 const KnownName& name) const {
  if (name.latin_start && begin > 0 && is_latin_word(text_[begin - 1])) return false;
  return !(name.latin_end && end < text_.size() && is_latin_word(text_[end]));
}

NameShape::Walk NameShape::walk(const Trie& names, std::uint32_t begin, std::uint32_t end) const {
  Walk found{begin, end};
  names.each(text_.substr(0, end), begin, [&](std::uint32_t length, std::uint32_t value) {
    const KnownName& name = lexicon_.known_names[value];
    if (!on_word_boundary(begin, begin + length, name)) return;
    found.longest = &name;
    found.size = length;
    if (begin + length == end) found.whole = &name;
  });
  return found;
}

const NameShape::Walk& NameShape::names_in(std::uint32_t begin, std::uint32_t end) const {
  for (const Walk& known : walks_) {
    if (known.begin == begin && known.end == end) return known;
  }
  walks_[1] = walks_[0];
  walks_[0] = walk(lexicon_.names, begin, end);
  return walks_[0];
}

std::optional<NameCandidate> NameShape::candidate(std::uint32_t begin, const Walk& found) const {
  if (found.longest == nullptr) return std::nullopt;
  const Span span{begin, begin + found.size};
  return NameCandidate{span, found.longest->type, lexicon_.entry_in(*found.longest, year_), span};
}

std::optional<NameCandidate> NameShape::known(Span span) const {
  if (span.empty()) return std::nullopt;
  const char32_t second = span.size() > 1 ? text_[span.begin + 1] : 0;
  if (!lexicon_.names.may_start(text_[span.begin], second)) return std::nullopt;
  const KnownName* const name = names_in(span.begin, span.end).whole;
  if (name == nullptr) return std::nullopt;
  return NameCandidate{span, name->type, lexicon_.entry_in(*name, year_), span};
}

const Head* NameShape::longest_head(Span span, std::uint32_t& length) const {
  std::uint32_t end = span.end;
  if (end > span.begin && text_[end - 1] == U'版') --end;
  if (end > span.begin && text_[end - 1] == U'年') --end;
  const std::uint32_t floor = end - std::min(end - span.begin, max_digits);
  while (end > floor && text::script_of(text_[end - 1]) == Script::Digit) --end;
  if (end == span.begin) return nullptr;
  Trie::Match match = lexicon_.heads.longest_before(text_, span.begin, span.end);
  if (!match)
    match = lexicon_.heads.longest_before(text_, span.begin, end);
  else
    end = span.end;
  if (!match) return nullptr;
  // 「民間事業者7社」, 「関係3省」: a number and what is counted.
  const std::uint32_t head = end - match.length;
  if (match.length == 1 && head > span.begin && text::script_of(text_[head - 1]) == Script::Digit) {
    return nullptr;
  }
  length = match.length + (span.end - end);
  return &lexicon_.head_list[match.value];
}

bool NameShape::is_generic(Span modifier) const {
  if (modifier.empty() || modifier.size() > max_generic) return false;
  std::uint32_t reachable = 1;  // bit i: text up to modifier.begin + i is generic words
  const std::u32string_view within = text_.substr(0, modifier.end);
  for (std::uint32_t i = 0; i < modifier.size(); ++i) {
    if ((reachable >> i & 1) == 0) continue;
    const char32_t c = text_[modifier.begin + i];
    if (c == U'・' || c == U'等' || text::script_of(c) == Script::Digit) reachable |= 2u << i;
    lexicon_.generic_words.each(
        within, modifier.begin + i,
        [&](std::uint32_t length, std::uint32_t) { reachable |= 1u << (i + length); });
  }
  return (reachable >> modifier.size() & 1) != 0;
}

std::optional<NameCandidate> NameShape::by_head(Span span, bool running_text) const {
  const Trie::Match legal = lexicon_.legal_forms.longest(view(span), 0);
  const Trie::Match ending = lexicon_.legal_endings.longest_before(text_, span.begin, span.end);
  if ((legal && legal.length < span.size()) || (ending && ending.length < span.size())) {
    // 「株式会社PFN代表取締役」: who holds an office is not the body.
    if (running_text && lexicon_.person_words.longest_before(text_, span.begin, span.end))
      return std::nullopt;
    // 独立行政法人…補助金 is a programme; a legal form decides only when no other head does.
    std::uint32_t length = 0;
    const Head* head = head_of(span, length);
    const bool is_organisation = head == nullptr || head->type == EntityType::GovernmentBody ||
                                 head->type == EntityType::Forum || head->modifier == Head::never;
    const EntityType type = is_organisation ? EntityType::Organization : head->type;
    return NameCandidate{span, type, Trie::none, core_of(span, type)};
  }
  std::uint32_t length = 0;
  const Head* head = head_of(span, length);
  if (head == nullptr) return std::nullopt;
  const Span modifier{span.begin, span.end - length};
  if (running_text) {
    if (head->modifier == Head::never || modifier.size() < head->modifier) return std::nullopt;
    if (head->generic && is_generic(modifier)) return std::nullopt;
    // 「遠隔離島・台風」 lists; 「地震・津波観測網」 and 「ミッドキャリア・コース」 do not.
    if (!modifier.empty() && text_[modifier.end - 1] == U'・' &&
        text::script_of(text_[modifier.end]) == Script::Han) {
      return std::nullopt;
    }
  }
  return NameCandidate{span, head->type, Trie::none, core_of(span, head->type)};
}

/// 「内閣府地方創生推進室」 is also called by what follows the body it belongs to.
Span NameShape::core_of(Span span, EntityType type) const {
  const Trie::Match legal = lexicon_.legal_forms.longest(view(span), 0);
  if (legal && legal.length + 2 <= span.size()) return {span.begin + legal.length, span.end};
  if (!is_body(type)) return span;
  const auto parent = known_at(span.begin, span.end);
  if (!parent || parent->type != EntityType::GovernmentBody) return span;
  return parent->span.end + 3 <= span.end ? Span{parent->span.end, span.end} : span;
}

std::optional<NameCandidate> NameShape::group(Span span) const {
  const Trie::Match match = lexicon_.group_suffixes.longest_before(text_, span.begin, span.end);
  if (!match || span.size() < match.length + match.value) return std::nullopt;
  return NameCandidate{span, EntityType::Group, Trie::none, span};
}

bool NameShape::is_vague(Span span) const {
  if (lexicon_.names.find(view(span)) != Trie::none) {
    return lexicon_.vague_groups.find(view(span)) != Trie::none;
  }
  return bool(lexicon_.vague_suffixes.longest_before(text_, span.begin, span.end));
}

std::optional<NameCandidate> NameShape::place(Span span) const {
  const auto name = known_at(span.begin, span.end);
  if (!name) return std::nullopt;
  const bool is_place = name->type == EntityType::Place;
  if (name->span.end == span.end) return is_place ? name : std::nullopt;
  const Trie::Match suffix = lexicon_.place_suffixes.longest(view(span), name->span.size());
  if (!suffix || name->span.size() + suffix.length != span.size()) return std::nullopt;
  if (is_place) return NameCandidate{span, EntityType::Place, name->entry, name->span};
  // 「ASEAN地域」: the region of an organisation of states.
  if (name->type != EntityType::Organization || suffix.value != 1) return std::nullopt;
  return NameCandidate{span, EntityType::Place, Trie::none, span};
}

/// Whether the span's last word says that it names something.
bool NameShape::may_end_name(Span span) const {
  std::uint32_t length = 0;
  return head_of(span, length) != nullptr ||
         lexicon_.group_suffixes.longest_before(text_, span.begin, span.end) ||
         lexicon_.legal_endings.longest_before(text_, span.begin, span.end);
}

RunVerdict NameShape::verdict_on(Span run) const {
  RunVerdict verdict;
  const std::u32string_view within = text_.substr(0, run.end);
  if (lexicon_.names.longest(within, run.begin) || may_end_name(run)) return verdict;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const Script script = text::script_of(text_[i]);
    if (script != Script::Han && script != Script::Katakana) return verdict;
    if (lexicon_.list_tails.longest(within, i)) return verdict;
    if (i == run.begin || script == text::script_of(text_[i - 1])) continue;
    verdict.mixed = true;
    if (lexicon_.names.find(view({i, run.end})) != Trie::none) return verdict;
  }
  if (lexicon_.prefixes.longest(within, run.begin) || date_length(run.begin, run.end) != 0 ||
      lexicon_.legal_forms.longest(within, run.begin)) {
    return verdict;
  }
  const std::uint32_t end = strip_suffix(run);
  if (end != run.end && may_end_name({run.begin, end})) return verdict;
  verdict.suffix_size = std::uint8_t(run.end - end);
  verdict.plain = true;
  return verdict;
}

std::optional<NameCandidate> NameShape::judge(Span span, bool running_text) const {
  if (span.size() < 2) return std::nullopt;
  if (auto name = known(span)) return name;
  if (auto name = place(span)) return name;
  if (auto name = by_head(span, running_text)) return name;
  return group(span);
}

std::uint32_t NameShape::extend_left(std::uint32_t floor, std::uint32_t begin) const {
  const Trie::Match link = lexicon_.links.longest_before(text_, floor, begin);
  if (!link) return begin;
  std::uint32_t i = begin - link.length;
  const std::uint32_t limit = i > floor + max_extension ? i - max_extension : floor;
  while (i > limit) {
    const char32_t c = text_[i - 1];
    if (is_nominal(c) || c == U'・') {
      --i;
    } else if (const Trie::Match inner = lexicon_.inner.longest_before(text_, limit, i)) {
      i -= inner.length;
    } else if (const std::uint32_t open = opening_of(text_, limit, i - 1); open != i - 1) {
      i = open;
    } else {
      break;
    }
  }
  while (i < begin && !is_nominal(text_[i]) && text_[i] != U'「' && text_[i] != U'“' &&
         text_[i] != U'『') {
    ++i;  // a name does not start with の or 及び
  }
  const std::uint32_t first = behind_list_number(strip_prefix({i, begin}), begin);
  const std::uint32_t start = without_owners({first, begin - link.length});
  // One kanji may own a name: 国による認定制度.
  const std::uint32_t stem = begin - link.length;
  const bool one = start + 1 == stem && lexicon_.inner.longest_before(text_, start, stem);
  return one || start + 1 < stem ? start : begin;
}

/// Behind the number of a list's member: 「4医師等の研修に関する検討会」; 「5G」 is no such.
std::uint32_t NameShape::behind_list_number(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t count = digits(text_, begin, end);
  if (count == 0 || count > 2 || begin + count >= end) return begin;
  const std::uint32_t at = begin + count;
  if (text::script_of(text_[at]) == Script::Latin) {
    const auto known = known_at(at, end);
    return known && known->span.size() > 1 ? at : begin;
  }
  if (!is_nominal(text_[at])) return begin;
  return lexicon_.counters.longest(text_.substr(0, end), at) && !known_at(at, end) ? begin : at;
}

/// 「経済産業省及び国土交通省における情報処理に関する検討会」: bodies that a name belongs to are no
/// part of it. @returns where the rest begins; the span's end when nothing is left
std::uint32_t NameShape::without_owners(Span span) const {
  const std::u32string_view within = text_.substr(0, span.end);
  std::uint32_t at = span.begin;
  while (at < span.end) {
    const auto owner = known_at(at, span.end);
    if (!owner || !(is_body(owner->type) || owner->type == EntityType::Group)) return span.begin;
    at = owner->span.end;
    at += lexicon_.list_tails.longest(within, at).length;
    if (at >= span.end) return span.end;
    if (const Trie::Match match = lexicon_.cases.longest(within, at)) {
      const CaseForm& form = lexicon_.case_forms[match.value];
      // 「医師の研修に関する検討会」 is about a class; it is not the class's.
      const bool owns = (form.kind == Case::Of && is_body(owner->type)) ||
                        form.kind == Case::Locus || form.kind == Case::Means;
      if (form.noun && owns) return at + match.length;
    }
    const Trie::Match join = lexicon_.conjunctions.longest(within, at);
    if (!join) return span.begin;
    at += join.length;
  }
  return span.end;
}

std::uint32_t NameShape::strip_prefix(Span span) const {
  std::uint32_t begin = span.begin;
  for (bool changed = true; changed && begin < span.end;) {
    changed = false;
    if (const std::uint32_t date = date_length(begin, span.end); date != 0) {
      begin += date;
      changed = true;
      continue;
    }
    const Trie::Match prefix = lexicon_.prefixes.longest(text_.substr(0, span.end), begin);
    if (!prefix || PrefixKind(prefix.value) == PrefixKind::Refer) break;
    // A known name that starts here is longer than the prefix: 新潟県, 全国知事会.
    if (const auto name = known_at(begin, span.end); name && name->span.size() > prefix.length)
      break;
    // One character is too little to cut an unknown name at: 新, 全.
    const Span rest{begin + prefix.length, span.end};
    if (prefix.length == 1 && PrefixKind(prefix.value) == PrefixKind::Strip && !known(rest)) break;
    begin += prefix.length;
    changed = true;
  }
  return begin;
}

std::uint32_t NameShape::strip_suffix(Span span) const {
  std::uint32_t end = span.end;
  for (;;) {
    const Trie::Match suffix = lexicon_.suffixes.longest_before(text_, span.begin, end);
    if (!suffix || end - suffix.length <= span.begin) return end;
    end -= suffix.length;
  }
}

}  // namespace renkei
