// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/reading/block_writer.hpp"
#include "extract/reading/continuity.hpp"
#include "extract/reading/page_scan.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// A line, or the part of it that belongs to one column.
struct Fragment {
  Span span;
  std::int32_t width = 0;   ///< in half-width cells
  std::int32_t blanks = 0;  ///< blank lines before it
  bool begins = false;      ///< for sure, says the container
  bool is_heading = false;  ///< says the container
  CellPlace cell = {};
  bool is_note = false;  ///< says the container: a footnote
};

/// A line as its container describes it.
Fragment fragment_of(const PageScan& scan, const ReadingRules& rules, std::size_t line);

/// Joins the lines of one column to paragraphs and bullets and writes them as blocks.
class ParagraphJoiner {
 public:
  ParagraphJoiner(const PageScan& scan, const ReadingRules& rules, PageContinuity& continuity,
                  BlockWriter& writer)
      : scan_(scan), rules_(rules), continuity_(continuity), writer_(writer) {}

  /// @param column_width of a full line, in half-width cells; 0 when lines have no common width
  void write(const std::vector<Fragment>& fragments, const Place& place, int column_width);

 private:
  bool continues(const Fragment& before, const Fragment& next) const;
  bool continues_freely(const Fragment& before, const Fragment& next) const;
  bool continues_in_column(const Fragment& before, const Fragment& next) const;
  bool has_ordinal(const Fragment& fragment) const;
  bool is_heading(const Fragment& fragment) const;
  bool is_heading_number(const Fragment& before, const Fragment& next) const;
  BlockKind kind_of(const Fragment& first_line) const;
  void append(const Fragment& fragment);
  char32_t first(const Fragment& fragment) const { return scan_.chars[fragment.span.begin]; }
  char32_t last(const Fragment& fragment) const { return scan_.chars[fragment.span.end - 1]; }

  const PageScan& scan_;
  const ReadingRules& rules_;
  PageContinuity& continuity_;
  BlockWriter& writer_;
  int column_width_ = 0;
  int widest_ = 0;             ///< line of the open block
  int filled_ = 0;             ///< cells of the last line, pieces of one line added up
  int depth_ = 0;              ///< brackets open in the open block
  bool has_sentence_ = false;  ///< one ends in the open block
};

/// Whether a sentence may end with the character: 。 or a closing bracket after it.
bool ends_sentence(std::u32string_view text);

}  // namespace renkei
