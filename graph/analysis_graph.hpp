// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/data_pack.hpp"
#include "graph/property_graph.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// An entity as questions need it. Strings are UTF-8.
struct AnalysisEntity {
  std::string id;
  std::string name;
  EntityType type = EntityType::Organization;
  std::uint32_t mentions = 0;
};

/// One (subject, predicate, object); its statements stand together in `AnalysisGraph::statements`.
struct AnalysisRelation {
  std::uint32_t first = 0;       ///< index of the best statement
  std::uint32_t count : 24 = 0;  ///< at least 1
  std::uint32_t predicate : 8 = 0;
};

/// A statement without its sentence.
struct StatementInfo {
  std::uint32_t document = 0;  ///< index into `AnalysisGraph::documents`
  std::int16_t year = 0;       ///< fiscal, as `EdgeStatement::year`; 0 = none
  Status status = Status::Standing;
  YearSource year_from = YearSource::Statement;
  float confidence = 0.0F;  ///< 0..1
};

/// The rest of a statement.
struct StatementText {
  std::string id;
  std::string page;
  std::uint32_t page_number = 1;
  std::string text;  ///< UTF-8, the sentence
};

/// The graph for questions: compressed sparse rows of small records, about 50 bytes a relation, in
/// the place of the property graph's lists and strings. Sentences are fetched when one is asked
/// for.
///
/// Vertices and edges are numbered as in the `KnowledgeGraph`: vertices by id, edges by (subject,
/// predicate, object).
class AnalysisGraph {
 public:
  using Graph =
      boost::compressed_sparse_row_graph<boost::bidirectionalS, AnalysisEntity, AnalysisRelation,
                                         boost::no_property, std::uint32_t, std::uint32_t>;
  using Vertex = std::uint32_t;
  using Edge = boost::graph_traits<Graph>::edge_descriptor;
  /// The text of a statement by its index.
  using TextSource = std::function<StatementText(std::uint32_t statement)>;

  /// What a graph is made of; see `GraphBuilder` for the order.
  struct Rows {
    std::vector<AnalysisEntity> entities;
    std::vector<std::pair<Vertex, Vertex>> ends;  ///< of the relations, sorted by subject
    std::vector<AnalysisRelation> relations;
    std::vector<StatementInfo> statements;
    std::vector<DocumentInfo> documents;
  };

  AnalysisGraph(Rows rows, TextSource texts);
  /// A copy; the sentences are copied as well.
  explicit AnalysisGraph(const KnowledgeGraph& graph);

  const Graph& graph() const { return graph_; }
  const AnalysisEntity& operator[](Vertex vertex) const { return graph_[vertex]; }
  /// The entity's type from an array of its own: searches ask for it again and again.
  EntityType type_of(Vertex vertex) const { return types_[vertex]; }
  const std::vector<DocumentInfo>& documents() const { return documents_; }
  std::span<const StatementInfo> statements() const { return statements_; }
  /// Best first.
  std::span<const StatementInfo> statements_of(const AnalysisRelation& relation) const {
    return std::span(statements_).subspan(relation.first, relation.count);
  }
  StatementText text_of(std::uint32_t statement) const { return texts_(statement); }

  /// Bytes that the graph takes, strings of entities included, sentences not.
  std::size_t bytes() const;

 private:
  Graph graph_;
  std::vector<EntityType> types_;
  std::vector<StatementInfo> statements_;
  std::vector<DocumentInfo> documents_;
  TextSource texts_;
};

/// The predicates under which two bodies work together: the column `collaboration` of
/// data/vocabulary/predicates.tsv. @throws DataError for a broken row
std::vector<Predicate> collaboration_predicates(const DataPack& pack);

/// The parts of a graph that an analysis looks at.
struct TieScope {
  std::vector<Predicate> predicates;  ///< empty = all
  bool bodies_only = false;
  std::vector<Status> statuses;   ///< empty = all
  std::optional<int> first_year;  ///< as in `Filters`
  std::optional<int> last_year;
  double min_confidence = 0.0;         ///< 0..1
  std::vector<std::string> documents;  ///< names or ids; empty = all
};

struct TieWeight {
  std::uint32_t statements = 0;  ///< distinct ones between the two, whoever is the subject
};

/// Who is tied to whom: undirected, each pair once, as two arcs of the same weight. Vertices are
/// those of the `AnalysisGraph`; arcs of a vertex are sorted by target.
using TieGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, TieWeight,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

/// Cost: O(E log d), d the degree.
TieGraph ties_of(const AnalysisGraph& graph, const TieScope& scope = {});

}  // namespace renkei
