// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/frame.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "extract/lexicon/lexicon.hpp"
#include "graph/table.hpp"

namespace renkei {
namespace {

template <class Value>
using Names = std::vector<std::pair<std::string_view, Value>>;

const Names<Role> role_names = {
    {"topic", Role::Topic},
    {"subject", Role::Subject},
    {"locus", Role::Locus},
    {"object", Role::Object},
    {"goal", Role::Goal},
    {"with", Role::With},
    {"means", Role::Means},
    {"from", Role::From},
    {"of", Role::Of},
    {"as", Role::As},
    {"about", Role::About},
    {"is", Role::Is},
    {"noun", Role::Noun},
    {"at", Role::At},
    {"base", Role::Base},
    {"actor", Role::Base},
    {"doer", Role::Doer},
    {"through", Role::Through},
    {"next", Role::Next},
    {"patient", Role::Patient},
    {"clause", Role::Clause},
    {"work", Role::Work},
    {"mutual", Role::Mutual},
    {"together", Role::Together},
    {"=activity", Role::Activity},
    {"=bracket", Role::Bracket},
    {"site", Role::Site},
    {"helped", Role::Helped},
    {"former", Role::Former},
};
const Names<Case> case_names = {
    {"none", Case::None},       {"topic", Case::Topic},
    {"subject", Case::Subject}, {"locus", Case::Locus},
    {"object", Case::Object},   {"goal", Case::Goal},
    {"with", Case::With},       {"means", Case::Means},
    {"from", Case::From},       {"together", Case::Together},
    {"of", Case::Of},           {"as", Case::As},
    {"about", Case::About},     {"among", Case::Among},
    {"is", Case::Is},           {"at", Case::At},
    {"side", Case::Side},
};
const Names<Voice> voice_names = {{"active", Voice::Active}, {"passive", Voice::Passive}};
const Names<Shape> shape_names = {{"continue", Shape::Continue},
                                  {"subordinate", Shape::Continue},
                                  {"attribute", Shape::Attribute},
                                  {"end", Shape::End},
                                  {"noun", Shape::Noun}};
const Names<Aspect> aspect_names = {{"plain", Aspect::Plain},
                                    {"past", Aspect::Past},
                                    {"progress", Aspect::Progress},
                                    {"plan", Aspect::Plan}};

constexpr TypeSet context_types = bit(EntityType::Group) | bit(EntityType::Place);

/// Value of a cell among known names; the error lists what would have been right.
template <class Value>
Value named(const Table& table, const TableRow& row, std::size_t column, std::string_view text,
            const Names<Value>& names) {
  std::string expected;
  for (const auto& [name, value] : names) {
    if (name == text) return value;
    expected += (expected.empty() ? "" : ", ") + std::string(name);
  }
  throw table.error(row, column, "found '" + std::string(text) + "', expected one of " + expected);
}

/// The cell, which must not be empty.
std::string_view filled(const Table& table, const TableRow& row, std::size_t column) {
  if (!row.cells[column].empty()) return row.cells[column];
  throw table.error(
      row, column,
      "found an empty cell, expected a value for " + std::string(table.columns[column]));
}

TypeSet types_of(const Table& table, const TableRow& row, std::size_t column) {
  TypeSet types = 0;
  for (const std::string_view part : split_list(filled(table, row, column), ',')) {
    if (part == "body")
      types |= body_types;
    else if (part == "agent")
      types |= actor_types;
    else if (part == "core")
      types |= TypeSet(all_types & ~context_types);
    else if (part == "any")
      types |= all_types;
    else if (const auto type = entity_type_from(part))
      types |= bit(*type);
    else
      throw table.error(
          row, column,
          "found '" + std::string(part) + "', expected body, agent, core, any or an entity type");
  }
  return types;
}

double confidence_of(const Table& table, const TableRow& row, std::size_t column) {
  const std::string_view cell = row.cells[column];
  double value = -1;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || value < 0 || value > 1) {
    throw table.error(row, column,
                      "found '" + std::string(cell) + "', expected a number from 0 to 1");
  }
  return value;
}

Predicate predicate_of(const Table& table, const TableRow& row, std::size_t column) {
  const auto predicate = predicate_from(row.cells[column]);
  if (!predicate) {
    throw table.error(row, column,
                      "found '" + std::string(row.cells[column]) +
                          "', expected a predicate such as cooperatesWith");
  }
  return *predicate;
}

std::vector<Role> roles_of(const Table& table, const TableRow& row, std::size_t column) {
  std::vector<Role> roles;
  for (const std::string_view part : split_list(filled(table, row, column), ',')) {
    roles.push_back(named(table, row, column, part, role_names));
  }
  return roles;
}

std::vector<std::u32string> dense_list(std::string_view cell) {
  std::vector<std::u32string> out;
  for (const std::string_view part : split_list(cell)) out.push_back(dense(part));
  return out;
}

template <class Read>
void for_each_row(const DataPack& pack, std::string_view name, Read&& read) {
  for (const DataFile* file : pack.layers(name)) {
    const Table table = read_table(file->origin, file->text);
    for (const TableRow& row : table.rows) read(table, row);
  }
}

template <class Value>
std::string_view name_among(const Names<Value>& names, Value value) {
  for (const auto& [name, one] : names) {
    if (one == value) return name;
  }
  return "";
}

}  // namespace

