// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/catalogue.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <set>

#include "graph/digest.hpp"
#include "graph/table.hpp"

namespace renkei {
namespace {

constexpr std::string_view ambiguous_table = "/ambiguous.tsv";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

bool is_id(std::string_view id) {
  const auto allowed = [](char c) {
    return is_digit(c) || c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  return !id.empty() && id.front() != '-' && std::all_of(id.begin(), id.end(), allowed);
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// "2015", "2015-01" or "2015-01-09"
bool is_date(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  if (!all_digits(date.substr(0, 4))) return false;
  if (date.size() > 4 && (date[4] != '-' || !all_digits(date.substr(5, 2)))) return false;
  if (date.size() > 7 && (date[7] != '-' || !all_digits(date.substr(8, 2)))) return false;
  const auto month = date.size() > 4 ? unsigned(number_of(date.substr(5, 2))) : 1U;
  const auto day = date.size() > 7 ? unsigned(number_of(date.substr(8, 2))) : 1U;
  return std::chrono::year_month_day(std::chrono::year(number_of(date.substr(0, 4))),
                                     std::chrono::month(month), std::chrono::day(day))
      .ok();
}

// The check digit of the 法人番号 is 9 - (sum of Pn * Qn mod 9), Pn the n-th digit from the right
// of the other twelve, Qn 1 for odd n and 2 for even (平成26年財務省令第70号, 第2条).
char check_digit(std::string_view number) {
  int sum = 0;
  for (std::size_t n = 1; n <= 12; ++n) sum += (number[13 - n] - '0') * (n % 2 == 1 ? 1 : 2);
  return char('0' + 9 - sum % 9);
}

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

/// The columns of a table of entities.
class EntityRows {
 public:
  enum Column : std::uint8_t {
    Id,
    Type,
    NameJa,
    NameEn,
    Aliases,
    Parent,
    CorporateNumber,
    Wikidata,
    Url,
    ValidFrom,
    ValidTo,
    SucceededBy,
    Source
  };

  explicit EntityRows(const Table& table) : table_(table) {
    for (std::size_t i = 0; i < names_.size(); ++i) columns_[i] = table.column(names_[i]);
  }

  CatalogueEntry read(const TableRow& row) const {
    CatalogueEntry entry;
    entry.id = cell(row, Id);
    if (!is_id(entry.id)) {
      throw error(
          row, Id,
          "found " + in_quotes(entry.id) + ", expected an id of ASCII letters, digits and '-'");
    }
    entry.type = read_type(row);
    entry.name_ja = cell(row, NameJa);
    if (entry.name_ja.empty()) {
      throw error(row, NameJa, "the name is empty; give the name that Japanese texts use");
    }
    entry.name_en = cell(row, NameEn);
    entry.aliases = read_aliases(row);
    entry.parent = cell(row, Parent);
    entry.corporate_number = read_corporate_number(row);
    entry.wikidata = read_wikidata(row);
    entry.url = cell(row, Url);
    entry.succeeded_by = cell(row, SucceededBy);
    read_dates(row, entry);
    return entry;
  }

  DataError error(const TableRow& row, Column column, const std::string& message) const {
    return table_.error(row, columns_[column], message);
  }

 private:
  std::string_view cell(const TableRow& row, Column column) const {
    return row.cells[columns_[column]];
  }

  EntityType read_type(const TableRow& row) const {
    const auto name = cell(row, Type);
    if (const auto type = entity_type_from(name)) return *type;
    std::string known;
    for (std::size_t i = 0; i < entity_type_count; ++i) {
      known += (i == 0 ? "" : ", ") + std::string(name_of(EntityType(i)));
    }
    throw error(row, Type, "found the type " + in_quotes(name) + ", expected one of " + known);
  }

  std::vector<std::string> read_aliases(const TableRow& row) const {
    std::vector<std::string> aliases;
    for (const auto alias : split_list(cell(row, Aliases))) {
      if (alias.empty()) {
        throw error(row, Aliases, "found an empty alias; remove the '|' too many");
      }
      aliases.emplace_back(alias);
    }
    return aliases;
  }

  std::string read_corporate_number(const TableRow& row) const {
    const auto number = cell(row, CorporateNumber);
    if (number.empty()) return {};
    if (number.size() != 13 || !all_digits(number)) {
      throw error(row, CorporateNumber,
                  "found " + in_quotes(number) + ", expected 13 digits (法人番号) or nothing");
    }
    if (number.front() != check_digit(number)) {
      throw error(row, CorporateNumber,
                  "found " + in_quotes(number) + " whose check digit should be " +
                      check_digit(number) + "; compare it with houjin-bangou.nta.go.jp");
    }
    return std::string(number);
  }

  std::string read_wikidata(const TableRow& row) const {
    const auto item = cell(row, Wikidata);
    const bool good = item.size() > 1 && item[0] == 'Q' && item[1] != '0';
    if (!item.empty() && (!good || !all_digits(item.substr(1)))) {
      throw error(row, Wikidata,
                  "found " + in_quotes(item) + ", expected 'Q' and digits (Q529012)");
    }
    return std::string(item);
  }

  void read_dates(const TableRow& row, CatalogueEntry& entry) const {
    for (const Column column : {ValidFrom, ValidTo}) {
      if (const auto date = cell(row, column); !date.empty() && !is_date(date)) {
        throw error(row, column,
                    "found " + in_quotes(date) + ", expected a date: YYYY, YYYY-MM or YYYY-MM-DD");
      }
    }
    entry.valid_from = cell(row, ValidFrom);
    entry.valid_to = cell(row, ValidTo);
    const auto common = std::min(entry.valid_from.size(), entry.valid_to.size());
    if (entry.valid_to.compare(0, common, entry.valid_from, 0, common) < 0) {
      throw error(row, ValidTo,
                  "found " + in_quotes(entry.valid_to) + ", which is before " + "valid_from " +
                      in_quotes(entry.valid_from));
    }
  }

  static constexpr std::array<std::string_view, Source + 1> names_ = {
      "id",       "type", "name_ja",    "name_en",  "aliases",      "parent", "corporate_number",
      "wikidata", "url",  "valid_from", "valid_to", "succeeded_by", "source"};

  const Table& table_;
  std::array<std::size_t, names_.size()> columns_{};
};

/// What has been read so far, each with its place for messages.
class Loader {
 public:
  /// @param table outlives the loader
  void add(std::string_view name, const Table& table) {
    if (name.ends_with(ambiguous_table)) {
      add_ambiguous(table);
    } else {
      add_entities(table);
    }
  }

  void check_references() const {
    for (const auto& [id, known] : entries_) {
      check_reference(known, "parent", known.entry.parent);
      check_reference(known, "succeeded_by", known.entry.succeeded_by);
      check_acyclic(known);
    }
    for (const auto& [alias, known] : names_) {
      for (const std::string& id : known.name.ids) {
        if (entries_.contains(id)) continue;
        throw known.table->error(*known.row, known.table->column("ids"),
                                 "found the id " + in_quotes(id) + ", which no table has");
      }
    }
  }

  std::vector<CatalogueEntry> take_entries() {
    std::vector<CatalogueEntry> entries;
    for (auto& [id, known] : entries_) entries.push_back(std::move(known.entry));
    return entries;
  }

  std::vector<AmbiguousName> take_names() {
    std::vector<AmbiguousName> names;
    for (auto& [alias, known] : names_) names.push_back(std::move(known.name));
    return names;
  }

 private:
  struct KnownEntry {
    CatalogueEntry entry;
    const Table* table;
    const TableRow* row;
  };
  struct KnownName {
    AmbiguousName name;
    const Table* table;
    const TableRow* row;
  };

  void add_entities(const Table& table) {
    const EntityRows rows(table);
    std::map<std::string, std::size_t> lines;
    for (const TableRow& row : table.rows) {
      CatalogueEntry entry = rows.read(row);
      const auto [first, is_new] = lines.emplace(entry.id, row.line);
      if (!is_new) throw twice(table, row, "id", entry.id, first->second);
      std::string id = entry.id;
      entries_.insert_or_assign(std::move(id), KnownEntry{std::move(entry), &table, &row});
    }
  }

  void add_ambiguous(const Table& table) {
    const std::size_t alias = table.column("alias");
    const std::size_t ids = table.column("ids");
    const std::size_t kind = table.column("kind");
    std::map<std::string, std::size_t> lines;
    for (const TableRow& row : table.rows) {
      AmbiguousName name;
      name.alias = row.cells[alias];
      if (name.alias.empty()) throw table.error(row, alias, "the alias is empty");
      for (const auto id : split_list(row.cells[ids])) name.ids.emplace_back(id);
      if (name.ids.empty()) throw table.error(row, ids, "found no id, expected one or more");
      const auto value = row.cells[kind];
      if (value != "choose" && value != "defined" && value != "compound") {
        throw table.error(
            row, kind,
            "found the kind " + in_quotes(value) + ", expected 'choose', 'defined' or 'compound'");
      }
      name.compound_only = value == "compound";
      name.needs_definition = value != "choose";
      const auto [first, is_new] = lines.emplace(name.alias, row.line);
      if (!is_new) throw twice(table, row, "alias", name.alias, first->second);
      std::string key = name.alias;
      names_.insert_or_assign(std::move(key), KnownName{std::move(name), &table, &row});
    }
  }

  static DataError twice(const Table& table, const TableRow& row, std::string_view column,
                         std::string_view value, std::size_t first_line) {
    return table.error(row, table.column(column),
                       "found " + in_quotes(value) + " a second time (first in line " +
                           std::to_string(first_line) + "); remove or rename one of the two");
  }

  void check_reference(const KnownEntry& known, std::string_view column,
                       const std::string& id) const {
    if (id.empty()) return;
    if (id == known.entry.id) {
      throw known.table->error(*known.row, known.table->column(column),
                               "found the entry's own id " + in_quotes(id));
    }
    if (entries_.contains(id)) return;
    throw known.table->error(
        *known.row, known.table->column(column),
        "found the id " + in_quotes(id) + ", which no table has; add its row or correct the id");
  }

  void check_acyclic(const KnownEntry& known) const {
    std::set<std::string> seen;
    for (const KnownEntry* at = &known; !at->entry.parent.empty();) {
      if (!seen.insert(at->entry.id).second) {
        throw known.table->error(*known.row, known.table->column("parent"),
                                 "the parents of " + in_quotes(known.entry.id) + " form a circle");
      }
      const auto parent = entries_.find(at->entry.parent);
      if (parent == entries_.end()) return;  // reported at that entry
      at = &parent->second;
    }
  }

  std::map<std::string, KnownEntry> entries_;
  std::map<std::string, KnownName> names_;
};

}  // namespace

Catalogue Catalogue::from_tables(const std::vector<const DataFile*>& files) {
  std::vector<Table> tables;
  tables.reserve(files.size());  // the loader keeps pointers to them
  Loader loader;
  Catalogue catalogue;
  StableHash hash;
  for (const DataFile* file : files) {
    hash.add(file->name).add(file->text);
    if (file->name.starts_with("lexicon/")) {
      catalogue.words_.add(*file);
      continue;
    }
    tables.push_back(read_table(file->origin, file->text));
    loader.add(file->name, tables.back());
  }
  loader.check_references();
  catalogue.fingerprint_ = hash.hex();
  catalogue.entries_ = loader.take_entries();
  catalogue.ambiguous_ = loader.take_names();
  return catalogue;
}

Catalogue Catalogue::load(const DataPack& pack) {
  std::vector<std::vector<const DataFile*>> layers;
  for (const std::string& name : pack.names("catalogue/")) {
    const auto files = pack.layers(name);
    layers.resize(std::max(layers.size(), files.size()));
    for (std::size_t i = 0; i < files.size(); ++i) layers[i].push_back(files[i]);
  }
  std::vector<const DataFile*> files;
  for (const auto& layer : layers) files.insert(files.end(), layer.begin(), layer.end());
  for (const auto name : NamingWords::tables) {
    for (const DataFile* layer : pack.layers(name)) files.push_back(layer);
  }
  return from_tables(files);
}

const CatalogueEntry* Catalogue::find(std::string_view id) const {
  const auto entry =
      std::lower_bound(entries_.begin(), entries_.end(), id,
                       [](const CatalogueEntry& a, std::string_view b) { return a.id < b; });
  return entry != entries_.end() && entry->id == id ? &*entry : nullptr;
}

}  // namespace renkei
