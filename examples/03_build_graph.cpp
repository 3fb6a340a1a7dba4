// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Joins the facts of several files to one graph, in memory, and walks it with Boost.Graph.
// After 02_extract_facts: what is one thing on many pages becomes one vertex.
//
//     03_build_graph pages/p01-medical-table.txt pages/p02-transport-table.txt
#include <boost/range/iterator_range.hpp>
#include <exception>
#include <iostream>

#include "extract/pipeline.hpp"
#include "extract/reading/source.hpp"
#include "graph/resolve.hpp"

int main(int argc, char** argv) {
  try {
    const renkei::Resources resources(renkei::DataPack::built_in());
    renkei::Extractor extractor(resources);
    renkei::Resolver resolver(resources.catalogue());
    for (int i = 1; i < argc; ++i) {
      renkei::DocumentSource source(argv[i]);
      renkei::DocumentInfo document;
      document.id = "d-" + std::to_string(i);
      document.name = source.name();
      resolver.begin_document(document);
      renkei::Page page;
      while (source.next(page)) resolver.add_page(extractor.extract(page));
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
