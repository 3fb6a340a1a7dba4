// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <array>
#include <iostream>

#include "cli/output/progress.hpp"
#include "cli/output/result.hpp"
#include "cli/output/table.hpp"
#include "cli/question/commands.hpp"
#include "cli/question/tell_years.hpp"
#include "graph/comparison.hpp"
#include "graph/fiscal_year.hpp"

namespace renkei::cli {
namespace {

using Kind = Column::Kind;

struct ChangeWords {
  const char* key;
  const char* title;
};
constexpr std::array<ChangeWords, 4> change_words{{
    {"added", "added:"},
    {"ended", "ended, or no longer stated:"},
    {"planned_then_done", "planned, then done:"},
    {"changed", "stated otherwise:"},
}};

std::string cited_as(const char* when, const std::optional<PartnerTie>& tie) {
  return tie ? std::string(when) + cited(tie->best) : "";
}

ResultList list_of(RelationChange::Kind kind, const std::vector<RelationChange>& changes,
                   std::size_t limit) {
  const ChangeWords& words = change_words[std::size_t(kind)];
  ResultList list{words.key, words.title, {}, {}, 0};
  list.columns = {{"subject", Kind::Text},
                  {"predicate", Kind::Text},
                  {"object", Kind::Text},
                  {"before", Kind::Shown},
                  {"after", Kind::Shown},
                  {"before", Kind::Detail},
                  {"before_year_from", Kind::Detail},
                  {"after", Kind::Detail},
                  {"after_year_from", Kind::Detail},
                  {"quoted_before", Kind::Note},
                  {"quoted_after", Kind::Note},
                  {"subject_id", Kind::Detail},
                  {"object_id", Kind::Detail},
                  {"before_document", Kind::Detail},
                  {"before_page", Kind::DetailNumber},
                  {"before_quote", Kind::Detail},
                  {"after_document", Kind::Detail},
                  {"after_page", Kind::DetailNumber},
                  {"after_quote", Kind::Detail},
                  {"note", Kind::Detail}};
  const auto cell = [](const std::optional<PartnerTie>& tie, bool is_marked) {
    if (!tie) return std::string();
    const std::string year = is_marked ? marked_years(*tie) : years(tie->fiscal_years);
    return joined(tie->statuses) + (year.empty() ? "" : " (" + year + ")");
  };
  const auto from = [](const std::optional<PartnerTie>& tie) {
    return tie ? years_from(*tie) : std::string();
  };
  using Tie = std::optional<PartnerTie>;
  const auto document = [](const Tie& tie) { return tie ? tie->best.document : std::string(); };
  const auto page = [](const Tie& tie) {
    return tie ? std::to_string(tie->best.page_number) : std::string();
  };
  const auto quote = [](const Tie& tie) { return tie ? tie->best.text : std::string(); };
  for (const RelationChange& each : changes) {
    if (each.kind != kind) continue;
    ++list.found;
    if (limit != 0 && list.rows.size() == limit) continue;
    list.rows.push_back({each.subject.name,
                         std::string(name_of(each.predicate)),
                         each.object.name,
                         cell(each.before, true),
                         cell(each.after, true),
                         cell(each.before, false),
                         from(each.before),
                         cell(each.after, false),
                         from(each.after),
                         cited_as("before: ", each.before),
                         cited_as("after: ", each.after),
                         each.subject.id,
                         each.object.id,
                         document(each.before),
                         page(each.before),
                         quote(each.before),
                         document(each.after),
                         page(each.after),
                         quote(each.after),
                         kind == RelationChange::Kind::Ended ? "no longer stated" : ""});
  }
  return list;
}

}  // namespace

void TimelineCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  app.add_option("name", name_, "Entity: any of its names, an acronym, or its id")
      ->type_name("NAME")
      ->required();
  add_format(app, format_, result_formats);
  filters_.add_to(app, "At most this many statements, the earliest first; 0, the default, is all");
}

