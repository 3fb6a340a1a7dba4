// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/entity/entity_table.hpp"
#include "extract/lexicon/lexicon.hpp"
#include "extract/reading/read_page.hpp"
#include "extract/relation/clause.hpp"
#include "extract/relation/frame_matcher.hpp"
#include "extract/relation/statement.hpp"

namespace renkei {

/// Finds what a page states: by frames sentence by sentence, by neighbouring names, and by the
/// page's own structure (担当府省庁, programme sheets, a slide's unit). One worker per thread.
class RelationFinder {
 public:
  explicit RelationFinder(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// Refills `out`; mentions are sorted and disjoint.
  /// @param observer is told how each sentence was read; null, the default, costs nothing
  void find(const ReadPage& read, const EntityTable& entities,
            const std::vector<MentionSpan>& mentions, std::vector<FoundRelation>& out,
            SentenceObserver* observer = nullptr);

 private:
  class PageScan;
  const Lexicon& lexicon_;
  Clauses clauses_;
};

}  // namespace renkei
