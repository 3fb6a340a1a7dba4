// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/entity/mention_finder.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

TEST_CASE("bodies of the catalogue are found by any of their names") {
  const PageFacts facts = facts_of(U"気象庁(JMA)は、農研機構と農水省を訪ねた。");
  REQUIRE(facts.entities.size() == 3);
  CHECK(facts.entities[0].catalogue_id == "jp-jma");
  CHECK(facts.entities[1].type == EntityType::Organization);
  CHECK(facts.entities[2].catalogue_id == "jp-maff");
}

TEST_CASE("all forms of one body on a page are one entity, named by the longest") {
  const PageFacts facts = facts_of(U"農研機構は、農業・食品産業技術総合研究機構の略称である。");
  REQUIRE(facts.entities.size() == 1);
  CHECK(facts.entities[0].name == "農業・食品産業技術総合研究機構");
  CHECK(facts.entities[0].mentions.size() == 2);
}

TEST_CASE("a Latin name is found on word boundaries only") {
  CHECK(entities_of(U"JAXA は衛星を測った。") == Lines{"Organization JAXA"});
  CHECK(entities_of(U"JAXAN は衛星を測った。").empty());
}

TEST_CASE("names may hold hiragana when the catalogue knows them") {
  CHECK(entities_of(U"こども家庭庁は、我が国の保育所を調べた。") ==
        Lines{"GovernmentBody こども家庭庁", "Place 我が国"});
}

TEST_CASE("hiragana in mid-word starts no name") {
  CHECK(entities_of(U"危ないわき道を塞いだ。").empty());
}

TEST_CASE("unknown names are found by their head noun") {
  CHECK(entities_of(U"離島通信対策協議会は、果樹病害対策ガイドラインを読んだ。") ==
        Lines{"Forum 離島通信対策協議会", "Document 果樹病害対策ガイドライン"});
}

TEST_CASE("generic compounds in running text name nothing") {
  CHECK(entities_of(U"情報システムを整備し、国際会議に参加し、関係法令を守った。").empty());
}

TEST_CASE("a name goes on to the left over に関する and gives up what it holds") {
  CHECK(entities_of(U"「漁場」や海上保安庁の船の安全の確保に関する法律ができた。").size() == 1);
  CHECK(entities_of(U"津波対策の推進に関する法律が成立した。") ==
        Lines{"Document 津波対策の推進に関する法律"});
}

TEST_CASE("a name inside a longer name is no mention") {
  CHECK(entities_of(U"気象庁雪崩観測委員会が山を調べた。") ==
        Lines{"Forum 気象庁雪崩観測委員会|雪崩観測委員会"});
}

TEST_CASE("・ parts names of a kind and stays inside one name") {
  CHECK(entities_of(U"スポーツ庁・文化庁が調べた。") ==
        Lines{"GovernmentBody スポーツ庁", "GovernmentBody 文化庁"});
  CHECK(entities_of(U"水産研究・教育機構が調べた。") == Lines{"Organization 水産研究・教育機構"});
}

TEST_CASE("及び, commas and 等 part names") {
  const Lines expected{"GovernmentBody 農林水産省", "GovernmentBody 林野庁",
                       "GovernmentBody 水産庁"};
  CHECK(entities_of(U"農林水産省、林野庁及び水産庁が調べた。") == expected);
  CHECK(entities_of(U"農林水産省や林野庁並びに水産庁等が調べた。") == expected);
  CHECK(entities_of(U"農林水産省、林野庁又は水産庁が調べた。") == expected);
}

TEST_CASE("等 stays inside a name when no name ends before it") {
  CHECK(entities_of(U"積雪等総合監視システムを見た。") == Lines{"System 積雪等総合監視システム"});
  CHECK(entities_of(U"総務省等関係府省庁が調べた。") ==
        Lines{"GovernmentBody 総務省", "Group 関係府省庁"});
}

TEST_CASE("what stands before or behind a name in its run is no part of it") {
  CHECK(entities_of(U"令和5年度観光庁調査を行った。") == Lines{"GovernmentBody 観光庁"});
  CHECK(entities_of(U"内閣府主導で進めた。") == Lines{"GovernmentBody 内閣府"});
  CHECK(entities_of(U"気象庁長官が述べた。") == Lines{"GovernmentBody 気象庁"});
}

TEST_CASE("the number of a footnote is no part of a name") {
  CHECK(entities_of(U"4観光庁は、統計を見た。") == Lines{"GovernmentBody 観光庁"});
  CHECK(entities_of(U"電波法 3を読んだ。") == Lines{"Document 電波法"});
  CHECK(entities_of(U"2025年日本国際博覧会を見た。") == Lines{"Event 2025年日本国際博覧会"});
}

TEST_CASE("a number of actors is a class") {
  CHECK(entities_of(U"53か国が集まった。") == Lines{"Group 53か国"});
  CHECK(entities_of(U"15の国・地域が集まった。") == Lines{"Group 15の国・地域"});
}

TEST_CASE("a vague class counts only where it takes part in a relation") {
  CHECK(entities_of(U"専門家が集まった。").empty());
  CHECK(entities_of(U"専門家と気象庁が連携した。") ==
        Lines{"Group 専門家", "GovernmentBody 気象庁"});
}

TEST_CASE("a heading speaks of bodies, not of classes") {
  HandPage page;
  page.add(U"気象庁と利用者", BlockKind::Heading);
  CHECK(entities_of(facts_of(page)) == Lines{"GovernmentBody 気象庁"});
}

TEST_CASE("labels of a page hold no names") {
  HandPage page;
  page.add(U"気象庁年次計画", BlockKind::Label);
  CHECK(facts_of(page).entities.empty());
}

TEST_CASE("what a body has is named by the body") {
  CHECK(entities_of(U"海上保安庁のウェブサイトを見た。") ==
        Lines{"System 海上保安庁のウェブサイト"});
  CHECK(entities_of(U"海上保安庁ウェブサイトと海上保安庁のウェブサイトを見た。").size() == 1);
}

TEST_CASE("a word in a list is of the kind of its neighbours") {
  CHECK(entities_of(U"JAXA、SNOWLAB 及び NASA が雪を測った。").size() == 2);
  CHECK(entities_of(U"ISMAP、TANEBAKO 及び CYDER を進めた。")[1] == "Programme TANEBAKO");
}

TEST_CASE("the letter that numbers a paragraph starts no name") {
  CHECK(entities_of(U"ウ 気象庁が調べた。") == Lines{"GovernmentBody 気象庁"});
}

TEST_CASE("one finder reads page after page") {
  MentionFinder finder(built_in_lexicon());
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  const HandPage first(U"離島通信対策協議会(以下「協議会」という。)が調べた。");
  finder.find(first.read, entities, mentions);
  CHECK(mentions.size() == 1);
  const HandPage second(U"協議会が調べた。");
  finder.find(second.read, entities, mentions);
  CHECK(mentions.empty());
  CHECK(entities.size() == 0);
}

TEST_CASE("mentions are sorted and disjoint") {
  const HandPage page(
      U"気象庁(JMA)、「雪崩予測システム」を運用する離島協議会(以下「協議会」という。)及び53か国は、"
      U"海上交通の安全の確保に関する条約を、協議会で読んだ。");
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  MentionFinder(built_in_lexicon()).find(page.read, entities, mentions);
  REQUIRE(mentions.size() > 4);
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
    CHECK(mentions[i].span.end <= mentions[i + 1].span.begin);
  }
}
