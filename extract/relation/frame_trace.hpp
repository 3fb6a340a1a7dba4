// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/lexicon/frame.hpp"
#include "extract/relation/clause.hpp"
#include "extract/relation/statement.hpp"

namespace renkei {

struct Block;
struct SentenceContext;

/// What became of a frame that a verb called.
struct FrameTrace {
  enum class Outcome : std::uint8_t {
    Fired,      ///< its ends were found; relations [first_relation, end_relation) came of it
    NoObject,   ///< nothing of the right type has a role of its object
    NoSubject,  ///< the object was found, nobody who acts
    Cancelled,  ///< a word behind the verb takes the statement back; no frame was tried
  };
  Outcome outcome = Outcome::Fired;
  const Frame* frame = nullptr;  ///< null when cancelled
  Verb verb;
  Span cancelled_by;  ///< the word, when cancelled
  Span subject;       ///< the argument's, when it is in the sentence
  Span object;
  bool subject_in_sentence = false;
  std::size_t first_relation = 0;  ///< into the page's relations
  std::size_t end_relation = 0;
};

/// One sentence as it was read. All views hold until the next sentence is read.
struct SentenceReading {
  Span span;
  const Block& block;
  const Clauses& clauses;
  const SentenceContext& context;  ///< with who acts where the sentence names no subject
  bool carried = false;            ///< the actors come from a sentence before, not from the layout
  const std::vector<FrameTrace>& frames;  ///< in the order in which they were tried
  std::size_t first_relation = 0;         ///< into the page's relations
  std::size_t end_relation = 0;
};

/// Is told of every sentence with a mention, in reading order, once it has been read.
class SentenceObserver {
 public:
  virtual ~SentenceObserver() = default;
  virtual void read(const SentenceReading& sentence) = 0;
};

}  // namespace renkei
