// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "extract/reading/page_layout.hpp"
#include "extract/reading/source.hpp"
#include "graph/text.hpp"

namespace renkei::fuzz {

inline const ReadingRules& rules() {
  static const ReadingRules loaded = ReadingRules::load(DataPack::built_in());
  return loaded;
}

[[noreturn]] inline void fail(const char* what) { throw std::logic_error(what); }

/// What must hold of every page: blocks are disjoint and in order, no character of the input is in
/// two places, every quote is the input at its ranges.
inline void check_page(const Page& page, const ReadPage& read) {
  std::vector<bool> used(page.text.size());
  for (const std::uint32_t at : read.origin) {
    if (at >= used.size() || used[at]) fail("a character is read twice or from nowhere");
    used[at] = true;
  }
  std::uint32_t end = 0;
  for (const Block& block : read.blocks) {
    if (block.begin < end || block.end <= block.begin || block.end > read.chars.size() ||
        block.item >= std::int32_t(read.items.size())) {
      fail("blocks overlap or lie outside the page");
    }
    end = block.end;
    const Quote whole = quote(page, read, block.begin, block.end);
    for (const CodePointRange range : whole.ranges) {
      if (range.begin >= range.end || range.end > page.text.size()) fail("a range is none");
    }
  }
  if (!page.bytes.empty() && page.bytes.size() != page.text.size()) fail("bytes are missing");
}

inline void read_page_checked(Page& page) {
  PageSequence sequence(rules());
  sequence.follow(page);
  check_page(page, read_page(page, rules()));
}

/// Reads bytes as an input of this name, page by page.
inline void read_bytes(const std::uint8_t* data, std::size_t size, const std::string& name) {
  std::istringstream stream(std::string(reinterpret_cast<const char*>(data), size));
  ReadOptions options;
  options.positions = true;
  DocumentSource source(stream, name, options);
  PageSequence sequence(rules());
  Page page;
  // A source ends: each call either yields a page, moves on by a record, or is the last.
  for (std::size_t calls = 0; calls <= size + 16; ++calls) {
    try {
      if (!source.next(page)) return;
      sequence.follow(page);
      check_page(page, read_page(page, rules()));
    } catch (const InputError&) {
    }
  }
  fail("the source does not end");
}

}  // namespace renkei::fuzz
