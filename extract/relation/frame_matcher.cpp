// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/relation/frame_matcher.hpp"

#include <algorithm>

#include "extract/entity/name_shape.hpp"

namespace renkei {
namespace {

// 「の円滑な運用」: farther than this, の belongs to another noun.
constexpr std::uint32_t max_of_gap = 14;
// 「との緊密な連携」 and other particles that announce a verbal noun.
constexpr std::uint32_t max_noun_gap = 34;
// A subject farther away than this stays outside the quote.
constexpr std::uint32_t max_subject_gap = 60;
constexpr std::uint32_t cancel_reach = 28;
// 「教育機関等を対象とした講演」: how far the activity may stand.
constexpr std::uint32_t activity_reach = 14;
// Subjects taken from outside the clause are right less often than named ones.
constexpr double carried_discount = 0.92;

constexpr TypeSet actor_types = bit(EntityType::GovernmentBody) | bit(EntityType::Organization) |
                                bit(EntityType::Forum) | bit(EntityType::Group) |
                                bit(EntityType::Place);
// A relative clause may also say what a system or programme does.
constexpr TypeSet doer_types = actor_types | bit(EntityType::System) | bit(EntityType::Programme);
constexpr TypeSet standing_bodies =
    bit(EntityType::GovernmentBody) | bit(EntityType::Organization) | bit(EntityType::Group);
constexpr TypeSet work_types = bit(EntityType::Programme) | bit(EntityType::System) |
                               bit(EntityType::Document) | bit(EntityType::Forum) |
                               bit(EntityType::Event);

constexpr TypeSet all_types = TypeSet((1u << entity_type_count) - 1);

bool is_clause_verb(const Verb& verb) { return verb.form.shape != Shape::Noun; }

}  // namespace

const std::vector<std::uint32_t>& FrameMatcher::match(const Clauses& clauses,
                                                      const SentenceContext& context,
                                                      std::vector<FoundRelation>& out) {
  clauses_ = &clauses;
  context_ = &context;
  out_ = &out;
  pending_.clear();
  deferred_.clear();
  own_subject_.clear();
  own_through_.clear();
  topic_ = through_ = last_subject_ = nullptr;
  joint_noted_ = false;
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
      std::erase_if(pending_, [&](const Pending& pending) {
        return clauses_->arguments[pending.argument].kind != Case::Subject;
      });
    }
  }
  resolve_deferred(nullptr, std::uint32_t(clauses.tokens.size()));
  return own_subject_;
}

/// 「…との連携に係る取組を JPCERT/CC において実施する」: the place that acts may come late.
void FrameMatcher::look_ahead_for_topic() {
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
  return take_argument(argument, standing_bodies, ends) &&
         ends.entities.size() == argument.member_count;
}

void FrameMatcher::on_argument(std::uint32_t index) {
  const Argument& argument = clauses_->arguments[index];
  Ends ends;
  const bool acts = take_argument(argument, actor_types, ends);
  const bool standing = is_standing(argument);
  if (argument.kind == Case::Topic || standing) {
    topic_ = &argument;
    through_ = nullptr;
    if (acts) own_subject_ = ends.entities;
  }
  pending_.push_back({index, false});
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
  if (!is_cancelled(verb)) {
    for (const std::uint32_t frame : lexicon_.verb_frames[verb.frames]) {
      try_frame(lexicon_.frames[frame], verb, token);
    }
  }
  // 「…に基づき」 is an adjunct of the clause it stands in, not a clause.
  const Frame& first = lexicon_.frames[lexicon_.verb_frames[verb.frames].front()];
  const bool adjunct = first.subject.front() == Role::Clause && verb.form.shape == Shape::Continue;
  if (is_clause_verb(verb) && !adjunct) end_clause(verb, token);
}

