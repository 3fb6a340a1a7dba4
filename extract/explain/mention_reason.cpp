// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/explain/mention_reason.hpp"

#include <algorithm>

#include "graph/text.hpp"

namespace renkei {

MentionReason MentionReasons::of(std::size_t index, const Block& block) {
  const MentionSpan& mention = page_.mentions[index];
  if (mention.anaphor) return {"anaphor", antecedent(index), ""};
  if (block.section == SectionKind::ProgrammeName || block.section == SectionKind::Ministry ||
      block.section == SectionKind::Bureau) {
    return {"sheet", "", ""};
  }
  if (MentionReason reason = by_name(mention); !reason.why.empty()) return reason;
  return by_form(mention);
}

/// The catalogue or the page itself knows the name.
MentionReason MentionReasons::by_name(const MentionSpan& mention) {
  const auto known = shape_.known(mention.span);
  const PageEntity& entity = page_.entities[mention.entity];
  if (known && known->entry != Trie::none && entity.entry != Trie::none) {
    return {"catalogue", page_.catalogue.entries()[entity.entry].id, ""};
  }
  if (is_defined(mention)) return {"defined", "", ""};
  if (!known) return {};
  const std::u32string_view name = view(mention.span);
  if (mention.type == EntityType::Group) {
    return {"group", "", rows_.row_of("lexicon/groups.tsv", "form", name)};
  }
  return {"place", "", rows_.row_of("lexicon/place_words.tsv", "form", name)};
}

MentionReason MentionReasons::by_form(const MentionSpan& mention) {
  const std::u32string_view name = view(mention.span);
  if (mention.type == EntityType::Group) {
    if (text::script_of(name.front()) == text::Script::Digit) return counted(name);
    const auto suffix = page_.lexicon.group_suffixes.longest_before(name, 0, name.size());
    if (!suffix) return {"context", "", ""};
    const std::u32string_view word = name.substr(name.size() - suffix.length);
    return {"group", text::to_utf8(word), rows_.row_of("lexicon/groups.tsv", "form", word)};
  }
  if (mention.type == EntityType::Place) return {"place", "", ""};
  std::uint32_t length = 0;
  const Head* head = shape_.head_of(mention.span, length);
  if (head == nullptr || head->type != mention.type) {
    return {mention.quoted ? "quote" : "context", "", ""};
  }
  const std::u32string_view noun = name.substr(name.size() - length);
  const std::string row = rows_.row_of("lexicon/heads.tsv", "head", noun);
  return {head->owned ? "owned" : "head", text::to_utf8(noun), row};
}

/// 「53か国」: the word behind the number.
MentionReason MentionReasons::counted(std::u32string_view name) {
  const auto is_digit = [](char32_t c) { return text::script_of(c) == text::Script::Digit; };
  const auto word = std::find_if_not(name.begin(), name.end(), is_digit);
  const std::u32string_view counter = name.substr(std::size_t(word - name.begin()));
  return {"counted", text::to_utf8(counter), rows_.row_of("lexicon/groups.tsv", "form", counter)};
}

/// Whether an earlier bracket gave the entity this name.
bool MentionReasons::is_defined(const MentionSpan& mention) const {
  const auto& names = page_.entities[mention.entity].names;
  return std::any_of(names.begin(), names.end(), [&](const Span& name) {
    return name.begin < mention.span.begin && view(name) == view(mention.span);
  });
}

std::string MentionReasons::antecedent(std::size_t index) const {
  for (std::size_t i = index; i > 0; --i) {
    const MentionSpan& earlier = page_.mentions[i - 1];
    if (earlier.entity == page_.mentions[index].entity && !earlier.anaphor) {
      return text::to_utf8(view(earlier.span));
    }
  }
  return "";
}

}  // namespace renkei
