// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/file/graph_file.hpp"

#include <filesystem>
#include <iostream>

#include "cli/question/find_entity.hpp"
#include "graph/resolve.hpp"

namespace renkei::cli {

void CorrectionsOption::add_to(CLI::App& app) {
  app.add_option("--corrections", file,
                 "Corrections to apply; the default is FILE.corrections where there is one")
      ->type_name("FILE")
      ->check(non_empty());
}

std::string CorrectionsOption::path_for(const std::string& graph_file) const {
  if (!file.empty()) return file;
  const std::string beside = graph_file + ".corrections";
  std::error_code unknown;
  if (!std::filesystem::is_symlink(graph_file, unknown)) return beside;
  const std::string target =
      std::filesystem::weakly_canonical(graph_file, unknown).string() + ".corrections";
  if (unknown) return beside;
  if (std::filesystem::exists(beside, unknown) &&
      !std::filesystem::equivalent(beside, target, unknown)) {
    std::cerr << "renkei: " << beside << " is not used: " << graph_file
              << " is a link, and its corrections are in " << target << '\n';
  }
  return target;
}

Corrections CorrectionsOption::load(const std::string& graph_file) const {
  const std::string path = path_for(graph_file);
  std::error_code unknown;
  if (file.empty() && !std::filesystem::exists(path, unknown)) return {};
  return Corrections::load(path);
}

void GraphOption::add_to(CLI::App& app) {
  add_graph_file(app, file);
  pack.add_to(app);
  corrections.add_to(app);
}

GraphFile::GraphFile(const GraphOption& option)
    : file_(option.file),
      pack_(option.pack.load()),
      catalogue_(Catalogue::load(pack_)),
      corrections_(option.corrections.load(option.file)),
      store_(Store::open(option.file, StoreMode::Read)),
      moment_(store_.snapshot()) {
  if (store_.saved_graph() == graph_fingerprint(store_, catalogue_, corrections_)) {
    graph_.emplace(store_.load_graph());
    return;
  }
  std::vector<CorrectionConflict> conflicts;
  const KnowledgeGraph graph = resolve(store_, catalogue_, corrections_, &conflicts);
  report(corrections_, conflicts);
  graph_.emplace(graph);
  for (VertexDescriptor vertex = 0; vertex < num_vertices(graph.graph); ++vertex) {
    entities_.push_back(graph.graph[vertex]);
  }
}

const NameIndex& GraphFile::names() {
  if (!names_) {
    if (entities_.empty()) entities_ = store_.load_entities();
    names_.emplace(entities_, catalogue_);
    entities_.clear();
    entities_.shrink_to_fit();
  }
  return *names_;
}

AnalysisGraph::Vertex GraphFile::find(const std::string& name) {
  return AnalysisGraph::Vertex(find_entity(names(), catalogue_, name, file_));
}

NameMatch GraphFile::match(const std::string& name) { return names().find(name); }

KnowledgeGraph corrected_graph(const std::string& graph_file, const Catalogue& catalogue,
                               const CorrectionsOption& option) {
  const Corrections corrections = option.load(graph_file);
  std::vector<CorrectionConflict> conflicts;
  KnowledgeGraph graph =
      resolve(Store::open(graph_file, StoreMode::Read), catalogue, corrections, &conflicts);
  report(corrections, conflicts);
  return graph;
}

void report(const Corrections& corrections, const std::vector<CorrectionConflict>& conflicts) {
  for (const CorrectionConflict& conflict : conflicts) {
    if (conflict.is_idle) continue;
    std::cerr << "renkei: " << corrections.origin() << ':' << conflict.line << ": "
              << conflict.message << '\n';
  }
}

}  // namespace renkei::cli
