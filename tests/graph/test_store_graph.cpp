// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <algorithm>

#include "graph/query.hpp"
#include "graph/resolve.hpp"
#include "graph/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_graph.hpp"
#include "tests/graph/schema_1.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;
using Catch::Matchers::Contains;
using test::hash_of;
using test::PageBuilder;
using test::write_document;
using enum EntityType;

namespace {

const std::vector<Predicate> together{Predicate::CooperatesWith, Predicate::ParticipatesIn};

/// Facts whose quotes stand in the text 「総務省はIPAと連携した。」.
PageFacts quoting_page() {
  PageFacts facts;
  facts.page = "p";
  Entity mic;
  mic.type = GovernmentBody;
  mic.name = "総務省";
  mic.names = {"総務省"};
  mic.mentions = {{"総務省", {{0, 3}}}};
  Entity ipa;
  ipa.name = "IPA";
  ipa.names = {"IPA"};
  ipa.catalogue_id = "ipa";
  ipa.mentions = {{"IPA", {{4, 7}}}};
  facts.entities = {mic, ipa};
  facts.relations = {{0,
                      Predicate::CooperatesWith,
                      1,
                      {{Status::Done, 2024, 0.9, {"総務省はIPAと連携し", {{0, 11}}}}}}};
  return facts;
}

Store store_with_page(const ScratchFolder& folder, const std::string& name = "a.renkei") {
  Store store = Store::open(folder.path() / name, StoreMode::Create);
  DocumentWriter writer = store.replace_document({"a.txt", hash_of("aa"), "v1"});
  writer.add_page(quoting_page(), "総務省はIPAと連携した。");
  writer.commit();
  return store;
}

std::vector<std::vector<SqlValue>> rows_of(const Store& store, const std::string& sql) {
  std::vector<std::vector<SqlValue>> rows;
  store.select(
      sql, [](const auto&) {}, [&](const std::vector<SqlValue>& row) { rows.push_back(row); });
  return rows;
}

std::string refusal_of(const Store& store, const std::string& sql) {
  try {
    (void)rows_of(store, sql);
  } catch (const StoreError& error) {
    CHECK(error.kind == StoreError::Kind::BadQuery);
    return error.what();
  }
  return "answered";
}

}  // namespace

TEST_CASE("a graph is kept in the file and loaded as it was") {
  const ScratchFolder folder;
  const KnowledgeGraph graph = test::small_graph();
  Store store = Store::open(folder.path() / "a.renkei", StoreMode::Create);
  CHECK(store.saved_graph().empty());
  store.save_graph(graph, "f-1", together);
  CHECK(store.saved_graph() == "f-1");
  const AnalysisGraph direct(graph);
  const AnalysisGraph loaded = store.load_graph();
  REQUIRE(num_vertices(loaded.graph()) == num_vertices(direct.graph()));
  REQUIRE(num_edges(loaded.graph()) == num_edges(direct.graph()));
  const auto entities = store.load_entities();
  for (std::uint32_t v = 0; v < num_vertices(loaded.graph()); ++v) {
    CHECK(loaded[v].id == direct[v].id);
    CHECK(entities[v].names == graph.graph[v].names);
    const WhoAnswer one = who(direct, v);
    const WhoAnswer two = who(loaded, v);
    CHECK(one.statements == two.statements);
    REQUIRE(one.partners.size() == two.partners.size());
    for (std::size_t i = 0; i < one.partners.size(); ++i) {
      CHECK(one.partners[i].ties[0].best.text == two.partners[i].ties[0].best.text);
      CHECK(one.partners[i].ties[0].best.page == two.partners[i].ties[0].best.page);
    }
  }
}

