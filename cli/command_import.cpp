// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_import.hpp"

#include <filesystem>
#include <iostream>

#include "export/output_file.hpp"
#include "export/read/read.hpp"
#include "graph/catalogue.hpp"
#include "graph/resolve.hpp"
#include "graph/store.hpp"

namespace renkei::cli {
namespace {

Imported read(const std::vector<std::string>& files) {
  try {
    return read_exports(files);
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
}

/// Tells what was passed over. Returns how much.
std::size_t tell(const Imported& imported) {
  for (const ReadNote& note : imported.notes) {
    std::cerr << "renkei: " << note.file << ':' << note.line << ": " << note.message << '\n';
  }
  return imported.notes.size();
}

}  // namespace

void ImportCommand::setup(CLI::App& app) {
  app.add_option("file", files_, "One .graphml, .gexf or .jsonld file, or the two .csv of a pair")
      ->type_name("FILE")
      ->required();
  app.add_option(
         "-o,--output", output_,
         "Knowledge-graph file to make, or, with --against, corrections; - is standard output")
      ->type_name("FILE")
      ->required();
  app.add_option("--against", against_,
                 "Knowledge-graph file that the export was made from: write what was edited as "
                 "corrections of it")
      ->type_name("FILE");
  app.add_flag("--whole", whole_,
               "With --against: the export was of the whole graph, so that what it lacks was "
               "taken out");
  pack_.add_to(app);
  app.footer(
      "Edited in Gephi or a spreadsheet: a label is a rename, a type a retype, an edge with a\n"
      "predicate as its kind or label is added, its document is its source. Only the full view "
      "can\n"
      "be read back.");
}

void ImportCommand::run() {
  if (whole_ && against_.empty()) throw UsageError("--whole: needs --against");
  const Imported imported = read(files_);
  const std::size_t passed_over = tell(imported);
  if (against_.empty()) {
    if (output_ == "-") throw UsageError("-o: a knowledge graph is a file");
    if (std::filesystem::exists(output_)) {
      throw DataProblem(output_ + " is there already; name a new file");
    }
    Store store = Store::open(output_, StoreMode::Create);
    const std::size_t documents =
        write_facts(imported, std::filesystem::path(files_.front()).filename().string(), store);
    std::cerr << output_ << ": " << imported.entities.size() << " entities, "
              << imported.statements.size() << " statements of " << documents << " documents\n";
  } else {
    const Catalogue catalogue = Catalogue::load(pack_.load());
    const KnowledgeGraph graph = resolve(Store::open(against_, StoreMode::Read), catalogue);
    OutputFile file(output_);
    file.write(corrections_of(imported, graph, whole_));
    file.close();
  }
  if (passed_over > 0) {
    throw DataProblem(std::to_string(passed_over) + " things were passed over, see above");
  }
}

}  // namespace renkei::cli
