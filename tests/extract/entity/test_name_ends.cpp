// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Where names begin and end, and what a title is that no head noun types.
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

namespace {

bool finds(std::u32string_view sentence, const std::string& line) {
  const Lines lines = entities_of(sentence);
  INFO(line);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace

TEST_CASE("what is done with a title says what it is") {
  CHECK(finds(U"大阪で開催された「海の祭典2024」を見た。", "Event 海の祭典2024"));
  CHECK(finds(U"水産庁は、「漁村のこれから」を公表した。", "Document 漁村のこれから"));
  CHECK(finds(U"水産庁は、「うみねっと」を運用している。", "System うみねっと"));
  CHECK(finds(U"海の情報のプラットフォームである「うみなび」を見た。", "System うみなび"));
  CHECK(finds(U"合弁会社「みなとウイング」ができた。", "Organization みなとウイング"));
  CHECK(finds(U"「FAST HARBOR」の推進に努めた。", "Programme FAST HARBOR"));
}

TEST_CASE("the number of a footnote is no part of a quoted name") {
  CHECK(finds(U"「沿岸防災研究センター3」を設けた。", "Organization 沿岸防災研究センター"));
}

TEST_CASE("two digits at the end of a title are the title's") {
  CHECK(finds(U"多国間演習「うみかぜ・セイバー23」に参加した。", "Programme うみかぜ・セイバー23"));
}

TEST_CASE("a company is named by 社 behind its name, not by a number before it") {
  CHECK(finds(U"Harbor Wave社が参加した。", "Organization Harbor Wave社"));
  CHECK_FALSE(finds(U"民間事業者7社が参加した。", "Organization 民間事業者7社"));
}

TEST_CASE("new head nouns of units, reports and surveys") {
  CHECK(finds(U"宇宙作戦団が発足した。", "GovernmentBody 宇宙作戦団"));
  CHECK(finds(U"河川災害発生動向調査を実施した。", "Programme 河川災害発生動向調査"));
  CHECK(finds(U"「海況週報」を見た。", "Document 海況週報"));
  CHECK(finds(U"「沿岸基本図」を見た。", "System 沿岸基本図"));
  CHECK(finds(U"混雑の緩和に向けた対策パッケージを決めた。",
              "Document 混雑の緩和に向けた対策パッケージ"));
}

TEST_CASE("a title cited behind its author and year is a document") {
  CHECK(finds(U"気象庁(2018)「波のゆくえ」", "Document 波のゆくえ"));
  CHECK_FALSE(finds(U"気象庁「波のゆくえ」の話をした。", "Document 波のゆくえ"));
}

TEST_CASE("the number of a list's member is no part of a name") {
  CHECK(finds(U"2医師の研修に関する検討会を開催する。", "Forum 医師の研修に関する検討会"));
}

TEST_CASE("a point after a number parts it from the name") {
  CHECK(finds(U"1.公営住宅整備事業を進める。", "Programme 公営住宅整備事業"));
}

TEST_CASE("a role and the known body that holds it are one") {
  CHECK(
      finds(U"コアセンター(国立環境研究所)が調べる。", "Organization コアセンター|国立環境研究所"));
}

TEST_CASE("another edition is another document") {
  const Lines lines = entities_of(
      U"「沿岸防災の進め方指針」を公表した。「沿岸防災の進め方指針(2024年指針)」を公表した。");
  CHECK(lines.size() == 2);
}

TEST_CASE("a region of an organisation of states is a place") {
  CHECK(finds(U"ASEAN地域の港を調べた。", "Place ASEAN地域"));
}

TEST_CASE("a class is no name, however long its word, until something names one of it") {
  CHECK(entities_of(U"立地適正化計画を改定した。").empty());
  CHECK(entities_of(U"上級司令部の訓練を行う。").empty());
  CHECK(entities_of(U"研究協議会を開催した。").empty());
  CHECK(finds(U"富山市立地適正化計画を改定した。", "Document 富山市立地適正化計画"));
  CHECK(finds(U"沿岸防災研究協議会を開催した。", "Forum 沿岸防災研究協議会"));
}

TEST_CASE("a class has its modifier in a name as well, its owner it has not") {
  CHECK(finds(U"水産庁は、沿岸の漁業者に注意喚起を行った。", "Group 漁業者|沿岸の漁業者"));
  CHECK(finds(U"水産庁は、環境省の利用者に注意喚起を行った。", "Group 利用者"));
}

TEST_CASE("a region by two names is one place") {
  CHECK(finds(U"アジア・中東地域の港を調べた。", "Place アジア・中東地域"));
}

TEST_CASE("a noun alone behind a point is a member of a list, no name") {
  CHECK(entities_of(U"遠隔離島・台風の話をした。").empty());
  CHECK(entities_of(U"ポスター・リーフレットを配った。").empty());
  CHECK(finds(U"「ミッドキャリア・コース」を設けた。", "Programme ミッドキャリア・コース"));
}

TEST_CASE("a name does not begin inside another") {
  CHECK_FALSE(finds(U"我が国の港に関する技術基準を見直す。", "Document 国の港に関する技術基準"));
}

TEST_CASE("a circle that begins a line is no part of a name") {
  CHECK(finds(U"〇海辺学習ポータルサイトを開いた。", "System 海辺学習ポータルサイト"));
}

TEST_CASE("the end of a year and a dash before a number are no part of a name") {
  CHECK(finds(U"(2022年度末農林水産省調べ)", "GovernmentBody 農林水産省"));
  CHECK(finds(U"3ー1防衛装備庁より派遣した。", "GovernmentBody 防衛装備庁"));
}

TEST_CASE("a body before a quoted title has issued it and is not its kind") {
  CHECK_FALSE(finds(U"水産庁「漁村の人口の推移」を見た。", "GovernmentBody 漁村の人口の推移"));
}

TEST_CASE("what is based on a law is a description, no name") {
  CHECK_FALSE(
      finds(U"「沿岸振興計画」に基づく事業を進める。", "Programme 「沿岸振興計画」に基づく事業"));
}

TEST_CASE("a name goes on over a noun in hiragana") {
  CHECK(finds(U"水産庁は、海ごみ回収検討会を設けた。", "Forum 海ごみ回収検討会"));
  CHECK(finds(U"水産庁は、漁村の担い手確保協議会を設けた。", "Forum 担い手確保協議会"));
  CHECK(finds(U"いじめ相談協議会が開かれた。", "Forum いじめ相談協議会"));
  // A verb between two names is no such noun.
  CHECK(finds(U"計画を見直し水産政策審議会に諮った。", "Forum 水産政策審議会"));
}

TEST_CASE("a head noun behind a thing's name makes another name") {
  CHECK(finds(U"みどりの食料システム戦略推進会議を開いた。",
              "Forum みどりの食料システム戦略推進会議"));
}

TEST_CASE("an adverb is no part of the name behind it") {
  CHECK(finds(U"その後漁港整備審議会が開かれた。", "Forum 漁港整備審議会"));
  const Lines lines = entities_of(U"その他海洋研究開発機構が調べた。");
  CHECK(lines == Lines{"Organization 海洋研究開発機構"});
}

TEST_CASE("a plain name that is given another one is a name") {
  CHECK(finds(U"サイバー対策検討会(以下「検討会」という。)を設けた。",
              "Forum サイバー対策検討会|検討会|サイバー対策検討会(以下「検討会」という。)"));
}

TEST_CASE("who holds an office is not the firm") {
  CHECK(finds(U"株式会社海原観測代表取締役が述べた。", "Organization 株式会社海原観測|海原観測"));
}

TEST_CASE("a method, a mechanism and a board are no names") {
  CHECK(entities_of(U"水素製造法と毒性発現機構を、電動キックボードで調べた。").empty());
  CHECK(entities_of(U"防災スペシャリストが現場見学会に出た。").empty());
}

TEST_CASE("cabinets, administrations, armed forces and courts have names") {
  CHECK(finds(U"海原内閣が法案を提出した。", "GovernmentBody 海原内閣"));
  CHECK(finds(U"ウミハラ政権は、制裁を決めた。", "GovernmentBody ウミハラ政権"));
  CHECK(finds(U"北洋海軍が演習に参加した。", "GovernmentBody 北洋海軍"));
  CHECK(finds(U"松山地裁に訴えた。", "GovernmentBody 松山地裁"));
  CHECK(finds(U"北洋国民議会が可決した。", "GovernmentBody 北洋国民議会"));
  CHECK(entities_of(U"連立政権を支えた。").empty());
}
