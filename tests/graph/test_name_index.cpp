// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/name_index.hpp"
#include "graph/resolve.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_facts.hpp"

using namespace renkei;
using test::PageBuilder;
using enum EntityType;
using Kind = NameMatch::Kind;

namespace {

const Catalogue& catalogue() {
  static const Catalogue instance = test::catalogue_of(
      "jp-meti\tGovernmentBody\t経済産業省\tMinistry of Economy\t経産省|METI\t\t4000012090001"
      "\tQ1197258\t\t\t\t\t\n"
      "jp-jaa\tGovernmentBody\t会計検査院\t\t検査院\t\t\t\t\t\t\t\t\n"
      "css-2018\tDocument\tサイバーセキュリティ戦略(2018年)\t\t\t\t\t\t\t\t\t\t\n"
      "css-2021\tDocument\tサイバーセキュリティ戦略(2021年)\t\t\t\t\t\t\t\t\t\t\n",
      "戦略\tcss-2021|css-2018\tdefined\t\nK\tjp-meti\tcompound\t\n");
  return instance;
}

const NameIndex& index() {
  static const NameIndex instance = [] {
    PageBuilder page(1);
    page.entity(GovernmentBody, {"経済産業省", "同省"}, "jp-meti");
    page.entity(Document, {"サイバーセキュリティ戦略(2018年)", "同戦略"}, "css-2018");
    page.entity(Document, {"サイバーセキュリティ戦略(2021年)"}, "css-2021");
    page.entity(Forum, {"フィッシング対策協議会", "協議会"});
    page.entity(Forum, {"電力ISAC", "協議会"});
    page.entity(Forum, {"日本サイバー演習会議", "JCEC"});
    page.entity(System, {"JVN iPedia", "JVN"});
    page.entity(Organization, {"JVN"});
    Resolver resolver(catalogue());
    resolver.begin_document({"d-1", "a", {}, 1});
    resolver.add_page(page.facts());
    return NameIndex(resolver.resolve(), catalogue());
  }();
  return instance;
}

std::vector<std::string> names(const NameMatch& match) {
  std::vector<std::string> out;
  for (const NameMatch::Candidate& each : match.candidates) out.push_back(each.name);
  return out;
}

}  // namespace

TEST_CASE("an entity is found under every form of its name") {
  for (const std::string name :
       {"経済産業省", "経産省", "METI", "meti", "ＭＥＴＩ", "「経済産業省」", "経済 産業省",
        "jp-meti", "4000012090001", "Q1197258", "ministry of economy", "同省"}) {
    const NameMatch match = index().find(name);
    CAPTURE(name);
    CHECK(match.kind == Kind::Exact);
    REQUIRE_FALSE(match.candidates.empty());
    CHECK(match.candidates[0].id == "jp-meti");
    CHECK(match.candidates[0].name == "経済産業省");
  }
}

TEST_CASE("the beginning of one entity's name is enough") {
  const NameMatch match = index().find("フィッシング");
  CHECK(match.kind == Kind::Prefix);
  CHECK(match.found());
  REQUIRE(match.candidates.size() == 1);
  CHECK(match.candidates[0].matched == "フィッシング対策協議会");
  CHECK(index().find("経").kind == Kind::Prefix);
}

TEST_CASE("an ambiguous name lists its choices, the catalogue's in its order") {
  const NameMatch aliases = index().find("協議会");
  CHECK(aliases.kind == Kind::Ambiguous);
  CHECK_FALSE(aliases.found());
  CHECK(aliases.candidates.size() == 2);
  CHECK(names(index().find("戦略")) ==
        std::vector<std::string>{"サイバーセキュリティ戦略(2021年)",
                                 "サイバーセキュリティ戦略(2018年)"});
  const NameMatch prefix = index().find("サイバーセキュリティ");
  CHECK(prefix.kind == Kind::Ambiguous);
  CHECK(prefix.candidates.size() == 2);
  CHECK(index().find("サイバーセキュリティ", 1).candidates.size() == 1);
}

TEST_CASE("a label wins over others' aliases") {
  const NameMatch match = index().find("JVN");
  CHECK(match.kind == Kind::Exact);
  CHECK(match.candidates.at(0).name == "JVN");
}

TEST_CASE("a body that no document speaks of is told from an unknown one") {
  const NameMatch match = index().find("検査院");
  CHECK(match.kind == Kind::NotInGraph);
  CHECK(match.catalogue_ids == std::vector<std::string>{"jp-jaa"});
  CHECK(match.candidates.empty());
}

TEST_CASE("an unknown name suggests similar ones, the most similar first") {
  const NameMatch match = index().find("経済産業庁");
  CHECK(match.kind == Kind::Unknown);
  REQUIRE_FALSE(match.candidates.empty());
  CHECK(match.candidates[0].id == "jp-meti");
  CHECK(match.candidates[0].similarity == Approx(0.8));
  CHECK(names(index().find("フイッシング対策協議会")).at(0) == "フィッシング対策協議会");
  CHECK(names(index().find("サイバー演習会議")).at(0) == "日本サイバー演習会議");
  CHECK(names(index().find("JCCE")).at(0) == "日本サイバー演習会議");
  CHECK(index().find("まったく無関係").candidates.empty());
  CHECK(index().find("").kind == Kind::Unknown);
  CHECK(index().find("「」").kind == Kind::Unknown);
}

TEST_CASE("a name that is also the entity's id is suggested like any other") {
  PageBuilder page(1);
  page.entity(Organization, {"IPA"}, "ipa");
  page.entity(Organization, {"JPAA"});
  const Catalogue catalogue = test::small_catalogue();
  Resolver resolver(catalogue);
  resolver.begin_document({"d-1", "一.txt", {}, 1});
  resolver.add_page(page.facts());
  const auto match = NameIndex(resolver.resolve(), catalogue).find("IPAA");
  REQUIRE(match.candidates.size() == 2);
  CHECK(match.candidates[0].id == "ipa");
}

TEST_CASE("a name that is another entity's id is that only where it is written as the id") {
  EntityVertex known;
  known.id = known.catalogue_id = "ipa";
  known.name = "情報処理推進機構";
  EntityVertex other;
  other.id = "x-organization-1";
  other.name = "IPA";
  const std::vector<EntityVertex> entities{known, other};
  const NameIndex names(entities, test::small_catalogue());
  CHECK(names.find("ipa").candidates.at(0).id == "ipa");
  CHECK(names.find("ipa").found());
  CHECK(names.find("IPA").kind == Kind::Ambiguous);
  CHECK(names.find("IPA").candidates.size() == 2);
}

TEST_CASE("similarity is one for equal keys, symmetric, and zero for nothing shared") {
  CHECK(name_similarity("ipa", "ipa") == 1.0);
  CHECK(name_similarity("", "") == 1.0);
  CHECK(name_similarity("ipa", "") == 0.0);
  CHECK(name_similarity("経産省", "金融庁") == 0.0);
  CHECK(name_similarity("jvn", "jnv") == Approx(2.0 / 3));
  CHECK(name_similarity("経産省", "経済産業省") == name_similarity("経済産業省", "経産省"));
}
