// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
// Who and what fill a frame's roles.
#include <algorithm>

#include "extract/entity/name_shape.hpp"
#include "extract/relation/frame_matcher.hpp"

namespace renkei {
namespace {

// 「の円滑な運用」: farther than this, の belongs to another noun.
constexpr std::uint32_t max_of_gap = 14;
// 「との緊密な連携」 and other particles that announce a verbal noun.
constexpr std::uint32_t max_noun_gap = 34;
// 「教育機関等を対象とした講演」: how far the activity may stand.
constexpr std::uint32_t activity_reach = 14;

// 「…に取り組む枠組みである「X」」: how long the noun may be that X is said to be.
constexpr std::uint32_t max_apposed_noun = 16;

// A relative clause may also say what a system or programme does.
constexpr TypeSet doer_types = actor_types | bit(EntityType::System) | bit(EntityType::Programme);

bool is_clause_verb(const Verb& verb) { return verb.form.shape != Shape::Noun; }

}  // namespace

bool FrameMatcher::take_argument(const Argument& argument, TypeSet types, Ends& out) const {
  out.clear();
  for (std::uint32_t i = 0; i < argument.member_count; ++i) {
    const MentionSpan& mention = mentions_[clauses_->members[argument.first_member + i]];
    if (contains(types, mention.type)) out.entities.push_back(mention.entity);
  }
  out.span = argument.span;
  out.summary = argument.summary;
  out.paired = argument.paired && argument.noun && out.entities.size() > 1;
  return !out.entities.empty();
}

bool FrameMatcher::fits(const Argument& argument, Role role, const Verb& verb) const {
  const auto wanted = Case(std::uint8_t(role));
  const std::uint32_t gap = verb.span.begin > argument.end ? verb.span.begin - argument.end : 0;
  // 「国際会議への|参加」 and 「Xの|整備を進める」, not the に behind 「国民の|要請に」.
  const bool governs = wanted == Case::Object || verb.span.begin >= argument.outer_end;
  if (argument.outer == wanted && argument.outer != Case::Of && governs) {
    // 「Xの枠組みを通じ、事業を実施する」: the verb's own を is the last.
    const bool has_other =
        wanted == Case::Object && verb.span.begin > argument.outer_end &&
        text_.substr(argument.outer_end, verb.span.begin - argument.outer_end).find(U'を') !=
            std::u32string_view::npos;
    return gap <= max_noun_gap && !has_other;
  }
  // 「ガイドライン|策定」: a name right before a verbal noun is its object.
  if (argument.kind == Case::None && wanted == Case::Object) {
    return argument.end == verb.span.begin &&
           text::script_of(text_[argument.end - 1]) != text::Script::Hiragana;  // not となる
  }
  if (argument.kind != wanted) return false;
  if (wanted == Case::Object && !is_clause_verb(verb)) {
    // 「A社を代表とするBに|運用を委託する」: a noun with its own を governs no other.
    const Trie::Match own = lexicon_.cases.longest(text_, verb.span.end);
    if (own && lexicon_.case_forms[own.value].kind == Case::Object) return false;
  }
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
  const std::uint32_t end = behind_apposed_noun(verb.end, argument.span.begin);
  return argument.span.begin == end ? &argument : nullptr;
}

/// 「住民まで伝達する|システムである「X」」: the noun that X is said to be stands before it.
std::uint32_t FrameMatcher::behind_apposed_noun(std::uint32_t at, std::uint32_t name) const {
  const auto open = [this](std::uint32_t i) {
    return text_[i] == U'「' || text_[i] == U'『' ? i + 1 : i;
  };
  if (at >= name || open(at) == name) return at < name ? open(at) : at;
  std::uint32_t i = at;
  const std::uint32_t limit = std::min(name, at + max_apposed_noun);
  while (i < limit && is_nominal(text_[i])) ++i;
  if (i < limit) {
    const Trie::Match noun = lexicon_.nouns.longest(text_.substr(0, name), i);
    i += noun.length;
  }
  if (i > at && i + 1 == name && text_[i] == U'(') return name;  // 共通基盤(Lアラート)
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, name), i);
  if (i == at || !match || lexicon_.case_forms[match.value].kind != Case::Is) return at;
  return open(i + match.length);
}

