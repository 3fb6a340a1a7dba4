// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve/joiner.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>

namespace renkei::detail {
namespace {

// More claimants of one name than this are not compared pair by pair: a name that so many things
// bear names none of them.
constexpr std::size_t most_variants = 16;

}  // namespace

Joiner::Joiner(std::span<const JoinEntity> entities, const NameKeys& keys,
               const CatalogueNames& names)
    : entities_(entities),
      keys_(keys),
      names_(names),
      parent_(entities.size()),
      size_(entities.size(), 1) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  for (const JoinEntity& entity : entities) {
    identity_.push_back(entity.identity);
    fullest_.push_back(entity.name);
  }
}

void Joiner::join() {
  join_identities();
  is_within_document_ = true;
  join_within_documents();
  is_within_document_ = false;
  join_over_documents();
}

std::uint32_t Joiner::root(std::uint32_t entity) {
  while (parent_[entity] != entity) {
    parent_[entity] = parent_[parent_[entity]];
    entity = parent_[entity];
  }
  return entity;
}

bool Joiner::unite(std::uint32_t a, std::uint32_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (identity_[a] != 0 && identity_[b] != 0 && identity_[a] != identity_[b]) return false;
  if (are_apart(a, b)) return false;
  const std::uint32_t identity = std::max(identity_[a], identity_[b]);
  merge_sets(a, b);
  identity_[root(a)] = identity;
  return true;
}

/// As above, and remembers why. @param claims to the name that joins them
bool Joiner::unite(std::uint32_t a, std::uint32_t b, JoinReason reason,
                   std::span<const Claim> claims) {
  if (!is_recording_) return unite(a, b);
  const bool were_one = root(a) == root(b);
  const std::uint32_t from = claimant(root(a), claims);
  const std::uint32_t to = claimant(root(b), claims);
  if (!unite(a, b)) return false;
  if (were_one) return true;
  const auto key = claims.empty() ? 0 : NameKeys::Id(claims.front().group & 0xFFFFFFFFU);
  links_.push_back({from, to, reason, key, is_within_document_, 0});
  return true;
}

/// The entity of a set that claims the name.
std::uint32_t Joiner::claimant(std::uint32_t root_entity, std::span<const Claim> claims) {
  for (const Claim& each : claims) {
    if (root(each.entity) == root_entity) return each.entity;
  }
  return root_entity;
}

void Joiner::keep_apart(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                        std::size_t line) {
  const int pair = int(line);
  for (const std::uint32_t entity : a) marks_[root(entity)].push_back(pair);
  for (const std::uint32_t entity : b) marks_[root(entity)].push_back(-pair);
}

bool Joiner::are_apart(std::uint32_t a, std::uint32_t b) const {
  if (marks_.empty()) return false;
  const auto left = marks_.find(a);
  const auto right = marks_.find(b);
  if (left == marks_.end() || right == marks_.end()) return false;
  return std::any_of(left->second.begin(), left->second.end(), [&](int mark) {
    return std::find(right->second.begin(), right->second.end(), -mark) != right->second.end();
  });
}