void TimelineCommand::run() {
  GraphFile file(graph_);
  check_documents(filters_.filters, file.graph().documents());
  const auto entity = file.find(name_);
  tell_years(file.graph(), filters_.filters, entity);
  const std::vector<TimelineEntry> entries = timeline(file.graph(), entity, filters_.filters);
  Result result;
  result.heading = file.graph()[entity].name + ": " + counted(entries.size(), "statement");
  ResultList list{"statements", "", {}, {}, 0};
  list.columns = {
      {"year", Kind::Shown},      {"year", Kind::DetailNumber}, {"year_from", Kind::Detail},
      {"status", Kind::Text},     {"relation", Kind::Text},     {"partner", Kind::Text},
      {"quoted", Kind::Note},     {"partner_id", Kind::Detail}, {"predicate", Kind::Detail},
      {"document", Kind::Detail}, {"page", Kind::DetailNumber}, {"quote", Kind::Detail},
      {"statement", Kind::Detail}};
  for (const TimelineEntry& each : entries) {
    const bool is_known = each.fiscal_year != 0;
    list.rows.push_back({marked_year(each.fiscal_year, each.year_from),
                         is_known ? std::to_string(each.fiscal_year) : "",
                         is_known ? std::string(name_of(each.year_from)) : "",
                         std::string(name_of(each.quote.status)),
                         arrow(each.direction, each.predicate), each.partner.name,
                         cited(each.quote), each.partner.id, std::string(name_of(each.predicate)),
                         each.quote.document, std::to_string(each.quote.page_number),
                         each.quote.text, each.quote.statement});
  }
  result.lists.push_back(std::move(list));
  print(std::cout, result, format_, shows_colours());
}

void DiffCommand::setup(CLI::App& app) {
  old_.add_to(app);
  app.add_option("new", new_, "The newer file; without it, --years compares two years of FILE")
      ->type_name("NEW");
  app.add_option("--years", years_, "Two fiscal years, the older first, in the place of NEW")
      ->type_name("YEAR")
      ->check(CLI::Range(earliest_fiscal_year, latest_fiscal_year).description(""))
      ->expected(2);
  add_format(app, format_, result_formats);
  filters_.add_to(app, "At most this many of each kind; 0, the default, is all",
                  "Only relations with an entity of this type; may be repeated");
}

void DiffCommand::run() {
  if (new_.empty() == years_.empty()) {
    throw UsageError("give either a second file or --years with two fiscal years");
  }
  const GraphFile old_file(old_);
  Filters before = filters_.filters;
  Filters after = filters_.filters;
  std::optional<GraphFile> new_file;
  if (years_.empty()) {
    GraphOption option = old_;
    option.file = new_;
    new_file.emplace(option);
  } else {
    before.first_year = before.last_year = years_[0];
    after.first_year = after.last_year = years_[1];
  }
  const AnalysisGraph& new_graph = new_file ? new_file->graph() : old_file.graph();
  check_documents(filters_.filters, old_file.graph().documents(), new_graph.documents());
  tell_years(old_file.graph(), before);
  tell_years(new_graph, after);
  const std::vector<RelationChange> changes = compare(old_file.graph(), before, new_graph, after);
  Result result;
  result.facts = {{"changes_found", std::to_string(changes.size()), true}};
  result.heading =
      counted(changes.size(), "change") + " from " +
      (years_.empty() ? old_.file + " to " + new_
                      : std::to_string(years_[0]) + " to " + std::to_string(years_[1]));
  for (std::size_t kind = 0; kind < change_words.size(); ++kind) {
    result.lists.push_back(list_of(RelationChange::Kind(kind), changes, filters_.filters.limit));
  }
  const bool has_ended = std::any_of(
      changes.begin(), changes.end(),
      [](const RelationChange& each) { return each.kind == RelationChange::Kind::Ended; });
  if (has_ended) {
    result.legend = "ended: stated before and not after; a report may be silent on what goes on";
  }
  print(std::cout, result, format_, shows_colours());
}

}  // namespace renkei::cli