bool FrameMatcher::take_next(TypeSet types, const Verb& verb, std::uint32_t token,
                             Ends& out) const {
  const Argument* next = next_argument(verb, token);
  // 「利用者を対象とした Lアラートに関する研修」 modifies 研修.
  if (next == nullptr || (next->kind == Case::About && next->noun)) return false;
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
    if (role == Role::Base) {
      if (take_base(frame, frame.object_types, out) && out.explicit_in_sentence) return true;
      continue;
    }
    if (role == Role::Bracket || role == Role::Activity) continue;
    if (role == Role::Helped) {
      // 「大学による開発を支援」, not 「大学による支援」
      const bool has_own = follows_object(verb);
      if (has_own && take(Role::Means, frame.object_types, verb, out)) return true;
      if (has_own && take_locus_noun(TypeSet(frame.object_types & ~body_types), out)) return true;
      continue;
    }
    if (role == Role::Topic && has_sides_ && context_->forum != Trie::none &&
        take_carried({context_->forum}, frame.object_types, out)) {
      out.span = verb.span;
      return true;
    }
    if (!take(role, frame.object_types, verb, out)) continue;
    if (frame.predicate == Predicate::WorksThrough && !acts_itself(out, verb)) continue;
    // 「職員を介さずに、…調査対象」: whom something is for stands in the word's own phrase.
    const std::u32string_view between =
        out.span.end < verb.span.begin ? text_.substr(out.span.end, verb.span.begin - out.span.end)
                                       : std::u32string_view();
    if (frame.predicate != Predicate::Targets || between.find(U'、') == between.npos) return true;
  }
  // 「2023年度に開催した研究会」: the noun that an active relative clause modifies fills the gap.
  const bool wants_object = frame.object.front() == Role::Object;
  if (!wants_object || passive) return false;
  if (take_topic_as_object(frame, verb, out)) return true;
  if (verb.form.shape != Shape::Attribute) return false;
  // 「生涯を通じた支援」: the gap is filled, by what is no name. But 「対策をまとめた「X」」.
  if (follows_object(verb) && frame.predicate != Predicate::Publishes) return false;
  if (take_next(frame.object_types, verb, token, out)) return true;
  return topic_ != nullptr && defines_topic(verb) &&
         take_argument(*topic_, TypeSet(frame.object_types & work_types), out);
}

/// 「協議会の事務局は、省に置かれている」: the place in what is said next, when it is where
/// something is set up.
bool FrameMatcher::take_site(TypeSet types, std::uint32_t token, Ends& out) const {
  const Argument* site = nullptr;
  for (std::uint32_t i = token + 1; i < clauses_->tokens.size(); ++i) {
    const ClauseToken& next = clauses_->tokens[i];
    if (next.kind == ClauseToken::Kind::Argument) {
      const Argument& argument = clauses_->arguments[next.index];
      if (argument.kind == Case::Goal) site = &argument;
    } else if (next.kind == ClauseToken::Kind::Verb) {
      const auto& frames = lexicon_.verb_frames[clauses_->verbs[next.index].frames];
      const bool sets_up = std::any_of(frames.begin(), frames.end(), [this](std::uint32_t frame) {
        return lexicon_.frames[frame].predicate == Predicate::PartOf;
      });
      return sets_up && site != nullptr && take_argument(*site, types, out);
    }
  }
  return false;
}

/// 「加盟国における|普及を支援」
bool FrameMatcher::take_locus_noun(TypeSet types, Ends& out) const {
  return std::any_of(pending_.rbegin(), pending_.rend(), [&](const Pending& pending) {
    const Argument& argument = clauses_->arguments[pending.argument];
    return argument.kind == Case::Locus && argument.noun && take_argument(argument, types, out);
  });
}

/// Whether を stands right before the verb.
bool FrameMatcher::follows_object(const Verb& verb) const {
  if (verb.span.begin == 0) return false;
  const std::uint32_t last = verb.span.begin - 1;
  const Trie::Match particle = lexicon_.cases.longest(text_.substr(0, verb.span.begin), last);
  return particle && lexicon_.case_forms[particle.value].kind == Case::Object;
}

/// 「アプリは、A銀行が利用している」: the topic is what the subject does something with.
bool FrameMatcher::take_topic_as_object(const Frame& frame, const Verb& verb, Ends& out) {
  if (topic_ == nullptr || topic_->kind != Case::Topic || !is_clause_verb(verb)) return false;
  if (modifies_noun(verb) || pending_of(Case::Subject, actor_types) == nullptr) return false;
  if (follows_object(verb) || pending_of(Case::Object, all_types) != nullptr) return false;
  return take_argument(*topic_, TypeSet(frame.object_types & work_types), out);
}

