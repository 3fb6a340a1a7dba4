// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Who a statement is about where the sentence does not say it with は or が beside the verb.
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

namespace {

bool states(std::u32string_view sentence, const std::string& line) {
  const Lines lines = relations_of(sentence);
  INFO(line);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace

TEST_CASE("a council in which a guideline was drawn up has drawn it up") {
  CHECK(states(U"海洋観測連絡会議において、「沿岸観測指針」が取りまとめられた。",
               "海洋観測連絡会議 publishes 沿岸観測指針 done"));
}

TEST_CASE("a country acts where the sentence is about it") {
  CHECK(states(U"我が国においても、「月面研究センター」を設立した。",
               "我が国 establishes 月面研究センター done"));
}

TEST_CASE("coordinated clauses share their subject, a purpose does not") {
  CHECK(states(U"海洋研究開発機構が海を調べるとともに、「深海観測システム」を運用している。",
               "海洋研究開発機構 operates 深海観測システム standing"));
  CHECK_FALSE(states(U"海洋研究開発機構が連携するため、「深海観測システム」を運用している。",
                     "海洋研究開発機構 operates 深海観測システム standing"));
}

TEST_CASE("a noun that says what a quoted name is stands for the name") {
  CHECK(states(U"津波情報を住民まで伝達するシステムである「全国沿岸警報システム」がある。",
               "全国沿岸警報システム providesTo 住民 standing"));
}

TEST_CASE("who stands with and whose help is had are partners") {
  CHECK(states(U"観光庁は、日本政府観光局の協力を得て、冊子を配った。",
               "観光庁 cooperatesWith 日本政府観光局 done"));
  CHECK(states(U"農林水産省は、北海道大学をパートナーとして選定した。",
               "農林水産省 cooperatesWith 北海道大学 done"));
}

TEST_CASE("A と B との連携 is theirs, not the speaker's") {
  const Lines lines = relations_of(U"観光庁は、会を開き、文化庁と特許庁との連携を進めた。");
  CHECK(std::find(lines.begin(), lines.end(), "文化庁 cooperatesWith 特許庁 done") != lines.end());
}

TEST_CASE("an author before a title has published it") {
  CHECK(states(U"水産庁「水産白書」による。", "水産庁 publishes 水産白書 standing"));
  CHECK(states(U"宇宙政策委員会(令和5年)「宇宙安全保障構想」による。",
               "宇宙政策委員会 publishes 宇宙安全保障構想 standing"));
}

TEST_CASE("what a document says until the end of the sentence is a basis") {
  CHECK(states(U"「海洋基本計画」において、観測の強化が進んだことを踏まえ、気象庁は船を出した。",
               "気象庁 basedOn 海洋基本計画 done"));
}

TEST_CASE("a basis belongs to the subject of the clause behind it") {
  CHECK(states(U"「観光立国推進基本計画」に基づき、観光庁が祭りを助けた。",
               "観光庁 basedOn 観光立国推進基本計画 done"));
}

TEST_CASE("これらの stands for each of those named") {
  const std::u32string_view text =
      U"気象庁は、「沿岸防災計画」及び「山岳防災計画」を公表した。これらの計画に基づき、消防庁は訓"
      U"練をした。";
  CHECK(states(text, "消防庁 basedOn 沿岸防災計画 done"));
  CHECK(states(text, "消防庁 basedOn 山岳防災計画 done"));
}

TEST_CASE("members that a class sums up are no partners of the class") {
  const Lines lines =
      relations_of(U"文化庁、観光庁をはじめとする関係省庁が連携して、祭りを助けた。");
  CHECK(lines == Lines{"文化庁 cooperatesWith 観光庁 done"});
}

TEST_CASE("a clause with a date is done, whatever follows it") {
  CHECK(states(U"特許庁は、2023年5月に「知財連携協議会」を立ち上げ、調査を進めている。",
               "特許庁 establishes 知財連携協議会 done 2023"));
}

TEST_CASE("a wish of the next clause takes nothing back") {
  CHECK(states(U"文化庁は、特許庁と連携して、課題と向き合った。",
               "文化庁 cooperatesWith 特許庁 done"));
}

TEST_CASE("a system by which something is watched is used") {
  CHECK(states(U"気象庁は、「火山監視システム」により噴火を監視している。",
               "気象庁 uses 火山監視システム standing"));
}

TEST_CASE("a topic that acts and is no known name keeps others from acting") {
  const Lines lines = relations_of(U"観光庁は、会を開いた。WGは文化庁と連携した。");
  CHECK(lines.empty());
  // What is held does not act: who holds it was named before.
  CHECK(states(U"観光庁は、会を開いた。WGは「海の祭典」を開催した。",
               "観光庁 organizes 海の祭典 done"));
}

TEST_CASE("who was helped or commissioned says by whom") {
  CHECK(states(U"海洋研究開発機構は、北海道大学の支援を得て、船を造った。",
               "北海道大学 providesTo 海洋研究開発機構 done"));
  CHECK(states(U"海洋研究開発機構は、水産庁からの委託を受け、海を調べた。",
               "水産庁 commissions 海洋研究開発機構 done"));
}

TEST_CASE("a た that says how takes its time from the clause") {
  CHECK(states(U"外務省は、国連を通じた支援を行う。", "外務省 worksThrough 国連 standing"));
  CHECK(states(U"外務省は、国連を通じた支援を行った。", "外務省 worksThrough 国連 done"));
  CHECK(states(U"観光庁は、文化庁と締結した覚書を用いる。", "観光庁 cooperatesWith 文化庁 done"));
}

TEST_CASE("what becomes something is nobody's partner, and what was founded once is no deed") {
  CHECK(relations_of(U"観光庁は、文化庁となる組織を調べた。").empty());
  CHECK(relations_of(U"外務省は、国連創設以来の取組を支えた。").empty());
}

TEST_CASE("another country that is the subject stays it") {
  CHECK(states(U"フランスは、会を開いた。「海洋観測戦略」を策定した。",
               "フランス publishes 海洋観測戦略 done"));
}
