// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/store/rows.hpp"
#include "graph/store/sqlite.hpp"

namespace renkei::detail {
namespace {

/// From version 1, whose tables of facts had the names that views have now and whose page names did
/// not follow the document's.
void migrate_to_2(Database& database) {
  database.execute(R"sql(
DROP INDEX document_paths_document;
DROP INDEX relations_subject;
DROP INDEX relations_object;
ALTER TABLE documents RENAME TO fact_documents;
ALTER TABLE document_paths RENAME TO fact_paths;
ALTER TABLE pages RENAME TO fact_pages;
ALTER TABLE entities RENAME TO fact_entities;
ALTER TABLE names RENAME TO fact_names;
ALTER TABLE mentions RENAME TO fact_mentions;
ALTER TABLE relations RENAME TO fact_relations;
ALTER TABLE statements RENAME TO fact_statements;
ALTER TABLE fact_pages ADD COLUMN named_by_document INTEGER NOT NULL DEFAULT 0;
CREATE INDEX fact_paths_document ON fact_paths (document);
CREATE INDEX fact_relations_subject ON fact_relations (subject);
CREATE INDEX fact_relations_object ON fact_relations (object);
)sql");
  database.execute(graph_tables_sql);
  database.execute(graph_views_sql);
  Query pages(database,
              "SELECT p.id, p.number, p.name, (SELECT min(name) FROM fact_paths"
              " WHERE document = p.document) FROM fact_pages p");
  Query update(database, "UPDATE fact_pages SET named_by_document = 1, name = ?2 WHERE id = ?1");
  while (pages.step()) {
    const PageName name =
        page_name_of(pages.text(2), std::uint32_t(pages.integer(1)), stem_of(pages.text(3)));
    if (name.by_document) update.with(pages.integer(0), name.name).run();
  }
}

void migrate_to_3(Database& database) { database.execute(budgets_schema_sql); }

/// From version 3, whose views knew no years but those that statements state, and whose page texts
/// had no hash.
void migrate_to_4(Database& database) {
  for (const char* view : {"documents", "entities", "names", "relations", "statements", "evidence",
                           "works_with", "memberships"}) {
    database.execute(("DROP VIEW IF EXISTS " + std::string(view)).c_str());
  }
  database.execute(graph_views_sql);
  database.execute("ALTER TABLE fact_pages ADD COLUMN text_hash TEXT NOT NULL DEFAULT ''");
  Query pages(database, "SELECT id, text FROM fact_pages");
  Query update(database, "UPDATE fact_pages SET text_hash = ?2 WHERE id = ?1");
  while (pages.step()) update.with(pages.integer(0), hash_of_text(pages.text(1))).run();
}

/// From version 4, which had hashes of texts only, and forgot the ids of what corrections merged.
void migrate_to_5(Database& database) {
  database.execute(hashes_schema_sql);
  database.execute(former_ids_sql);
  hash_facts(database);
  Query documents(database, "SELECT id FROM fact_documents");
  Query update(database, "UPDATE fact_documents SET pages_hash = ?2 WHERE id = ?1");
  while (documents.step()) {
    update.with(documents.text(0), hash_of_pages(database, documents.text(0))).run();
  }
}

}  // namespace

void migrate(Database& database) {
  using Step = void (*)(Database&);
  constexpr Step steps[] = {migrate_to_2, migrate_to_3, migrate_to_4, migrate_to_5};
  static_assert(std::size(steps) + 1 == Store::schema_version);
  for (int version = 1; version < Store::schema_version; ++version) {
    if (database.integer("PRAGMA user_version") > version) continue;
    Transaction transaction(database);
    // Another process may have been first while this one waited.
    if (database.integer("PRAGMA user_version") == version) {
      steps[version - 1](database);
      database.execute(("PRAGMA user_version=" + std::to_string(version + 1)).c_str());
    }
    transaction.commit();
  }
}

const char* const schema_sql = R"sql(
-- A document is its bytes: id is 'd-' and the first 16 digits of content_hash.
CREATE TABLE fact_documents (
  id TEXT NOT NULL PRIMARY KEY,
  content_hash TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,          -- extractor version and data pack that read it
  title TEXT NOT NULL DEFAULT '', publisher TEXT NOT NULL DEFAULT '',
  source_url TEXT NOT NULL DEFAULT '', date TEXT NOT NULL DEFAULT '',
  fiscal_year INTEGER NOT NULL DEFAULT 0, printed_page INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Where the bytes were read from; a path holds one document.
CREATE TABLE fact_paths (
  path TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES fact_documents ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (path, document)
) WITHOUT ROWID;
CREATE INDEX fact_paths_document ON fact_paths (document);

CREATE TABLE fact_pages (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES fact_documents ON DELETE CASCADE,
  number INTEGER NOT NULL,            -- 1-based position in the document
  named_by_document INTEGER NOT NULL, -- 1: name is what follows the stem of the document's name
  name TEXT NOT NULL,
  layout_confidence REAL NOT NULL,
  title TEXT NOT NULL, publisher TEXT NOT NULL, source_url TEXT NOT NULL, date TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL, printed_page INTEGER NOT NULL,
  text TEXT NOT NULL,                 -- as read; ranges count its code points
  text_hash TEXT NOT NULL DEFAULT '', -- of text, 16 hexadecimal digits
  UNIQUE (document, number)
);

-- One real thing on one page. position: 0-based, in order of first mention.
CREATE TABLE fact_entities (
  id INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES fact_pages ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  catalogue_id TEXT NOT NULL,         -- '' when unknown
  within TEXT NOT NULL DEFAULT '',    -- the body inside which alone the name is unique
  document_local INTEGER NOT NULL,
  UNIQUE (page, position)
);

CREATE TABLE fact_names (
  entity INTEGER NOT NULL REFERENCES fact_entities ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) WITHOUT ROWID;

-- ranges: 'begin-end,begin-end', code points of fact_pages.text, 0-based, end excluded.
CREATE TABLE fact_mentions (
  entity INTEGER NOT NULL REFERENCES fact_entities ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  ranges TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) WITHOUT ROWID;

CREATE TABLE fact_relations (
  id INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES fact_pages ON DELETE CASCADE,
  position INTEGER NOT NULL,
  subject INTEGER NOT NULL REFERENCES fact_entities ON DELETE CASCADE,
  predicate TEXT NOT NULL,
  object INTEGER NOT NULL REFERENCES fact_entities ON DELETE CASCADE,
  UNIQUE (page, position)
);
CREATE INDEX fact_relations_subject ON fact_relations (subject);
CREATE INDEX fact_relations_object ON fact_relations (object);

CREATE TABLE fact_statements (
  relation INTEGER NOT NULL REFERENCES fact_relations ON DELETE CASCADE,
  position INTEGER NOT NULL,
  status TEXT NOT NULL,
  fiscal_year INTEGER,
  confidence REAL NOT NULL,
  evidence TEXT NOT NULL,
  ranges TEXT NOT NULL,
  PRIMARY KEY (relation, position)
) WITHOUT ROWID;
)sql";

// Of version 3, in a piece of its own so that older files get the same.
const char* const budgets_schema_sql = R"sql(
ALTER TABLE fact_pages ADD COLUMN language TEXT NOT NULL DEFAULT '';

CREATE TABLE fact_budgets (
  page INTEGER NOT NULL REFERENCES fact_pages ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  yen INTEGER NOT NULL,
  entity INTEGER REFERENCES fact_entities ON DELETE CASCADE,
  evidence TEXT NOT NULL,
  ranges TEXT NOT NULL,
  PRIMARY KEY (page, position)
) WITHOUT ROWID;
CREATE INDEX fact_budgets_entity ON fact_budgets (entity);

CREATE VIEW budgets AS
  SELECT e.name AS entity_name, b.label, b.kind, b.fiscal_year, b.yen, b.evidence AS text, b.ranges,
    p.document, (SELECT min(name) FROM fact_paths WHERE document = p.document) AS document_name,
    p.number AS page_number
  FROM fact_budgets b JOIN fact_pages p ON p.id = b.page LEFT JOIN fact_entities e ON e.id = b.entity
  ORDER BY p.document, p.number, b.position;
)sql";