/// 「地方支分部局を通じ」 and 「機構の地方事務所を通じ」, not 「技術者の養成を通じ」.
bool FrameMatcher::acts_itself(const Ends& end, const Verb& verb) const {
  std::uint32_t noun = verb.span.begin;
  while (noun > end.span.end && !is_nominal(text_[noun - 1])) --noun;
  std::uint32_t begin = end.span.end;
  if (begin < noun && text_[begin] == U'(') {  // 「センター(ADRC)を通じ」
    const std::size_t close = text_.substr(0, verb.span.begin).rfind(U')');
    if (close != std::u32string_view::npos && close >= begin) begin = std::uint32_t(close) + 1;
  }
  if (noun < begin + 2) return true;
  return lexicon_.names_actor(text_.substr(begin, noun - begin));
}

/// 「Xは、A省が行う|事業である」: what the clause says of a noun it says of the topic.
bool FrameMatcher::defines_topic(const Verb& verb) const {
  std::uint32_t i = verb.end;
  const std::uint32_t limit = std::min(clauses_->sentence.end, i + max_apposed_noun);
  while (i < limit && is_nominal(text_[i])) ++i;
  const Trie::Match noun = lexicon_.nouns.longest(text_.substr(0, limit), i);
  i += noun.length;
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, clauses_->sentence.end), i);
  return i > verb.end && match && lexicon_.case_forms[match.value].kind == Case::Is;
}

bool FrameMatcher::take_base(const Frame& frame, TypeSet types, Ends& out) {
  if (take(Role::Subject, types, Verb{}, out)) return true;
  // 「各省庁におけるガイドラインの活用」: who does it stands in the noun phrase.
  for (const Pending& pending : pending_) {
    const Argument& argument = clauses_->arguments[pending.argument];
    if (argument.kind != Case::Locus || !argument.noun || argument.span == object_.span) continue;
    if (take_argument(argument, TypeSet(types & standing_bodies), out)) return true;
  }
  // 「Xは、AとBが連携して行う事業である」: nothing does itself.
  const bool may_act = topic_ != nullptr && !topic_is_object_ && !is_own_programme(frame);
  if (may_act && take_argument(*topic_, types, out)) return true;
  // 「WGは省と連携した」; but a forum as topic may be what is held or founded.
  const bool holds =
      frame.predicate == Predicate::Organizes || frame.predicate == Predicate::Establishes;
  if (topic_ != nullptr && topic_->member_count == 0 && !holds) return false;
  // 「機構が整備を進めるとともに、運用を行う」: coordinated clauses share their subject.
  if (last_agent_ != nullptr && take_argument(*last_agent_, types, out)) return true;
  if (topic_ == nullptr) {
    const auto bodies =
        TypeSet(types & (bit(EntityType::GovernmentBody) | bit(EntityType::Organization)));
    if (take(Role::At, bodies, Verb{}, out)) return true;
    // 「G7大臣会合が開催され、行動計画を策定し」: what was held goes on to act.
    if (last_patient_ != nullptr && frame.predicate == Predicate::Publishes) {
      return take_argument(*last_patient_, types, out);
    }
  }
  return take_carried(context_->actors, types, out);
}

/// 「本事業では、自治体を支援する」 on the programme's own sheet: the ministry does.
bool FrameMatcher::is_own_programme(const Frame& frame) const {
  if (context_->programme == Trie::none || topic_->member_count != 1) return false;
  const Predicate predicate = frame.predicate;
  const bool of_works = predicate == Predicate::Targets || predicate == Predicate::BasedOn ||
                        predicate == Predicate::PartOf || predicate == Predicate::Succeeds;
  return !of_works &&
         mentions_[clauses_->members[topic_->first_member]].entity == context_->programme;
}

bool FrameMatcher::take_carried(const std::vector<std::uint32_t>& carried, TypeSet types,
                                Ends& out) const {
  out.clear();
  out.explicit_in_sentence = false;
  for (const std::uint32_t entity : carried) {
    if (contains(types, entities_[entity].type)) out.entities.push_back(entity);
  }
  return !out.entities.empty();
}

