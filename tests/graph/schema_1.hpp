// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace renkei::test {

/// A file of schema version 1 with one document of two pages.
inline constexpr const char* schema_1 = R"sql(
PRAGMA application_id = 0x524E4B49;
PRAGMA user_version = 1;
CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  content_hash TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '', publisher TEXT NOT NULL DEFAULT '',
  source_url TEXT NOT NULL DEFAULT '', date TEXT NOT NULL DEFAULT '',
  fiscal_year INTEGER NOT NULL DEFAULT 0, printed_page INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE document_paths (
  path TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (path, document)
) WITHOUT ROWID;
CREATE INDEX document_paths_document ON document_paths (document);

CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  layout_confidence REAL NOT NULL,
  title TEXT NOT NULL, publisher TEXT NOT NULL, source_url TEXT NOT NULL, date TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL, printed_page INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (document, number)
);

CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  catalogue_id TEXT NOT NULL,
  within TEXT NOT NULL DEFAULT '',
  document_local INTEGER NOT NULL,
  UNIQUE (page, position)
);

CREATE TABLE names (
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) WITHOUT ROWID;

CREATE TABLE mentions (
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  ranges TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) WITHOUT ROWID;

CREATE TABLE relations (
  id INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  position INTEGER NOT NULL,
  subject INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  predicate TEXT NOT NULL,
  object INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  UNIQUE (page, position)
);
CREATE INDEX relations_subject ON relations (subject);
CREATE INDEX relations_object ON relations (object);

CREATE TABLE statements (
  relation INTEGER NOT NULL REFERENCES relations ON DELETE CASCADE,
  position INTEGER NOT NULL,
  status TEXT NOT NULL,
  fiscal_year INTEGER,
  confidence REAL NOT NULL,
  evidence TEXT NOT NULL,
  ranges TEXT NOT NULL,
  PRIMARY KEY (relation, position)
) WITHOUT ROWID;

INSERT INTO documents (id, content_hash, fingerprint) VALUES ('d-aa00000000000000',
  'aa00000000000000000000000000000000000000000000000000000000000000', 'v1');
INSERT INTO document_paths VALUES ('in/old.txt', 'd-aa00000000000000', 'old.txt');
INSERT INTO pages VALUES (1, 'd-aa00000000000000', 1, 'old#1', 1.0, '', '', '', '', 0, 0,
  '総務省はIPAと連携した。');
INSERT INTO pages VALUES (2, 'd-aa00000000000000', 2, 'named', 1.0, '', '', '', '', 0, 0, '本文');
INSERT INTO entities VALUES (1, 1, 0, 'GovernmentBody', '総務省', '', '', 0);
INSERT INTO entities VALUES (2, 1, 1, 'Organization', 'IPA', 'ipa', '', 0);
INSERT INTO names VALUES (1, 0, '総務省'), (1, 1, '同省'), (2, 0, 'IPA');
INSERT INTO mentions VALUES (1, 0, '総務省', '0-3'), (2, 0, 'IPA', '4-7');
INSERT INTO relations VALUES (1, 1, 0, 1, 'cooperatesWith', 2);
INSERT INTO statements VALUES (1, 0, 'done', 2024, 0.9, '総務省はIPAと連携し', '0-11');
)sql";

}  // namespace renkei::test
