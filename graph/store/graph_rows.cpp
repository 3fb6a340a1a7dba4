// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "graph/store.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/sqlite.hpp"

namespace renkei {
namespace {

using detail::Database;
using detail::Query;

constexpr const char* graph_tables[] = {"graph_state",     "graph_predicates", "graph_documents",
                                        "graph_entities",  "graph_names",      "graph_former_ids",
                                        "graph_relations", "graph_statements", "graph_evidence"};

/// Writes a graph into the tables of one schema, "main" or "temp".
class GraphRows {
 public:
  GraphRows(const Database& database, std::string schema)
      : database_(database), schema_(std::move(schema)) {}

  void write(const KnowledgeGraph& graph, const std::vector<Predicate>& collaboration) {
    for (const char* table : graph_tables) {
      database_.execute(("DELETE FROM " + schema_ + "." + table).c_str());
    }
    write_predicates(collaboration);
    write_documents(graph.documents);
    write_entities(graph.graph);
    write_relations(graph.graph);
  }

  void write_state(const std::string& name, const std::string& value) {
    insert("graph_state", 2).with(name, value).run();
  }

 private:
  Query insert(const std::string& table, int columns) const {
    std::string sql = "INSERT INTO " + schema_ + "." + table + " VALUES (?1";
    for (int i = 2; i <= columns; ++i) sql += ", ?" + std::to_string(i);
    return Query(database_, sql + ")");
  }

  void write_predicates(const std::vector<Predicate>& collaboration) const {
    Query row = insert("graph_predicates", 3);
    for (int i = 0; i < int(predicate_count); ++i) {
      const auto predicate = Predicate(i);
      const bool is_collaboration =
          std::find(collaboration.begin(), collaboration.end(), predicate) != collaboration.end();
      row.with(i, name_of(predicate), int(is_collaboration)).run();
    }
  }

  void write_documents(const std::vector<DocumentInfo>& documents) const {
    Query row = insert("graph_documents", 10);
    int number = 0;
    for (const DocumentInfo& each : documents) {
      const PageMetadata& metadata = each.metadata;
      row.with(number++, each.id, each.name, metadata.title, metadata.publisher,
               metadata.source_url, metadata.date, metadata.fiscal_year, metadata.printed_page,
               each.pages)
          .run();
    }
  }

  void write_entities(const PropertyGraph& graph) const {
    Query row = insert("graph_entities", 10);
    Query name_row = insert("graph_names", 2);
    Query former_row = insert("graph_former_ids", 2);
    for (std::uint32_t number = 0; number < num_vertices(graph); ++number) {
      const EntityVertex& each = graph[number];
      row.with(number, each.id, name_of(each.type), each.name, each.name_en, each.catalogue_id,
               each.corporate_number, each.wikidata, each.url, each.mentions)
          .run();
      for (const std::string& name : each.names) name_row.with(number, name).run();
      for (const std::string& id : each.former_ids) former_row.with(number, id).run();
    }
  }

  void write_relations(const PropertyGraph& graph) const {
    Query row = insert("graph_relations", 5);
    Query statement_row = insert("graph_statements", 6);
    Query evidence_row = insert("graph_evidence", 6);
    std::uint32_t relation = 0;
    std::uint32_t number = 0;
    for (std::uint32_t vertex = 0; vertex < num_vertices(graph); ++vertex) {
      for (const auto edge : boost::make_iterator_range(out_edges(vertex, graph))) {
        const RelationEdge& each = graph[edge];
        row.with(relation, vertex, int(each.predicate), std::int64_t(target(edge, graph)),
                 std::int64_t(each.statements.size()))
            .run();
        for (const EdgeStatement& statement : each.statements) {
          statement_row
              .with(number, relation, statement.document, int(statement.status),
                    statement.fiscal_year, statement.confidence)
              .run();
          evidence_row
              .with(number, statement.id, statement.page, statement.page_number,
                    statement.evidence.text, detail::format_ranges(statement.evidence.ranges))
              .run();
          ++number;
        }
        ++relation;
      }
    }
  }

