// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Finding what the names of corrections mean.

#include <algorithm>

#include "graph/resolve/overlay.hpp"
#include "graph/resolve/vertex_maker.hpp"
#include "graph/text.hpp"

namespace renkei::detail {

void Overlay::index() {
  if (is_indexed_) return;
  is_indexed_ = true;
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
    const JoinEntity& entity = parts_.joined[i];
    if (stand_ins_.contains(i)) continue;
    named_[keys_.text(entity.name)].owners.push_back(i);
    for (const NameKeys::Id name : entity.names) named_[keys_.text(name)].holders.push_back(i);
    const std::string& id = parts_.resolved[i]->catalogue_id;
    if (!id.empty()) named_["\n" + id].owners.push_back(i);
  }
}

const std::vector<std::uint32_t>& Overlay::named(const std::string& name) {
  static const Entities none;
  index();
  for (const std::string& key : {"\n" + name, text::name_key(name)}) {
    const auto found = named_.find(key);
    if (found == named_.end()) continue;
    return found->second.owners.empty() ? found->second.holders : found->second.owners;
  }
  return none;
}

/// All that have it, as their fullest name or another; by a catalogue id, all that are it. What
/// corrections added counts where no page has it.
Overlay::Entities Overlay::all_named(const std::string& name) {
  Entities entities;
  index();
  for (const std::string& key : {"\n" + name, text::name_key(name)}) {
    const auto found = named_.find(key);
    if (found == named_.end()) continue;
    entities = found->second.owners;
    entities.insert(entities.end(), found->second.holders.begin(), found->second.holders.end());
    break;
  }
  if (entities.empty()) {
    // The catalogue's name of what pages call otherwise.
    for (std::size_t type = 0; type < entity_type_count && entities.empty(); ++type) {
      const CatalogueEntry* entry =
          names_.unique(text::name_key(name), family_of(EntityType(type)));
      const auto found = entry == nullptr ? named_.end() : named_.find("\n" + entry->id);
      if (found != named_.end()) entities = found->second.owners;
    }
  }
  const auto is_read = [&](std::uint32_t each) { return !added_ends_.contains(each); };
  if (std::any_of(entities.begin(), entities.end(), is_read)) {
    std::erase_if(entities, [&](std::uint32_t each) { return !is_read(each); });
  }
  return entities;
}

/// The line that has a thing be shown under a name; none where there is no such line.
const Correction* Overlay::renaming(const std::string& name) const {
  const std::string key = text::name_key(name);
  for (const Correction& row : corrections_.rows()) {
    if (row.kind == Correction::Kind::Rename && text::name_key(row.text) == key) return &row;
  }
  return nullptr;
}

/// The name by which a page or the catalogue knows what is shown under a name: where no page has
/// the latter, the name that a correction took from it.
std::string Overlay::read_name(const std::string& name) {
  if (is_minted(name) || !all_named(name).empty()) return name;
  const Correction* row = renaming(name);
  return row == nullptr ? name : row->subject;
}

/// The things of entities as they would be in the graph, by root.
Overlay::Things Overlay::things(Joiner& joiner, const Entities& entities) {
  std::map<std::uint32_t, VertexMaker::Members> members;
  for (const std::uint32_t each : entities) members[joiner.root(each)];
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
    const auto found = members.find(joiner.root(i));
    if (found != members.end()) found->second.push_back(i);
  }
  const VertexMaker maker(parts_.documents, parts_.joined, parts_.resolved, keys_, names_);
  std::map<std::uint32_t, EntityVertex> made;
  for (const auto& [root, all] : members) made.emplace(root, maker.make(all));
  return made;
}

/// Who may be meant by a name: whose label it is, else all that have it.
Overlay::Things Overlay::meant(Joiner& joiner, const std::string& name, const Entities& entities) {
  std::map<std::uint32_t, EntityVertex> made = things(joiner, entities);
  if (made.size() < 2) return made;
  const std::string key = text::name_key(name);
  const auto is_label = [&](const auto& each) { return text::name_key(each.second.name) == key; };
  if (std::count_if(made.begin(), made.end(), is_label) == 1) {
    std::erase_if(made, [&](const auto& each) { return !is_label(each); });
  }
  return made;
}

/// "'協議会' is the name of 2 things: 甲協議会 (x-forum-…), 乙協議会 (x-forum-…)"
std::string Overlay::choices(const std::string& name, const Things& things) {
  constexpr std::size_t shown = 8;
  std::string list;
  std::size_t count = 0;
  for (const auto& [root, thing] : things) {
    if (count++ == shown) {
      list += ", …";
      break;
    }
    list += (list.empty() ? "" : ", ") + thing.name + " (" + thing.id + ")";
  }
  return "'" + name + "' is the name of " + std::to_string(things.size()) + " things: " + list;
}

/// A member of the one thing that is meant.
std::optional<std::uint32_t> Overlay::one(Joiner& joiner, const Correction& row,
                                          const std::string& shown_name) {
  const std::string name = read_name(shown_name);
  if (is_minted(name)) {
    const auto member = by_minted_id(joiner, name);
    if (!member) conflict(row, "there is no entity '" + name + "'");
    return member;
  }
  const auto found = meant(joiner, name, all_named(name));
  if (found.empty()) {
    conflict(row, "no page names '" + name + "'");
  } else if (found.size() > 1) {
    conflict(row, choices(name, found) + "; give the id of one");
  }
  return found.size() == 1 ? std::optional(found.begin()->first) : std::nullopt;
}

/// Ids as they are without corrections, so that the first correction does not hide what the second
/// speaks of; or as they are after what was merged.
std::optional<std::uint32_t> Overlay::by_minted_id(Joiner& joiner, const std::string& id) {
  if (minted_.empty()) minted_ = members_by_id(joiner);
  for (const Members* members : {&minted_, &present_}) {
    const auto found = members->find(id);
    if (found != members->end()) return found->second;
  }
  return std::nullopt;
}

Overlay::Members Overlay::members_by_id(Joiner& joiner) {
  Members by_id;
  std::vector<std::uint32_t> sets;
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) sets.push_back(joiner.root(i));
  const VertexMaker maker(parts_.documents, parts_.joined, parts_.resolved, keys_, names_);
  const std::vector<VertexMaker::Members> things = VertexMaker::members_of(sets);
  const std::vector<EntityVertex> made = maker.make_all(things);
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!stand_ins_.contains(things[i].front())) by_id.emplace(made[i].id, things[i].front());
  }
  return by_id;
}

}  // namespace renkei::detail
