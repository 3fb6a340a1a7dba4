// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Prints the entities and relations of text that is no file, each relation with its sentence.
// After 01_read_page: shows PageFacts, which all later stages work with.
#include <exception>
#include <iostream>

#include "extract/pipeline.hpp"
#include "graph/text.hpp"

int main() {
  try {
    const renkei::Resources resources(renkei::DataPack::built_in());
    renkei::Extractor extractor(resources);
    renkei::Page page;
    page.id = "note";
    page.text = renkei::text::from_utf8(
        "厚生労働省は、医療ISACと連携し、「医療情報システムの安全管理に関するガイドライン」を改定し"
        "た。");
    const renkei::PageFacts facts = extractor.extract(page);
    for (const renkei::Entity& entity : facts.entities) {
      std::cout << name_of(entity.type) << "  " << entity.name << '\n';
    }
    for (const renkei::Relation& relation : facts.relations) {
      const renkei::Statement& statement = relation.statements.front();
      std::cout << facts.entities[relation.subject].name << "  " << name_of(relation.predicate)
                << "  " << facts.entities[relation.object].name << "  ("
                << name_of(statement.status) << ")\n    " << statement.evidence.text << '\n';
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
