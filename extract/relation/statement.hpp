// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "extract/entity/entity_table.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// What states a relation.
enum class RelationSource : std::uint8_t {
  Frame,         ///< a row of frames.tsv
  Pair,          ///< a row of pairs.tsv: two neighbouring names
  JointSubject,  ///< several bodies are one sentence's subject
  Owners,        ///< they answer for one item of a table
  Sheet,         ///< the fields of a programme sheet
  MemberList,    ///< a row of a list or table of a body's members
  Issuer,        ///< the body in a document's bracket, maybe with a verb of frames.tsv
};

/// A relation as one sentence states it, before statements of one edge are put together.
struct FoundRelation {
  std::uint32_t subject = 0;  ///< index into EntityTable
  Predicate predicate = Predicate::CooperatesWith;
  std::uint32_t object = 0;
  Status status = Status::Standing;
  RelationSource source = RelationSource::Frame;
  std::int32_t fiscal_year = 0;  ///< 0 = unknown
  double confidence = 0.0;
  Span evidence;
  std::uint32_t row = Trie::none;  ///< index into Lexicon::frames or ::pairs, for explanation
};

}  // namespace renkei
