// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/lexicon/lexicon.hpp"
#include "extract/reading/read_page.hpp"
#include "extract/relation/clause.hpp"
#include "extract/relation/frame_trace.hpp"
#include "extract/relation/stated_years.hpp"
#include "extract/relation/statement.hpp"

namespace renkei {

/// Who answers for a sentence that names no subject, and how its section dates it.
struct SentenceContext {
  SectionKind section = SectionKind::Body;
  std::int32_t fiscal_year = 0;          ///< 0 = unknown
  std::vector<std::uint32_t> actors;     ///< entities: the carried subject or who is responsible
  std::uint32_t programme = Trie::none;  ///< of a programme sheet
  std::vector<std::uint32_t> through;    ///< who acts for them since an earlier sentence
  std::uint32_t forum = Trie::none;      ///< that the sentence before was about
};

/// Matches the lexicon's frames against one sentence after another.
///
/// Clauses are read left to right; a subject carries over, 「…を通じ」 makes an intermediary act
/// for the rest of the sentence, a relative clause lends the noun it modifies.
class FrameMatcher {
 public:
  FrameMatcher(const Lexicon& lexicon, std::u32string_view text,
               const std::vector<MentionSpan>& mentions, const EntityTable& entities)
      : lexicon_(lexicon),
        text_(text),
        mentions_(mentions),
        entities_(entities),
        years_(lexicon, text) {}

  /// From now on appends to `trace`, which must outlive the matcher, what became of each frame.
  void keep_trace(std::vector<FrameTrace>* trace) { trace_ = trace; }

  /// Appends what the sentence states to `out`.
  /// The entities through whom the sentence says the subject acts; empty when through none.
  const std::vector<std::uint32_t>& through() const { return own_through_; }

  /// @returns the entities of the sentence's own subject; empty when it names none
  const std::vector<std::uint32_t>& match(const Clauses& clauses, const SentenceContext& context,
                                          std::vector<FoundRelation>& out);

 private:
  struct Pending {
    std::uint32_t argument;
    bool used = false;
  };
  struct Deferred {  // a basis whose owner the clause's main verb decides
    const Frame* frame;
    std::uint32_t argument;
    Span evidence;
    const Verb* verb;
    const Argument* topic;  // of the sentence, when the basis was read
  };
  struct Ends {
    std::vector<std::uint32_t> entities;
    Span span;
    bool explicit_in_sentence = true;
    std::uint32_t summary = Trie::none;  // the class that the others are some of
    bool paired = false;  // the entities are each other's partners: A と B との連携

    void clear() {  // keeps the memory: most candidates do not fit
      entities.clear();
      span = {};
      explicit_in_sentence = true;
      summary = Trie::none;
      paired = false;
    }
  };

  void on_argument(std::uint32_t index);
  void on_verb(std::uint32_t token);
  bool try_frame(const Frame& frame, const Verb& verb, std::uint32_t token);
  void end_clause(const Verb& verb, std::uint32_t token);
  void resolve_deferred(const Verb* verb, std::uint32_t token);
  void look_ahead_for_topic();
  bool is_standing(const Argument& argument) const;
  const Argument* last_subject_of_passive() const;
  bool owns_basis(const Deferred& basis, Ends& out) const;
  bool acts(const Verb& verb) const;
  bool is_occasion(const Frame& frame, const Verb& verb) const;
  bool is_scene(const Argument& argument) const;
  bool is_own_programme(const Frame& frame) const;
  bool leads(const Frame& frame) const;
  bool speaks(const Argument& argument) const;

