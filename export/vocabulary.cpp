// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/vocabulary.hpp"

#include <algorithm>
#include <string_view>

#include "export/linked_data/turtle_check.hpp"
#include "graph/table.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

constexpr std::string_view types_file = "vocabulary/classes.tsv";
constexpr std::string_view predicates_file = "vocabulary/predicates.tsv";
constexpr std::string_view mapping_file = "vocabulary/mapping.tsv";
constexpr std::string_view readings_file = "vocabulary/readings.tsv";
constexpr std::string_view own_prefix = "rk:";
/// The rows of predicates.tsv that label the edges of the collaboration view.
constexpr std::string_view collaboration_row = "collaboration", shared_row = "shared";

/// A row with its table, by column name.
struct Row {
  const Table& table;
  const TableRow& row;

  std::string_view operator[](std::string_view column) const {
    return row.cells[table.column(column)];
  }
  [[noreturn]] void reject(std::string_view column, std::string_view message) const {
    throw table.error(row, table.column(column), message);
  }
};

/// Calls `use` for the rows of all layers of a table, in the order in which they apply.
template <class Use>
void for_each_row(const DataPack& pack, std::string_view name, Use use) {
  for (const DataFile* file : pack.layers(name)) {
    const Table table = read_table(file->origin, file->text);
    for (const TableRow& row : table.rows) use(Row{table, row});
  }
}

void require_complete(std::string_view file, std::string_view name, bool found) {
  if (!found) {
    throw DataError(file, 1, 0, "found no row '" + std::string(name) + "', expected one for it");
  }
}

Label label_of(const Row& row) {
  Label label{std::string(row["label_ja"]), std::string(row["label_en"])};
  if (label.ja.empty()) row.reject("label_ja", "found nothing, expected a label");
  if (label.en.empty()) row.reject("label_en", "found nothing, expected a label");
  return label;
}

bool is_color(std::string_view text) {
  return text.size() == 7 && text.front() == '#' &&
         text.find_first_not_of("0123456789abcdef", 1) == std::string_view::npos;
}

/// A list of compact IRIs whose prefixes the context has.
std::vector<std::string> classes_of(const Row& row, std::string_view column,
                                    const Context& context) {
  std::vector<std::string> classes;
  for (const auto name : split_list(row[column])) {
    const auto colon = name.find(':');
    const Term* prefix =
        colon == std::string_view::npos ? nullptr : context.find(name.substr(0, colon));
    if (!prefix || prefix->kind != Term::Kind::Prefix) {
      row.reject(column, "found '" + std::string(name) +
                             "', expected a name with a prefix of context.jsonld");
    }
    classes.emplace_back(name);
  }
  return classes;
}

std::bitset<entity_type_count> types_of(const Row& row, std::string_view column) {
  std::bitset<entity_type_count> types;
  if (row[column] == "*") return types.set();
  for (const auto name : split_list(row[column])) {
    const auto type = entity_type_from(name);
    if (!type) row.reject(column, "found '" + std::string(name) + "', expected an entity type");
    types.set(std::size_t(*type));
  }
  return types;
}

MappedTriple::Direction direction_of(const Row& row) {
  const auto direction = row["direction"];
  if (direction == "forward") return MappedTriple::Direction::Forward;
  if (direction == "inverse") return MappedTriple::Direction::Inverse;
  if (direction == "both") return MappedTriple::Direction::Both;
  row.reject("direction", "expected forward, inverse or both");
}

}  // namespace

Vocabulary Vocabulary::load(const DataPack& pack) {
  Vocabulary vocabulary;
  vocabulary.context_ = Context::load(pack);
  vocabulary.load_types(pack);
  vocabulary.load_predicates(pack);
  vocabulary.load_mapping(pack);
  vocabulary.load_readings(pack);
  return vocabulary;
}

void Vocabulary::load_types(const DataPack& pack) {
  for_each_row(pack, types_file, [&](const Row& row) {
    const auto type = entity_type_from(row["type"]);
    if (!type) row.reject("type", "expected an entity type of the data model");
    TypeTerms terms{label_of(row), std::string(row["color"]), {}, {}};
    if (!is_color(terms.color)) row.reject("color", "expected #rrggbb in lower case");
    terms.classes = classes_of(row, "classes", context_);
    terms.classes.insert(terms.classes.begin(), std::string(own_prefix) + std::string(row["type"]));
    terms.legal_person = classes_of(row, "legal_person", context_);
    types_[std::size_t(*type)] = std::move(terms);
  });
  for (std::size_t i = 0; i < types_.size(); ++i) {
    require_complete(types_file, name_of(EntityType(i)), !types_[i].classes.empty());
  }
}

void Vocabulary::load_predicates(const DataPack& pack) {
  for_each_row(pack, predicates_file, [&](const Row& row) {
    const auto answer = row["collaboration"];
    if (answer != "yes" && answer != "no") row.reject("collaboration", "expected yes or no");
    const auto predicate = predicate_from(row["predicate"]);
    if (predicate) {
      predicates_[std::size_t(*predicate)] = {label_of(row), answer == "yes"};
    } else if (row["predicate"] == collaboration_row) {
      collaboration_ = label_of(row);
    } else if (row["predicate"] == shared_row) {
      shared_ = label_of(row);
    } else {
      row.reject("predicate",
                 "expected a predicate of the data model, 'collaboration' or 'shared'");
    }
  });
  for (std::size_t i = 0; i < predicates_.size(); ++i) {
    const auto name = name_of(Predicate(i));
    require_complete(predicates_file, name, !predicates_[i].label.ja.empty());
    const Term* term = context_.find(name);
    require_complete("vocabulary/context.jsonld", name, term && term->kind == Term::Kind::Link);
  }
  require_complete(predicates_file, collaboration_row, !collaboration_.ja.empty());
  require_complete(predicates_file, shared_row, !shared_.ja.empty());
}

void Vocabulary::load_mapping(const DataPack& pack) {
  for_each_row(pack, mapping_file, [&](const Row& row) {
    const auto predicate = predicate_from(row["predicate"]);
    if (!predicate) row.reject("predicate", "expected a predicate of the data model");
    MappedTriple triple{types_of(row, "subject"), types_of(row, "object"), direction_of(row),
                        std::string(row["term"])};
    const Term* term = context_.find(triple.term);
    if (!term || term->kind != Term::Kind::Link) {
      row.reject("term", "expected a term of context.jsonld whose values are IRIs");
    }
    mapped_[std::size_t(*predicate)].push_back(std::move(triple));
  });
}

void Vocabulary::load_readings(const DataPack& pack) {
  for_each_row(pack, readings_file, [&](const Row& row) {
    std::u32string letters;
    const bool whole = text::decode_utf8(row["kana"], letters) == row["kana"].size();
    const bool kana = std::all_of(letters.begin(), letters.end(), [](char32_t c) {
      return c == U'ー' || c == U'・' || (c >= U'ァ' && c <= U'ヺ');
    });
    if (!whole || !kana || letters.empty()) row.reject("kana", "expected a reading in katakana");
    if (row["id"].empty()) row.reject("id", "found nothing, expected an id of the catalogue");
    readings_.insert_or_assign(std::string(row["id"]), std::string(row["kana"]));
  });
}

void check_vocabulary(const DataPack& pack) {
  Vocabulary::load(pack);
  for (const std::string& name : pack.names("vocabulary/")) {
    if (!name.ends_with(".ttl")) continue;
    for (const DataFile* file : pack.layers(name)) check_turtle(*file);
  }
}

}  // namespace renkei
