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

TEST_CASE("tables and indexes that are not as they were made, and what others added, are found") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a.renkei").string();
  CHECK(store_with_page(folder).check().empty());
  const auto defects = [&](const char* sql) {
    change(path, sql);
    return Store::open(path, StoreMode::Read).check();
  };
  using Texts = std::vector<std::string>;
  CHECK(
      defects(
          "CREATE TRIGGER mine AFTER INSERT ON fact_pages BEGIN DELETE FROM fact_budgets; END") ==
      Texts{"the trigger mine on fact_pages is none that Renkei makes; take it away: DROP TRIGGER "
            "mine"});
  CHECK(defects("DROP TRIGGER mine; CREATE UNIQUE INDEX mine ON fact_entities (name)") ==
        Texts{"the index mine on fact_entities is none that Renkei makes; take it away: DROP INDEX "
              "mine"});
  // What is one's own and changes nothing may stay.
  CHECK(defects("DROP INDEX mine; CREATE INDEX mine ON fact_entities (name);"
                "CREATE TABLE notes (text TEXT UNIQUE); CREATE VIEW views AS SELECT 1")
            .empty());
  const std::string anew = "; the next 'renkei build' into the file makes it anew";
  CHECK(defects("DROP INDEX fact_relations_subject; DROP INDEX graph_names_name;"
                "CREATE INDEX graph_names_name ON graph_names (entity)") ==
        Texts{"the index fact_relations_subject is missing" + anew,
              "the index graph_names_name is not as it was made" + anew});
  CHECK(Store::open(path, StoreMode::Write).check().empty());
  CHECK(defects("ALTER TABLE fact_budgets ADD COLUMN note TEXT") ==
        Texts{"the table fact_budgets is not as it was made"});
  CHECK(defects("ALTER TABLE fact_budgets DROP COLUMN note; DROP TABLE graph_evidence;"
                "CREATE VIEW graph_evidence AS SELECT 1") ==
        Texts{"the table graph_evidence is no table"});
  CHECK(defects("DROP VIEW graph_evidence; DROP TABLE fact_names") ==
        Texts{"the table fact_names is missing", "the table graph_evidence is missing"});
}

TEST_CASE("a trigger that others put into a file changes nothing of what is written") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a.renkei").string();
  (void)store_with_page(folder);
  change(path,
         "CREATE TRIGGER mine AFTER INSERT ON fact_pages BEGIN"
         " DELETE FROM fact_documents WHERE id <> new.document; END");
  Store store = Store::open(path, StoreMode::Write);
  write_document(store, "b.txt", "bb", {PageBuilder(1).facts()});
  CHECK(store.documents().size() == 2);
  // What a document takes with it goes all the same.
  CHECK(store.remove_document("d-aa00000000000000"));
  CHECK(store.summary().statements == 0);
}

TEST_CASE("facts and pages that are not those that were written are found, and not passed on") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a.renkei").string();
  {
    Store store = Store::open(path, StoreMode::Create);
    DocumentWriter writer = store.replace_document({"a.txt", hash_of("aa"), "v1"});
    PageFacts facts = quoting_page();
    facts.metadata.title = "報告";
    facts.metadata.fiscal_year = 2023;
    facts.budgets = {{"当初予算額", "initial", 2024, -60'000'000, 1U, {"総務省", {{0, 3}}}}};
    facts.layout_confidence = 0.1;
    writer.add_page(facts, "総務省はIPAと連携した。");
    facts.number = 2;
    writer.add_page(facts, "総務省はIPAと連携した。");
    writer.commit();
    CHECK(store.check().empty());
    CHECK(store.check_quotes().empty());
    // Another copy, by whose name the pages are called from now on.
    CHECK(store.keep_unchanged({"A.txt", hash_of("aa"), "v1"}));
    CHECK(store.check_quotes().empty());
  }
  const auto quotes = [&](const std::string& sql) {
    change(path, sql.c_str());
    return Store::open(path, StoreMode::Read).check_quotes();
  };
  const std::vector<std::string> second{
      "A.txt, page 2: what it states is not what was written; it was changed or damaged"};
  const std::string on_second = " (SELECT id FROM fact_pages WHERE number = 2)";
  const std::string of_second = " (SELECT id FROM fact_entities WHERE page IN" + on_second + ")";
  const std::string relation = " (SELECT id FROM fact_relations WHERE page IN" + on_second + ")";
  for (const auto& [there, back] : std::vector<std::pair<std::string, std::string>>{
           {"fact_budgets SET yen = yen * 10 WHERE page IN" + on_second,
            "fact_budgets SET yen = yen / 10 WHERE page IN" + on_second},
           {"fact_statements SET status = 'planned' WHERE relation IN" + relation,
            "fact_statements SET status = 'done' WHERE relation IN" + relation},
           {"fact_entities SET type = 'Forum' WHERE name = 'IPA' AND id IN" + of_second,
            "fact_entities SET type = 'Organization' WHERE name = 'IPA' AND id IN" + of_second},
           {"fact_pages SET layout_confidence = 0.2 WHERE number = 2",
            "fact_pages SET layout_confidence = 0.1 WHERE number = 2"}}) {
    CHECK(quotes("UPDATE " + there) == second);
    Store other = Store::open(folder.path() / "b.renkei", StoreMode::Create);
    CHECK_THROWS_WITH(other.merge(Store::open(path, StoreMode::Read)),
                      Contains("what is kept of A.txt, page 2, is not what was written"));
    CHECK(quotes("UPDATE " + back).empty());
  }
  change(path,
         "PRAGMA foreign_keys = ON; UPDATE fact_documents SET title = '別'; DELETE FROM fact_pages "
         "WHERE number = 2");
  CHECK(Store::open(path, StoreMode::Read).check() ==
        std::vector<std::string>{
            "the document d-aa00000000000000 has not the pages that were written",
            "the document d-aa00000000000000 has another title than its pages say"});
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

TEST_CASE("a row that stands twice in a kept graph is found, and former ids are kept") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a.renkei").string();
  KnowledgeGraph graph = test::small_graph();
  graph.graph[1].former_ids = {"x-forum-0123456789abcdef"};
  Store::open(path, StoreMode::Create).save_graph(graph, "f", together);
  const Store store = Store::open(path, StoreMode::Read);
  CHECK(store.check_graph(graph, together).empty());
  const std::vector<EntityVertex> entities = store.load_entities();
  CHECK(entities[0].former_ids.empty());
  CHECK(entities[1].former_ids == graph.graph[1].former_ids);
  const NameMatch match =
      NameIndex(entities, test::small_catalogue()).find("x-forum-0123456789abcdef");
  REQUIRE(match.found());
  CHECK(match.candidates[0].vertex == 1);
  change(path, "INSERT INTO graph_names SELECT * FROM graph_names WHERE entity = 0");
  CHECK(Store::open(path, StoreMode::Read).check_graph(graph, together) ==
        std::vector<std::string>{"the kept graph: graph_names has 1 rows that the documents do not "
                                 "give, and lacks 0"});
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
      "ALTER TABLE fact_pages DROP COLUMN text_hash; ALTER TABLE fact_pages DROP COLUMN facts_hash;"
      "ALTER TABLE fact_documents DROP COLUMN pages_hash; DROP TABLE graph_former_ids;"
      "PRAGMA user_version = 3";
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
