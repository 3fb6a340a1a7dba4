// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <iostream>

#include "cli/progress.hpp"
#include "cli/question/commands.hpp"
#include "cli/result.hpp"
#include "cli/table.hpp"
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

ResultList list_of(const EntityPath& path, std::size_t number_of_path, bool by_hops) {
  ResultList list{"path" + std::to_string(number_of_path), "", {}, {}, 0};
  list.title = std::to_string(number_of_path) + ". " + counted(path.steps.size(), "hop") +
               (by_hops ? "" : ", length " + number(path.length)) + ':';
  list.columns = {
      {"from", Kind::Text},       {"relation", Kind::Text},     {"to", Kind::Text},
      {"status", Kind::Text},     {"year", Kind::Text},         {"statements", Kind::Number},
      {"quoted", Kind::Note},     {"from_id", Kind::Detail},    {"to_id", Kind::Detail},
      {"document", Kind::Detail}, {"page", Kind::DetailNumber}, {"quote", Kind::Detail}};
  for (const PathStep& step : path.steps) {
    const PartnerTie& tie = step.tie;
    list.rows.push_back({step.from.name, arrow(tie.direction, tie.predicate), step.to.name,
                         joined(tie.statuses), years(tie.fiscal_years),
                         std::to_string(step.statements), cited(tie.best), step.from.id, step.to.id,
                         tie.best.document, std::to_string(tie.best.page_number), tie.best.text});
  }
  return list;
}

ResultList list_of(const std::string& name, const std::string& title,
                   const std::vector<SharedTie>& shared) {
  ResultList list{name, title, {}, {}, 0};
  list.columns = {{"name", Kind::Text},          {"type", Kind::Text},
                  {"first", Kind::Text},         {"first_statements", Kind::Number},
                  {"second", Kind::Text},        {"second_statements", Kind::Number},
                  {"quoted_first", Kind::Note},  {"quoted_second", Kind::Note},
                  {"id", Kind::Detail},          {"first_document", Kind::Detail},
                  {"first_quote", Kind::Detail}, {"second_document", Kind::Detail},
                  {"second_quote", Kind::Detail}};
  for (const SharedTie& each : shared) {
    list.rows.push_back({each.shared.name, std::string(name_of(each.shared.type)),
                         arrow(each.first.direction, each.first.predicate),
                         std::to_string(each.first.statements),
                         arrow(each.second.direction, each.second.predicate),
                         std::to_string(each.second.statements), cited(each.first.best),
                         cited(each.second.best), each.shared.id, each.first.best.document,
                         each.first.best.text, each.second.best.document, each.second.best.text});
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
  filters_.add_to(app, "This many ways; the default is 1");
}

void PathCommand::run() {
  GraphFile file(graph_);
  filters_.check(file.graph());
  const auto first = file.find(first_);
  const auto second = file.find(second_);
  if (first == second) {
    throw DataProblem("'" + first_ + "' and '" + second_ + "' are one entity, " +
                      file.graph()[first].name + "; 'renkei why' says why");
  }
  const bool by_hops = by_ == "hops";
  const auto found = paths(file.graph(), first, second,
                           by_hops ? PathLength::Hops : PathLength::Strength, filters_.filters);
  if (found.empty()) {
    throw DataProblem("nothing connects " + file.graph()[first].name + " and " +
                      file.graph()[second].name + " in " + graph_.file);
  }
  Result result;
  result.heading = file.graph()[first].name + " .. " + file.graph()[second].name;
  for (const EntityPath& path : found) {
    result.lists.push_back(list_of(path, result.lists.size() + 1, by_hops));
  }
  print(std::cout, result, format_, shows_colours());
}

void CommonCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  add_names(app, first_, second_);
  add_format(app, format_, result_formats);
  filters_.add_to(app, "At most this many of each list; 0, the default, is all");
}

void CommonCommand::run() {
  GraphFile file(graph_);
  filters_.check(file.graph());
  const CommonAnswer answer =
      common(file.graph(), file.find(first_), file.find(second_), filters_.filters);
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
