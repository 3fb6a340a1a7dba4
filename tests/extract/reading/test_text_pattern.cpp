// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/text_pattern.hpp"
#include "tests/catch.hpp"

using renkei::Span;
using renkei::TextPattern;

TEST_CASE("a pattern without wildcards matches the whole line only") {
  const TextPattern pattern("<成果・進捗状況>");
  CHECK(pattern.matches(U"<成果・進捗状況>"));
  CHECK_FALSE(pattern.matches(U"<成果・進捗状況>・"));
  CHECK_FALSE(pattern.matches(U"成果・進捗状況"));
  CHECK_FALSE(pattern.matches(U""));
}

TEST_CASE("a pattern is folded as lines are") {
  CHECK(TextPattern("（ ＃ ページ ）").form() == U"(#ページ)");
}

TEST_CASE("wildcards capture what they stand for") {
  std::vector<Span> captures;
  REQUIRE(TextPattern("*(#ページ)").matches(U"年報(案)(104ページ)", &captures));
  REQUIRE(captures.size() == 2);
  CHECK(captures[0] == Span{0, 5});
  CHECK(captures[1] == Span{6, 9});
}

TEST_CASE("# needs a digit and & a katakana") {
  CHECK_FALSE(TextPattern("第#章").matches(U"第章"));
  CHECK(TextPattern("第#章").matches(U"第12章"));
  CHECK(TextPattern("(&)").matches(U"(シ)"));
  CHECK_FALSE(TextPattern("(&)").matches(U"(し)"));
  CHECK_FALSE(TextPattern("(&)").matches(U"(シス)"));
}

TEST_CASE("* backs up when the rest of the pattern does not fit at once") {
  CHECK(TextPattern("*《*》*").matches(U"会議《甲》《乙》"));
  CHECK(TextPattern("*より").matches(U"計画よりより"));
}
