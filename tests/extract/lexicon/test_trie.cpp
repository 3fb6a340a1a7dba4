// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "extract/lexicon/trie.hpp"
#include "tests/catch.hpp"

namespace {

using renkei::Trie;

/// 1 会議, 2 会議所, 3 会
Trie words() {
  Trie trie;
  trie.insert(U"会議", 1);
  trie.insert(U"会議所", 2);
  trie.insert(U"会", 3);
  return trie;
}

}  // namespace

TEST_CASE("an empty trie matches nothing") {
  const Trie trie;
  CHECK_FALSE(trie.longest(U"会議", 0));
  CHECK_FALSE(trie.longest_before(U"会議", 0, 2));
  CHECK(trie.find(U"会議") == Trie::none);
  CHECK(trie.find(U"") == Trie::none);
}

TEST_CASE("the longest key at a position is found") {
  const Trie trie = words();
  const std::u32string text = U"商工会議所の会";
  const Trie::Match match = trie.longest(text, 2);
  CHECK(match.length == 3);
  CHECK(match.value == 2);
  CHECK(trie.longest(text, 6).value == 3);
  CHECK_FALSE(trie.longest(text, 0));
  CHECK_FALSE(trie.longest(text, 7));
  CHECK_FALSE(trie.longest(text, 100));
}

TEST_CASE("a key does not reach behind the end of the view") {
  const std::u32string_view text = U"商工会議所";
  CHECK(words().longest(text.substr(0, 4), 2).value == 1);
  CHECK(words().longest(text.substr(0, 3), 2).value == 3);
}

TEST_CASE("a path that ends in no key falls back to the last key on it") {
  Trie trie;
  trie.insert(U"審議", 1);
  trie.insert(U"審議官室", 2);
  CHECK(trie.longest(U"審議官", 0).length == 2);
}

TEST_CASE("the longest reversed key that ends at a position is found") {
  Trie trie;
  trie.insert_reversed(U"会議", 1);
  trie.insert_reversed(U"推進会議", 2);
  const std::u32string text = U"離島推進会議を";
  CHECK(trie.longest_before(text, 0, 6).value == 2);
  CHECK(trie.longest_before(text, 0, 6).length == 4);
  CHECK(trie.longest_before(text, 3, 6).value == 1);
  CHECK_FALSE(trie.longest_before(text, 5, 6));
  CHECK_FALSE(trie.longest_before(text, 0, 5));
  CHECK_FALSE(trie.longest_before(text, 6, 6));
}

TEST_CASE("every key at a position is visited, shortest first") {
  const Trie trie = words();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> seen;
  trie.each(U"会議所", 0,
            [&](std::uint32_t length, std::uint32_t value) { seen.emplace_back(length, value); });
  CHECK(seen == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{1, 3}, {2, 1}, {3, 2}});
}

TEST_CASE("the value of a key that is inserted again is replaced") {
  Trie trie = words();
  trie.insert(U"会議", 9);
  CHECK(trie.find(U"会議") == 9);
  CHECK(trie.find(U"会議所") == 2);
}

TEST_CASE("only whole keys are found exactly") {
  const Trie trie = words();
  CHECK(trie.find(U"会議") == 1);
  CHECK(trie.find(U"会議所の") == Trie::none);
  CHECK(trie.find(U"議") == Trie::none);
}

TEST_CASE("an empty key is no key") {
  Trie trie;
  trie.insert(U"", 1);
  trie.insert_reversed(U"", 1);
  CHECK(trie.find(U"") == Trie::none);
  CHECK_FALSE(trie.longest(U"", 0));
}

TEST_CASE("characters outside the basic plane are keys like others") {
  Trie trie;
  trie.insert(U"𠮷野町", 1);
  trie.insert_reversed(U"町𠮷", 2);
  CHECK(trie.longest(U"𠮷野町役場", 0).length == 3);
  CHECK(trie.longest_before(U"野町𠮷", 0, 3).value == 2);
  CHECK_FALSE(trie.longest(U"吉野町", 0));
}

TEST_CASE("thousands of keys keep their values and the first characters tell where none starts") {
  Trie trie;
  const auto key = [](std::uint32_t i) {
    return std::u32string{char32_t(0x4E00 + i % 97), char32_t(0x5000 + i),
                          char32_t(0x3042 + i % 7)};
  };
  for (std::uint32_t i = 0; i < 9000; ++i) trie.insert(key(i), i);
  bool all = true;
  for (std::uint32_t i = 0; i < 9000; ++i) {
    const std::u32string k = key(i);
    all = all && trie.find(k) == i && trie.longest(k + U"の", 0).length == 3 &&
          trie.may_start(k[0], k[1]);
  }
  CHECK(all);
  CHECK_FALSE(trie.longest(U"あ", 0));
}
