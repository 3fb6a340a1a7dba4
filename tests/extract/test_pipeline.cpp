// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/pipeline.hpp"
#include "graph/text.hpp"
#include "tests/catch.hpp"
#include "tests/extract/table_pack.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;
namespace fs = std::filesystem;

const Resources& built_in() {
  static const Resources resources(DataPack::built_in());
  return resources;
}

Page page_of(std::u32string text) {
  Page page;
  page.id = "report";
  page.text = std::move(text);
  return page;
}

std::u32string squeezed(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!text::is_space(c)) out.push_back(c);
  }
  return out;
}

/// Whether the quote is what the page has at its ranges, white space aside.
bool is_verbatim(const Page& page, const Quote& quote) {
  std::u32string joined;
  for (const CodePointRange range : quote.ranges) {
    if (range.begin >= range.end || range.end > page.text.size()) return false;
    joined += page.text.substr(range.begin, range.end - range.begin);
  }
  return !quote.text.empty() && squeezed(joined) == squeezed(text::from_utf8(quote.text));
}

/// Checks every mention and evidence. @returns how many there were
std::size_t check_verbatim(const Page& page, const PageFacts& facts) {
  std::size_t count = 0;
  const auto check = [&](const Quote& quote) {
    ++count;
    if (is_verbatim(page, quote)) return;
    CAPTURE(page.id, quote.text);
    FAIL_CHECK("a quote is not what the page has at its place");
  };
  for (const Entity& entity : facts.entities) {
    for (const Quote& mention : entity.mentions) check(mention);
  }
  for (const Relation& relation : facts.relations) {
    for (const Statement& statement : relation.statements) check(statement.evidence);
  }
  return count;
}

/// Entities and relations as one string, to tell two runs apart.
std::string printed(const PageFacts& facts) {
  std::ostringstream out;
  for (const Entity& entity : facts.entities) {
    out << name_of(entity.type) << ' ' << entity.name << ' ' << entity.mentions.size();
    for (const std::string& name : entity.names) out << '|' << name;
    out << '\n';
  }
  for (const Relation& relation : facts.relations) {
    out << relation.subject << ' ' << name_of(relation.predicate) << ' ' << relation.object;
    for (const Statement& statement : relation.statements) {
      out << ' ' << name_of(statement.status) << ' ' << statement.evidence.text;
      for (const CodePointRange range : statement.evidence.ranges) out << ' ' << range.begin;
    }
    out << '\n';
  }
  return out.str();
}

/// A hard-wrapped page of a report, with full-width letters and blanks.
const std::u32string wrapped =
    U"第2節 海を見守る\n\n"
    U"気象庁は、宇宙航空研究開発機構（ＪＡＸＡ）と連携し、「沿岸防災情報シ\n"
    U"ステム」を運用している。また、国際協力機構を通じ、太平洋の島々に対し、\n"
    U"津波の見通しを提供した。JAXA は、離島通信対策協議会に 参加して\n"
    U"いる。\n";

/// The folder of pages that are not ours to pass on: RENKEI_SHARED, else "shared" beside the
/// repository; empty when there is none.
fs::path shared_folder() {
  if (const char* set = std::getenv("RENKEI_SHARED")) return set;
  const fs::path beside = fs::path(RENKEI_TEST_FOLDER) / "../../../shared";
  return fs::is_directory(beside) ? beside : fs::path();
}

}  // namespace

TEST_CASE("every mention and evidence is what the page has at its place") {
  const Page page = page_of(wrapped);
  const PageFacts facts = Extractor(built_in()).extract(page);
  CHECK(facts.page == "report");
  CHECK(facts.entities.size() == 6);
  CHECK(facts.relations.size() >= 4);
  CHECK(check_verbatim(page, facts) >= 10);
}

TEST_CASE("a name that goes over a line end has a range for each line") {
  const Page page = page_of(wrapped);
  const PageFacts facts = Extractor(built_in()).extract(page);
  const Entity* system = nullptr;
  for (const Entity& entity : facts.entities) {
    if (entity.name == "沿岸防災情報システム") system = &entity;
  }
  REQUIRE(system != nullptr);
  CHECK(system->mentions.at(0).ranges.size() == 2);
}

