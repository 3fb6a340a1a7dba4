// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "cli/progress.hpp"
#include "cli/question/commands.hpp"
#include "cli/result.hpp"
#include "graph/resolve.hpp"

namespace renkei::cli {
namespace {

using Kind = Column::Kind;

std::string text_of(const SqlValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return number(*real);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return "";
}

bool is_number(const SqlValue& value) {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

/// "JPCERT/CC (report.txt, page 3)"
std::string placed(const PlacedName& name) {
  return name.name + " (" + name.document + ", page " + std::to_string(name.page_number) + ")";
}

std::string sentence_of(const JoinStep& step, const Corrections& corrections) {
  const std::string both = placed(step.from) + " and " + placed(step.to);
  const std::string where = step.within_document ? ", within one document" : "";
  switch (step.reason) {
    case JoinStep::Reason::OnePage:
      return step.from.document + ", page " + std::to_string(step.from.page_number) + ", calls " +
             step.from.name + " also " + step.by;
    case JoinStep::Reason::Identity:
      return both + " are " + step.by + " of the catalogue";
    case JoinStep::Reason::SameName:
      return both + " have the same full name" + where;
    case JoinStep::Reason::OtherName:
      return both + ": " + step.by + " is the full name of one and another name of the other" +
             where;
    case JoinStep::Reason::Variant:
      return both + " are both called " + step.by + ", and one full name contains the other" +
             where;
    case JoinStep::Reason::Correction:
      return both + " are one by " + corrections.origin() + ':' + std::to_string(step.line);
  }
  return both;
}

/// The id of a name that no page has but the catalogue knows; the name where it does not.
std::string catalogued(const Catalogue& catalogue, const std::string& name,
                       std::vector<std::string>& steps) {
  const NameMatch match = NameIndex(std::span<const EntityVertex>(), catalogue).find(name);
  if (match.catalogue_ids.size() != 1) return name;
  const std::string& id = match.catalogue_ids.front();
  const CatalogueEntry* entry = catalogue.find(id);
  steps.push_back("the catalogue knows " + name + " as " +
                  (entry == nullptr ? "" : entry->name_ja) + ", " + id);
  return id;
}

}  // namespace

void SqlCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  app.add_option("sql", sql_,
                 "One SELECT over the views documents, entities, names, relations, statements, "
                 "evidence, works_with, memberships")
      ->type_name("SQL")
      ->required();
  add_format(app, format_, result_formats);
}

void SqlCommand::run() {
  const DataPack pack = graph_.pack.load();
  const Catalogue catalogue = Catalogue::load(pack);
  const Corrections corrections = graph_.corrections.load(graph_.file);
  const Store store = Store::open(graph_.file, StoreMode::Read);
  if (store.saved_graph() != graph_fingerprint(store, catalogue, corrections)) {
    std::vector<CorrectionConflict> conflicts;
    store.show_graph(resolve(store, catalogue, corrections, &conflicts),
                     collaboration_predicates(pack));
    report(corrections, conflicts);
  }
  ResultList list{"rows", "", {}, {}, 0};
  std::vector<bool> are_numbers;
  store.select(
      sql_,
      [&](const std::vector<std::string>& columns) {
        for (const std::string& name : columns) list.columns.push_back({name, Kind::Text});
        are_numbers.assign(columns.size(), true);
      },
      [&](const std::vector<SqlValue>& row) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
          const bool is_null = std::holds_alternative<std::monostate>(row[i]);
          if (!is_null && !is_number(row[i])) are_numbers[i] = false;
          cells.push_back(text_of(row[i]));
        }
        list.rows.push_back(std::move(cells));
      });
  for (std::size_t i = 0; i < list.columns.size() && !list.rows.empty(); ++i) {
    if (are_numbers[i]) list.columns[i].kind = Kind::Number;
  }
  Result result;
  result.lists.push_back(std::move(list));
  print(std::cout, result, format_, shows_colours());
}

void WhyCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  app.add_option("first", first_, "A name that some page has, or an id of the catalogue")
      ->type_name("NAME")
      ->required();
  app.add_option("second", second_, "Another one")->type_name("NAME")->required();
}

void WhyCommand::run() {
  const Catalogue catalogue = Catalogue::load(graph_.pack.load());
  const Corrections corrections = graph_.corrections.load(graph_.file);
  const Store store = Store::open(graph_.file, StoreMode::Read);
  std::vector<std::string> steps;
  Explanation answer = explain(store, catalogue, corrections, first_, second_);
  if (!answer.first_found || !answer.second_found) {
    const std::string first = answer.first_found ? first_ : catalogued(catalogue, first_, steps);
    const std::string second =
        answer.second_found ? second_ : catalogued(catalogue, second_, steps);
    answer = explain(store, catalogue, corrections, first, second);
  }
  if (!answer.first_found || !answer.second_found) {
    throw DataProblem("no page of " + graph_.file + " names '" +
                      (answer.first_found ? second_ : first_) +
                      "'; 'renkei who' suggests similar names");
  }
  if (!answer.are_one) {
    std::cout << first_ << " and " << second_ << " are two: " << answer.first_id << " and "
              << answer.second_id << '\n';
    for (const std::string& bar : answer.bars) std::cout << "  " << bar << '\n';
    return;
  }
  std::cout << first_ << " and " << second_ << " are one: " << answer.first_id << '\n';
  if (answer.steps.empty() && steps.empty()) std::cout << "  both are its full name\n";
  for (const std::string& step : steps) std::cout << "  " << step << '\n';
  for (const JoinStep& step : answer.steps) {
    std::cout << "  " << sentence_of(step, corrections) << '\n';
  }
}

}  // namespace renkei::cli
