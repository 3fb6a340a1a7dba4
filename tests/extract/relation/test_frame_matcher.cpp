// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Who does it, to whom, and when: what holds for all frames.
#include <algorithm>

#include "extract/relation/frame_matcher.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

/// The status of the one relation of a sentence in a section.
std::string status_in(SectionKind section, std::u32string_view sentence) {
  HandPage page;
  page.add_item({U"気象庁"});
  page.add(sentence, BlockKind::Bullet, section, 0);
  const PageFacts facts = facts_of(page);
  if (facts.relations.size() != 1) return "";
  return std::string(name_of(facts.relations[0].statements[0].status));
}

std::string evidence_of(std::u32string_view sentence) {
  const PageFacts facts = facts_of(sentence);
  return facts.relations.empty() ? "" : facts.relations[0].statements[0].evidence.text;
}

}  // namespace

TEST_CASE("a subject carries over to the sentences after it") {
  HandPage page(U"厚生労働省は、流行を調べた。日本医療研究開発機構と連携し、薬を試した。");
  page.add(U"また、世界保健機関に結果を提供した。");
  CHECK(relations_of(facts_of(page)) == Lines{"厚生労働省 cooperatesWith 日本医療研究開発機構 done",
                                              "厚生労働省 providesTo 世界保健機関 done"});
}

TEST_CASE("a carried subject is less sure than a named one") {
  const auto confidence = [](std::u32string_view text) {
    return facts_of(text).relations.at(0).statements.at(0).confidence;
  };
  CHECK(confidence(U"特許庁は調べた。文化庁と連携した。") <
        confidence(U"特許庁は、文化庁と連携した。"));
}

TEST_CASE("a class of actors does not carry over") {
  const Lines relations = relations_of(U"気象庁は山を調べた。利用者は海を見た。消防庁と連携した。");
  CHECK(relations == Lines{"気象庁 cooperatesWith 消防庁 done"});
}

TEST_CASE("where no one is named the bodies of the item act") {
  HandPage page;
  page.add_item({U"気象庁"});
  page.add(U"・消防庁に観測の結果を提供する。", BlockKind::Bullet, SectionKind::Plan, 0, 2024);
  CHECK(relations_of(facts_of(page)) == Lines{"気象庁 providesTo 消防庁 planned 2024"});
}

TEST_CASE("the subject of a clause is that clause's alone, the topic all clauses'") {
  CHECK(
      relations_of(
          U"気象庁は、海上保安庁が運用する「潮位監視システム」を用い、消防庁に警報を提供した。") ==
      Lines{"気象庁 uses 潮位監視システム done", "気象庁 providesTo 消防庁 done",
            "海上保安庁 operates 潮位監視システム standing"});
}

TEST_CASE("a body at which something is done does it, a meeting does not") {
  CHECK(relations_of(U"林野庁において、防災科学技術研究所と連携し、山を調べた。") ==
        Lines{"林野庁 cooperatesWith 防災科学技術研究所 done"});
  CHECK(relations_of(U"離島通信対策協議会において、防災科学技術研究所と連携し、山を調べた。")
            .empty());
}

TEST_CASE("who acts may come late in the sentence") {
  CHECK(relations_of(U"防災科学技術研究所との連携に係る調査を気象庁において行った。") ==
        Lines{"防災科学技術研究所 cooperatesWith 気象庁 done"});
}

TEST_CASE("bodies that do one thing together work together") {
  CHECK(relations_of(U"林野庁及び環境省は、森林火災対策協議会の議論に参画している。") ==
        Lines{"林野庁 cooperatesWith 環境省 standing",
              "林野庁 participatesIn 森林火災対策協議会 standing",
              "環境省 participatesIn 森林火災対策協議会 standing"});
}

TEST_CASE("lists on both sides are distributed") {
  const Lines relations = relations_of(U"日本は、米国及び英国に衛星の画像と記録を提供した。");
  CHECK(relations == Lines{"日本 providesTo 米国 done", "日本 providesTo 英国 done"});
}

TEST_CASE("the doer of a passive stands before により or によって") {
  CHECK(relations_of(U"「沿岸防災情報システム」は、気象庁により運用されている。") ==
        Lines{"気象庁 operates 沿岸防災情報システム standing"});
  CHECK(relations_of(U"「意匠審査ハンドブック」が特許庁によって公表された。") ==
        Lines{"特許庁 publishes 意匠審査ハンドブック done"});
  CHECK(relations_of(U"港湾防災協議会が国土交通省により設立された。") ==
        Lines{"国土交通省 establishes 港湾防災協議会 done"});
}

TEST_CASE("a passive without a doer states nothing about the page's other bodies") {
  CHECK(relations_of(U"気象庁は山を見た。「意匠審査ハンドブック」が公表された。").empty());
}

