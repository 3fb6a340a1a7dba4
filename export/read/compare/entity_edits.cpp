// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/compare/entity_edits.hpp"

#include <algorithm>

#include "export/read/compare/lines.hpp"

namespace renkei {
namespace {

bool is_new(const std::string& name, const EntityVertex& was) {
  const std::string shown = letters(name);
  return !shown.empty() && shown != letters(was.name) && shown != letters(was.name_en) &&
         shown != letters(was.id);
}

/// A file whose label has been taken already still has the name of before beside it.
bool is_stale(const ImportedEntity& one, const EntityVertex& was) {
  return letters(one.label) == letters(was.name) &&
         std::any_of(was.names.begin(), was.names.end(),
                     [&](const std::string& name) { return letters(name) == letters(one.name); });
}

}  // namespace

/// Labels are English when those say so that were not edited.
EntityEdits::EntityEdits(Imported& imported, const Recognition& recognized, const Merges& merges,
                         Untaken& untaken)
    : imported_(imported), recognized_(recognized), merges_(merges), untaken_(untaken) {
  std::ptrdiff_t english = 0;
  for (std::size_t i = 0; i < imported.entities.size(); ++i) {
    const EntityVertex* was = recognized.known(i);
    if (was == nullptr || was->name_en.empty() || was->name == was->name_en) continue;
    const std::string& label = imported.entities[i].label;
    english += label == was->name_en ? 1 : label == was->name ? -1 : 0;
  }
  is_english_ = english > 0;
}

void EntityEdits::compare(std::size_t index, std::string& text) {
  const ImportedEntity& one = imported_.entities[index];
  const EntityVertex* known = recognized_.known(index);
  if (known == nullptr) return;
  const EntityVertex& was = self(one, *known);
  // The label of a merged node may be the labels of all, joined.
  const bool is_list = !one.merged_ids.empty();
  const bool joined = is_list && one.label.find(was.name) != std::string::npos;
  const bool english = is_english_ && !was.name_en.empty();
  if (!is_list && was.id != known->id) {
    tell_merged(one, was, *known);
  } else {
    if (!joined && !english && is_new(one.label, was)) {
      rename(one, *known, one.label, text);
    } else if (!is_list && is_new(one.name, was) && !is_stale(one, was)) {
      rename(one, *known, one.name, text);
    }
    if (one.has_type && one.type != was.type) {
      text += correction_line({"retype", known->id, name_of(one.type)});
    }
  }
  if (is_list) return;
  untaken_.entity(one, was, recognized_.parts(*known), english && is_new(one.label, was));
}

/// What the row speaks of: the part that has its id, where it is not the merger's, or where the row
/// has the names that the part had before a correction merged it.
const EntityVertex& EntityEdits::self(const ImportedEntity& one, const EntityVertex& known) const {
  const EntityVertex* part = recognized_.part(one.renkei_id);
  if (part == nullptr || !one.merged_ids.empty()) return known;
  const bool is_of_before = has_names_of(one, *part) && !has_names_of(one, known);
  return part->id != known.id || is_of_before ? *part : known;
}

/// A row of before a correction merged it is no edit as it stands.
void EntityEdits::tell_merged(const ImportedEntity& one, const EntityVertex& was,
                              const EntityVertex& merger) {
  const bool is_edited =
      is_new(one.label, was) || is_new(one.name, was) || (one.has_type && one.type != was.type);
  if (!is_edited) return;
  note(one.line, "'" + was.id + "' is one with '" + merger.id +
                     "' by a correction: what was edited of it is passed over; edit that one");
}

/// A name that another thing has is none to rename to.
void EntityEdits::rename(const ImportedEntity& one, const EntityVertex& was,
                         const std::string& name, std::string& text) {
  const EntityVertex* other = recognized_.by_name(name);
  if (other == nullptr || other == &was || merges_.now(other->id) == was.id) {
    text += correction_line({"rename", was.id, name});
    return;
  }
  note(one.line, "the label of '" + was.id + "' was edited to '" + name + "', the name of '" +
                     other->id + "', and is passed over; to make the two one, write '" + was.id +
                     ";" + other->id + "' as renkei_id of one and take out the other");
}

}  // namespace renkei
