// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string>

#include "export/graph_tools/drawing.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"

using namespace renkei;

namespace {

EdgeStatement in_year(int year, Status status) {
  EdgeStatement statement;
  statement.status = status;
  if (year != 0) statement.fiscal_year = year;
  return statement;
}

/// An edge of statements that must live as long.
ViewEdge edge_of(const std::vector<EdgeStatement>& statements) {
  ViewEdge edge;
  for (const auto& one : statements) edge.statements.push_back(&one);
  return edge;
}

std::string shown(const ViewEdge& edge) {
  std::string text;
  for (const auto& span : statuses_of(edge)) {
    text += std::to_string(span.years.first) + "-" + std::to_string(span.years.last) + " " +
            span.status + " ";
  }
  text += "|";
  for (const auto& span : spells_of(edge)) {
    text += " " + std::to_string(span.first) + "-" + std::to_string(span.last);
  }
  return text;
}

}  // namespace

TEST_CASE("the years of an edge are joined to spells that never overlap") {
  CHECK(shown(edge_of({in_year(2025, Status::Planned), in_year(2023, Status::Done),
                       in_year(2024, Status::Done), in_year(2024, Status::Done)})) ==
        "2023-2024 done 2025-2025 planned | 2023-2025");
  CHECK(shown(edge_of({in_year(2020, Status::Planned), in_year(2024, Status::Done),
                       in_year(2024, Status::Planned)})) ==
        "2020-2020 planned 2024-2024 done;planned | 2020-2020 2024-2024");
  CHECK(shown(edge_of({in_year(2020, Status::Done), in_year(0, Status::Standing)})) ==
        "2020-2020 done |");
  CHECK(shown(edge_of({})) == "|");
  EdgeStatement undated = in_year(0, Status::Done);
  undated.document_year = 2024;
  CHECK(shown(edge_of({undated, in_year(2025, Status::Planned)})) ==
        "2024-2024 done 2025-2025 planned | 2024-2025");
  // Years of three or five digits have no date, nor has 9999 a last day.
  CHECK(shown(edge_of({in_year(999, Status::Done), in_year(2025, Status::Planned)})) ==
        "2025-2025 planned |");
  CHECK(shown(edge_of({in_year(9999, Status::Done), in_year(20240, Status::Planned)})) == "|");
  CHECK(first_day(2024) == "2024-04-01");
  CHECK(last_day(2024) == "2025-03-31");
}

TEST_CASE("no column is called like a property of Gephi's own") {
  const std::set<std::string_view> own = {
      "id", "label",  "nodelabel", "edgelabel", "weight", "edge weight", "size",    "color",
      "x",  "y",      "z",         "xpos",      "ypos",   "zpos",        "r",       "g",
      "b",  "source", "target",    "kind",      "type_",  "timeset",     "interval"};
  std::set<std::string_view> seen;
  for (const Column& column : node_columns()) {
    CHECK(own.count(column.name) == 0);
    CHECK(seen.insert(column.name).second);
  }
  for (const Column& column : edge_columns()) {
    CHECK(own.count(column.name) == 0);
    CHECK(seen.insert(column.name).second);  // Cytoscape wants them apart over nodes and edges
  }
}

TEST_CASE("a drawing has labels in the language asked for, and positions unless told otherwise") {
  const KnowledgeGraph graph = sample::report();
  ExportOptions options;
  options.language = Language::English;
  Drawing drawing(options);
  drawing.begin(graph);
  CHECK(drawing.nodes() == 10);
  CHECK(drawing.edges() == 14);
  std::vector<std::string> labels;
  drawing.each_node([&](const DrawnNode& node) {
    labels.emplace_back(node.label);
    CHECK(node.at.has_value());
    CHECK(node.size >= 10.0);
    CHECK(node.size <= 60.0);
  });
  CHECK(labels.at(0) == "Ministry of Economy, Trade and Industry");
  CHECK(labels.at(1) == "警察庁");  // has no English name
  options.layout = Layout::None;
  Drawing bare(options);
  bare.begin(graph);
  bare.each_node([](const DrawnNode& node) { CHECK_FALSE(node.at.has_value()); });
}

TEST_CASE("colours are read by channel") {
  CHECK(channel("#0072b2", 0) == 0);
  CHECK(channel("#0072b2", 1) == 0x72);
  CHECK(channel("#0072b2", 2) == 0xb2);
}