bool FrameMatcher::try_frame(const Frame& frame, const Verb& verb, std::uint32_t token) {
  if (frame.object.front() == Role::Mutual) {
    emit_mutual(frame, verb);
    return false;
  }
  Ends object;
  if (!find_object(frame, verb, token, object)) return false;
  if (frame.subject.front() == Role::Clause) {
    for (Pending& pending : pending_) {
      if (clauses_->arguments[pending.argument].span == object.span) {
        pending.used = true;
        deferred_.push_back({&frame, pending.argument, {object.span.begin, verb.end}, &verb});
      }
    }
    return true;
  }
  Ends subject;
  if (!find_subject(frame, verb, token, subject)) return false;
  emit(frame, verb, subject, object);
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
  last_subject_ = pending_of(Case::Subject, all_types);
  const bool relative =
      verb.form.shape == Shape::Attribute && next_argument(verb, token) != nullptr;
  std::erase_if(pending_, [&](const Pending& pending) {
    const Argument& argument = clauses_->arguments[pending.argument];
    if (argument.kind == Case::Topic) return false;
    if (relative) return pending.used || argument.kind == Case::Subject;
    return true;
  });
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
      const bool own = basis.verb == verb || verb->form.voice == Voice::Passive;
      const TypeSet types = own ? basis.frame->subject_types : bit(EntityType::Document);
      if (!relative || !take_next(types, *verb, token, subject)) return false;
      found = true;
    } else if (last.form.voice == Voice::Passive && last_subject_ != nullptr) {
      found = take_argument(*last_subject_, basis.frame->subject_types, subject);
    }
    if (!found) found = take_base(*basis.frame, subject);
    if (found) emit(*basis.frame, *basis.verb, subject, object);
    return true;
  });
}

bool FrameMatcher::take_argument(const Argument& argument, TypeSet types, Ends& out) const {
  out = {};
  for (std::uint32_t i = 0; i < argument.member_count; ++i) {
    const MentionSpan& mention = mentions_[clauses_->members[argument.first_member + i]];
    if (contains(types, mention.type)) out.entities.push_back(mention.entity);
  }
  out.span = argument.span;
  return !out.entities.empty();
}

bool FrameMatcher::fits(const Argument& argument, Role role, const Verb& verb) const {
  const auto wanted = Case(std::uint8_t(role));
  const std::uint32_t gap = verb.span.begin > argument.end ? verb.span.begin - argument.end : 0;
  if (argument.outer == wanted && argument.outer != Case::Of) return gap <= max_noun_gap;
  if (argument.kind != wanted) return false;
  if (argument.kind == Case::Of) return gap <= max_of_gap;
  return !argument.noun || gap <= max_noun_gap;
}

/// The nearest unused argument with a role.
bool FrameMatcher::take(Role role, TypeSet types, const Verb& verb, Ends& out) {
  for (auto pending = pending_.rbegin(); pending != pending_.rend(); ++pending) {
    const Argument& argument = clauses_->arguments[pending->argument];
    const bool role_of_subject = role == Role::Topic || role == Role::Subject;
    if ((pending->used && !role_of_subject) || !fits(argument, role, verb)) continue;
    if (take_argument(argument, types, out)) return true;
  }
  return false;
}

const Argument* FrameMatcher::next_argument(const Verb& verb, std::uint32_t token) const {
  if (token == Trie::none || token + 1 >= clauses_->tokens.size()) return nullptr;
  const ClauseToken& next = clauses_->tokens[token + 1];
  if (next.kind != ClauseToken::Kind::Argument) return nullptr;
  const Argument& argument = clauses_->arguments[next.index];
  std::uint32_t end = verb.end;
  if (end < argument.span.begin && (text_[end] == U'「' || text_[end] == U'『')) ++end;
  return argument.span.begin == end ? &argument : nullptr;
}

bool FrameMatcher::take_next(TypeSet types, const Verb& verb, std::uint32_t token,
                             Ends& out) const {
  const Argument* next = next_argument(verb, token);
  // 「利用者を対象とした Lアラートに関する研修」 modifies 研修.
  if (next == nullptr || next->kind == Case::About) return false;
  // 「ISO は、171カ国が加盟する国際標準化機関であり」: the noun predicate is the topic.
  if (next->kind == Case::Is && topic_ != nullptr && take_argument(*topic_, types, out))
    return true;
  // A relative clause modifies the first noun of a list for sure, the others perhaps.
  Argument first = *next;
  first.member_count = 1;
  first.span = mentions_[clauses_->members[next->first_member]].span;
  return take_argument(first, types, out);
}

bool FrameMatcher::take_adjacent_group(const Frame& frame, const Verb& verb, Ends& out) const {
  for (const Pending& pending : pending_) {
    const Argument& argument = clauses_->arguments[pending.argument];
    if (argument.span.end == verb.span.begin && argument.kind == Case::None) {
      return take_argument(argument, frame.object_types, out);
    }
  }
  return false;
}

