// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/file/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/output/progress.hpp"
#include "cli/output/result.hpp"
#include "cli/output/table.hpp"
#include "graph/resolve.hpp"

namespace renkei::cli {
namespace {

// A file with more defects than this is no better for a longer list.
constexpr std::size_t defects_shown = 20;

/// "two/a/r.txt (d-…)" a document.
std::string described(const StoredDocument& document) {
  std::string paths;
  for (const std::string& path : document.paths) {
    paths += (paths.empty() ? "" : ", ") + shown_name(path);
  }
  return paths + " (" + document.info.id + ")";
}

/// The documents that have a path, or else those that are meant by an id or a name.
std::vector<StoredDocument> named(const Store& store, const std::string& wanted,
                                  const std::string& path) {
  std::vector<StoredDocument> by_path;
  std::vector<StoredDocument> by_id;
  std::vector<StoredDocument> by_name;
  for (StoredDocument& each : store.documents()) {
    if (std::binary_search(each.paths.begin(), each.paths.end(), path)) {
      by_path.push_back(std::move(each));
    } else if (each.info.id == wanted) {
      by_id.push_back(std::move(each));
    } else if (each.info.name == wanted) {
      by_name.push_back(std::move(each));
    }
  }
  if (!by_path.empty()) return by_path;
  return by_id.empty() ? by_name : by_id;
}

/// Removes what a person means by a path, an id or a name, and says what it was. False, and says
/// why, when there is no such document or several are meant.
bool remove(Store& store, const std::string& file, const std::string& wanted) {
  const std::string path = std::filesystem::path(wanted).lexically_normal().generic_string();
  std::vector<StoredDocument> found = named(store, wanted, path);
  if (found.empty()) {
    std::cerr << "renkei: " << file << " has no document '" << wanted << "'; 'renkei info " << file
              << " --documents' lists what it has\n";
    return false;
  }
  StoredDocument& document = found.front();
  const bool has_path = std::binary_search(document.paths.begin(), document.paths.end(), path);
  if (found.size() > 1) {
    std::cerr << "renkei: '" << wanted << "' is the " << (has_path ? "path" : "name") << " of "
              << found.size() << " documents, and none was removed; give the "
              << (has_path ? "id" : "path or id") << " of one:\n";
    for (const StoredDocument& each : found) std::cerr << "  " << described(each) << '\n';
    return false;
  }
  if (has_path && document.paths.size() > 1) {
    store.remove_path(wanted);
    std::erase(document.paths, path);
    std::cerr << file << ": " << shown_name(path) << " removed; the document is still there as "
              << described(document) << '\n';
    return true;
  }
  store.remove_document(document.info.id);
  std::cerr << file << ": " << described(document) << " removed\n";
  return true;
}

/// What a graph holds, in words.
void tell(const std::string& file, std::size_t documents, std::size_t entities,
          std::size_t relations, std::size_t statements) {
  std::cerr << file << ": holds " << counted(documents, "document") << ", "
            << counted(entities, "entit", "y", "ies") << ", " << counted(relations, "relation")
            << ", " << counted(statements, "statement") << '\n';
}

}  // namespace

void refresh_graph(Store& store, const std::string& file, const Catalogue& catalogue,
                   const DataPack& pack, const Corrections& corrections) {
  const std::string fingerprint = graph_fingerprint(store, catalogue, corrections);
  const bool is_saved = store.saved_graph() == fingerprint;
  if (is_saved && corrections.empty() && corrections.contradictions().empty()) {
    // Nothing has changed, and nobody waits for conflicts.
    const AnalysisGraph graph = store.load_graph();
    return tell(file, graph.documents().size(), num_vertices(graph.graph()),
                num_edges(graph.graph()), graph.statements().size());
  }
  std::vector<CorrectionConflict> conflicts;
  const KnowledgeGraph graph = resolve(store, catalogue, corrections, &conflicts);
  report(corrections, conflicts);
  if (!is_saved) store.save_graph(graph, fingerprint, collaboration_predicates(pack));
  const GraphSummary summary = summarise(graph);
  tell(file, summary.documents, summary.vertices, summary.edges, summary.statements);
}

void RemoveCommand::setup(CLI::App& app) {
  graph_.add_to(app);
  app.add_option("document", documents_, "Documents, by path, name or id")
      ->type_name("DOCUMENT")
      ->required();
}

void RemoveCommand::run() {
  const DataPack pack = graph_.pack.load();
  const Catalogue catalogue = Catalogue::load(pack);
  const Corrections corrections = graph_.corrections.load(graph_.file);
  Store store = Store::open(graph_.file, StoreMode::Write);
  std::size_t missing = 0;
  for (const std::string& document : documents_) {
    if (!remove(store, graph_.file, document)) ++missing;
  }
  refresh_graph(store, graph_.file, catalogue, pack, corrections);
  if (missing != 0) {
    throw DataProblem(std::to_string(missing) + " of " + counted(documents_.size(), "document") +
                      " could not be removed" +
                      (missing == documents_.size() ? "" : "; the others were"));
  }
}

void MergeCommand::setup(CLI::App& app) {
  app.add_option("file", files_, "Knowledge-graph files")
      ->type_name("FILE")
      ->check(non_empty())
      ->required();
  app.add_option("-o,--output", output_,
                 "Knowledge-graph file that gets all documents; made when there is none")
      ->type_name("FILE")
      ->check(non_empty())
      ->required();
  pack_.add_to(app);
  corrections_.add_to(app);
}

void MergeCommand::run() {
  const DataPack pack = pack_.load();
  const Catalogue catalogue = Catalogue::load(pack);
  const Corrections corrections = corrections_.load(output_);
  // All of them are opened first: a name mistyped is noticed before anything is written.
  std::vector<Store> inputs;
  for (const std::string& file : files_) {
    std::error_code unknown;
    if (std::filesystem::equivalent(file, output_, unknown)) continue;
    inputs.push_back(Store::open(file, StoreMode::Read));
  }
  Store store = Store::open(output_, StoreMode::Create);
  MergeCounts all;
  Progress progress;
  std::size_t documents = 0;
  for (const Store& input : inputs) documents += input.summary().documents;
  progress.expect(documents, 0);
  for (const Store& input : inputs) {
    const MergeCounts counts = store.merge(input, [&] {
      progress.document(0, true);
      progress.show(input.file().string());
    });
    all.added += counts.added;
    all.replaced += counts.replaced;
    all.unchanged += counts.unchanged;
  }
  progress.message(output_ + ": " + counted(all.added, "document") + " added, " +
                   std::to_string(all.replaced) + " replaced, " + std::to_string(all.unchanged) +
                   " unchanged");
  refresh_graph(store, output_, catalogue, pack, corrections);
}

namespace {

/// What stands on pages whose text is not known: imported ones.
struct Unplaced {
  std::size_t pages = 0, mentions = 0, quotes = 0;
};

Unplaced unplaced_in(const Store& store) {
  Unplaced found;
  for (const StoredDocument& document : store.documents()) {
    store.for_each_page(document.info.id, [&](const PageFacts& facts) {
      if (!store.page_text(document.info.id, facts.number).value_or("").empty()) return;
      ++found.pages;
      for (const Entity& one : facts.entities) found.mentions += one.mentions.size();
      for (const Relation& one : facts.relations) found.quotes += one.statements.size();
    });
  }
  return found;
}

}  // namespace

void VerifyCommand::setup(CLI::App& app) { graph_.add_to(app); }

void VerifyCommand::run() {
  const DataPack pack = graph_.pack.load();
  const Catalogue catalogue = Catalogue::load(pack);
  const Corrections corrections = graph_.corrections.load(graph_.file);
  const std::string& file = graph_.file;
  const Store store = Store::open(file, StoreMode::Read);
  const StoreSnapshot moment = store.snapshot();
  std::vector<std::string> defects = store.check();
  if (defects.empty()) defects = store.check_quotes();
  // A graph that other tables or corrections gave is not used, whatever it holds.
  if (defects.empty() && store.saved_graph() == graph_fingerprint(store, catalogue, corrections)) {
    defects =
        store.check_graph(resolve(store, catalogue, corrections), collaboration_predicates(pack));
  }
  const std::size_t shown = std::min(defects.size(), defects_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    std::cerr << "renkei: " << file << ": " << defects[i] << '\n';
  }
  if (!defects.empty()) {
    throw DataProblem(file + ": found " + counted(defects.size(), "defect") +
                      "; restore a copy of it, or build it anew from its documents");
  }
  const StoreSummary summary = store.summary();
  const Unplaced unplaced = unplaced_in(store);
  std::cout << file << ": sound; " << counted(summary.documents, "document") << ", "
            << counted(summary.pages, "page") << "; "
            << counted(summary.mentions - unplaced.mentions, "mention") << " and "
            << counted(summary.statements - unplaced.quotes, "quote") << " stand where they say";
  if (unplaced.pages > 0) {
    std::cout << "; of " << counted(unplaced.pages, "page") << " the text is not known, nor where "
              << counted(unplaced.mentions, "mention") << " and "
              << counted(unplaced.quotes, "quote") << " stand";
  }
  std::cout << '\n';
}

}  // namespace renkei::cli
