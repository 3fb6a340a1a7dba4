// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Writes the graph of a file that `renkei build` made in a format of choice.
// After 03_build_graph: a graph need not be built again to be used.
//
//     04_export reports.renkei graphml reports.graphml
#include <exception>
#include <iostream>

#include "export/format.hpp"
#include "graph/resolve.hpp"

int main(int argc, char** argv) {
  const renkei::Format* format = argc == 4 ? renkei::find_format(argv[2]) : nullptr;
  if (format == nullptr || format->open_graph == nullptr) {
    std::cerr << "usage: 04_export FILE FORMAT OUTPUT, FORMAT one of "
              << renkei::format_names(false) << '\n';
    return 2;
  }
  try {
    const auto catalogue = renkei::Catalogue::load(renkei::DataPack::built_in());
    const auto store = renkei::Store::open(argv[1], renkei::StoreMode::Read);
    renkei::ExportOptions options;
    options.view = renkei::View::Collaboration;
    const auto writer = format->open_graph(argv[3], options);
    writer->write(resolve(store, catalogue));
    writer->close();  // reports what could not be written; the destructor would not
    std::cout << format->what << '\n';
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
