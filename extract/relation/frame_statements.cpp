// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
// From filled frames to statements: status, confidence, evidence.
#include <algorithm>

#include "extract/lexicon/word_chars.hpp"
#include "extract/relation/frame_matcher.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

// A subject farther away than this stays outside the quote.
constexpr std::uint32_t max_subject_gap = 60;
// How far behind a verb its negation may stand.
constexpr std::uint32_t cancel_reach = 28;
// Subjects taken from outside the clause are right less often than named ones.
constexpr double carried_discount = 0.92;
// What the clause says of the subject holds for its partner nearly as surely.
constexpr double joint_discount = 0.9;
// Of bodies that are one sentence's subject.
constexpr double joint_confidence = 0.9;
// A longer list is a directory: relating each to each would give more edges than the page has
// words.
constexpr std::size_t max_joint = 40;

}  // namespace

/// The word behind the verb that takes its statement back (「…していない」); empty = none.
Span FrameMatcher::cancelled_by(const Verb& verb) const {
  const std::u32string_view sentence = text_.substr(0, clauses_->sentence.end);
  if (verb.form.shape == Shape::Noun) {
    // 「関係機関との連携状況を調べる」
    const Trie::Match state = lexicon_.noun_cancels.longest(sentence, verb.span.end);
    if (state) return {verb.span.end, verb.span.end + state.length};
  }
  std::uint32_t limit = std::min(clauses_->sentence.end, verb.end + cancel_reach);
  if (modifies_noun(verb)) {
    // 「加盟するこれらの国際機関の運営に必要な経費」: what is said of the noun is not said of the
    // verb.
    const auto noun = std::partition_point(
        mentions_.begin(), mentions_.end(),
        [&](const MentionSpan& mention) { return mention.span.begin < verb.end; });
    if (noun != mentions_.end()) limit = std::min(limit, noun->span.begin);
  }
  for (std::uint32_t i = verb.span.end; i < limit; ++i) {
    // Only a list of verbal nouns goes on over a comma: 「策定、公表する必要がある」.
    const bool listed = i == verb.end && verb.form.shape == Shape::Noun;
    if (text_[i] == U'、' && !listed) return {};
    if (const Trie::Match word = lexicon_.cancels.longest(sentence, i)) return {i, i + word.length};
  }
  return {};
}

/// A verb form that may modify a noun and does not end the sentence: 「運用している|制度」.
bool FrameMatcher::modifies_noun(const Verb& verb) const {
  return verb.form.shape == Shape::Attribute && verb.end < clauses_->sentence.end &&
         text_[verb.end] != U'。';
}

/// 「2023年5月に協議会を立ち上げ、」: a clause with the date of a day, month or year, not a 年度.
/// What goes on since a day is not over: 「2月から連携し、…実施している」.
bool FrameMatcher::is_dated(const Verb& verb) const {
  if (verb.form.shape == Shape::End) return false;
  const bool goes_on = clauses_->final_aspect == Aspect::Progress;
  // 「計画(2021年3月閣議決定)に基づき」: a date in brackets is the document's.
  std::uint32_t depth = 0;
  for (std::uint32_t i = verb.span.begin; i > clause_begin_ + 1; --i) {
    const char32_t c = text_[i - 1];
    if (c == U')') ++depth;
    if (c == U'(' && depth > 0) --depth;
    if (depth > 0) continue;
    const bool unit = c == U'年' || c == U'月' || c == U'日';
    if (!unit || text::script_of(text_[i - 2]) != text::Script::Digit) continue;
    if (goes_on && is_since(i)) return false;
    if (c != U'年') return true;
    // 「2020年度」 may lie ahead, 「1期4年」 is no date
    const bool year =
        i >= clause_begin_ + 5 && text::script_of(text_[i - 5]) == text::Script::Digit;
    if (year && text_[i] != U'度' && text_[i] != U'間') return true;
  }
  return false;
}

/// 「…月から」, 「…年より」
bool FrameMatcher::is_since(std::uint32_t at) const {
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, clauses_->sentence.end), at);
  return match && lexicon_.case_forms[match.value].kind == Case::From;
}

/// What is planned, done or standing: the section decides, a relative clause speaks for itself.
Status FrameMatcher::status_of(const Frame& frame, const Verb& verb) const {
  if (frame.time == FrameTime::Standing) return Status::Standing;
  VerbForm form = verb.form;
  bool relative = modifies_noun(verb);
  // 「連携したが」 is a clause; a comma or an adjective may stand before the noun.
  const char32_t next = relative ? text_[verb.end] : U'。';
  const bool before_noun =
      is_nominal(next) || is_opening_quote(next) || next == U'、' ||
      (text::script_of(next) == text::Script::Hiragana && !lexicon_.cases.longest(text_, verb.end));
  if (before_noun && frame.time == FrameTime::Clause && form.aspect == Aspect::Past) {
    relative = false;
    form.aspect = Aspect::Plain;
  }
  if (relative && form.aspect == Aspect::Progress) return Status::Standing;
  switch (context_->section) {
    case SectionKind::Result:
      return Status::Done;
    case SectionKind::Strategy:
      return Status::Planned;
    case SectionKind::Plan:
      return relative && form.aspect == Aspect::Past ? Status::Done : Status::Planned;
    default:
      break;
  }
  if (form.shape == Shape::Continue && form.aspect == Aspect::Progress) return Status::Standing;
  if (form.aspect == Aspect::Plain && !relative && is_dated(verb)) return Status::Done;
  const bool own = relative || form.shape == Shape::End || form.aspect == Aspect::Past;
  switch (own ? form.aspect : clauses_->final_aspect) {
    case Aspect::Past:
      return Status::Done;
    case Aspect::Plan:
      return Status::Planned;
    default:
      return Status::Standing;
  }
}