std::string_view name_of(Case kind) { return name_among(case_names, kind); }
std::string_view name_of(Role role) { return name_among(role_names, role); }
std::string_view name_of(Voice voice) { return name_among(voice_names, voice); }
std::string_view name_of(Shape shape) { return name_among(shape_names, shape); }
std::string_view name_of(Aspect aspect) { return name_among(aspect_names, aspect); }

std::vector<FrameRow> load_frames(const DataPack& pack) {
  std::vector<FrameRow> out;
  for_each_row(pack, "lexicon/frames.tsv", [&](const Table& table, const TableRow& row) {
    FrameRow frame_row;
    frame_row.verbs = dense_list(filled(table, row, table.column("verb")));
    Frame& frame = frame_row.frame;
    frame.subject = roles_of(table, row, table.column("subject"));
    frame.object = roles_of(table, row, table.column("object"));
    frame.predicate = predicate_of(table, row, table.column("predicate"));
    frame.subject_types = types_of(table, row, table.column("subject_types"));
    frame.object_types = types_of(table, row, table.column("object_types"));
    static const Names<FrameTime> statuses = {
        {"", FrameTime::Verb}, {"standing", FrameTime::Standing}, {"clause", FrameTime::Clause}};
    const std::size_t status = table.column("status");
    frame.time = named(table, row, status, row.cells[status], statuses);
    frame.confidence = confidence_of(table, row, table.column("confidence"));
    frame.file = table.file;
    frame.line = row.line;
    out.push_back(std::move(frame_row));
  });
  return out;
}

std::vector<PairRule> load_pairs(const DataPack& pack) {
  static const Names<PairRule::Join> joins = {{"(", PairRule::Join::Bracket},
                                              {"()", PairRule::Join::BracketList},
                                              {"「", PairRule::Join::Title}};
  static const Names<bool> directions = {{"right", true}, {"left", false}};
  static const Names<bool> yes_no = {{"yes", true}, {"no", false}};
  std::vector<PairRule> out;
  for_each_row(pack, "lexicon/pairs.tsv", [&](const Table& table, const TableRow& row) {
    const auto cell = [&](std::string_view name, const auto& names) {
      const std::size_t column = table.column(name);
      return named(table, row, column, row.cells[column], names);
    };
    PairRule rule;
    const std::string_view join = row.cells[table.column("join")];
    const bool is_text = std::none_of(joins.begin(), joins.end(),
                                      [join](const auto& known) { return known.first == join; });
    if (is_text)
      rule.between = dense(filled(table, row, table.column("join")));
    else
      rule.join = cell("join", joins);
    rule.left_types = types_of(table, row, table.column("left_types"));
    rule.right_types = types_of(table, row, table.column("right_types"));
    rule.right = dense_list(row.cells[table.column("right")]);
    rule.predicate = predicate_of(table, row, table.column("predicate"));
    rule.right_is_subject = cell("direction", directions);
    rule.quoted = cell("quoted", yes_no);
    rule.confidence = confidence_of(table, row, table.column("confidence"));
    rule.file = table.file;
    rule.line = row.line;
    out.push_back(std::move(rule));
  });
  return out;
}

std::vector<std::pair<std::u32string, CaseForm>> load_cases(const DataPack& pack) {
  static const Names<CaseForm> kinds = {{"direct", {Case::None, false, false}},
                                        {"noun", {Case::None, true, false}},
                                        {"topical", {Case::None, false, true}},
                                        {"between", {Case::None, false, false, true}}};
  std::vector<std::pair<std::u32string, CaseForm>> out;
  for_each_row(pack, "lexicon/cases.tsv", [&](const Table& table, const TableRow& row) {
    const std::size_t kind = table.column("case");
    const std::size_t form = table.column("form");
    CaseForm entry = named(table, row, form, row.cells[form], kinds);
    entry.kind = named(table, row, kind, row.cells[kind], case_names);
    out.emplace_back(dense(row.cells[table.column("text")]), entry);
  });
  return out;
}

std::vector<std::pair<std::u32string, VerbForm>> load_forms(const DataPack& pack) {
  std::vector<std::pair<std::u32string, VerbForm>> out;
  for_each_row(pack, "lexicon/forms.tsv", [&](const Table& table, const TableRow& row) {
    const auto cell = [&](std::string_view name, const auto& names) {
      const std::size_t column = table.column(name);
      return named(table, row, column, row.cells[column], names);
    };
    out.emplace_back(
        dense(row.cells[table.column("text")]),
        VerbForm{cell("voice", voice_names), cell("shape", shape_names),
                 cell("aspect", aspect_names), row.cells[table.column("shape")] == "subordinate"});
  });
  return out;
}

}  // namespace renkei
