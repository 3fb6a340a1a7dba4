// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_facts.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;
using test::hash_of;
using test::PageBuilder;
using test::write_document;

namespace {

PageFacts sample_page(std::uint32_t number) {
  PageBuilder page(number);
  const auto meti = page.entity(EntityType::GovernmentBody, {"経済産業省", "同省"}, "jp-meti");
  const auto forum = page.local_entity(EntityType::Forum, {"協議会"});
  page.relation(meti, Predicate::ParticipatesIn, forum, "経済産業省は協議会に参加", 0.75);
  page.relation(meti, Predicate::CooperatesWith, forum, "と連携", 0.5, Status::Standing, {});
  page.facts().metadata = {"報告書", "NISC", "https://example.jp/?a=1&b", "2024-07", 2024,
                           12,       "ja"};
  const Quote amount = page.facts().relations[0].statements[0].evidence;
  page.facts().budgets = {{"当初予算額", "initial", 2024, 60'000'000, std::nullopt, amount},
                          {"補正予算", "supplementary", 2023, -5, forum, amount}};
  page.facts().layout_confidence = 0.875;
  return page.facts();
}

std::vector<PageFacts> pages_of(const Store& store, const std::string& id) {
  std::vector<PageFacts> pages;
  store.for_each_page(id, [&](const PageFacts& facts) { pages.push_back(facts); });
  return pages;
}

std::vector<std::string> ids_of(const Store& store) {
  std::vector<std::string> ids;
  for (const StoredDocument& document : store.documents()) ids.push_back(document.info.id);
  return ids;
}

void check_same(const Quote& a, const Quote& b) {
  CHECK(a.text == b.text);
  CHECK(a.ranges == b.ranges);
}

void check_same(const PageFacts& a, const PageFacts& b) {
  CHECK(a.page == b.page);
  CHECK(a.number == b.number);
  CHECK(a.layout_confidence == b.layout_confidence);
  CHECK(a.metadata.source_url == b.metadata.source_url);
  CHECK(a.metadata.printed_page == b.metadata.printed_page);
  CHECK(a.metadata.language == b.metadata.language);
  REQUIRE(a.budgets.size() == b.budgets.size());
  for (std::size_t i = 0; i < a.budgets.size(); ++i) {
    CHECK(a.budgets[i].label == b.budgets[i].label);
    CHECK(a.budgets[i].kind == b.budgets[i].kind);
    CHECK(a.budgets[i].fiscal_year == b.budgets[i].fiscal_year);
    CHECK(a.budgets[i].yen == b.budgets[i].yen);
    CHECK(a.budgets[i].entity == b.budgets[i].entity);
    check_same(a.budgets[i].evidence, b.budgets[i].evidence);
  }
  REQUIRE(a.entities.size() == b.entities.size());
  for (std::size_t i = 0; i < a.entities.size(); ++i) {
    CHECK(a.entities[i].type == b.entities[i].type);
    CHECK(a.entities[i].name == b.entities[i].name);
    CHECK(a.entities[i].names == b.entities[i].names);
    CHECK(a.entities[i].catalogue_id == b.entities[i].catalogue_id);
    CHECK(a.entities[i].document_local == b.entities[i].document_local);
    REQUIRE(a.entities[i].mentions.size() == b.entities[i].mentions.size());
    for (std::size_t j = 0; j < a.entities[i].mentions.size(); ++j) {
      check_same(a.entities[i].mentions[j], b.entities[i].mentions[j]);
    }
  }
  REQUIRE(a.relations.size() == b.relations.size());
  for (std::size_t i = 0; i < a.relations.size(); ++i) {
    CHECK(a.relations[i].subject == b.relations[i].subject);
    CHECK(a.relations[i].predicate == b.relations[i].predicate);
    CHECK(a.relations[i].object == b.relations[i].object);
    REQUIRE(a.relations[i].statements.size() == b.relations[i].statements.size());
    const Statement& left = a.relations[i].statements.front();
    const Statement& right = b.relations[i].statements.front();
    CHECK(left.status == right.status);
    CHECK(left.fiscal_year == right.fiscal_year);
    CHECK(left.confidence == right.confidence);
    check_same(left.evidence, right.evidence);
  }
}

}  // namespace

