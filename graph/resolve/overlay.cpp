// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve/overlay.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "graph/digest.hpp"
#include "graph/resolve/vertex_maker.hpp"
#include "graph/text.hpp"

namespace renkei::detail {
namespace {

using Kind = Correction::Kind;

// What a person states is as sure as can be.
constexpr double added_confidence = 1.0;

bool is_minted(const std::string& name) { return name.starts_with("x-"); }

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
  ResolvedEntity subject = added_entity(row, row.subject);
  ResolvedEntity object = added_entity(row, row.object);
  if (subject.name.empty() || object.name.empty()) return;
  const DocumentInfo info = added_document(row.source);
  auto document =
      std::find_if(parts_.documents.begin(), parts_.documents.end(),
                   [&](const ResolvedDocument& each) { return each.info.id == info.id; });
  if (document == parts_.documents.end()) {
    document = parts_.documents.insert(document, {info, {}});
    document->info.pages = 1;
    document->pages.push_back({info.name, 1, {}, {}});
  }
  ResolvedPage& page = document->pages.front();
  const auto first = std::uint32_t(page.entities.size());
  page.entities.push_back(std::move(subject));
  page.entities.push_back(std::move(object));
  const Statement statement{row.status, row.fiscal_year, added_confidence, {row.text, {}}};
  page.relations.push_back({first, row.predicate, first + 1, {statement}});
}

/// An entity without a name where the correction does not say what it is.
ResolvedEntity Overlay::added_entity(const Correction& row, const std::string& name) {
  ResolvedEntity entity;
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
    conflict(row, is_minted(name)
                      ? "give a name in the place of '" + name + "'; ids that are minted follow it"
                      : "no page names '" + name + "'; write TYPE:NAME to make it");
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

// Finding what is meant

void Overlay::index() {
  if (is_indexed_) return;
  is_indexed_ = true;
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
    const JoinEntity& entity = parts_.joined[i];
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

void Overlay::keep_apart(Joiner& joiner) {
  for (const Correction& row : corrections_.rows()) {
    if (row.kind != Kind::NeverMerge) continue;
    const Entities& left = named(row.subject);
    const Entities& right = named(row.object);
    if (left.empty() || right.empty()) {
      conflict(row, "no page names '" + (left.empty() ? row.subject : row.object) + "'");
      continue;
    }
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
    joiner.keep_apart(only_left, only_right);
  }
}

/// A member of the one thing that is meant.
std::optional<std::uint32_t> Overlay::one(Joiner& joiner, const Correction& row,
                                          const std::string& name) {
  if (is_minted(name)) {
    const auto member = by_minted_id(joiner, name);
    if (!member) conflict(row, "there is no entity '" + name + "'");
    return member;
  }
  std::vector<std::uint32_t> roots;
  const Entities& entities = named(name);
  for (const std::uint32_t entity : entities) roots.push_back(joiner.root(entity));
  std::sort(roots.begin(), roots.end());
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  if (roots.empty()) {
    conflict(row, "no page names '" + name + "'");
  } else if (roots.size() > 1) {
    conflict(row, "'" + name + "' is the name of " + std::to_string(roots.size()) +
                      " things; give the id of one ('renkei who' lists them)");
  }
  return roots.size() == 1 ? std::optional(entities.front()) : std::nullopt;
}

/// Ids as they are without corrections, so that the first correction does not hide what the second
/// speaks of.
std::optional<std::uint32_t> Overlay::by_minted_id(Joiner& joiner, const std::string& id) {
  if (minted_.empty()) {
    std::vector<std::uint32_t> sets;
    for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) sets.push_back(joiner.root(i));
    const VertexMaker maker(parts_.documents, parts_.joined, parts_.resolved, keys_, names_);
    for (const auto& members : VertexMaker::members_of(sets)) {
      minted_.emplace(maker.make(members).id, members.front());
    }
  }
  const auto found = minted_.find(id);
  return found == minted_.end() ? std::nullopt : std::optional(found->second);
}

// Changing the result

void Overlay::apply(Joiner& joiner) {
  const auto& rows = corrections_.rows();
  const auto names_minted = [](const Correction& row) {
    return is_minted(row.subject) || is_minted(row.object);
  };
  if (std::any_of(rows.begin(), rows.end(), names_minted)) (void)by_minted_id(joiner, "x-");
  for (const Correction& row : rows) {
    if (row.kind == Kind::Merge) merge(joiner, row);
    if (row.kind == Kind::Reject) overrides_.rejected.emplace(row.subject, false);
  }
  for (const Correction& row : rows) {
    if (row.kind != Kind::Rename && row.kind != Kind::Retype) continue;
    const auto member = one(joiner, row, row.subject);
    if (!member) continue;
    Overrides::Vertex& change = overrides_.vertices[joiner.root(*member)];
    if (row.kind == Kind::Rename && !change.name) change.name = row.text;
    if (row.kind == Kind::Retype && !change.type) change.type = row.type;
  }
}

void Overlay::merge(Joiner& joiner, const Correction& row) {
  const auto left = one(joiner, row, row.subject);
  const auto right = left ? one(joiner, row, row.object) : std::nullopt;
  if (!left || !right) return;
  const std::uint32_t lost = joiner.root(*right);
  const std::uint32_t kept = joiner.root(*left);
  if (lost == kept) return;
  std::string id;
  Entities others;
  for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
    const std::uint32_t root = joiner.root(i);
    if (root == kept && !parts_.resolved[i]->catalogue_id.empty()) {
      id = parts_.resolved[i]->catalogue_id;
    }
    if (root == lost) others.push_back(i);
  }
  if (!joiner.join_by_correction(*left, *right, row.line)) {
    return conflict(row, "another line keeps the two apart");
  }
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
