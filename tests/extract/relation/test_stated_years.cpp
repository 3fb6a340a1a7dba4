// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

namespace {

/// The year of the statement that ends at `object`; 0 when it has none, -1 when there is no such.
int year_of(const HandPage& page, std::string_view object) {
  const PageFacts facts = facts_of(page);
  for (const Relation& relation : facts.relations) {
    if (facts.entities[relation.object].name != object) continue;
    return relation.statements.front().fiscal_year.value_or(0);
  }
  return -1;
}
int year_of(std::u32string_view sentence, std::string_view object) {
  return year_of(HandPage(sentence), object);
}

}  // namespace

TEST_CASE("a fiscal year before a verb dates the statement") {
  CHECK(year_of(U"観光庁は、2024年度に文化庁と連携した。", "文化庁") == 2024);
  CHECK(year_of(U"観光庁は、令和6年度中に、文化庁と連携する。", "文化庁") == 2024);
  CHECK(year_of(U"令和6年度は、観光庁は文化庁と連携した。", "文化庁") == 2024);
  CHECK(year_of(U"平成30年度、観光庁は文化庁と連携した。", "文化庁") == 2018);
}

TEST_CASE("a day dates by the fiscal year in which it lies") {
  CHECK(year_of(U"観光庁は、2024年2月に文化庁と連携した。", "文化庁") == 2023);
  CHECK(year_of(U"観光庁は、2024年4月1日に文化庁と連携した。", "文化庁") == 2024);
  CHECK(year_of(U"観光庁は、2024年に文化庁と連携した。", "文化庁") == 2024);
}

TEST_CASE("what a date only begins, ends or describes is not dated by it") {
  CHECK(year_of(U"観光庁は、2025年度に向けて文化庁と連携した。", "文化庁") == 0);
  CHECK(year_of(U"観光庁は、2023年度に引き続き文化庁と連携した。", "文化庁") == 0);
  CHECK(year_of(U"観光庁は、2020年度から文化庁と連携している。", "文化庁") == 0);
  CHECK(year_of(U"観光庁は、2023年度の結果を受け、文化庁と連携した。", "文化庁") == 0);
}

TEST_CASE("a date before a relative clause is that clause's") {
  const auto* sentence = U"2021年に設置された海洋観測連絡会議に、観光庁が参加した。";
  CHECK(year_of(sentence, "海洋観測連絡会議") == 0);
  CHECK(year_of(U"2021年に開いた海洋観測連絡会議に観光庁が参加した。", "海洋観測連絡会議") == 0);
  CHECK(year_of(U"水産庁が2021年3月に公表した「沿岸観測指針」を配った。", "沿岸観測指針") == 2020);
}

TEST_CASE("a date in brackets is that of the document before it") {
  CHECK(year_of(U"観光庁は、「沿岸観測指針」(2021年3月、水産庁)に基づき、文化庁と連携した。",
                "文化庁") == 0);
}

TEST_CASE("a stated year goes before that of the section") {
  HandPage page;
  page.add_item({U"観光庁"});
  page.add(U"・観光庁は、2023年度に文化庁と連携した。", BlockKind::Bullet, SectionKind::Plan, 0,
           2024);
  CHECK(year_of(page, "文化庁") == 2023);
}