TEST_CASE("a page's text that is no longer what was written is found, and is not passed on") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a.renkei").string();
  CHECK(store_with_page(folder).check_quotes().empty());
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
  // Outside of all quotes.
  REQUIRE(sqlite3_exec(handle, "UPDATE fact_pages SET text = replace(text, '。', '！')", nullptr,
                       nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
  const Store store = Store::open(path, StoreMode::Read);
  const auto defects = store.check_quotes();
  REQUIRE(defects.size() == 1);
  CHECK(defects[0] == "a.txt, page 1: its text is not what was written; it was changed or damaged");
  Store other = Store::open(folder.path() / "b.renkei", StoreMode::Create);
  try {
    other.merge(store);
    FAIL("a damaged text was merged");
  } catch (const StoreError& error) {
    CHECK(error.kind == StoreError::Kind::Damaged);
    CHECK_THAT(error.what(), Contains("the text of a.txt, page 1, is not what was written"));
  }
  CHECK(other.documents().empty());
}

namespace {

void change(const std::string& path, const char* sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
  REQUIRE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
}

}  // namespace

TEST_CASE("views that were dropped, renamed or changed are found, and writing makes them anew") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a.renkei").string();
  const std::string remedy = "; the next 'renkei build' into the file makes it anew";
  CHECK(store_with_page(folder).check().empty());
  change(path,
         "DROP VIEW names; DROP VIEW budgets; CREATE VIEW budgets AS SELECT 1 AS yen;"
         "CREATE VIEW my_own AS SELECT 1");
  CHECK(Store::open(path, StoreMode::Read).check() ==
        std::vector<std::string>{"the view budgets is not as it was made" + remedy,
                                 "the view names is missing" + remedy});
  CHECK(Store::open(path, StoreMode::Write).check().empty());
  CHECK(rows_of(Store::open(path, StoreMode::Read), "SELECT * FROM names").empty());
  change(path, "DROP VIEW names; CREATE TABLE names (entity TEXT)");
  CHECK(Store::open(path, StoreMode::Write).check() ==
        std::vector<std::string>{"the view names is no view"});
}

TEST_CASE("documents without a path or under another hash are found") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a.renkei").string();
  CHECK(store_with_page(folder).check().empty());
  change(path,
         "DELETE FROM fact_paths; UPDATE fact_documents SET content_hash = 'bb' || "
         "substr(content_hash, 3)");
  const Store store = Store::open(path, StoreMode::Read);
  const std::vector<std::string> defects = store.check();
  REQUIRE(defects.size() == 2);
  CHECK(defects[0] == "the document d-aa00000000000000 has no path");
  CHECK_THAT(defects[1],
             Contains("the document d-aa00000000000000 has the content hash of another, bb00"));
  Store other = Store::open(folder.path() / "b.renkei", StoreMode::Create);
  CHECK_THROWS_WITH(other.merge(store), Contains("its document d-aa00000000000000 has no path"));
}

TEST_CASE("a kept graph with one id twice is found") {
  const ScratchFolder folder;
  KnowledgeGraph graph = test::small_graph();
  graph.graph[0].id = graph.graph[1].id;
  Store store = Store::open(folder.path() / "a.renkei", StoreMode::Create);
  store.save_graph(graph, "f", together);
  CHECK(store.check_graph(graph, together) ==
        std::vector<std::string>{"the kept graph: several entities have the id " +
                                 graph.graph[1].id});
}