  const Database& database_;
  std::string schema_;
};

/// The tables and views of the kept graph, for one connection.
std::string temporary(std::string sql) {
  for (const std::string kind : {"TABLE", "VIEW"}) {
    const std::string create = "CREATE " + kind;
    for (auto at = sql.find(create); at != std::string::npos; at = sql.find(create, at + 1)) {
      sql.replace(at, create.size(), "CREATE TEMP " + kind);
    }
  }
  const std::string index = "CREATE INDEX ";
  for (auto at = sql.find(index); at != std::string::npos; at = sql.find(index, at + 1)) {
    sql.insert(at + index.size(), "temp.");
  }
  return sql;
}

std::vector<AnalysisEntity> read_entities(const Database& database) {
  std::vector<AnalysisEntity> entities;
  Query query(database, "SELECT id, name, type, mentions FROM graph_entities ORDER BY number");
  while (query.step()) {
    const auto type = entity_type_from(query.text(2));
    if (!type) {
      database.fail(StoreError::Kind::Damaged,
                    "keeps a graph with the unknown type '" + query.text(2) + "'");
    }
    entities.push_back({query.text(0), query.text(1), *type, std::uint32_t(query.integer(3))});
  }
  return entities;
}

std::vector<DocumentInfo> read_documents(const Database& database) {
  std::vector<DocumentInfo> documents;
  Query query(
      database,
      "SELECT id, name, title, publisher, source_url, date, fiscal_year, printed_page, pages"
      " FROM graph_documents ORDER BY number");
  while (query.step()) {
    DocumentInfo info;
    info.id = query.text(0);
    info.name = query.text(1);
    info.metadata = {query.text(2), query.text(3),         query.text(4),
                     query.text(5), int(query.integer(6)), int(query.integer(7))};
    info.pages = std::uint32_t(query.integer(8));
    documents.push_back(std::move(info));
  }
  return documents;
}

/// Numbers of a kept graph come from a file that may hold anything.
std::uint32_t bounded(const Database& database, std::int64_t number, std::size_t limit) {
  if (number < 0 || std::size_t(number) >= limit) {
    database.fail(StoreError::Kind::Damaged,
                  "keeps a graph that contradicts itself; run 'renkei build' to make it anew");
  }
  return std::uint32_t(number);
}

void read_relations(const Database& database, AnalysisGraph::Rows& rows) {
  rows.ends.reserve(std::size_t(database.integer("SELECT count(*) FROM graph_relations")));
  rows.relations.reserve(rows.ends.capacity());
  Query query(database,
              "SELECT subject, object, predicate, statements FROM graph_relations ORDER BY number");
  std::uint64_t first = 0;
  while (query.step()) {
    const auto subject = bounded(database, query.integer(0), rows.entities.size());
    const auto object = bounded(database, query.integer(1), rows.entities.size());
    const auto predicate = bounded(database, query.integer(2), predicate_count);
    const auto count = bounded(database, query.integer(3), 1U << 24);
    rows.ends.emplace_back(subject, object);
    rows.relations.push_back({std::uint32_t(first), count & 0xFFFFFFU, predicate & 0xFFU});
    first += count;
  }
  rows.statements.reserve(std::size_t(first));
  Query statements(database,
                   "SELECT document, status, fiscal_year, confidence FROM graph_statements"
                   " ORDER BY number");
  while (statements.step()) {
    const auto document = bounded(database, statements.integer(0), rows.documents.size());
    const int document_year = rows.documents[document].metadata.fiscal_year;
    const bool is_document_year = statements.is_null(2) && document_year != 0;
    rows.statements.push_back(
        {document, std::int16_t(is_document_year ? document_year : statements.integer(2)),
         Status(bounded(database, statements.integer(1), status_count)),
         is_document_year ? YearSource::Document : YearSource::Statement,
         float(statements.real(3))});
  }
  if (rows.statements.size() != first) bounded(database, -1, 0);
}

AnalysisGraph::TextSource texts_of(const Database& database) {
  return [&database](std::uint32_t statement) {
    Query& query =
        database.kept("SELECT id, page, page_number, text FROM graph_evidence WHERE number = ?1");
    query.with(statement);
    if (!query.step()) database.fail(StoreError::Kind::Damaged, "lost a sentence of its graph");
    StatementText text{query.text(0), query.text(1), std::uint32_t(query.integer(2)),
                       query.text(3)};
    query.reset();
    return text;
  };
}

}  // namespace

void Store::save_graph(const KnowledgeGraph& graph, const std::string& fingerprint,
                       const std::vector<Predicate>& collaboration) {
  detail::Transaction transaction(*database_);
  GraphRows rows(*database_, "main");
  rows.write(graph, collaboration);
  rows.write_state("fingerprint", fingerprint);
  transaction.commit();
}

void Store::show_graph(const KnowledgeGraph& graph,
                       const std::vector<Predicate>& collaboration) const {
  database_->execute("PRAGMA query_only=OFF");
  database_->execute(temporary(detail::graph_tables_sql).c_str());
  database_->execute(temporary(detail::former_ids_sql).c_str());
  database_->execute(temporary(detail::graph_views_sql).c_str());
  GraphRows(*database_, "temp").write(graph, collaboration);
  database_->execute("PRAGMA query_only=ON");
}

std::vector<std::string> Store::check_graph(const KnowledgeGraph& graph,
                                            const std::vector<Predicate>& collaboration) const {
  show_graph(graph, collaboration);
  std::vector<std::string> defects;
  Query doubled(*database_, "SELECT id FROM main.graph_entities GROUP BY id HAVING count(*) > 1");
  while (doubled.step()) {
    defects.push_back("the kept graph: several entities have the id " +
                      detail::one_line(doubled.text(0)));
  }
  for (const std::string table : graph_tables) {
    if (table == "graph_state") continue;  // the fingerprint, which the caller has compared
    const auto rows_beyond = [&](const char* one, const char* other) {
      return database_->integer(("SELECT count(*) FROM (SELECT * FROM " + std::string(one) + "." +
                                 table + " EXCEPT SELECT * FROM " + other + "." + table + ")")
                                    .c_str());
    };
    const auto count = [&](const char* schema) {
      return database_->integer(
          ("SELECT count(*) FROM " + std::string(schema) + "." + table).c_str());
    };
    std::int64_t beyond = rows_beyond("main", "temp");
    const std::int64_t missing = rows_beyond("temp", "main");
    // A row that stands twice is in both.
    if (beyond == 0 && missing == 0) beyond = count("main") - count("temp");
    if (beyond == 0 && missing == 0) continue;
    defects.push_back("the kept graph: " + table + " has " + std::to_string(beyond) +
                      " rows that the documents do not give, and lacks " + std::to_string(missing));
  }
  return defects;
}

std::string Store::saved_graph() const {
  Query query(*database_, "SELECT value FROM graph_state WHERE name = 'fingerprint'");
  return query.step() ? query.text(0) : "";
}

AnalysisGraph Store::load_graph() const {
  AnalysisGraph::Rows rows;
  rows.entities = read_entities(*database_);
  rows.documents = read_documents(*database_);
  read_relations(*database_, rows);
  return AnalysisGraph(std::move(rows), texts_of(*database_));
}

std::vector<EntityVertex> Store::load_entities() const {
  std::vector<EntityVertex> entities;
  Query query(*database_,
              "SELECT id, type, name, name_en, catalogue_id, corporate_number, wikidata, url,"
              " mentions FROM graph_entities ORDER BY number");
  while (query.step()) {
    EntityVertex each;
    each.id = query.text(0);
    each.type = entity_type_from(query.text(1)).value_or(EntityType::Organization);
    each.name = query.text(2);
    each.name_en = query.text(3);
    each.catalogue_id = query.text(4);
    each.corporate_number = query.text(5);
    each.wikidata = query.text(6);
    each.url = query.text(7);
    each.mentions = std::uint32_t(query.integer(8));
    entities.push_back(std::move(each));
  }
  Query names(*database_, "SELECT entity, name FROM graph_names ORDER BY rowid");
  while (names.step()) {
    entities[bounded(*database_, names.integer(0), entities.size())].names.push_back(names.text(1));
  }
  Query former(*database_, "SELECT entity, id FROM graph_former_ids ORDER BY rowid");
  while (former.step()) {
    EntityVertex& entity = entities[bounded(*database_, former.integer(0), entities.size())];
    entity.former_ids.push_back(former.text(1));
  }
  return entities;
}

}  // namespace renkei