TEST_CASE("a relative clause lends the noun behind it") {
  CHECK(relations_of(U"特許庁により策定された「意匠審査ハンドブック」は、読みやすい。") ==
        Lines{"特許庁 publishes 意匠審査ハンドブック done"});
  CHECK(relations_of(U"農林水産省が公表した「営農継続ガイドライン」は、読みやすい。") ==
        Lines{"農林水産省 publishes 営農継続ガイドライン done"});
  CHECK(relations_of(U"「深海観測システム」を運用する海洋研究開発機構は、船を造った。") ==
        Lines{"海洋研究開発機構 operates 深海観測システム standing"});
}

TEST_CASE("a verbal noun with の, との or への states what its verb would") {
  CHECK(relations_of(U"気象庁は、消防庁との連携を強化した。") ==
        Lines{"気象庁 cooperatesWith 消防庁 done"});
  CHECK(relations_of(U"防衛省は、国際宇宙監視会議への参加を続けている。") ==
        Lines{"防衛省 participatesIn 国際宇宙監視会議 standing"});
  CHECK(relations_of(U"国土地理院は、「地殻変動監視システム」の運用を開始した。") ==
        Lines{"国土地理院 operates 地殻変動監視システム done"});
  CHECK(relations_of(U"農林水産省は、「営農継続ガイドライン」の改定を行った。") ==
        Lines{"農林水産省 publishes 営農継続ガイドライン done"});
}

TEST_CASE("brackets behind a name do not come between it and its particle") {
  CHECK(relations_of(U"気象庁(本庁)は、消防庁(虎ノ門)と連携した。") ==
        Lines{"気象庁 cooperatesWith 消防庁 done"});
}

TEST_CASE("what is denied, possible, needed or hoped for is not stated") {
  for (const auto* sentence :
       {U"気象庁は、津波予測支援制度を運用していない。", U"特許庁は、文化庁と連携する必要がある。",
        U"水産庁は、海洋研究開発機構と協力することが期待される。",
        U"観光庁が「多言語案内システム」を活用することも考えられる。",
        U"スポーツ庁は、文化庁と連携せず、独自に調べた。",
        U"国土交通省は、気象庁と協力すべきである。",
        U"環境省が林野庁に記録を提供する可能性がある。", U"林野庁は、環境省と連携できなかった。"}) {
    CAPTURE(text::to_utf8(sentence));
    CHECK(relations_of(sentence).empty());
  }
}

TEST_CASE("a denial in a later clause does not reach back") {
  CHECK(relations_of(U"気象庁は、消防庁と連携したが、環境省とは連携していない。") ==
        Lines{"気象庁 cooperatesWith 消防庁 done"});
}

TEST_CASE("a section says what is planned and what is done") {
  const auto* plain = U"・消防庁と連携する。";
  CHECK(status_in(SectionKind::Plan, plain) == "planned");
  CHECK(status_in(SectionKind::Result, plain) == "done");
  CHECK(status_in(SectionKind::Overview, plain) == "standing");
  CHECK(status_in(SectionKind::Overview, U"・消防庁と連携した。") == "done");
  CHECK(status_in(SectionKind::Overview, U"・消防庁と連携していく。") == "planned");
  CHECK(status_in(SectionKind::Overview, U"・消防庁と連携する予定である。") == "planned");
  CHECK(status_in(SectionKind::Overview, U"・消防庁と連携している。") == "standing");
}

TEST_CASE("a relative clause speaks for itself whatever its section") {
  const auto* running = U"・海上保安庁が運用している「潮位監視システム」がある。";
  CHECK(status_in(SectionKind::Plan, running) == "standing");
  CHECK(status_in(SectionKind::Result, running) == "standing");
  CHECK(status_in(SectionKind::Plan, U"・特許庁が公表した「意匠審査ハンドブック」がある。") ==
        "done");
}

TEST_CASE("through whom a plan is done holds for the bullets below it") {
  HandPage page;
  page.add_item({U"外務省"});
  page.add(U"国際協力機構を通じて、以下を行う。", BlockKind::Paragraph, SectionKind::Plan, 0);
  page.add(U"・各国に観測の技術を提供する。", BlockKind::Bullet, SectionKind::Plan, 0);
  CHECK(relations_of(facts_of(page)) ==
        Lines{"外務省 worksThrough 国際協力機構 planned", "国際協力機構 providesTo 各国 planned"});
}

TEST_CASE("the evidence reaches from the subject to the end of the verb") {
  CHECK(evidence_of(U"また、特許庁は、文化庁と連携し、像を調べた。") == "特許庁は、文化庁と連携し");
  CHECK(evidence_of(U"気象庁が運用する「沿岸防災システム」は古い。") ==
        "気象庁が運用する「沿岸防災システム」");
  CHECK(evidence_of(U"気象庁 は JAXA と連携した。") == "気象庁は JAXA と連携した");
}

