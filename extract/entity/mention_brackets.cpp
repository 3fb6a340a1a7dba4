// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/entity/mention_scan.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

// Titles are shorter than this; a longer quote is a passage.
constexpr std::uint32_t max_title = 90;
constexpr std::u32string_view openers = U"「『“(〈《";
constexpr std::u32string_view closers = U"」』”)〉》";

bool is_acronym(std::u32string_view text) {
  if (text.size() < 2 || text.size() > 80) return false;
  const text::Script first = text::script_of(text.front());
  if (first != text::Script::Latin && first != text::Script::Digit) return false;
  const auto is_part = [](char32_t c) {
    return is_latin_word(c) || c == U'-' || c == U'/' || c == U'.' || c == U'&' || c == U',' ||
           c == U'\'';
  };
  if (!std::all_of(text.begin(), text.end(), is_part)) return false;
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= U'A' && c <= U'Z'; });
}

bool is_katakana(std::u32string_view text) {
  return text.size() >= 3 && std::all_of(text.begin(), text.end(), [](char32_t c) {
           return text::script_of(c) == text::Script::Katakana || c == U'・';
         });
}

}  // namespace

/// Position of the bracket or quote that closes the one at `open`; the block's end if none does.
std::uint32_t MentionFinder::PageScan::closing_of(std::uint32_t open) const {
  const std::size_t kind = openers.find(text_[open]);
  std::uint32_t depth = 0;
  const std::uint32_t limit = std::min(ceiling_, open + 4 * max_title);
  for (std::uint32_t i = open; i < limit; ++i) {
    if (text_[i] == openers[kind]) ++depth;
    if (text_[i] == closers[kind] && --depth == 0) return i;
  }
  return ceiling_;
}

/// A quoted title is a name when it is known or its last noun says what it is; else its context
/// may: リーフレット「…」, 「…」と呼ばれる取組.
std::uint32_t MentionFinder::PageScan::scan_quote(std::uint32_t open) {
  const std::uint32_t close = closing_of(open);
  if (close == ceiling_ || close - open > max_title * 2) return open + 1;
  const Span content{open + 1, close};
  // 「サイバーセキュリティ協議会(以下「協議会」という。)」 defines inside the quote.
  const std::size_t offset = view(content).find(U'(');
  const std::uint32_t bracket = content.begin + std::uint32_t(offset);
  bool ends_in_bracket =
      offset != std::u32string_view::npos && offset > 0 && closing_of(bracket) == close - 1;
  const bool edition = ends_in_bracket && names_edition({bracket + 1, close - 1});
  ends_in_bracket = ends_in_bracket && !edition;
  const Span title = ends_in_bracket ? Span{content.begin, bracket} : content;
  Span name = without_footnote_marks(title);
  // 「タリスマン・セイバー23」: two digits that are glued to a title's end are the title's.
  if (name.end + 2 == title.end && read_.gap[name.end] == ReadPage::None) name.end = title.end;
  if (name.size() < 2 || name.size() > max_title ||
      view(name).find(U'。') != std::u32string_view::npos) {
    return open + 1;
  }
  std::optional<NameCandidate> found;
  const std::uint32_t defined = entities_.find(view(name));
  if (defined != Trie::none) {
    found = NameCandidate{name, entities_[defined].type, entities_[defined].entry, name};
  } else if (found = shape_.known(name); !found) {
    found = shape_.by_head(name, false);
    std::uint32_t length = 0;
    const Head* head = shape_.head_of(name, length);
    if (found && head != nullptr && length == name.size()) found.reset();  // 「会議」 names nothing
    if (const auto type = type_from_context(open, close); type && !found) {
      found = NameCandidate{name, *type, Trie::none, name};
    }
  }
  if (!found) found = named_after(name);
  if (!found) return open + 1;
  add(*found, true);
  const std::uint32_t entity = mentions_.back().entity;
  if (ends_in_bracket && !define({bracket + 1, close - 1}, entity, false)) {
    entities_.list(view(content), content, entity);
  } else if (ends_in_bracket) {
    entities_[entity].names.push_back(content);
  }
  return close + 1;
}

/// 「…施策(2024年指針)」, 「…指針(第2版)」: another edition is another document.
bool MentionFinder::PageScan::names_edition(Span content) const {
  std::uint32_t length = 0;
  const bool counted =
      std::any_of(text_.begin() + content.begin, text_.begin() + content.end,
                  [](char32_t c) { return text::script_of(c) == text::Script::Digit; });
  return counted && shape_.date_length(content.begin, content.end) != content.size() &&
         shape_.head_of(content, length) != nullptr &&
         text::script_of(text_[content.end - 1]) == text::Script::Han &&
         lexicon_.definition_cues.longest(text_.substr(0, content.end), content.begin).length == 0;
}

