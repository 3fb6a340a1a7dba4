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

/// "甲協議会 (x-forum-…), 乙協議会 (x-forum-…)"
std::string Overlay::listed(const Things& things) const {
  constexpr std::size_t shown = 8;
  std::string list;
  std::size_t count = 0;
  for (const auto& [root, thing] : things) {
    if (count++ == shown) {
      list += ", …";
      break;
    }
    list += (list.empty() ? "" : ", ") + thing.name + " (" + id_of(root, thing) + ")";
  }
  return list;
}

/// "'協議会' is the name of 2 things: 甲協議会 (x-forum-…), 乙協議会 (x-forum-…)"
std::string Overlay::choices(const std::string& name, const Things& things) const {
  return "'" + name + "' is the name of " + std::to_string(things.size()) +
         " things: " + listed(things);
}

/// The id of a thing, also where it was lent.
std::string Overlay::id_of(std::uint32_t root, const EntityVertex& thing) const {
  const auto identity = identities_.find(root);
  return identity == identities_.end() ? thing.id : identity->second.id;
}

/// Others than a thing that have a name on pages or in the catalogue; empty when there are none.
std::string Overlay::bearers(Joiner& joiner, std::uint32_t root, const std::string& name) {
  Things others = things(joiner, all_named(name));
  others.erase(root);
  if (others.size() > 1) {
    return std::to_string(others.size()) + " other things, " + listed(others);
  }
  if (!others.empty()) return "another thing, " + listed(others);
  const std::string own = things(joiner, {root}).at(root).catalogue_id;
  for (const CatalogueEntry* entry : names_.all(text::name_key(name))) {
    const auto identity = identities_.find(root);
    const bool is_merged =
        identity != identities_.end() && identity->second.former.contains(entry->id);
    if (entry->id == own || is_merged) continue;
    return "another thing, " + entry->name_ja + " (" + entry->id + " of the catalogue)";
  }
  return {};
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
/// speaks of; or as they are after what was merged; or as they were before a document came that
/// joined what has them with something of a fuller name.
std::optional<std::uint32_t> Overlay::by_minted_id(Joiner& joiner, const std::string& id) {
  if (minted_.empty()) minted_ = members_by_id(joiner);
  for (const Members* members : {&minted_, &present_}) {
    const auto found = members->find(id);
    if (found != members->end()) return found->second;
  }
  const Entities entities = by_unjoined_id(id, {});
  const auto is_other = [&](std::uint32_t entity) {
    return joiner.root(entity) != joiner.root(entities.front());
  };
  if (entities.empty() || std::any_of(entities.begin(), entities.end(), is_other)) return {};
  return entities.front();
}

/// The page entities that a minted id speaks of before anything is joined: those whose fullest name
/// gives it, so that what a later document would join stays apart. Else all of what has the id with
/// the earlier lines alone, as the second of two things of one name.
Overlay::Entities Overlay::by_unjoined_id(const std::string& id,
                                          const std::vector<Parting>& partings) {
  const VertexMaker maker(parts_.documents, parts_.joined, parts_.resolved, keys_, names_);
  Entities entities;
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
    if (!stand_ins_.contains(i) && maker.gives_id(i, id)) entities.push_back(i);
  }
  const auto is_parted = [&](std::uint32_t entity) {
    return std::any_of(partings.begin(), partings.end(), [&](const Parting& each) {
      return std::binary_search(each.left.begin(), each.left.end(), entity) ||
             std::binary_search(each.right.begin(), each.right.end(), entity);
    });
  };
  const bool is_known =
      !entities.empty() && std::none_of(entities.begin(), entities.end(), is_parted);
  if (is_known || partings.empty()) return entities;
  Joiner trial(parts_.joined, keys_, names_);
  for (const Parting& each : partings) trial.keep_apart(each.left, each.right, each.line);
  trial.join();
  const Members members = members_by_id(trial);
  const auto found = members.find(id);
  if (found == members.end()) return entities;
  const auto has_id = [&](std::uint32_t entity) {
    return trial.root(entity) == trial.root(found->second);
  };
  if (std::any_of(entities.begin(), entities.end(), has_id)) {
    std::erase_if(entities, [&](std::uint32_t entity) { return !has_id(entity); });
    return entities;
  }
  entities.clear();
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
    if (has_id(i)) entities.push_back(i);
  }
  return entities;
}

/// What one side of a line keeps apart; a conflict where there is none.
Overlay::Entities Overlay::part(const Correction& row, const std::string& shown_name,
                                const std::vector<Parting>& partings) {
  const std::string name = read_name(shown_name);
  if (!is_minted(name)) {
    const Entities& entities = named(name);
    if (entities.empty()) conflict(row, "no page names '" + shown_name + "'");
    return entities;
  }
  Entities entities = by_unjoined_id(name, partings);
  if (entities.empty()) conflict(row, "there is no entity '" + shown_name + "'");
  return entities;
}

void Overlay::find_identities(Joiner& joiner) {
  minted_ = members_by_id(joiner);
  for (const auto& [id, member] : minted_) identities_[joiner.root(member)].id = id;
}

/// To be called once two are joined. The first lends its id, but for what the catalogue knows.
void Overlay::merge_identities(std::uint32_t kept, std::uint32_t lost, std::uint32_t root,
                               const Correction& row) {
  Identity first = std::move(identities_[kept]);
  Identity second = std::move(identities_[lost]);
  identities_.erase(kept);
  identities_.erase(lost);
  if (is_minted(first.id) && !is_minted(second.id)) std::swap(first, second);
  first.former.emplace(second.id, row.line);
  first.former.merge(second.former);
  // Who was spoken of by an id of before, as `by_minted_id` understands it, has that one too.
  for (const std::string& name : {row.subject, row.object}) {
    if (is_minted(name) && name != first.id) first.former.emplace(name, row.line);
  }
  identities_[root] = std::move(first);
}

/// A fuller name in a fact that was added takes no id away.
Overlay::Members Overlay::members_by_id(Joiner& joiner) {
  Members by_id;
  std::vector<std::uint32_t> sets;
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) sets.push_back(joiner.root(i));
  const VertexMaker maker(parts_.documents, parts_.joined, parts_.resolved, keys_, names_);
  std::vector<VertexMaker::Members> things = VertexMaker::members_of(sets);
  const auto is_added = [&](std::uint32_t entity) { return added_ends_.contains(entity); };
  for (VertexMaker::Members& members : things) {
    if (!std::all_of(members.begin(), members.end(), is_added)) std::erase_if(members, is_added);
  }
  const std::vector<EntityVertex> made = maker.make_all(things, overrides_.lent_ids(things, sets));
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!stand_ins_.contains(things[i].front())) by_id.emplace(made[i].id, things[i].front());
  }
  return by_id;
}

}  // namespace renkei::detail
