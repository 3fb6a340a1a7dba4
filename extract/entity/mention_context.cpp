// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
// Words that are names only by what stands around them.
#include <algorithm>

#include "extract/entity/mention_scan.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using text::Script;

// これらの… points back no farther than this many mentions.
constexpr std::size_t max_look_back = 40;
constexpr std::uint32_t max_gap = 2000;  // characters between two mentions of one sentence
// What is referred to stands within so many mentions before, and is asked by so many of its names.
constexpr std::size_t max_recall = 500;
constexpr std::size_t max_recalled_names = 16;

}  // namespace

/// 「当該ガイドライン」, 「同機構」, 「この基金」: the noun names what was named before.
bool MentionFinder::PageScan::try_reference(Span segment) {
  const Trie::Match prefix = lexicon_.prefixes.longest(text_.substr(0, segment.end), segment.begin);
  std::uint32_t noun = segment.begin;
  std::uint32_t begin = segment.begin;
  const auto refers = [](const Trie::Match& match) {
    return match && (PrefixKind(match.value) == PrefixKind::Refer ||
                     PrefixKind(match.value) == PrefixKind::Plural);
  };
  bool plural = false;
  if (refers(prefix) && prefix.length < segment.size()) {
    plural = PrefixKind(prefix.value) == PrefixKind::Plural;
    if (shape_.known(segment)) return false;  // 本州, 同志社大学
    noun = segment.begin + prefix.length;
  } else {
    const Trie::Match word = lexicon_.reference_words.longest_before(text_, floor_, segment.begin);
    if (!word) return false;
    begin -= word.length;
    plural = PrefixKind(word.value) == PrefixKind::Plural;
  }
  if (plural && try_plural({begin, segment.end}, {noun, segment.end})) return true;
  for (const std::uint32_t end : {segment.end, shape_.strip_suffix({noun, segment.end})}) {
    const std::uint32_t entity = referent({noun, end});
    if (entity == Trie::none) continue;
    add_mention({begin, end}, entity, false, true);
    return true;
  }
  return false;
}

/// 「これらの戦略」, 「両省」: all that the latest sentence with several of the kind has named.
bool MentionFinder::PageScan::try_plural(Span whole, Span noun) {
  noun.end = shape_.strip_suffix(noun);
  std::uint32_t length = 0;
  const Head* head = shape_.head_of(noun, length);
  if (head == nullptr) return false;
  const std::size_t limit = mentions_.size() > max_look_back ? mentions_.size() - max_look_back : 0;
  for (std::size_t last = mentions_.size(); last > limit;) {
    // [first, last) stand in one sentence
    std::size_t first = last - 1;
    while (first > limit &&
           same_sentence(mentions_[first - 1].span.end, mentions_[first].span.begin))
      --first;
    std::uint32_t one = Trie::none;
    bool several = false;
    for (std::size_t i = first; i < last; ++i) {
      if (!mentions_[i].is_meant_by(head->type)) continue;
      several = several || (one != Trie::none && one != mentions_[i].entity);
      one = mentions_[i].entity;
    }
    if (several) {
      add_mention({whole.begin, noun.end}, one, false, true);
      mentions_.back().type = head->type;
      mentions_.back().plural_first = std::uint32_t(first);
      mentions_.back().plural_last = std::uint32_t(last);
      return true;
    }
    last = first;
  }
  return false;
}

bool MentionFinder::PageScan::same_sentence(std::uint32_t from, std::uint32_t to) const {
  return to - from <= max_gap &&
         text_.substr(from, to - from).find(U'。') == std::u32string_view::npos;
}

/// The entity last mentioned whose name ends with the noun, or with the noun's head.
std::uint32_t MentionFinder::PageScan::referent(Span noun) const {
  std::uint32_t length = 0;
  const Head* head = shape_.head_of(noun, length);
  const std::u32string_view word = view(noun);
  const bool programme_noun =
      head != nullptr && noun.size() == length && head->type == EntityType::Programme;
  if (programme_noun && programme_ != Trie::none) return programme_;  // a sheet's 本事業
  const std::size_t oldest = mentions_.size() - std::min(mentions_.size(), max_recall);
  for (std::size_t i = mentions_.size(); i > oldest; --i) {
    const MentionSpan& mention = mentions_[i - 1];
    if (mention.anaphor) continue;
    if (mention.type == EntityType::Group && word.size() == 1) continue;  // 同庁 is no class
    if (view(mention.span).ends_with(word)) return mention.entity;
    // 「一般財団法人X … 同財団」: the legal form says it too.
    const std::u32string_view name = view(mention.span);
    const Trie::Match legal = lexicon_.legal_forms.longest(name, 0);
    if (legal && name.substr(0, legal.length).find(word) != std::u32string_view::npos) {
      return mention.entity;
    }
    const std::vector<Span>& names = entities_[mention.entity].names;
    for (std::size_t k = 0; k < std::min(names.size(), max_recalled_names); ++k) {
      if (view(names[k]).ends_with(word)) return mention.entity;
    }
    const bool bare = head != nullptr && noun.size() == length;
    if (bare && entities_[mention.entity].type == head->type &&
        head->type == EntityType::Programme) {
      return mention.entity;  // 本事業: any programme may be called one
    }
  }
  return Trie::none;
}

