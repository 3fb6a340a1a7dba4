// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <fstream>

#include "graph/store/sqlite.hpp"

namespace renkei::detail {
namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

// Database file format of SQLite, section 1.3: a head of 100 bytes.
constexpr std::size_t head_bytes = 100;
constexpr std::string_view magic("SQLite format 3\0", 16);

[[noreturn]] void refuse(Kind kind, const fs::path& file, const std::string& message) {
  throw StoreError(kind, file, file.string() + ": " + message);
}

std::uint64_t big_endian(const char* bytes, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | std::uint8_t(bytes[i]);
  return value;
}

bool has_journal(const fs::path& file) {
  std::error_code error;
  for (const auto suffix : {"-journal", "-wal"}) {
    const auto size = fs::file_size(fs::path(file) += suffix, error);
    if (!error && size > 0) return true;
  }
  return false;
}

/// Size in bytes that the head states; 0 when it does not (written by an old SQLite).
std::uint64_t stated_size(const std::array<char, head_bytes>& head) {
  const std::uint64_t page = big_endian(&head[16], 2);
  const bool is_valid = big_endian(&head[24], 4) == big_endian(&head[92], 4);
  return is_valid ? (page == 1 ? 65536 : page) * big_endian(&head[28], 4) : 0;
}

void check_head(const fs::path& file, std::uint64_t size, bool journal) {
  std::array<char, head_bytes> head{};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) refuse(Kind::Other, file, "cannot be read; its permissions must allow it");
  stream.read(head.data(), head.size());
  const std::string_view begin(head.data(), std::size_t(stream.gcount()));
  if (begin.substr(0, magic.size()) != magic.substr(0, begin.size())) {
    refuse(Kind::Foreign, file, "is no knowledge-graph file; expected one made by 'renkei build'");
  }
  if (journal) return;  // what is there may be half of a transaction, to be rolled back
  const std::uint64_t expected =
      begin.size() < head_bytes ? std::uint64_t(head_bytes) : stated_size(head);
  if (size < expected) {
    refuse(Kind::Damaged, file,
           "is truncated: found " + std::to_string(size) + " bytes, expected " +
               std::to_string(expected) +
               "; restore a copy of it, or build it anew from its documents");
  }
}

}  // namespace

FileState inspect(const fs::path& file) {
  FileState state;
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) return state;
  state.exists = true;
  if (!fs::is_regular_file(status)) {
    refuse(Kind::Foreign, file, "is no file; expected a knowledge-graph file");
  }
  const std::uint64_t size = fs::file_size(file);
  state.empty = size == 0;
  state.suspicious = has_journal(file);
  if (!state.empty) check_head(file, size, state.suspicious);
  return state;
}

Database::Database(const fs::path& file, StoreMode mode, const StoreOptions& options)
    : file_(file), options_(options) {
  const FileState state = inspect(file);
  if (!state.exists && mode != StoreMode::Create) {
    fail(Kind::NotFound, "no such file; 'renkei build INPUT… -o FILE' makes one");
  }
  const fs::path folder = file.parent_path();
  if (!state.exists && !folder.empty() && !fs::is_directory(folder)) {
    fail(Kind::NotFound, "its folder does not exist; make the folder first");
  }
  connect(mode);
  configure(mode, options);
  identify(mode);
  if (!state.suspicious) return;
  Query check(*this, "PRAGMA quick_check(1)");
  if (check.step() && check.text(0) != "ok") {
    fail(Kind::Damaged, "an interrupted writer left it damaged (" + check.text(0) +
                            "); restore a copy of it, or build it anew from its documents");
  }
}

void Database::connect(StoreMode mode) {
  // Read-write for readers too: whoever comes first rolls back what a killed writer left. SQLite
  // falls back to reading where the file does not permit more.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                    (mode == StoreMode::Create ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file_.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(handle, 1);
}

