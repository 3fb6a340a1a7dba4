// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: the vertex of page entities that are one thing.

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/resolve/assembler.hpp"

namespace renkei::detail {

class VertexMaker {
 public:
  using Members = std::vector<std::uint32_t>;  ///< indices of page entities, ascending

  /// All must outlive it. @param resolved parallel to `joined`
  VertexMaker(std::span<const ResolvedDocument> documents, std::span<const JoinEntity> joined,
              std::span<ResolvedEntity* const> resolved, const NameKeys& keys,
              const CatalogueNames& names)
      : documents_(documents), joined_(joined), resolved_(resolved), keys_(keys), names_(names) {}

  /// The things of a partition, in the order of their first members.
  static std::vector<Members> members_of(std::span<const std::uint32_t> sets);

  /// One may have the id of another that is kept apart from it; see `make_all`.
  EntityVertex make(const Members& members) const;
  /// The vertices of a partition's things, no two with one id: where corrections keep apart what
  /// bears one name, the second gets an id of all its names.
  /// @param lent_ids of things that have the id of one that was merged into them, parallel to
  /// `things`, empty strings for the others; or none at all
  std::vector<EntityVertex> make_all(std::span<const Members> things,
                                     const std::vector<std::string>& lent_ids = {}) const;

  /// Whether a thing with this minted id has the page entity's fullest name as its own: the id that
  /// the entity alone would have, or as a part of what is known beyond its document.
  bool gives_id(std::uint32_t entity, std::string_view id) const;

 private:
  static void part_ids(const std::string& id, std::vector<EntityVertex*>& all);
  std::string digits_of(Family family, NameKeys::Id key, const std::string& identity,
                        const ResolvedDocument* document) const;
  static void describe(EntityVertex& vertex, const CatalogueEntry& entry);
  void describe(EntityVertex& vertex, const Members& members, const std::string& identity) const;
  EntityType commonest_type(const Members& members) const;
  NameKeys::Id fullest_key(const Members& members) const;
  NameKeys::Id label_key(const Members& members, NameKeys::Id fullest) const;
  std::string commonest_spelling(const Members& members, NameKeys::Id key) const;

  std::span<const ResolvedDocument> documents_;
  std::span<const JoinEntity> joined_;
  std::span<ResolvedEntity* const> resolved_;
  const NameKeys& keys_;
  const CatalogueNames& names_;
};

}  // namespace renkei::detail
