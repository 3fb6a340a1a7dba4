// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/explain/explain_sentence.hpp"

#include <algorithm>

namespace renkei {
namespace {

std::string row_of(const std::string& file, std::size_t line) {
  return file + ":" + std::to_string(line);
}

const char* name_of_source(RelationSource source) {
  switch (source) {
    case RelationSource::Frame:
      return "frame";
    case RelationSource::Pair:
      return "pair";
    case RelationSource::JointSubject:
      return "joint subject";
    case RelationSource::Owners:
      return "owners";
    case RelationSource::Sheet:
      return "sheet";
    case RelationSource::MemberList:
      return "member list";
    case RelationSource::Issuer:
      break;
  }
  return "issuer";
}

bool contains(const std::vector<std::uint32_t>& entities, std::uint32_t entity) {
  return std::find(entities.begin(), entities.end(), entity) != entities.end();
}

/// Why the frames of a verb stated nothing; the one that came farthest speaks for all.
const char* reason_of(FrameTrace::Outcome outcome) {
  switch (outcome) {
    case FrameTrace::Outcome::Cancelled:
      return "cancelled";
    case FrameTrace::Outcome::NoObject:
      return "no object";
    case FrameTrace::Outcome::NoSubject:
      return "no subject";
    case FrameTrace::Outcome::Fired:
      break;
  }
  return "one entity";  // subject and object are the same
}

bool came_farther(FrameTrace::Outcome a, FrameTrace::Outcome b) {
  const auto rank = [](FrameTrace::Outcome outcome) {
    return outcome == FrameTrace::Outcome::Fired ? 2
                                                 : int(outcome == FrameTrace::Outcome::NoSubject);
  };
  return rank(a) > rank(b);
}

}  // namespace

std::string SentenceExplainer::text(Span span) const {
  return quote(page_, last_.read, span.begin, span.end).text;
}

void SentenceExplainer::explain(const SentenceNote& note, ExplainedSentence& out) {
  out.read = true;
  for (const ClauseToken& each : note.clauses.tokens) out.tokens.push_back(token(note, each));
  for (const std::uint32_t actor : note.context.actors) out.actors.push_back(entities_[actor]);
  if (!out.actors.empty()) out.actors_from = source_outside(note, note.context.actors.front());
  for (std::size_t i = note.first_relation; i < note.end_relation; ++i) {
    const auto trace =
        std::find_if(note.frames.begin(), note.frames.end(), [i](const FrameTrace& each) {
          return each.outcome == FrameTrace::Outcome::Fired && each.first_relation <= i &&
                 i < each.end_relation;
        });
    out.relations.push_back(
        stated(note, last_.relations[i], trace == note.frames.end() ? nullptr : &*trace));
  }
  explain_unused(note, out);
}

ExplainedToken SentenceExplainer::token(const SentenceNote& note, const ClauseToken& token) const {
  ExplainedToken out;
  if (token.kind == ClauseToken::Kind::Boundary || token.kind == ClauseToken::Kind::Relative) {
    out.kind = token.kind == ClauseToken::Kind::Boundary ? "boundary" : "relative";
    return out;
  }
  if (token.kind == ClauseToken::Kind::Verb) {
    const Verb& verb = note.clauses.verbs[token.index];
    out.kind = "verb";
    out.text = text({verb.span.begin, verb.end});
    out.voice = name_of(verb.form.voice);
    out.shape = name_of(verb.form.shape);
    out.aspect = name_of(verb.form.aspect);
    return out;
  }
  const Argument& argument = note.clauses.arguments[token.index];
  out.kind = "argument";
  out.text = text({argument.span.begin, std::max(argument.span.end, argument.end)});
  for (std::uint32_t i = 0; i < argument.member_count; ++i) {
    const std::uint32_t member = note.clauses.members[argument.first_member + i];
    out.members.push_back(text(last_.mentions[member].span));
  }
  out.role = name_of(argument.kind);
  if (argument.outer != Case::None) out.outer = name_of(argument.outer);
  out.before_noun = argument.noun;
  return out;
}

ExplainedRelation SentenceExplainer::without_ends(const FoundRelation& relation) {
  ExplainedRelation out;
  out.predicate = name_of(relation.predicate);
  out.subject.entity = entities_[relation.subject];
  out.object.entity = entities_[relation.object];
  out.status = name_of(relation.status);
  out.fiscal_year = relation.fiscal_year;
  out.confidence = relation.confidence;
  out.evidence = text(relation.evidence);
  out.source = name_of_source(relation.source);
  if (relation.row == Trie::none) return out;
  if (relation.source == RelationSource::Pair) {
    const PairRule& rule = last_.lexicon.pairs[relation.row];
    out.row = row_of(rule.file, rule.line);
    out.example = rows_.cell_of("lexicon/pairs.tsv", out.row, "example");
  } else {
    const Frame& frame = last_.lexicon.frames[relation.row];
    out.row = row_of(frame.file, frame.line);
    out.example = rows_.cell_of("lexicon/frames.tsv", out.row, "example");
  }
  return out;
}

ExplainedRelation SentenceExplainer::structural(const FoundRelation& relation) {
  ExplainedRelation out = without_ends(relation);
  out.subject.found = out.object.found = relation.source == RelationSource::Owners ||
                                                 relation.source == RelationSource::Sheet ||
                                                 relation.source == RelationSource::MemberList
                                             ? "layout"
                                             : "argument";
  return out;
}

ExplainedRelation SentenceExplainer::stated(const SentenceNote& note, const FoundRelation& relation,
                                            const FrameTrace* trace) {
  ExplainedRelation out = without_ends(relation);
  if (trace == nullptr) {  // the members of one subject
    out.subject.found = out.object.found = "argument";
    return out;
  }
  out.verb = text({trace->verb.span.begin, std::max(trace->verb.span.end, trace->verb.end)});
  out.subject = trace->subject_in_sentence ? end_in(note, relation.subject, trace->subject, *trace)
                                           : ExplainedEnd{entities_[relation.subject], "",
                                                          source_outside(note, relation.subject)};
  // 「A を通じ」: the intermediary is an object by its particle and acts all the same.
  const auto& roles = trace->frame->subject;
  const bool through = std::find(roles.begin(), roles.end(), Role::Through) != roles.end();
  if (through && out.subject.role == name_of(Case::Object)) out.subject.found = "through";
  out.object = end_in(note, relation.object, trace->object, *trace);
  return out;
}

/// The argument of the sentence that fills a role: found by its place.
ExplainedEnd SentenceExplainer::end_in(const SentenceNote& note, std::uint32_t entity, Span span,
                                       const FrameTrace& trace) const {
  ExplainedEnd end{entities_[entity], "", "argument"};
  for (const Argument& argument : note.clauses.arguments) {
    if (argument.span.begin != span.begin) continue;
    const bool behind = span.begin >= trace.verb.span.end;
    if (behind && trace.verb.form.shape == Shape::Attribute) {
      end.found = "modified noun";
    } else {
      const bool of_its_noun = argument.outer != Case::None && argument.outer != argument.kind;
      end.role = name_of(of_its_noun ? argument.outer : argument.kind);
    }
    break;
  }
  return end;
}

/// Whence an actor comes that the sentence does not name.
std::string SentenceExplainer::source_outside(const SentenceNote& note,
                                              std::uint32_t entity) const {
  if (contains(note.context.actors, entity)) {
    if (note.carried) return "carried";
    const Block* block = nullptr;
    for (const Block& each : last_.read.blocks) {
      if (each.begin <= note.span.begin && note.span.begin < each.end) block = &each;
    }
    return block != nullptr && block->item >= 0 ? "owner" : "layout";
  }
  if (contains(note.context.through, entity)) return "through";
  return note.context.programme == entity ? "sheet" : "layout";
}

void SentenceExplainer::explain_unused(const SentenceNote& note, ExplainedSentence& out) const {
  for (const Verb& verb : note.clauses.verbs) {
    const FrameTrace* farthest = nullptr;
    bool stated = false;
    UnusedVerb unused;
    unused.text = text({verb.span.begin, std::max(verb.span.end, verb.end)});
    for (const FrameTrace& trace : note.frames) {
      if (!(trace.verb.span == verb.span)) continue;
      stated = stated || trace.end_relation > trace.first_relation;
      if (farthest == nullptr || came_farther(trace.outcome, farthest->outcome)) farthest = &trace;
      if (trace.outcome == FrameTrace::Outcome::Cancelled) unused.detail = text(trace.cancelled_by);
      if (trace.frame == nullptr) continue;
      unused.rows.push_back(row_of(trace.frame->file, trace.frame->line));
      const std::string predicate(name_of(trace.frame->predicate));
      if (unused.detail.find(predicate) != std::string::npos) continue;
      unused.detail += (unused.detail.empty() ? "" : ", ") + predicate;
    }
    if (stated || farthest == nullptr) continue;
    unused.reason = reason_of(farthest->outcome);
    out.unused.push_back(std::move(unused));
  }
}

}  // namespace renkei
