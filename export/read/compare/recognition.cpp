// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/compare/recognition.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "export/read/cells.hpp"
#include "graph/text.hpp"

namespace renkei {

Recognition::Recognition(Imported& imported, const KnowledgeGraph& knowledge)
    : imported_(imported) {
  const PropertyGraph& graph = knowledge.graph;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
    known_[graph[vertex].id] = &graph[vertex];
    by_name_.emplace(text::name_key(graph[vertex].name), &graph[vertex]);
  }
  for (const MergedEntity& one : knowledge.merged) {
    known_.try_emplace(one.was.id, &graph[one.now]);
    part_by_id_.emplace(one.was.id, &one.was);
    parts_[&graph[one.now]].push_back(&one.was);
  }
  const auto& columns = imported.node_columns;
  const bool lacks_ids = !columns.empty() && !columns.contains("renkei_id");
  knows_ids_ = !lacks_ids || imported.statement_ids.empty();
  if (!knows_ids_) {
    note(0,
         "the column 'renkei_id' is missing, which says what nodes are: no node and no end of "
         "an edge is corrected; export again and keep it");
  }
  for (const ImportedEntity& one : imported.entities) {
    claimed_.insert(one.renkei_id);
    claimed_.insert(one.merged_ids.begin(), one.merged_ids.end());
  }
  for (std::size_t i = 0; i < imported.entities.size(); ++i) recognize(i);
}

const EntityVertex* Recognition::by_id(std::string_view id) const {
  const auto at = known_.find(id);
  return at == known_.end() ? nullptr : at->second;
}

const EntityVertex* Recognition::by_name(std::string_view name) const {
  const auto at = by_name_.find(text::name_key(name));
  return at == by_name_.end() ? nullptr : at->second;
}

std::string Recognition::id(std::size_t index) const {
  if (known(index) == nullptr) {
    const ImportedEntity& one = imported_.entities[index];
    const EntityVertex* made = by_name(one.label.empty() ? one.name : one.label);
    if (made != nullptr && made->type == one.type) return made->id;
  }
  return names_[index];
}

const Recognition::Entities& Recognition::parts(const EntityVertex& merger) const {
  static const Entities none;
  const auto at = parts_.find(&merger);
  return at == parts_.end() ? none : at->second;
}

const EntityVertex* Recognition::part(std::string_view id) const {
  const auto at = part_by_id_.find(id);
  return at == part_by_id_.end() ? nullptr : at->second;
}

void Recognition::recognize(std::size_t index) {
  const ImportedEntity& one = imported_.entities[index];
  Entities own;
  const auto add = [&](const std::string& id) {
    const EntityVertex* known = by_id(id);
    if (known == nullptr) return;
    present_.insert(known->id);
    if (std::find(own.begin(), own.end(), known) == own.end()) own.push_back(known);
  };
  add(one.renkei_id);
  for (const std::string& id : one.merged_ids) add(id);
  const auto shown = std::find_if(own.begin(), own.end(), [&](const EntityVertex* known) {
    return known->name == one.label || known->name_en == one.label;
  });
  if (shown != own.end()) std::rotate(own.begin(), shown, shown + 1);
  names_.push_back(own.empty() ? of_stranger(index) : own.front()->id);
  for (std::size_t i = 1; i < own.size(); ++i) merges_.emplace_back(own[0]->id, own[i]->id);
}

/// The name of what has no id of the graph's.
std::string Recognition::of_stranger(std::size_t index) {
  const ImportedEntity& one = imported_.entities[index];
  const std::string made = std::string(name_of(one.type)) + ":" + one.name;
  if (!knows_ids_ || (one.id_is_key && by_id(one.renkei_id) == nullptr)) return made;
  const std::string other = recovered(index);
  if (!other.empty()) {
    note(one.line, (one.renkei_id.empty() ? "the renkei_id of '" + other + "' was emptied"
                                          : "the renkei_id of '" + other + "' was edited to '" +
                                                one.renkei_id + "', which is none of the graph's") +
                       "; the node was taken for '" + other + "' all the same");
    present_.insert(other);
    return other;
  }
  if (one.renkei_id.empty()) return made;
  note(one.line, "passed over the node '" + one.label + "' and its edges: its renkei_id '" +
                     one.renkei_id +
                     "' is none of the graph's; take it out to add a node of your "
                     "own");
  unknown_.insert(index);
  return one.renkei_id;
}

/// Which entity other cells of a node say that it is; empty when none or another node is that.
std::string Recognition::recovered(std::size_t index) {
  const ImportedEntity& one = imported_.entities[index];
  for (const std::string& id :
       {one.iri.empty() ? std::string() : id_of_iri(one.iri), one.catalogue_id}) {
    if (id.empty() || by_id(id) == nullptr || claimed_.contains(id)) continue;
    return *present_.insert(by_id(id)->id).first;
  }
  return {};
}

}  // namespace renkei
