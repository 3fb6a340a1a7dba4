// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/exchange/import.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/exchange/new_corrections.hpp"
#include "cli/file/commands.hpp"
#include "cli/output/output_guard.hpp"
#include "export/output_file.hpp"
#include "export/read/read.hpp"
#include "graph/catalogue.hpp"
#include "graph/store.hpp"

namespace renkei::cli {
namespace {

Imported read(const std::vector<std::string>& files, const DataPack& pack) {
  try {
    return read_exports(files, &pack);
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
}

/// Tells what was passed over.
void tell(const Imported& imported) {
  for (const ReadNote& note : imported.notes) {
    std::cerr << "renkei: " << note.file;
    if (note.line > 0) std::cerr << ':' << note.line;
    std::cerr << ": " << note.message << '\n';
  }
}

/// Removes a file that was not completed, with what SQLite keeps beside it.
void remove_store(const std::string& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
    std::filesystem::remove(path + suffix, ignored);
  }
}

bool are_one(const std::string& a, const std::string& b) {
  std::error_code absent;
  return std::filesystem::equivalent(a, b, absent);
}

}  // namespace

void ImportCommand::setup(CLI::App& app) {
  app.add_option("file", files_,
                 "One .graphml, .gexf, .xml or .jsonld file, or the two .csv of a pair")
      ->type_name("FILE")
      ->required();
  app.add_option(
         "-o,--output", output_,
         "Knowledge-graph file to make, or, with --against, corrections; - is standard output")
      ->type_name("FILE")
      ->check(non_empty())
      ->required();
  app.add_option("--against", against_,
                 "Knowledge-graph file that the export was made from: write what was edited as "
                 "corrections of it")
      ->type_name("FILE")
      ->check(non_empty());
  app.add_flag("--whole", whole_,
               "With --against: the export was of the whole graph, so that what it lacks was "
               "taken out");
  pack_.add_to(app);
  corrections_.add_to(app);
  app.footer(
      "Edited in Gephi or a spreadsheet: a label is a rename, a type a retype, merged nodes a "
      "merge,\n"
      "an edge with a predicate as its kind or label an add with its document as source; an edge\n"
      "with other ends, predicate or status is rejected and added. Only the full view can be read\n"
      "back. Corrections that FILE.corrections has already stay when -o names it.");
}

/// The corrections that are in use already.
std::string ImportCommand::earlier_corrections() const {
  std::ifstream in(corrections_.path_for(against_), std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

/// Writes what was edited; what is there already is not lost.
void ImportCommand::make_corrections(Imported& imported, const DataPack& pack) const {
  const std::string used = corrections_.path_for(against_);
  const bool joins = are_one(output_, used);
  if (!joins && std::filesystem::is_regular_file(output_)) {
    throw DataProblem(output_ + " is there already; name a new file, or " + used +
                      " to add to the corrections in use");
  }
  const Catalogue catalogue = Catalogue::load(pack);
  const KnowledgeGraph graph = corrected_graph(against_, catalogue, corrections_);
  NewCorrections lines(used, earlier_corrections(), corrections_of(imported, graph, whole_));
  lines.replace(graph);
  lines.settle(Store::open(against_, StoreMode::Read), catalogue, [&](const std::string& message) {
    imported.notes.push_back({imported.file, 0, message});
  });
  for (const std::string& line : lines.replaced()) {
    std::cerr << "renkei: " << line
              << (joins ? " (replaced)\n" : " (take it out: it is replaced)\n");
  }
  tell(imported);
  OutputFile file(output_);
  file.write(joins ? lines.text() : lines.fresh());
  file.close();
}

void ImportCommand::make_graph(const Imported& imported, const DataPack& pack) const {
  if (output_ == "-") throw UsageError("-o: a knowledge graph is a file");
  if (std::filesystem::exists(output_)) {
    throw DataProblem(output_ + " is there already; name a new file");
  }
  const Catalogue catalogue = Catalogue::load(pack);
  const Corrections corrections = corrections_.load(output_);
  try {
    Store store = Store::open(output_, StoreMode::Create);
    write_facts(imported, std::filesystem::path(files_.front()).filename().string(), store);
    refresh_graph(store, output_, catalogue, pack, corrections);
  } catch (...) {
    remove_store(output_);
    throw;
  }
}

void ImportCommand::run() {
  if (whole_ && against_.empty()) throw UsageError("--whole: needs --against");
  std::vector<std::string> inputs = files_;
  if (!against_.empty()) inputs.push_back(against_);
  refuse_to_overwrite(output_, inputs);
  const DataPack pack = pack_.load();
  Imported imported = read(files_, pack);
  if (against_.empty()) {
    imported.notes.insert(imported.notes.end(), imported.graph_notes.begin(),
                          imported.graph_notes.end());
    tell(imported);
    make_graph(imported, pack);
  } else {
    make_corrections(imported, pack);
  }
  if (!imported.notes.empty()) {
    throw DataProblem(std::to_string(imported.notes.size()) +
                      " things were passed over, see above");
  }
}

}  // namespace renkei::cli