/// 「出前CYDER」, 「CYDERサテライト」: a title around a known name is of the same kind.
std::optional<NameCandidate> MentionFinder::PageScan::named_after(Span title) const {
  if (title.size() > 24) return std::nullopt;
  for (std::uint32_t i = title.begin; i < title.end; ++i) {
    if (!is_nominal(text_[i])) return std::nullopt;
  }
  for (std::uint32_t i = title.begin + 1; i + 2 < title.end; ++i) {
    for (const Span part : {Span{title.begin, i + 1}, Span{i, title.end}}) {
      const std::uint32_t entity = entities_.find(view(part));
      if (entity == Trie::none) continue;
      const EntityType type = entities_[entity].type;
      if (type == EntityType::Programme || type == EntityType::System) {
        return NameCandidate{title, type, Trie::none, title};
      }
    }
  }
  return std::nullopt;
}

std::optional<EntityType> MentionFinder::PageScan::type_from_context(std::uint32_t open,
                                                                     std::uint32_t close) const {
  std::uint32_t length = 0;
  std::uint32_t begin = open;
  while (begin > floor_ && is_nominal(text_[begin - 1])) --begin;
  // リーフレット「…」; the body of 総務省「…」 has issued it.
  const Head* kind = shape_.head_of({begin, open}, length);
  if (kind != nullptr && !is_body(kind->type)) return kind->type;
  if (is_dated_decision(close + 1)) return EntityType::Document;
  if (const auto type = type_from_words(open, close + 1)) return type;
  // A sentence is a press release's title: 「…を公開」.
  const bool is_phrase = view({open + 1, close}).find(U'を') == std::u32string_view::npos;
  if (is_phrase && follows_author(open)) return EntityType::Document;
  // 「…」と呼ばれる取組: more than の, which may as well be an owner's.
  const std::u32string_view block = text_.substr(0, ceiling_);
  const Trie::Match call = lexicon_.cases.longest(block, close + 1);
  if (!call || call.length < 3 || lexicon_.case_forms[call.value].kind != Case::Of)
    return std::nullopt;
  const std::uint32_t from = close + 1 + call.length;
  std::uint32_t to = from;
  while (to < ceiling_ && is_nominal(text_[to]) && !lexicon_.list_tails.longest(block, to)) ++to;
  const Head* head = shape_.head_of({from, to}, length);
  return head == nullptr ? std::nullopt : std::optional(head->type);
}

/// 「科学技術政策研究所「…の分析」」 in a footnote, 「日本貿易振興機構(2018)「…」」: a title that
/// is cited.
bool MentionFinder::PageScan::follows_author(std::uint32_t open) const {
  if (mentions_.empty() || !is_body(mentions_.back().type)) return false;
  const std::uint32_t end = mentions_.back().span.end;
  if (end == open) return in_note_;
  if (end >= open || text_[end] != U'(' || text_[open - 1] != U')') return false;
  const Span year{end + 1, open - 1};
  const bool is_year =
      year.size() == 4 &&
      std::all_of(text_.begin() + year.begin, text_.begin() + year.end,
                  [](char32_t c) { return text::script_of(c) == text::Script::Digit; });
  return is_year || shape_.date_length(year.begin, year.end) == year.size();
}

/// 「…で開催された「EcoPro」」, 「「…」を公表し」: what is done with a thing says what it is.
std::optional<EntityType> MentionFinder::PageScan::type_from_words(std::uint32_t open,
                                                                   std::uint32_t end) const {
  if (const Trie::Match before = lexicon_.title_leads.longest_before(text_, floor_, open)) {
    return EntityType(before.value);
  }
  const std::u32string_view block = text_.substr(0, ceiling_);
  end += lexicon_.list_tails.longest(block, end).length;
  const Trie::Match after = lexicon_.title_tails.longest(block, end);
  return after ? std::optional(EntityType(after.value)) : std::nullopt;
}

