// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/question/tie_reader.hpp"

#include <algorithm>

namespace renkei::detail {
namespace {

template <class Value>
void insert_sorted(std::vector<Value>& values, Value value) {
  const auto place = std::lower_bound(values.begin(), values.end(), value);
  if (place == values.end() || *place != value) values.insert(place, value);
}

}  // namespace

TieReader::TieReader(const AnalysisGraph& graph, const Filters& filters)
    : graph_(graph), filters_(filters) {
  for (const DocumentInfo& document : graph.documents()) {
    documents_.push_back(admits(filters, document) ? 1 : 0);
  }
}

void TieReader::for_each_edge(AnalysisGraph::Vertex entity, const Use& use) const {
  const auto& graph = graph_.graph();
  const auto visit = [&](const AnalysisRelation& relation, AnalysisGraph::Vertex other,
                         Direction direction) {
    const auto predicate = Predicate(relation.predicate);
    if (other == entity || !admits(filters_, predicate)) return;
    use(relation, other, is_symmetric(predicate) ? Direction::Both : direction);
  };
  const auto [out_begin, out_end] = out_edges(entity, graph);
  for (auto edge = out_begin; edge != out_end; ++edge) {
    visit(graph[*edge], target(*edge, graph), Direction::Out);
  }
  const auto [in_begin, in_end] = in_edges(entity, graph);
  for (auto edge = in_begin; edge != in_end; ++edge) {
    visit(graph[*edge], source(*edge, graph), Direction::In);
  }
}

std::vector<std::uint32_t> TieReader::admitted(const AnalysisRelation& relation) const {
  std::vector<std::uint32_t> indices;
  for (std::uint32_t i = relation.first; i < relation.first + relation.count; ++i) {
    const StatementInfo& statement = graph_.statements()[i];
    if (documents_[statement.document] != 0 && admits(filters_, statement)) indices.push_back(i);
  }
  return indices;
}

bool TieReader::admits_any(const AnalysisRelation& relation) const {
  for (std::uint32_t i = relation.first; i < relation.first + relation.count; ++i) {
    const StatementInfo& statement = graph_.statements()[i];
    if (documents_[statement.document] != 0 && admits(filters_, statement)) return true;
  }
  return false;
}

std::vector<OpenTie> TieReader::ties_of(AnalysisGraph::Vertex entity) const {
  return ties_of(entity, {});
}

std::vector<OpenTie> TieReader::ties_of(AnalysisGraph::Vertex entity,
                                        const std::vector<char>& wanted) const {
  std::vector<OpenTie> ties;
  for_each_edge(entity, [&](const AnalysisRelation& relation, AnalysisGraph::Vertex partner,
                            Direction direction) {
    if (!wanted.empty() && wanted[partner] == 0) return;
    const std::vector<std::uint32_t> statements = admitted(relation);
    if (statements.empty()) return;
    OpenTie open;
    open.partner = partner;
    open.best = statements.front();
    open.tie.predicate = Predicate(relation.predicate);
    open.tie.direction = direction;
    open.tie.statements = statements.size();
    for (const std::uint32_t i : statements) {
      const StatementInfo& each = graph_.statements()[i];
      insert_sorted(open.tie.statuses, each.status);
      if (each.fiscal_year != 0) insert_sorted(open.tie.fiscal_years, int(each.fiscal_year));
    }
    ties.push_back(std::move(open));
  });
  return ties;
}

PartnerTie TieReader::closed(const OpenTie& open) const {
  PartnerTie tie = open.tie;
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

EntityRef TieReader::refer(AnalysisGraph::Vertex vertex) const {
  const AnalysisEntity& entity = graph_[vertex];
  return {vertex, entity.id, entity.type, entity.name};
}

}  // namespace renkei::detail
