// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "export/read/imported.hpp"

namespace renkei {

/// A name as every format keeps it: XML has no place for control characters, tables fold blanks.
std::string letters(std::string_view name);

/// The first and last year of ways; zeros when none has one.
YearCells years_of(const std::set<Stated>& ways);

/// Tells, by line, edits of an export that no correction has a place for.
class Untaken {
 public:
  /// Both must outlive it; `imported` gets the notes.
  Untaken(Imported& imported, const KnowledgeGraph& graph) : imported_(imported), graph_(graph) {}

  /// Of a node that is one entity of the graph.
  /// @param edited_label an English label was edited, and is no name that corrections hold
  void entity(const ImportedEntity& one, const EntityVertex& was, bool edited_label);

  /// Of an edge that says what its statements did.
  /// @param best of them, the one whose sentence the edge shows
  void edge(const ImportedEdge& edge, const EdgeStatement& best);

  /// Of the years that an edge sums up. @param sums that its statements give
  void years(const ImportedEdge& edge, std::span<const YearCells> sums);

 private:
  void cell(const ImportedEntity& one, const EntityVertex& was, std::string_view column,
            const std::string& is, const std::string& was_it);
  void cell(const ImportedStatement& one, std::string_view column, const std::string& is,
            const std::string& was_it, std::string_view advice);
  void names(const ImportedEntity& one, const EntityVertex& was);
  void document(const ImportedStatement& one, const DocumentInfo& was);
  void note(std::size_t line, std::string message) {
    imported_.notes.push_back({imported_.file, line, std::move(message)});
  }

  Imported& imported_;
  const KnowledgeGraph& graph_;
  std::set<std::pair<std::string, std::string>> told_documents_;  ///< what they were and are
};

}  // namespace renkei