Span FrameMatcher::evidence_of(const Verb& verb, const Ends& subject, const Ends& object) const {
  // The の or や behind a verbal noun belongs to what follows.
  const std::uint32_t verb_end = verb.form.shape == Shape::Noun ? verb.span.end : verb.end;
  Span span{std::min(object.span.begin, verb.span.begin), std::max(object.span.end, verb_end)};
  if (!subject.explicit_in_sentence) return span;
  if (subject.span.begin < span.begin && span.begin - subject.span.end <= max_subject_gap) {
    span.begin = subject.span.begin;
  }
  span.end = std::max(span.end, subject.span.end);
  return span;
}

void FrameMatcher::emit(const Frame& frame, const Verb& verb, const Ends& subject,
                        const Ends& object) {
  verb_ = &verb;
  const Status status = status_of(frame, verb);
  if (object.paired && is_symmetric(frame.predicate)) {
    return emit_pairs(frame, verb, object, status,
                      {object.span.begin, evidence_of(verb, {}, object).end});
  }
  const double confidence =
      frame.confidence * (subject.explicit_in_sentence ? 1.0 : carried_discount);
  const Span evidence = evidence_of(verb, subject, object);
  const std::size_t first = out_->size();
  for (const std::uint32_t s : subject.entities) {
    // 「厚生労働省をはじめとする関係省庁と連携した」: who is among the others is not who acts.
    const bool among =
        std::find(object.entities.begin(), object.entities.end(), s) != object.entities.end();
    if (!subject.explicit_in_sentence && among) continue;
    for (const std::uint32_t o : object.entities) {
      add(s, frame.predicate, o, status, confidence, evidence, frame_index(frame));
    }
  }
  note_fired(frame, verb, subject, object, first);
  emit_joint(frame, verb, object, status);
  // Who use, belong to or rest on one thing need not do so together, unless the sentence is about
  // them.
  const Predicate predicate = frame.predicate;
  const bool severally = predicate == Predicate::Uses || predicate == Predicate::ParticipatesIn ||
                         predicate == Predicate::BasedOn;
  if (!severally || (topic_ != nullptr && subject.span == topic_->span)) {
    note_joint_subject(subject, status);
  }
}

/// 「AはBと共同で」, 「Bとともに」: B does, too, what the clause goes on to say of A.
void FrameMatcher::note_joint(const Frame& frame, const Verb& verb, const Ends& partners) {
  if (frame.predicate != Predicate::CooperatesWith) return;
  const Role role = frame.object.front();
  if (role == Role::With) {
    if (verb.form.shape != Shape::Noun) return;
    const Trie::Match particle = lexicon_.cases.longest(text_, verb.span.end);
    if (!particle || lexicon_.case_forms[particle.value].kind != Case::At) return;
  } else if (role != Role::Together) {
    return;
  }
  joint_ = partners;
}

void FrameMatcher::emit_joint(const Frame& frame, const Verb& verb, const Ends& object,
                              Status status) {
  const Predicate predicate = frame.predicate;
  const bool shared = predicate == Predicate::Publishes || predicate == Predicate::Organizes ||
                      predicate == Predicate::Establishes || predicate == Predicate::Operates ||
                      predicate == Predicate::ParticipatesIn;
  if (!shared || joint_.entities.empty() || verb.form.shape == Shape::Noun) return;
  const std::size_t first = out_->size();
  for (const std::uint32_t partner : joint_.entities) {
    if (!contains(frame.subject_types, entities_[partner].type)) continue;
    for (const std::uint32_t o : object.entities) {
      add(partner, predicate, o, status, frame.confidence * joint_discount,
          evidence_of(verb, joint_, object), frame_index(frame));
    }
  }
  note_fired(frame, verb, joint_, object, first);
}

/// 「AとBを統合し、Cが設立された」: C is what A and B became.
void FrameMatcher::emit_successor(const Verb& verb, const Ends& successor) {
  if (former_.entities.empty()) return;
  verb_ = &verb;
  const Status status = status_of(*former_frame_, verb);
  const std::size_t first = out_->size();
  for (const std::uint32_t old : former_.entities) {
    add(successor.entities.front(), Predicate::Succeeds, old, status, former_frame_->confidence,
        evidence_of(verb, former_, successor), frame_index(*former_frame_));
  }
  note_fired(*former_frame_, verb, successor, former_, first);
  former_.clear();
}

