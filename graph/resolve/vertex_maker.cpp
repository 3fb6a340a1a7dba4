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

std::vector<EntityVertex> VertexMaker::make_all(std::span<const Members> things,
                                                const std::vector<std::string>& lent_ids) const {
  std::vector<EntityVertex> made;
  made.reserve(things.size());
  for (const Members& members : things) made.push_back(make(members));
  std::unordered_map<std::string_view, EntityVertex*> first;
  std::map<std::string, std::vector<EntityVertex*>> alike;
  // What has a lent id has no other, whatever its names say: it comes first.
  for (std::size_t i = 0; i < lent_ids.size(); ++i) {
    if (lent_ids[i].empty()) continue;
    made[i].id = lent_ids[i];
    first.emplace(made[i].id, &made[i]);
  }
  for (EntityVertex& each : made) {
    const auto [known, is_new] = first.emplace(each.id, &each);
    if (is_new || known->second == &each) continue;
    std::vector<EntityVertex*>& all = alike[each.id];
    if (all.empty()) all.push_back(known->second);
    all.push_back(&each);
  }
  const auto is_lent = [&](const EntityVertex* each) {
    return !lent_ids.empty() && !lent_ids[std::size_t(each - made.data())].empty();
  };
  for (auto& [id, all] : alike) {
    std::stable_sort(all.begin(), all.end(), [&](const EntityVertex* a, const EntityVertex* b) {
      return is_lent(a) != is_lent(b) ? is_lent(a) : a->names < b->names;
    });
    part_ids(id, all);
  }
  return made;
}

/// All but the first of `all` get ids of their own.
void VertexMaker::part_ids(const std::string& id, std::vector<EntityVertex*>& all) {
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
  vertex.id =
      "x-" + slug(vertex.type) + '-' +
      digits_of(first.family, key, identity, is_local ? &documents_[first.document] : nullptr);
}

/// @param document that alone knows it, or none
std::string VertexMaker::digits_of(Family family, NameKeys::Id key, const std::string& identity,
                                   const ResolvedDocument* document) const {
  StableHash hash;
  hash.add(name_of(family)).add(keys_.text(key)).add(identity);
  if (document != nullptr) hash.add(document->info.id);
  return hash.hex();
}

bool VertexMaker::gives_id(std::uint32_t entity, std::string_view id) const {
  // The type in the middle is the commonest of all members; the digits say it all.
  const std::string_view digits = id.substr(id.rfind('-') + 1);
  const JoinEntity& joined = joined_[entity];
  for (const std::string& identity : {std::string(), resolved_[entity]->catalogue_id}) {
    for (const bool is_local : {false, joined.is_local}) {
      const ResolvedDocument* document = is_local ? &documents_[joined.document] : nullptr;
      if (digits_of(joined.family, joined.name, identity, document) == digits) return true;
    }
  }
  return false;
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
