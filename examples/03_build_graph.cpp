// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Joins the facts of several files to one graph, in memory, and walks it with Boost.Graph.
// After 02_extract_facts: what is one thing on many pages becomes one vertex.
//
//     03_build_graph pages/p01-medical-table.txt pages/p02-transport-table.txt
#include <boost/range/iterator_range.hpp>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "extract/pipeline.hpp"
#include "graph/resolve.hpp"
#include "graph/text.hpp"

namespace {

renkei::Page page_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  renkei::Page page;
  page.id = file.stem().string();
  page.text = renkei::text::from_utf8(bytes);
  return page;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const renkei::Resources resources(renkei::DataPack::built_in());
    renkei::Extractor extractor(resources);
    renkei::Resolver resolver(resources.catalogue());
    for (int i = 1; i < argc; ++i) {
      const renkei::Page page = page_of(argv[i]);
      renkei::DocumentInfo document;
      document.id = "d-" + std::to_string(i);
      document.name = page.id;
      resolver.begin_document(document);
      resolver.add_page(extractor.extract(page));
    }
    const renkei::PropertyGraph graph = resolver.resolve().graph;

    std::cout << num_vertices(graph) << " entities, " << num_edges(graph) << " relations\n";
    for (const auto vertex : boost::make_iterator_range(vertices(graph))) {
      const auto ties = in_degree(vertex, graph) + out_degree(vertex, graph);
      if (ties >= 4) std::cout << graph[vertex].name << "  " << ties << '\n';
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
