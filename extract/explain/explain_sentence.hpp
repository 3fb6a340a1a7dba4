// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "extract/explain/explanation.hpp"
#include "extract/explain/row_index.hpp"
#include "extract/explain/sentence_notes.hpp"
#include "extract/pipeline.hpp"
#include "extract/relation/statement.hpp"

namespace renkei {

/// Puts what was seen of a page's sentences into words.
class SentenceExplainer {
 public:
  /// @param entities by index into the page's EntityTable
  SentenceExplainer(const Page& page, const LastPage& last, RowIndex& rows,
                    const std::vector<ExplainedEntity>& entities)
      : page_(page), last_(last), rows_(rows), entities_(entities) {}

  /// Fills what the clause reader and the frames found.
  void explain(const SentenceNote& note, ExplainedSentence& out);

  /// A relation that no sentence's frame states, but layout or neighbouring names.
  ExplainedRelation structural(const FoundRelation& relation);

  std::string text(Span span) const;

 private:
  ExplainedToken token(const SentenceNote& note, const ClauseToken& token) const;
  ExplainedRelation stated(const SentenceNote& note, const FoundRelation& relation,
                           const FrameTrace* trace);
  ExplainedRelation without_ends(const FoundRelation& relation);
  ExplainedEnd end_in(const SentenceNote& note, std::uint32_t entity, Span span,
                      const FrameTrace& trace) const;
  std::string source_outside(const SentenceNote& note, std::uint32_t entity) const;
  void explain_unused(const SentenceNote& note, ExplainedSentence& out) const;

  const Page& page_;
  const LastPage& last_;
  RowIndex& rows_;
  const std::vector<ExplainedEntity>& entities_;
};

}  // namespace renkei
