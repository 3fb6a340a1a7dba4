// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <iostream>

#include "cli/output/progress.hpp"
#include "cli/output/result.hpp"
#include "cli/output/table.hpp"
#include "cli/question/commands.hpp"
#include "cli/question/tell_years.hpp"
#include "graph/path.hpp"

namespace renkei::cli {
namespace {

using Kind = Column::Kind;

void add_names(CLI::App& app, std::string& first, std::string& second) {
  app.add_option("first", first, "Entity: any of its names, an acronym, or its id")
      ->type_name("NAME")
      ->required();
  app.add_option("second", second, "The other entity")->type_name("NAME")->required();
}

/// @throws DataProblem when both names are one entity's
std::pair<AnalysisGraph::Vertex, AnalysisGraph::Vertex> two_entities(GraphFile& file,
                                                                     const std::string& first,
                                                                     const std::string& second) {
  const auto one = file.find(first);
  const auto other = file.find(second);
  if (one == other) {
    throw DataProblem("'" + first + "' and '" + second + "' are one entity, " +
                      file.graph()[one].name +
                      (first == second ? "; name two" : "; 'renkei why' says why"));
  }
  return {one, other};
}

// All ways are more than anybody can wait for.
constexpr int most_ways = 10'000;

ResultList list_of(const EntityPath& path, std::size_t number_of_path, bool by_hops) {
  ResultList list{"steps", "", {}, {}, 0};
  list.title = std::to_string(number_of_path) + ". " + counted(path.steps.size(), "hop") +
               (by_hops ? "" : ", length " + number(path.length)) + ':';
  list.facts = {{"path", std::to_string(number_of_path), true},
                {"hops", std::to_string(path.steps.size()), true},
                {"length", number(path.length), true}};
  list.columns = {{"from", Kind::Text},
                  {"relation", Kind::Text},
                  {"to", Kind::Text},
                  {"status", Kind::Text},
                  {"year", Kind::Shown},
                  {"year", Kind::Detail},
                  {"year_from", Kind::Detail},
                  {"statements", Kind::Number},
                  {"quoted", Kind::Note},
                  {"from_id", Kind::Detail},
                  {"to_id", Kind::Detail},
                  {"predicate", Kind::Detail},
                  {"direction", Kind::Detail},
                  {"document", Kind::Detail},
                  {"page", Kind::DetailNumber},
                  {"quote", Kind::Detail},
                  {"confidence", Kind::DetailNumber}};
  for (const PathStep& step : path.steps) {
    const PartnerTie& tie = step.tie;
    list.rows.push_back(
        {step.from.name, arrow(tie.direction, tie.predicate), step.to.name, joined(tie.statuses),
         marked_years(tie), years(tie.fiscal_years), years_from(tie),
         std::to_string(step.statements), cited(tie.best), step.from.id, step.to.id,
         std::string(name_of(tie.predicate)), direction_name(tie.direction), tie.best.document,
         std::to_string(tie.best.page_number), tie.best.text, number(tie.best.confidence)});
  }
  return list;
}

ResultList list_of(const std::string& name, const std::string& title,
                   const std::vector<SharedTie>& shared) {
  ResultList list{name, title, {}, {}, 0};
  list.columns = {{"name", Kind::Text},
                  {"type", Kind::Text},
                  {"first", Kind::Text},
                  {"first_statements", Kind::Number},
                  {"second", Kind::Text},
                  {"second_statements", Kind::Number},
                  {"quoted_first", Kind::Note},
                  {"quoted_second", Kind::Note},
                  {"id", Kind::Detail},
                  {"first_document", Kind::Detail},
                  {"first_page", Kind::DetailNumber},
                  {"first_quote", Kind::Detail},
                  {"first_confidence", Kind::DetailNumber},
                  {"second_document", Kind::Detail},
                  {"second_page", Kind::DetailNumber},
                  {"second_quote", Kind::Detail},
                  {"second_confidence", Kind::DetailNumber}};
  for (const SharedTie& each : shared) {
    list.rows.push_back(
        {each.shared.name, std::string(name_of(each.shared.type)),
         arrow(each.first.direction, each.first.predicate), std::to_string(each.first.statements),
         arrow(each.second.direction, each.second.predicate),
         std::to_string(each.second.statements), cited(each.first.best), cited(each.second.best),
         each.shared.id, each.first.best.document, std::to_string(each.first.best.page_number),
         each.first.best.text, number(each.first.best.confidence), each.second.best.document,
         std::to_string(each.second.best.page_number), each.second.best.text,
         number(each.second.best.confidence)});
  }
  return list;
}

}  // namespace

void PathCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  add_names(app, first_, second_);
  app.add_option("--by", by_, "What is short: few hops, or hops that many statements make")
      ->type_name("NAME")
      ->check(CLI::IsMember({"hops", "strength"}))
      ->capture_default_str();
  add_format(app, format_, result_formats);
  app.add_option("--through", through_,
                 "Lead through entities of this type as well: Group or Place, which ways keep off; "
                 "may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"Group", "Place"}));
  filters_.add_to(app, "This many ways, 1 to " + std::to_string(most_ways) + "; the default is 1",
                  "Lead through entities of this type only; may be repeated. The default is all "
                  "but Group and Place");
  // All simple ways of a graph cannot be counted: 0 means nothing here.
  app.get_option("--limit")->check(CLI::Range(1, most_ways).description(""));
}

void PathCommand::run() {
  GraphFile file(graph_);
  check_documents(filters_.filters, file.graph().documents());
  const auto [first, second] = two_entities(file, first_, second_);
  tell_years(file.graph(), filters_.filters);
  Filters filters = filters_.filters;
  if (filters.types.empty()) filters.types = usual_way_types();
  for (const std::string& name : through_) filters.types.push_back(*entity_type_from(name));
  const bool by_hops = by_ == "hops";
  const auto found = paths(file.graph(), first, second,
                           by_hops ? PathLength::Hops : PathLength::Strength, filters);
  if (found.empty()) {
    throw DataProblem("nothing connects " + file.graph()[first].name + " and " +
                      file.graph()[second].name + " in " + graph_.file +
                      (filters.types.size() < entity_type_count
                           ? "; '--through Group --through Place' allows longer shots"
                           : ""));
  }
  Result result;
  result.heading = file.graph()[first].name + " .. " + file.graph()[second].name;
  result.facts = {{"first", file.graph()[first].name},
                  {"first_id", file.graph()[first].id},
                  {"second", file.graph()[second].name},
                  {"second_id", file.graph()[second].id},
                  {"by", by_},
                  {"paths_found", std::to_string(found.size()), true}};
  result.array = "paths";
  for (const EntityPath& path : found) {
    result.lists.push_back(list_of(path, result.lists.size() + 1, by_hops));
  }
  print(std::cout, result, format_, shows_colours());
}

void CommonCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  add_names(app, first_, second_);
  add_format(app, format_, result_formats);
  filters_.add_to(app, "At most this many of each list; 0, the default, is all",
                  "Only shared entities of this type; may be repeated");
}

void CommonCommand::run() {
  GraphFile file(graph_);
  check_documents(filters_.filters, file.graph().documents());
  const auto [first, second] = two_entities(file, first_, second_);
  tell_years(file.graph(), filters_.filters);
  const CommonAnswer answer = common(file.graph(), first, second, filters_.filters);
  Result result;
  result.heading = answer.first.name + " and " + answer.second.name + " have in common " +
                   counted(answer.bodies.size(), "partner") + " and " +
                   counted(answer.undertakings.size(), "shared thing");
  result.lists = {list_of("bodies", "partners of both:", answer.bodies),
                  list_of("undertakings", "programmes, fora, documents and the like of both:",
                          answer.undertakings)};
  print(std::cout, result, format_, shows_colours());
}

}  // namespace renkei::cli