bool FrameMatcher::find_object(const Frame& frame, const Verb& verb, std::uint32_t token,
                               Ends& out) {
  const bool passive = verb.form.voice == Voice::Passive;
  for (const Role role : frame.object) {
    if (role == Role::Next) {
      if (verb.form.shape == Shape::Attribute && take_next(frame.object_types, verb, token, out)) {
        return true;
      }
      continue;
    }
    if (role == Role::Noun) {
      if (take_adjacent_group(frame, verb, out)) return true;
      continue;
    }
    if (role == Role::Object && passive) {
      if (verb.form.shape == Shape::Attribute && take_next(frame.object_types, verb, token, out)) {
        return true;
      }
      if (take(Role::Subject, frame.object_types, verb, out) ||
          take(Role::Topic, frame.object_types, verb, out)) {
        return true;
      }
      continue;
    }
    if (role == Role::Bracket || role == Role::Activity) continue;
    if (take(role, frame.object_types, verb, out)) return true;
  }
  // 「2023年度に開催した研究会」: the noun that an active relative clause modifies fills the gap.
  const bool wants_object = frame.object.front() == Role::Object;
  return wants_object && !passive && verb.form.shape == Shape::Attribute &&
         take_next(frame.object_types, verb, token, out);
}

bool FrameMatcher::take_base(const Frame& frame, Ends& out) {
  if (take(Role::Subject, frame.subject_types, Verb{}, out)) return true;
  // 「各省庁におけるガイドラインの活用」: who does it stands in the noun phrase.
  for (const Pending& pending : pending_) {
    const Argument& argument = clauses_->arguments[pending.argument];
    if (argument.kind != Case::Locus || !argument.noun) continue;
    if (take_argument(argument, TypeSet(frame.subject_types & standing_bodies), out)) return true;
  }
  if (topic_ != nullptr && take_argument(*topic_, frame.subject_types, out)) return true;
  return take_carried(context_->actors, frame.subject_types, out);
}

bool FrameMatcher::take_carried(const std::vector<std::uint32_t>& carried, TypeSet types,
                                Ends& out) const {
  out = {};
  out.explicit_in_sentence = false;
  for (const std::uint32_t entity : carried) {
    if (contains(types, entities_[entity].type)) out.entities.push_back(entity);
  }
  return !out.entities.empty();
}

bool FrameMatcher::find_subject(const Frame& frame, const Verb& verb, std::uint32_t token,
                                Ends& out) {
  const bool relative = verb.form.shape == Shape::Attribute;
  for (const Role role : frame.subject) {
    switch (role) {
      case Role::Next:
        if (relative && take_next(frame.subject_types, verb, token, out)) return true;
        break;
      case Role::Patient:
        if (relative && take_next(frame.subject_types, verb, token, out)) return true;
        if (verb.form.voice == Voice::Active &&
            take(Role::Object, frame.subject_types, verb, out)) {
          return true;
        }
        if (take(Role::Subject, frame.subject_types, verb, out) ||
            take(Role::Topic, frame.subject_types, verb, out)) {
          return true;
        }
        break;
      case Role::Work:
        if (take_next(TypeSet(frame.subject_types & work_types), verb, token, out)) return true;
        if (topic_ != nullptr &&
            take_argument(*topic_, TypeSet(frame.subject_types & work_types), out)) {
          return true;
        }
        // On a programme's sheet it is the programme that is aimed at someone.
        if (context_->programme != Trie::none && !relative) {
          return take_carried({context_->programme}, frame.subject_types, out);
        }
        break;
      case Role::Activity: {
        const std::u32string_view after = text_.substr(verb.end, activity_reach);
        for (std::size_t i = 0; i < after.size(); ++i) {
          if (lexicon_.activities.longest(after, i)) return take_base(frame, out);
        }
        break;
      }
      case Role::Through:
        if (through_ != nullptr && take_argument(*through_, frame.subject_types, out)) return true;
        if (topic_ == nullptr && take_carried(context_->through, frame.subject_types, out))
          return true;
        [[fallthrough]];
      case Role::Base:
        if (verb.form.voice == Voice::Passive) {
          if (take(Role::Means, frame.subject_types, verb, out)) return true;
          break;
        }
        // 「システムを運用する機構」: the noun after the clause is who acts in it.
        if (relative && pending_of(Case::Subject, frame.subject_types) == nullptr &&
            next_argument(verb, token) != nullptr) {
          const Argument* next = next_argument(verb, token);
          Ends object;
          const bool next_is_object =
              !find_object(frame, verb, token, object) || object.span.begin == next->span.begin;
          if (!next_is_object &&
              take_next(TypeSet(frame.subject_types & doer_types), verb, token, out)) {
            return true;
          }
        }
        if (take(Role::Means, frame.subject_types, verb, out) && !is_clause_verb(verb)) return true;
        if (take_base(frame, out)) return true;
        break;
      case Role::Bracket:
      case Role::Clause:
      case Role::Mutual:
      case Role::Noun:
        break;
      default:
        if (take(role, frame.subject_types, verb, out)) return true;
    }
  }
  return false;
}

