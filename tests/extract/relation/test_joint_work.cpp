// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Who does something together, who follows whom, and what a list is summed up by.
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

namespace {

bool states(std::u32string_view sentence, const std::string& relation) {
  const Lines lines = relations_of(sentence);
  INFO(relation);
  return std::find(lines.begin(), lines.end(), relation) != lines.end();
}

}  // namespace

TEST_CASE("what is done jointly each partner does") {
  CHECK(states(U"気象庁は、海上保安庁と合同で「沿岸波浪ガイドライン」を公表した。",
               "海上保安庁 publishes 沿岸波浪ガイドライン done"));
  CHECK(states(U"文化庁は、観光庁及び特許庁と共に、「地域文化フォーラム」を主催した。",
               "特許庁 organizes 地域文化フォーラム done"));
  // 連携し says that they work together, not that both publish.
  CHECK_FALSE(states(U"気象庁は、海上保安庁と連携し、「沿岸波浪ガイドライン」を公表した。",
                     "海上保安庁 publishes 沿岸波浪ガイドライン done"));
}

TEST_CASE("users and members of one thing need not work together") {
  CHECK(relations_of(U"「沿岸防災情報システム」は、気象庁、横浜市等が利用している。") ==
        Lines{"気象庁 uses 沿岸防災情報システム standing",
              "横浜市 uses 沿岸防災情報システム standing"});
}

TEST_CASE("a list summed up by the number of its members has the role of the sum") {
  CHECK(states(U"林野庁、水産庁及び環境省の三者が連携し、山を調べた。",
               "林野庁 cooperatesWith 環境省 done"));
  CHECK(states(U"日本、英国及びカナダの3か国が協力した。", "英国 cooperatesWith カナダ done"));
  CHECK(states(U"気象庁と消防庁の両者は、港湾防災協議会を設立した。",
               "消防庁 establishes 港湾防災協議会 done"));
}

TEST_CASE("a class that sums up a list leaves its members their role") {
  CHECK(states(U"観光庁は、文化庁、特許庁等の関係府省庁と連携した。",
               "観光庁 cooperatesWith 文化庁 done"));
  CHECK(states(U"観光庁は、豪州等の同志国と協議した。", "観光庁 cooperatesWith 豪州 done"));
}

TEST_CASE("behind 等 a と says with whom, not what else") {
  CHECK(states(U"消防庁は、気象庁、林野庁等と「山火事対策会議」を開催した。",
               "消防庁 cooperatesWith 林野庁 done"));
}

TEST_CASE("others are named besides: のほか, に加え") {
  CHECK(states(U"港湾防災協議会には、国土交通省のほか、横浜市が参加した。",
               "国土交通省 participatesIn 港湾防災協議会 done"));
}

TEST_CASE("succeeds: what is set up in the stead of another") {
  CHECK(states(U"林野庁は、港湾技術研究所を発展的に改組し、海上技術研究所を新設した。",
               "海上技術研究所 succeeds 港湾技術研究所 done"));
  CHECK(states(U"港湾技術研究所と船舶技術研究所を統合し、海上技術研究所が設立された。",
               "海上技術研究所 succeeds 船舶技術研究所 done"));
}

TEST_CASE("commissions: who is made to do a thing") {
  CHECK(states(U"環境省は、登録の事務を日本環境協会に行わせることとした。",
               "環境省 commissions 日本環境協会 planned"));
}

TEST_CASE("providesTo: whose own doing is helped") {
  CHECK(states(U"文部科学省は、国内の大学による衛星の開発を支援している。",
               "文部科学省 providesTo 大学 standing"));
  CHECK(states(U"水産庁は、加盟国における養殖の普及を支援している。",
               "水産庁 providesTo 加盟国 standing"));
  CHECK_FALSE(states(U"大学による支援が続いた。", "大学 providesTo 大学 done"));
  CHECK(
      states(U"警察庁は、電気通信事業者に協力を求めた。", "警察庁 providesTo 電気通信事業者 done"));
}

