// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/question/tie_reader.hpp"

#include <algorithm>
#include <tuple>

namespace renkei::detail {
namespace {

template <class Value>
void insert_sorted(std::vector<Value>& values, Value value) {
  const auto place = std::lower_bound(values.begin(), values.end(), value);
  if (place == values.end() || *place != value) values.insert(place, value);
}

}  // namespace

bool is_firmer(const OpenTie& a, const OpenTie& b) {
  return std::tie(b.statements, a.predicate, a.direction) <
         std::tie(a.statements, b.predicate, b.direction);
}

TieReader::TieReader(const AnalysisGraph& graph, const Filters& filters)
    : graph_(graph),
      filters_(filters),
      has_predicates_(!filters.predicates.empty()),
      is_plain_(filters.statuses.empty() && filters.documents.empty() && !filters.first_year &&
                !filters.last_year && filters.min_confidence <= 0.0) {
  for (const DocumentInfo& document : graph.documents()) {
    documents_.push_back(admits(filters, document) ? 1 : 0);
  }
}

std::uint32_t TieReader::count(const AnalysisRelation& relation) const {
  if (is_plain_) return relation.count;
  std::uint32_t count = 0;
  for (std::uint32_t i = relation.first; i < relation.first + relation.count; ++i) {
    if (is_admitted(i)) ++count;
  }
  return count;
}

std::vector<std::uint32_t> TieReader::admitted(const AnalysisRelation& relation) const {
  std::vector<std::uint32_t> indices;
  for (std::uint32_t i = relation.first; i < relation.first + relation.count; ++i) {
    if (is_plain_ || is_admitted(i)) indices.push_back(i);
  }
  return indices;
}

std::vector<OpenTie> TieReader::ties_of(Vertex entity) const { return ties_of(entity, {}); }

std::vector<OpenTie> TieReader::ties_of(Vertex entity, const std::vector<char>& wanted) const {
  std::vector<OpenTie> ties;
  for_each_edge(entity, [&](const AnalysisRelation& relation, Vertex partner, Direction direction) {
    if (!wanted.empty() && wanted[partner] == 0) return;
    OpenTie open;
    open.statements = count(relation);
    if (open.statements == 0) return;
    open.relation = &relation;
    open.partner = partner;
    open.best = relation.first;
    while (!is_plain_ && !is_admitted(open.best)) ++open.best;
    open.predicate = Predicate(relation.predicate);
    open.direction = is_symmetric(open.predicate) ? Direction::Both : direction;
    ties.push_back(open);
  });
  return ties;
}

std::vector<OpenTie> TieReader::firmest_ties_of(Vertex entity,
                                                const std::vector<char>& wanted) const {
  std::vector<OpenTie> ties = ties_of(entity, wanted);
  std::sort(ties.begin(), ties.end(), [](const OpenTie& a, const OpenTie& b) {
    return a.partner != b.partner ? a.partner < b.partner : is_firmer(a, b);
  });
  const auto end = std::unique(ties.begin(), ties.end(), [](const OpenTie& a, const OpenTie& b) {
    return a.partner == b.partner;
  });
  ties.erase(end, ties.end());
  return ties;
}

std::vector<Status> TieReader::statuses_of(const OpenTie& open) const {
  std::vector<Status> statuses;
  for (const std::uint32_t i : admitted(*open.relation)) {
    insert_sorted(statuses, graph_.statements()[i].status);
  }
  return statuses;
}

PartnerTie TieReader::closed(const OpenTie& open) const {
  PartnerTie tie;
  tie.predicate = open.predicate;
  tie.direction = open.direction;
  tie.statements = open.statements;
  tie.statuses = statuses_of(open);
  for (const std::uint32_t i : admitted(*open.relation)) {
    const StatementInfo& info = graph_.statements()[i];
    if (info.year == 0) continue;
    insert_sorted(tie.fiscal_years, int(info.year));
    if (info.year_from == YearSource::Statement) insert_sorted(tie.stated_years, int(info.year));
  }
  tie.best = cite(open.best);
  return tie;
}

CitedQuote TieReader::cite(std::uint32_t statement) const {
  const StatementInfo& info = graph_.statements()[statement];
  const StatementText text = graph_.text_of(statement);
  const DocumentInfo& document = graph_.documents()[info.document];
  // Confidences have two decimals; a float's tail is no part of them.
  const double confidence = double(std::int64_t(double(info.confidence) * 1e6 + 0.5)) / 1e6;
  return {text.id,   text.text,        document.name, document.id,
          text.page, text.page_number, confidence,    info.status};
}

EntityRef TieReader::refer(Vertex vertex) const {
  const AnalysisEntity& entity = graph_[vertex];
  return {vertex, entity.id, entity.type, entity.name};
}

}  // namespace renkei::detail