TEST_CASE("names keep the page's own letters though they are compared folded") {
  const PageFacts facts = Extractor(built_in()).extract(page_of(wrapped));
  const Entity& agency = facts.entities.at(1);
  CHECK(agency.catalogue_id == "jaxa");
  CHECK(agency.names == std::vector<std::string>{"宇宙航空研究開発機構", "JAXA", "ＪＡＸＡ",
                                                 "宇宙航空研究開発機構（ＪＡＸＡ）"});
}

TEST_CASE("one extractor finds the same twice and carries nothing over to another page") {
  Extractor extractor(built_in());
  const Page page = page_of(wrapped);
  const std::string first = printed(extractor.extract(page));
  CHECK(printed(extractor.extract(page)) == first);
  const Page other = page_of(U"協議会は、JAXA と話した。\n");
  const std::string fresh = printed(Extractor(built_in()).extract(other));
  CHECK(printed(extractor.extract(other)) == fresh);
  CHECK(printed(extractor.extract(page)) == first);
}

TEST_CASE("a moved extractor goes on working") {
  Extractor extractor(built_in());
  const std::string first = printed(extractor.extract(page_of(wrapped)));
  Extractor moved(std::move(extractor));
  CHECK(printed(moved.extract(page_of(wrapped))) == first);
}

TEST_CASE("an empty page has no facts") {
  for (const auto* text : {U"", U"\n \n", U"　", U"。", U"「", U"(", U"・"}) {
    const PageFacts facts = Extractor(built_in()).extract(page_of(text));
    CHECK(facts.entities.empty());
    CHECK(facts.relations.empty());
    CHECK(facts.page == "report");
  }
}

TEST_CASE("a page without any entity has no facts but its metadata") {
  const PageFacts facts =
      Extractor(built_in())
          .extract(page_of(
              U"雪の本2024 (12 "
              U"ページ)\n朝から雪が降り、道が白くなった。連携を強化し、情報を提供した。\n"));
  CHECK(facts.entities.empty());
  CHECK(facts.relations.empty());
  CHECK(facts.metadata.printed_page == 12);
}

TEST_CASE("brackets and quotes that never close do no harm") {
  for (const auto* text :
       {U"気象庁(JMA は、「海の本と連携した。\n", U"」気象庁)は、』と連携した。\n",
        U"((((「「「『『気象庁と連携\n", U"気象庁(以下「」という。)は、()「」と連携した。\n"}) {
    const Page page = page_of(text);
    check_verbatim(page, Extractor(built_in()).extract(page));
  }
  SUCCEED();
}

TEST_CASE("every beginning of a page can be read") {
  Extractor extractor(built_in());
  for (std::size_t size = 0; size <= wrapped.size(); ++size) {
    const Page page = page_of(wrapped.substr(0, size));
    check_verbatim(page, extractor.extract(page));
  }
  SUCCEED();
}

TEST_CASE("text is read in order without what is not the report's") {
  const std::string text =
      Extractor(built_in())
          .read_text(page_of(U"低解像度画像をダウンロード\n気象庁は、海を見守る。\n"));
  CHECK(text == "気象庁は、海を見守る。\n");
}

TEST_CASE("a pack changes what is found and the fingerprint") {
  const Resources mine(pack_with("lexicon/heads.tsv",
                                 "head\ttype\tmodifier\tlink\tgeneric\n灯台\tSystem\t2\tno\tno\n"));
  CHECK(mine.fingerprint() != built_in().fingerprint());
  const Page page = page_of(U"海上保安庁は、犬吠岬灯台を運用している。\n");
  CHECK(Extractor(built_in()).extract(page).relations.empty());
  CHECK(Extractor(mine).extract(page).relations.size() == 1);
  CHECK(mine.catalogue().find("jp-jcg") != nullptr);
}

TEST_CASE("the same tables have the same fingerprint") {
  CHECK(Resources(DataPack::built_in()).fingerprint() == built_in().fingerprint());
}

TEST_CASE("mentions and evidence of published pages are what the pages have at their places") {
  const fs::path shared = shared_folder();
  if (shared.empty() || !fs::is_directory(shared / "corpus/seeds")) {
    WARN("skipped: no folder of published pages; set RENKEI_SHARED to have it tested");
    return;
  }
  Extractor extractor(built_in());
  std::size_t pages = 0;
  for (const auto& entry : fs::directory_iterator(shared / "corpus/seeds")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    Page page = page_of(text::from_utf8(bytes));
    page.id = entry.path().stem().string();
    CAPTURE(page.id);
    CHECK(check_verbatim(page, extractor.extract(page)) > 20);
    ++pages;
  }
  CHECK(pages >= 5);
}
