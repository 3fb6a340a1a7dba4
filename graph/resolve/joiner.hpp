// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: which page entities are one thing. The rules are those of graph/resolve.hpp.

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/resolve/name_keys.hpp"

namespace renkei::detail {

/// A page's entity as joining sees it.
struct JoinEntity {
  std::uint32_t document = 0;
  Family family = Family::Body;
  NameKeys::Id name = 0;
  std::vector<NameKeys::Id> names;  ///< without `name`; no duplicates
  std::uint32_t identity = 0;       ///< number of its catalogue id, from 1; 0 = none
  bool is_local = false;            ///< to be joined within its document only
};

/// Disjoint sets with union by size and path halving (Tarjan and van Leeuwen, "Worst-case Analysis
/// of Set Union Algorithms", JACM 31, 1984). Two sets of different identities never become one.
class Joiner {
 public:
  /// @param entities sorted by document; the order decides nothing but which of two conflicting
  /// joins comes first, so give a canonical one. They and the names must outlive the joiner.
  Joiner(std::span<const JoinEntity> entities, const NameKeys& keys, const CatalogueNames& names);

  /// Cost: O(N log N) in names.
  void join();

  std::uint32_t root(std::uint32_t entity);
  /// The fullest name of the entity's set.
  NameKeys::Id fullest(std::uint32_t entity) { return fullest_[root(entity)]; }

 private:
  /// An entity's claim to a name, as its fullest one (owner) or another.
  struct Claim {
    std::uint64_t group = 0;  ///< family and key
    bool is_alias = false;
    std::uint32_t entity = 0;
    bool is_common = false;  ///< contests the name, but is not joined by it
    friend auto operator<=>(const Claim&, const Claim&) = default;
  };
  using Entities = std::vector<std::uint32_t>;

  void join_identities();
  void join_within_documents();
  void join_over_documents();

  Claim claim(std::uint32_t entity, NameKeys::Id key, bool is_alias, bool is_common) const;
  void settle(std::vector<Claim>& claims);
  bool is_firm(std::uint32_t claimant, std::span<const Claim> aliases);
  void settle_name(std::span<const Claim> claims);
  void join_owners(const Entities& owners);
  void join_variants(const Entities& claimants);
  Entities distinct_roots(std::span<const Claim> claims);
  Entities distinct_roots(const Entities& entities);
  bool is_variant(std::uint32_t a, std::uint32_t b);
  bool is_weak(NameKeys::Id key) const;
  bool unite(std::uint32_t a, std::uint32_t b);

  std::span<const JoinEntity> entities_;
  const NameKeys& keys_;
  const CatalogueNames& names_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> size_;
  std::vector<std::uint32_t> identity_;  ///< by root
  std::vector<NameKeys::Id> fullest_;    ///< by root
};

}  // namespace renkei::detail
