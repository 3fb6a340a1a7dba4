// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/graph_tools/measures.hpp"
#include "export/graph_tools/quadtree.hpp"
#include "export/linked_data/iri.hpp"
#include "export/view.hpp"
#include "export/vocabulary.hpp"
#include "export/writer.hpp"

namespace renkei {

/// What the cells of a column hold.
enum class ColumnType { Text, Integer, Decimal, Boolean };

/// A column of a graph tool's table of nodes or edges, the same in every format. None is called
/// like a property of Gephi's own (label, weight, size, color, x, y, z, r, g, b, id, timeset).
struct Column {
  std::string_view name;
  ColumnType type;
};

/// The columns in the order in which cells come.
std::span<const Column> node_columns();
std::span<const Column> edge_columns();

/// Takes the cells of one node or edge; a cell without a value is left out.
class CellSink {
 public:
  virtual ~CellSink() = default;
  /// @param text UTF-8 as in the graph, possibly malformed; lists joined with ';'
  virtual void text(const Column& column, std::string_view text) = 0;
  virtual void integer(const Column& column, std::uint64_t value) = 0;
  virtual void decimal(const Column& column, double value, int decimals) = 0;
  virtual void boolean(const Column& column, bool value) = 0;
};

/// A node as graph tools draw it. Views, good during the call.
struct DrawnNode {
  std::size_t index = 0;    ///< of the vertex
  std::string id;           ///< "n1"
  std::string_view label;   ///< in the language of the options; the id of a nameless entity
  std::string_view color;   ///< "#rrggbb"
  double size = 10.0;       ///< 10..60, by weighted degree; Gephi's own default is 10
  std::optional<Point> at;  ///< nothing without a layout
  const EntityVertex* info = nullptr;
};

/// Fiscal years, both included.
struct YearSpan {
  int first = 0;
  int last = 0;
};

/// What an edge is stated as during some years.
struct StatusSpan {
  YearSpan years;
  std::string status;  ///< "done;planned"
};

/// An edge as graph tools draw it. Views, good during the call.
struct DrawnEdge {
  std::string id;      ///< "e1"
  std::string source;  ///< "n1"
  std::string target;
  std::string_view kind;   ///< predicate, "collaboration" or "shared"
  std::string_view label;  ///< of the kind, in the language of the options
  std::size_t weight = 1;  ///< distinct statements; never 0, which makes Gephi delete an edge
  bool symmetric = false;
  const ViewEdge* edge = nullptr;
};

/// When the edge is stated, ascending, neighbouring years joined; empty when a statement of it has
/// no year (graph/fiscal_year.hpp), hence holds at all times.
std::vector<YearSpan> spells_of(const ViewEdge& edge);

/// How the edge is stated, year by year; years alike joined.
std::vector<StatusSpan> statuses_of(const ViewEdge& edge);

/// "2024-04-01", the first day of a fiscal year; "2025-03-31", its last.
std::string first_day(int fiscal_year);
std::string last_day(int fiscal_year);

/// The 0-255 red, green or blue (0, 1, 2) of "#rrggbb".
unsigned channel(std::string_view color, std::size_t which);

/// A graph in the view and language of the options, with all that graph tools draw or tabulate: the
/// one source of all their formats, so that they hold the same.
class Drawing {
 public:
  /// @throws std::invalid_argument for a base that is no absolute IRI, DataError for a broken
  /// vocabulary.
  explicit Drawing(const ExportOptions& options);

  /// Counts, and lays out where the options say so. The graph must outlive what follows.
  void begin(const KnowledgeGraph& graph);

  /// All nodes, by index; to be called before the edges: Cytoscape reads them in order.
  void each_node(const std::function<void(const DrawnNode&)>& use) const;
  void each_edge(const std::function<void(const DrawnEdge&)>& use) const;

  void cells(const DrawnNode& node, CellSink& sink) const;
  void cells(const DrawnEdge& edge, CellSink& sink) const;

  const KnowledgeGraph& graph() const { return *knowledge_; }
  View view() const { return view_; }
  std::size_t nodes() const { return nodes_; }  ///< after `begin`
  std::size_t edges() const { return edges_; }

 private:
  void count();
  /// Collaboration: bodies that work with somebody.
  bool shows(std::size_t vertex) const;
  void lay_out();
  double size_of(std::size_t vertex) const;
  const std::string& in_language(const Label& label) const;
  /// In the language of the options where it has a name in that.
  const std::string& name_of_thing(const EntityVertex& info) const;
  void statement_cells(const ViewEdge& edge, CellSink& sink) const;

  Vocabulary vocabulary_;
  Iris iris_;
  View view_;
  Language language_;
  Layout layout_;
  const KnowledgeGraph* knowledge_ = nullptr;
  std::size_t nodes_ = 0, edges_ = 0;
  std::vector<std::uint32_t> degree_;
  std::vector<std::uint64_t> weighted_degree_;
  std::uint64_t largest_degree_ = 1;
  Measures measures_;               ///< by place in `points_`
  std::vector<Point> points_;       ///< of the vertices of the view, in their order; empty = none
  std::vector<std::size_t> place_;  ///< of each vertex in `points_`
};

}  // namespace renkei
