// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/entity/mention_finder.hpp"

namespace renkei {

/// One page's scan for mentions: the state that MentionFinder keeps while it reads.
class MentionFinder::PageScan {
 public:
  PageScan(const Lexicon& lexicon, const ReadPage& read, RunMemo& memo, EntityTable& entities,
           std::vector<MentionSpan>& mentions);

  void scan(const Block& block);

 private:
  // mention_runs.cpp: how far a run of characters goes
  std::uint32_t run_end(std::uint32_t begin) const;
  std::uint32_t begins_with_noun(std::uint32_t at) const;
  std::uint32_t noun_over(std::uint32_t begin, std::uint32_t at) const;
  bool joins_latin(std::uint32_t at) const;

  // mention_scan.cpp: what a run names
  NameCandidate with_head_behind(const NameCandidate& known) const;
  bool names_nothing(Span run);
  void scan_run(Span run);
  void scan_segment(Span segment);
  bool names_something(Span segment) const;
  Span without_footnote_marks(Span segment) const;
  bool try_defined_here(Span segment);
  bool ends_in_region(Span place) const;
  bool split_at_blank(Span segment);
  bool split_at_dot(Span segment);
  bool try_name(Span segment);
  bool announces_name(std::uint32_t at) const;
  std::uint32_t outside_mention(std::uint32_t begin, std::uint32_t end) const;
  bool try_reference(Span segment);
  bool try_plural(Span whole, Span noun);
  bool same_sentence(std::uint32_t from, std::uint32_t to) const;
  bool try_inside(Span segment);
  bool try_owned(Span segment);
  bool try_bare(Span segment);
  bool starts_word(std::uint32_t at) const;
  void government_body(const Block& block);
  void note_acronym(Span segment);
  void name_listed_acronyms(std::size_t first);
  std::uint32_t marker_length(const Block& block) const;
  void programme_name(const Block& block);
  void receiver_of_fund(Span name);
  bool receiver_in(Span name);
  std::uint32_t counted_group_end(std::uint32_t at) const;

  // mention_brackets.cpp: quotes and definitions
  std::uint32_t scan_quote(std::uint32_t open);
  std::uint32_t scan_bracket(std::uint32_t open);
  bool holds_role(Span content);
  bool define(Span content, std::uint32_t entity, bool explicit_definition);
  std::optional<EntityType> type_from_context(std::uint32_t open, std::uint32_t close) const;
  std::optional<EntityType> type_from_words(std::uint32_t open, std::uint32_t end) const;
  bool follows_author(std::uint32_t open) const;
  bool names_edition(Span content) const;
  std::optional<NameCandidate> named_after(Span title) const;
  bool is_dated_decision(std::uint32_t open) const;
  std::uint32_t closing_of(std::uint32_t open) const;

  // adding what was found
  std::uint32_t entity_of(const NameCandidate& candidate);
  void add(const NameCandidate& candidate, bool quoted);
  void name_with_modifier(Span noun, std::uint32_t entity);
  void add_mention(Span span, std::uint32_t entity, bool quoted, bool anaphor);
  std::uint32_t referent(Span noun) const;
  std::u32string_view view(Span span) const { return shape_.view(span); }

  const Lexicon& lexicon_;
  const ReadPage& read_;
  std::u32string_view text_;
  RunMemo& memo_;
  EntityTable& entities_;
  std::vector<MentionSpan>& mentions_;
  NameShape shape_;
  std::uint32_t floor_ = 0;    // begin of the block
  std::uint32_t ceiling_ = 0;  // end of the block
  bool heading_ = false;
  bool in_line_ = false;  ///< the block is a heading or another line that is no sentence
  bool in_note_ = false;  ///< the block is a footnote
  std::uint32_t ministry_ = Trie::none;   // of a programme sheet
  std::uint32_t programme_ = Trie::none;  // the one that the sheet is about
  std::vector<Span> acronyms_;            // unknown Latin words of the block
  Span acronym_;                          // an unknown Latin word that a bracket may explain
};

}  // namespace renkei
