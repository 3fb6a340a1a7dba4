// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "graph/analysis_graph.hpp"
#include "graph/catalogue.hpp"
#include "graph/corrections.hpp"
#include "graph/name_index.hpp"
#include "graph/store.hpp"

namespace renkei::cli {

/// `--corrections FILE`: what people know better. Without it, FILE.corrections beside the
/// knowledge-graph file is used where there is one.
struct CorrectionsOption {
  std::string file;

  void add_to(CLI::App& app);
  /// @param graph_file whose corrections are wanted @throws DataError, std::runtime_error
  Corrections load(const std::string& graph_file) const;
  /// Where the corrections of a graph file are kept: beside it, and where it is a symbolic link,
  /// beside what the link leads to. What stands beside the link is then named on the standard error
  /// as not used.
  std::string path_for(const std::string& graph_file) const;
};

/// FILE, `--pack` and `--corrections`: the graph that a command asks.
struct GraphOption {
  std::string file;
  PackOption pack;
  CorrectionsOption corrections;

  void add_to(CLI::App& app);
};

/// The graph of a file, ready for questions: the one that the file keeps where it is up to date,
/// else made of its facts. Sentences are read from the file as they are asked for.
class GraphFile {
 public:
  /// Corrections that cannot be applied are named on the standard error.
  /// @throws StoreError, DataError, std::runtime_error
  explicit GraphFile(const GraphOption& option);

  const AnalysisGraph& graph() const { return *graph_; }
  const Store& store() const { return store_; }
  const Catalogue& catalogue() const { return catalogue_; }
  const DataPack& pack() const { return pack_; }
  const Corrections& corrections() const { return corrections_; }

  /// The entity that a person means. @throws DataProblem when none or several are meant; the
  /// message lists what may be.
  AnalysisGraph::Vertex find(const std::string& name);
  /// How a name is understood, whatever it means.
  NameMatch match(const std::string& name);

 private:
  const NameIndex& names();
  std::string file_;
  DataPack pack_;
  Catalogue catalogue_;
  Corrections corrections_;
  Store store_;
  StoreSnapshot moment_;
  std::optional<AnalysisGraph> graph_;
  std::vector<EntityVertex> entities_;
  std::optional<NameIndex> names_;
};

/// The graph of a file with its corrections; those that cannot be applied are named on the standard
/// error. @throws StoreError, DataError, std::runtime_error
KnowledgeGraph corrected_graph(const std::string& graph_file, const Catalogue& catalogue,
                               const CorrectionsOption& corrections);

/// Names the corrections that could not be applied on the standard error, with file and line.
void report(const Corrections& corrections, const std::vector<CorrectionConflict>& conflicts);

}  // namespace renkei::cli
