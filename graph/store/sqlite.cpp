// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/store/sqlite.hpp"

#include <algorithm>
#include <cerrno>

#include "graph/text.hpp"

namespace renkei::detail {
namespace {

using Kind = StoreError::Kind;

bool is_out_of_space(int system_error) {
  return system_error == ENOSPC || system_error == EFBIG || system_error == EDQUOT;
}

Kind kind_of(int code, int system_error) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Kind::Locked;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:  // the journal cannot be made in this folder
      return Kind::ReadOnly;
    case SQLITE_FULL:
      return Kind::Full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Kind::Damaged;
    case SQLITE_IOERR:
      return is_out_of_space(system_error) ? Kind::Full : Kind::Other;
    default:
      return Kind::Other;
  }
}

std::string explanation(Kind kind, const StoreOptions& options) {
  switch (kind) {
    case Kind::Locked:
      return "another process is using it (waited " + std::to_string(options.busy_timeout.count()) +
             " ms); wait until it has ended and try again";
    case Kind::ReadOnly:
      return "it cannot be written to; it must be opened for writing, and the file and its folder "
             "must permit it";
    case Kind::Full:
      return options.max_bytes != 0
                 ? "no room is left on the device or within the limit of " +
                       std::to_string(options.max_bytes) + " bytes; nothing of the last document " +
                       "was written"
                 : "no room is left on the device; make room and run again: nothing of the last "
                   "document was written";
    case Kind::Damaged:
      return "the file is damaged; restore a copy of it, or build it anew from its documents";
    default:
      return "the database could not be read or written";
  }
}

}  // namespace

std::string one_line(std::string_view message) {
  std::u32string line;
  while (!message.empty()) {
    message.remove_prefix(text::decode_utf8(message, line));
    if (message.empty()) break;
    line.push_back(U'\uFFFD');
    message.remove_prefix(1);
  }
  std::replace_if(
      line.begin(), line.end(), [](char32_t c) { return c < U' '; }, U' ');
  return text::to_utf8(line);
}

std::string defect_in_words(std::string_view message) {
  // "Tree 5 page 6: btreeInitPage() returns error code 11", "On tree page 6 cell 3: …", and the
  // like: the number of the page is what a reader can use.
  const auto at = message.rfind("page ");
  const std::string_view rest = at == std::string_view::npos ? "" : message.substr(at + 5);
  const std::string_view digits = rest.substr(0, rest.find_first_not_of("0123456789"));
  if (!digits.empty() && message.find(':') != std::string_view::npos) {
    return "page " + std::string(digits) + " of the database cannot be read";
  }
  return one_line(message);
}

Query::Query(const Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v3(database.handle(), sql.data(), int(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  statement_.reset(statement);
}

void Query::check(int code) const {
  if (code != SQLITE_OK) database_->fail(code);
}

bool Query::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  reset();
  if (code != SQLITE_DONE) database_->fail(code);
  return false;
}

void Query::run() {
  while (step()) {
  }
}

std::string Query::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          std::size_t(sqlite3_column_bytes(statement_.get(), column))};
}

void Query::bind(int index, std::string_view value) {
  // A null pointer would bind NULL in the place of an empty string.
  check(sqlite3_bind_text64(statement_.get(), index, value.empty() ? "" : value.data(),
                            value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Query::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), index, value));
}
void Query::bind(int index, double value) {
  check(sqlite3_bind_double(statement_.get(), index, value));
}
void Query::bind(int index, const std::optional<int>& value) {
  check(value ? sqlite3_bind_int(statement_.get(), index, *value)
              : sqlite3_bind_null(statement_.get(), index));
}

void Query::bind(int index, const std::optional<std::int64_t>& value) {
  check(value ? sqlite3_bind_int64(statement_.get(), index, *value)
              : sqlite3_bind_null(statement_.get(), index));
}

void Database::execute(const char* sql) const {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(sqlite3_extended_errcode(handle()));
}

std::int64_t Database::integer(const char* sql) const {
  Query query(*this, sql);
  return query.step() ? query.integer(0) : 0;
}

Query& Database::kept(const char* sql) const {
  const auto found = kept_.find(sql);
  return found != kept_.end() ? found->second : kept_.emplace(sql, Query(*this, sql)).first->second;
}

void Database::fail(int code) const {
  const int system_error = handle() != nullptr ? sqlite3_system_errno(handle()) : 0;
  const Kind kind = kind_of(code, system_error);
  std::string detail = handle() != nullptr ? sqlite3_errmsg(handle()) : sqlite3_errstr(code);
  if (kind == Kind::Other && system_error != 0) {
    detail += ", " + std::string(std::system_category().message(system_error));
  }
  // What failed before SQLite was asked for anything has no words of its own, and of a damaged file
  // there is nothing more to say.
  const bool has_detail = detail != sqlite3_errstr(SQLITE_OK) && kind != Kind::Damaged;
  fail(kind, explanation(kind, options_) +
                 (has_detail ? " (SQLite: " + one_line(detail) + ")" : std::string()));
}

void Database::fail(Kind kind, const std::string& message) const {
  throw StoreError(kind, file_, file_.string() + ": " + message);
}

Transaction::Transaction(Database& database) : database_(database) {
  if (database.writing) throw std::logic_error("renkei::Store: a writer of this store is open");
  if (database.snapshots != 0) {
    throw std::logic_error("renkei::Store: a snapshot of this store is open");
  }
  database.execute("BEGIN IMMEDIATE");
  database.writing = true;
}

Transaction::~Transaction() {
  if (!open_) return;
  database_.writing = false;
  // SQLite has rolled back already after some errors; the answer is then an error of no interest.
  sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
  database_.writing = false;
}

}  // namespace renkei::detail
