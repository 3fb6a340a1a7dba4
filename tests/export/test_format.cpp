// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

#include "export/format.hpp"
#include "export/output_file.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_graph(const Format& format, const std::string& path) {
  const auto writer = format.open_graph(path, {});
  writer->write(sample::report());
  writer->close();
}

void write_pages(const Format& format, const std::string& path) {
  const auto writer = format.open_pages(path);
  writer->write(sample::page());
  writer->close();
}

/// The bytes of all files that a format makes, by name.
std::map<std::string, std::string> written(const Format& format, bool pages) {
  const ScratchFolder folder;
  const auto path = (folder.path() / ("a" + std::string(format.suffix))).string();
  pages ? write_pages(format, path) : write_graph(format, path);
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files[entry.path().filename().string()] = read(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("every format is found by its name, its aliases and its suffix, and by nothing else") {
  std::set<std::string_view> seen;
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK(find_format(format.name) == &format);
    CHECK(format_of_path("cyber" + std::string(format.suffix)) == &format);
    CHECK(seen.insert(format.name).second);
    for (const auto alias : format.aliases) {
      CHECK(find_format(alias) == &format);
      CHECK(seen.insert(alias).second);
    }
    CHECK_FALSE(format.what.empty());
    CHECK((format.open_graph != nullptr || format.open_pages != nullptr));
  }
  CHECK(find_format("GraphML") == find_format("graphml"));
  CHECK(format_of_path("a/B.GRAPHML") == find_format("graphml"));
  CHECK(find_format("") == nullptr);
  CHECK(format_of_path("-") == nullptr);
  CHECK(format_names(false).starts_with("graphml, gexf, csv, neo4j, dot, cytoscape, jsonl, "));
  CHECK(format_names(true) == "jsonl");
}

TEST_CASE("every format writes the same bytes for the same input") {
  for (const Format& format : formats()) {
    INFO(format.name);
    for (const bool pages : {false, true}) {
      if (pages ? format.open_pages == nullptr : format.open_graph == nullptr) continue;
      const auto files = written(format, pages);
      CHECK_FALSE(files.empty());
      CHECK(files == written(format, pages));
    }
  }
}

TEST_CASE("every format reports a full disk and an unwritable folder") {
  for (const Format& format : formats()) {
    INFO(format.name);
    if (format.open_pages) {
      CHECK_THROWS_AS(write_pages(format, "/dev/full"), OutputError);
    }
    if (!format.open_graph) continue;
    const bool pair = format.media_type == "text/csv";
    CHECK_THROWS_AS(write_graph(format, pair ? "/dev/full/a.csv" : "/dev/full"), OutputError);
    CHECK_THROWS_AS(write_graph(format, "/nowhere/a"), OutputError);
  }
}

TEST_CASE("a pair of tables has no standard output") {
  CHECK_THROWS_AS(find_format("csv")->open_graph("-", {}), std::invalid_argument);
  CHECK(format_of_path("a.neo4j.csv") == find_format("neo4j"));
}

TEST_CASE("docs/formats.md has the table of formats") {
  const auto page = read(std::filesystem::path(RENKEI_EXAMPLES_FOLDER) / "../docs/formats.md");
  REQUIRE_FALSE(page.empty());
  for (const Format& format : formats()) {
    std::string row = "| `" + std::string(format.name) + "` | ";
    for (std::size_t i = 0; i < format.aliases.size(); ++i) {
      row += (i == 0 ? "" : ", ") + std::string(format.aliases[i]);
    }
    row += " | `" + std::string(format.suffix) + "` |";
    INFO(row);
    CHECK(page.find(row) != std::string::npos);
  }
}

TEST_CASE("a graph that was not written whole is no file") {
  const ScratchFolder folder;
  const std::string path = (folder.path() / "a").string();
  for (const Format& format : formats()) {
    if (!format.open_graph) continue;
    INFO(format.name);
    const auto writer = format.open_graph(path, {});
    CHECK_THROWS_AS(writer->close(), std::logic_error);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a bad base touches no file") {
  const ScratchFolder folder;
  ExportOptions options;
  options.base = "no base";
  for (const Format& format : formats()) {
    if (!format.open_graph) continue;
    CHECK_THROWS_AS(format.open_graph((folder.path() / "a").string(), options),
                    std::invalid_argument);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}
