// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/data_pack.hpp"
#include "tests/catch.hpp"
#include "tests/extract/reading/rules.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

/// All dates of a text, ISO 8601, one blank between.
std::string dates_in(std::u32string_view text) {
  std::string all;
  std::size_t from = 0;
  while (const auto date = built_in_rules().calendar().find(text, from)) {
    all += (all.empty() ? "" : " ") + date->iso();
    from = date->span.end;
  }
  return all;
}

}  // namespace

TEST_CASE("dates and fiscal years become ISO 8601") {
  CHECK(dates_in(U"令和5年度") == "2023-04-01/2024-03-31");
  CHECK(dates_in(U"令和6年度に策定し、2024年度に改定") ==
        "2024-04-01/2025-03-31 2024-04-01/2025-03-31");
  CHECK(dates_in(U"2023年7月") == "2023-07");
  CHECK(dates_in(U"平成30年12月に成立") == "2018-12");
  CHECK(dates_in(U"昭和64年1月7日、平成元年1月8日") == "1989-01-07 1989-01-08");
  CHECK(dates_in(U"令和元年度から") == "2019-04-01/2020-03-31");
  CHECK(dates_in(U"2024/7/10、2024-07-10、2024.7.10") == "2024-07-10 2024-07-10 2024-07-10");
  CHECK(dates_in(U"2021年〜2024年") == "2021 2024");
}

TEST_CASE("numbers that are no dates are left alone") {
  CHECK(dates_in(U"5年度") == "");
  CHECK(dates_in(U"12023年、30年間、平成100年") == "");
  CHECK(dates_in(U"2023件、1/2を補助、3.1節") == "");
  CHECK(dates_in(U"2023年13月") == "2023");
  CHECK(dates_in(U"2023年2月29日") == "2023-02");
  CHECK(dates_in(U"2024年2月29日") == "2024-02-29");
}

TEST_CASE("the place of a date is its whole form") {
  const auto date = built_in_rules().calendar().find(U"また、令和3年9月28日閣議決定");
  REQUIRE(date);
  CHECK(date->span.begin == 3);
  CHECK(date->span.end == 12);
}

TEST_CASE("an era that a pack adds counts at once") {
  Calendar calendar = built_in_rules().calendar();
  calendar.add_eras(read_table("eras.tsv", "era\tyear_zero\n慶応\t1864\n"));
  const auto date = calendar.find(U"慶応3年10月14日");
  REQUIRE(date);
  CHECK(date->iso() == "1867-10-14");
}

TEST_CASE("a broken row of the calendar's tables is named") {
  Calendar calendar;
  CHECK_THROWS_WITH(calendar.add_eras(read_table("eras.tsv", "era\tyear_zero\n令和\tsoon\n")),
                    Catch::Matchers::Contains("eras.tsv:2:2"));
  CHECK_THROWS_WITH(calendar.add_forms(read_table("dates.tsv", "form\tgives\nM月\tdate\n")),
                    Catch::Matchers::Contains("dates.tsv:2:1"));
  CHECK_THROWS_WITH(calendar.add_forms(read_table("dates.tsv", "form\tgives\nY年\tday\n")),
                    Catch::Matchers::Contains("expected date or fiscal_year"));
}
