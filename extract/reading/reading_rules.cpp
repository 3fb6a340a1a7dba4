// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/reading_rules.hpp"

#include <array>
#include <optional>
#include <utility>

#include "graph/text.hpp"

namespace renkei {
namespace {

template <typename Value, std::size_t size>
using Names = std::array<std::pair<std::string_view, Value>, size>;

using Where = BoilerplateRule::Where;
using Role = SectionMarker::Role;

constexpr Names<Where, 5> where_names{{{"anywhere", Where::Anywhere},
                                       {"beside", Where::Beside},
                                       {"top", Where::Top},
                                       {"bottom", Where::Bottom},
                                       {"head", Where::Head}}};

constexpr Names<MetadataField, 6> field_names{{{"-", MetadataField::None},
                                               {"title", MetadataField::Title},
                                               {"publisher", MetadataField::Publisher},
                                               {"source_url", MetadataField::SourceUrl},
                                               {"date", MetadataField::Date},
                                               {"printed_page", MetadataField::PrintedPage}}};

constexpr Names<Role, 10> role_names{{{"label", Role::Label},
                                      {"item", Role::Item},
                                      {"owner", Role::Owner},
                                      {"head", Role::TableHead},
                                      {"intro", Role::Intro},
                                      {"heading", Role::Heading},
                                      {"numbering", Role::Numbering},
                                      {"owner_column", Role::OwnerColumn},
                                      {"number_column", Role::NumberColumn},
                                      {"column", Role::Column}}};
// Of characters, not of lines.
constexpr std::string_view bullet_role = "bullet";
constexpr std::string_view goes_on_role = "goes_on";
constexpr std::string_view past_role = "past";

constexpr Names<SectionKind, 12> section_names{{{"", SectionKind::Body},
                                                {"body", SectionKind::Body},
                                                {"strategy", SectionKind::Strategy},
                                                {"plan", SectionKind::Plan},
                                                {"result", SectionKind::Result},
                                                {"programme_name", SectionKind::ProgrammeName},
                                                {"ministry", SectionKind::Ministry},
                                                {"bureau", SectionKind::Bureau},
                                                {"purpose", SectionKind::Purpose},
                                                {"issues", SectionKind::Issues},
                                                {"overview", SectionKind::Overview},
                                                {"slide", SectionKind::Slide}}};

template <typename Value, std::size_t size>
Value named(const Table& table, const TableRow& row, std::size_t column, std::string_view name,
            const Names<Value, size>& names) {
  std::string expected;
  for (const auto& [known, value] : names) {
    if (known == name) return value;
    if (known.empty()) continue;
    expected += expected.empty() ? "" : ", ";
    expected += known;
  }
  throw table.error(row, column,
                    "found \"" + std::string(name) + "\", expected one of " + expected);
}

TextPattern pattern_of(const Table& table, const TableRow& row, std::size_t column) {
  TextPattern pattern(row.cells[column]);
  if (pattern.form().empty()) throw table.error(row, column, "the pattern is empty");
  return pattern;
}

}  // namespace

void ReadingRules::add_boilerplate(const Table& table) {
  for (auto& group : boilerplate_) group.begin_layer();
  const std::size_t pattern = table.column("pattern");
  const std::size_t where = table.column("where");
  const std::size_t keeps = table.column("keeps");
  for (const TableRow& row : table.rows) {
    BoilerplateRule rule{pattern_of(table, row, pattern),
                         named(table, row, where, row.cells[where], where_names),
                         {}};
    for (const std::string_view field : split_list(row.cells[keeps])) {
      rule.fields.push_back(named(table, row, keeps, field, field_names));
    }
    boilerplate_[std::size_t(rule.where)].add(std::move(rule));
  }
}

/// The characters that rows of a role list; null for roles of lines.
CharacterSet* ReadingRules::characters_of(std::string_view role) {
  if (role == bullet_role) return &bullets_;
  if (role == goes_on_role) return &goes_on_;
  return role == past_role ? &past_ : nullptr;
}

void ReadingRules::add_markers(const Table& table) {
  for (auto& group : markers_) group.begin_layer();
  const std::size_t role = table.column("role");
  const std::size_t pattern = table.column("pattern");
  const std::size_t section = table.column("section");
  for (const TableRow& row : table.rows) {
    TextPattern form = pattern_of(table, row, pattern);
    const char32_t first = form.form().front();
    if (CharacterSet* const set = characters_of(row.cells[role])) {
      if (form.form().size() != 1) throw table.error(row, pattern, "expected one character");
      set->add(first);
      continue;
    }
    const Role kind = named(table, row, role, row.cells[role], role_names);
    if (kind == Role::Label && !may_begin_label(first)) label_begins_.add(first);
    markers_[std::size_t(kind)].add(
        {std::move(form), kind, named(table, row, section, row.cells[section], section_names)});
  }
}

void ReadingRules::add_field_labels(const Table& table) {
  const std::size_t label = table.column("label");
  const std::size_t section = table.column("section");
  for (const TableRow& row : table.rows) {
    field_labels_.push_back({pattern_of(table, row, label).form(),
                             named(table, row, section, row.cells[section], section_names)});
  }
}

void ReadingRules::add(std::string_view name, std::string_view origin, std::string_view text) {
  const Table table = read_table(origin, text);
  if (name == "lexicon/boilerplate.tsv") {
    add_boilerplate(table);
  } else if (name == "lexicon/section_markers.tsv") {
    add_markers(table);
  } else if (name == "lexicon/field_labels.tsv") {
    add_field_labels(table);
  } else if (name == "lexicon/continuity.tsv") {
    continuity_.add(table);
  }
}

ReadingRules ReadingRules::load(const DataPack& pack) {
  ReadingRules rules;
  rules.calendar_ = Calendar::load(pack);
  for (const char* name : {"lexicon/boilerplate.tsv", "lexicon/section_markers.tsv",
                           "lexicon/field_labels.tsv", "lexicon/continuity.tsv"}) {
    for (const DataFile* file : pack.layers(name)) rules.add(name, file->origin, file->text);
  }
  return rules;
}

const BoilerplateRule* ReadingRules::find_boilerplate(BoilerplateRule::Where where,
                                                      std::u32string_view line,
                                                      std::vector<Span>* captures) const {
  const Group<BoilerplateRule>& group = boilerplate_[std::size_t(where)];
  if (!group.first.may_match(line)) return nullptr;
  for (const BoilerplateRule& rule : group.rules) {
    if (rule.pattern.matches(line, captures)) return &rule;
  }
  return nullptr;
}

const SectionMarker* ReadingRules::find(SectionMarker::Role role, std::u32string_view line,
                                        std::vector<Span>* captures) const {
  const Group<SectionMarker>& group = markers_[std::size_t(role)];
  if (!group.first.may_match(line)) return nullptr;
  for (const SectionMarker& marker : group.rules) {
    if (marker.pattern.matches(line, captures)) return &marker;
  }
  return nullptr;
}

const FieldLabel* ReadingRules::find_field(std::u32string_view line) const {
  for (const FieldLabel& label : field_labels_) {
    if (line == label.label) return &label;
  }
  return nullptr;
}

}  // namespace renkei
