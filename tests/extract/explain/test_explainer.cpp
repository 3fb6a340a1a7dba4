// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/explain/explainer.hpp"
#include "graph/text.hpp"
#include "tests/catch.hpp"
#include "tests/extract/table_pack.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

const DataPack& built_in() {
  static const DataPack pack = DataPack::built_in();
  return pack;
}

Page page_of(std::u32string text) {
  Page page;
  page.id = "report";
  page.text = std::move(text);
  return page;
}

PageExplanation explain(std::u32string text) {
  static Explainer explainer(built_in());
  return explainer.explain(page_of(std::move(text)));
}

/// All sentences of a page in reading order.
std::vector<ExplainedSentence> sentences_of(const PageExplanation& page) {
  std::vector<ExplainedSentence> out;
  for (const ExplainedBlock& block : page.blocks) {
    out.insert(out.end(), block.sentences.begin(), block.sentences.end());
  }
  return out;
}

const ExplainedMention& mention(const ExplainedSentence& sentence, const std::string& text) {
  for (const ExplainedMention& each : sentence.mentions) {
    if (each.text == text) return each;
  }
  throw std::runtime_error("no mention " + text);
}

const ExplainedRelation& relation(const ExplainedSentence& sentence, const std::string& predicate) {
  for (const ExplainedRelation& each : sentence.relations) {
    if (each.predicate == predicate) return each;
  }
  throw std::runtime_error("no relation " + predicate);
}

bool is_row_of(const std::string& row, const std::string& table) {
  return row.starts_with("built-in " + table + ":");
}

}  // namespace

TEST_CASE("each mention says why it is one") {
  const auto sentences = sentences_of(
      explain(U"気象庁は、雪害情報協議会(以下「協議会」という。)と連携した。"
              U"協議会は、同庁に対して我が国の積雪の情報を提供した。"));
  REQUIRE(sentences.size() == 2);
  CHECK(mention(sentences[0], "気象庁").why == "catalogue");
  CHECK(mention(sentences[0], "気象庁").detail == "jp-jma");
  CHECK(mention(sentences[0], "雪害情報協議会").why == "head");
  CHECK(mention(sentences[0], "雪害情報協議会").detail == "協議会");
  CHECK(is_row_of(mention(sentences[0], "雪害情報協議会").row, "lexicon/heads.tsv"));
  CHECK(mention(sentences[1], "協議会").why == "defined");
  CHECK(mention(sentences[1], "協議会").entity.name == "雪害情報協議会");
  CHECK(mention(sentences[1], "同庁").why == "anaphor");
  CHECK(mention(sentences[1], "同庁").detail == "気象庁");
}

TEST_CASE("a number of actors is explained by what is counted") {
  const auto sentences = sentences_of(explain(U"気象庁は、53か国と連携した。"));
  REQUIRE(sentences.size() == 1);
  CHECK(mention(sentences[0], "53か国").why == "counted");
  CHECK(mention(sentences[0], "53か国").detail == "か国");
  CHECK(is_row_of(mention(sentences[0], "53か国").row, "lexicon/groups.tsv"));
  CHECK(mention(sentences[0], "53か国").begin == 5);
  CHECK(mention(sentences[0], "53か国").end == 9);
}

TEST_CASE("a relation names the row that stated it and what filled its roles") {
  const auto sentences = sentences_of(explain(U"気象庁は、消防庁と連携し、雪を測った。"));
  REQUIRE(sentences.size() == 1);
  const ExplainedRelation& found = relation(sentences[0], "cooperatesWith");
  CHECK(found.source == "frame");
  CHECK(found.verb == "連携し");
  CHECK(is_row_of(found.row, "lexicon/frames.tsv"));
  CHECK_FALSE(found.example.empty());
  CHECK(found.subject.entity.name == "気象庁");
  CHECK(found.subject.found == "argument");
  CHECK(found.subject.role == "topic");
  CHECK(found.object.role == "with");
  CHECK(found.status == "done");
}

