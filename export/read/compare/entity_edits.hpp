// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "export/read/compare/merges.hpp"
#include "export/read/compare/recognition.hpp"
#include "export/read/compare/untaken.hpp"

namespace renkei {

/// What was edited of the entities that a file and its graph have both.
class EntityEdits {
 public:
  /// All must outlive it; `imported` gets notes.
  EntityEdits(Imported& imported, const Recognition& recognized, const Merges& merges,
              Untaken& untaken);

  /// Appends the corrections of one; the rest is told by line.
  void compare(std::size_t index, std::string& text);

 private:
  const EntityVertex& self(const ImportedEntity& one, const EntityVertex& known) const;
  void tell_merged(const ImportedEntity& one, const EntityVertex& was, const EntityVertex& merger);
  void rename(const ImportedEntity& one, const EntityVertex& was, const std::string& name,
              std::string& text);
  void note(std::size_t line, std::string message) {
    imported_.notes.push_back({imported_.node_file, line, std::move(message)});
  }

  Imported& imported_;
  const Recognition& recognized_;
  const Merges& merges_;
  Untaken& untaken_;
  bool is_english_ = false;  ///< labels are
};

}  // namespace renkei
