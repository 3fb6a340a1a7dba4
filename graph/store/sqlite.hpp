// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: SQLite as values that clean up after themselves. Included by .cpp files only.

#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store.hpp"

namespace renkei::detail {

class Database;

/// A message of SQLite's on one line, of well-formed UTF-8: it may quote what is damaged.
std::string one_line(std::string_view message);
/// What the integrity check says of a file, without words of its insides.
std::string defect_in_words(std::string_view message);

/// A prepared statement. Every failure is a StoreError that names the database's file.
class Query {
 public:
  Query(const Database& database, std::string_view sql);

  /// Starts over with these values for ?1, ?2, …; strings are copied.
  template <class... Values>
  Query& with(const Values&... values) {
    reset();
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  /// True when there is a row; false when there are no more.
  bool step();
  /// Runs a statement that yields no rows to its end.
  void run();
  void reset() { sqlite3_reset(statement_.get()); }

  int columns() const { return sqlite3_column_count(statement_.get()); }
  std::string text(int column) const;
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
  bool is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
  }

 private:
  void bind(int index, std::string_view value);
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  void bind(int index, std::int64_t value);
  void bind(int index, std::uint32_t value) { bind(index, std::int64_t(value)); }
  void bind(int index, int value) { bind(index, std::int64_t(value)); }
  void bind(int index, double value);
  void bind(int index, const std::optional<int>& value);
  void bind(int index, const std::optional<std::int64_t>& value);
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open database file of ours: right application, right schema.
class Database {
 public:
  /// @throws StoreError as `Store::open` says
  Database(const std::filesystem::path& file, StoreMode mode, const StoreOptions& options);
  /// An empty one in memory, with the schema of the current version.
  struct InMemory {};
  explicit Database(InMemory);

  sqlite3* handle() const { return handle_.get(); }
  const std::filesystem::path& file() const { return file_; }

  void execute(const char* sql) const;
  std::int64_t integer(const char* sql) const;  ///< first column of the first row
  /// A statement kept for the next call; not to be used while an earlier use is still stepping.
  Query& kept(const char* sql) const;
  std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle()); }

  /// The error of a failed call, in our words. @param code extended result code
  [[noreturn]] void fail(int code) const;
  [[noreturn]] void fail(StoreError::Kind kind, const std::string& message) const;

  bool writing = false;            ///< a writer is open
  mutable unsigned snapshots = 0;  ///< open ones

 private:
  void connect(StoreMode mode, bool immutable);
  void configure(StoreMode mode, const StoreOptions& options) const;
  void identify(StoreMode mode, bool check);
  bool can_be_read() const;
  void check_pages() const;
  void use_log() const;
  void create_schema() const;

  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::filesystem::path file_;
  StoreOptions options_;
  std::unique_ptr<sqlite3, Close> handle_;
  mutable std::map<const char*, Query> kept_;
};

/// A write transaction; undone unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// What the bytes of a file say of it before SQLite is asked.
struct FileState {
  bool exists = false;
  bool empty = false;
  bool has_log = false;     ///< a writer is at work, or was interrupted; SQLite brings it in
  bool suspicious = false;  ///< an interrupted writer left its journal: to be checked in full
};

/// @throws StoreError: Foreign when the file is no SQLite database, Damaged when it is shorter than
/// its head says and no journal could restore it
FileState inspect(const std::filesystem::path& file);

/// Tables and indexes of the current schema version.
extern const char* const schema_sql;
extern const char* const budgets_schema_sql;
extern const char* const hashes_schema_sql;
extern const char* const graph_tables_sql;  ///< of the kept graph
extern const char* const former_ids_sql;
extern const char* const graph_views_sql;
/// All of them, in the order in which they build on each other.
std::array<const char*, 6> all_schema_sql();
/// Every table, index and view that is not there as it was made, and what else would change what is
/// written: triggers, and unique indexes of others. In words.
std::vector<std::string> defects_of_structure(const Database& database);
/// Whether every table is there as it was made.
bool has_all_tables(const Database& database);
/// Makes views and indexes anew that are not as they were made.
void restore_structure(Database& database);
/// Brings the file up to `Store::schema_version`, a transaction a version.
void migrate(Database& database);
/// "RNKI" in ASCII: what `file` and SQLite call the application id.
inline constexpr std::int64_t application_id = 0x524E4B49;

}  // namespace renkei::detail