TEST_CASE("views and the loaded graph know the years of documents, in files of version 3 as well") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a.renkei").string();
  KnowledgeGraph graph = test::small_graph();
  for (DocumentInfo& each : graph.documents) each.metadata.fiscal_year = 2023;
  Store::open(path, StoreMode::Create).save_graph(graph, "f", together);
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
  const char* as_version_3 =
      "DROP VIEW statements; CREATE VIEW statements AS SELECT fiscal_year FROM graph_statements;"
      "ALTER TABLE fact_pages DROP COLUMN text_hash; PRAGMA user_version = 3";
  REQUIRE(sqlite3_exec(handle, as_version_3, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
  const Store store = Store::open(path, StoreMode::Read);
  const auto row = rows_of(store,
                           "SELECT fiscal_year, document_fiscal_year, year, year_from FROM"
                           " statements WHERE fiscal_year IS NULL");
  REQUIRE(row.size() == 1);
  CHECK(std::get<std::int64_t>(row[0][1]) == 2023);
  CHECK(std::get<std::int64_t>(row[0][2]) == 2023);
  CHECK(std::get<std::string>(row[0][3]) == "document");
  CHECK(rows_of(store, "SELECT 1 FROM statements WHERE year_from = 'statement'").size() == 7);
  CHECK(!rows_of(store, "SELECT 1 FROM works_with WHERE first_year IS NOT NULL").empty());
  const AnalysisGraph loaded = store.load_graph();
  const auto infos = loaded.statements();
  CHECK(std::count_if(infos.begin(), infos.end(), [](const StatementInfo& each) {
          return each.year == 2023 && each.year_from == YearSource::Document;
        }) == 1);
}

TEST_CASE("the views answer questions in SQL, and SQL changes nothing") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path() / "a.renkei", StoreMode::Create);
  store.save_graph(test::small_graph(), "f", together);
  const auto partners = rows_of(store,
                                "SELECT partner_name, statements FROM works_with"
                                " WHERE name = '情報処理推進機構' ORDER BY statements DESC, 1");
  REQUIRE(partners.size() == 2);
  CHECK(std::get<std::string>(partners[0][0]) == "JPCERTコーディネーションセンター");
  CHECK(std::get<std::int64_t>(partners[0][1]) == 2);
  CHECK(rows_of(store, "SELECT * FROM memberships").size() == 1);
  CHECK(std::get<std::int64_t>(rows_of(store, "SELECT count(*) FROM statements")[0][0]) == 8);
  for (const std::string view : {"documents", "entities", "names", "relations", "evidence"}) {
    CHECK(!rows_of(store, "SELECT * FROM " + view + ";  ").empty());
  }
  CHECK_THAT(refusal_of(store, "DELETE FROM fact_documents"), Contains("would change something"));
  CHECK_THAT(refusal_of(store, "ATTACH 'x.db' AS x"), Contains("would change something"));
  CHECK_THAT(refusal_of(store, "PRAGMA journal_mode"), Contains("would change something"));
  CHECK_THAT(refusal_of(store, "SELECT 1; SELECT 2"), Contains("more than one statement"));
  CHECK_THAT(refusal_of(store, "SELECT nmae FROM entities"), Contains("no such column: nmae"));
  CHECK_THAT(refusal_of(store, "  "), Contains("it is empty"));
}

TEST_CASE("a graph is shown to one connection without a change of the file") {
  const ScratchFolder folder;
  (void)store_with_page(folder);
  const Store store = Store::open(folder.path() / "a.renkei", StoreMode::Read);
  CHECK(rows_of(store, "SELECT * FROM entities").empty());
  store.show_graph(test::small_graph(), together);
  CHECK(rows_of(store, "SELECT * FROM entities").size() == 6);
  const Store other = Store::open(folder.path() / "a.renkei", StoreMode::Read);
  CHECK(rows_of(other, "SELECT * FROM entities").empty());
}

TEST_CASE("documents are removed by id and by path") {
  const ScratchFolder folder;
  Store store = store_with_page(folder);
  CHECK(store.keep_unchanged({"b.txt", hash_of("aa"), "v1"}));
  write_document(store, "c.txt", "cc", {});
  CHECK(store.remove_path("./a.txt"));
  CHECK(store.documents().size() == 2);
  CHECK(store.remove_path("b.txt"));
  CHECK(store.documents().size() == 1);
  CHECK_FALSE(store.remove_path("b.txt"));
  CHECK(store.remove_document("d-cc00000000000000"));
  CHECK_FALSE(store.remove_document("d-cc00000000000000"));
  CHECK(store.summary().pages == 0);
  CHECK(store.summary().mentions == 0);
  CHECK(store.check().empty());
}

