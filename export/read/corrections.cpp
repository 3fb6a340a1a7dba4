// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>

#include "export/read/read.hpp"

namespace renkei {
namespace {

/// A cell of a corrections file holds no tab and no line end.
std::string cell(std::string_view text) {
  std::string clean(text);
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return clean;
}

std::string line(std::initializer_list<std::string_view> cells) {
  std::string text;
  for (const std::string_view one : cells) {
    if (!text.empty()) text += '\t';
    text += cell(one);
  }
  return text + '\n';
}

/// How a corrections file names an entity: by its id, or as one that is to be made.
std::string named(const ImportedEntity& one) {
  return one.renkei_id.empty() ? std::string(name_of(one.type)) + ":" + one.name : one.renkei_id;
}

std::string entity_lines(const Imported& imported, const KnowledgeGraph& graph) {
  std::map<std::string_view, const EntityVertex*> known;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.graph))) {
    known[graph.graph[vertex].id] = &graph.graph[vertex];
  }
  std::string text;
  for (const ImportedEntity& one : imported.entities) {
    const auto at = known.find(one.renkei_id);
    if (at == known.end()) continue;
    const EntityVertex& was = *at->second;
    const bool renamed = !one.label.empty() && one.label != was.name && one.label != was.name_en &&
                         one.label != was.id;
    if (renamed) text += line({"rename", was.id, one.label});
    if (one.type != was.type) text += line({"retype", was.id, name_of(one.type)});
  }
  return text;
}

/// Edges that were drawn by hand: they name no statement.
std::string added_lines(const Imported& imported) {
  std::string text;
  for (const ImportedStatement& one : imported.statements) {
    if (!one.id.empty() || !one.statement.evidence.ranges.empty()) continue;
    const DocumentInfo& document = imported.documents[one.document];
    if (!document.id.empty()) continue;  // a summed-up edge of a document
    const auto& year = one.statement.fiscal_year;
    text += line({"add", named(imported.entities[one.subject]), name_of(one.predicate),
                  named(imported.entities[one.object]), name_of(one.statement.status),
                  year ? std::to_string(*year) : "", one.statement.evidence.text, document.name});
  }
  return text;
}

std::string rejected_lines(const Imported& imported, const KnowledgeGraph& graph) {
  const std::set<std::string_view> kept(imported.statement_ids.begin(),
                                        imported.statement_ids.end());
  std::set<std::string> gone;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.graph))) {
    for (const EdgeStatement& one : graph.graph[edge].statements) {
      if (!kept.contains(one.id)) gone.insert(one.id);
    }
  }
  std::string text;
  for (const std::string& id : gone) text += line({"reject", id});
  return text;
}

}  // namespace

std::string corrections_of(const Imported& imported, const KnowledgeGraph& graph, bool whole) {
  return entity_lines(imported, graph) + added_lines(imported) +
         (whole ? rejected_lines(imported, graph) : "");
}

}  // namespace renkei
