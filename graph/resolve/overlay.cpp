// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve/overlay.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "graph/digest.hpp"
#include "graph/resolve/vertex_maker.hpp"
#include "graph/text.hpp"

namespace renkei::detail {
namespace {

using Kind = Correction::Kind;

// What a person states is as sure as can be.
constexpr double added_confidence = 1.0;

}  // namespace

DocumentInfo added_document(const std::string& source) {
  DocumentInfo info;
  info.id = "d-" + StableHash().add("added fact").add(source).hex();
  info.name = source;
  info.metadata.title = source;
  if (source.find("://") != std::string::npos) info.metadata.source_url = source;
  return info;
}

Overlay::Overlay(const Corrections& corrections, Parts& parts, NameKeys& keys,
                 const CatalogueNames& names)
    : corrections_(corrections), parts_(parts), keys_(keys), names_(names) {
  conflicts_ = corrections.contradictions();
}

void Overlay::conflict(const Correction& row, const std::string& message) {
  conflicts_.push_back({row.line, message});
}

void Overlay::idle(const Correction& row, const std::string& message) {
  conflicts_.push_back({row.line, message, true});
}

// Adding facts

void Overlay::add() {
  std::unordered_map<std::string, std::array<std::size_t, entity_type_count>> counts;
  const bool has_additions =
      std::any_of(corrections_.rows().begin(), corrections_.rows().end(),
                  [](const Correction& row) { return row.kind == Kind::Add; });
  if (!has_additions) return;
  for (const ResolvedDocument& document : parts_.documents) {
    for (const ResolvedPage& page : document.pages) {
      for (const ResolvedEntity& entity : page.entities) {
        for (const std::string& name : entity.names) {
          ++counts[text::name_key(name)][std::size_t(entity.type)];
        }
      }
    }
  }
  for (const auto& [key, types] : counts) {
    types_[key] = EntityType(std::max_element(types.begin(), types.end()) - types.begin());
  }
  for (const Correction& row : corrections_.rows()) {
    if (row.kind == Kind::Add) add_row(row);
  }
}

void Overlay::add_row(const Correction& row) {
  const std::string subject_name = known_name(row.subject);
  const std::string object_name = known_name(row.object);
  ResolvedEntity subject = added_entity(row, subject_name);
  ResolvedEntity object = added_entity(row, object_name);
  if (subject.name.empty() || object.name.empty()) return;
  const DocumentInfo info = added_document(row.source);
  auto document =
      std::find_if(parts_.documents.begin(), parts_.documents.end(),
                   [&](const ResolvedDocument& each) { return each.info.id == info.id; });
  if (document == parts_.documents.end()) {
    document = parts_.documents.insert(document, {info, {}, false});
    document->info.pages = 1;
    document->is_added = true;
    document->pages.push_back({info.name, 1, {}, {}});
  }
  ResolvedPage& page = document->pages.front();
  const auto first = std::uint32_t(page.entities.size());
  page.entities.push_back(std::move(subject));
  page.entities.push_back(std::move(object));
  const Statement statement{row.status, row.fiscal_year, added_confidence, {row.text, {}}};
  added_.push_back({&row, subject_name, object_name, info.id, first, page.relations.size()});
  page.relations.push_back({first, row.predicate, first + 1, {statement}});
}

/// What pages or the catalogue call a thing, or its id, where a correction gave it the name.
std::string Overlay::known_name(const std::string& shown_name) const {
  const bool is_known = is_minted(shown_name) || usual_type(shown_name);
  const Correction* renamed = is_known ? nullptr : renaming(shown_name);
  return renamed == nullptr ? shown_name : renamed->subject;
}

/// An entity without a name where the correction does not say what it is.
ResolvedEntity Overlay::added_entity(const Correction& row, const std::string& name) {
  ResolvedEntity entity;
  if (is_minted(name)) {
    entity.name = name;  // it stands in for what has the id once all is joined
    entity.names = {name};
    return entity;
  }
  const auto colon = name.find(':');
  const auto type =
      colon == std::string::npos ? std::nullopt : entity_type_from(name.substr(0, colon));
  if (const CatalogueEntry* entry = names_.find(name)) {
    entity.type = entry->type;
    entity.name = entry->name_ja;
    entity.catalogue_id = entry->id;
  } else if (type && colon + 1 < name.size()) {
    entity.type = *type;
    entity.name = name.substr(colon + 1);
  } else if (const auto usual = usual_type(name)) {
    entity.type = *usual;
    entity.name = name;
  } else {
    conflict(row, "no page names '" + name + "'; write TYPE:NAME to make it");
    return entity;
  }
  entity.names = {entity.name};
  return entity;
}

std::optional<EntityType> Overlay::usual_type(const std::string& name) const {
  const std::string key = text::name_key(name);
  if (const auto known = types_.find(key); known != types_.end()) return known->second;
  for (std::size_t type = 0; type < entity_type_count; ++type) {
    const CatalogueEntry* entry = names_.unique(key, family_of(EntityType(type)));
    if (entry != nullptr) return entry->type;
  }
  return std::nullopt;
}

void Overlay::keep_apart(Joiner& joiner) {
  locate_additions();
  std::vector<Parting> partings;
  for (const Correction& row : corrections_.rows()) {
    if (row.kind != Kind::NeverMerge) continue;
    const Entities left = part(row, row.subject, partings);
    const Entities right = left.empty() ? left : part(row, row.object, partings);
    if (left.empty() || right.empty()) continue;
    Entities only_left;
    Entities only_right;
    std::set_difference(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(only_left));
    std::set_difference(right.begin(), right.end(), left.begin(), left.end(),
                        std::back_inserter(only_right));
    if (only_left.size() != left.size()) {
      conflict(row, "a page calls one thing '" + row.subject + "' and '" + row.object +
                        "'; what is one there stays one");
    }
    joiner.keep_apart(only_left, only_right, row.line);
    partings.push_back({std::move(only_left), std::move(only_right), row.line});
  }
}

// Changing the result

void Overlay::apply(Joiner& joiner) {
  const auto& rows = corrections_.rows();
  const auto needs_ids = [](const Correction& row) {
    return row.kind == Kind::Merge || row.kind == Kind::Add || is_minted(row.subject) ||
           is_minted(row.object);
  };
  if (std::any_of(rows.begin(), rows.end(), needs_ids)) find_identities(joiner);
  for (const Correction& row : rows) {
    if (row.kind == Kind::Merge) merge(joiner, row);
    if (row.kind == Kind::Reject) overrides_.rejected.emplace(row.subject, false);
  }
  std::set<std::uint32_t> added_to;
  for (const std::uint32_t end : added_ends_) added_to.insert(joiner.root(end));
  for (const auto& [root, identity] : identities_) {
    if (identity.former.empty() && !added_to.contains(root)) continue;
    overrides_.vertices[root].id = identity.id;
    overrides_.vertices[root].former_ids = identity.former;
  }
  if (!minted_.empty()) present_ = members_by_id(joiner);
  place_stand_ins(joiner);
  for (const Correction& row : rows) {
    if (row.kind == Kind::Rename || row.kind == Kind::Retype) change(joiner, row);
  }
  check_additions(joiner);
}

void Overlay::change(Joiner& joiner, const Correction& row) {
  const auto member = one(joiner, row, row.subject);
  if (!member) return;
  const std::uint32_t root = joiner.root(*member);
  // By another of its names an earlier line may have spoken of it.
  if (const auto earlier = changed_.find({root, row.kind}); earlier != changed_.end()) {
    const Correction& before = *earlier->second;
    const std::string line = "line " + std::to_string(before.line);
    if (before.type == row.type && before.text == row.text) return idle(row, "repeats " + line);
    return conflict(row, "contradicts " + line + " and is not applied; remove one of the two");
  }
  const EntityVertex thing = things(joiner, {root}).at(root);
  if (row.kind == Kind::Retype) {
    if (thing.type == row.type) idle(row, thing.name + " is of that type");
    changed_.emplace(std::pair(root, row.kind), &row);
    overrides_.vertices[root].type = row.type;
    return;
  }
  if (thing.name == row.text) idle(row, "it is called so");
  const std::string others = bearers(joiner, root, row.text);
  if (!others.empty()) {
    return conflict(row, "'" + row.text + "' is a name of " + others + ", and is not given to " +
                             thing.name + " (" + id_of(root, thing) +
                             "); merge the two, or give another name");
  }
  const auto [given, is_new] =
      given_names_.emplace(text::name_key(row.text), std::pair(root, &row));
  if (!is_new && given->second.first != root) {
    return conflict(row, "line " + std::to_string(given->second.second->line) +
                             " gives that name to another thing; give another one");
  }
  changed_.emplace(std::pair(root, row.kind), &row);
  overrides_.vertices[root].name = row.text;
  overrides_.vertices[root].name_line = row.line;
}

/// Finds the entities of what was added among all.
void Overlay::locate_additions() {
  if (added_.empty()) return;
  std::unordered_map<std::string, std::uint32_t> first_of;  // entity of a document
  std::uint32_t count = 0;
  for (const ResolvedDocument& document : parts_.documents) {
    first_of.emplace(document.info.id, count);
    for (const ResolvedPage& page : document.pages) count += std::uint32_t(page.entities.size());
  }
  for (Added& each : added_) {
    each.first += first_of.at(each.document);
    added_ends_.insert({each.first, each.first + 1});
    if (is_minted(each.subject)) stand_ins_.insert(each.first);
    if (is_minted(each.object)) stand_ins_.insert(each.first + 1);
  }
}

/// Finds whom those stand for that were added by a minted id.
void Overlay::place_stand_ins(Joiner& joiner) {
  for (const Added& each : added_) {
    for (const std::uint32_t end : {each.first, each.first + 1}) {
      if (!stand_ins_.contains(end)) continue;
      overrides_.stand_ins[end] = by_minted_id(joiner, each.name_of(end)).value_or(end);
    }
  }
}

/// What was added of ends that may be several things, or are one, is taken back.
void Overlay::check_additions(Joiner& joiner) {
  std::vector<const Added*> taken_back;
  const auto check = [&](const Added& each) {
    const std::string problem = problem_of(joiner, each);
    if (problem.empty()) return;
    conflict(*each.row, problem);
    overrides_.dropped.insert({each.first, each.first + 1});
    taken_back.push_back(&each);
  };
  const auto has_stand_in = [&](const Added& each) {
    return stand_ins_.contains(each.first) || stand_ins_.contains(each.first + 1);
  };
  // Who stands for another may stand for what a line adds: such lines come second.
  for (const bool second : {false, true}) {
    for (const Added& each : added_) {
      if (has_stand_in(each) == second) check(each);
    }
  }
  // From the last one on, so that the places of the others in their pages stay.
  std::sort(taken_back.begin(), taken_back.end(), std::greater<>());
  for (const Added* each : taken_back) {
    const auto document =
        std::find_if(parts_.documents.begin(), parts_.documents.end(),
                     [&](const ResolvedDocument& one) { return one.info.id == each->document; });
    auto& relations = document->pages.front().relations;
    relations.erase(relations.begin() + std::ptrdiff_t(each->relation));
  }
}

/// An entity, or the one that it stands for.
std::uint32_t Overlay::meant_end(std::uint32_t end) const {
  const auto found = overrides_.stand_ins.find(end);
  return found == overrides_.stand_ins.end() ? end : found->second;
}

/// Whether its thing is made, whatever was taken back.
bool Overlay::is_kept(Joiner& joiner, std::uint32_t entity) {
  if (!overrides_.dropped.contains(entity)) return true;
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
    const bool is_member = joiner.root(i) == joiner.root(entity) && !stand_ins_.contains(i);
    if (is_member && !overrides_.dropped.contains(i)) return true;
  }
  return false;
}

