// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/table/page_lines.hpp"

namespace renkei {

void find_lines(const ReadPage& read, std::vector<PageLine>& lines) {
  lines.clear();
  for (std::uint32_t i = 0; i < read.blocks.size(); ++i) {
    const Block& block = read.blocks[i];
    if (block.cell.table != 0) {
      lines.push_back({{block.begin, block.end}, i, block.cell});
      continue;
    }
    std::uint32_t begin = block.begin;
    for (std::uint32_t at = begin + 1; at <= block.end; ++at) {
      if (at < block.end && read.gap[at] != ReadPage::LineBreak) continue;
      lines.push_back({{begin, at}, i, {}});
      begin = at;
    }
  }
}

void split_at_blanks(const ReadPage& read, Span line, std::vector<Span>& parts) {
  parts.clear();
  std::uint32_t begin = line.begin;
  for (std::uint32_t at = begin + 1; at <= line.end; ++at) {
    if (at < line.end && read.gap[at] == ReadPage::None) continue;
    parts.push_back({begin, at});
    begin = at;
  }
}

}  // namespace renkei