// Of version 5: 16 hexadecimal digits of what a page states, and of a document's pages.
const char* const hashes_schema_sql = R"sql(
ALTER TABLE fact_pages ADD COLUMN facts_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE fact_documents ADD COLUMN pages_hash TEXT NOT NULL DEFAULT '';
)sql";

// Of version 5: ids that entities had before a correction merged them.
const char* const former_ids_sql = R"sql(
CREATE TABLE graph_former_ids (entity INTEGER NOT NULL, id TEXT NOT NULL);
)sql";

// The graph that the facts resolve to, kept for questions. Numbers are those of the graph, from 0.
const char* const graph_tables_sql = R"sql(
CREATE TABLE graph_state (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE graph_predicates (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, is_collaboration INTEGER NOT NULL);
CREATE TABLE graph_documents (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
  publisher TEXT NOT NULL, source_url TEXT NOT NULL, date TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL, printed_page INTEGER NOT NULL, pages INTEGER NOT NULL);
CREATE TABLE graph_entities (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
  name_en TEXT NOT NULL, catalogue_id TEXT NOT NULL, corporate_number TEXT NOT NULL,
  wikidata TEXT NOT NULL, url TEXT NOT NULL, mentions INTEGER NOT NULL);
CREATE TABLE graph_names (entity INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE graph_relations (
  number INTEGER PRIMARY KEY, subject INTEGER NOT NULL, predicate INTEGER NOT NULL,
  object INTEGER NOT NULL, statements INTEGER NOT NULL);
CREATE TABLE graph_statements (
  number INTEGER PRIMARY KEY, relation INTEGER NOT NULL, document INTEGER NOT NULL,
  status INTEGER NOT NULL, fiscal_year INTEGER, confidence REAL NOT NULL);
CREATE TABLE graph_evidence (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, page TEXT NOT NULL, page_number INTEGER NOT NULL,
  text TEXT NOT NULL, ranges TEXT NOT NULL);
CREATE INDEX graph_entities_id ON graph_entities (id);
CREATE INDEX graph_names_name ON graph_names (name);
CREATE INDEX graph_relations_subject ON graph_relations (subject);
CREATE INDEX graph_relations_object ON graph_relations (object);
CREATE INDEX graph_statements_relation ON graph_statements (relation);
)sql";

const char* const graph_views_sql = R"sql(
CREATE VIEW documents AS
  SELECT id, name, title, publisher, source_url, date, nullif(fiscal_year, 0) AS fiscal_year, pages
  FROM graph_documents;
CREATE VIEW entities AS
  SELECT id, type, name, name_en, catalogue_id, corporate_number, wikidata, url, mentions
  FROM graph_entities;
CREATE VIEW names AS
  SELECT e.id AS entity, n.name FROM graph_names n JOIN graph_entities e ON e.number = n.entity;
CREATE VIEW relations AS
  SELECT r.number AS relation, s.id AS subject, s.name AS subject_name, s.type AS subject_type,
    p.name AS predicate, o.id AS object, o.name AS object_name, o.type AS object_type, r.statements
  FROM graph_relations r JOIN graph_entities s ON s.number = r.subject
    JOIN graph_entities o ON o.number = r.object JOIN graph_predicates p ON p.number = r.predicate;
CREATE VIEW statements AS
  SELECT v.id AS statement, t.relation, s.id AS subject, s.name AS subject_name,
    p.name AS predicate, o.id AS object, o.name AS object_name,
    CASE t.status WHEN 0 THEN 'done' WHEN 1 THEN 'planned' ELSE 'standing' END AS status,
    t.fiscal_year, nullif(d.fiscal_year, 0) AS document_fiscal_year,
    ifnull(t.fiscal_year, nullif(d.fiscal_year, 0)) AS year,
    CASE WHEN t.fiscal_year IS NOT NULL THEN 'statement' WHEN d.fiscal_year <> 0 THEN 'document' END
      AS year_from,
    t.confidence, d.id AS document, v.page_number
  FROM graph_statements t JOIN graph_evidence v ON v.number = t.number
    JOIN graph_relations r ON r.number = t.relation JOIN graph_entities s ON s.number = r.subject
    JOIN graph_entities o ON o.number = r.object JOIN graph_predicates p ON p.number = r.predicate
    JOIN graph_documents d ON d.number = t.document;
CREATE VIEW evidence AS
  SELECT v.id AS statement, v.text, v.ranges, d.id AS document, d.name AS document_name, v.page,
    v.page_number
  FROM graph_evidence v JOIN graph_statements t ON t.number = v.number
    JOIN graph_documents d ON d.number = t.document;
CREATE VIEW works_with AS
  SELECT a.id AS entity, a.name AS name, b.id AS partner, b.name AS partner_name,
    count(*) AS statements, min(ifnull(t.fiscal_year, nullif(d.fiscal_year, 0))) AS first_year,
    max(ifnull(t.fiscal_year, nullif(d.fiscal_year, 0))) AS last_year
  FROM (SELECT number, predicate, subject AS x, object AS y FROM graph_relations UNION ALL
        SELECT number, predicate, object, subject FROM graph_relations) r
    JOIN graph_predicates p ON p.number = r.predicate AND p.is_collaboration = 1
    JOIN graph_entities a ON a.number = r.x AND a.type IN ('GovernmentBody','Organization','Forum')
    JOIN graph_entities b ON b.number = r.y AND b.type IN ('GovernmentBody','Organization','Forum')
    JOIN graph_statements t ON t.relation = r.number
    JOIN graph_documents d ON d.number = t.document
  GROUP BY r.x, r.y;
CREATE VIEW memberships AS
  SELECT s.id AS member, s.name AS member_name, p.name AS predicate, o.id AS body,
    o.name AS body_name, count(*) AS statements,
    min(ifnull(t.fiscal_year, nullif(d.fiscal_year, 0))) AS first_year,
    max(ifnull(t.fiscal_year, nullif(d.fiscal_year, 0))) AS last_year
  FROM graph_relations r
    JOIN graph_predicates p ON p.number = r.predicate AND p.name IN ('participatesIn', 'partOf')
    JOIN graph_entities s ON s.number = r.subject JOIN graph_entities o ON o.number = r.object
    JOIN graph_statements t ON t.relation = r.number
    JOIN graph_documents d ON d.number = t.document
  GROUP BY r.number;
)sql";

std::array<const char*, 6> all_schema_sql() {
  return {schema_sql,       budgets_schema_sql, hashes_schema_sql,
          graph_tables_sql, former_ids_sql,     graph_views_sql};
}

}  // namespace renkei::detail