void Database::configure(StoreMode mode, const StoreOptions& options) const {
  sqlite3_busy_timeout(handle(), int(options.busy_timeout.count()));
  // The file may come from anywhere: nothing in its schema may call functions with side effects.
  execute("PRAGMA trusted_schema=OFF");
  execute("PRAGMA cell_size_check=ON");
  execute("PRAGMA foreign_keys=ON");
  // EXTRA: without it a power cut right after the commit may bring the deleted journal back.
  execute("PRAGMA synchronous=EXTRA");
  if (mode == StoreMode::Read) execute("PRAGMA query_only=ON");
  if (options.max_bytes != 0) {
    const auto pages = options.max_bytes / std::uint64_t(integer("PRAGMA page_size"));
    execute(("PRAGMA max_page_count=" + std::to_string(pages)).c_str());
  }
}

void Database::identify(StoreMode mode) const {
  if (mode != StoreMode::Read && sqlite3_db_readonly(handle(), "main") == 1) fail(SQLITE_READONLY);
  const bool is_blank = integer("SELECT count(*) FROM sqlite_master") == 0 &&
                        integer("PRAGMA user_version") == 0 &&
                        integer("PRAGMA application_id") == 0;
  if (is_blank && mode == StoreMode::Create) return create_schema();
  if (is_blank) {
    fail(Kind::Damaged, "is empty; an interrupted 'renkei build' may have left it, run it again");
  }
  if (integer("PRAGMA application_id") != application_id) {
    fail(Kind::Foreign, "is a database of another program; expected one made by 'renkei build'");
  }
  const std::int64_t version = integer("PRAGMA user_version");
  if (version > Store::schema_version) {
    fail(Kind::NewerSchema, "has the schema version " + std::to_string(version) +
                                ", this program knows versions up to " +
                                std::to_string(Store::schema_version) +
                                "; use the Renkei that wrote it or a later one");
  }
  if (version < 1) fail(Kind::Damaged, "has no schema version; restore a copy of it");
}

void Database::create_schema() const {
  execute("BEGIN IMMEDIATE");
  try {
    // Another process may have been first while this one waited.
    if (integer("SELECT count(*) FROM sqlite_master") == 0) {
      execute(schema_sql);
      execute(("PRAGMA application_id=" + std::to_string(application_id)).c_str());
      execute(("PRAGMA user_version=" + std::to_string(Store::schema_version)).c_str());
    }
    execute("COMMIT");
  } catch (...) {
    sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

const char* const schema_sql = R"sql(
-- A document is its bytes: id is 'd-' and the first 16 digits of content_hash.
CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  content_hash TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,          -- extractor version and data pack that read it
  title TEXT NOT NULL DEFAULT '', publisher TEXT NOT NULL DEFAULT '',
  source_url TEXT NOT NULL DEFAULT '', date TEXT NOT NULL DEFAULT '',
  fiscal_year INTEGER NOT NULL DEFAULT 0, printed_page INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Where the bytes were read from; a path holds one document.
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
  number INTEGER NOT NULL,            -- 1-based position in the document
  name TEXT NOT NULL,
  layout_confidence REAL NOT NULL,
  title TEXT NOT NULL, publisher TEXT NOT NULL, source_url TEXT NOT NULL, date TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL, printed_page INTEGER NOT NULL,
  text TEXT NOT NULL,                 -- as read; ranges count its code points
  UNIQUE (document, number)
);

-- One real thing on one page. position: 0-based, in order of first mention.
CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  catalogue_id TEXT NOT NULL,         -- '' when unknown
  within TEXT NOT NULL DEFAULT '',    -- the body inside which alone the name is unique
  document_local INTEGER NOT NULL,
  UNIQUE (page, position)
);

CREATE TABLE names (
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) WITHOUT ROWID;

-- ranges: 'begin-end,begin-end', code points of pages.text, 0-based, end excluded.
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
)sql";

}  // namespace renkei::detail
