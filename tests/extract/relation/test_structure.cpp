// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// What the layout of a page states, and who answers for its parts.
#include <algorithm>

#include "extract/relation/structure.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

HandPage sheet(std::u32string_view programme) {
  HandPage page;
  page.add_field(SectionKind::ProgrammeName, programme);
  page.add_field(SectionKind::Ministry, U"農林水産省");
  return page;
}

HandPage slide(std::u32string_view unit) {
  HandPage page;
  page.add(U"海の見張り", BlockKind::Heading, SectionKind::Slide);
  page.add(unit, BlockKind::Fragment, SectionKind::Slide);
  return page;
}

bool contains(const Lines& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace

TEST_CASE("the bodies of one item work together, those of two do not") {
  HandPage page;
  page.add_item({U"気象庁", U"海上保安庁", U"水産庁"}).add_item({U"特許庁"});
  CHECK(relations_of(facts_of(page)) == Lines{"気象庁 cooperatesWith 海上保安庁 standing",
                                              "気象庁 cooperatesWith 水産庁 standing",
                                              "海上保安庁 cooperatesWith 水産庁 standing"});
}

TEST_CASE("the evidence of joint responsibility is the cell") {
  HandPage page;
  page.add_item({U"気象庁", U"海上保安庁"});
  CHECK(facts_of(page).relations.at(0).statements.at(0).evidence.text == "気象庁海上保安庁");
}

TEST_CASE("all bodies of an item act where its text names none") {
  HandPage page;
  page.add_item({U"気象庁", U"海上保安庁"});
  page.add(U"・消防庁に結果を提供した。", BlockKind::Bullet, SectionKind::Result, 0, 2023);
  const Lines relations = relations_of(facts_of(page));
  CHECK(contains(relations, "気象庁 providesTo 消防庁 done 2023"));
  CHECK(contains(relations, "海上保安庁 providesTo 消防庁 done 2023"));
}

TEST_CASE("where the plan names one of an item's bodies that one acts in the rest of it") {
  HandPage page;
  page.add_item({U"気象庁", U"海上保安庁"});
  page.add(U"・気象庁において、海を調べる。", BlockKind::Bullet, SectionKind::Plan, 0);
  page.add(U"・消防庁に結果を提供した。", BlockKind::Bullet, SectionKind::Result, 0);
  const Lines relations = relations_of(facts_of(page));
  CHECK(contains(relations, "気象庁 providesTo 消防庁 done"));
  CHECK_FALSE(contains(relations, "海上保安庁 providesTo 消防庁 done"));
}

TEST_CASE("the ministry of a programme sheet operates the programme") {
  CHECK(relations_of(facts_of(sheet(U"稲の種を守る事業"))) ==
        Lines{"農林水産省 operates 稲の種を守る事業 standing"});
}

TEST_CASE("the bureau of a sheet is part of the ministry") {
  HandPage page = sheet(U"稲の種を守る事業");
  page.add_field(SectionKind::Bureau, U"輸出・国際局");
  CHECK(contains(relations_of(facts_of(page)), "輸出・国際局 partOf 農林水産省 standing"));
}

TEST_CASE("a fund goes to the body it is named for") {
  CHECK(contains(relations_of(facts_of(sheet(U"国際稲作研究所拠出金"))),
                 "農林水産省 providesTo 国際稲作研究所 standing"));
}

TEST_CASE("the ministry acts in a sheet's sentences, the programme where it is meant") {
  HandPage page = sheet(U"稲の種を守る事業");
  page.add_field(SectionKind::Overview, U"国際農林水産業研究センターと連携していく。");
  page.add_field(SectionKind::Overview, U"本事業は、水産資源管理基本方針に基づき種を守る。");
  page.add_field(SectionKind::Overview, U"農業者を対象とする。");
  const Lines relations = relations_of(facts_of(page));
  CHECK(contains(relations, "農林水産省 cooperatesWith 国際農林水産業研究センター planned"));
  CHECK(contains(relations, "稲の種を守る事業 basedOn 水産資源管理基本方針 standing"));
  CHECK(contains(relations, "稲の種を守る事業 targets 農業者 standing"));
}

TEST_CASE("the unit of a slide acts, the one in the bracket if there is one") {
  for (const auto* unit : {U"港湾局", U"国土交通省(港湾局)"}) {
    HandPage page = slide(unit);
    page.add(U"・「漂流物監視システム」を運用", BlockKind::Bullet, SectionKind::Slide);
    CAPTURE(text::to_utf8(unit));
    CHECK(contains(relations_of(facts_of(page)), "港湾局 operates 漂流物監視システム standing"));
  }
}

TEST_CASE("a line that is no sentence states something on a slide only") {
  HandPage page = slide(U"国土交通省(港湾局)");
  page.add(U"離島協議会を開催", BlockKind::Fragment, SectionKind::Slide);
  CHECK(contains(relations_of(facts_of(page)), "港湾局 organizes 離島協議会 standing"));
  HandPage prose;
  prose.add(U"気象庁は海を見た。");
  prose.add(U"離島協議会を開催", BlockKind::Fragment);
  CHECK(facts_of(prose).relations.empty());
}

TEST_CASE("quoted national strategy has the country as its subject") {
  HandPage page;
  page.add(U"我が国は海に囲まれている。");
  page.add(U"・太平洋諸国と連携する。", BlockKind::Bullet, SectionKind::Strategy);
  page.add(U"・米国と協力する。", BlockKind::Bullet, SectionKind::Strategy);
  CHECK(contains(relations_of(facts_of(page)), "我が国 cooperatesWith 米国 planned"));
}

TEST_CASE("in a white paper the ministry named most often acts") {
  HandPage page;
  page.add(U"消防庁が火を見た。気象庁が山を見た。気象庁が海を見た。");
  page.add(U"第1項", BlockKind::Bullet);
  page.add(U"・特許庁と連携した。", BlockKind::Bullet);
  CHECK(relations_of(facts_of(page)) == Lines{"気象庁 cooperatesWith 特許庁 done"});
}

TEST_CASE("a unit in the bracket of its body is part of it") {
  CHECK(relations_of(U"総務省(情報流通行政局)は、電波を見た。") ==
        Lines{"情報流通行政局 partOf 総務省 standing"});
}

TEST_CASE("two bodies in a bracket are no units of the one before") {
  CHECK(relations_of(U"総務省(情報流通行政局、消防庁)は、電波を見た。").empty());
}

TEST_CASE("a forum's bracket of names lists its members") {
  CHECK(relations_of(U"離島通信対策協議会(総務省、気象庁、日本赤十字社等)は、島を見た。") ==
        Lines{"総務省 participatesIn 離島通信対策協議会 standing",
              "気象庁 participatesIn 離島通信対策協議会 standing",
              "日本赤十字社 participatesIn 離島通信対策協議会 standing"});
  CHECK(relations_of(U"離島通信対策協議会(総務省、青い海、気象庁)は、島を見た。").empty());
}

TEST_CASE("a forum's group is part of it, a body's quoted centre as well") {
  CHECK(relations_of(U"離島通信対策協議会の潮流観測専門部会が、島を見た。") ==
        Lines{"潮流観測専門部会 partOf 離島通信対策協議会 standing"});
  CHECK(relations_of(U"宇宙航空研究開発機構の「月面望遠センター」が、月を見た。") ==
        Lines{"月面望遠センター partOf 宇宙航空研究開発機構 standing"});
}

TEST_CASE("a forum's members take part in it") {
  CHECK(relations_of(U"離島通信対策協議会の会員事業者が、島を見た。") ==
        Lines{"会員事業者 participatesIn 離島通信対策協議会 standing"});
}

TEST_CASE("the body in a document's bracket has issued it") {
  CHECK(relations_of(U"「海岸防災基本計画」(2022年6月1日国土交通省策定)を見直した。") ==
        Lines{"国土交通省 publishes 海岸防災基本計画 done"});
  CHECK(relations_of(U"海岸浸食対策ガイドライン(2022年6月1日国土交通省)を見直した。") ==
        Lines{"国土交通省 publishes 海岸浸食対策ガイドライン done"});
  CHECK(relations_of(U"海岸浸食対策ガイドライン(国土交通省の担当者が読む版)を読んだ。").empty());
}

TEST_CASE("a ministry named once as a source does not act on a page about other countries") {
  HandPage page;
  page.add(U"英国は、会を開いた。", BlockKind::Paragraph);
  page.add(U"「海洋観測戦略」を策定した。", BlockKind::Paragraph);
  page.add(U"資料:水産庁作成", BlockKind::Paragraph);
  for (const std::string& line : relations_of(facts_of(page))) {
    INFO(line);
    CHECK_FALSE(line.starts_with("水産庁"));
  }
}

TEST_CASE("a programme's bracket names who gets its money") {
  CHECK(contains(relations_of(facts_of(sheet(U"基盤整備事業(うち海洋研究開発機構運営費交付金)"))),
                 "農林水産省 providesTo 海洋研究開発機構 standing"));
  CHECK(contains(relations_of(facts_of(sheet(U"東南アジア諸国連合(ASEAN)事務局拠出金"))),
                 "農林水産省 providesTo 東南アジア諸国連合(ASEAN)事務局 standing"));
}

TEST_CASE("a head of one character that begins a longer word takes no money") {
  for (const std::string& line :
       relations_of(facts_of(sheet(U"中堅企業の賃上げに向けた省力化投資補助金")))) {
    INFO(line);
    CHECK(line.find("providesTo") == std::string::npos);
  }
}
