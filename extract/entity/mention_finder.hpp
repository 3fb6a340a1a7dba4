// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "extract/entity/entity_table.hpp"
#include "extract/entity/name_shape.hpp"
#include "extract/entity/run_memo.hpp"
#include "extract/lexicon/lexicon.hpp"
#include "extract/reading/read_page.hpp"

namespace renkei {

/// Finds the mentions of a page and the entities they denote, in one pass from left to right.
///
/// Sources, in order of trust: names the page has defined, the catalogue, quotes, head nouns,
/// classes of actors. A name inside a longer name is no mention. One worker per thread.
class MentionFinder {
 public:
  explicit MentionFinder(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// Refills both results; `read` must outlive them.
  void find(const ReadPage& read, EntityTable& entities, std::vector<MentionSpan>& mentions);

 private:
  class PageScan;
  const Lexicon& lexicon_;
  RunMemo memo_;
};

}  // namespace renkei
