// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: corrections laid over a resolution.

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/corrections.hpp"
#include "graph/resolve/assembler.hpp"

namespace renkei::detail {

/// The document that an added fact is of: what `source` names.
DocumentInfo added_document(const std::string& source);

/// Applies corrections: `add` before the input is sorted, `keep_apart` before joining, `apply`
/// after it. Conflicts are collected.
class Overlay {
 public:
  /// All must outlive it.
  Overlay(const Corrections& corrections, Parts& parts, NameKeys& keys,
          const CatalogueNames& names);

  /// Adds a document a source with the facts that are added.
  void add();
  void keep_apart(Joiner& joiner);
  void apply(Joiner& joiner);

  Overrides& overrides() { return overrides_; }
  /// Sorted by line. To be called after the graph was assembled.
  std::vector<CorrectionConflict> conflicts();

  /// Page entities that a person may mean by a name or catalogue id.
  const std::vector<std::uint32_t>& named(const std::string& name);

 private:
  using Entities = std::vector<std::uint32_t>;
  /// Page entities under one key.
  struct Named {
    Entities owners;   ///< it is their fullest name, or their catalogue id
    Entities holders;  ///< it is another of their names
  };

  void index();
  ResolvedEntity added_entity(const Correction& row, const std::string& name);
  std::optional<EntityType> usual_type(const std::string& name) const;
  void add_row(const Correction& row);
  std::optional<std::uint32_t> one(Joiner& joiner, const Correction& row, const std::string& name);
  std::optional<std::uint32_t> by_minted_id(Joiner& joiner, const std::string& id);
  void merge(Joiner& joiner, const Correction& row);
  void conflict(const Correction& row, const std::string& message);

  const Corrections& corrections_;
  Parts& parts_;
  NameKeys& keys_;
  const CatalogueNames& names_;
  bool is_indexed_ = false;
  std::unordered_map<std::string, Named> named_;           ///< by name key and by catalogue id
  std::unordered_map<std::string, std::uint32_t> minted_;  ///< first member by "x-…" id
  std::unordered_map<std::string, EntityType> types_;      ///< usual one by name key
  Overrides overrides_;
  std::vector<CorrectionConflict> conflicts_;
};

}  // namespace renkei::detail