/// 「AとBとの間で」
void FrameMatcher::emit_between(const Argument& argument) {
  if (lexicon_.together_frames == Trie::none) return;
  Verb verb;
  verb.span = {argument.span.end, argument.end};
  verb.end = argument.end;
  verb_ = &verb;
  Ends pair;
  const Frame& frame = lexicon_.frames[lexicon_.verb_frames[lexicon_.together_frames].front()];
  if (!take_argument(argument, frame.object_types, pair) || pair.entities.size() < 2) return;
  emit_pairs(frame, verb, pair, status_of(frame, verb), {argument.span.begin, argument.end});
}

void FrameMatcher::note_fired(const Frame& frame, const Verb& verb, const Ends& subject,
                              const Ends& object, std::size_t first) {
  if (trace_ == nullptr) return;
  trace_->push_back({FrameTrace::Outcome::Fired,
                     &frame,
                     verb,
                     {},
                     subject.span,
                     object.span,
                     subject.explicit_in_sentence,
                     first,
                     out_->size()});
}

/// 「A、B及びCが連携して」: the subjects work together.
void FrameMatcher::emit_mutual(const Frame& frame, const Verb& verb) {
  Ends group;
  // 「A、B及びCの|連携により」
  const bool of_list = verb.form.shape == Shape::Noun &&
                       take(Role::Of, frame.subject_types, verb, group) &&
                       group.span.end + 1 == verb.span.begin && group.entities.size() > 1;
  const bool found = of_list || take(Role::Subject, frame.subject_types, verb, group) ||
                     (topic_ != nullptr && take_argument(*topic_, frame.subject_types, group));
  if (!found || group.entities.size() < 2) return;
  verb_ = &verb;
  emit_pairs(frame, verb, group, status_of(frame, verb),
             {group.span.begin, std::max(verb.end, group.span.end)});
}

void FrameMatcher::emit_pairs(const Frame& frame, const Verb& verb, const Ends& group,
                              Status status, Span evidence) {
  if (group.entities.size() > max_joint) return;
  const std::size_t first = out_->size();
  for (std::size_t i = 0; i < group.entities.size(); ++i) {
    for (std::size_t j = i + 1; j < group.entities.size(); ++j) {
      if (group.entities[j] == group.summary) continue;
      add(group.entities[i], frame.predicate, group.entities[j], status, frame.confidence, evidence,
          frame_index(frame));
    }
  }
  note_fired(frame, verb, group, group, first);
}

/// Bodies that do one thing together work together: 「内閣官房、外務省及び関係府省庁において」.
void FrameMatcher::note_joint_subject(const Ends& subject, Status status) {
  if (has_sides_) return;  // the members of two sides are no joint subject
  if (joint_noted_ || !subject.explicit_in_sentence) return;
  const auto argument = std::find_if(
      clauses_->arguments.begin(), clauses_->arguments.end(), [&](const Argument& candidate) {
        const bool acts = candidate.kind == Case::Subject || candidate.kind == Case::Topic ||
                          candidate.kind == Case::Means ||
                          (candidate.kind == Case::Locus && !candidate.noun);
        return acts && candidate.span == subject.span;
      });
  Ends bodies;
  if (argument == clauses_->arguments.end()) return;
  if (!take_argument(*argument, standing_bodies, bodies) || bodies.entities.size() < 2) return;
  joint_noted_ = true;
  if (bodies.entities.size() > max_joint) return;
  for (std::size_t i = 0; i < bodies.entities.size(); ++i) {
    for (std::size_t j = i + 1; j < bodies.entities.size(); ++j) {
      if (bodies.entities[j] == bodies.summary) continue;
      add(bodies.entities[i], Predicate::CooperatesWith, bodies.entities[j], status,
          joint_confidence, {argument->span.begin, argument->end}, Trie::none);
    }
  }
}

/// 「我が国の課題に拠出し」: a ministry does not act on the country that it is of.
bool FrameMatcher::is_own_country(std::uint32_t body, std::uint32_t country) const {
  const std::uint32_t entry = entities_[body].entry;
  return entities_[country].entry != Trie::none && lexicon_.is_home(entities_[country].entry) &&
         is_body(entities_[body].type) && entry != Trie::none && lexicon_.is_domestic(entry);
}

void FrameMatcher::add(std::uint32_t subject, Predicate predicate, std::uint32_t object,
                       Status status, double confidence, Span evidence, std::uint32_t frame) {
  if (subject == object || is_own_country(subject, object)) return;
  // On a programme's sheet the money is the programme's, not for it.
  if (predicate == Predicate::ProvidesTo && object == context_->programme) return;
  FoundRelation relation;
  relation.subject = subject;
  relation.predicate = predicate;
  relation.object = object;
  relation.status = status;
  relation.fiscal_year = year_of(*verb_);
  relation.confidence = confidence;
  relation.evidence = evidence;
  relation.source = frame == Trie::none ? RelationSource::JointSubject : RelationSource::Frame;
  relation.row = frame;
  out_->push_back(relation);
}

}  // namespace renkei
