// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/reading/read_page.hpp"
#include "extract/span.hpp"

namespace renkei {

/// A line of a page's text as printed, or a cell of a table.
struct PageLine {
  Span span;                ///< in ReadPage::chars
  std::uint32_t block = 0;  ///< index into ReadPage::blocks
  CellPlace cell;           ///< empty outside of tables
  bool is_cell() const { return cell.table != 0; }
};

/// Fills `lines` with the page's lines and cells in reading order: blocks cut where the input's
/// lines end, for blocks of lists may be several rows that reading has joined; cells as they are.
void find_lines(const ReadPage& read, std::vector<PageLine>& lines);

/// Parts of a line between blanks, in order.
void split_at_blanks(const ReadPage& read, Span line, std::vector<Span>& parts);

}  // namespace renkei
