// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/query.hpp"

#include <algorithm>
#include <tuple>

namespace renkei {
namespace {

template <class Value>
bool admits_value(const std::vector<Value>& admitted, const Value& value) {
  return admitted.empty() || std::find(admitted.begin(), admitted.end(), value) != admitted.end();
}

template <class Value>
void insert_sorted(std::vector<Value>& values, Value value) {
  const auto place = std::lower_bound(values.begin(), values.end(), value);
  if (place == values.end() || *place != value) values.insert(place, value);
}

bool admits_year(const Filters& filters, int year) {
  if (!filters.first_year && !filters.last_year) return true;
  return year != 0 && year >= filters.first_year.value_or(year) &&
         year <= filters.last_year.value_or(year);
}

CitedQuote cite(const EdgeStatement& statement, const std::vector<DocumentInfo>& documents) {
  const DocumentInfo& document = documents.at(statement.document);
  return {statement.id,   statement.evidence.text, document.name,        document.id,
          statement.page, statement.page_number,   statement.confidence, statement.status};
}

}  // namespace

bool admits(const Filters& filters, Predicate predicate) {
  return admits_value(filters.predicates, predicate);
}

bool admits(const Filters& filters, EntityType type) { return admits_value(filters.types, type); }

bool admits(const Filters& filters, const EdgeStatement& statement) {
  return statement.confidence >= filters.min_confidence &&
         admits_value(filters.statuses, statement.status) &&
         admits_year(filters, statement.year().value_or(0));
}

bool admits(const Filters& filters, const StatementInfo& statement) {
  // Half a float's step is no difference: 0.9 is 0.9, however it is held.
  return double(statement.confidence) + 1e-6 >= filters.min_confidence &&
         admits_value(filters.statuses, statement.status) && admits_year(filters, statement.year);
}

bool admits(const Filters& filters, const DocumentInfo& document) {
  return admits_value(filters.documents, document.id) ||
         admits_value(filters.documents, document.name);
}

namespace detail {

EntityRef refer(VertexDescriptor vertex, const EntityVertex& entity) {
  return {vertex, entity.id, entity.type, entity.name};
}

std::optional<PartnerTie> tie_of(const RelationEdge& edge, Direction direction,
                                 const std::vector<DocumentInfo>& documents,
                                 const Filters& filters) {
  if (!admits(filters, edge.predicate)) return std::nullopt;
  PartnerTie tie;
  tie.predicate = edge.predicate;
  tie.direction = is_symmetric(edge.predicate) ? Direction::Both : direction;
  for (const EdgeStatement& statement : edge.statements) {
    if (!admits(filters, statement)) continue;
    if (!admits(filters, documents.at(statement.document))) continue;
    // The edge's statements come best first.
    if (++tie.statements == 1) tie.best = cite(statement, documents);
    insert_sorted(tie.statuses, statement.status);
    if (statement.year()) insert_sorted(tie.fiscal_years, *statement.year());
    if (statement.fiscal_year) insert_sorted(tie.stated_years, *statement.fiscal_year);
  }
  if (tie.statements == 0) return std::nullopt;
  return tie;
}

namespace {

/// Adds up the ties of each, sorts; returns how many there were before the limit.
std::size_t rank_list(std::vector<Partner>& partners, std::size_t limit) {
  for (Partner& partner : partners) {
    for (const PartnerTie& tie : partner.ties) partner.statements += tie.statements;
    std::sort(partner.ties.begin(), partner.ties.end(), [](const auto& a, const auto& b) {
      return std::tuple(b.statements, a.predicate, a.direction) <
             std::tuple(a.statements, b.predicate, b.direction);
    });
  }
  std::sort(partners.begin(), partners.end(), [](const auto& a, const auto& b) {
    const bool a_last = is_generic(a.entity.type);
    const bool b_last = is_generic(b.entity.type);
    return std::tie(a.distance, a_last, b.statements, a.entity.name, a.entity.id) <
           std::tie(b.distance, b_last, a.statements, b.entity.name, b.entity.id);
  });
  const std::size_t found = partners.size();
  if (limit != 0 && found > limit) partners.resize(limit);
  return found;
}

}  // namespace

void rank_partners(WhoAnswer& answer, std::size_t limit) {
  for (const Partner& partner : answer.partners) {
    for (const PartnerTie& tie : partner.ties) answer.statements += tie.statements;
  }
  answer.partners_found = rank_list(answer.partners, limit);
  answer.units_found = rank_list(answer.units, limit);
}

}  // namespace detail

WhoAnswer who(const KnowledgeGraph& graph, VertexDescriptor entity, const Filters& filters) {
  return who(graph.graph, graph.documents, entity, filters);
}

GraphSummary summarise(const KnowledgeGraph& graph) {
  GraphSummary summary;
  summary.documents = graph.documents.size();
  summary.vertices = num_vertices(graph.graph);
  summary.edges = num_edges(graph.graph);
  for (const auto vertex : boost::make_iterator_range(vertices(graph.graph))) {
    const EntityVertex& entity = graph.graph[vertex];
    ++summary.vertices_by_type[std::size_t(entity.type)];
    if (!entity.catalogue_id.empty()) ++summary.catalogued;
  }
  for (const auto edge : boost::make_iterator_range(edges(graph.graph))) {
    const RelationEdge& relation = graph.graph[edge];
    ++summary.edges_by_predicate[std::size_t(relation.predicate)];
    summary.statements_by_predicate[std::size_t(relation.predicate)] += relation.statements.size();
    summary.statements += relation.statements.size();
  }
  return summary;
}

}  // namespace renkei
