// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/page_layout.hpp"
#include "tests/catch.hpp"
#include "tests/extract/reading/rules.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

/// The pages of one document, told by a sequence what goes on.
std::vector<Page> followed(std::vector<std::u32string> texts) {
  PageSequence sequence(built_in_rules());
  std::vector<Page> pages;
  for (std::u32string& text : texts) {
    pages.push_back(page_of(std::move(text)));
    pages.back().number = std::uint32_t(pages.size());
    sequence.follow(pages.back());
  }
  return pages;
}

}  // namespace

TEST_CASE("an item that fills several pages is known on each") {
  const auto pages = followed({U"(サ) 気象庁\n国土地理院\n\n気象庁において、観測網を整備\n",
                               U"する。\n<成果・進捗状況>\n・整備した。\n",
                               U"<2024 年度年次計画>\n・拡充する。\n(シ) 水産庁\n\n調査を行う。\n",
                               U"<成果・進捗状況>\n・調査した。\n"});
  CHECK(pages[0].carried.marker.empty());
  CHECK(pages[1].carried.marker == "(サ)");
  CHECK(pages[2].carried.owners == std::vector<std::string>{"気象庁", "国土地理院"});
  CHECK(pages[3].carried.marker == "(シ)");
  CHECK(pages[3].carried.owners == std::vector<std::string>{"水産庁"});
  const ReadPage read = read_page(pages[2], built_in_rules());
  REQUIRE(read.items.size() == 2);
  CHECK(read.items[0].continued);
  CHECK(read.items[0].marker == "(サ)");
  CHECK_FALSE(read.items[1].continued);
  CHECK(read.items[1].carried_owners.empty());
}

TEST_CASE("nothing goes on from one document to the next") {
  PageSequence sequence(built_in_rules());
  Page first = page_of(U"(サ) 気象庁\n\n観測を行う。\n");
  sequence.follow(first);
  Page other = page_of(U"<成果・進捗状況>\n・整備した。\n");
  sequence.follow(other);
  CHECK(other.carried.marker.empty());
}