std::string Overlay::problem_of(Joiner& joiner, const Added& added) {
  for (const std::uint32_t end : {added.first, added.first + 1}) {
    const std::string& shown_name = added.shown_name_of(end);
    if (stand_ins_.contains(end)) {
      const std::uint32_t other = meant_end(end);
      if (other == end || !is_kept(joiner, other)) {
        return "there is no entity '" + shown_name + "'";
      }
      continue;
    }
    const std::string name = read_name(shown_name);
    const bool is_exact = names_.find(name) != nullptr || name.find(':') != std::string::npos;
    Entities entities = is_exact ? Entities() : all_named(name);
    std::erase_if(entities, [&](std::uint32_t each) { return added_ends_.contains(each); });
    const auto found = meant(joiner, name, entities);
    if (found.size() > 1) return choices(name, found) + "; give the full name of one";
  }
  if (joiner.root(meant_end(added.first)) == joiner.root(meant_end(added.first + 1))) {
    return "'" + added.row->subject + "' and '" + added.row->object + "' are one thing";
  }
  return {};
}

void Overlay::merge(Joiner& joiner, const Correction& row) {
  const auto left = one(joiner, row, row.subject);
  const auto right = left ? one(joiner, row, row.object) : std::nullopt;
  if (!left || !right) return;
  const std::uint32_t lost = joiner.root(*right);
  const std::uint32_t kept = joiner.root(*left);
  if (lost == kept) return idle(row, "they are one thing without it");
  const std::vector<std::size_t> apart = joiner.lines_between(kept, lost);
  std::string id;
  Entities others;
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
    const std::uint32_t root = joiner.root(i);
    if (root == kept && !parts_.resolved[i]->catalogue_id.empty()) {
      id = parts_.resolved[i]->catalogue_id;
    }
    if (root == lost) others.push_back(i);
  }
  Entities parts{kept, lost};
  std::erase_if(parts, [&](std::uint32_t each) { return mergers_.contains(each); });
  const Things were = parts.empty() ? Things() : things(joiner, parts);
  if (!joiner.join_by_correction(*left, *right, row.line)) {
    return conflict(row, "contradicts line " + std::to_string(apart.front()) +
                             " and is not applied; remove one of the two");
  }
  merge_identities(kept, lost, joiner.root(*left), row);
  for (const std::size_t line : apart) {
    conflicts_.push_back({line, "contradicts line " + std::to_string(row.line) +
                                    " and is not applied; remove one of the two"});
  }
  mergers_.erase(kept);
  mergers_.erase(lost);
  mergers_.insert(joiner.root(kept));
  for (const auto& [entity, was] : were) overrides_.merged.emplace_back(was, entity);
  if (id.empty()) return;
  for (const std::uint32_t i : others) parts_.resolved[i]->catalogue_id = id;
}

std::vector<CorrectionConflict> Overlay::conflicts() {
  for (const Correction& row : corrections_.rows()) {
    if (row.kind != Kind::Reject) continue;
    const auto rejected = overrides_.rejected.find(row.subject);
    if (rejected == overrides_.rejected.end() || !rejected->second) {
      conflict(row, "no document makes the statement " + row.subject);
    }
  }
  std::stable_sort(conflicts_.begin(), conflicts_.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  return conflicts_;
}

}  // namespace renkei::detail
