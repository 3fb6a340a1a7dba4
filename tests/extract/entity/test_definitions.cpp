// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Quotes, brackets that give a name another name, and words that refer back.
#include "extract/entity/mention_finder.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

TEST_CASE("a quoted title is a name when its last noun says of what") {
  CHECK(entities_of(U"「みなと防災ガイドブック」を配った。") ==
        Lines{"Document みなと防災ガイドブック"});
  CHECK(entities_of(U"「情報システム」という語を使う。").empty());
  CHECK(entities_of(U"「会議」という語を使う。").empty());
  CHECK(entities_of(U"「みんなで、海へ。」と書いた。").empty());
}

TEST_CASE("what stands before or behind a quote says what it names") {
  CHECK(entities_of(U"リーフレット「海で安全に遊ぶために」を作った。") ==
        Lines{"Document 海で安全に遊ぶために"});
  CHECK(entities_of(U"「火の用心の日」と呼ばれるイベントを開いた。") ==
        Lines{"Event 火の用心の日"});
  CHECK(entities_of(U"「海のみちしるべ」(2022年6月1日国土交通省策定)を読んだ。") ==
        Lines{"Document 海のみちしるべ", "GovernmentBody 国土交通省"});
}

TEST_CASE("以下「…」という。 gives a name that holds for the rest of the page") {
  const PageFacts facts =
      facts_of(U"国際稲作研究所(以下「研究所」という。)が調べた。研究所は、種を配った。");
  REQUIRE(facts.entities.size() == 1);
  CHECK(facts.entities[0].name == "国際稲作研究所");
  CHECK(facts.entities[0].mentions.size() == 2);
  CHECK(facts.entities[0].names[1] == "研究所");
}

TEST_CASE("a definition may stand inside the quotes") {
  const PageFacts facts =
      facts_of(U"「離島通信対策協議会(以下「協議会」という。)」ができた。協議会は調べた。");
  REQUIRE(facts.entities.size() == 1);
  CHECK(facts.entities[0].mentions.size() == 2);
}

TEST_CASE("a bracket with an acronym gives the name before it another name") {
  const PageFacts facts = facts_of(U"積雪防災協議会(SBC)ができた。SBC は調べた。");
  REQUIRE(facts.entities.size() == 1);
  CHECK(facts.entities[0].names == Lines{"積雪防災協議会", "SBC", "積雪防災協議会(SBC)"});
  CHECK(facts.entities[0].mentions.size() == 2);
}

TEST_CASE("a bracket may give the acronym and what it stands for") {
  CHECK(entities_of(U"積雪防災協議会(SBC:Snow Bosai Council)ができた。") ==
        Lines{"Forum 積雪防災協議会|SBC|Snow Bosai Council|積雪防災協議会(SBC:Snow Bosai "
              "Council)"});
}

TEST_CASE("a name in the bracket explains the acronym before it") {
  const PageFacts facts = facts_of(U"SBC(積雪防災協議会)ができた。積雪防災協議会は調べた。");
  REQUIRE(facts.entities.size() == 1);
  CHECK(facts.entities[0].type == EntityType::Forum);
  CHECK(facts.entities[0].mentions.size() == 2);
}

TEST_CASE("a bracket of another body, a date or a remark gives no name") {
  CHECK(entities_of(U"総務省(情報流通行政局)が調べた。") ==
        Lines{"GovernmentBody 総務省", "GovernmentBody 情報流通行政局"});
  CHECK(entities_of(U"深海探査支援制度(令和5年開始)を見直す。") ==
        Lines{"Programme 深海探査支援制度"});
  CHECK(entities_of(U"深海探査支援制度(再掲)を見直す。") == Lines{"Programme 深海探査支援制度"});
}

TEST_CASE("当該…, 同… and 本… name what was named before") {
  for (const auto* reference : {U"当該ガイドライン", U"同ガイドライン", U"本ガイドライン",
                                U"このガイドライン", U"上記ガイドライン"}) {
    const PageFacts facts =
        facts_of(U"果樹病害対策ガイドラインを作った。" + std::u32string(reference) + U"を配った。");
    CAPTURE(text::to_utf8(reference));
    REQUIRE(facts.entities.size() == 1);
    CHECK(facts.entities[0].names.back() == text::to_utf8(reference));
    CHECK(facts.entities[0].name == "果樹病害対策ガイドライン");
  }
}

TEST_CASE("a reference means the last name that fits") {
  const PageFacts facts =
      facts_of(U"積雪防災協議会と離島通信対策協議会が調べた。気象庁を訪ね、同協議会は去った。");
  REQUIRE(facts.entities.size() == 3);
  CHECK(facts.entities[1].names == Lines{"離島通信対策協議会", "同協議会"});
}

TEST_CASE("a reference to nothing names nothing") {
  CHECK(entities_of(U"この協議会は、まだない。当該計画もない。").empty());
}

TEST_CASE("a name that begins like a reference is a name") {
  CHECK(entities_of(U"同志社大学が調べた。")[0] == "Organization 同志社大学");
}

TEST_CASE("the line under 事業名 names a programme whatever its form") {
  HandPage page;
  page.add_field(SectionKind::ProgrammeName, U"雪に強いくらし");
  page.add_field(SectionKind::Ministry, U"気象庁");
  page.add_field(SectionKind::Overview, U"本事業は山を調べる。");
  CHECK(entities_of(facts_of(page)) ==
        Lines{"Programme 雪に強いくらし|本事業", "GovernmentBody 気象庁"});
}

TEST_CASE("a fund named for a body names the body as well") {
  for (const auto* fund : {U"国際稲作研究所拠出金", U"国際稲作研究所等分担金"}) {
    HandPage page;
    page.add_field(SectionKind::ProgrammeName, fund);
    CHECK(entities_of(facts_of(page)) ==
          Lines{"Programme " + text::to_utf8(fund), "Organization 国際稲作研究所"});
  }
}

TEST_CASE("the lines under 府省庁 and 担当部局 name government bodies") {
  HandPage page;
  page.add_field(SectionKind::Ministry, U"農林水産省");
  page.add_field(SectionKind::Bureau, U"輸出・国際局");
  CHECK(entities_of(facts_of(page)) ==
        Lines{"GovernmentBody 農林水産省", "GovernmentBody 輸出・国際局"});
}
