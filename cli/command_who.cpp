// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_who.hpp"

#include <iostream>

#include "cli/find_entity.hpp"
#include "cli/print_who.hpp"
#include "graph/catalogue.hpp"
#include "graph/resolve.hpp"
#include "graph/store.hpp"

namespace renkei::cli {

void WhoCommand::setup(CLI::App& app) {
  add_graph_file(app, file_);
  app.add_option("name", name_,
                 "Entity: any of its names (経産省, METI), an acronym, or its id (jp-meti)")
      ->type_name("NAME")
      ->required();
  add_format(app, format_, {"table", "json"});
  filters_.add_to(app);
  pack_.add_to(app);
}

void WhoCommand::run() {
  const Catalogue catalogue = Catalogue::load(pack_.load());
  const KnowledgeGraph graph = resolve(Store::open(file_, StoreMode::Read), catalogue);
  const VertexDescriptor entity = find_entity(graph, catalogue, name_, file_);
  const WhoAnswer answer = who(graph.graph, graph.documents, entity, filters_.filters);
  if (format_ == "json") {
    print_json(std::cout, answer);
  } else {
    print_table(std::cout, answer);
  }
}

}  // namespace renkei::cli
