// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/question/who.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <iostream>

#include "cli/output/progress.hpp"
#include "cli/question/print_who.hpp"
#include "cli/question/tell_years.hpp"

namespace renkei::cli {
namespace {

// Guessed: the second list is an outlook, not the answer.
constexpr std::size_t via_shown = 5;

}  // namespace

void WhoCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  app.add_option("name", name_,
                 "Entity: any of its names (経産省, METI), an acronym, or its id (jp-meti)")
      ->type_name("NAME")
      ->required();
  add_format(app, format_, result_formats);
  app.add_option("--depth", filters_.filters.depth, "2 adds the partners of partners, and so on")
      ->type_name("N")
      ->check(CLI::Range(1, 9));
  filters_.add_to(app);
}

void WhoCommand::run() {
  GraphFile file(graph_);
  check_documents(filters_.filters, file.graph().documents());
  const auto entity = file.find(name_);
  tell_years(file.graph(), filters_.filters, entity);
  const WhoAnswer answer = who(file.graph(), entity, filters_.filters);
  if (format_ == "json") return print_json(std::cout, answer);
  const bool is_for_people = format_ != "csv";
  const Result result =
      result_of(answer, is_for_people && filters_.filters.limit == 0 ? via_shown : 0);
  print(std::cout, result, format_, shows_colours());
}

}  // namespace renkei::cli
