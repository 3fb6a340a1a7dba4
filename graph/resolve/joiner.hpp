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

/// Why two page entities are one thing.
enum class JoinReason : std::uint8_t {
  Identity,    ///< the catalogue knows both by one id
  SameName,    ///< the fullest name of both is `key`
  OtherName,   ///< `key` is the fullest name of one and another name of the other
  Variant,     ///< `key` is another name of both, and one's fullest name contains the other's
  Correction,  ///< a correction says so
};

/// A join that was made.
struct JoinLink {
  std::uint32_t a = 0;  ///< entities
  std::uint32_t b = 0;
  JoinReason reason = JoinReason::Identity;
  NameKeys::Id key = 0;  ///< SameName, OtherName, Variant
  bool within_document = false;
  std::size_t line = 0;  ///< Correction
};

/// Disjoint sets with union by size and path halving (Tarjan and van Leeuwen, "Worst-case Analysis
/// of Set Union Algorithms", JACM 31, 1984). Two sets of different identities never become one.
class Joiner {
 public:
  /// @param entities sorted by document; the order decides nothing but which of two conflicting
  /// joins comes first, so give a canonical one. They and the names must outlive the joiner.
  Joiner(std::span<const JoinEntity> entities, const NameKeys& keys, const CatalogueNames& names);

  /// Keeps every one of `a` from being joined with any of `b`. To be called before `join`.
  /// @param line of the correction that says so, at least 1; each once
  void keep_apart(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                  std::size_t line);
  /// The lines that keep the things of two entities apart, ascending.
  std::vector<std::size_t> lines_between(std::uint32_t a, std::uint32_t b);

  /// Cost: O(N log N) in names.
  void join();

  /// Joins two things because a correction says so, whatever the catalogue says; the first one's
  /// identity stays. False when an earlier line keeps them apart.
  bool join_by_correction(std::uint32_t a, std::uint32_t b, std::size_t line);

  /// The catalogue's number for the entity's set, 0 = none.
  std::uint32_t identity(std::uint32_t entity) { return identity_[root(entity)]; }
  /// True when corrections keep some things apart.
  bool keeps_apart() const { return !marks_.empty(); }
  /// The sets of one identity that corrections keep apart, for each such identity: its roots, the
  /// one of the fullest name first.
  std::vector<std::vector<std::uint32_t>> parted_identities();
  /// Takes the identity from the entity's set.
  void disown(std::uint32_t entity) { identity_[root(entity)] = 0; }

  /// From now on the joins made are remembered.
  void record() { is_recording_ = true; }
  const std::vector<JoinLink>& links() const { return links_; }

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
  void join_parted_identities();
  void join_within_documents();
  void join_over_documents();

  Claim claim(std::uint32_t entity, NameKeys::Id key, bool is_alias, bool is_common) const;
  void settle(std::vector<Claim>& claims);
  bool is_firm(std::uint32_t claimant, std::span<const Claim> aliases);
  void settle_name(std::span<const Claim> claims);
  void join_owners(const Entities& owners, std::span<const Claim> claims);
  void join_variants(const Entities& claimants, std::span<const Claim> claims);
  Entities distinct_roots(std::span<const Claim> claims);
  Entities distinct_roots(const Entities& entities);
  bool is_variant(std::uint32_t a, std::uint32_t b);
  bool is_weak(NameKeys::Id key) const;
  bool are_apart(std::uint32_t a, std::uint32_t b) const;
  void merge_sets(std::uint32_t a, std::uint32_t b);
  bool unite(std::uint32_t a, std::uint32_t b);
  bool unite(std::uint32_t a, std::uint32_t b, JoinReason reason, std::span<const Claim> claims);
  std::uint32_t claimant(std::uint32_t root_entity, std::span<const Claim> claims);

  std::span<const JoinEntity> entities_;
  const NameKeys& keys_;
  const CatalogueNames& names_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> size_;
  std::vector<std::uint32_t> identity_;                        ///< by root
  std::vector<NameKeys::Id> fullest_;                          ///< by root
  std::unordered_map<std::uint32_t, std::vector<int>> marks_;  ///< by root; n is kept from -n,
                                                               ///< n the line that says so
  bool is_recording_ = false;
  bool is_within_document_ = false;
  std::vector<JoinLink> links_;
};

}  // namespace renkei::detail