  bool find_object(const Frame& frame, const Verb& verb, std::uint32_t token, Ends& out);
  bool find_subject(const Frame& frame, const Verb& verb, std::uint32_t token, Ends& out);
  bool take(Role role, TypeSet types, const Verb& verb, Ends& out);
  bool take_argument(const Argument& argument, TypeSet types, Ends& out) const;
  bool take_next(TypeSet types, const Verb& verb, std::uint32_t token, Ends& out) const;
  bool take_site(TypeSet types, std::uint32_t token, Ends& out) const;
  bool take_locus_noun(TypeSet types, Ends& out) const;
  bool take_adjacent_group(const Frame& frame, const Verb& verb, Ends& out) const;
  bool take_carried(const std::vector<std::uint32_t>& carried, TypeSet types, Ends& out) const;
  bool take_patient(TypeSet types, const Verb& verb, std::uint32_t token, Ends& out);
  bool take_work(const Frame& frame, const Verb& verb, std::uint32_t token, Ends& out);
  bool take_actor(const Frame& frame, const Verb& verb, std::uint32_t token, Ends& out);
  bool announces_activity(const Verb& verb) const;
  bool take_base(const Frame& frame, TypeSet types, Ends& out);
  bool fits(const Argument& argument, Role role, const Verb& verb) const;
  const Argument* next_argument(const Verb& verb, std::uint32_t token) const;
  bool acts_itself(const Ends& end, const Verb& verb) const;
  bool defines_topic(const Verb& verb) const;
  std::uint32_t behind_apposed_noun(std::uint32_t at, std::uint32_t name) const;
  const Argument* pending_of(Case kind, TypeSet types) const;

  void emit(const Frame& frame, const Verb& verb, const Ends& subject, const Ends& object);
  void emit_joint(const Frame& frame, const Verb& verb, const Ends& object, Status status);
  void emit_successor(const Verb& verb, const Ends& successor);
  void note_joint(const Frame& frame, const Verb& verb, const Ends& partners);
  void emit_between(const Argument& argument);
  bool follows_object(const Verb& verb) const;
  bool take_topic_as_object(const Frame& frame, const Verb& verb, Ends& out);
  void emit_mutual(const Frame& frame, const Verb& verb);
  void emit_pairs(const Frame& frame, const Verb& verb, const Ends& group, Status status,
                  Span evidence);
  void note_joint_subject(const Ends& subject, Status status);
  Status status_of(const Frame& frame, const Verb& verb) const;
  bool is_dated(const Verb& verb) const;
  bool is_since(std::uint32_t at) const;
  bool modifies_noun(const Verb& verb) const;
  Span cancelled_by(const Verb& verb) const;
  bool is_own_country(std::uint32_t body, std::uint32_t country) const;
  void add(std::uint32_t subject, Predicate predicate, std::uint32_t object, Status status,
           double confidence, Span evidence, std::uint32_t frame);
  std::int32_t year_of(const Verb& verb) {
    const std::int32_t stated = years_.of(verb);
    return stated != 0 ? stated : context_->fiscal_year;
  }
  void note(FrameTrace::Outcome outcome, const Frame* frame, const Verb& verb, Span word = {},
            Span object = {}) {
    if (trace_ != nullptr) trace_->push_back({outcome, frame, verb, word, {}, object});
  }
  void note_fired(const Frame& frame, const Verb& verb, const Ends& subject, const Ends& object,
                  std::size_t first);
  Span evidence_of(const Verb& verb, const Ends& subject, const Ends& object) const;
  std::uint32_t frame_index(const Frame& frame) const {
    return std::uint32_t(&frame - lexicon_.frames.data());
  }

  const Lexicon& lexicon_;
  std::u32string_view text_;
  const std::vector<MentionSpan>& mentions_;
  const EntityTable& entities_;

  // state of the sentence
  StatedYears years_;
  const Verb* verb_ = nullptr;  // of the frame at hand
  const Clauses* clauses_ = nullptr;
  const SentenceContext* context_ = nullptr;
  std::vector<FoundRelation>* out_ = nullptr;
  std::vector<FrameTrace>* trace_ = nullptr;  // null unless somebody asked
  Ends object_;                               // of the frame at hand; members keep their memory
  Ends subject_;
  std::vector<Pending> pending_;
  std::vector<Deferred> deferred_;
  std::vector<std::uint32_t> own_subject_;
  std::vector<std::uint32_t> own_through_;
  const Argument* topic_ = nullptr;
  const Argument* through_ = nullptr;
  const Argument* last_subject_ = nullptr;  // of the clause that ended last
  const Argument* last_agent_ = nullptr;    // the same where the clause goes on
  const Argument* last_patient_ = nullptr;  // the same where it was passive
  bool has_sides_ = false;                  // 「日本側は…、EU側は…」
  bool topic_is_object_ = false;            // of the frame at hand
  Ends joint_;                              // who does with the subject what the clause says
  Ends former_;                             // in whose stead the next clause sets up something
  const Frame* former_frame_ = nullptr;
  std::uint32_t clause_begin_ = 0;  // behind the clause that ended last
  bool joint_noted_ = false;
};

}  // namespace renkei
