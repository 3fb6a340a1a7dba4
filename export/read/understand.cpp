// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "export/read/cells.hpp"
#include "export/read/sheet.hpp"
#include "export/read/ways.hpp"

namespace renkei {
namespace {

/// The numbers of the columns that mean something.
struct Columns {
  explicit Columns(const Sheet& sheet)
      : iri(sheet.find("iri")),
        type(sheet.find("type")),
        renkei_id(sheet.find("renkei_id")),
        label(sheet.find("label")),
        label_ja(sheet.find("label_ja")),
        label_en(sheet.find("label_en")),
        corporate_number(sheet.find("corporate_number")),
        wikidata(sheet.find("wikidata")),
        url(sheet.find("url")),
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
        status(sheet.find("status")),
        over_time(sheet.find("status_over_time")),
        weight(sheet.find("weight")),
        first_year(sheet.find("first_fiscal_year")),
        last_year(sheet.find("last_fiscal_year")),
        spells(sheet.find("spells")) {}

  std::uint32_t iri, type, renkei_id, label, label_ja, label_en, corporate_number, wikidata, url,
      names, catalogue_id, mentions, statement_ids, predicate, kind, document_iri, document, page,
      page_number, quote, confidence, stated, status, over_time, weight, first_year, last_year,
      spells;
};

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

class Understanding {
 public:
  Understanding(const std::vector<Sheet>& sheets, const Vocabulary& vocabulary)
      : sheets_(sheets), predicates_(vocabulary) {}

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
      if (!sheet.nodes.empty()) add_columns(sheet, result_.node_columns);
      if (!sheet.edges.empty()) add_columns(sheet, result_.edge_columns);
      if (result_.file.empty() || !sheet.edges.empty()) result_.file = sheet.file;
      if (result_.node_file.empty() || !sheet.nodes.empty()) result_.node_file = sheet.file;
    }
    for (const Sheet& sheet : sheets_) {
      begin(sheet);
      for (const SheetRow& row : sheet.edges) edge(row);
      result_.notes.insert(result_.notes.end(), sheet.notes.begin(), sheet.notes.end());
    }
    // Columns that GEXF's reader makes whether they are there or not.
    if (!has_spells_) result_.edge_columns.erase("spells");
    if (result_.over_time.empty()) result_.edge_columns.erase("status_over_time");
    find_document_years();
    return std::move(result_);
  }

