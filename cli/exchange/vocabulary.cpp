// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/exchange/vocabulary.hpp"

#include <CLI/Validators.hpp>
#include <iostream>

#include "export/vocabulary.hpp"

namespace renkei::cli {

void VocabularyCommand::setup(CLI::App& app) {
  app.add_option("what", what_,
                 "ontology (OWL in Turtle, the default), shapes (SHACL in Turtle), or context "
                 "(JSON-LD)")
      ->type_name("WHAT")
      ->check(CLI::IsMember({"ontology", "shapes", "context"}).description(""));
  pack_.add_to(app);
}

void VocabularyCommand::run() {
  const DataPack pack = pack_.load();
  if (what_ == "context") {
    std::cout << "{\"@context\":" << Context::load(pack).json() << "}\n";
    return;
  }
  const std::string name = what_ == "shapes" ? "vocabulary/shapes.ttl" : "vocabulary/renkei.ttl";
  // One Turtle document after the other is a Turtle document.
  for (const DataFile* layer : pack.layers(name)) std::cout << layer->text;
}

}  // namespace renkei::cli