const Argument* FrameMatcher::pending_of(Case kind, TypeSet types) const {
  for (auto pending = pending_.rbegin(); pending != pending_.rend(); ++pending) {
    const Argument& argument = clauses_->arguments[pending->argument];
    Ends ignored;
    if (argument.kind == kind && take_argument(argument, types, ignored)) return &argument;
  }
  return nullptr;
}

bool FrameMatcher::is_cancelled(const Verb& verb) const {
  const std::uint32_t limit = std::min(clauses_->sentence.end, verb.end + cancel_reach);
  for (std::uint32_t i = verb.span.end; i < limit; ++i) {
    if (text_[i] == U'、' && i > verb.end) return false;
    if (lexicon_.cancels.longest(text_.substr(0, clauses_->sentence.end), i)) return true;
  }
  return false;
}

/// What is planned, done or standing: the section decides, a relative clause speaks for itself.
Status FrameMatcher::status_of(const Verb& verb) const {
  const VerbForm& form = verb.form;
  const bool relative = form.shape == Shape::Attribute && verb.end < clauses_->sentence.end &&
                        text_[verb.end] != U'。';
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
  Span span{std::min(object.span.begin, verb.span.begin), std::max(object.span.end, verb.end)};
  if (!subject.explicit_in_sentence) return span;
  if (subject.span.begin < span.begin && span.begin - subject.span.end <= max_subject_gap) {
    span.begin = subject.span.begin;
  }
  span.end = std::max(span.end, subject.span.end);
  return span;
}

void FrameMatcher::emit(const Frame& frame, const Verb& verb, const Ends& subject,
                        const Ends& object) {
  const Status status = frame.standing ? Status::Standing : status_of(verb);
  const double confidence =
      frame.confidence * (subject.explicit_in_sentence ? 1.0 : carried_discount);
  const Span evidence = evidence_of(verb, subject, object);
  for (const std::uint32_t s : subject.entities) {
    for (const std::uint32_t o : object.entities) {
      add(s, frame.predicate, o, status, confidence, evidence, frame_index(frame));
    }
  }
  note_joint_subject(subject, status);
}

/// 「A、B及びCが連携して」: the subjects work together.
void FrameMatcher::emit_mutual(const Frame& frame, const Verb& verb) {
  Ends group;
  const bool found = take(Role::Subject, frame.subject_types, verb, group) ||
                     (topic_ != nullptr && take_argument(*topic_, frame.subject_types, group));
  if (!found || group.entities.size() < 2) return;
  const Span evidence{group.span.begin, std::max(verb.end, group.span.end)};
  for (std::size_t i = 0; i < group.entities.size(); ++i) {
    for (std::size_t j = i + 1; j < group.entities.size(); ++j) {
      add(group.entities[i], frame.predicate, group.entities[j], status_of(verb), frame.confidence,
          evidence, frame_index(frame));
    }
  }
}

/// Bodies that do one thing together work together: 「内閣官房、外務省及び関係府省庁において」.
void FrameMatcher::note_joint_subject(const Ends& subject, Status status) {
  if (joint_noted_ || !subject.explicit_in_sentence) return;
  const auto argument = std::find_if(
      clauses_->arguments.begin(), clauses_->arguments.end(), [&](const Argument& candidate) {
        const bool acts = candidate.kind == Case::Subject || candidate.kind == Case::Topic ||
                          (candidate.kind == Case::Locus && !candidate.noun);
        return acts && candidate.span == subject.span;
      });
  Ends bodies;
  if (argument == clauses_->arguments.end()) return;
  if (!take_argument(*argument, standing_bodies, bodies) || bodies.entities.size() < 2) return;
  joint_noted_ = true;
  for (std::size_t i = 0; i < bodies.entities.size(); ++i) {
    for (std::size_t j = i + 1; j < bodies.entities.size(); ++j) {
      add(bodies.entities[i], Predicate::CooperatesWith, bodies.entities[j], status, 0.8,
          {argument->span.begin, argument->end}, Trie::none);
    }
  }
}

void FrameMatcher::add(std::uint32_t subject, Predicate predicate, std::uint32_t object,
                       Status status, double confidence, Span evidence, std::uint32_t frame) {
  if (subject == object) return;
  FoundRelation relation;
  relation.subject = subject;
  relation.predicate = predicate;
  relation.object = object;
  relation.status = status;
  relation.fiscal_year = context_->fiscal_year;
  relation.confidence = confidence;
  relation.evidence = evidence;
  relation.frame = frame;
  out_->push_back(relation);
}

}  // namespace renkei
