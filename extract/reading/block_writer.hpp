// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "extract/reading/page_scan.hpp"
#include "extract/reading/read_page.hpp"

namespace renkei {

/// Where in the report the next blocks stand.
struct Place {
  SectionKind section = SectionKind::Body;
  std::int32_t item = -1;
  std::int32_t fiscal_year = 0;
};

/// Fills a ReadPage block by block with parts of a scanned page.
class BlockWriter {
 public:
  BlockWriter(const PageScan& scan, ReadPage& out) : scan_(scan), out_(out) {}

  /// Begins a block; one that is open ends. A block that gets no characters leaves no trace.
  void open(BlockKind kind, const Place& place);
  /// Says where in a table the open block stands.
  void set_cell(const CellPlace& cell) { block_.cell = cell; }
  /// Adds characters to the open block. Each position of the scan is added once a page at most.
  void append(Span span);
  void close();
  /// Ends the open block and says what it turned out to be.
  void close(BlockKind kind);

  /// A block of one part.
  void write(BlockKind kind, const Place& place, Span span);

 private:
  const PageScan& scan_;
  ReadPage& out_;
  Block block_;
  bool is_open_ = false;
  std::uint32_t next_ = 0;  ///< position in the scan that would go on without a break
};

}  // namespace renkei
