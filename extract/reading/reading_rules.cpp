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

constexpr Names<Role, 7> role_names{{{"label", Role::Label},
                                     {"item", Role::Item},
                                     {"owner", Role::Owner},
                                     {"head", Role::TableHead},
                                     {"intro", Role::Intro},
                                     {"heading", Role::Heading},
                                     {"bullet", Role::Bullet}}};

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

void add_boilerplate(const Table& table, std::vector<BoilerplateRule>& rules) {
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
    rules.push_back(std::move(rule));
  }
}

void add_markers(const Table& table, std::vector<SectionMarker>& markers, std::u32string& bullets) {
  const std::size_t role = table.column("role");
  const std::size_t pattern = table.column("pattern");
  const std::size_t section = table.column("section");
  for (const TableRow& row : table.rows) {
    const Role kind = named(table, row, role, row.cells[role], role_names);
    const TextPattern form = pattern_of(table, row, pattern);
    if (kind == Role::Bullet) {
      if (form.form().size() != 1) throw table.error(row, pattern, "expected one character");
      bullets += form.form();
      continue;
    }
    markers.push_back({form,
                       kind,
                       named(table, row, section, row.cells[section], section_names)});
  }
}

void add_field_labels(const Table& table, std::vector<FieldLabel>& labels) {
  const std::size_t label = table.column("label");
  const std::size_t section = table.column("section");
  for (const TableRow& row : table.rows) {
    labels.push_back({pattern_of(table, row, label).form(),
                      named(table, row, section, row.cells[section], section_names)});
  }
}

}  // namespace

void ReadingRules::add(std::string_view name, std::string_view origin, std::string_view text) {
  const Table table = read_table(origin, text);
  if (name == "lexicon/boilerplate.tsv") {
    add_boilerplate(table, boilerplate);
  } else if (name == "lexicon/section_markers.tsv") {
    add_markers(table, markers, bullets);
    for (const SectionMarker& marker : markers) {
      if (marker.role != Role::Label || may_begin_label(marker.pattern.form()[0])) continue;
      label_begins += marker.pattern.form()[0];
    }
  } else if (name == "lexicon/field_labels.tsv") {
    add_field_labels(table, field_labels);
  } else if (name == "lexicon/continuity.tsv") {
    continuity.add(table);
  }
}

ReadingRules ReadingRules::load(const DataPack& pack) {
  ReadingRules rules;
  for (const char* name : {"lexicon/boilerplate.tsv", "lexicon/section_markers.tsv",
                           "lexicon/field_labels.tsv", "lexicon/continuity.tsv"}) {
    for (const DataFile* file : pack.layers(name)) rules.add(name, file->origin, file->text);
  }
  return rules;
}

const SectionMarker* ReadingRules::find(SectionMarker::Role role, std::u32string_view line,
                                        std::vector<Span>* captures) const {
  for (const SectionMarker& marker : markers) {
    if (marker.role == role && marker.pattern.matches(line, captures)) return &marker;
  }
  return nullptr;
}

bool ReadingRules::matches(SectionMarker::Role role, std::u32string_view line) const {
  return find(role, line) != nullptr;
}

}  // namespace renkei
