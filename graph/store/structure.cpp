// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Whoever has a file may change its tables, indexes and views, or add to them; reading, writing and
// questions rely on them.

#include <algorithm>

#include "graph/store/sqlite.hpp"

namespace renkei::detail {
namespace {

struct Part {
  std::string type;  ///< "table", "index", "view"
  std::string name;
  std::string table;  ///< of an index
  std::string sql;    ///< as SQLite keeps it
};

/// What the schema makes; of indexes those that have a statement of their own.
std::vector<Part> parts_of(const Database& database) {
  std::vector<Part> parts;
  Query query(database,
              "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE sql IS NOT NULL"
              " ORDER BY type, name");
  while (query.step()) {
    parts.push_back({query.text(0), query.text(1), query.text(2), query.text(3)});
  }
  return parts;
}

/// All cells of all rows.
std::string rows_of(const Database& database, const char* sql, const std::string& name) {
  Query query(database, sql);
  std::string text;
  for (query.with(name); query.step();) {
    for (int i = 0; i < query.columns(); ++i) text += query.text(i) + '\t';
    text += '\n';
  }
  return text;
}

/// A table in words that do not depend on how it came to be: a file of an earlier version has the
/// same columns in another order, its statements in other words, and a default where a column was
/// added.
std::string structure_of(const Database& database, const std::string& table) {
  const char* const questions[] = {
      "SELECT type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name = ?1",
      "SELECT name, upper(type), \"notnull\", pk, hidden"
      " FROM pragma_table_xinfo(?1, 'main') ORDER BY name",
      "SELECT \"table\", \"from\", \"to\", on_update, on_delete"
      " FROM pragma_foreign_key_list(?1, 'main') ORDER BY 1, 2",
      "SELECT l.origin, l.\"unique\", l.partial, x.seqno, x.name, x.desc, x.coll"
      " FROM pragma_index_list(?1, 'main') l, pragma_index_xinfo(l.name, 'main') x"
      " WHERE l.origin <> 'c' AND x.key ORDER BY l.origin, x.seqno, x.name"};
  std::string text;
  for (const char* sql : questions) text += rows_of(database, sql, table) + '\n';
  return text;
}

enum class Fault : std::uint8_t { None, Missing, Changed, OtherKind };

/// @param pattern of the current version
Fault fault_of(const Database& database, const Database& pattern, const Part& part) {
  // An index and a trigger may have the name of anything.
  Query query(database,
              "SELECT type, sql FROM main.sqlite_master WHERE name = ?1 COLLATE NOCASE"
              " ORDER BY type <> ?2, type = 'index', type = 'trigger'");
  query.with(part.name, part.type);
  if (!query.step()) return Fault::Missing;
  if (query.text(0) != part.type) {
    const bool is_in_its_place = query.text(0) == "table" || query.text(0) == "view";
    return is_in_its_place ? Fault::OtherKind : Fault::Missing;
  }
  const bool is_same = part.type == "table"
                           ? structure_of(database, part.name) == structure_of(pattern, part.name)
                           : query.text(1) == part.sql;
  return is_same ? Fault::None : Fault::Changed;
}

std::string defect_of(const Part& part, Fault fault) {
  const bool is_restored = part.type != "table" && fault != Fault::OtherKind;
  return "the " + part.type + ' ' + part.name +
         (fault == Fault::Missing   ? " is missing"
          : fault == Fault::Changed ? " is not as it was made"
                                    : " is no " + part.type) +
         (is_restored ? "; the next 'renkei build' into the file makes it anew" : "");
}

/// Triggers and unique indexes of others; views, tables and other indexes do no harm.
void find_foreign(const Database& database, const std::vector<Part>& ours,
                  std::vector<std::string>& defects) {
  const auto is_our_table = [&](const std::string& table) {
    return std::any_of(ours.begin(), ours.end(), [&](const Part& each) {
      return each.type != "index" && each.name == table;
    });
  };
  const auto is_ours = [&](const Part& part) {
    return std::any_of(ours.begin(), ours.end(), [&](const Part& each) {
      return each.type == part.type && each.name == part.name;
    });
  };
  for (const Part& each : parts_of(database)) {
    const bool is_unique = each.type == "index" && each.sql.starts_with("CREATE UNIQUE");
    if (each.type != "trigger" && !is_unique) continue;
    if (!is_our_table(each.table) || is_ours(each)) continue;
    const std::string name = one_line(each.name);
    defects.push_back("the " + each.type + ' ' + name + " on " + each.table +
                      " is none that Renkei makes; take it away: DROP " +
                      (is_unique ? "INDEX " : "TRIGGER ") + name);
  }
}

}  // namespace

std::vector<std::string> defects_of_structure(const Database& database) {
  const Database pattern{Database::InMemory()};
  const std::vector<Part> ours = parts_of(pattern);
  std::vector<std::string> defects;
  for (const Part& part : ours) {
    const Fault fault = fault_of(database, pattern, part);
    if (fault != Fault::None) defects.push_back(defect_of(part, fault));
  }
  find_foreign(database, ours, defects);
  return defects;
}

bool has_all_tables(const Database& database) {
  const Database pattern{Database::InMemory()};
  const std::vector<Part> ours = parts_of(pattern);
  return std::none_of(ours.begin(), ours.end(), [&](const Part& part) {
    return part.type == "table" && fault_of(database, pattern, part) != Fault::None;
  });
}

void restore_structure(Database& database) {
  const Database pattern{Database::InMemory()};
  const auto is_restorable = [](const Part& part, Fault fault) {
    return part.type != "table" && (fault == Fault::Missing || fault == Fault::Changed);
  };
  std::vector<Part> faulty;
  for (Part& part : parts_of(pattern)) {
    if (is_restorable(part, fault_of(database, pattern, part))) faulty.push_back(std::move(part));
  }
  if (faulty.empty() || !has_all_tables(database)) return;
  Transaction transaction(database);
  for (const Part& part : faulty) {
    // Another process may have been first while this one waited.
    const Fault fault = fault_of(database, pattern, part);
    if (!is_restorable(part, fault)) continue;
    if (fault == Fault::Changed) database.execute(("DROP " + part.type + ' ' + part.name).c_str());
    database.execute(part.sql.c_str());
  }
  transaction.commit();
}

}  // namespace renkei::detail
