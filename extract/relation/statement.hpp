// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "extract/entity/entity_table.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// A relation as one sentence states it, before statements of one edge are put together.
struct FoundRelation {
  std::uint32_t subject = 0;  ///< index into EntityTable
  Predicate predicate = Predicate::CooperatesWith;
  std::uint32_t object = 0;
  Status status = Status::Standing;
  std::int32_t fiscal_year = 0;  ///< 0 = unknown
  double confidence = 0.0;
  Span evidence;
  std::uint32_t frame = Trie::none;  ///< index into Lexicon::frames, for explanation
};

}  // namespace renkei
