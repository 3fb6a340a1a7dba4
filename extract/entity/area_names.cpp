// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/entity/area_names.hpp"

#include "graph/text.hpp"

namespace renkei {

void AreaNames::decide() {
  join_addresses();
  std::vector<AreaCue> said;  // by entity
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (!is_area(mentions_[i])) continue;
    said.resize(entities_.size(), AreaCue::Open);
    AreaCue& cue = said[mentions_[i].entity];
    if (cue == AreaCue::Body) continue;
    const AreaCue next = cue_behind(i);
    if (next != AreaCue::Open) cue = next;
  }
  if (said.empty()) return;
  for (MentionSpan& mention : mentions_) {
    if (said[mention.entity] != AreaCue::Place) continue;
    mention.type = EntityType::Place;
    entities_[mention.entity].type = EntityType::Place;
  }
}

/// 「茨城県つくば市」: names of which each lies in the one before are one name, the last one's.
void AreaNames::join_addresses() {
  std::size_t kept = 0;
  std::vector<std::uint32_t> places(mentions_.size());  // now, of each mention
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    MentionSpan mention = mentions_[i];
    const bool lies_within = kept > 0 && mentions_[kept - 1].span.end == mention.span.begin &&
                             is_area(mention) && is_area(mentions_[kept - 1]);
    if (lies_within) {
      mention.span.begin = mentions_[--kept].span.begin;
      entities_.list(text_.substr(mention.span.begin, mention.span.size()), mention.span,
                     mention.entity);
    }
    if (mention.is_plural()) {  // means mentions before it
      mention.plural_first = places[mention.plural_first];
      mention.plural_last = places[mention.plural_last - 1] + 1;
    }
    places[i] = std::uint32_t(kept);
    mentions_[kept++] = mention;
  }
  mentions_.resize(kept);
}

bool AreaNames::is_area(const MentionSpan& mention) const {
  if (mention.type != EntityType::GovernmentBody || mention.anaphor) return false;
  const std::uint32_t entry = entities_[mention.entity].entry;
  if (entry != Trie::none) return lexicon_.is_area(entry);
  return bool(lexicon_.area_heads.longest_before(text_, mention.span.begin, mention.span.end));
}

/// What follows the name, or the list of areas that it begins: 「宮城県、福島県等で」.
AreaCue AreaNames::cue_behind(std::size_t mention) const {
  std::uint32_t end = mentions_[mention].span.end;
  while (mention + 1 < mentions_.size() && is_area(mentions_[mention + 1])) {
    const std::uint32_t next = mentions_[mention + 1].span.begin;
    const Trie::Match join = lexicon_.conjunctions.longest(text_.substr(0, next), end);
    if (!join || end + join.length != next) break;
    end = mentions_[++mention].span.end;
  }
  if (goes_on(end)) return AreaCue::Place;
  if (const Trie::Match tail = lexicon_.list_tails.longest(text_, end)) end += tail.length;
  if (const Trie::Match cue = lexicon_.area_cues.longest(text_, end)) return AreaCue(cue.value);
  return AreaCue::Open;
}

/// 「東京都千代田区|永田町」: an address goes on in characters of a name.
bool AreaNames::goes_on(std::uint32_t end) const {
  if (end >= text_.size() || text::script_of(text_[end]) != text::Script::Han) return false;
  return !lexicon_.list_tails.longest(text_, end) && !lexicon_.conjunctions.longest(text_, end) &&
         !lexicon_.area_cues.longest(text_, end);
}

}  // namespace renkei