 private:
  static void add_columns(const Sheet& sheet, std::set<std::string, std::less<>>& columns) {
    columns.insert(sheet.columns().begin(), sheet.columns().end());
  }

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
    const std::string_view id = row[column.renkei_id];
    const auto type = type_of(row[column.type]);
    const auto index = static_cast<std::uint32_t>(result_.entities.size());
    const auto pass_over = [&](const std::string& why) {
      note(row, "passed over the node " + quoted(row.id) + why);
      passed_over_.emplace(row.id, row.line);
    };
    const std::string found =
        "its type is " + quoted(row[column.type]) + ", expected an entity type such as Forum";
    if (!type && id.empty()) return pass_over(": " + found);
    if (name.empty() && label.empty() && id.empty()) return pass_over(": it has no label");
    if (!by_key_.emplace(row.id, index).second) return pass_over(", which is there already");
    if (!type) note(row, "the node " + quoted(row.id) + " keeps its type: " + found);
    ImportedEntity& one = result_.entities.emplace_back();
    one.key = row.id;
    one.renkei_id = id;
    const std::string_view iri = row[column.iri];
    one.iri_is_id = !id.empty() && iri.ends_with(id) && iri.size() > id.size() &&
                    iri[iri.size() - id.size() - 1] == '/';
    if (!one.iri_is_id) one.iri = iri;  // nearly never: kept for messages
    if (one.renkei_id.find_first_of(";,") != std::string::npos) {
      one.merged_ids = members(one.renkei_id);
      one.renkei_id = one.merged_ids.empty() ? "" : one.merged_ids.front();
      if (!one.merged_ids.empty()) one.merged_ids.erase(one.merged_ids.begin());
    }
    one.label = label;
    one.has_type = type.has_value();
    one.type = type ? *type : type_of_id(one.renkei_id).value_or(EntityType::Organization);
    // XML has no place for the name of an entity that is all control characters.
    one.name = !name.empty() ? name : !label.empty() ? label : id;
    one.names = split(row[column.names]);
    one.catalogue_id = row[column.catalogue_id];
    one.name_en = row[column.label_en];
    one.corporate_number = row[column.corporate_number];
    one.wikidata = row[column.wikidata];
    one.url = row[column.url];
    one.line = row.line;
    const auto mentions = row[column.mentions];
    if (mentions.empty()) return;
    const auto count = number<std::uint32_t>(mentions);
    if (!count && one.merged_ids.empty())
      note(row, "mentions is " + quoted(mentions) + ", expected a number");
    one.mentions = count.value_or(0);
  }

  /// The predicate of an edge by the first of its cells that says one; what another cell says that
  /// names another goes to `other`.
  std::optional<Predicate> predicate(const SheetRow& row, bool is_known,
                                     std::optional<Predicate>& other) {
    const Columns& column = *columns_;
    // The label is what a person types into Gephi's table.
    const std::string_view cells[] = {row[column.predicate], row[column.kind], row[column.label]};
    const auto* said = std::find_if(std::begin(cells), std::end(cells),
                                    [](std::string_view cell) { return !cell.empty(); });
    if (said == std::end(cells)) return std::nullopt;
    const auto found = predicates_.find(*said);
    for (const auto* cell = said + 1; found && cell < std::end(cells); ++cell) {
      if (cell->empty()) continue;
      const auto named = predicates_.find(*cell);
      if (named && named != found && !other) other = named;
      if (!named && is_known) {
        note(row, "the edge " + quoted(row.id) + " keeps its predicate: " + quoted(*cell) +
                      " names none");
      }
    }
    return found;
  }

  /// Says why an edge cannot be understood. @throws ReadError for the view of collaboration
  void refuse_predicate(const SheetRow& row) {
    const Columns& column = *columns_;
    auto kind = row[column.predicate];
    if (kind.empty()) kind = row[column.kind];
    if (kind.empty()) kind = row[column.label];
    const bool sums_up = kind == "collaboration" || kind == "shared";
    if (sums_up && &row == sheet_->edges.data()) {
      throw ReadError(sheet_->file, row.line,
                      "found the view of collaboration, which sums up what is stated; export the "
                      "full view and import that");
    }
    note(row, "passed over the edge " + quoted(row.id) + ": its predicate is " + quoted(kind) +
                  ", expected one such as cooperatesWith");
  }

  void edge(const SheetRow& row) {
    const Columns& column = *columns_;
    const auto ids = members(row[column.statement_ids]);
    const std::size_t first_id = result_.statement_ids.size();
    result_.statement_ids.insert(result_.statement_ids.end(), ids.begin(), ids.end());
    Disagreement cells;
    const auto chosen = predicate(row, !ids.empty(), cells.predicate);
    if (!chosen) return refuse_predicate(row);
    const auto subject = by_key_.find(row.source), object = by_key_.find(row.target);
    const auto pass_over = [&](const std::string& why) {
      note(row, "passed over the edge " + quoted(row.id) + ": " + why);
    };
    if (subject == by_key_.end() || object == by_key_.end()) {
      const std::string_view end = subject == by_key_.end() ? row.source : row.target;
      const auto passed = passed_over_.find(end);
      return pass_over(passed == passed_over_.end()
                           ? "there is no node " + quoted(end)
                           : "its node " + quoted(end) + " was passed over, see line " +
                                 std::to_string(passed->second));
    }
    if (subject->second == object->second) {
      return loop(row, subject->second, first_id);
    }
    ImportedEdge edge;
    edge.first_id = first_id;
    edge.last_id = result_.statement_ids.size();
    edge.first_statement = result_.statements.size();
    edge.given = given(row);
    has_spells_ = has_spells_ || edge.given.spells;
    check_weight(row);
    edge.years = {year_of(row, "first_fiscal_year", column.first_year, edge),
                  year_of(row, "last_fiscal_year", column.last_year, edge)};
    const auto spells = years_of_spells(row[column.spells]);
    if (spells) edge.spells = *spells;
    if (!spells) {
      edge.has_bad_years = true;
      note(row, "the time of the edge is " + quoted(row[column.spells]) +
                    ", expected a first and a last day (2024-04-01) of each spell");
    }
    ImportedStatement one;
    one.subject = subject->second;
    one.object = object->second;
    one.predicate = *chosen;
    one.line = row.line;
    place(row, one);
    if (ids.empty() && one.statement.evidence.text.empty()) {
      one.statement.evidence.text = own_statement(result_, one);
    }
    const auto said = ways(row, edge, cells);
    over_time(row, edge, said);
    add_statements(ids, std::move(one), said);
    edge.last_statement = result_.statements.size();
    if (!edge.has_bad_years) vote(edge);
    disagree(row, std::move(cells), *chosen);
    result_.edges.push_back(edge);
  }

  /// What merged nodes did with each other goes with the merger; else it is passed over.
  void loop(const SheetRow& row, std::uint32_t entity, std::size_t first_id) {
    if (!result_.entities[entity].merged_ids.empty()) return;
    result_.loops.push_back({entity, first_id, result_.statement_ids.size(), row.line});
    result_.graph_notes.push_back(
        {sheet_->file, row.line,
         "passed over the edge " + quoted(row.id) + ": it leads to where it starts"});
  }

  std::vector<Stated> ways(const SheetRow& row, ImportedEdge& edge, Disagreement& cells) {
    const Columns& column = *columns_;
    const YearCells years =
        edge.years.first != 0 || edge.years.last != 0 ? edge.years : edge.spells;
    ToldWays told = ways_of({row.id, row[column.stated], row[column.status], years}, cells,
                            [&](std::string message) { note(row, std::move(message)); });
    edge.has_bad_years = edge.has_bad_years || told.has_bad_years;
    const bool is_guessed = !edge.given.stated && !edge.given.status &&
                            edge.first_id != edge.last_id &&
                            result_.edge_columns.contains("stated");
    if (is_guessed) {
      result_.graph_notes.push_back(
          {sheet_->file, row.line,
           "the edge " + quoted(row.id) +
               " has neither stated nor status; it is taken as standing"});
    }
    return std::move(told.stated);
  }

  GivenCells given(const SheetRow& row) const {
    const Columns& column = *columns_;
    const auto has = [&](std::uint32_t place) { return !row[place].empty(); };
    return {has(column.predicate),  has(column.stated),     has(column.status),
            has(column.first_year), has(column.last_year),  has(column.spells),
            has(column.confidence), has(column.page_number)};
  }

  /// Reads the status by year; without a graph it is held against the other cells.
  void over_time(const SheetRow& row, ImportedEdge& edge, const std::vector<Stated>& said) {
    edge.first_over_time = edge.last_over_time = result_.over_time.size();
    const auto cell = row[columns_->over_time];
    if (cell.empty()) return;
    const auto told = ways_over_time(cell, [&](std::string message) { note(row, message); });
    result_.over_time.insert(result_.over_time.end(), told.begin(), told.end());
    edge.last_over_time = result_.over_time.size();
    // What is stated without a year holds in that of its document.
    const auto is_said = [&](const Stated& one) {
      return std::any_of(said.begin(), said.end(), [&](const Stated& way) {
        return way.status == one.status && (!way.year || way.year == one.year);
      });
    };
    const auto is_told = [&](const Stated& way) {
      return !way.year || std::find(told.begin(), told.end(), way) != told.end();
    };
    if (std::all_of(told.begin(), told.end(), is_said) &&
        std::all_of(said.begin(), said.end(), is_told)) {
      return;
    }
    result_.graph_notes.push_back({sheet_->file, row.line,
                                   "status_over_time of the edge " + quoted(row.id) +
                                       " is not what the other cells say, which were taken"});
  }

  void check_weight(const SheetRow& row) {
    const auto cell = row[columns_->weight];
    if (cell.empty() || number<double>(cell)) return;
    note(row, "weight is " + quoted(cell) + ", expected a number");
  }

  /// A cell of a fiscal year; 0 for none, and for what is none, which is told.
  std::int16_t year_of(const SheetRow& row, const std::string& name, std::uint32_t column,
                       ImportedEdge& edge) {
    const auto cell = row[column];
    if (cell.empty()) return 0;
    const auto year = fiscal_year_of(cell);
    if (!year) note(row, name + " is " + quoted(cell) + ", " + expected_fiscal_year());
    edge.has_bad_years = edge.has_bad_years || !year;
    return std::int16_t(year.value_or(0));
  }

  /// An edge sums up the years of statements, of those that state none the years of their
  /// documents: what no statement states is the document's. The more edges say so, the surer.
  void vote(const ImportedEdge& edge) {
    const YearCells& sum = edge.years;
    if (sum.first == 0 || sum.last == 0) return;
    const auto begin = result_.statements.begin();
    const auto states = [&](std::optional<int> year) {
      return std::any_of(
          begin + std::ptrdiff_t(edge.first_statement), begin + std::ptrdiff_t(edge.last_statement),
          [&](const ImportedStatement& one) { return one.statement.fiscal_year == year; });
    };
    if (!states(std::nullopt)) return;
    const std::uint32_t document = result_.statements[edge.first_statement].document;
    if (votes_.size() <= document) votes_.resize(document + 1);
    if (sum.first == sum.last) {
      ++votes_[document][sum.first].sure;
      return;
    }
    for (const int year : {int(sum.first), int(sum.last)}) {
      if (!states(year)) ++votes_[document][year].likely;
    }
  }

  void find_document_years() {
    for (std::size_t document = 0; document < votes_.size(); ++document) {
      const auto& votes = votes_[document];
      const auto best = std::max_element(votes.begin(), votes.end(), [](auto& a, auto& b) {
        return std::tie(a.second.sure, a.second.likely) < std::tie(b.second.sure, b.second.likely);
      });
      if (best != votes.end()) {
        result_.documents[document].metadata.fiscal_year = best->first;
      }
    }
  }

  /// Keeps what cells say against each other until it is known which was edited.
  void disagree(const SheetRow& row, Disagreement cells, Predicate chosen) {
    if (!cells.predicate && cells.stated.empty()) return;
    const auto told = [&](std::string message) {
      result_.graph_notes.push_back({sheet_->file, row.line, std::move(message)});
    };
    if (cells.predicate) {
      told("the edge " + quoted(row.id) + " is both " + std::string(name_of(chosen)) + " and " +
           std::string(name_of(*cells.predicate)) + "; the first was taken");
    }
    if (cells.loses_years) {
      told("status was edited; the years of " + quoted(row.id) + " are left out");
    }
    result_.disagreements.emplace(result_.edges.size(), std::move(cells));
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
    // Not the other way round: NaN is neither more nor less.
    if (value && *value >= 0.0 && *value <= 1.0) {
      one.statement.confidence = *value;
      one.has_confidence = true;
    } else {
      note(row, "confidence is " + quoted(confidence) + ", expected 0 to 1");
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

  void add_statements(const std::vector<std::string>& ids, ImportedStatement one,
                      const std::vector<Stated>& ways) {
    if (ids.size() == 1 && ways.size() == 1) one.id = ids.front();
    for (std::size_t i = 0; i < ways.size(); ++i) {
      one.statement.status = ways[i].status;
      one.statement.fiscal_year = ways[i].year;
      const bool last = i + 1 == ways.size();
      result_.statements.push_back(last ? std::move(one) : one);
    }
  }

  const std::vector<Sheet>& sheets_;
  const Sheet* sheet_ = nullptr;
  PredicateNames predicates_;
  std::optional<Columns> columns_;  ///< of that sheet
  bool has_spells_ = false;         ///< some edge has
  Imported result_;
  std::unordered_map<std::string_view, std::uint32_t> by_key_;     ///< node id → entity
  std::unordered_map<std::string_view, std::size_t> passed_over_;  ///< node id → line
  std::map<std::pair<std::string_view, std::string_view>, std::uint32_t>
      documents_;  ///< IRI and name → document
  struct Votes {
    std::size_t sure = 0, likely = 0;
  };
  std::vector<std::map<int, Votes>> votes_;  ///< by document, for its fiscal year
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

Imported understand(const std::vector<Sheet>& sheets, const Vocabulary& vocabulary) {
  return Understanding(sheets, vocabulary).run();
}

}  // namespace renkei