/// 「フィッシング対策協議会のウェブページ」: what a body has is named by the body.
bool MentionFinder::PageScan::try_owned(Span segment) {
  std::uint32_t length = 0;
  const Head* head = shape_.head_of(segment, length);
  if (head == nullptr || !head->owned || mentions_.empty()) return false;
  const MentionSpan owner = mentions_.back();
  if (owner.anaphor || owner.span.end + 1 != segment.begin || text_[owner.span.end] != U'の')
    return false;
  if (!is_body(owner.type) && owner.type != EntityType::Programme) return false;
  const Span whole{owner.span.begin, segment.end};
  std::u32string together(view(owner.span));  // 警察庁ウェブサイト is the same site
  together += view(segment);
  std::uint32_t entity = entities_.find(view(whole));
  if (entity == Trie::none) entity = entities_.find(together);
  if (entity == Trie::none) entity = entities_.add(head->type, Trie::none);
  entities_.name(view(whole), entity);
  mentions_.pop_back();
  add_mention(whole, entity, false, false);
  return true;
}

/// A noun that is a name only with what stands around it: 「タスクフォース(第一類構成員…)」 is one
/// thing of this document.
bool MentionFinder::PageScan::try_bare(Span segment) {
  std::uint32_t length = 0;
  const Head* head = shape_.head_of(segment, length);
  if (head == nullptr || length != segment.size() || head->type != EntityType::Forum) return false;
  if (segment.end >= ceiling_ || text_[segment.end] != U'(' || segment.size() < 3) return false;
  add({segment, head->type, Trie::none, segment}, false);
  entities_[mentions_.back().entity].local = true;
  return true;
}

/// What a bracket gives another name is a name however plain: 「電気通信開発部門(ITU-D:…)」,
/// 「サイバー対策検討会(以下「検討会」という。)」.
bool MentionFinder::PageScan::try_defined_here(Span segment) {
  if (segment.end >= ceiling_ || text_[segment.end] != U'(') return false;
  std::uint32_t i = segment.end + 1;
  while (i < ceiling_ && (is_latin_word(text_[i]) || is_latin_joiner(text_[i]))) ++i;
  const bool acronym =
      i >= segment.end + 3 && i < ceiling_ && (text_[i] == U')' || text_[i] == U':');
  const Trie::Match cue =
      lexicon_.definition_cues.longest(text_.substr(0, ceiling_), segment.end + 1);
  const std::uint32_t quote = segment.end + 1 + cue.length;
  if (!acronym && !(cue && quote < ceiling_ && is_opening_quote(text_[quote]))) return false;
  const auto name = shape_.by_head(segment, false);
  std::uint32_t length = 0;
  if (!name || shape_.head_of(segment, length) == nullptr || length == segment.size()) return false;
  add(*name, false);
  return true;
}

void MentionFinder::PageScan::note_acronym(Span segment) {
  if (segment.size() < 2 || !is_latin_word(text_[segment.begin])) return;
  if (text::script_of(text_[segment.begin]) != Script::Latin) return;
  acronym_ = segment;
  const auto is_capital = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
  const std::u32string_view word = view(segment);
  const bool latin = std::all_of(word.begin(), word.end(),
                                 [](char32_t c) { return is_latin_word(c) || is_latin_joiner(c); });
  if (latin && std::count_if(word.begin(), word.end(), is_capital) >= 2)
    acronyms_.push_back(segment);
}

/// 「CYDER、CIDLE 及び SecHack365」: an unknown word in a list is of the kind of its neighbours.
void MentionFinder::PageScan::name_listed_acronyms(std::size_t first) {
  bool added = false;
  for (const Span word : acronyms_) {
    const auto next = std::partition_point(
        mentions_.begin() + std::ptrdiff_t(first), mentions_.end(),
        [word](const MentionSpan& mention) { return mention.span.begin < word.begin; });
    if (next == mentions_.begin() + std::ptrdiff_t(first) || next == mentions_.end()) continue;
    const MentionSpan left = *std::prev(next);
    const MentionSpan right = *next;
    const auto joined = [this](std::uint32_t from, std::uint32_t to) {
      const Trie::Match match = lexicon_.conjunctions.longest(text_.substr(0, to), from);
      return match && from + match.length == to;
    };
    if (left.type != right.type || !is_core(left.type)) continue;
    if (!joined(left.span.end, word.begin) || !joined(word.end, right.span.begin)) continue;
    add({word, left.type, Trie::none, word}, false);
    added = true;
  }
  if (!added) return;
  std::sort(mentions_.begin() + std::ptrdiff_t(first), mentions_.end(),
            [](const MentionSpan& a, const MentionSpan& b) { return a.span.begin < b.span.begin; });
}

}  // namespace renkei
