// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/store.hpp"
#include "graph/store/sqlite.hpp"

namespace renkei {
namespace {

/// Lets a statement read and compute, and nothing else: no other file, no setting, no change.
int permit(void* /*context*/, int action, const char* /*one*/, const char* /*two*/,
           const char* /*database*/, const char* /*trigger*/) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
}

/// Takes the permission back when it goes.
class ReadingOnly {
 public:
  explicit ReadingOnly(sqlite3* handle) : handle_(handle) {
    sqlite3_set_authorizer(handle_, permit, nullptr);
  }
  ~ReadingOnly() { sqlite3_set_authorizer(handle_, nullptr, nullptr); }
  ReadingOnly(const ReadingOnly&) = delete;
  ReadingOnly& operator=(const ReadingOnly&) = delete;

 private:
  sqlite3* handle_;
};

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

SqlValue value_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return std::int64_t(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    default: {
      const void* bytes = sqlite3_column_blob(statement, column);
      const auto size = std::size_t(sqlite3_column_bytes(statement, column));
      return std::string(bytes == nullptr ? "" : static_cast<const char*>(bytes), size);
    }
  }
}

}  // namespace

void Store::select(const std::string& sql,
                   const std::function<void(const std::vector<std::string>&)>& columns,
                   const std::function<void(const std::vector<SqlValue>&)>& use) const {
  sqlite3* handle = database_->handle();
  const ReadingOnly guard(handle);
  const auto refuse = [&](const std::string& found) {
    database_->fail(
        StoreError::Kind::BadQuery,
        "cannot answer the SQL: " + found +
            "; one SELECT over the views documents, "
            "entities, names, relations, statements, evidence, works_with, memberships, budgets");
  };
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(handle, sql.data(), int(sql.size()), &prepared, &rest);
  const std::unique_ptr<sqlite3_stmt, Finalize> statement(prepared);
  if (code == SQLITE_AUTH) refuse("it would change something or open another file");
  if (code != SQLITE_OK) refuse(sqlite3_errmsg(handle));
  if (!statement) refuse("it is empty");
  const std::string_view after(rest, std::size_t(sql.data() + sql.size() - rest));
  if (after.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    refuse("there is more than one statement");
  }
  const int count = sqlite3_column_count(statement.get());
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.emplace_back(sqlite3_column_name(statement.get(), i));
  columns(names);
  std::vector<SqlValue> row(std::size_t(count), SqlValue{});
  for (int step = sqlite3_step(statement.get()); step != SQLITE_DONE;
       step = sqlite3_step(statement.get())) {
    if (step != SQLITE_ROW) refuse(sqlite3_errmsg(handle));
    for (int i = 0; i < count; ++i) row[std::size_t(i)] = value_of(statement.get(), i);
    use(row);
  }
}

}  // namespace renkei
