// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <functional>
#include <thread>

#include "cli/command.hpp"
#include "cli/output/result.hpp"
#include "export/vocabulary.hpp"
#include "graph/fiscal_year.hpp"
#include "graph/name_index.hpp"
#include "graph/schema.hpp"
#include "graph/text.hpp"

namespace renkei::cli {
namespace {

/// Names of a closed set of the schema, for help and messages.
template <class Value>
std::vector<std::string> all_names(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.emplace_back(name_of(Value(i)));
  return names;
}

/// "{done,planned,standing}"
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "{" : ",") + word;
  return text + "}";
}

/// A check whose description is not added to the help, which says it in words.
CLI::Validator quiet(CLI::Validator check) { return check.description(""); }

/// "done, planned, standing"
std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Adds an option whose values are names of a closed set; the values go to `values` as parsed.
template <class Value>
void add_names(CLI::App& app, const std::string& option, const std::string& what, std::size_t count,
               std::vector<std::string>& names, std::vector<Value>& values) {
  const std::vector<std::string> allowed = all_names<Value>(count);
  app.add_option(option, names, what)
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->check(named_words(CLI::IsMember(allowed), allowed))
      ->each([&values, allowed](const std::string& name) {
        const auto found = std::find(allowed.begin(), allowed.end(), name);
        if (found != allowed.end()) values.push_back(Value(found - allowed.begin()));
      });
}

void add_years(CLI::App& app, Filters& filters) {
  const auto add = [&](const std::string& option, const std::string& what,
                       const std::function<void(int)>& set) {
    app.add_option_function<int>(option, set, what)
        ->type_name("YEAR")
        ->check(quiet(CLI::Range(earliest_fiscal_year, latest_fiscal_year)));
  };
  const auto check = [&filters] {
    if (!filters.first_year || !filters.last_year || *filters.first_year <= *filters.last_year) {
      return;
    }
    throw CLI::ValidationError("--since", "no year is " + std::to_string(*filters.first_year) +
                                              " or later and " +
                                              std::to_string(*filters.last_year) + " or earlier");
  };
  add("--year",
      "Only statements of this fiscal year: their own, else their document's; the others are left "
      "out",
      [&filters, check](int year) {
        filters.first_year = filters.last_year = year;
        check();
      });
  add("--since", "Only statements of this fiscal year and later ones", [&filters, check](int year) {
    filters.first_year = year;
    check();
  });
  add("--until", "Only statements of this fiscal year and earlier ones",
      [&filters, check](int year) {
        filters.last_year = year;
        check();
      });
}

}  // namespace

void PackOption::add_to(CLI::App& app) {
  app.add_option("--pack", folders,
                 "Folder of tables that extend or replace the built-in ones; may be repeated")
      ->type_name("DIR")
      ->allow_extra_args(false);
}

DataPack PackOption::load() const {
  DataPack pack = DataPack::built_in();
  for (const std::string& folder : folders) pack.add_folder(folder);
  if (!folders.empty()) check_vocabulary(pack);
  return pack;
}

void ThreadsOption::add_to(CLI::App& app) {
  app.add_option("--threads", threads,
                 "Threads; 0, the default, is one for each processor. The result is the same")
      ->type_name("N")
      ->check(quiet(CLI::Range(0, 1024)));
}

