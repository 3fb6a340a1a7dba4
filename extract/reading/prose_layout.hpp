// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/reading/block_writer.hpp"
#include "extract/reading/column_search.hpp"
#include "extract/reading/continuity.hpp"
#include "extract/reading/page_scan.hpp"
#include "extract/reading/paragraph_joiner.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// Reads running text: in one column, or in two whose lines arrive in turns, with footnotes below.
class ProseReader {
 public:
  ProseReader(const PageScan& scan, const ReadingRules& rules, PageContinuity& continuity)
      : scan_(scan), rules_(rules), continuity_(continuity), search_(scan, rules, continuity) {}

  /// Writes the lines as prose. @returns the confidence in the order, 0..1
  double write(LineRange lines, BlockWriter& writer);

 private:
  struct Footnote {
    Span number;
    std::size_t line = 0;  ///< of the number
    std::vector<Fragment> text;
  };

  int column_width(LineRange lines) const;
  int tight_width(const ScanLine& line) const;
  std::size_t top_end(LineRange lines, int width) const;
  std::size_t skip_headings(LineRange lines, int width) const;
  bool is_ruby(std::size_t line) const;
  void peel(LineRange lines);
  void peel_numbers(LineRange lines);
  std::size_t peel_side_label(std::size_t line, std::size_t end);
  bool take_turns(int width);
  bool separate(LineRange lines, int width);
  double search(int width, bool two_columns);
  void add_band(std::size_t begin, std::size_t end);
  void write_columns(int width, BlockWriter& writer);
  void fill_footnotes();
  void share_footnote_lines(std::size_t first, std::size_t last, std::vector<Fragment>& lines);
  bool goes_on(const Fragment& before, const Fragment& next, int widest) const;
  void write_lines(LineRange lines, BlockWriter& writer);
  bool has_columns(LineRange lines) const;
  bool is_marked_up(LineRange lines) const;
  void write_bands(LineRange lines, BlockWriter& writer);
  void write_side_by_side(LineRange lines, std::uint8_t columns, BlockWriter& writer);
  void write_fragments(const std::vector<Fragment>& fragments, int width, BlockWriter& writer);

  const PageScan& scan_;
  const ReadingRules& rules_;
  PageContinuity& continuity_;
  ColumnSearch search_;
  std::vector<std::uint8_t> is_peeled_;  ///< lines that stand outside the columns
  std::vector<ColumnUnit> units_;
  std::vector<Footnote> footnotes_;
  std::vector<std::size_t> numbers_;
  std::vector<std::vector<Span>> labels_;  ///< side labels, a character a line
  std::vector<Fragment> fragments_;
  std::vector<Fragment> asides_;
  double confidence_ = 1;
};

}  // namespace renkei
