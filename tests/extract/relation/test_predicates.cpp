// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Each predicate in the wordings that reports use for it.
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

TEST_CASE("cooperatesWith: 連携, 意見交換, とともに, 共同で") {
  CHECK(relations_of(U"観光庁は、宇宙航空研究開発機構と連携し、混雑を予測した。") ==
        Lines{"観光庁 cooperatesWith 宇宙航空研究開発機構 done"});
  CHECK(relations_of(U"農林水産省は、特許庁及び文化庁と意見交換を行っている。") ==
        Lines{"農林水産省 cooperatesWith 特許庁 standing",
              "農林水産省 cooperatesWith 文化庁 standing"});
  CHECK(relations_of(U"気象庁は、消防庁とともに、山を見た。") ==
        Lines{"気象庁 cooperatesWith 消防庁 done"});
  CHECK(relations_of(U"水産庁は、海洋研究開発機構と共同で海を調べた。") ==
        Lines{"水産庁 cooperatesWith 海洋研究開発機構 done"});
}

TEST_CASE("cooperatesWith: several subjects work together") {
  CHECK(relations_of(U"スポーツ庁、文化庁及び観光庁が連携して、祭りを助けた。") ==
        Lines{"スポーツ庁 cooperatesWith 文化庁 done", "スポーツ庁 cooperatesWith 観光庁 done",
              "文化庁 cooperatesWith 観光庁 done"});
  CHECK(relations_of(U"日本とフランスは、共同で衛星を作る。") ==
        Lines{"日本 cooperatesWith フランス standing"});
}

TEST_CASE("worksThrough: the intermediary does what follows") {
  CHECK(relations_of(U"外務省において、国際協力機構を通じ、各国に観測の技術を提供した。") ==
        Lines{"外務省 worksThrough 国際協力機構 done", "国際協力機構 providesTo 各国 done"});
  CHECK(relations_of(U"厚生労働省において、日本医療研究開発機構を通じて「感染症予測システム」を用い"
                     U"、医療機関に"
                     U"流行の見通しを提供している。") ==
        Lines{"厚生労働省 worksThrough 日本医療研究開発機構 standing",
              "日本医療研究開発機構 uses 感染症予測システム standing",
              "日本医療研究開発機構 providesTo 医療機関 standing"});
  // Whom the sentence is about gives, through whomever.
  CHECK(relations_of(U"外務省は、国際協力機構(JICA)を通じ、各国に観測の技術を提供した。") ==
        Lines{"外務省 worksThrough 国際協力機構 done", "外務省 providesTo 各国 done"});
}

TEST_CASE("commissions: 委託, 指定") {
  CHECK(relations_of(U"水産庁は、漁場の調査を水産研究・教育機構に委託した。") ==
        Lines{"水産庁 commissions 水産研究・教育機構 done"});
  CHECK(relations_of(U"特許庁は、工業所有権情報・研修館を指定した。") ==
        Lines{"特許庁 commissions 工業所有権情報・研修館 done"});
}

TEST_CASE("operates: 運用, 運営, 実施 of a programme, the secretariat of a forum") {
  CHECK(relations_of(U"国土地理院は、「地殻変動監視システム」を運用している。") ==
        Lines{"国土地理院 operates 地殻変動監視システム standing"});
  CHECK(relations_of(U"日本スポーツ振興センターは、全国運動部活動支援事業を実施した。") ==
        Lines{"日本スポーツ振興センター operates 全国運動部活動支援事業 done"});
  CHECK(relations_of(U"国土交通省は、港湾防災協議会の事務局を務める。") ==
        Lines{"国土交通省 operates 港湾防災協議会 standing"});
}

TEST_CASE("participatesIn: 参加, 出席, 加盟, work done at a meeting") {
  CHECK(relations_of(U"防衛省は、国際宇宙監視会議に参加した。") ==
        Lines{"防衛省 participatesIn 国際宇宙監視会議 done"});
  CHECK(relations_of(U"日本赤十字社は、離島医療支援コンソーシアムに加盟している。") ==
        Lines{"日本赤十字社 participatesIn 離島医療支援コンソーシアム standing"});
  CHECK(relations_of(U"消防庁は、第5回アジア防災ワークショップにおいて、発表を行った。") ==
        Lines{"消防庁 participatesIn 第5回アジア防災ワークショップ done"});
  CHECK(relations_of(U"12か国が参加する国際稲作研究ネットワーク会議は、種を選んだ。") ==
        Lines{"12か国 participatesIn 国際稲作研究ネットワーク会議 standing"});
}

