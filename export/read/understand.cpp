// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "export/read/sheet.hpp"

namespace renkei {
namespace {

std::vector<std::string> split(std::string_view list, char separator = ';') {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (end > 0) parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || text.empty()) return std::nullopt;
  // Gephi writes a whole number of a column of doubles as 2024.0.
  const std::string_view rest(result.ptr, std::size_t(text.data() + text.size() - result.ptr));
  if (!rest.empty() && rest != ".0") return std::nullopt;
  return value;
}

/// What follows the last '/' of an IRI, escapes undone: the id that it was minted from.
std::string id_of_iri(std::string_view iri) {
  const std::string_view last = iri.substr(iri.rfind('/') + 1);
  std::string id;
  for (std::size_t i = 0; i < last.size(); ++i) {
    unsigned value = 0;
    if (last[i] == '%' && i + 2 < last.size() &&
        std::from_chars(last.data() + i + 1, last.data() + i + 3, value, 16).ptr ==
            last.data() + i + 3) {
      id += char(value);
      i += 2;
    } else {
      id += last[i];
    }
  }
  return id;
}

/// A way in which an edge is stated.
struct Stated {
  Status status;
  std::optional<int> year;
};

class Understanding {
 public:
  Imported run(std::vector<Sheet> sheets) {
    for (const Sheet& sheet : sheets) {
      sheet_ = &sheet;
      for (const SheetRow& row : sheet.nodes) node(row);
    }
    for (const Sheet& sheet : sheets) {
      sheet_ = &sheet;
      for (const SheetRow& row : sheet.edges) edge(row);
      result_.notes.insert(result_.notes.end(), sheet.notes.begin(), sheet.notes.end());
    }
    return std::move(result_);
  }

 private:
  std::string_view cell(const SheetRow& row, std::string_view name) const {
    return sheet_->cell(row, name);
  }
  void note(const SheetRow& row, std::string message) {
    result_.notes.push_back({sheet_->file, row.line, std::move(message)});
  }

  void node(const SheetRow& row) {
    const auto type = entity_type_from(cell(row, "type"));
    if (!type) {
      return note(row, "passed over the node '" + row.id + "': its type is '" +
                           std::string(cell(row, "type")) + "', expected an entity type");
    }
    ImportedEntity one;
    one.key = row.id;
    one.renkei_id = cell(row, "renkei_id");
    one.label = cell(row, "label");
    one.type = *type;
    one.name = cell(row, "label_ja");
    if (one.name.empty()) one.name = one.label;
    if (one.name.empty())
      return note(row, "passed over the node '" + row.id + "': it has no label");
    one.names = split(cell(row, "names"));
    one.catalogue_id = cell(row, "catalogue_id");
    const auto mentions = cell(row, "mentions");
    if (!mentions.empty()) {
      const auto count = number<std::uint32_t>(mentions);
      if (!count) note(row, "mentions is '" + std::string(mentions) + "', expected a number");
      one.mentions = count.value_or(0);
    }
    one.line = row.line;
    const auto index = static_cast<std::uint32_t>(result_.entities.size());
    if (!by_key_.emplace(one.key, index).second) {
      return note(row, "passed over the node '" + row.id + "', which is there already");
    }
    result_.entities.push_back(std::move(one));
  }

  void edge(const SheetRow& row) {
    for (auto& id : split(cell(row, "statement_ids"))) {
      result_.statement_ids.push_back(std::move(id));
    }
    auto kind = cell(row, "predicate");
    if (kind.empty()) kind = cell(row, "kind");
    if (kind.empty()) kind = cell(row, "label");  // what a person types into Gephi's table
    const auto predicate = predicate_from(kind);
    const auto subject = by_key_.find(row.source), object = by_key_.find(row.target);
    const std::string what = "passed over the edge '" + row.id + "': ";
    if (!predicate) {
      return note(row, kind == "collaboration" || kind == "shared"
                           ? what + "the view of collaboration sums up; export the full view"
                           : what + "its predicate is '" + std::string(kind) + "'");
    }
    if (subject == by_key_.end() || object == by_key_.end()) {
      const bool from = subject == by_key_.end();
      return note(row, what + "there is no node '" + (from ? row.source : row.target) + "'");
    }
    if (subject->second == object->second) return note(row, what + "it leads to where it starts");
    ImportedStatement one;
    one.subject = subject->second;
    one.object = object->second;
    one.predicate = *predicate;
    one.line = row.line;
    place(row, one);
    add_statements(row, one);
  }