/// 「…の基本設計」(2023年4月7日内閣府策定): what is decided on a day is a document.
bool MentionFinder::PageScan::is_dated_decision(std::uint32_t open) const {
  if (open >= ceiling_ || text_[open] != U'(') return false;
  const std::uint32_t close = closing_of(open);
  const std::uint32_t date = shape_.date_length(open + 1, close);
  if (date == 0) return false;
  if (lexicon_.bracket_verbs.longest_before(text_, open + 1 + date, close)) return true;
  const Span body{open + 1 + date, close};
  const auto decider = body.size() > 2 ? shape_.judge(body, true) : std::nullopt;
  return decider && is_body(decider->type);
}

/// A bracket right after a name may give another name; else its content is read as text.
std::uint32_t MentionFinder::PageScan::scan_bracket(std::uint32_t open) {
  const std::uint32_t close = closing_of(open);
  if (close == ceiling_) return open + 1;
  const Span content{open + 1, close};
  const bool after_quote = open > floor_ && (text_[open - 1] == U'」' || text_[open - 1] == U'』');
  const std::uint32_t end = after_quote ? open - 1 : open;
  if (!mentions_.empty() && mentions_.back().span.end == end && !mentions_.back().anaphor) {
    const std::uint32_t entity = mentions_.back().entity;
    if (!after_quote && holds_role(content)) return close + 1;
    if (define(content, entity, false)) {
      const Span whole{mentions_.back().span.begin, close + 1};
      if (!after_quote) entities_[entity].names.push_back(whole);
      return close + 1;
    }
  } else if (acronym_.size() != 0 && acronym_.end == open) {
    // SecHack365(若手セキュリティ人材の育成プログラム): the bracket says what the word is.
    if (auto name = shape_.judge(content, false); name && is_core(name->type)) {
      const Span word = acronym_;
      NameCandidate candidate{word, name->type, name->entry, word};
      add(candidate, false);
      const std::uint32_t entity = mentions_.back().entity;
      entities_.list(view(content), content, entity);
      return close + 1;
    }
  }
  return open + 1;
}

/// 「コアセンター(国立環境研究所)」: a role that is no name and the known body that holds it are
/// one.
bool MentionFinder::PageScan::holds_role(Span content) {
  MentionSpan& role = mentions_.back();
  const auto holder = shape_.known(content);
  if (role.type != EntityType::Organization || entities_[role.entity].entry != Trie::none)
    return false;
  if (!holder || holder->type != EntityType::Organization || is_acronym(view(content)))
    return false;
  if (shape_.known_at(role.span.begin, role.span.end)) return false;  // a body's own unit
  const std::uint32_t entity = entity_of(*holder);
  entities_.name(view(content), entity);
  entities_.rename(view(role.span), entity);
  entities_[entity].names.push_back(content);
  role.entity = entity;
  return true;
}

/// Takes the names in a definition's bracket: 以下「協議会」という。, PoA:Programme of Action,
/// CYNEX.
/// @returns true when the bracket was one
bool MentionFinder::PageScan::define(Span content, std::uint32_t entity, bool explicit_definition) {
  for (;;) {
    const Trie::Match cue =
        lexicon_.definition_cues.longest(text_.substr(0, content.end), content.begin);
    if (!cue) break;
    if (DefinitionCue(cue.value) == DefinitionCue::Skip) return false;
    explicit_definition = true;
    content.begin += cue.length;
  }
  if (const Trie::Match tail =
          lexicon_.definition_tails.longest_before(text_, content.begin, content.end)) {
    content.end -= tail.length;
  }
  while (content.size() > 2 && openers.find(text_[content.begin]) != std::u32string_view::npos) {
    const std::uint32_t close = closing_of(content.begin);
    content = {content.begin + 1, std::min(close, content.end)};
  }
  bool found = false;
  for (std::uint32_t begin = content.begin; begin < content.end;) {
    std::uint32_t end = begin;
    while (end < content.end && text_[end] != U':' && text_[end] != U'、' && text_[end] != U';' &&
           text_[end] != U'(') {
      ++end;
    }
    const Span part = without_footnote_marks({begin, end});
    begin = end + 1;
    if (part.size() < 2) continue;
    const bool alone = part == content;
    if (!(explicit_definition && found == false) && !is_acronym(view(part)) &&
        !(alone && is_katakana(view(part)))) {
      continue;
    }
    // Another body in the bracket is no name of this one:
    // 内閣官房(内閣サイバーセキュリティセンター).
    if (const auto known = shape_.known(part);
        known && known->entry != entities_[entity].entry && !explicit_definition &&
        (entities_[entity].entry != Trie::none || known->type != entities_[entity].type)) {
      return found;
    }
    entities_.list(view(part), part, entity);
    found = true;
  }
  return found;
}

}  // namespace renkei