TEST_CASE("what is written to a file is read from it again, after it was closed") {
  const ScratchFolder folder;
  const auto file = folder.path() / "知識.renkei";
  {
    Store store = Store::open(file, StoreMode::Create);
    write_document(store, "reports/年次報告.txt", "ab", {sample_page(2), sample_page(1)});
  }
  const Store store = Store::open(file, StoreMode::Read);
  const auto documents = store.documents();
  REQUIRE(documents.size() == 1);
  CHECK(documents[0].info.id == "d-ab00000000000000");
  CHECK(documents[0].info.name == "年次報告.txt");
  CHECK(documents[0].info.pages == 2);
  CHECK(documents[0].info.metadata.title == "報告書");
  CHECK(documents[0].info.metadata.fiscal_year == 2024);
  CHECK(documents[0].content_hash == hash_of("ab"));
  CHECK(documents[0].fingerprint == "v1");
  CHECK(documents[0].paths == std::vector<std::string>{"reports/年次報告.txt"});
  const auto pages = pages_of(store, "d-ab00000000000000");
  REQUIRE(pages.size() == 2);
  check_same(pages[0], sample_page(1));
  check_same(pages[1], sample_page(2));
  CHECK(store.page_text("d-ab00000000000000", 2) == "本文p2");
  CHECK_FALSE(store.page_text("d-ab00000000000000", 3).has_value());
  CHECK(pages_of(store, "d-none").empty());
  CHECK(store.check().empty());
}

TEST_CASE("a document's metadata come from the first page that says so, field by field") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "a.renkei", StoreMode::Create);
  PageFacts first = PageBuilder(1).facts();
  PageFacts second = PageBuilder(2).facts();
  first.metadata.publisher = "NISC";
  second.metadata = {"題名", "METI", "", "2024", 2024, 7};
  write_document(store, "a.txt", "ab", {second, first});
  const PageMetadata metadata = store.documents().at(0).info.metadata;
  CHECK(metadata.title == "題名");
  CHECK(metadata.publisher == "NISC");
  CHECK(metadata.printed_page == 7);
}

TEST_CASE("other bytes under the same path take the document's place") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "a.renkei", StoreMode::Create);
  write_document(store, "in/a.txt", "aa", {sample_page(1)});
  write_document(store, "in/b.txt", "bb", {sample_page(1)});
  write_document(store, "in/../in/a.txt", "cc", {sample_page(1), sample_page(2)});
  CHECK(ids_of(store) == std::vector<std::string>{"d-bb00000000000000", "d-cc00000000000000"});
  CHECK(pages_of(store, "d-aa00000000000000").empty());
  CHECK(store.summary().pages == 3);
  CHECK(store.check().empty());
}

TEST_CASE("copies of one file are one document, whatever their order") {
  const ScratchFolder folder;
  Store one = Store::open(folder.path() / "1.renkei", StoreMode::Create);
  Store two = Store::open(folder.path() / "2.renkei", StoreMode::Create);
  write_document(one, "b.txt", "aa", {sample_page(1)});
  CHECK(one.keep_unchanged({"a.txt", hash_of("aa"), "v1"}));
  CHECK(one.keep_unchanged({"a.txt", hash_of("aa"), "v1"}));
  write_document(two, "a.txt", "aa", {sample_page(1)});
  write_document(two, "b.txt", "aa", {sample_page(1)});
  for (const Store* store : {&one, &two}) {
    REQUIRE(store->documents().size() == 1);
    CHECK(store->documents()[0].info.name == "a.txt");
    CHECK(store->documents()[0].paths == std::vector<std::string>{"a.txt", "b.txt"});
    CHECK(store->summary().pages == 1);
  }
  write_document(one, "a.txt", "bb", {sample_page(1)});
  CHECK(one.documents().size() == 2);
  CHECK(one.keep_unchanged({"b.txt", hash_of("bb"), "v1"}));
  CHECK(ids_of(one) == std::vector<std::string>{"d-bb00000000000000"});
}

TEST_CASE("the pages of copies are named by the name that comes first") {
  const ScratchFolder folder;
  PageFacts first = sample_page(1);
  PageFacts second = sample_page(2);
  PageFacts named = sample_page(3);
  first.page = "z#1";
  second.page = "z#2";
  named.page = "z#9";  // an id that the page brought along
  Store store = Store::open(folder.path() / "1.renkei", StoreMode::Create);
  write_document(store, "z.txt", "aa", {first, second, named});
  const auto pages = [&] { return pages_of(store, "d-aa00000000000000"); };
  CHECK(pages()[1].page == "z#2");
  CHECK(store.keep_unchanged({"in/b.v2.txt", hash_of("aa"), "v1"}));
  CHECK(pages()[0].page == "b.v2#1");
  CHECK(pages()[1].page == "b.v2#2");
  CHECK(pages()[2].page == "z#9");
}

