// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/analysis_graph.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/table.hpp"

namespace renkei {
namespace {

constexpr std::uint32_t most_statements = (1U << 24) - 1;

struct Arc {
  std::uint32_t target = 0;
  std::uint32_t statements = 0;
};

bool admits(const TieScope& scope, const StatementInfo& statement) {
  const auto& statuses = scope.statuses;
  if (!statuses.empty() &&
      std::find(statuses.begin(), statuses.end(), statement.status) == statuses.end()) {
    return false;
  }
  if (double(statement.confidence) + 1e-6 < scope.min_confidence) return false;
  if (scope.first_year && statement.year < *scope.first_year) return false;
  return !scope.last_year || (statement.year != 0 && statement.year <= *scope.last_year);
}

/// The arcs of one vertex, sorted by target, those to one target added up.
class ArcCollector {
 public:
  ArcCollector(const AnalysisGraph& graph, const TieScope& scope)
      : graph_(graph),
        scope_(scope),
        is_plain_(scope.statuses.empty() && !scope.first_year && !scope.last_year &&
                  scope.min_confidence <= 0.0 && scope.documents.empty()) {
    for (const DocumentInfo& each : graph.documents()) {
      const auto& wanted = scope.documents;
      documents_.push_back(wanted.empty() ||
                           std::find(wanted.begin(), wanted.end(), each.id) != wanted.end() ||
                           std::find(wanted.begin(), wanted.end(), each.name) != wanted.end());
    }
  }

  const std::vector<Arc>& arcs_of(std::uint32_t vertex) {
    arcs_.clear();
    const auto& graph = graph_.graph();
    if (!in_scope(vertex)) return arcs_;
    const auto [out_begin, out_end] = out_edges(vertex, graph);
    for (auto edge = out_begin; edge != out_end; ++edge) {
      add(vertex, target(*edge, graph), graph[*edge]);
    }
    const auto [in_begin, in_end] = in_edges(vertex, graph);
    for (auto edge = in_begin; edge != in_end; ++edge) {
      add(vertex, source(*edge, graph), graph[*edge]);
    }
    std::sort(arcs_.begin(), arcs_.end(),
              [](const Arc& a, const Arc& b) { return a.target < b.target; });
    std::size_t kept = 0;
    for (const Arc& arc : arcs_) {
      if (kept != 0 && arcs_[kept - 1].target == arc.target) {
        arcs_[kept - 1].statements += arc.statements;
      } else {
        arcs_[kept++] = arc;
      }
    }
    arcs_.resize(kept);
    return arcs_;
  }

 private:
  bool in_scope(std::uint32_t vertex) const {
    return !scope_.bodies_only || is_body(graph_.type_of(vertex));
  }

  void add(std::uint32_t from, std::uint32_t to, const AnalysisRelation& relation) {
    const auto predicate = Predicate(relation.predicate);
    const auto& wanted = scope_.predicates;
    if (from == to || !in_scope(to)) return;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), predicate) == wanted.end()) {
      return;
    }
    std::uint32_t statements = relation.count;
    if (!is_plain_) {
      statements = 0;
      for (const StatementInfo& each : graph_.statements_of(relation)) {
        if (documents_[each.document] && admits(scope_, each)) ++statements;
      }
    }
    if (statements != 0) arcs_.push_back({to, statements});
  }

  const AnalysisGraph& graph_;
  const TieScope& scope_;
  bool is_plain_;                ///< every statement is admitted
  std::vector<bool> documents_;  ///< admitted ones, by index
  std::vector<Arc> arcs_;
};

AnalysisGraph::Rows rows_of(const KnowledgeGraph& graph) {
  AnalysisGraph::Rows rows;
  rows.documents = graph.documents;
  for (const auto vertex : boost::make_iterator_range(vertices(graph.graph))) {
    const EntityVertex& entity = graph.graph[vertex];
    rows.entities.push_back({entity.id, entity.name, entity.type, entity.mentions});
  }
  for (const auto vertex : boost::make_iterator_range(vertices(graph.graph))) {
    for (const auto edge : boost::make_iterator_range(out_edges(vertex, graph.graph))) {
      const RelationEdge& relation = graph.graph[edge];
      rows.ends.emplace_back(vertex, target(edge, graph.graph));
      AnalysisRelation made;
      made.first = std::uint32_t(rows.statements.size());
      made.count = std::uint32_t(relation.statements.size()) & most_statements;
      made.predicate = std::uint32_t(relation.predicate) & 0xFFU;
      rows.relations.push_back(made);
      for (const EdgeStatement& statement : relation.statements) {
        rows.statements.push_back(
            {statement.document, std::int16_t(statement.year().value_or(0)), statement.status,
             statement.fiscal_year || !statement.document_year ? YearSource::Statement
                                                               : YearSource::Document,
             float(statement.confidence)});
      }
    }
  }
  return rows;
}

