// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/entity/mention_finder.hpp"
#include "extract/facts_builder.hpp"
#include "extract/relation/relation_finder.hpp"
#include "graph/text.hpp"

namespace renkei::test {

/// The built-in catalogue and lexicon, loaded once.
inline const Catalogue& built_in_catalogue() {
  static const Catalogue catalogue = Catalogue::load(DataPack::built_in());
  return catalogue;
}
inline const Lexicon& built_in_lexicon() {
  static const Lexicon lexicon(DataPack::built_in(), built_in_catalogue());
  return lexicon;
}

/// A page whose blocks a test states itself, so that no guess of the page reader comes between.
struct HandPage {
  Page page;
  ReadPage read;

  HandPage() { page.id = "hand"; }
  /// One paragraph of body text.
  explicit HandPage(std::u32string_view text) : HandPage() { add(text); }

  /// Appends a block; white space is dropped from `chars` as a reader does.
  HandPage& add(std::u32string_view text, BlockKind kind = BlockKind::Paragraph,
                SectionKind section = SectionKind::Body, std::int32_t item = -1,
                std::int32_t fiscal_year = 0) {
    const auto begin = std::uint32_t(read.chars.size());
    std::uint8_t gap = begin == 0 ? ReadPage::None : ReadPage::LineBreak;
    for (const char32_t c : text) {
      page.text.push_back(c);
      if (text::is_space(c)) {
        gap = std::max<std::uint8_t>(gap, ReadPage::Blank);
        continue;
      }
      read.chars.push_back(text::fold(c));
      read.origin.push_back(std::uint32_t(page.text.size() - 1));
      read.gap.push_back(gap);
      gap = ReadPage::None;
    }
    page.text.push_back(U'\n');
    read.blocks.push_back(
        {kind, section, item, fiscal_year, begin, std::uint32_t(read.chars.size())});
    return *this;
  }

  /// An item of a table with the bodies that answer for it.
  HandPage& add_item(std::initializer_list<std::u32string_view> owners) {
    const auto item = std::int32_t(read.items.size());
    read.items.emplace_back();
    for (const auto owner : owners) add(owner, BlockKind::Owner, SectionKind::Plan, item);
    return *this;
  }
  /// A line of a programme sheet's field.
  HandPage& add_field(SectionKind section, std::u32string_view text) {
    return add(text, BlockKind::Paragraph, section);
  }
};

/// What the built-in lexicon finds on a page.
inline PageFacts facts_of(const HandPage& hand) {
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  std::vector<FoundRelation> relations;
  MentionFinder(built_in_lexicon()).find(hand.read, entities, mentions);
  RelationFinder(built_in_lexicon()).find(hand.read, entities, mentions, relations);
  return build_facts(hand.page, hand.read, entities, mentions, relations, built_in_catalogue());
}
inline PageFacts facts_of(std::u32string_view sentence) { return facts_of(HandPage(sentence)); }

using Lines = std::vector<std::string>;

/// "System 観測網|AgriLink": type and all names, in the order of the facts.
inline Lines entities_of(const PageFacts& facts) {
  Lines lines;
  for (const Entity& entity : facts.entities) {
    std::string line(name_of(entity.type));
    for (std::size_t i = 0; i < entity.names.size(); ++i) {
      line += (i == 0 ? " " : "|") + entity.names[i];
    }
    lines.push_back(line);
  }
  return lines;
}
inline Lines entities_of(std::u32string_view sentence) { return entities_of(facts_of(sentence)); }

/// "観光庁 publishes 手引 done", with the fiscal year behind it when there is one.
inline Lines relations_of(const PageFacts& facts) {
  Lines lines;
  for (const Relation& relation : facts.relations) {
    for (const Statement& statement : relation.statements) {
      std::string line = facts.entities[relation.subject].name;
      line += " " + std::string(name_of(relation.predicate));
      line += " " + facts.entities[relation.object].name;
      line += " " + std::string(name_of(statement.status));
      if (statement.fiscal_year) line += " " + std::to_string(*statement.fiscal_year);
      lines.push_back(line);
    }
  }
  return lines;
}
inline Lines relations_of(std::u32string_view sentence) { return relations_of(facts_of(sentence)); }

}  // namespace renkei::test
