// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/page_layout.hpp"
#include "graph/text.hpp"

namespace renkei::test {

/// The built-in reading tables, loaded once.
inline const ReadingRules& built_in_rules() {
  static const ReadingRules rules = ReadingRules::load(DataPack::built_in());
  return rules;
}

inline Page page_of(std::u32string text) {
  Page page;
  page.id = "page";
  page.text = std::move(text);
  return page;
}

inline std::string text_of(const Page& page, const ReadPage& read, const Block& block) {
  return quote(page, read, block.begin, block.end).text;
}

/// Texts of the blocks, in reading order.
inline std::vector<std::string> blocks_of(std::u32string_view text) {
  const Page page = page_of(std::u32string(text));
  const ReadPage read = read_page(page, built_in_rules());
  std::vector<std::string> blocks;
  for (const Block& block : read.blocks) blocks.push_back(text_of(page, read, block));
  return blocks;
}

}  // namespace renkei::test
