// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/file/info.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <iostream>

#include "cli/output/progress.hpp"
#include "cli/output/result.hpp"
#include "cli/output/table.hpp"
#include "graph/catalogue.hpp"
#include "graph/resolve.hpp"
#include "graph/store.hpp"

namespace renkei::cli {
namespace {

/// Names and numbers under a heading.
struct Section {
  std::string title;
  std::vector<std::pair<std::string, std::uint64_t>> counts;
};

template <class Value, std::size_t size>
Section section(std::string title, const std::array<std::size_t, size>& counts) {
  Section made{std::move(title), {}};
  for (std::size_t i = 0; i < size; ++i) {
    if (counts[i] != 0) made.counts.emplace_back(name_of(Value(i)), counts[i]);
  }
  return made;
}

std::vector<Section> sections_of(const Store& store, const Catalogue& catalogue,
                                 const Corrections& corrections) {
  const StoreSummary pages = store.summary();
  std::vector<CorrectionConflict> conflicts;
  const GraphSummary graph = summarise(resolve(store, catalogue, corrections, &conflicts));
  report(corrections, conflicts);
  return {{"file",
           {{"documents", pages.documents},
            {"pages", pages.pages},
            {"mentions", pages.mentions},
            {"entities", graph.vertices},
            {"catalogued", graph.catalogued},
            {"relations", graph.edges},
            {"statements", graph.statements}}},
          section<EntityType>("entities", graph.vertices_by_type),
          section<Predicate>("relations", graph.edges_by_predicate)};
}

void print_json(const std::vector<Section>& sections) {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> json(buffer);
  json.SetIndent(' ', 2);
  json.StartObject();
  for (const Section& section : sections) {
    json.Key(section.title.c_str());
    json.StartObject();
    for (const auto& [name, count] : section.counts) {
      json.Key(name.c_str());
      json.Uint64(count);
    }
    json.EndObject();
  }
  json.EndObject();
  std::cout << buffer.GetString() << '\n';
}

/// A list a section.
Result result_of(const std::vector<Section>& sections) {
  Result result;
  for (const Section& section : sections) {
    ResultList list{section.title, section.title + ":", {}, {}, 0};
    list.columns = {{"name", Column::Kind::Text}, {"count", Column::Kind::Number}};
    for (const auto& [name, count] : section.counts) {
      list.rows.push_back({name, std::to_string(count)});
    }
    result.lists.push_back(std::move(list));
  }
  return result;
}

void print_table(const std::vector<Section>& sections, bool colour) {
  bool first = true;
  for (const Section& section : sections) {
    if (!first) std::cout << '\n';
    first = false;
    TextTable table({section.title, ""});
    table.align_right(1);
    for (const auto& [name, count] : section.counts) table.add({name, std::to_string(count)});
    table.print(std::cout, colour);
  }
}

/// One line a table, with the layers that a pack adds to it.
void print_tables(const DataPack& pack) {
  std::cout << "renkei " RENKEI_VERSION ", file format " << Store::schema_version << ", tables "
            << pack.fingerprint() << '\n';
  for (const std::string& name : pack.names("")) {
    std::cout << name;
    for (const DataFile* layer : pack.layers(name)) {
      if (!layer->origin.starts_with("built-in ")) std::cout << "  + " << layer->origin;
    }
    std::cout << '\n';
  }
}

/// A row a document, by name.
Result documents_of(const Store& store) {
  using Kind = Column::Kind;
  ResultList list{"documents", "", {}, {}, 0};
  list.columns = {
      {"name", Kind::Shown},         {"name", Kind::Detail},       {"pages", Kind::Number},
      {"fiscal_year", Kind::Number}, {"title", Kind::Text},        {"id", Kind::Detail},
      {"publisher", Kind::Detail},   {"source_url", Kind::Detail}, {"content_hash", Kind::Detail},
      {"read_by", Kind::Detail},     {"path", Kind::Note},         {"paths", Kind::Detail}};
  for (const StoredDocument& each : store.documents()) {
    std::string paths;
    for (const std::string& path : each.paths) paths += (paths.empty() ? "" : "|") + path;
    const PageMetadata& metadata = each.info.metadata;
    list.rows.push_back(
        {shown_name(each.info.name), each.info.name, std::to_string(each.info.pages),
         metadata.fiscal_year == 0 ? "" : std::to_string(metadata.fiscal_year), metadata.title,
         each.info.id, metadata.publisher, metadata.source_url, each.content_hash, each.fingerprint,
         paths == each.info.name ? "" : shown_name(paths), paths});
  }
  std::sort(list.rows.begin(), list.rows.end());
  return {"", {std::move(list)}, ""};
}

}  // namespace

void InfoCommand::setup(CLI::App& app) {
  app.add_option("file", file_,
                 "Knowledge-graph file; without one, the version and the tables are printed")
      ->type_name("FILE")
      ->check(non_empty());
  add_format(app, format_, result_formats);
  app.add_flag("--documents", lists_documents_, "List the documents in the place of counts");
  pack_.add_to(app);
  corrections_.add_to(app);
}

void InfoCommand::run() {
  const DataPack pack = pack_.load();
  if (file_.empty()) {
    if (format_ != "table" || lists_documents_) {
      throw UsageError("--format and --documents: need a FILE");
    }
    return print_tables(pack);
  }
  const Store store = Store::open(file_, StoreMode::Read);
  const StoreSnapshot moment = store.snapshot();
  const bool colour = shows_colours();
  if (lists_documents_) return print(std::cout, documents_of(store), format_, colour);
  const std::vector<Section> sections =
      sections_of(store, Catalogue::load(pack), corrections_.load(file_));
  if (format_ == "json") {
    print_json(sections);
  } else if (format_ == "table") {
    print_table(sections, colour);
  } else {
    print(std::cout, result_of(sections), format_, colour);
  }
}

}  // namespace renkei::cli