unsigned ThreadsOption::count() const {
  return threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

void add_types(CLI::App& app, const std::string& what, std::vector<std::string>& types,
               Filters& filters) {
  add_names(app, "--type", what, entity_type_count, types, filters.types);
}

namespace {

/// "; similar names: a.txt, b.txt" of a file's documents, or what lists them.
std::string similar_documents(const std::vector<DocumentInfo>& documents, const std::string& name) {
  constexpr std::size_t shown = 5;
  constexpr double least = 0.6;  // guessed: a suffix left out, a digit mistyped
  const std::string key = text::name_key(name);
  std::vector<std::pair<double, std::string>> near;
  for (const DocumentInfo& each : documents) {
    const std::string other = text::name_key(each.name);
    const double similarity = other.starts_with(key) ? 1.0 : name_similarity(key, other);
    if (similarity >= least) near.emplace_back(-similarity, each.name);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  if (near.size() > shown) near.resize(shown);
  std::string list;
  for (const auto& [distance, each] : near) list += (list.empty() ? "" : ", ") + shown_name(each);
  if (!list.empty()) return "; similar names: " + list;
  return "; 'renkei info FILE --documents' lists the " + std::to_string(documents.size()) +
         " it has";
}

void add_documents(CLI::App& app, Filters& filters) {
  app.add_option("--document", filters.documents,
                 "Only statements of this document, by name or id; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
}

void add_confidence(CLI::App& app, Filters& filters) {
  app.add_option("--min-confidence", filters.min_confidence,
                 "Only statements at least this sure, 0 to 1")
      ->type_name("X")
      ->check(quiet(CLI::Range(0.0, 1.0)));
}

}  // namespace

void check_documents(const Filters& filters, const std::vector<DocumentInfo>& documents,
                     const std::vector<DocumentInfo>& others) {
  for (const std::string& name : filters.documents) {
    const auto is_named = [&](const DocumentInfo& each) {
      return each.name == name || each.id == name;
    };
    if (std::any_of(documents.begin(), documents.end(), is_named)) continue;
    if (std::any_of(others.begin(), others.end(), is_named)) continue;
    throw DataProblem("no document '" + name + "' in the file" +
                      similar_documents(documents, name));
  }
}

void add_limit(CLI::App& app, std::size_t& limit, const std::string& what, bool has_default) {
  CLI::Option* option = app.add_option("--limit", limit, what)
                            ->type_name("N")
                            ->check(quiet(CLI::Range(0, 1'000'000'000)));
  if (has_default) option->capture_default_str();
}

void FilterOptions::add_to(CLI::App& app, const std::string& limit_help,
                           const std::string& type_help) {
  app.footer("Predicates: " + joined(all_names<Predicate>(predicate_count)) +
             ".\nStatuses: " + joined(all_names<Status>(status_count)) +
             ".\nTypes: " + joined(all_names<EntityType>(entity_type_count)) + ".");
  add_names(app, "--predicate", "Only relations of this predicate; may be repeated",
            predicate_count, predicates_, filters.predicates);
  add_names(app, "--status", "Only statements of this status; may be repeated", status_count,
            statuses_, filters.statuses);
  add_types(app, type_help, types_, filters);
  add_confidence(app, filters);
  add_years(app, filters);
  add_documents(app, filters);
  add_limit(app, filters.limit, limit_help);
}

void add_scope_filters(CLI::App& app, std::vector<std::string>& predicates,
                       std::vector<std::string>& statuses, Filters& filters) {
  add_names(app, "--predicate", "Only relations of this predicate; may be repeated",
            predicate_count, predicates, filters.predicates);
  add_names(app, "--status", "Only statements of this status; may be repeated", status_count,
            statuses, filters.statuses);
  add_confidence(app, filters);
  add_years(app, filters);
  add_documents(app, filters);
}

void add_inputs(CLI::App& app, std::vector<std::string>& inputs, const std::string& what) {
  app.add_option("input", inputs, what)->type_name("INPUT")->required();
}

CLI::Validator named_words(CLI::Validator check, const std::vector<std::string>& words) {
  return quiet(std::move(check)).name(listed(words));
}

CLI::Validator non_empty() {
  return {[](std::string& name) {
            return name.empty() ? std::string("the name of the file is empty") : std::string();
          },
          ""};
}

void add_graph_file(CLI::App& app, std::string& file) {
  app.add_option("file", file, "Knowledge-graph file made by 'renkei build'")
      ->type_name("FILE")
      ->check(non_empty())
      ->required();
}

void add_format(CLI::App& app, std::string& format, const std::vector<std::string>& formats) {
  app.add_option("--format", format, "How the answer is printed")
      ->type_name("NAME")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
}

}  // namespace renkei::cli
