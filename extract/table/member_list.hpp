// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "extract/entity/entity_table.hpp"
#include "extract/relation/statement.hpp"
#include "extract/table/page_lines.hpp"
#include "extract/table/table_words.hpp"

namespace renkei {

/// Finds lists of members: a heading or sentence that says whose, then a row or line a member.
///
/// A row states `participatesIn`, of a secretariat `operates`, and is the evidence. What a list is
/// of must stand on the page: in the heading, or in a line that names nothing else shortly above.
/// Rows that are no plain name of a body (persons, sentences) state nothing. Cost: linear.
class MemberLists {
 public:
  MemberLists(const TableWords& words, const ReadPage& read, const std::vector<PageLine>& lines,
              const EntityTable& entities, const std::vector<MentionSpan>& mentions)
      : words_(words), read_(read), lines_(lines), entities_(entities), mentions_(mentions) {}

  /// Appends the relations that lists state, in reading order.
  void find(std::vector<FoundRelation>& out);

 private:
  bool is_heading(std::size_t line) const;
  bool is_intro(std::size_t line) const;
  std::uint32_t body_of(std::size_t line, bool intro) const;
  std::uint32_t forum_in(Span span) const;
  std::uint32_t forum_before(Span group) const;
  std::uint32_t titled_by(std::size_t line) const;
  std::size_t read_table(std::size_t first, std::uint32_t body, std::vector<FoundRelation>& out);
  std::size_t read_table_row(std::size_t first, std::uint32_t body,
                             std::vector<FoundRelation>& out);
  void read_head(std::size_t first, std::size_t end);
  std::size_t read_list(std::size_t first, std::uint32_t body, std::vector<FoundRelation>& out);
  bool read_row(Span row, const std::vector<Span>& parts, std::uint32_t body,
                std::vector<FoundRelation>& out);
  std::uint32_t member_in(Span cell) const;
  const MentionSpan* mention_at(std::uint32_t begin) const;
  std::u32string_view view(Span span) const {
    return std::u32string_view(read_.chars).substr(span.begin, span.size());
  }
  bool is_sentence(Span span) const { return view(span).find(U'。') != std::u32string_view::npos; }

  const TableWords& words_;
  const ReadPage& read_;
  const std::vector<PageLine>& lines_;
  const EntityTable& entities_;
  const std::vector<MentionSpan>& mentions_;
  std::vector<Span> cells_;
  bool is_line_ = false;     ///< rows are lines of text, not of a table
  std::uint8_t column_ = 0;  ///< of bodies, where the table's head says so
  bool of_persons_ = false;  ///< the table has a column of persons
};

}  // namespace renkei
