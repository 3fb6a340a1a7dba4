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
#include "graph/ranking.hpp"

namespace renkei::cli {
namespace {

using Kind = Column::Kind;

/// The filters with the predicates that the view has when none are named.
Filters looked_at(const ScopeOptions& options, const DataPack& pack) {
  Filters filters = options.filters;
  filters.types.clear();  // they say who is listed
  filters.predicates = options.scope(pack).predicates;
  return filters;
}

constexpr std::size_t members_for_people = 8;  // guessed: enough to tell what a group is about

std::vector<std::string> measure_list() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < measure_count; ++i) names.emplace_back(name_of(Measure(i)));
  return names;
}

}  // namespace

void ScopeOptions::add_to(CLI::App& app) {
  app.add_option("--view", view,
                 "collaboration: bodies and what they do with each other; full: everything")
      ->type_name("NAME")
      ->check(CLI::IsMember({"collaboration", "full"}))
      ->capture_default_str();
  add_scope_filters(app, predicates_, statuses_, filters);
}

TieScope ScopeOptions::scope(const DataPack& pack) const {
  TieScope made;
  made.predicates = filters.predicates;
  made.statuses = filters.statuses;
  made.first_year = filters.first_year;
  made.last_year = filters.last_year;
  made.min_confidence = filters.min_confidence;
  made.documents = filters.documents;
  made.bodies_only = bodies_only();
  if (made.bodies_only && made.predicates.empty()) {
    made.predicates = collaboration_predicates(pack);
  }
  return made;
}

void RankCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  app.add_option("--by", by_, "What makes an entity central")
      ->type_name("NAME")
      ->check(CLI::IsMember(measure_list()))
      ->capture_default_str();
  scope_.add_to(app);
  add_types(app, "Only entities of this type are listed; may be repeated", types_, scope_.filters);
  app.add_flag("--exact", exact_, "Betweenness from all entities, however many there are");
  add_limit(app, limit_, "At most this many entities; 0 is all", true);
  add_format(app, format_, result_formats);
}

void RankCommand::run() {
  const GraphFile file(graph_);
  check_documents(scope_.filters, file.graph().documents());
  tell_years(file.graph(), looked_at(scope_, file.pack()), {}, scope_.bodies_only());
  const Measure measure = measure_from(by_).value_or(Measure::WeightedDegree);
  const RankAnswer answer = rank(file.graph(), measure, scope_.scope(file.pack()),
                                 scope_.filters.types, limit_, exact_ ? 0 : betweenness_sources);
  Result result;
  result.heading = counted(answer.found, "entit", "y", "ies") + " by " + by_;
  // Sources are among all that have a tie, of whatever type.
  const bool is_sampled = answer.is_sampled;
  result.facts = {{"by", by_},
                  {"view", scope_.view},
                  {"entities_found", std::to_string(answer.found), true},
                  {"sampled_from", is_sampled ? std::to_string(answer.sources) : "", true}};
  ResultList list{"entities", "", {}, {}, answer.found};
  list.columns = {{"rank", Kind::Number},
                  {"entity", Kind::Text},
                  {"type", Kind::Text},
                  {by_ == "core" ? "core" : "value", Kind::Number},
                  {"error", is_sampled ? Kind::Number : Kind::DetailNumber},
                  {"partners", Kind::Number},
                  {"statements", Kind::Number},
                  {"id", Kind::Detail}};
  for (const RankedEntity& each : answer.entities) {
    list.rows.push_back({std::to_string(list.rows.size() + 1), each.entity.name,
                         std::string(name_of(each.entity.type)), number(each.value),
                         number(each.error), std::to_string(each.partners),
                         std::to_string(each.statements), each.entity.id});
  }
  if (is_sampled) {
    result.legend = "estimated from " + std::to_string(answer.sources) +
                    " entities; error is half the width of the 95 % interval; --exact takes all";
  }
  result.lists.push_back(std::move(list));
  print(std::cout, result, format_, shows_colours());
}

void GroupsCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  scope_.add_to(app);
  app.add_option("--resolution", resolution_, "Above 1 gives smaller groups, below 1 larger ones")
      ->type_name("X")
      ->check(CLI::Range(0.01, 100.0))
      ->capture_default_str();
  app.add_option("--members", members_,
                 "Members listed of each group; 0 is all. The default is 8 for people, all for "
                 "json and csv")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000'000).description(""));
  add_limit(app, limit_, "At most this many groups; 0, the default, is all");
  add_format(app, format_, result_formats);
}

void GroupsCommand::run() {
  const GraphFile file(graph_);
  check_documents(scope_.filters, file.graph().documents());
  tell_years(file.graph(), looked_at(scope_, file.pack()), {}, scope_.bodies_only());
  const GroupsAnswer answer = groups(file.graph(), scope_.scope(file.pack()), resolution_, limit_);
  const bool is_for_people = format_ == "table" || format_ == "md";
  const std::size_t most = members_.value_or(is_for_people ? members_for_people : 0);
  Result result;
  result.heading = counted(answer.found, "group") + ", modularity " + number(answer.modularity);
  result.facts = {{"view", scope_.view},
                  {"resolution", number(resolution_), true},
                  {"modularity", number(answer.modularity), true},
                  {"groups_found", std::to_string(answer.found), true}};
  result.array = "groups";
  for (const EntityGroup& group : answer.groups) {
    const std::string group_number = std::to_string(result.lists.size() + 1);
    ResultList list{"members", "", {}, {}, group.members.size()};
    list.title = group_number + ". " + counted(group.members.size(), "member") + "; " +
                 counted(group.inner, "statement") + " among them, " + std::to_string(group.outer) +
                 " with others";
    list.facts = {{"group", group_number, true},
                  {"members_found", std::to_string(group.members.size()), true},
                  {"inner_statements", std::to_string(group.inner), true},
                  {"outer_statements", std::to_string(group.outer), true}};
    list.columns = {{"entity", Kind::Text},
                    {"type", Kind::Text},
                    {"statements", Kind::Number},
                    {"all", Kind::Number},
                    {"id", Kind::Detail}};
    for (const RankedEntity& each : group.members) {
      if (most != 0 && list.rows.size() == most) break;
      list.rows.push_back({each.entity.name, std::string(name_of(each.entity.type)),
                           number(each.value), std::to_string(each.statements), each.entity.id});
    }
    result.lists.push_back(std::move(list));
  }
  if (!result.lists.empty()) {
    result.legend = "statements: with members of the group; all: with everybody";
  }
  print(std::cout, result, format_, shows_colours());
}

}  // namespace renkei::cli
