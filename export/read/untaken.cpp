// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/untaken.hpp"

#include <algorithm>
#include <cmath>

#include "export/linked_data/iri.hpp"
#include "export/read/cells.hpp"

namespace renkei {
namespace {

constexpr std::string_view of_pages =
    "pages say what they say: take the edge out and draw one of your own";
constexpr std::string_view of_sums = "edit the column 'stated', which it sums up";

/// "'…'", of a long text its beginning.
std::string in_quotes(std::string_view text) {
  constexpr std::size_t most_bytes = 120;
  if (text.size() <= most_bytes) return "'" + std::string(text) + "'";
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "'" + std::string(text.substr(0, end)) + "…'";
}

/// "was edited to 'X' from 'Y'"
std::string change(const std::string& is, const std::string& was) {
  if (is.empty()) return "was emptied, it was " + in_quotes(was);
  return "was edited to " + in_quotes(is) + (was.empty() ? "" : " from " + in_quotes(was));
}

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

const std::string& title_of(const DocumentInfo& document) {
  return document.metadata.title.empty() ? document.name : document.metadata.title;
}

}  // namespace

std::string letters(std::string_view name) {
  std::string kept;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) kept += c;
  }
  return kept;
}

YearCells years_of(const std::set<Stated>& ways) {
  YearCells years;
  for (const Stated& way : ways) {
    if (!way.year) continue;
    years.first =
        std::int16_t(years.first == 0 ? *way.year : std::min<int>(years.first, *way.year));
    years.last = std::int16_t(std::max<int>(years.last, *way.year));
  }
  return years;
}

void Untaken::cell(const ImportedEntity& one, const EntityVertex& was, std::string_view column,
                   const std::string& is, const std::string& was_it) {
  // A column that is gone as a whole says nothing.
  if (is.empty() && !imported_.node_columns.contains(column)) return;
  if (letters(is) == letters(was_it)) return;
  const bool is_label = column == "label";
  note(one.line, (is_label ? "the English label" : std::string(column)) + " of '" + was.id + "' " +
                     change(is, was_it) +
                     ", which is passed over: corrections hold main names and types only; give it "
                     "in the catalogue of a --pack");
}

void Untaken::entity(const ImportedEntity& one, const EntityVertex& was, bool edited_label) {
  if (letters(one.label).empty() && !letters(was.name).empty()) {
    note(one.line,
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
  names(one, was);
}

void Untaken::names(const ImportedEntity& one, const EntityVertex& was) {
  if (!imported_.node_columns.contains("names")) return;
  const auto are = other_names(one.names, {one.name, one.name_en, was.name, was.name_en});
  const auto were = other_names(was.names, {one.name, one.name_en, was.name, was.name_en});
  if (are != were) cell(one, was, "names", joined(one.names), joined(was.names));
}

void Untaken::cell(const ImportedStatement& one, std::string_view column, const std::string& is,
                   const std::string& was_it, std::string_view advice) {
  if (!imported_.edge_columns.contains(column) || letters(is) == letters(was_it)) return;
  note(one.line, std::string(column) + " of the edge " + change(is, was_it) +
                     ", which is passed over; " + std::string(advice));
}

void Untaken::edge(const ImportedEdge& edge, const EdgeStatement& best) {
  const ImportedStatement& one = imported_.statements[edge.first_statement];
  cell(one, "quote", one.statement.evidence.text, best.evidence.text, of_pages);
  cell(one, "page", one.page, best.page, of_pages);
  cell(one, "page_number", std::to_string(one.page_number), std::to_string(best.page_number),
       of_pages);
  constexpr double rounding = 0.0001;
  if (one.has_confidence && std::abs(one.statement.confidence - best.confidence) > rounding) {
    cell(one, "confidence", std::to_string(one.statement.confidence),
         std::to_string(best.confidence), "it is the extraction's own");
  }
  document(one, graph_.documents.at(best.document));
}

/// Where the sentence stands, told once for each document.
void Untaken::document(const ImportedStatement& one, const DocumentInfo& was) {
  const DocumentInfo& is = imported_.documents[one.document];
  const std::string own_name = imported_.file.substr(imported_.file.rfind('/') + 1);
  // What names no document is called after the file.
  const bool is_none = title_of(is) == own_name && title_of(was) != own_name;
  const std::string title = is_none ? "" : title_of(is);
  const bool is_known =
      (title == title_of(was) && is.id == was.id) ||
      !told_documents_.emplace(was.id + '\n' + title_of(was), is.id + '\n' + title).second;
  if (is_known) return;
  cell(one, "document", title, title_of(was), of_pages);
  cell(one, "document_iri", is.id, was.id, of_pages);
}

void Untaken::years(const ImportedEdge& edge, std::span<const YearCells> sums) {
  const ImportedStatement& one = imported_.statements[edge.first_statement];
  const auto is_none = [&](std::int16_t year, std::int16_t YearCells::*part) {
    return year != 0 && std::none_of(sums.begin(), sums.end(),
                                     [&](const YearCells& sum) { return sum.*part == year; });
  };
  const auto tell = [&](const std::string& what, const std::string& is) {
    note(one.line, what + " of the edge was edited to '" + is + "', which is passed over; " +
                       std::string(of_sums));
  };
  if (is_none(edge.years.first, &YearCells::first)) {
    tell("first_fiscal_year", std::to_string(edge.years.first));
  }
  if (is_none(edge.years.last, &YearCells::last)) {
    tell("last_fiscal_year", std::to_string(edge.years.last));
  }
  if (is_none(edge.spells.first, &YearCells::first) ||
      is_none(edge.spells.last, &YearCells::last)) {
    tell("the time", std::to_string(edge.spells.first) + " to " + std::to_string(edge.spells.last));
  }
}

}  // namespace renkei
