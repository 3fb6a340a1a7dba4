// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/cytoscape.hpp"

#include <stdexcept>

#include "export/graph_tools/json_cells.hpp"

namespace renkei {
namespace {

class CytoscapeWriter final : public GraphWriter {
 public:
  CytoscapeWriter(const std::string& path, const ExportOptions& options)
      : drawing_(options), file_(path) {}

  void write(const KnowledgeGraph& graph) override {
    drawing_.begin(graph);
    JsonCells cells(file_);
    file_.write(
        "{\"format_version\":\"1.0\",\"generated_by\":\"renkei\","
        "\"target_cytoscapejs_version\":\"~3.0\",\"data\":{\"name\":\"renkei\"},"
        "\"elements\":{\"nodes\":[");
    first_ = true;
    drawing_.each_node([&](const DrawnNode& one) { node(one, cells); });
    file_.write("\n],\"edges\":[");
    first_ = true;
    drawing_.each_edge([&](const DrawnEdge& one) { edge(one, cells); });
    file_.write("\n]}}\n");
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a Cytoscape file was closed before its graph was written");
    file_.close();
  }

 private:
  void begin_element(JsonCells& cells) {
    file_.write(first_ ? "\n" : ",\n");
    first_ = false;
    cells.reset();
    cells.begin_object();
    cells.key("data");
    cells.begin_object();
  }

  void node(const DrawnNode& one, JsonCells& cells) {
    begin_element(cells);
    cells.member("id", one.id);
    cells.member("name", one.label);
    cells.member("color", one.color);
    cells.member("size", one.size, 2);
    drawing_.cells(one, cells);
    cells.end_object();
    if (one.at) {
      cells.key("position");
      cells.begin_object();
      cells.member("x", one.at->x, 2);
      cells.member("y", -one.at->y, 2);
      cells.end_object();
    }
    cells.end_object();
  }

  void edge(const DrawnEdge& one, JsonCells& cells) {
    begin_element(cells);
    cells.member("id", one.id);
    cells.member("source", one.source);
    cells.member("target", one.target);
    cells.member("interaction", one.kind);
    cells.member("label", one.label);
    cells.member("weight", std::uint64_t{one.weight});
    drawing_.cells(one, cells);
    cells.end_object();
    cells.end_object();
  }

  Drawing drawing_;
  bool first_ = true;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

}  // namespace

std::unique_ptr<GraphWriter> open_cytoscape(const std::string& path, const ExportOptions& options) {
  return std::make_unique<CytoscapeWriter>(path, options);
}

}  // namespace renkei