AnalysisGraph::TextSource texts_of(const KnowledgeGraph& graph) {
  auto texts = std::make_shared<std::vector<StatementText>>();
  for (const auto vertex : boost::make_iterator_range(vertices(graph.graph))) {
    for (const auto edge : boost::make_iterator_range(out_edges(vertex, graph.graph))) {
      for (const EdgeStatement& each : graph.graph[edge].statements) {
        texts->push_back({each.id, each.page, each.page_number, each.evidence.text});
      }
    }
  }
  return [texts](std::uint32_t statement) { return texts->at(statement); };
}

}  // namespace

AnalysisGraph::AnalysisGraph(Rows rows, TextSource texts)
    : graph_(boost::edges_are_unsorted_multi_pass, rows.ends.begin(), rows.ends.end(),
             rows.relations.begin(), std::uint32_t(rows.entities.size())),
      statements_(std::move(rows.statements)),
      documents_(std::move(rows.documents)),
      texts_(std::move(texts)) {
  types_.reserve(rows.entities.size());
  for (std::uint32_t vertex = 0; vertex < rows.entities.size(); ++vertex) {
    types_.push_back(rows.entities[vertex].type);
    graph_[vertex] = std::move(rows.entities[vertex]);
  }
}

AnalysisGraph::AnalysisGraph(const KnowledgeGraph& graph)
    : AnalysisGraph(rows_of(graph), texts_of(graph)) {}

std::size_t AnalysisGraph::bytes() const {
  const std::size_t vertex_count = num_vertices(graph_);
  const std::size_t edge_count = num_edges(graph_);
  // Two row starts and a type a vertex; an edge's target, source and number against its direction,
  // its record.
  std::size_t bytes = vertex_count * (2 * sizeof(std::uint32_t) + sizeof(AnalysisEntity) + 1) +
                      edge_count * (3 * sizeof(std::uint32_t) + sizeof(AnalysisRelation)) +
                      statements_.size() * sizeof(StatementInfo);
  for (std::uint32_t vertex = 0; vertex < vertex_count; ++vertex) {
    for (const std::string* text : {&graph_[vertex].id, &graph_[vertex].name}) {
      if (text->capacity() > 15) bytes += text->capacity() + 1;  // longer than fits in the object
    }
  }
  return bytes;
}

std::vector<Predicate> collaboration_predicates(const DataPack& pack) {
  std::vector<Predicate> predicates;
  for (const DataFile* file : pack.layers("vocabulary/predicates.tsv")) {
    const Table table = read_table(file->origin, file->text);
    const std::size_t name = table.column("predicate");
    const std::size_t collaboration = table.column("collaboration");
    for (const TableRow& row : table.rows) {
      const auto predicate = predicate_from(row.cells[name]);
      if (!predicate) continue;  // the row that labels the sum of all
      std::erase(predicates, *predicate);
      if (row.cells[collaboration] == "yes") predicates.push_back(*predicate);
    }
  }
  std::sort(predicates.begin(), predicates.end());
  return predicates;
}

TieGraph ties_of(const AnalysisGraph& graph, const TieScope& scope) {
  ArcCollector collector(graph, scope);
  const auto count = std::uint32_t(num_vertices(graph.graph()));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<TieWeight> weights;
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    for (const Arc& arc : collector.arcs_of(vertex)) {
      ends.emplace_back(vertex, arc.target);
      weights.push_back({arc.statements});
    }
  }
  return TieGraph(boost::edges_are_sorted, ends.begin(), ends.end(), weights.begin(), count);
}

}  // namespace renkei
