// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// write_sample FOLDER: writes the sample graphs in every format and view, for the readers of other
// programs (check_*.py).
#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>

#include "export/format.hpp"
#include "tests/export/sample.hpp"

namespace {

void write(const renkei::Format& format, const std::string& path,
           const renkei::KnowledgeGraph& graph, const renkei::ExportOptions& options) {
  const auto writer = format.open_graph(path, options);
  writer->write(graph);
  writer->close();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 2) throw std::runtime_error("usage: write_sample FOLDER");
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const renkei::ExportOptions full;
    renkei::ExportOptions bodies;
    bodies.view = renkei::View::Collaboration;
    bodies.language = renkei::Language::English;
    renkei::ExportOptions urn, tag;
    urn.base = "urn:example:reports:";
    tag.base = "tag:example.jp,2024:k/";
    for (const auto& format : renkei::formats()) {
      if (!format.open_graph) continue;
      const auto name = [&](std::string stem) { return folder / stem.append(format.suffix); };
      write(format, name("report"), renkei::sample::report(), full);
      write(format, name("report-collaboration"), renkei::sample::report(), bodies);
      if (format.kind == renkei::FormatClass::LinkedData) {
        write(format, name("report-urn"), renkei::sample::report(), urn);
        write(format, name("report-tag"), renkei::sample::report(), tag);
      }
      write(format, name("hostile"), renkei::sample::hostile(), full);
      write(format, name("empty"), {}, full);
    }
  } catch (const std::exception& error) {
    std::cerr << "write_sample: " << error.what() << '\n';
    return 1;
  }
}
