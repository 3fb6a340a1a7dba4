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

/// @param suffix "-wal" of a write-ahead log, "-journal" of a rollback journal
bool has_journal(const fs::path& file, const char* suffix) {
  std::error_code error;
  const auto size = fs::file_size(fs::path(file) += suffix, error);
  return !error && size > 0;
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

/// The name of a file that nobody writes to, as SQLite takes it (sqlite.org/uri.html).
std::string immutable_uri(const fs::path& file) {
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    const auto byte = std::uint8_t(c);
    const bool plain = c == '/' || c == '.' || c == '-' || c == '_' || (c >= '0' && c <= '9') ||
                       (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain) {
      uri += c;
    } else {
      uri += {'%', hex[byte >> 4], hex[byte & 15]};
    }
  }
  return uri + "?immutable=1";
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
  state.has_log = has_journal(file, "-wal");
  state.suspicious = has_journal(file, "-journal");
  if (!state.empty) check_head(file, size, state.has_log || state.suspicious);
  return state;
}

Database::Database(const fs::path& file, StoreMode mode, const StoreOptions& options)
    : file_(file), options_(options) {
  if (file.empty()) fail(Kind::NotFound, "the name of the file is empty; give it one");
  const FileState state = inspect(file);
  if (!state.exists && mode != StoreMode::Create) {
    fail(Kind::NotFound, "no such file; 'renkei build INPUT… -o FILE' makes one");
  }
  const fs::path folder = file.parent_path();
  if (!state.exists && !folder.empty() && !fs::is_directory(folder)) {
    fail(Kind::NotFound, "its folder does not exist; make the folder first");
  }
  connect(mode, false);
  if (mode == StoreMode::Read && !state.has_log && !can_be_read()) connect(mode, true);
  configure(mode, options);
  identify(mode, !state.suspicious);
  if (state.suspicious) check_pages();
}

Database::Database(InMemory) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open(":memory:", &handle);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(code);
  for (const char* sql : all_schema_sql()) execute(sql);
}

/// A page that is damaged is seen when it is read, or never: a writer that adds to such a file, or
/// finds nothing to add, would pass it off as sound.
void Database::check_pages() const {
  Query check(*this, "PRAGMA quick_check(1)");
  if (!check.step() || check.text(0) == "ok") return;
  fail(Kind::Damaged, "it is damaged (" + defect_in_words(check.text(0)) +
                          "); restore a copy of it, or build it anew from its documents. Nothing "
                          "was written to it");
}

/// False where a folder that cannot be written to keeps the log and its index from being made.
bool Database::can_be_read() const {
  const int code =
      sqlite3_exec(handle(), "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
  const int primary = code & 0xFF;
  return primary != SQLITE_CANTOPEN && primary != SQLITE_READONLY;
}

/// @param immutable nobody writes to the file, as its folder shows; no locks are taken
void Database::connect(StoreMode mode, bool immutable) {
  // Read-write for readers too: whoever comes first rolls back what a killed writer left. SQLite
  // falls back to reading where the file does not permit more.
  const int flags = SQLITE_OPEN_NOMUTEX |
                    (immutable ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE) |
                    (mode == StoreMode::Create ? SQLITE_OPEN_CREATE : 0);
  // As it stands, SQLite would take ":memory:" and "file:…" for something else than a file's name.
  const std::string path = file_.is_absolute() ? file_.string() : "./" + file_.string();
  const std::string name = immutable ? immutable_uri(file_) : path;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(handle, 1);
}

void Database::configure(StoreMode mode, const StoreOptions& options) const {
  sqlite3_busy_timeout(handle(), int(options.busy_timeout.count()));
  // The file may come from anywhere: nothing in its schema may call functions with side effects, or
  // change what is written.
  execute("PRAGMA trusted_schema=OFF");
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  execute("PRAGMA cell_size_check=ON");
  execute("PRAGMA foreign_keys=ON");
  // EXTRA: a commit is on the disk when it returns, with the log and without.
  execute(options.durable ? "PRAGMA synchronous=EXTRA" : "PRAGMA synchronous=OFF");
  if (mode == StoreMode::Read) execute("PRAGMA query_only=ON");
  if (options.max_bytes != 0) {
    const auto pages = options.max_bytes / std::uint64_t(integer("PRAGMA page_size"));
    execute(("PRAGMA max_page_count=" + std::to_string(pages)).c_str());
  }
}

void Database::identify(StoreMode mode, bool check) {
  if (mode != StoreMode::Read && sqlite3_db_readonly(handle(), "main") == 1) fail(SQLITE_READONLY);
  const bool is_blank = integer("SELECT count(*) FROM sqlite_master") == 0 &&
                        integer("PRAGMA user_version") == 0 &&
                        integer("PRAGMA application_id") == 0;
  if (is_blank && mode == StoreMode::Create) {
    use_log();
    return create_schema();
  }
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
  if (mode != StoreMode::Read) {
    if (check) check_pages();
    use_log();
    migrate(*this);
    restore_structure(*this);
  } else if (version < Store::schema_version) {
    fail(Kind::OlderSchema,
         "has the schema version " + std::to_string(version) + ", this program reads " +
             std::to_string(Store::schema_version) +
             "; it is brought up to that when it is opened where it can be written to");
  }
}

/// Readers go on while a writer commits. Where a log cannot be had (network shares) SQLite keeps
/// the rollback journal, which is as safe.
void Database::use_log() const { execute("PRAGMA journal_mode=WAL"); }

void Database::create_schema() const {
  execute("BEGIN IMMEDIATE");
  try {
    // Another process may have been first while this one waited.
    if (integer("SELECT count(*) FROM sqlite_master") == 0) {
      for (const char* sql : all_schema_sql()) execute(sql);
      execute(("PRAGMA application_id=" + std::to_string(application_id)).c_str());
      execute(("PRAGMA user_version=" + std::to_string(Store::schema_version)).c_str());
    }
    execute("COMMIT");
  } catch (...) {
    sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

}  // namespace renkei::detail
