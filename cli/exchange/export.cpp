// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/exchange/export.hpp"

#include <CLI/Validators.hpp>
#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <iostream>
#include <map>
#include <optional>
#include <utility>

#include "cli/exchange/base_option.hpp"
#include "cli/output/output_guard.hpp"
#include "export/filter.hpp"
#include "export/graph_tools/csv.hpp"
#include "export/linked_data/iri.hpp"
#include "graph/catalogue.hpp"

namespace renkei::cli {
namespace {

const std::map<std::string, View> views{{"full", View::Full},
                                        {"collaboration", View::Collaboration}};
const std::map<std::string, Layout> layouts{
    {"auto", Layout::Auto}, {"force", Layout::Force}, {"none", Layout::None}};
const std::map<std::string, Language> languages{{"ja", Language::Japanese},
                                                {"en", Language::English}};

/// A line a format, for help: names, suffix, what it is.
std::string describe_formats() {
  struct Line {
    std::string names;
    std::string_view suffix, what;
  };
  std::vector<Line> lines;
  std::size_t names_width = 0, suffix_width = 0;
  for (const Format& format : formats()) {
    if (format.open_graph == nullptr) continue;
    Line& line = lines.emplace_back(Line{std::string(format.name), format.suffix, format.what});
    for (const std::string_view alias : format.aliases) line.names += ", " + std::string(alias);
    names_width = std::max(names_width, line.names.size());
    suffix_width = std::max(suffix_width, line.suffix.size());
  }
  std::string text = "Formats, by name or told by the suffix of -o:";
  for (Line& line : lines) {
    std::string suffix(line.suffix);
    line.names.resize(names_width, ' ');
    suffix.resize(suffix_width, ' ');
    text += "\n  " + line.names + "  " + suffix + "  " + std::string(line.what);
  }
  return text;
}

const Format& graph_format(const std::string& name, const std::string& path) {
  const Format* format = name.empty() ? format_of_path(path) : find_format(name);
  if (format == nullptr || format->open_graph == nullptr) {
    throw UsageError((name.empty() ? "the suffix of '" + path + "' tells no format; give --to"
                                   : "--to: no format '" + name + "'") +
                     ", one of " + format_names(false));
  }
  return *format;
}

template <class Value>
CLI::Option* add_choice(CLI::App& app, const std::string& option, Value& value,
                        const std::map<std::string, Value>& choices, const std::string& what) {
  return app
      .add_option_function<std::string>(
          option, [&value, &choices](const std::string& name) { value = choices.at(name); }, what)
      ->type_name("NAME")
      ->check(CLI::IsMember(choices).description(""));
}

bool has_edges(const PropertyGraph& graph, View view, const Vocabulary& vocabulary) {
  if (view == View::Full) return boost::num_edges(graph) > 0;
  bool found = false;
  for_each_edge(graph, view, vocabulary, [&](const ViewEdge&) { found = true; });
  return found;
}

/// The first and last fiscal year of what is stated.
std::optional<std::pair<int, int>> fiscal_years(const KnowledgeGraph& graph) {
  std::optional<std::pair<int, int>> years;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.graph))) {
    for (const EdgeStatement& one : graph.graph[edge].statements) {
      if (!one.fiscal_year) continue;
      const int year = *one.fiscal_year;
      years = years ? std::pair(std::min(years->first, year), std::max(years->second, year))
                    : std::pair(year, year);
    }
  }
  return years;
}

}  // namespace

void ExportCommand::setup(CLI::App& app) {
  add_graph_file(app, file_);
  app.add_option("--to", to_, "Format, see below; told by the suffix of -o when left out")
      ->type_name("FORMAT");
  app.add_option("-o,--output", output_, "File to write; - is standard output")
      ->type_name("FILE")
      ->check(non_empty())
      ->required();
  add_choice(app, "--view", options_.view, views,
             "full: all that is stated (the default); collaboration: bodies only");
  add_choice(app, "--lang", options_.language, languages,
             "Language of labels: ja (the default) or en");
  app.add_option("--base", options_.base, "What the IRIs of entities and statements start with")
      ->type_name("IRI")
      ->capture_default_str();
  add_choice(app, "--layout", options_.layout, layouts,
             "Positions, communities and centralities: auto (the default) up to " +
                 std::to_string(largest_drawn_graph) + " edges; force; none");
  filters_.add_to(app);
  app.get_option("--type")->description(
      "Only relations between entities of these types, of a collaboration between such bodies; may "
      "be repeated");
  app.get_option("--limit")->description(
      "At most this many entities, those of most statements, of a collaboration bodies; 0, the "
      "default, is all");
  pack_.add_to(app);
  corrections_.add_to(app);
  app.footer(describe_formats() + "\n" + app.get_footer());
}

std::unique_ptr<GraphWriter> ExportCommand::open(const Format& format) const {
  (void)iris_of(options_.base, Context::load(*options_.pack));
  try {
    return format.open_graph(output_, options_);
  } catch (const std::invalid_argument& error) {
    throw UsageError(std::string("-o: ") + error.what());
  }
}

void ExportCommand::run() {
  const Format& format = graph_format(to_, output_);
  const std::vector<std::string> inputs{file_, corrections_.path_for(file_)};
  refuse_to_overwrite(output_, inputs);
  if (format.media_type == "text/csv" && output_ != "-") {
    for (const std::string& path : table_paths(output_)) refuse_to_overwrite(path, inputs);
  }
  const DataPack pack = pack_.load();
  const Catalogue catalogue = Catalogue::load(pack);
  KnowledgeGraph graph = corrected_graph(file_, catalogue, corrections_);
  check_documents(filters_.filters, graph.documents);
  const auto years = fiscal_years(graph);
  const Vocabulary vocabulary = Vocabulary::load(pack);
  const bool had_relations = has_edges(graph.graph, options_.view, vocabulary);
  keep_admitted(graph, filters_.filters, options_.view, vocabulary);
  if (had_relations && !has_edges(graph.graph, options_.view, vocabulary)) {
    std::cerr << "renkei: the filters leave nothing of " << file_ << ", so the export is empty; "
              << (years ? "its statements are of the fiscal years " + std::to_string(years->first) +
                              " to " + std::to_string(years->second)
                        : "its statements tell no fiscal year")
              << '\n';
  }
  options_.pack = &pack;
  const auto writer = open(format);
  writer->write(graph);
  writer->close();
}

}  // namespace renkei::cli
