// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "extract/entity/name_shape.hpp"
#include "extract/explain/row_index.hpp"
#include "extract/pipeline.hpp"

namespace renkei {

/// Why a run of characters is a mention.
struct MentionReason {
  std::string why;
  std::string detail;
  std::string row;
};

/// Judges mentions of a page again, by the means of the page's scan:
///
/// - `anaphor`: 当該…, 同…; detail: the mention it refers to
/// - `sheet`: a field of a programme sheet
/// - `defined`: the page has given the entity this name, by a definition or a bracket
/// - `catalogue`: a known name; detail: its id
/// - `head`: the last noun says what it is; detail: the noun
/// - `owned`: what a body has (X のウェブサイト); detail: the noun
/// - `group`, `counted`, `place`: classes of actors and places
/// - `quote`, `context`: what stands around it makes it a name
class MentionReasons {
 public:
  MentionReasons(const LastPage& page, RowIndex& rows)
      : page_(page), rows_(rows), shape_(page.lexicon, page.read.chars) {}

  /// @param index into the page's mentions
  MentionReason of(std::size_t index, const Block& block);

 private:
  MentionReason by_name(const MentionSpan& mention);
  MentionReason by_form(const MentionSpan& mention);
  MentionReason counted(std::u32string_view name);
  bool is_defined(const MentionSpan& mention) const;
  std::string antecedent(std::size_t index) const;
  std::u32string_view view(Span span) const { return shape_.view(span); }

  const LastPage& page_;
  RowIndex& rows_;
  NameShape shape_;
};

}  // namespace renkei