std::vector<std::size_t> Joiner::lines_between(std::uint32_t a, std::uint32_t b) {
  std::vector<std::size_t> lines;
  const auto left = marks_.find(root(a));
  const auto right = marks_.find(root(b));
  if (left == marks_.end() || right == marks_.end()) return lines;
  for (const int mark : left->second) {
    const auto& others = right->second;
    if (std::find(others.begin(), others.end(), -mark) == others.end()) continue;
    lines.push_back(std::size_t(std::abs(mark)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

bool Joiner::join_by_correction(std::uint32_t a, std::uint32_t b, std::size_t line) {
  const std::uint32_t left = root(a);
  const std::uint32_t right = root(b);
  if (left == right) return true;
  const std::vector<std::size_t> between = lines_between(left, right);
  if (!between.empty() && between.front() < line) return false;
  const std::uint32_t identity = identity_[left] != 0 ? identity_[left] : identity_[right];
  merge_sets(left, right);
  identity_[root(left)] = identity;
  if (is_recording_) links_.push_back({a, b, JoinReason::Correction, 0, false, line});
  return true;
}

/// Makes two roots one; says nothing of identities.
void Joiner::merge_sets(std::uint32_t a, std::uint32_t b) {
  if (size_[a] < size_[b]) std::swap(a, b);
  parent_[b] = a;
  size_[a] += size_[b];
  if (keys_.is_fuller(fullest_[b], fullest_[a])) fullest_[a] = fullest_[b];
  const auto marks = marks_.find(b);
  if (marks == marks_.end()) return;
  std::vector<int> moved = std::move(marks->second);
  marks_.erase(marks);
  auto& kept = marks_[a];
  kept.insert(kept.end(), moved.begin(), moved.end());
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
}

/// Those of the fullest names first, and to the first set that nothing keeps them from: which of
/// the parts gets what no correction names does not hang on the order of documents.
void Joiner::join_parted_identities() {
  std::map<std::uint32_t, Entities> members;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].identity != 0) members[entities_[i].identity].push_back(i);
  }
  for (auto& [identity, entities] : members) {
    std::stable_sort(entities.begin(), entities.end(), [&](std::uint32_t a, std::uint32_t b) {
      return keys_.is_fuller(entities_[a].name, entities_[b].name);
    });
    Entities firsts;
    for (const std::uint32_t each : entities) {
      const bool is_joined = std::any_of(firsts.begin(), firsts.end(), [&](std::uint32_t first) {
        return unite(first, each, JoinReason::Identity, {});
      });
      if (!is_joined) firsts.push_back(each);
    }
  }
}

std::vector<std::vector<std::uint32_t>> Joiner::parted_identities() {
  std::map<std::uint32_t, Entities> roots;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (identity(i) == 0) continue;
    Entities& known = roots[identity(i)];
    if (std::find(known.begin(), known.end(), root(i)) == known.end()) known.push_back(root(i));
  }
  std::vector<Entities> parted;
  for (auto& [identity, sets] : roots) {
    if (sets.size() < 2) continue;
    std::stable_sort(sets.begin(), sets.end(), [&](std::uint32_t a, std::uint32_t b) {
      return keys_.is_fuller(fullest_[a], fullest_[b]);
    });
    parted.push_back(std::move(sets));
  }
  return parted;
}

void Joiner::join_identities() {
  if (keeps_apart()) return join_parted_identities();
  std::unordered_map<std::uint32_t, std::uint32_t> first;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].identity == 0) continue;
    unite(first.emplace(entities_[i].identity, i).first->second, i, JoinReason::Identity, {});
  }
}

Joiner::Claim Joiner::claim(std::uint32_t entity, NameKeys::Id key, bool is_alias,
                            bool is_common) const {
  return {std::uint64_t(entities_[entity].family) << 32 | key, is_alias, entity, is_common};
}

void Joiner::join_within_documents() {
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    claims.push_back(claim(i, entities_[i].name, false, false));
    for (const NameKeys::Id name : entities_[i].names) {
      // Groups are called by what they are: 事業者 after 国内事業者 may be any of them.
      const bool is_common =
          entities_[i].family == Family::Group && keys_.is_tail(name, entities_[i].name);
      if (!keys_.is_pointer(name)) claims.push_back(claim(i, name, true, is_common));
    }
    const bool is_last =
        i + 1 == entities_.size() || entities_[i + 1].document != entities_[i].document;
    if (is_last) settle(claims);
  }
}

void Joiner::join_over_documents() {
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (!entities_[i].is_local && entities_[i].name == fullest_[root(i)]) {
      claims.push_back(claim(i, entities_[i].name, false, false));
    }
  }
  settle(claims);
  const auto add = [&](std::uint32_t entity, NameKeys::Id key) {
    const NameKeys::Id full = fullest_[root(entity)];
    claims.push_back(claim(entity, key, key != full, keys_.is_tail(key, full)));
  };
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].is_local) continue;
    add(i, entities_[i].name);
    for (const NameKeys::Id name : entities_[i].names) {
      if (!keys_.is_pointer(name) && !is_weak(name)) add(i, name);
    }
  }
  settle(claims);
}