  /// Where the edge's best sentence stands.
  void place(const SheetRow& row, ImportedStatement& one) {
    const std::string iri(cell(row, "document_iri"));
    const std::string name(cell(row, "document"));
    const auto known = documents_.try_emplace(iri + '\n' + name,
                                              static_cast<std::uint32_t>(result_.documents.size()));
    if (known.second) {
      DocumentInfo document;
      document.id = iri.empty() ? "" : id_of_iri(iri);
      document.name = name.empty() ? sheet_->file.substr(sheet_->file.rfind('/') + 1) : name;
      result_.documents.push_back(std::move(document));
    }
    one.document = known.first->second;
    one.page = cell(row, "page");
    one.page_number = number<std::uint32_t>(cell(row, "page_number")).value_or(1);
    one.statement.evidence.text = cell(row, "quote");
    const auto confidence = cell(row, "confidence");
    one.statement.confidence = 1.0;  // somebody says so
    if (!confidence.empty()) {
      const auto value = number<double>(confidence);
      if (!value || *value < 0.0 || *value > 1.0) {
        note(row, "confidence is '" + std::string(confidence) + "', expected 0 to 1");
      } else {
        one.statement.confidence = *value;
      }
    }
  }

  void add_statements(const SheetRow& row, ImportedStatement one) {
    const auto ids = split(cell(row, "statement_ids"));
    const auto ways = stated(row);
    for (const Stated& way : ways) {
      one.id = ids.size() == 1 && ways.size() == 1 ? ids.front() : "";
      if (ids.empty()) one.id.clear();
      one.statement.status = way.status;
      one.statement.fiscal_year = way.year;
      result_.statements.push_back(one);
    }
  }

  /// Status and year of each statement: the column `stated`, unless `status` was edited since.
  std::vector<Stated> stated(const SheetRow& row) {
    std::vector<Stated> ways;
    std::set<Status> told;
    for (const auto& way : split(cell(row, "stated"))) {
      const std::size_t blank = std::min(way.find(' '), way.size());
      const auto status = status_from(std::string_view(way).substr(0, blank));
      const auto year = number<int>(std::string_view(way).substr(std::min(blank + 1, way.size())));
      if (!status || (!year && blank < way.size())) {
        note(row, "stated has '" + way + "', expected a status and a year");
        continue;
      }
      ways.push_back({*status, year});
      told.insert(*status);
    }
    std::set<Status> statuses;
    for (const auto& name : split(cell(row, "status"))) {
      const auto status = status_from(name);
      if (status) statuses.insert(*status);
      if (!status) note(row, "status is '" + name + "', expected done, planned or standing");
    }
    if (statuses.empty() && ways.empty()) return {{Status::Standing, std::nullopt}};
    if (statuses.empty() || statuses == told) return ways;
    if (!ways.empty()) note(row, "status was edited; the years of '" + row.id + "' are left out");
    ways.clear();
    for (const Status status : statuses) ways.push_back({status, std::nullopt});
    return ways;
  }

  const Sheet* sheet_ = nullptr;
  Imported result_;
  std::map<std::string, std::uint32_t> by_key_;     ///< node id → entity
  std::map<std::string, std::uint32_t> documents_;  ///< IRI and name → document
};

}  // namespace

std::uint32_t Sheet::column(std::string_view name) {
  const auto at = std::find(columns_.begin(), columns_.end(), name);
  if (at == columns_.end()) columns_.emplace_back(name);
  return static_cast<std::uint32_t>(std::find(columns_.begin(), columns_.end(), name) -
                                    columns_.begin());
}

std::string_view Sheet::cell(const SheetRow& row, std::string_view name) const {
  const auto at = std::find(columns_.begin(), columns_.end(), name);
  return row.cell(static_cast<std::uint32_t>(at - columns_.begin()));
}

Imported understand(std::vector<Sheet> sheets) { return Understanding().run(std::move(sheets)); }

}  // namespace renkei
