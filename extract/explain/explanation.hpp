// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/facts.hpp"

namespace renkei {

/// How a page came to its facts: a report in words. All strings are UTF-8, texts as on the page,
/// words of the tables ("with", "passive") as the tables write them; rows read "file:line".

/// An entity of the page's facts.
struct ExplainedEntity {
  std::string id;  ///< "e3", as `renkei extract` numbers it; empty when the facts leave it out
  EntityType type = EntityType::Organization;
  std::string name;
};

/// A place in a sentence that denotes an entity.
struct ExplainedMention {
  std::string text;
  std::uint32_t begin = 0;  ///< half-open range of the page's code points, from its first
  std::uint32_t end = 0;    ///< character to its last
  ExplainedEntity entity;
  std::string why;     ///< "catalogue", "head", "anaphor", …: mention_reason.hpp lists them
  std::string detail;  ///< catalogue id, noun, what it refers to; may be empty
  std::string row;     ///< the row that decided, where one did
};

/// A step of the clause reader.
struct ExplainedToken {
  std::string kind;  ///< "argument", "verb", "boundary" (clause ends), "relative" (the same, of a
                     ///< relative clause whose verb is in no table)
  std::string text;  ///< an argument with its particle, a verb with its ending
  std::vector<std::string> members;  ///< of an argument
  std::string role;                  ///< of an argument: "with", "object"; "none"
  std::string outer;                 ///< of the noun that the argument belongs to; often empty
  bool before_noun = false;          ///< the particle announces a verbal noun (との連携)
  std::string voice, shape, aspect;  ///< of a verb
};

/// Where an end of a relation comes from.
struct ExplainedEnd {
  ExplainedEntity entity;
  std::string role;   ///< of the argument in the sentence; empty when it is not there
  std::string found;  ///< "argument", "modified noun", "carried", "owner", "through", "layout"
};

/// A relation with the row that stated it.
struct ExplainedRelation {
  std::string predicate;
  ExplainedEnd subject;
  ExplainedEnd object;
  std::string status;
  int fiscal_year = 0;  ///< 0 = unknown
  double confidence = 0;
  std::string evidence;
  std::string source;   ///< "frame", "pair", "joint subject", "owners", "sheet", "issuer"
  std::string verb;     ///< with its ending; empty when no verb is in it
  std::string row;      ///< of frames.tsv or pairs.tsv; may be empty
  std::string example;  ///< of that row
};

/// A verb that states nothing here.
struct UnusedVerb {
  std::string text;
  std::string reason;             ///< "cancelled", "no object", "no subject", "one entity"
  std::string detail;             ///< the cancelling word, or the predicates that were tried
  std::vector<std::string> rows;  ///< of the frames that were tried
};

/// A sentence, or a stretch of a block that is not read for relations.
struct ExplainedSentence {
  std::string text;
  bool read = false;  ///< clauses were looked for
  std::vector<ExplainedMention> mentions;
  std::vector<ExplainedToken> tokens;
  std::vector<ExplainedEntity> actors;  ///< who acts where it names no subject
  std::string actors_from;              ///< "carried", "owner", "layout"; empty without actors
  std::vector<ExplainedRelation> relations;
  std::vector<UnusedVerb> unused;
};

/// A block with its sentences.
struct ExplainedBlock {
  std::string kind;     ///< "paragraph", "bullet", …
  std::string section;  ///< "plan", "result", …
  std::string item;     ///< its marker, e.g. "(シ)"; empty outside a table
  int fiscal_year = 0;
  std::vector<std::string> owners;  ///< who answers for the item
  std::vector<ExplainedSentence> sentences;
};

/// A page, block by block in reading order.
struct PageExplanation {
  std::string page;
  std::uint32_t number = 1;
  std::vector<ExplainedBlock> blocks;
};

}  // namespace renkei