/// Settles every claimed name, in the order of families and keys; empties the claims.
void Joiner::settle(std::vector<Claim>& claims) {
  std::sort(claims.begin(), claims.end());
  for (auto begin = claims.begin(); begin != claims.end();) {
    const auto end = std::find_if(begin, claims.end(),
                                  [&](const Claim& other) { return other.group != begin->group; });
    if (end - begin > 1) settle_name({begin, end});
    begin = end;
  }
  claims.clear();
}

void Joiner::settle_name(std::span<const Claim> claims) {
  const auto first_alias =
      std::find_if(claims.begin(), claims.end(), [](const Claim& each) { return each.is_alias; });
  const auto owner_count = std::size_t(first_alias - claims.begin());
  join_owners(distinct_roots(claims.first(owner_count)), claims);
  const Entities owners = distinct_roots(claims.first(owner_count));
  const auto others = [&] {
    Entities roots = distinct_roots(claims.subspan(owner_count));
    std::erase_if(roots, [&](std::uint32_t each) {
      return std::find(owners.begin(), owners.end(), each) != owners.end();
    });
    return roots;
  };
  Entities claimants = others();
  const bool is_strong = !is_weak(NameKeys::Id(claims.front().group & 0xFFFFFFFFU));
  if (is_strong && claimants.size() > 1) {
    join_variants(claimants, claims.subspan(owner_count));
    claimants = others();
  }
  if (owners.size() != 1 || claimants.size() != 1) return;
  if (is_firm(claimants.front(), claims.subspan(owner_count))) {
    unite(owners.front(), claimants.front(), JoinReason::OtherName, claims);
  }
}

/// Of a claimant's claims to a name one at least may join it.
bool Joiner::is_firm(std::uint32_t claimant, std::span<const Claim> aliases) {
  return std::any_of(aliases.begin(), aliases.end(), [&](const Claim& each) {
    return !each.is_common && root(each.entity) == claimant;
  });
}

/// Things of one fullest name are one, unless the catalogue tells two apart: who of the others is
/// meant is then unknown, and they stay by themselves.
void Joiner::join_owners(const Entities& owners, std::span<const Claim> claims) {
  std::uint32_t identity = 0;
  bool is_contested = false;
  for (const std::uint32_t owner : owners) {
    if (identity_[owner] == 0) continue;
    is_contested = is_contested || (identity != 0 && identity != identity_[owner]);
    identity = identity_[owner];
  }
  std::uint32_t first = 0;
  bool has_first = false;
  for (const std::uint32_t owner : owners) {
    if (is_contested && identity_[owner] != 0) continue;
    if (has_first) unite(first, owner, JoinReason::SameName, claims);
    if (!has_first) first = owner;
    has_first = true;
  }
}

/// Of things that share a second name, those are one whose one fullest name contains the other.
void Joiner::join_variants(const Entities& claimants, std::span<const Claim> claims) {
  if (claimants.size() > most_variants) return;
  for (std::size_t i = 0; i < claimants.size(); ++i) {
    for (std::size_t j = i + 1; j < claimants.size(); ++j) {
      if (is_variant(claimants[i], claimants[j])) {
        unite(claimants[i], claimants[j], JoinReason::Variant, claims);
      }
    }
  }
}

bool Joiner::is_variant(std::uint32_t a, std::uint32_t b) {
  const std::string& left = keys_.text(fullest(a));
  const std::string& right = keys_.text(fullest(b));
  return left.find(right) != std::string::npos || right.find(left) != std::string::npos;
}

Joiner::Entities Joiner::distinct_roots(std::span<const Claim> claims) {
  Entities roots;
  for (const Claim& each : claims) roots.push_back(root(each.entity));
  return distinct_roots(roots);
}

Joiner::Entities Joiner::distinct_roots(const Entities& entities) {
  Entities roots;
  for (const std::uint32_t entity : entities) roots.push_back(root(entity));
  std::sort(roots.begin(), roots.end());
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  return roots;
}

/// Too many bear the name for it to join by itself.
bool Joiner::is_weak(NameKeys::Id key) const {
  return names_.is_shared(keys_.text(key)) || names_.needs_definition(keys_.text(key));
}

}  // namespace renkei::detail