TEST_CASE("partOf: に設置された, の下に設置された") {
  CHECK(relations_of(U"内閣府に「月面開発調整本部」が設置された。") ==
        Lines{"月面開発調整本部 partOf 内閣府 standing"});
  const Lines below =
      relations_of(U"地震調査研究推進本部の下に設置された津波評価部会は、海を見た。");
  REQUIRE(below.size() == 1);
  CHECK(below[0].starts_with("津波評価部会 partOf 地震調査研究推進本部"));
}

TEST_CASE("uses: 用い, 活用, 参考") {
  CHECK(relations_of(U"国土交通省は、「道路損傷検知システム」を活用し、橋を調べた。") ==
        Lines{"国土交通省 uses 道路損傷検知システム done"});
  CHECK(relations_of(U"水産庁は、海洋資源管理ガイドラインを参考に、漁獲量を決めた。") ==
        Lines{"水産庁 uses 海洋資源管理ガイドライン done"});
}

TEST_CASE("providesTo: 提供, 注意喚起, 支援, 依頼") {
  CHECK(relations_of(U"気象庁は、地方公共団体に台風の見通しを提供している。") ==
        Lines{"気象庁 providesTo 地方公共団体 standing"});
  CHECK(relations_of(U"厚生労働省は、医療機関に対し、注意喚起を行った。") ==
        Lines{"厚生労働省 providesTo 医療機関 done"});
  CHECK(relations_of(U"中小企業庁は、中小企業を支援している。") ==
        Lines{"中小企業庁 providesTo 中小企業 standing"});
  CHECK(relations_of(U"文化庁は、文化財の写しを国立科学博物館に依頼した。") ==
        Lines{"文化庁 providesTo 国立科学博物館 done"});
}

TEST_CASE("publishes: 公表, 改定, 策定, content on a site") {
  CHECK(relations_of(U"特許庁は、「意匠審査ハンドブック」を公表した。") ==
        Lines{"特許庁 publishes 意匠審査ハンドブック done"});
  CHECK(relations_of(U"農林水産省は、果樹病害対策ガイドラインを改定する予定である。") ==
        Lines{"農林水産省 publishes 果樹病害対策ガイドライン planned"});
  CHECK(relations_of(U"消費者庁は、事故の一覧を消費者庁ウェブサイトに掲載した。") ==
        Lines{"消費者庁 publishes 消費者庁ウェブサイト done"});
}

TEST_CASE("organizes: 開催, 主催") {
  CHECK(relations_of(U"文化庁は、全国文化財防災シンポジウムを開催した。") ==
        Lines{"文化庁 organizes 全国文化財防災シンポジウム done"});
  CHECK(relations_of(U"水産庁は、赤潮対策連絡会議を主催している。") ==
        Lines{"水産庁 organizes 赤潮対策連絡会議 standing"});
}

TEST_CASE("establishes: 設立, 立ち上げ") {
  CHECK(relations_of(U"総務省は、離島通信対策協議会を設立した。") ==
        Lines{"総務省 establishes 離島通信対策協議会 done"});
  CHECK(relations_of(U"国土交通省は、自動運転安全性評価研究会を立ち上げた。") ==
        Lines{"国土交通省 establishes 自動運転安全性評価研究会 done"});
}

TEST_CASE("basedOn: に基づき, を踏まえ") {
  CHECK(relations_of(U"水産庁は、水産資源管理基本方針を踏まえ、海を守っている。") ==
        Lines{"水産庁 basedOn 水産資源管理基本方針 standing"});
  CHECK(relations_of(U"水産資源管理基本方針に基づき、水産庁は漁獲量を調べた。") ==
        Lines{"水産庁 basedOn 水産資源管理基本方針 done"});
  CHECK(relations_of(U"離島通信対策協議会は、電波法に基づいて組織された。") ==
        Lines{"離島通信対策協議会 basedOn 電波法 done"});
}

TEST_CASE("targets: を対象とした") {
  CHECK(relations_of(U"農業者を対象とした「営農継続支援事業」を進めるか。") ==
        Lines{"営農継続支援事業 targets 農業者 standing"});
  CHECK(relations_of(U"「稲作継続支援事業」は、農業者を対象としている。") ==
        Lines{"稲作継続支援事業 targets 農業者 standing"});
}

TEST_CASE("what is done for an audience is provided to it") {
  CHECK(relations_of(U"消防庁は、地方公共団体を対象とした講習を行った。") ==
        Lines{"消防庁 providesTo 地方公共団体 done"});
}

TEST_CASE("succeeds: に統合, の後継") {
  CHECK(relations_of(U"原子力規制委員会は、原子力安全・保安院の後継である。") ==
        Lines{"原子力規制委員会 succeeds 原子力安全・保安院 standing"});
  CHECK(relations_of(U"国土交通省は、消防庁を防災庁に統合した。") ==
        Lines{"防災庁 succeeds 消防庁 done"});
}
