// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/entity/run_memo.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

TEST_CASE("a verdict is asked for once, and each run has its own") {
  RunMemo memo;
  int asked = 0;
  const auto judge = [&asked](bool plain) {
    return [&asked, plain] {
      ++asked;
      return RunVerdict{plain, false, 0};
    };
  };
  CHECK(memo.verdict(U"実施", judge(true)).plain);
  CHECK(memo.verdict(U"実施", judge(false)).plain);
  CHECK_FALSE(memo.verdict(U"実施状況", judge(false)).plain);
  CHECK(asked == 2);
}

TEST_CASE("many runs drive each other out and never get another's verdict") {
  RunMemo memo;
  for (int round = 0; round < 2; ++round) {
    for (char32_t c = 0x4E00; c < 0x7E00; ++c) {
      const std::u32string run = {c, char32_t(c ^ 0x55)};
      const bool plain = (c & 1) != 0;
      REQUIRE(memo.verdict(run, [plain] { return RunVerdict{plain, false, 0}; }).plain == plain);
    }
  }
}

TEST_CASE("a character beyond the basic plane is judged each time") {
  RunMemo memo;
  CHECK(memo.verdict(U"𠮷野", [] { return RunVerdict{true, false, 0}; }).plain);
  CHECK_FALSE(memo.verdict(U"𠮷野", [] { return RunVerdict{}; }).plain);
}

TEST_CASE("an everyday word that a page defines is a name on that page alone") {
  MentionFinder finder(built_in_lexicon());
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  const HandPage plain(U"輪読を続けた。輪読は楽しい。");
  const HandPage defines(U"沿岸波浪観測研究会(以下「輪読」という。)を開いた。輪読は楽しい。");
  finder.find(plain.read, entities, mentions);
  CHECK(mentions.empty());
  finder.find(defines.read, entities, mentions);
  CHECK(mentions.size() == 2);
  finder.find(plain.read, entities, mentions);
  CHECK(mentions.empty());
}
