// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/table/table_words.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"
#include "tests/extract/table/read_page_facts.hpp"
#include "tests/extract/table_pack.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

// "気象庁 participatesIn 全国海洋観測連絡会議: 気象庁大気海洋部長": relations with their evidence.
Lines members_of(const PageFacts& facts) {
  Lines lines;
  for (const Relation& relation : facts.relations) {
    lines.push_back(facts.entities[relation.subject].name + " " +
                    std::string(name_of(relation.predicate)) + " " +
                    facts.entities[relation.object].name + ": " +
                    relation.statements.front().evidence.text);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_CASE("rows of a table under a heading are members, the row is the evidence") {
  const PageFacts facts = read_page_facts(
      "<html><body><h2>全国海洋観測連絡会議の構成員</h2><p>(敬称略)</p>"
      "<table><tr><th>機関名</th><th>役職</th></tr>"
      "<tr><td>気象庁</td><td>大気海洋部長</td></tr>"
      "<tr><td>水産庁</td><td>漁政部長</td></tr></table></body></html>",
      "page.html");
  CHECK(members_of(facts) == Lines{"気象庁 participatesIn 全国海洋観測連絡会議: 気象庁大気海洋部長",
                                   "水産庁 participatesIn 全国海洋観測連絡会議: 水産庁漁政部長"});
  for (const Relation& relation : facts.relations) {
    CHECK(relation.statements.front().status == Status::Standing);
  }
}

TEST_CASE("a cell that several rows share, numbers and a secretariat are no hindrance") {
  const PageFacts facts = read_page_facts(
      "<html><body><h1>全国海洋観測連絡会議</h1><h2>構成員一覧</h2><table>"
      "<tr><td rowspan=2>構成員</td><td>1</td><td>気象庁</td></tr>"
      "<tr><td>2</td><td>環境省</td></tr>"
      "<tr><td>事務局</td><td></td><td>海上保安庁</td></tr></table></body></html>",
      "page.html");
  CHECK(members_of(facts) == Lines{"気象庁 participatesIn 全国海洋観測連絡会議: 構成員1気象庁",
                                   "海上保安庁 operates 全国海洋観測連絡会議: 事務局海上保安庁",
                                   "環境省 participatesIn 全国海洋観測連絡会議: 2環境省"});
}

TEST_CASE("the employers of a committee's persons are no members") {
  const PageFacts facts = read_page_facts(
      "<html><body><h2>全国海洋観測連絡会議 委員名簿</h2><table>"
      "<tr><th>氏名</th><th>所属</th></tr>"
      "<tr><td>海野 渚</td><td>東京大学</td></tr></table></body></html>",
      "page.html");
  CHECK(facts.relations.empty());
}

TEST_CASE("a table of organisations beside persons gives the organisations") {
  const PageFacts facts = read_page_facts(
      "<html><body><h2>全国海洋観測連絡会議 構成員名簿</h2><table>"
      "<tr><th>氏名</th><th>団体名</th></tr>"
      "<tr><td>海野 渚</td><td>海洋研究開発機構</td></tr></table></body></html>",
      "page.html");
  REQUIRE(facts.relations.size() == 1);
  CHECK(facts.entities[facts.relations[0].subject].name == "海洋研究開発機構");
}

TEST_CASE("lines of plain text below a heading are members until the list ends") {
  const PageFacts facts = read_page_facts(
      "全国海洋観測連絡会議 構成員\n内閣官房\n警察庁\n・気象庁 大気海洋部長\n\n"
      "観測の方針\n本会議では、観測の方針について議論する。\n環境省\n");
  CHECK(members_of(facts) == Lines{"内閣官房 participatesIn 全国海洋観測連絡会議: 内閣官房",
                                   "気象庁大気海洋部 participatesIn 全国海洋観測連絡会議: "
                                   "・気象庁大気海洋部長",
                                   "警察庁 participatesIn 全国海洋観測連絡会議: 警察庁"});
}

TEST_CASE("a sentence may introduce the list") {
  const PageFacts facts =
      read_page_facts("全国海洋観測連絡会議は、次の機関で構成される。\n・気象庁\n・環境省\n");
  CHECK(members_of(facts) == Lines{"気象庁 participatesIn 全国海洋観測連絡会議: ・気象庁",
                                   "環境省 participatesIn 全国海洋観測連絡会議: ・環境省"});
}

TEST_CASE("a list of nobody in particular states nothing") {
  CHECK(read_page_facts("構成員\n気象庁\n環境省\n").relations.empty());
  CHECK(read_page_facts("全国海洋観測連絡会議\n気象庁\n環境省\n").relations.empty());
}

TEST_CASE("broken rows of the tables of tables are told by file, line and column") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(
      TableWords::load(pack_with("lexicon/member_lists.tsv", "role\tpattern\nchief\t*\n")),
      Contains("member_lists.tsv:2:1") && Contains("chief"));
  CHECK_THROWS_WITH(
      TableWords::load(pack_with("lexicon/budgets.tsv", "role\tword\tvalue\nunit\t銭\tx\n")),
      Contains("budgets.tsv:2:3") && Contains("whole number"));
  CHECK_THROWS_WITH(
      TableWords::load(pack_with("lexicon/budgets.tsv", "role\tword\tvalue\nminus\t--\t\n")),
      Contains("budgets.tsv:2:2") && Contains("one character"));
}

}  // namespace
