// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/read/imported.hpp"

namespace renkei {

/// Which entities of a graph those of a file are: by their ids, also by lists of ids that Gephi
/// makes when it merges nodes, and by the ids that they had before corrections merged them.
class Recognition {
 public:
  using Entities = std::vector<const EntityVertex*>;

  /// Both must outlive it. @param imported gets a note for an id that is none of the graph's
  Recognition(Imported& imported, const KnowledgeGraph& graph);

  /// The entity of the graph that one of the file is; nullptr for a new one.
  const EntityVertex* known(std::size_t index) const { return by_id(names_[index]); }
  /// An entity whose id was edited to none of the graph's.
  bool is_unknown(std::size_t index) const { return unknown_.contains(index); }
  /// What corrections call it: its id, or TYPE:NAME of a new one.
  const std::string& name(std::size_t index) const { return names_[index]; }
  /// The same, of a new one that an earlier import of the file has made as well its id.
  std::string id(std::size_t index) const;

  /// nullptr when there is none. An id of before a correction merged it finds the merger.
  const EntityVertex* by_id(std::string_view id) const;
  /// By its main name; nullptr when there is none.
  const EntityVertex* by_name(std::string_view name) const;

  /// What an entity of the graph was made of by merging corrections; empty when by none.
  const Entities& parts(const EntityVertex& merger) const;
  /// The part that had an id of its own; nullptr when none had it.
  const EntityVertex* part(std::string_view id) const;

  /// Whether the file has the entity of an id.
  bool is_present(std::string_view id) const { return present_.contains(id); }
  /// Ids that are one node: what stays, what goes into it.
  const std::vector<std::pair<std::string_view, std::string_view>>& merges() const {
    return merges_;
  }
  /// False for a file that lacks the column of ids.
  bool knows_ids() const { return knows_ids_; }

 private:
  void recognize(std::size_t index);
  std::string recovered(std::size_t index);
  std::string of_stranger(std::size_t index);
  void note(std::size_t line, std::string message) {
    imported_.notes.push_back({imported_.node_file, line, std::move(message)});
  }

  Imported& imported_;
  std::map<std::string_view, const EntityVertex*, std::less<>> known_;  ///< by id
  std::map<std::string_view, const EntityVertex*, std::less<>> part_by_id_;
  std::map<const EntityVertex*, Entities> parts_;                    ///< by merger
  std::map<std::string, const EntityVertex*, std::less<>> by_name_;  ///< by name key
  std::vector<std::string> names_;
  std::set<std::size_t> unknown_;
  std::set<std::string_view, std::less<>> claimed_;  ///< ids that nodes have
  std::set<std::string, std::less<>> present_;
  std::vector<std::pair<std::string_view, std::string_view>> merges_;
  bool knows_ids_ = true;
};

}  // namespace renkei
