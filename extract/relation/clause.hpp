// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/entity/entity_table.hpp"
#include "extract/lexicon/lexicon.hpp"

namespace renkei {

/// A coordinated group of mentions with the role its particle gives it.
struct Argument {
  Span span;                       ///< from the first member's begin to the last one's end
  std::uint32_t end = 0;           ///< behind the particle
  std::uint32_t first_member = 0;  ///< into Clauses::members
  std::uint32_t member_count = 0;  ///< 0 = a topic that acts and is no mention
  Case kind = Case::None;
  bool noun = false;        ///< a verbal noun must follow (との連携)
  bool topical = false;     ///< 「我が国においては」
  Case outer = Case::None;  ///< 「X の担当者に」: the particle after the noun X belongs to
  std::uint32_t outer_end = 0;         ///< behind that particle
  std::uint32_t summary = Trie::none;  ///< the class that members before it are some of
  bool paired = false;   ///< its last members are joined as partners: A と B との連携
  bool between = false;  ///< 「AとBとの間で」
};

/// A verb of the lexicon with its ending.
struct Verb {
  Span span;                 ///< noun or stem
  std::uint32_t end = 0;     ///< behind its ending and light verb
  std::uint32_t frames = 0;  ///< index into Lexicon::verb_frames
  VerbForm form;
};

/// A token of a sentence, in reading order.
struct ClauseToken {
  enum class Kind : std::uint8_t { Argument, Verb, Boundary, Relative };
  Kind kind = Kind::Boundary;
  std::uint32_t index = 0;  ///< into Clauses::arguments or ::verbs; else the character
};

/// A sentence cut into arguments, verbs and clause boundaries.
struct Clauses {
  Span sentence;
  std::vector<ClauseToken> tokens;
  std::vector<Argument> arguments;
  std::vector<Verb> verbs;
  std::vector<std::uint32_t> members;  ///< indices into the page's mentions
  Aspect final_aspect = Aspect::Plain;

  void clear();
};

/// Cuts sentences into clauses; `mentions` are sorted and disjoint.
class ClauseScanner {
 public:
  ClauseScanner(const Lexicon& lexicon, std::u32string_view text,
                const std::vector<MentionSpan>& mentions)
      : lexicon_(lexicon), text_(text), mentions_(mentions) {}

  /// @param first index of the first mention at or after sentence.begin
  void scan(Span sentence, std::uint32_t first, Clauses& out);

 private:
  std::uint32_t read_argument(std::uint32_t mention, Clauses& out);
  void read_head_verb(std::uint32_t mention, Clauses& out) const;
  void read_unknown_topic(std::uint32_t at, Clauses& out) const;
  std::uint32_t read_verb(std::uint32_t at, Clauses& out);
  std::uint32_t after_brackets(std::uint32_t at) const;
  std::uint32_t connector(std::uint32_t at, EntityType last) const;
  bool joins_partners(std::uint32_t at) const;
  std::uint32_t behind_side(std::uint32_t mention) const;
  bool joins_among(std::uint32_t at) const;
  std::uint32_t summing_class(std::uint32_t at, EntityType last) const;
  void add_member(std::uint32_t mention, Clauses& out) const;
  std::uint32_t skip_unknown_member(std::uint32_t at) const;
  std::uint32_t modified_member(std::uint32_t at) const;
  std::uint32_t mention_at(std::uint32_t at) const;
  void add_bracket_members(std::uint32_t mention, Clauses& out) const;
  void read_case(std::uint32_t at, Argument& argument) const;
  void read_apposed_case(std::uint32_t at, Argument& argument) const;
  bool names_actor(std::uint32_t begin, std::uint32_t end) const;
  bool sums_up(Span noun, const Argument& list) const;
  bool ends_in_verb(std::uint32_t begin, std::uint32_t end) const;
  bool ends_clause(std::uint32_t comma) const;
  bool ends_relative(std::uint32_t at) const;

  const Lexicon& lexicon_;
  std::u32string_view text_;
  const std::vector<MentionSpan>& mentions_;
  std::uint32_t next_ = 0;  // first mention not yet passed
  std::uint32_t end_ = 0;   // of the sentence
};

}  // namespace renkei