bool FrameMatcher::find_subject(const Frame& frame, const Verb& verb, std::uint32_t token,
                                Ends& out) {
  for (const Role role : frame.subject) {
    switch (role) {
      case Role::Next:
        if (verb.form.shape != Shape::Attribute) break;
        if (take_next(frame.subject_types, verb, token, out)) return true;
        break;
      case Role::Patient:
        if (take_patient(frame.subject_types, verb, token, out)) return true;
        break;
      case Role::Work:
        if (take_work(frame, verb, token, out)) return true;
        break;
      case Role::Doer:
        // 「Xにおける議論」 alone does not say that who answers for the page has a part in it.
        if (is_clause_verb(verb)) {
          if (take_actor(frame, verb, token, out)) return true;
          break;
        }
        if (take(Role::Subject, frame.subject_types, verb, out)) return true;
        if (topic_ != nullptr && take_argument(*topic_, frame.subject_types, out)) return true;
        break;
      case Role::Activity:
        if (announces_activity(verb) && take_base(frame, frame.subject_types, out)) return true;
        break;
      case Role::Through:
        if (through_ != nullptr && !leads(frame) &&
            take_argument(*through_, frame.subject_types, out))
          return true;
        if (topic_ == nullptr && take_carried(context_->through, frame.subject_types, out))
          return true;
        [[fallthrough]];
      case Role::Base:
        if (take_actor(frame, verb, token, out)) return true;
        break;
      case Role::Site:
        if (take_site(frame.subject_types, token, out)) return true;
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

/// 「A省は、Bを通じてCに研修を提供した」: who gives is the topic, where 「A省において、Bを通じ」
/// says that B does.
bool FrameMatcher::leads(const Frame& frame) const {
  Ends ignored;
  return frame.predicate == Predicate::ProvidesTo && topic_ != nullptr &&
         topic_->kind == Case::Topic && take_argument(*topic_, body_types, ignored);
}

/// What a passive or relative clause is about: 「内閣官房に設置された|本部」, 「本部が設置された」.
bool FrameMatcher::take_patient(TypeSet types, const Verb& verb, std::uint32_t token, Ends& out) {
  if (verb.form.shape == Shape::Attribute && take_next(types, verb, token, out)) return true;
  if (verb.form.voice == Voice::Active && take(Role::Object, types, verb, out)) return true;
  if (take(Role::Subject, types, verb, out)) return true;
  // 「気象庁は、消防庁に設置された|海の連絡会議において」: the noun is meant, known or not.
  const bool of_noun = modifies_noun(verb) && is_nominal(text_[verb.end]);
  return !of_noun && take(Role::Topic, types, verb, out);
}

/// The programme, system, document or forum that a clause describes.
bool FrameMatcher::take_work(const Frame& frame, const Verb& verb, std::uint32_t token, Ends& out) {
  const auto types = TypeSet(frame.subject_types & work_types);
  if (take_next(types, verb, token, out)) return true;
  if (topic_ != nullptr && take_argument(*topic_, types, out)) return true;
  // On a programme's sheet it is the programme that is aimed at someone.
  if (context_->programme == Trie::none || modifies_noun(verb)) return false;
  return take_carried({context_->programme}, frame.subject_types, out);
}

/// 「教育機関を対象とした講演」: what follows is something done for them.
bool FrameMatcher::announces_activity(const Verb& verb) const {
  const std::u32string_view after = text_.substr(verb.end, activity_reach);
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (lexicon_.activities.longest(after, i)) return true;
  }
  return false;
}

/// Who acts in the verb's clause.
bool FrameMatcher::take_actor(const Frame& frame, const Verb& verb, std::uint32_t token,
                              Ends& out) {
  if (verb.form.voice == Voice::Passive) {
    // 「連絡会議において、指針が取りまとめられ」: where it was decided is who decided.
    return take(Role::Means, frame.subject_types, verb, out) ||
           (frame.predicate == Predicate::Publishes &&
            take(Role::Locus, TypeSet(frame.subject_types & body_types), verb, out));
  }
  // 「システムを運用する|機構」: the noun after the clause is who acts in it.
  const Argument* next = verb.form.shape == Shape::Attribute ? next_argument(verb, token) : nullptr;
  if (next != nullptr && pending_of(Case::Subject, frame.subject_types) == nullptr) {
    Ends object;
    const bool next_is_object =
        !find_object(frame, verb, token, object) || object.span.begin == next->span.begin;
    const auto types = TypeSet(frame.subject_types & doer_types);
    if (!next_is_object && take_next(types, verb, token, out)) return true;
  }
  // 「小委員会により取りまとめた「報告」」: active in form, but who did it is named by により.
  const bool by_means =
      !is_clause_verb(verb) || (verb.form.shape == Shape::Attribute &&
                                pending_of(Case::Subject, frame.subject_types) == nullptr);
  if (by_means && take(Role::Means, TypeSet(frame.subject_types & body_types), verb, out)) {
    return true;
  }
  return take_base(frame, frame.subject_types, out);
}

const Argument* FrameMatcher::pending_of(Case kind, TypeSet types) const {
  for (auto pending = pending_.rbegin(); pending != pending_.rend(); ++pending) {
    const Argument& argument = clauses_->arguments[pending->argument];
    Ends ignored;
    if (argument.kind == kind && take_argument(argument, types, ignored)) return &argument;
  }
  return nullptr;
}

}  // namespace renkei
