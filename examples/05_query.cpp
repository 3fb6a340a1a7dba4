// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Asks a file who works with whom: names as people type them, answers with their sentence.
// After 03_build_graph.
//
//     05_query reports.renkei 厚労省
#include <exception>
#include <iostream>

#include "graph/name_index.hpp"
#include "graph/query.hpp"
#include "graph/resolve.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: 05_query FILE NAME\n";
    return 2;
  }
  try {
    const auto catalogue = renkei::Catalogue::load(renkei::DataPack::built_in());
    const auto graph = resolve(renkei::Store::open(argv[1], renkei::StoreMode::Read), catalogue);
    const renkei::NameMatch match = renkei::NameIndex(graph, catalogue).find(argv[2]);
    if (!match.found()) {
      std::cerr << "nobody is called " << argv[2] << " there\n";
      return 1;
    }
    renkei::Filters filters;
    filters.predicates = {renkei::Predicate::CooperatesWith};
    const renkei::WhoAnswer answer =
        who(graph.graph, graph.documents, match.candidates.front().vertex, filters);
    for (const renkei::Partner& partner : answer.partners) {
      const renkei::CitedQuote& quote = partner.ties.front().best;
      std::cout << partner.entity.name << "  「" << quote.text << "」 " << quote.document << '\n';
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
