// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "extract/table/money.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"
#include "tests/extract/table/read_page_facts.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

// "2024 initial 当初予算額 60000000 NOTICE | 令和6年度当初予算額 0.6億円"
Lines budgets_of(const PageFacts& facts) {
  Lines lines;
  for (const BudgetAmount& budget : facts.budgets) {
    std::string line = std::to_string(budget.fiscal_year) + " " + budget.kind + " " + budget.label +
                       " " + std::to_string(budget.yen);
    if (budget.entity) line += " " + facts.entities[*budget.entity].name;
    lines.push_back(line + " | " + budget.evidence.text);
  }
  return lines;
}

TEST_CASE("a slide's lines give amounts, in the same line or the next") {
  CHECK(budgets_of(read_page_facts("海洋観測の推進\n令和6年度当初予算額\n0.6億円\n"
                                   "(令和5年度当初予算額 0.8億円)\n")) ==
        Lines{"2024 initial 当初予算額 60000000 | 令和6年度当初予算額0.6億円",
              "2023 initial 当初予算額 80000000 | 令和5年度当初予算額 0.8億円"});
}

TEST_CASE("a sentence gives the amount of a year, and what it is for") {
  CHECK(budgets_of(read_page_facts("NOTICEの令和5年度補正予算は1兆2,345億円であり、"
                                   "令和6年度予算案には3億5,000万円を計上した。\n")) ==
        Lines{"2023 supplementary 補正予算 1234500000000 NOTICE | 令和5年度補正予算は1兆2,345億円",
              "2024 draft 予算案 350000000 | 令和6年度予算案には3億5,000万円"});
}

TEST_CASE("an amount without a year, a label or a unit is none") {
  for (const char* text :
       {"当初予算額は3億円である。\n", "令和6年度に3億円を要した。\n",
        "令和6年度当初予算は300である。\n", "令和6年度当初予算において、3億円を得た。\n",
        "令和6年度予算で3億人を助ける。また、3円である。\n"}) {
    CAPTURE(text);
    CHECK(read_page_facts(text).budgets.empty());
  }
}

TEST_CASE("years in the head of a table, kinds in its rows, the unit above it") {
  const PageFacts facts = read_page_facts(
      "<html><body><h2>予算の推移</h2><p>(単位:百万円)</p><table>"
      "<tr><th>区分</th><th>令和5年度</th><th>令和6年度</th><th>増減</th></tr>"
      "<tr><td>当初予算</td><td>1,200</td><td>1,350.5</td><td>150.5</td></tr>"
      "<tr><td>補正予算</td><td>△300</td><td>-</td><td></td></tr></table></body></html>",
      "page.html");
  CHECK(budgets_of(facts) == Lines{"2023 initial 当初予算 1200000000 | 当初予算 1,200",
                                   "2024 initial 当初予算 1350500000 | 当初予算 1,350.5",
                                   "2023 supplementary 補正予算 -300000000 | 補正予算 △300"});
}

TEST_CASE("a head over several columns, bodies in the rows") {
  const PageFacts facts = read_page_facts(
      "<html><body><table>"
      "<tr><th rowspan=2>事業</th><th colspan=2>令和6年度(千円)</th></tr>"
      "<tr><th>当初予算額</th><th>執行額</th></tr>"
      "<tr><td>気象庁</td><td>5,000</td><td>4,800</td></tr>"
      "<tr><td>計</td><td>5,000</td><td>4,800</td></tr></table></body></html>",
      "page.html");
  CHECK(budgets_of(facts) == Lines{"2024 initial 当初予算額 5000000 気象庁 | 気象庁 5,000",
                                   "2024 executed 執行額 4800000 気象庁 | 気象庁 4,800",
                                   "2024 initial 当初予算額 5000000 | 計 5,000",
                                   "2024 executed 執行額 4800000 | 計 4,800"});
}

TEST_CASE("a table in plain text is told by blanks") {
  CHECK(budgets_of(read_page_facts("予算の推移(単位:百万円)\n区分 令和5年度 令和 6 年度\n"
                                   "当初予算 1,200 1,350\n補正予算 300 0\n")) ==
        Lines{"2023 initial 当初予算 1200000000 | 当初予算 1,200",
              "2024 initial 当初予算 1350000000 | 当初予算 1,350",
              "2023 supplementary 補正予算 300000000 | 補正予算 300",
              "2024 supplementary 補正予算 0 | 補正予算 0"});
}

TEST_CASE("amounts beyond what a number holds are none") {
  const TableWords words = TableWords::load(DataPack::built_in());
  CHECK_FALSE(money_at(words, U"999999999999999兆円", 0));
  CHECK_FALSE(number_at(words, U"1234567890123456", 0));
  CHECK(number_at(words, U"1,23", 0)->end == 1);
  CHECK(money_at(words, U"△0.6億円", 0)->yen == -60'000'000);
  CHECK(money_at(words, U"0.0000000016億円", 0)->yen == 0);
  CHECK_FALSE(money_at(words, U"3億人", 0));
  CHECK_FALSE(money_at(words, U"3億", 0));
}

}  // namespace
