// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "export/read/compare/judge.hpp"
#include "export/read/imported.hpp"

namespace renkei {

/// A name as every format keeps it: XML has no place for control characters and noncharacters,
/// tables fold blanks, and what is no UTF-8 becomes U+FFFD.
std::string letters(std::string_view name);

/// Whether a row has just the further names of an entity.
bool has_names_of(const ImportedEntity& one, const EntityVertex& was);

/// Tells, by line, edits of an export that no correction has a place for.
class Untaken {
 public:
  /// Both must outlive it; `imported` gets the notes.
  Untaken(Imported& imported, const KnowledgeGraph& graph) : imported_(imported), graph_(graph) {}

  /// Of a node that is one entity of the graph.
  /// @param parts what merging corrections made that entity of
  /// @param edited_label an English label was edited, and is no name that corrections hold
  void entity(const ImportedEntity& one, const EntityVertex& was,
              const std::vector<const EntityVertex*>& parts, bool edited_label);

  /// Of an edge.
  void edge(const ImportedEdge& edge, const Judged& judged);

  /// Of documents.
  void documents();

 private:
  void cell(const ImportedEntity& one, const EntityVertex& was, std::string_view column,
            const std::string& is, const std::string& was_it);
  void cell(const ImportedStatement& one, std::string_view column, const std::string& is,
            const std::string& was_it, std::string_view advice);
  void names(const ImportedEntity& one, const EntityVertex& was,
             const std::vector<const EntityVertex*>& parts);
  void cells_of_best(const ImportedEdge& edge, const EdgeStatement& best);
  void years(const ImportedEdge& edge, const Judged& judged);
  void emptied(const ImportedEdge& edge, const Judged& judged);
  void over_time(const ImportedEdge& edge, const Judged& judged);
  void document(const ImportedStatement& one, const DocumentInfo& was);
  void document(std::size_t line, const DocumentInfo& is, const DocumentInfo& was);
  void note(const ImportedEntity& one, std::string message) {
    imported_.notes.push_back({imported_.node_file, one.line, std::move(message)});
  }
  void note(std::size_t line, std::string message) {
    imported_.notes.push_back({imported_.file, line, std::move(message)});
  }

  Imported& imported_;
  const KnowledgeGraph& graph_;
  std::set<std::pair<std::string, std::string>> told_documents_;  ///< what they were and are
};

}  // namespace renkei
