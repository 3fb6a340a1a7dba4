// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>
#include <optional>
#include <utility>

#include "cli/output/progress.hpp"
#include "cli/output/result.hpp"
#include "cli/question/commands.hpp"
#include "cli/question/find_entity.hpp"
#include "graph/resolve.hpp"
#include "graph/text.hpp"

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

/// Why a name is an entity's, for a table row.
struct Reason {
  std::string kind;  ///< "same-name", …
  std::string text;  ///< a sentence
  PlacedName from;
  PlacedName to;
  std::string by;
};

std::string kind_of(JoinStep::Reason reason) {
  constexpr const char* names[] = {"one-page",   "catalogue", "same-name",
                                   "other-name", "variant",   "correction"};
  return names[std::size_t(reason)];
}

/// A name as typed, and whom it means.
struct Asked {
  std::string typed;
  AskedThing thing;  ///< by the form of the name that was understood
};

Asked asked(const NameMatch::Candidate& candidate, const std::string& typed) {
  return {typed, {candidate.matched, candidate.id}};
}

/// Whom two names mean; of one name typed twice the two entities that bear it, though one of them
/// may be meant rather.
std::pair<Asked, Asked> asked_of(GraphFile& file, const std::string& first,
                                 const std::string& second) {
  if (text::name_key(first) == text::name_key(second)) {
    const NameMatch match = file.match(first);
    const bool is_borne =
        match.kind == NameMatch::Kind::Exact || match.kind == NameMatch::Kind::Ambiguous;
    if (is_borne && match.candidates.size() > 2) list_choices(first, match.candidates);
    if (is_borne && match.candidates.size() == 2) {
      return {asked(match.candidates[0], first), asked(match.candidates[1], second)};
    }
    if (match.found()) {
      throw UsageError("'" + first + "' and '" + second + "' are one name; give two");
    }
  }
  (void)file.find(first);  // says what else may be meant
  (void)file.find(second);
  return {asked(file.match(first).candidates.front(), first),
          asked(file.match(second).candidates.front(), second)};
}

/// How a name is the entity's that no page calls so: the catalogue or a correction gives it. None
/// where the name is an id.
/// @param line of the correction, 0 = none
std::optional<Reason> unread_name(const Asked& asked, const std::string& id, std::size_t line,
                                  const PlacedName& place, const Corrections& corrections) {
  const std::string& name = asked.thing.name;
  if (name == asked.thing.id) return std::nullopt;
  if (line != 0) {
    const auto& rows = corrections.rows();
    const bool is_merged = std::any_of(rows.begin(), rows.end(), [&](const Correction& row) {
      return row.line == line && row.kind == Correction::Kind::Merge;
    });
    const std::string by = corrections.origin() + ':' + std::to_string(line);
    return Reason{
        "correction",
        is_merged ? name + " is " + id + " since " + by + " merges the two"
                  : "no page has the name " + name + "; " + by + " gives it to " + placed(place),
        {name, "", "", 0},
        place,
        id};
  }
  return Reason{"catalogue",
                "no page has the name " + name + "; it is " + id + " of the catalogue, as " +
                    placed(place) + " is",
                {name, "", "", 0},
                place,
                id};
}

std::vector<Reason> reasons_of(const Explanation& answer, const Asked& first, const Asked& second,
                               const Corrections& corrections) {
  std::vector<Reason> reasons;
  for (const std::size_t line : answer.apart_lines) {
    reasons.push_back({"correction",
                       corrections.origin() + ':' + std::to_string(line) + " keeps them apart",
                       {},
                       {},
                       ""});
  }
  for (const std::string& bar : answer.bars) reasons.push_back({"bar", bar, {}, {}, ""});
  const auto add_unread = [&](bool is_read, const Asked& asked, const std::string& id,
                              std::size_t line, const PlacedName& place) {
    const auto reason = is_read ? std::nullopt : unread_name(asked, id, line, place, corrections);
    if (reason) reasons.push_back(*reason);
  };
  add_unread(answer.first_is_read, first, answer.first_id, answer.first_line, answer.first_place);
  for (const JoinStep& step : answer.steps) {
    reasons.push_back(
        {kind_of(step.reason), sentence_of(step, corrections), step.from, step.to, step.by});
  }
  add_unread(answer.second_is_read, second, answer.second_id, answer.second_line,
             answer.second_place);
  if (reasons.empty()) {
    reasons.push_back({"same-name", placed(answer.first_place) + " has both as its full name",
                       answer.first_place, answer.second_place, ""});
  }
  return reasons;
}

}  // namespace

void SqlCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  app.add_option("sql", sql_,
                 "One SELECT over the views documents, entities, names, relations, statements, "
                 "evidence, works_with, memberships, budgets")
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
  app.add_option("first", first_, "Entity: any of its names, or its id")
      ->type_name("NAME")
      ->required();
  app.add_option("second", second_, "Another one")->type_name("NAME")->required();
  add_format(app, format_, result_formats);
}

void WhyCommand::run() {
  GraphFile file(graph_);
  const auto [first, second] = asked_of(file, first_, second_);
  const Corrections& corrections = file.corrections();
  const Explanation answer =
      explain(file.store(), file.catalogue(), corrections, first.thing, second.thing);
  if (!answer.first_found || !answer.second_found) {
    throw DataProblem("no page of " + graph_.file + " names '" +
                      (answer.first_found ? second_ : first_) + "'");
  }
  const std::vector<Reason> reasons = reasons_of(answer, first, second, corrections);
  Result result;
  result.heading = first_ + " and " + second_ +
                   (answer.are_one ? " are one: " + answer.first_id
                                   : " are two: " + answer.first_id + " and " + answer.second_id);
  if (format_ == "table") {
    std::cout << result.heading << '\n';
    for (const Reason& each : reasons) std::cout << "  " << each.text << '\n';
    return;
  }
  ResultList list{"reasons", "", {}, {}, 0};
  list.facts = {{"first", first_},
                {"second", second_},
                {"are_one", answer.are_one ? "true" : "false", true},
                {"first_id", answer.first_id},
                {"second_id", answer.second_id}};
  list.columns = {{"reason", Kind::Text},
                  {"kind", Kind::Detail},
                  {"by", Kind::Detail},
                  {"from_name", Kind::Detail},
                  {"from_document", Kind::Detail},
                  {"from_page", Kind::DetailNumber},
                  {"to_name", Kind::Detail},
                  {"to_document", Kind::Detail},
                  {"to_page", Kind::DetailNumber}};
  const auto page = [](const PlacedName& name) {
    return name.document.empty() ? "" : std::to_string(name.page_number);
  };
  for (const Reason& each : reasons) {
    list.rows.push_back({each.text, each.kind, each.by, each.from.name, each.from.document,
                         page(each.from), each.to.name, each.to.document, page(each.to)});
  }
  result.lists.push_back(std::move(list));
  print(std::cout, result, format_, shows_colours());
}

}  // namespace renkei::cli