TEST_CASE("participatesIn: chairs, members and what bodies consist of") {
  CHECK(states(U"財務省及び金融庁が共同議長を務める「資金移動対策会議」が開かれた。",
               "財務省 participatesIn 資金移動対策会議 standing"));
  CHECK(states(U"日本は世界気象機関の理事国として海図を作った。",
               "日本 participatesIn 世界気象機関 done"));
  CHECK(states(U"気象庁は、港湾防災協議会のメンバーとして波を調べた。",
               "気象庁 participatesIn 港湾防災協議会 done"));
}

TEST_CASE("partOf: units, subsidiaries and what stands under a body") {
  CHECK(states(U"海洋研究開発機構に置かれた深海研究センターは船を造った。",
               "深海研究センター partOf 海洋研究開発機構 standing"));
  CHECK(states(U"商務省傘下の国立標準技術研究所は、波を調べた。",
               "国立標準技術研究所 partOf 商務省 standing"));
  CHECK(states(U"サクラ銀行株式会社の子会社であるサクラ証券株式会社が参加した。",
               "サクラ証券株式会社 partOf サクラ銀行株式会社 standing"));
}

TEST_CASE("a secretariat is where it is set up") {
  CHECK(states(U"港湾防災協議会の事務局は国土交通省に置かれている。",
               "国土交通省 operates 港湾防災協議会 standing"));
  CHECK_FALSE(states(U"港湾防災協議会の事務局は国土交通省に伝えた。",
                     "国土交通省 operates 港湾防災協議会 standing"));
}

TEST_CASE("whoever has been helped or charged is the noun behind") {
  CHECK(states(U"水産庁の委託を受けた海洋研究開発機構は、海を調べた。",
               "水産庁 commissions 海洋研究開発機構 done"));
  CHECK(states(U"スポーツ庁の補助を受けた日本スポーツ振興センターは、球場を直した。",
               "スポーツ庁 providesTo 日本スポーツ振興センター done"));
}

TEST_CASE("a list works together where its cooperation is spoken of") {
  CHECK(states(U"海上保安庁、政策研究大学院大学及び日本財団の連携により講座を開いた。",
               "政策研究大学院大学 cooperatesWith 日本財団 done"));
}

TEST_CASE("an exercise is run by whom it is by") {
  CHECK(states(U"金融庁による業界横断的サイバーセキュリティ演習が開かれた。",
               "金融庁 operates 業界横断的サイバーセキュリティ演習 standing"));
}

TEST_CASE("a basis is that of whom the sentence is about when it is read") {
  CHECK(
      states(U"経済産業省において、「製品安全規程」を踏まえ、窓口に指定されている工業所有権情報・"
             U"研修館と連携した。",
             "経済産業省 basedOn 製品安全規程 done"));
  CHECK(states(U"防衛省は、「沿岸ビジョン」を指針として、船を造った。",
               "防衛省 basedOn 沿岸ビジョン done"));
  CHECK(states(U"厚生労働省は、「感染症行動計画」の下、日本医師会に調査を委託した。",
               "厚生労働省 basedOn 感染症行動計画 done"));
}

TEST_CASE("a law that was changed was not changed by whom the page is about") {
  CHECK(relations_of(U"気象庁は波を見た。「水防法」の改正により、波が見える。").empty());
}

TEST_CASE("whom a sentence names as another does not act in it") {
  CHECK(relations_of(U"環境省は山を見た。森林総合研究所は木を見た。森林総合研究所の報告を基に、"
                     U"水産庁と連携した。") == Lines{"環境省 cooperatesWith 水産庁 done"});
}

TEST_CASE("the last verbal noun of a compound is what is done") {
  CHECK(states(U"海上保安庁は、フィリピンに対し、能力構築支援を行った。",
               "海上保安庁 providesTo フィリピン done"));
}

TEST_CASE("the topic may come behind what it does") {
  CHECK(
      states(U"国連開発計画への資金拠出を、日本は再開した。", "日本 providesTo 国連開発計画 done"));
}
