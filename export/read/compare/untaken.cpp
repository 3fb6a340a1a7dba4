// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/compare/untaken.hpp"

#include <algorithm>

#include "export/escape.hpp"
#include "export/linked_data/iri.hpp"
#include "export/read/cells.hpp"
#include "export/read/compare/changes.hpp"

namespace renkei {
namespace {

bool is_wikidata_item(std::string_view text) {
  return text.size() > 1 && text[0] == 'Q' && text[1] != '0' &&
         text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

/// What a list of names has besides main names, as cells hold its members.
std::set<std::string> other_names(const std::vector<std::string>& names,
                                  std::initializer_list<std::string_view> main) {
  std::set<std::string> others;
  for (const std::string& name : names) {
    std::string member;
    for (const char c : letters(name)) c == ';' ? member += "；" : member += c;
    if (!member.empty()) others.insert(std::move(member));
  }
  for (const std::string_view name : main) others.erase(letters(name));
  return others;
}

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ";") + name;
  return list;
}

}  // namespace

std::string letters(std::string_view name) {
  std::string kept;
  std::string scratch;
  const std::string_view whole = well_formed(name, scratch);
  for (std::size_t at = 0; at < whole.size();) {
    const std::string_view one = whole.substr(at, code_point_bytes(whole, at));
    const bool is_shown = static_cast<unsigned char>(one[0]) > 0x20 && one[0] != 0x7F;
    if (is_shown && !is_noncharacter(one)) kept += one;
    at += one.size();
  }
  return kept;
}

bool has_names_of(const ImportedEntity& one, const EntityVertex& was) {
  return other_names(one.names, {one.name, one.name_en, was.name, was.name_en}) ==
         other_names(was.names, {one.name, one.name_en, was.name, was.name_en});
}

void Untaken::cell(const ImportedEntity& one, const EntityVertex& was, std::string_view column,
                   const std::string& is, const std::string& was_it) {
  // A column that is gone as a whole says nothing.
  if (is.empty() && !imported_.node_columns.contains(column)) return;
  if (letters(is) == letters(was_it)) return;
  const bool is_label = column == "label";
  note(one, (is_label ? "the English label" : std::string(column)) + " of '" + was.id + "' " +
                change(is, was_it) +
                ", which is passed over: corrections hold main names and types only; give it "
                "in the catalogue of a --pack");
}

void Untaken::entity(const ImportedEntity& one, const EntityVertex& was,
                     const std::vector<const EntityVertex*>& parts, bool edited_label) {
  if (letters(one.label).empty() && !letters(was.name).empty()) {
    note(one,
         "the label of '" + was.id + "' was emptied; it keeps its name " + in_quotes(was.name));
  }
  const bool twice = edited_label && one.name_en != was.name_en;
  if (edited_label) cell(one, was, "label", one.label, was.name_en);
  // Of an entity with an English name alone, that is its main name.
  const bool is_main = was.name_en.empty() && letters(one.name_en) == letters(was.name);
  if (!twice && !is_main) cell(one, was, "label_en", one.name_en, was.name_en);
  cell(one, was, "corporate_number", one.corporate_number, was.corporate_number);
  // Linked data has no place for what is none.
  const bool is_linked = one.id_is_key;
  const bool has_item = !is_linked || is_wikidata_item(was.wikidata);
  cell(one, was, "wikidata", one.wikidata, has_item ? was.wikidata : "");
  const std::string page = web_iri(was.url);
  if (one.url != was.url) {
    cell(one, was, "url", one.url, page.empty() && !is_linked ? was.url : page);
  }
  cell(one, was, "catalogue_id", one.catalogue_id, was.catalogue_id);
  if (!is_linked && !one.iri_is_id && (one.iri.empty() || id_of_iri(one.iri) != was.id)) {
    cell(one, was, "iri", one.iri, was.id);
  }
  names(one, was, parts);
}

void Untaken::names(const ImportedEntity& one, const EntityVertex& was,
                    const std::vector<const EntityVertex*>& parts) {
  if (!imported_.node_columns.contains("names") || has_names_of(one, was)) return;
  // A file of before a correction merged nodes has the names of those that were one by then.
  const auto are = other_names(one.names, {one.name, one.name_en});
  std::set<std::string> known;
  for (const EntityVertex* part : parts) {
    auto were = other_names(part->names, {one.name, one.name_en});
    const bool is_in = std::includes(are.begin(), are.end(), were.begin(), were.end());
    if (is_in) known.merge(were);
  }
  if (!parts.empty() && are == known) return;
  cell(one, was, "names", joined(one.names), joined(was.names));
}

}  // namespace renkei
