// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve/vertex_maker.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "graph/digest.hpp"

namespace renkei::detail {
namespace {

// Guessed: of names met four times as often, the long form is rather a misreading than a
// definition.
constexpr std::size_t much_commoner = 4;

/// "government-body" of GovernmentBody.
std::string slug(EntityType type) {
  std::string out;
  for (const char c : name_of(type)) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (is_capital && !out.empty()) out += '-';
    out += is_capital ? char(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

std::vector<VertexMaker::Members> VertexMaker::members_of(std::span<const std::uint32_t> sets) {
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  std::vector<Members> things;
  for (std::uint32_t i = 0; i < sets.size(); ++i) {
    const auto [number, is_new] = numbers.emplace(sets[i], std::uint32_t(things.size()));
    if (is_new) things.emplace_back();
    things[number->second].push_back(i);
  }
  return things;
}

std::vector<EntityVertex> VertexMaker::make_all(std::span<const Members> things) const {
  std::vector<EntityVertex> made;
  made.reserve(things.size());
  for (const Members& members : things) made.push_back(make(members));
  std::unordered_map<std::string_view, EntityVertex*> first;
  std::map<std::string, std::vector<EntityVertex*>> alike;
  for (EntityVertex& each : made) {
    const auto [known, is_new] = first.emplace(each.id, &each);
    if (is_new) continue;
    std::vector<EntityVertex*>& all = alike[each.id];
    if (all.empty()) all.push_back(known->second);
    all.push_back(&each);
  }
  for (auto& [id, all] : alike) part_ids(id, all);
  return made;
}

/// The first of `all` by their names keeps the id.
void VertexMaker::part_ids(const std::string& id, std::vector<EntityVertex*>& all) {
  std::stable_sort(all.begin(), all.end(), [](const EntityVertex* a, const EntityVertex* b) {
    return a->names < b->names;
  });
  for (std::size_t i = 1; i < all.size(); ++i) {
    StableHash hash;
    hash.add(id).add(std::to_string(i));
    for (const std::string& name : all[i]->names) hash.add(name);
    all[i]->id = id.substr(0, id.rfind('-')) + '-' + hash.hex();
  }
}

EntityVertex VertexMaker::make(const Members& members) const {
  EntityVertex vertex;
  std::string identity;
  for (const std::uint32_t member : members) {
    const ResolvedEntity& entity = *resolved_[member];
    vertex.names.insert(vertex.names.end(), entity.names.begin(), entity.names.end());
    vertex.mentions += entity.mentions;
    if (!entity.catalogue_id.empty()) identity = entity.catalogue_id;
  }
  std::sort(vertex.names.begin(), vertex.names.end());
  vertex.names.erase(std::unique(vertex.names.begin(), vertex.names.end()), vertex.names.end());
  if (const CatalogueEntry* entry = names_.find(identity); entry != nullptr) {
    describe(vertex, *entry);
  } else {
    describe(vertex, members, identity);
  }
  return vertex;
}

void VertexMaker::describe(EntityVertex& vertex, const CatalogueEntry& entry) {
  vertex.id = entry.id;
  vertex.catalogue_id = entry.id;
  vertex.type = entry.type;
  vertex.name = entry.name_ja;
  vertex.name_en = entry.name_en;
  vertex.corporate_number = entry.corporate_number;
  vertex.wikidata = entry.wikidata;
  vertex.url = entry.url;
}

/// @param identity an id that the catalogue no longer has, or empty
void VertexMaker::describe(EntityVertex& vertex, const Members& members,
                           const std::string& identity) const {
  vertex.type = commonest_type(members);
  const NameKeys::Id key = fullest_key(members);
  vertex.name = commonest_spelling(members, label_key(members, key));
  const bool is_local = std::all_of(members.begin(), members.end(),
                                    [&](std::uint32_t each) { return joined_[each].is_local; });
  const JoinEntity& first = joined_[members.front()];
  StableHash hash;
  hash.add(name_of(first.family)).add(keys_.text(key)).add(identity);
  if (is_local) hash.add(documents_[first.document].info.id);
  vertex.id = "x-" + slug(vertex.type) + '-' + hash.hex();
}

EntityType VertexMaker::commonest_type(const Members& members) const {
  std::array<std::size_t, entity_type_count> counts{};
  for (const std::uint32_t member : members) ++counts[std::size_t(resolved_[member]->type)];
  return EntityType(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

NameKeys::Id VertexMaker::fullest_key(const Members& members) const {
  NameKeys::Id key = joined_[members.front()].name;
  for (const std::uint32_t member : members) {
    if (keys_.is_fuller(joined_[member].name, key)) key = joined_[member].name;
  }
  return key;
}

/// The fullest name, unless a name within it is so much commoner that the rest must be a mistake
/// of reading (「1.国際再生可能エネルギー機関」). Ids follow the fullest name all the same.
NameKeys::Id VertexMaker::label_key(const Members& members, NameKeys::Id fullest) const {
  std::map<NameKeys::Id, std::size_t> counts;
  for (const std::uint32_t member : members) ++counts[joined_[member].name];
  NameKeys::Id label = fullest;
  for (const auto& [key, count] : counts) {
    const bool is_better = label == fullest || keys_.is_fuller(key, label);
    const bool is_commoner = count >= much_commoner * counts[fullest];
    if (is_commoner && is_better && keys_.is_longer(fullest, key)) label = key;
  }
  return label;
}

std::string VertexMaker::commonest_spelling(const Members& members, NameKeys::Id key) const {
  std::map<std::string, std::size_t> counts;
  for (const std::uint32_t member : members) {
    if (joined_[member].name == key) ++counts[resolved_[member]->name];
  }
  const auto commonest =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return commonest->first;
}

}  // namespace renkei::detail
