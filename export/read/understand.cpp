// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

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

/// The members of a list that Gephi made of the cells of nodes that it merged, or of a list of
/// ours.
std::vector<std::string> members(std::string_view list) {
  std::vector<std::string> parts = split(list);
  if (parts.size() == 1) parts = split(list, ',');
  for (std::string& one : parts) {
    one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
    one.erase(one.find_last_not_of(' ') + 1);
  }
  return parts;
}

/// A type; of a list, when all its members are that.
std::optional<EntityType> type_of(std::string_view text) {
  const auto type = entity_type_from(text);
  if (type || text.find_first_of(";,") == std::string_view::npos) return type;
  const auto types = members(text);
  const bool one = std::all_of(types.begin(), types.end(),
                               [&](const std::string& each) { return each == types.front(); });
  return one ? entity_type_from(types.front()) : std::nullopt;
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

/// The numbers of the columns that mean something.
struct Columns {
  explicit Columns(const Sheet& sheet)
      : type(sheet.find("type")),
        renkei_id(sheet.find("renkei_id")),
        label(sheet.find("label")),
        label_ja(sheet.find("label_ja")),
        names(sheet.find("names")),
        catalogue_id(sheet.find("catalogue_id")),
        mentions(sheet.find("mentions")),
        statement_ids(sheet.find("statement_ids")),
        predicate(sheet.find("predicate")),
        kind(sheet.find("kind")),
        document_iri(sheet.find("document_iri")),
        document(sheet.find("document")),
        page(sheet.find("page")),
        page_number(sheet.find("page_number")),
        quote(sheet.find("quote")),
        confidence(sheet.find("confidence")),
        stated(sheet.find("stated")),
        status(sheet.find("status")) {}

  std::uint32_t type, renkei_id, label, label_ja, names, catalogue_id, mentions, statement_ids,
      predicate, kind, document_iri, document, page, page_number, quote, confidence, stated, status;
};

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

class Understanding {
 public:
  explicit Understanding(const std::vector<Sheet>& sheets) : sheets_(sheets) {}

  Imported run() {
    std::size_t nodes = 0, edges = 0;
    for (const Sheet& sheet : sheets_) {
      nodes += sheet.nodes.size();
      edges += sheet.edges.size();
    }
    result_.entities.reserve(nodes);
    result_.statements.reserve(edges);
    result_.edges.reserve(edges);
    by_key_.reserve(nodes);
    for (const Sheet& sheet : sheets_) {
      begin(sheet);
      for (const SheetRow& row : sheet.nodes) node(row);
    }
    for (const Sheet& sheet : sheets_) {
      begin(sheet);
      if (!sheet.edges.empty()) result_.file = sheet.file;
      for (const SheetRow& row : sheet.edges) edge(row);
      result_.notes.insert(result_.notes.end(), sheet.notes.begin(), sheet.notes.end());
    }
    return std::move(result_);
  }

 private:
  void begin(const Sheet& sheet) {
    sheet_ = &sheet;
    columns_.emplace(sheet);
  }
  void note(const SheetRow& row, std::string message) {
    result_.notes.push_back({sheet_->file, row.line, std::move(message)});
  }

  void node(const SheetRow& row) {
    const Columns& column = *columns_;
    const std::string_view label = row[column.label], name = row[column.label_ja];
    const auto type = type_of(row[column.type]);
    const auto index = static_cast<std::uint32_t>(result_.entities.size());
    const auto pass_over = [&](const std::string& why) {
      note(row, "passed over the node " + quoted(row.id) + why);
    };
    if (!type) {
      return pass_over(": its type is " + quoted(row[column.type]) + ", expected an entity type");
    }
    if (name.empty() && label.empty()) return pass_over(": it has no label");
    if (!by_key_.emplace(row.id, index).second) return pass_over(", which is there already");
    ImportedEntity& one = result_.entities.emplace_back();
    one.key = row.id;
    one.renkei_id = row[column.renkei_id];
    if (one.renkei_id.find_first_of(";,") != std::string::npos) {
      one.merged_ids = members(one.renkei_id);
      one.renkei_id = one.merged_ids.front();
      one.merged_ids.erase(one.merged_ids.begin());
    }
    one.label = label;
    one.type = *type;
    one.name = name.empty() ? label : name;
    one.names = split(row[column.names]);
    one.catalogue_id = row[column.catalogue_id];
    one.line = row.line;
    const auto mentions = row[column.mentions];
    if (mentions.empty()) return;
    const auto count = number<std::uint32_t>(mentions);
    if (!count && one.merged_ids.empty())
      note(row, "mentions is " + quoted(mentions) + ", expected a number");
    one.mentions = count.value_or(0);
  }

  void edge(const SheetRow& row) {
    const Columns& column = *columns_;
    const auto ids = members(row[column.statement_ids]);
    const std::size_t first_id = result_.statement_ids.size();
    result_.statement_ids.insert(result_.statement_ids.end(), ids.begin(), ids.end());
    auto kind = row[column.predicate];
    if (kind.empty()) kind = row[column.kind];
    if (kind.empty()) kind = row[column.label];  // what a person types into Gephi's table
    const auto predicate = predicate_from(kind);
    const auto subject = by_key_.find(row.source), object = by_key_.find(row.target);
    const auto pass_over = [&](const std::string& why) {
      note(row, "passed over the edge " + quoted(row.id) + ": " + why);
    };
    if (!predicate) {
      return pass_over(kind == "collaboration" || kind == "shared"
                           ? "the view of collaboration sums up; export the full view"
                           : "its predicate is " + quoted(kind));
    }
    if (subject == by_key_.end() || object == by_key_.end()) {
      const bool from = subject == by_key_.end();
      return pass_over("there is no node " + quoted(from ? row.source : row.target));
    }
    if (subject->second == object->second) {
      // What merged nodes did with each other goes with the merger.
      if (!result_.entities[subject->second].merged_ids.empty()) return;
      return pass_over("it leads to where it starts");
    }
    ImportedStatement one;
    one.subject = subject->second;
    one.object = object->second;
    one.predicate = *predicate;
    one.line = row.line;
    place(row, one);
    const std::size_t first = result_.statements.size();
    add_statements(row, ids, std::move(one));
    result_.edges.push_back(
        {first_id, result_.statement_ids.size(), first, result_.statements.size()});
  }

  /// Where the edge's best sentence stands.
  void place(const SheetRow& row, ImportedStatement& one) {
    const Columns& column = *columns_;
    one.document = document(row[column.document_iri], row[column.document]);
    one.page = row[column.page];
    const auto page = number<std::uint32_t>(row[column.page_number]);
    if (!page && !row[column.page_number].empty()) {
      note(row, "page_number is " + quoted(row[column.page_number]) + ", expected a number");
    }
    one.page_number = page.value_or(1);
    one.statement.evidence.text = row[column.quote];
    const auto confidence = row[column.confidence];
    one.statement.confidence = 1.0;  // somebody says so
    if (confidence.empty()) return;
    const auto value = number<double>(confidence);
    if (!value || *value < 0.0 || *value > 1.0) {
      note(row, "confidence is " + quoted(confidence) + ", expected 0 to 1");
    } else {
      one.statement.confidence = *value;
    }
  }

  /// The index of a document, told by its IRI and name.
  std::uint32_t document(std::string_view iri, std::string_view name) {
    const auto [at, is_new] = documents_.try_emplace(
        std::pair(iri, name), static_cast<std::uint32_t>(result_.documents.size()));
    if (is_new) {
      DocumentInfo document;
      document.id = iri.empty() ? "" : id_of_iri(iri);
      document.name = name.empty() ? sheet_->file.substr(sheet_->file.rfind('/') + 1) : name;
      result_.documents.push_back(std::move(document));
    }
    return at->second;
  }

  void add_statements(const SheetRow& row, const std::vector<std::string>& ids,
                      ImportedStatement one) {
    const auto ways = stated(row);
    if (ids.size() == 1 && ways.size() == 1) one.id = ids.front();
    for (std::size_t i = 0; i < ways.size(); ++i) {
      one.statement.status = ways[i].status;
      one.statement.fiscal_year = ways[i].year;
      const bool last = i + 1 == ways.size();
      result_.statements.push_back(last ? std::move(one) : one);
    }
  }

  /// Status and year of each statement: the column `stated`, unless `status` was edited since.
  std::vector<Stated> stated(const SheetRow& row) {
    std::vector<Stated> ways;
    std::set<Status> told;
    for (const auto& way : split(row[columns_->stated])) {
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
    for (const auto& name : split(row[columns_->status])) {
      const auto status = status_from(name);
      if (status) statuses.insert(*status);
      if (!status) note(row, "status is '" + name + "', expected done, planned or standing");
    }
    if (statuses.empty() && ways.empty()) return {{Status::Standing, std::nullopt}};
    if (statuses.empty() || statuses == told) return ways;
    if (!ways.empty())
      note(row, "status was edited; the years of " + quoted(row.id) + " are left out");
    ways.clear();
    for (const Status status : statuses) ways.push_back({status, std::nullopt});
    return ways;
  }

  const std::vector<Sheet>& sheets_;
  const Sheet* sheet_ = nullptr;
  std::optional<Columns> columns_;  ///< of that sheet
  Imported result_;
  std::unordered_map<std::string_view, std::uint32_t> by_key_;  ///< node id → entity
  std::map<std::pair<std::string_view, std::string_view>, std::uint32_t>
      documents_;  ///< IRI and name → document
};

}  // namespace

std::uint32_t Sheet::column(std::string_view name) {
  const std::uint32_t at = find(name);
  if (at == columns_.size()) columns_.emplace_back(name);
  return at;
}

std::uint32_t Sheet::find(std::string_view name) const {
  return static_cast<std::uint32_t>(std::find(columns_.begin(), columns_.end(), name) -
                                    columns_.begin());
}

Imported understand(const std::vector<Sheet>& sheets) { return Understanding(sheets).run(); }

}  // namespace renkei
