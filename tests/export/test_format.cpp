// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>
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

std::string written(const Format& format, const std::string& path) {
  if (format.open_pages) {
    const auto writer = format.open_pages(path);
    writer->write(sample::page());
    writer->close();
  } else {
    const auto writer = format.open_graph(path, {});
    writer->write(sample::report());
    writer->close();
  }
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
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
    CHECK((format.open_graph == nullptr) == (format.kind == FormatClass::Pages));
    CHECK((format.open_pages == nullptr) == (format.kind != FormatClass::Pages));
  }
  CHECK(find_format("GraphML") == find_format("graphml"));
  CHECK(format_of_path("a/B.GRAPHML") == find_format("graphml"));
  CHECK(find_format("") == nullptr);
  CHECK(format_of_path("-") == nullptr);
  CHECK(format_names(false) == "graphml, jsonld");
  CHECK(format_names(true) == "jsonl");
}

TEST_CASE("every format writes the same bytes for the same input") {
  const ScratchFolder folder;
  for (const Format& format : formats()) {
    INFO(format.name);
    const auto first = written(format, (folder.path() / "a").string());
    CHECK_FALSE(first.empty());
    CHECK(first == written(format, (folder.path() / "b").string()));
  }
}

TEST_CASE("every format reports a full disk and an unwritable folder") {
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK_THROWS_AS(written(format, "/dev/full"), OutputError);
    CHECK_THROWS_AS(written(format, "/nowhere/a"), OutputError);
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