TEST_CASE("a document is unchanged when both its bytes and what reads them are") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "a.renkei", StoreMode::Create);
  CHECK_FALSE(store.has(hash_of("aa"), "v1"));
  write_document(store, "a.txt", "aa", {sample_page(1)});
  CHECK(store.has(hash_of("aa"), "v1"));
  CHECK_FALSE(store.has(hash_of("aa"), "v2"));
  CHECK_FALSE(store.has(hash_of("ab"), "v1"));
  CHECK_FALSE(store.keep_unchanged({"a.txt", hash_of("aa"), "v2"}));
  store.replace_document({"a.txt", hash_of("aa"), "v2"}).commit();
  CHECK(store.has(hash_of("aa"), "v2"));
  CHECK(pages_of(store, "d-aa00000000000000").empty());
}

TEST_CASE("a writer that was not committed leaves no trace") {
  const ScratchFolder folder;
  const auto file = folder.path() / "a.renkei";
  Store store = Store::open(file, StoreMode::Create);
  write_document(store, "a.txt", "aa", {sample_page(1)});
  {
    DocumentWriter writer = store.replace_document({"a.txt", hash_of("bb"), "v1"});
    CHECK(writer.document_id() == "d-bb00000000000000");
    writer.add_page(sample_page(1), "x");
    const Store other = Store::open(file, StoreMode::Read);
    CHECK(ids_of(other) == std::vector<std::string>{"d-aa00000000000000"});
  }
  CHECK(ids_of(store) == std::vector<std::string>{"d-aa00000000000000"});
  CHECK(pages_of(store, "d-aa00000000000000").size() == 1);
  write_document(store, "c.txt", "cc", {});
  CHECK(store.documents().size() == 2);
}

TEST_CASE("facts that contradict themselves are refused, and the writer with them") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "a.renkei", StoreMode::Create);
  {
    DocumentWriter writer = store.replace_document({"a.txt", hash_of("aa"), "v1"});
    PageFacts broken = sample_page(1);
    broken.relations[0].object = 2;
    CHECK_THROWS_WITH(writer.add_page(broken, ""),
                      "renkei::DocumentWriter: page 'p1': a relation's end is not among the page's "
                      "entities");
    CHECK_THROWS_AS(writer.commit(), std::logic_error);
  }
  {
    DocumentWriter writer = store.replace_document({"a.txt", hash_of("aa"), "v1"});
    writer.add_page(sample_page(1), "");
    CHECK_THROWS_WITH(writer.add_page(sample_page(1), ""),
                      "renkei::DocumentWriter: page number 1 ('p1') was added before");
    CHECK_THROWS_AS(store.replace_document({"b.txt", hash_of("bb"), "v1"}), std::logic_error);
  }
  CHECK(store.documents().empty());
  CHECK_THROWS_AS(store.replace_document({"a.txt", "xyz", "v1"}), std::invalid_argument);
  CHECK_THROWS_AS(store.replace_document({"", hash_of("aa"), "v1"}), std::invalid_argument);
}

TEST_CASE("a summary counts what the pages hold") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "a.renkei", StoreMode::Create);
  write_document(store, "a.txt", "aa", {sample_page(1), sample_page(2)});
  const StoreSummary summary = store.summary();
  CHECK(summary.schema_version == Store::schema_version);
  CHECK(summary.fingerprints == std::vector<std::string>{"v1"});
  CHECK(summary.documents == 1);
  CHECK(summary.pages == 2);
  CHECK(summary.mentions == 6);
  CHECK(summary.statements == 4);
  CHECK(summary.entities[std::size_t(EntityType::GovernmentBody)] == 2);
  CHECK(summary.entities[std::size_t(EntityType::Forum)] == 2);
  CHECK(summary.relations[std::size_t(Predicate::CooperatesWith)] == 2);
  CHECK(summary.relations[std::size_t(Predicate::Uses)] == 0);
}