TEST_CASE("the subject of a sentence before is told from a named one") {
  const auto sentences = sentences_of(explain(U"気象庁は、雪を測った。また、消防庁と連携した。"));
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[1].actors_from == "carried");
  CHECK(relation(sentences[1], "cooperatesWith").subject.found == "carried");
  CHECK(relation(sentences[1], "cooperatesWith").subject.role.empty());
}

TEST_CASE("an intermediary acts through the words that name it so") {
  const auto sentences =
      sentences_of(explain(U"総務省において、気象庁を通じ、地方公共団体に対して雪の情報を提供した。"));
  REQUIRE(sentences.size() == 1);
  CHECK(relation(sentences[0], "providesTo").subject.entity.name == "気象庁");
  CHECK(relation(sentences[0], "providesTo").subject.found == "through");
}

TEST_CASE("a verb that states nothing says why") {
  const auto sentences =
      sentences_of(explain(U"気象庁は、消防庁と連携していない。気象庁は、迅速に公表した。"));
  REQUIRE(sentences.size() == 2);
  REQUIRE(sentences[0].unused.size() == 1);
  CHECK(sentences[0].unused[0].reason == "cancelled");
  CHECK_FALSE(sentences[0].unused[0].detail.empty());
  REQUIRE(sentences[1].unused.size() == 1);
  CHECK(sentences[1].unused[0].reason == "no object");
  CHECK(sentences[1].unused[0].detail.find("publishes") != std::string::npos);
  CHECK(is_row_of(sentences[1].unused[0].rows.front(), "lexicon/frames.tsv"));
}

TEST_CASE("neighbouring names are explained by the row of their pair") {
  const auto sentences =
      sentences_of(explain(U"内閣官房(内閣サイバーセキュリティセンター)は、雪を測った。"));
  REQUIRE(sentences.size() == 1);
  const ExplainedRelation& found = relation(sentences[0], "partOf");
  CHECK(found.source == "pair");
  CHECK(is_row_of(found.row, "lexicon/pairs.tsv"));
}

TEST_CASE("a sentence without a name is shown and not read") {
  const auto sentences = sentences_of(explain(U"雪が降った。気象庁は、消防庁と連携した。"));
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].text == "雪が降った。");
  CHECK_FALSE(sentences[0].read);
  CHECK(sentences[1].read);
}

TEST_CASE("explaining finds what extraction finds") {
  const Page page = page_of(
      U"気象庁は、消防庁及び国土交通省と連携し、積雪観測システムを運用している。"
      U"また、「積雪に関する手引書」を公表した。");
  const Resources resources(built_in());
  const PageFacts facts = Extractor(resources).extract(page);
  std::vector<std::string> ids;
  std::size_t relations = 0;
  for (const ExplainedSentence& sentence : sentences_of(Explainer(built_in()).explain(page))) {
    relations += sentence.relations.size();
    for (const ExplainedMention& each : sentence.mentions) ids.push_back(each.entity.id);
  }
  CHECK(relations == facts.relations.size());
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    CHECK(std::count(ids.begin(), ids.end(), "e" + std::to_string(i + 1)) ==
          std::ptrdiff_t(facts.entities[i].mentions.size()));
  }
}

TEST_CASE("a row of a pack is named by its file") {
  const DataPack pack = pack_with("lexicon/heads.tsv",
                                  "head\ttype\tmodifier\tlink\tgeneric\n灯台\tSystem\t2\tno\tno\n");
  Explainer explainer(pack);
  const auto sentences =
      sentences_of(explainer.explain(page_of(U"海上保安庁は、犬吠岬灯台を運用している。")));
  REQUIRE(sentences.size() == 1);
  CHECK(mention(sentences[0], "犬吠岬灯台").detail == "灯台");
  CHECK(mention(sentences[0], "犬吠岬灯台").row.ends_with("heads.tsv:2"));
}
