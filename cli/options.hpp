// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>
#include <string>
#include <vector>

#include "graph/analysis_graph.hpp"
#include "graph/data_pack.hpp"
#include "graph/query.hpp"

namespace renkei::cli {

/// Options that several commands have, defined once so that they read and work the same.

/// `--pack DIR`: the tables to work with.
struct PackOption {
  std::vector<std::string> folders;

  void add_to(CLI::App& app);
  /// The built-in tables and the folders, in their order. @throws std::runtime_error
  DataPack load() const;
};

/// `--threads N`.
struct ThreadsOption {
  unsigned threads = 0;  ///< 0 = as many as the machine has

  void add_to(CLI::App& app);
  unsigned count() const;
};

/// `--predicate`, `--status`, `--type`, `--year`, `--since`, `--until`, `--document`,
/// `--min-confidence`, `--limit`.
struct FilterOptions {
  Filters filters;

  /// @param limit_help what `--limit` counts @param type_help whom `--type` is about
  void add_to(CLI::App& app,
              const std::string& limit_help = "At most this many partners; 0, the default, is all",
              const std::string& type_help = "Only partners of this type; may be repeated");

 private:
  std::vector<std::string> predicates_;
  std::vector<std::string> statuses_;
  std::vector<std::string> types_;
};

/// @throws DataProblem when a document is named that is not there; names what it may have meant
/// @param others of a second file
void check_documents(const Filters& filters, const std::vector<DocumentInfo>& documents,
                     const std::vector<DocumentInfo>& others = {});

/// `--limit N`, 0 = all.
void add_limit(CLI::App& app, std::size_t& limit, const std::string& what,
               bool has_default = false);

/// `--predicate`, `--status`, `--min-confidence`, years and `--document`, for a command that lists
/// no partners.
void add_scope_filters(CLI::App& app, std::vector<std::string>& predicates,
                       std::vector<std::string>& statuses, Filters& filters);

/// `--type`: entities of some types only.
void add_types(CLI::App& app, const std::string& what, std::vector<std::string>& types,
               Filters& filters);

/// INPUT…: what a command reads pages from.
void add_inputs(CLI::App& app, std::vector<std::string>& inputs, const std::string& what);

/// A check of an option's values that completion reads the words from; the help does not list them.
/// They are the check's name, "{done,planned,standing}".
CLI::Validator named_words(CLI::Validator check, const std::vector<std::string>& words);

/// Refuses an empty word where a file's name is expected.
CLI::Validator non_empty();

/// FILE: the knowledge-graph file that a command reads.
void add_graph_file(CLI::App& app, std::string& file);

/// `--format NAME`, one of a few.
void add_format(CLI::App& app, std::string& format, const std::vector<std::string>& formats);

}  // namespace renkei::cli
