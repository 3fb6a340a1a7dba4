// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// The views of a file: whoever has the file may drop or change them, and questions rely on them.

#include "graph/store/sqlite.hpp"

namespace renkei::detail {
namespace {

struct View {
  std::string name;
  std::string sql;  ///< as SQLite keeps it: without the semicolon
};

/// What the schema makes.
std::vector<View> views() {
  constexpr std::string_view create = "CREATE VIEW ";
  std::vector<View> views;
  for (const std::string_view sql : {budgets_schema_sql, graph_views_sql}) {
    for (auto at = sql.find(create); at != std::string_view::npos; at = sql.find(create, at + 1)) {
      const std::string_view statement = sql.substr(at, sql.find(';', at) - at);
      const std::string_view rest = statement.substr(create.size());
      views.push_back({std::string(rest.substr(0, rest.find(' '))), std::string(statement)});
    }
  }
  return views;
}

enum class Fault : std::uint8_t { None, Missing, Changed, NoView };

Fault fault_of(const Database& database, const View& view) {
  Query query(database, "SELECT type, sql FROM main.sqlite_master WHERE name = ?1 COLLATE NOCASE");
  query.with(view.name);
  if (!query.step()) return Fault::Missing;
  if (query.text(0) != "view") return Fault::NoView;
  return query.text(1) == view.sql ? Fault::None : Fault::Changed;
}

}  // namespace

std::vector<std::string> defects_of_views(const Database& database) {
  std::vector<std::string> defects;
  for (const View& view : views()) {
    const Fault fault = fault_of(database, view);
    if (fault == Fault::None) continue;
    const std::string what = fault == Fault::Missing   ? " is missing"
                             : fault == Fault::Changed ? " is not as it was made"
                                                       : " is no view";
    const std::string remedy =
        fault == Fault::NoView ? "" : "; the next 'renkei build' into the file makes it anew";
    defects.push_back("the view " + view.name + what + remedy);
  }
  return defects;
}

void restore_views(Database& database) {
  if (defects_of_views(database).empty()) return;
  Transaction transaction(database);
  for (const View& view : views()) {
    const Fault fault = fault_of(database, view);
    if (fault == Fault::None || fault == Fault::NoView) continue;
    if (fault == Fault::Changed) database.execute(("DROP VIEW " + view.name).c_str());
    database.execute(view.sql.c_str());
  }
  transaction.commit();
}

}  // namespace renkei::detail
