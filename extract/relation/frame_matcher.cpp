// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/relation/frame_matcher.hpp"

#include <algorithm>
#include <utility>

namespace renkei {
namespace {

// What is held or set up and then acts by itself.
constexpr TypeSet convened_types = bit(EntityType::Event) | bit(EntityType::Forum);
// No clause has more arguments or bases; of a list that never ends the latest count.
constexpr std::size_t max_pending = 60;

bool is_clause_verb(const Verb& verb) { return verb.form.shape != Shape::Noun; }

template <class Item>
void push_latest(std::vector<Item>& items, Item item) {
  if (items.size() == max_pending) items.erase(items.begin());
  items.push_back(item);
}

}  // namespace

const std::vector<std::uint32_t>& FrameMatcher::match(const Clauses& clauses,
                                                      const SentenceContext& context,
                                                      std::vector<FoundRelation>& out) {
  clauses_ = &clauses;
  context_ = &context;
  out_ = &out;
  years_.start(clauses);
  pending_.clear();
  deferred_.clear();
  own_subject_.clear();
  own_through_.clear();
  topic_ = through_ = last_subject_ = last_agent_ = last_patient_ = nullptr;
  joint_noted_ = false;
  joint_.clear();
  former_.clear();
  clause_begin_ = clauses.sentence.begin;
  has_sides_ = std::any_of(clauses.arguments.begin(), clauses.arguments.end(),
                           [](const Argument& argument) { return argument.kind == Case::Side; });
  look_ahead_for_topic();
  for (std::uint32_t i = 0; i < clauses.tokens.size(); ++i) {
    const ClauseToken& token = clauses.tokens[i];
    if (token.kind == ClauseToken::Kind::Argument) {
      on_argument(token.index);
    } else if (token.kind == ClauseToken::Kind::Verb) {
      on_verb(i);
    } else if (token.kind == ClauseToken::Kind::Relative) {
      std::erase_if(pending_, [&](const Pending& pending) {
        return clauses_->arguments[pending.argument].kind == Case::Subject;
      });
    } else {
      clause_begin_ = token.index + 1;
      std::erase_if(pending_, [&](const Pending& pending) {
        const Argument& argument = clauses_->arguments[pending.argument];
        return argument.kind != Case::Subject && !is_scene(argument);
      });
    }
  }
  resolve_deferred(nullptr, std::uint32_t(clauses.tokens.size()));
  return own_subject_;
}

/// 「…との連携に係る取組を JPCERT/CC において実施する」: the place that acts may come late.
/// 「機関への拠出を、日本は再開した」: so may the topic, behind a verbal noun.
void FrameMatcher::look_ahead_for_topic() {
  bool has_noun = false;
  for (const ClauseToken& token : clauses_->tokens) {
    if (token.kind == ClauseToken::Kind::Boundary) break;
    if (token.kind == ClauseToken::Kind::Verb) {
      if (is_clause_verb(clauses_->verbs[token.index])) break;
      has_noun = true;
    } else if (token.kind == ClauseToken::Kind::Argument) {
      const Argument& argument = clauses_->arguments[token.index];
      Ends ignored;
      if (argument.kind == Case::Subject) break;
      if (argument.kind != Case::Topic) continue;
      if (has_noun && take_argument(argument, actor_types, ignored)) topic_ = &argument;
      break;
    }
  }
  if (topic_ != nullptr) return;
  for (const Argument& argument : clauses_->arguments) {
    if (argument.kind == Case::Topic || argument.kind == Case::Subject) return;
    if (argument.kind != Case::Locus || argument.noun) continue;
    if (is_standing(argument)) topic_ = &argument;
    return;
  }
}

/// A place that acts: 「総務省において」, not 「作業部会において」 nor a website of a ministry.
bool FrameMatcher::is_standing(const Argument& argument) const {
  if (argument.kind != Case::Locus || argument.noun) return false;
  if (context_->section == SectionKind::Strategy) return false;
  Ends ends;
  // 「我が国においても、…を設立し」: a country acts where the sentence is about it.
  const auto types = TypeSet(standing_bodies | (argument.topical ? bit(EntityType::Place) : 0));
  return take_argument(argument, types, ends) && ends.entities.size() == argument.member_count;
}

/// 「…戦略において、…とされたことを踏まえ」, 「センターで、…を対象に…を実施」: where something is
/// said or done holds until the end of the sentence.
bool FrameMatcher::is_scene(const Argument& argument) const {
  Ends ends;
  if (argument.noun) return false;
  if (argument.kind == Case::At) {
    return take_argument(argument, bit(EntityType::GovernmentBody) | bit(EntityType::Organization),
                         ends);
  }
  return argument.kind == Case::Locus && take_argument(argument, bit(EntityType::Document), ends);
}

/// 「文部科学省として、」: who speaks for itself is the topic.
bool FrameMatcher::speaks(const Argument& argument) const {
  if (argument.kind != Case::As || argument.noun) return false;
  if (argument.end >= text_.size() || text_[argument.end] != U'、') return false;
  Ends ends;
  return take_argument(argument, bit(EntityType::GovernmentBody) | bit(EntityType::Place), ends);
}

void FrameMatcher::on_argument(std::uint32_t index) {
  const Argument& argument = clauses_->arguments[index];
  Ends ends;
  const bool acts = take_argument(argument, actor_types, ends);
  // 「APOは7加盟国において」: a topic that acts stays who acts.
  Ends topic;
  const bool has_topic = topic_ != nullptr && topic_->kind == Case::Topic &&
                         take_argument(*topic_, standing_bodies, topic);
  const bool standing = !has_topic && is_standing(argument);
  if (argument.kind == Case::Topic || standing || speaks(argument)) {
    topic_ = &argument;
    through_ = nullptr;
    if (acts) own_subject_ = ends.entities;
  }
  push_latest(pending_, Pending{index, false});
  if (argument.between && argument.paired) emit_between(argument);
  if (argument.kind != Case::Together || lexicon_.together_frames == Trie::none) return;
  Verb verb;
  verb.span = {argument.span.end, argument.end};
  verb.end = argument.end;
  for (const std::uint32_t frame : lexicon_.verb_frames[lexicon_.together_frames]) {
    if (try_frame(lexicon_.frames[frame], verb, Trie::none)) return;
  }
}

void FrameMatcher::on_verb(std::uint32_t token) {
  const Verb& verb = clauses_->verbs[clauses_->tokens[token].index];
  const Span cancel = cancelled_by(verb);
  if (!cancel.empty()) {
    note(FrameTrace::Outcome::Cancelled, nullptr, verb, cancel);
  } else {
    for (const std::uint32_t frame : lexicon_.verb_frames[verb.frames]) {
      try_frame(lexicon_.frames[frame], verb, token);
    }
  }
  // 「…に基づき」 is an adjunct of the clause it stands in, not a clause.
  const Frame& first = lexicon_.frames[lexicon_.verb_frames[verb.frames].front()];
  const bool adjunct = first.subject.front() == Role::Clause && verb.form.shape == Shape::Continue;
  if (is_clause_verb(verb) && !adjunct) {
    end_clause(verb, token);
    joint_.clear();
  }
}

/// 「法律の改正により、…」: who changed it is not who the sentence is about.
bool FrameMatcher::is_occasion(const Frame& frame, const Verb& verb) const {
  if (frame.predicate != Predicate::Publishes || is_clause_verb(verb)) return false;
  const Trie::Match particle = lexicon_.cases.longest(text_, verb.span.end);
  return particle && lexicon_.case_forms[particle.value].kind == Case::Means;
}

bool FrameMatcher::try_frame(const Frame& frame, const Verb& verb, std::uint32_t token) {
  if (frame.object.front() == Role::Mutual) {
    emit_mutual(frame, verb);
    return false;
  }
  Ends& object = object_;
  object.clear();
  if (!find_object(frame, verb, token, object)) {
    note(FrameTrace::Outcome::NoObject, &frame, verb);
    return false;
  }
  if (frame.subject.front() == Role::Former) {
    former_ = object;
    former_frame_ = &frame;
    return true;
  }
  if (frame.predicate == Predicate::Establishes) emit_successor(verb, object);
  if (frame.subject.front() == Role::Clause) {
    for (Pending& pending : pending_) {
      if (clauses_->arguments[pending.argument].span == object.span) {
        pending.used = true;
        push_latest(
            deferred_,
            Deferred{&frame, pending.argument, {object.span.begin, verb.end}, &verb, topic_});
      }
    }
    return true;
  }
  topic_is_object_ = topic_ != nullptr && object.span == topic_->span;
  Ends& subject = subject_;
  subject.clear();
  const bool has_subject = find_subject(frame, verb, token, subject);
  topic_is_object_ = false;
  if (!has_subject) {
    note(FrameTrace::Outcome::NoSubject, &frame, verb, {}, object.span);
    return false;
  }
  if (!subject.explicit_in_sentence && is_occasion(frame, verb)) {
    note(FrameTrace::Outcome::NoSubject, &frame, verb, {}, object.span);
    return false;
  }
  emit(frame, verb, subject, object);
  note_joint(frame, verb, object);
  for (Pending& pending : pending_) {
    const Span span = clauses_->arguments[pending.argument].span;
    if (span == object.span) pending.used = true;
  }
  if (frame.predicate == Predicate::WorksThrough) {
    if (is_body(entities_[object.entities.front()].type)) own_through_ = object.entities;
    for (const Argument& argument : clauses_->arguments) {
      if (argument.span == object.span && is_body(entities_[object.entities.front()].type)) {
        through_ = &argument;
      }
    }
  }
  return true;
}

/// A verb that is no noun ends its clause: a relative clause takes its arguments with it, another
/// clause leaves only the subject.
void FrameMatcher::end_clause(const Verb& verb, std::uint32_t token) {
  resolve_deferred(&verb, token);
  if (verb.form.shape == Shape::Continue) clause_begin_ = verb.end;
  last_subject_ = pending_of(Case::Subject, all_types);
  if (verb.form.shape == Shape::Continue) {
    const bool passive = verb.form.voice == Voice::Passive;
    const Argument* agent =
        passive || verb.form.subordinate ? nullptr : pending_of(Case::Subject, actor_types);
    if (agent != nullptr || passive || verb.form.subordinate) last_agent_ = agent;
    last_patient_ = passive ? pending_of(Case::Subject, convened_types) : nullptr;
  }
  const bool relative =
      verb.form.shape == Shape::Attribute && next_argument(verb, token) != nullptr;
  std::erase_if(pending_, [&](const Pending& pending) {
    const Argument& argument = clauses_->arguments[pending.argument];
    if (argument.kind == Case::Topic || is_scene(argument)) return false;
    // 「機関に設置された|協議会において」: に is the relative clause's.
    const bool adjacent = argument.end == verb.span.begin && argument.kind != Case::None;
    if (relative) return pending.used || adjacent || argument.kind == Case::Subject;
    return true;
  });
}

/// Whether a verb says what becomes of a thing, not what it is made of: 運用される, not 構成される.
bool FrameMatcher::acts(const Verb& verb) const {
  const auto& frames = lexicon_.verb_frames[verb.frames];
  return std::any_of(frames.begin(), frames.end(), [this](std::uint32_t frame) {
    const Predicate predicate = lexicon_.frames[frame].predicate;
    return predicate == Predicate::Operates || predicate == Predicate::Establishes ||
           predicate == Predicate::Publishes || predicate == Predicate::Commissions;
  });
}

/// What the sentence says was done; nothing when its last verb is active.
const Argument* FrameMatcher::last_subject_of_passive() const {
  if (clauses_->verbs.back().form.voice != Voice::Passive) return nullptr;
  const auto found =
      std::find_if(clauses_->arguments.rbegin(), clauses_->arguments.rend(),
                   [](const Argument& argument) { return argument.kind == Case::Subject; });
  return found == clauses_->arguments.rend() ? nullptr : &*found;
}

/// 「戦略に基づき、A省が連携しながら」: the subject of the clause that follows the basis.
bool FrameMatcher::owns_basis(const Deferred& basis, Ends& out) const {
  for (const Pending& pending : pending_) {
    const Argument& argument = clauses_->arguments[pending.argument];
    if (argument.kind != Case::Subject || argument.span.begin < basis.evidence.end) continue;
    // 「法律に基づき、多様な主体が協議を行う|協議会が組織された」: the main clause is the last.
    const Argument* last = last_subject_of_passive();
    if (last != nullptr && last != &argument) return false;
    if (take_argument(argument, TypeSet(basis.frame->subject_types & actor_types), out))
      return true;
  }
  return false;
}

/// A basis belongs to what a passive relative clause modifies, or to what the sentence is about:
/// 「告示に基づき、IPA により運用されている|制度」, 「法律に基づき、…協議会が組織された」.
void FrameMatcher::resolve_deferred(const Verb* verb, std::uint32_t token) {
  std::erase_if(deferred_, [&](const Deferred& basis) {
    const Verb& last = clauses_->verbs.back();
    Ends object;
    if (!take_argument(clauses_->arguments[basis.argument], basis.frame->object_types, object))
      return true;
    Ends subject;
    bool found = false;
    if (verb != nullptr) {
      const bool relative = verb->form.shape == Shape::Attribute;
      // 「…を踏まえ、機構が策定した|計画」: an issued document rests on the basis, not its issuer.
      const bool own = basis.verb == verb || (verb->form.voice == Voice::Passive && acts(*verb));
      TypeSet types = own ? basis.frame->subject_types : bit(EntityType::Document);
      // 「A省において、法律を踏まえ、指定されたB」: behind a comma it is the main clause's.
      const std::uint32_t behind = basis.verb->end;
      if (own && basis.verb != verb && topic_ != nullptr && text_[behind] == U'、') {
        types &= TypeSet(~actor_types);
      }
      // 「計画に基づく関係者の取組」: what rests on the plan is theirs, not they.
      const Argument* next = next_argument(*verb, token);
      if (next != nullptr && next->kind == Case::Of) types &= TypeSet(~bit(EntityType::Group));
      if (relative && take_next(types, *verb, token, subject)) {
        found = true;
      } else if (relative || basis.verb == verb || !owns_basis(basis, subject)) {
        // 「法に基づき手続を行っており、A庁は…」: what goes on in a clause of its own is not A's.
        const bool closes = !relative && basis.verb != verb && topic_ == nullptr &&
                            verb->form.shape == Shape::Continue &&
                            verb->form.aspect == Aspect::Progress;
        if (!closes || !take_base(*basis.frame, basis.frame->subject_types, subject)) return false;
      }
      found = true;
    } else if (last.form.voice == Voice::Passive && last_subject_ != nullptr) {
      found = take_argument(*last_subject_, basis.frame->subject_types, subject);
    }
    if (!found && topic_ == nullptr && last_subject_ != nullptr) {
      found =
          take_argument(*last_subject_, TypeSet(basis.frame->subject_types & actor_types), subject);
    }
    // 「A省は法律に基づく調査を実施し、Bは…」: who the sentence was about then.
    const Argument* const topic =
        std::exchange(topic_, basis.topic != nullptr ? basis.topic : topic_);
    if (!found) found = take_base(*basis.frame, basis.frame->subject_types, subject);
    topic_ = topic;
    if (found) {
      emit(*basis.frame, *basis.verb, subject, object);
    } else {
      note(FrameTrace::Outcome::NoSubject, basis.frame, *basis.verb, {}, object.span);
    }
    return true;
  });
}

}  // namespace renkei
