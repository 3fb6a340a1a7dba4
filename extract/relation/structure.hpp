// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/entity/entity_table.hpp"
#include "extract/lexicon/lexicon.hpp"
#include "extract/reading/read_page.hpp"
#include "extract/relation/statement.hpp"

namespace renkei {

/// What a page's layout states and who answers for its sections.
class Structure {
 public:
  Structure(const Lexicon& lexicon, const ReadPage& read, const EntityTable& entities,
            const std::vector<MentionSpan>& mentions);

  /// Appends the relations of item owners, programme sheets and neighbouring names.
  void relations(std::vector<FoundRelation>& out) const;

  /// Who acts in a sentence of the block that names no subject; empty when the page does not say.
  std::vector<std::uint32_t> actors(const Block& block) const;

  /// Whether `actors` are only who the page seems to be by.
  bool guesses_actors(const Block& block) const {
    return block.section != SectionKind::Strategy && block.item < 0 && ministry_.empty() &&
           slide_unit_ == Trie::none;
  }

  /// Whether a line that is no sentence states something: only the title of a slide does.
  bool reads_fragments() const { return slide_unit_ != Trie::none; }

  /// The programme of a programme sheet, or Trie::none.
  std::uint32_t programme() const;

  /// Whether the entity is a known government body or country other than ours.
  bool is_foreign(std::uint32_t entity) const;

  /// Tells that a sentence of the block had this subject of its own: where one of several owners
  /// is the plan's subject, that one acts in the rest of the item.
  void note_subject(const Block& block, const std::vector<std::uint32_t>& subject);

 private:
  struct ItemActors {
    std::vector<std::uint32_t> owners;
    std::vector<std::uint32_t> acting;  // owners that the plan names as its subject
  };

  void collect();
  bool leads(const MentionSpan& mention, const Block& block) const;
  void carry_owners();
  void note_slide_unit(const Block& block, std::size_t mention);
  void joint_owners(std::vector<FoundRelation>& out) const;
  void programme_sheet(std::vector<FoundRelation>& out) const;
  void neighbours(std::vector<FoundRelation>& out) const;
  void apply_pair(const PairRule& rule, std::size_t left, std::vector<FoundRelation>& out) const;
  void bracket_list(const PairRule& rule, std::size_t left, std::vector<FoundRelation>& out) const;
  void publisher_in_bracket(std::size_t body, std::vector<FoundRelation>& out) const;
  std::uint32_t behind_date_bracket(std::uint32_t at, std::uint32_t limit) const;
  bool is_line(Span name) const;
  bool fits_right(const PairRule& rule, const MentionSpan& right) const;
  const Block* block_of(std::uint32_t at) const;
  std::uint32_t pair_index(const PairRule& rule) const {
    return std::uint32_t(&rule - lexicon_.pairs.data());
  }
  void add(std::uint32_t subject, Predicate predicate, std::uint32_t object, Status status,
           double confidence, Span evidence, RelationSource source, std::uint32_t row,
           std::vector<FoundRelation>& out) const;

  const Lexicon& lexicon_;
  const ReadPage& read_;
  std::u32string_view text_;
  const EntityTable& entities_;
  const std::vector<MentionSpan>& mentions_;
  std::vector<ItemActors> items_;
  std::vector<std::size_t> programme_;  // indices into mentions_, of the fields of a sheet
  std::vector<std::size_t> ministry_;
  std::vector<std::size_t> bureau_;
  std::uint32_t slide_unit_ = Trie::none;
  std::uint32_t country_ = Trie::none;    // 我が国, the subject of national strategy
  std::uint32_t publisher_ = Trie::none;  // a white paper's ministry: named most often
};

}  // namespace renkei