TEST_CASE("no relation leads from an entity to itself") {
  CHECK(relations_of(U"気象庁は、気象庁(JMA)と連携した。").empty());
}

TEST_CASE("the members of two sides take part in what the sentence before founded") {
  const HandPage page(
      U"「日豪海洋政策対話」が設置された。日本側は水産庁、環境省、オーストラリア側は農林水産省が参"
      U"加する枠組"
      U"である。");
  CHECK(relations_of(facts_of(page)) ==
        Lines{"水産庁 participatesIn 日豪海洋政策対話 standing",
              "環境省 participatesIn 日豪海洋政策対話 standing",
              "農林水産省 participatesIn 日豪海洋政策対話 standing"});
}

TEST_CASE("a topic that is what others do does nothing itself") {
  CHECK(relations_of(
            U"全国運動部活動支援事業は、スポーツ庁及び文化庁が連携して行っている事業である。") ==
        Lines{"スポーツ庁 operates 全国運動部活動支援事業 standing",
              "文化庁 operates 全国運動部活動支援事業 standing",
              "スポーツ庁 cooperatesWith 文化庁 standing"});
}

TEST_CASE("what is needed for a noun takes nothing back from its relative clause") {
  CHECK(relations_of(U"日本が加盟する世界保健機関の運営に必要な経費を負担する。").front() ==
        "日本 participatesIn 世界保健機関 standing");
}

TEST_CASE("a day says that something is done, unless it goes on since then or is a document's") {
  const auto in = [](std::u32string_view text) { return status_in(SectionKind::Overview, text); };
  CHECK(in(U"・2023年5月に消防庁と連携し、訓練を続けている。") == "done");
  CHECK(in(U"・2023年5月から消防庁と連携し、訓練を続けている。") == "standing");
  CHECK(in(U"・2022年に法を作り、消防庁と連携し、訓練を続けている。") == "standing");
  CHECK(in(U"・訓練の手順(2023年5月決定)を見て消防庁と連携し、訓練を続けている。") == "standing");
}

TEST_CASE("a bracket that nothing closes does not join sentences") {
  const HandPage page(
      U"気象庁は、消防庁と連携した(通称火消し(ひけし)。海上保安庁は、環境省に依頼した。");
  CHECK(relations_of(facts_of(page)) ==
        Lines{"気象庁 cooperatesWith 消防庁 done", "海上保安庁 providesTo 環境省 done"});
}

TEST_CASE("how cooperation stands or is helped says nothing of who cooperates") {
  CHECK(relations_of(U"気象庁は、消防庁との連携状況を調べる。").empty());
  CHECK(relations_of(U"気象庁は、「沿岸防災の進め方指針」の策定を支援した。").empty());
  CHECK(relations_of(U"気象庁は、消防庁と連携した。") ==
        Lines{"気象庁 cooperatesWith 消防庁 done"});
}

TEST_CASE("what stands before a relative clause's verb is not the main clause's") {
  CHECK(relations_of(U"気象庁は、消防庁に設置された港湾安全連絡会議において、漁業者を支援した。") ==
        Lines{"気象庁 providesTo 漁業者 done", "港湾安全連絡会議 partOf 消防庁 standing"});
  CHECK(relations_of(U"気象庁は、消防庁に設置された海の会議を見た。").empty());
}

TEST_CASE("a class that a noun's particle does not belong to has no role by it") {
  CHECK(relations_of(U"気象庁は、国民の要請にこたえる。").empty());
  CHECK(relations_of(U"気象庁は、技術者の養成を通じ、港を守る。").empty());
}

TEST_CASE("a filled object leaves no gap for the noun that the clause modifies") {
  CHECK(relations_of(U"気象庁は、生涯を通じた大学の研究に触れた。").empty());
}

TEST_CASE("a debate alone does not say that who answers for the page has a part in it") {
  HandPage page;
  page.add_item({U"気象庁"});
  page.add(U"G7における議論を調べる。", BlockKind::Bullet, SectionKind::Result, 0);
  CHECK(relations_of(facts_of(page)).empty());
  CHECK(relations_of(U"気象庁は、G7において観測を提案した。") ==
        Lines{"気象庁 participatesIn G7 done"});
}

TEST_CASE("a ministry does not act on the country that it is of") {
  CHECK(relations_of(U"気象庁は、日本の課題に資する取組に拠出した。").empty());
}

TEST_CASE("who is included does not act") {
  CHECK(relations_of(U"学生も含め、気象庁は消防庁と連携した。") ==
        Lines{"気象庁 cooperatesWith 消防庁 done"});
}