TEST_CASE("a merge is a union: of documents, of their paths, the newer reading stays") {
  const ScratchFolder folder;
  Store left = store_with_page(folder, "l.renkei");
  write_document(left, "same.txt", "11", {});
  Store right = Store::open(folder.path() / "r.renkei", StoreMode::Create);
  {
    DocumentWriter writer = right.replace_document({"copy.txt", hash_of("aa"), "v2"});
    writer.add_page(quoting_page(), "総務省はIPAと連携した。");
    writer.commit();
  }
  write_document(right, "same.txt", "22", {});
  const auto merged = [&](const std::string& name, std::vector<const Store*> files) {
    Store store = Store::open(folder.path() / name, StoreMode::Create);
    for (const Store* file : files) (void)store.merge(*file);
    return store;
  };
  const Store one = merged("1.renkei", {&left, &right});
  const Store two = merged("2.renkei", {&right, &left, &right});
  for (const Store* store : {&one, &two}) {
    const auto documents = store->documents();
    REQUIRE(documents.size() == 3);
    CHECK(documents[0].paths == std::vector<std::string>{"same.txt"});
    CHECK(documents[1].paths == std::vector<std::string>{"same.txt"});
    CHECK(documents[2].paths == std::vector<std::string>{"a.txt", "copy.txt"});
    CHECK(documents[2].fingerprint == "v2");
    CHECK(store->check_quotes().empty());
  }
  Store again = Store::open(folder.path() / "1.renkei", StoreMode::Write);
  const MergeCounts counts = again.merge(two);
  CHECK(counts.added == 0);
  CHECK(counts.unchanged == 3);
}

TEST_CASE("a quote that does not stand where it says is found") {
  const ScratchFolder folder;
  Store store = store_with_page(folder);
  CHECK(store.check_quotes().empty());
  DocumentWriter writer = store.replace_document({"b.txt", hash_of("bb"), "v1"});
  writer.add_page(quoting_page(), "総務省とIPAは連携した。");
  writer.commit();
  DocumentWriter shorter = store.replace_document({"c.txt", hash_of("cc"), "v1"});
  shorter.add_page(quoting_page(), "総務省");
  shorter.commit();
  const auto defects = store.check_quotes();
  REQUIRE(defects.size() == 3);
  CHECK(
      defects[0] ==
      "b.txt, page 1: the quote '総務省はIPAと連携し': its place 0-11 holds '総務省とIPAは連携し'");
  CHECK(defects[1] == "c.txt, page 1: the mention 'IPA': its place 4-7 is outside the page");
}

TEST_CASE("a file of version 1 is brought up and loses nothing") {
  const ScratchFolder folder;
  const auto file = folder.path() / "old.renkei";
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
  REQUIRE(sqlite3_exec(handle, test::schema_1, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
  const Store store = Store::open(file, StoreMode::Read);
  CHECK(store.summary().schema_version == Store::schema_version);
  REQUIRE(store.documents().size() == 1);
  std::vector<PageFacts> pages;
  store.for_each_page("d-aa00000000000000",
                      [&](const PageFacts& facts) { pages.push_back(facts); });
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].page == "old#1");
  CHECK(pages[1].page == "named");
  CHECK(pages[0].entities.at(0).names == std::vector<std::string>{"総務省", "同省"});
  CHECK(pages[0].relations.at(0).statements.at(0).evidence.text == "総務省はIPAと連携し");
  CHECK(store.check().empty());
  Store writable = Store::open(file, StoreMode::Write);
  CHECK(writable.keep_unchanged({"a.txt", hash_of("aa"), "v1"}));
  pages.clear();
  writable.for_each_page("d-aa00000000000000",
                         [&](const PageFacts& facts) { pages.push_back(facts); });
  CHECK(pages[0].page == "a#1");
}
