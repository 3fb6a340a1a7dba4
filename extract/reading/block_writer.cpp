// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/block_writer.hpp"

namespace renkei {

void BlockWriter::open(BlockKind kind, const Place& place) {
  close();
  const auto at = std::uint32_t(out_.chars.size());
  block_ = {kind, place.section, place.item, place.fiscal_year, at, at, {}};
  is_open_ = true;
}

void BlockWriter::append(Span span) {
  if (span.empty()) return;
  const std::size_t first = out_.chars.size();
  out_.chars.append(scan_.chars, span.begin, span.size());
  out_.origin.insert(out_.origin.end(), scan_.origin.begin() + span.begin,
                     scan_.origin.begin() + span.end);
  out_.gap.insert(out_.gap.end(), scan_.gap.begin() + span.begin, scan_.gap.begin() + span.end);
  if (span.begin != next_ || first == block_.begin) out_.gap[first] = ReadPage::LineBreak;
  next_ = span.end;
}

void BlockWriter::close() {
  if (!is_open_) return;
  is_open_ = false;
  block_.end = std::uint32_t(out_.chars.size());
  if (block_.end > block_.begin) out_.blocks.push_back(block_);
}

void BlockWriter::close(BlockKind kind) {
  block_.kind = kind;
  close();
}

void BlockWriter::write(BlockKind kind, const Place& place, Span span) {
  open(kind, place);
  append(span);
  close();
}

}  // namespace renkei
