// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/graph_jsonl.hpp"

#include <stdexcept>

#include "export/graph_tools/json_cells.hpp"

namespace renkei {
namespace {

class GraphJsonlWriter final : public GraphWriter {
 public:
  GraphJsonlWriter(const std::string& path, const ExportOptions& options)
      : drawing_(options), file_(path) {}

  void write(const KnowledgeGraph& graph) override {
    drawing_.begin(graph);
    JsonCells cells(file_);
    drawing_.each_node([&](const DrawnNode& one) { node(one, cells); });
    drawing_.each_edge([&](const DrawnEdge& one) { edge(one, cells); });
    whole_ = true;
  }

  void close() override {
    if (!whole_)
      throw std::logic_error("a JSON Lines file was closed before its graph was written");
    file_.close();
  }

 private:
  void begin_line(JsonCells& cells) {
    cells.reset();
    cells.begin_object();
  }
  void end_line(JsonCells& cells) {
    cells.end_object();
    file_.put('\n');
  }

  void node(const DrawnNode& one, JsonCells& cells) {
    begin_line(cells);
    cells.member("node", one.id);
    cells.member("label", one.label);
    drawing_.cells(one, cells);
    end_line(cells);
  }

  void edge(const DrawnEdge& one, JsonCells& cells) {
    begin_line(cells);
    cells.member("edge", one.id);
    cells.member("source", one.source);
    cells.member("target", one.target);
    cells.member("label", one.label);
    cells.member("weight", std::uint64_t{one.weight});
    drawing_.cells(one, cells);
    cells.key("statements");
    cells.json().StartArray();
    for (const EdgeStatement* statement : one.edge->statements) this->statement(*statement, cells);
    cells.json().EndArray();
    end_line(cells);
  }

  void statement(const EdgeStatement& one, JsonCells& cells) {
    cells.begin_object();
    cells.member("id", one.id);
    cells.member("status", name_of(one.status));
    if (one.fiscal_year) {
      cells.key("fiscal_year");
      cells.json().Int(*one.fiscal_year);
    } else if (one.document_year) {
      cells.key("document_year");
      cells.json().Int(*one.document_year);
    }
    cells.member("confidence", one.confidence, 4);
    cells.member("quote", one.evidence.text);
    cells.member("document", drawing_.graph().documents.at(one.document).id);
    cells.member("page_number", std::uint64_t{one.page_number});
    cells.end_object();
  }

  Drawing drawing_;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

}  // namespace

std::unique_ptr<GraphWriter> open_graph_jsonl(const std::string& path,
                                              const ExportOptions& options) {
  return std::make_unique<GraphJsonlWriter>(path, options);
}

}  // namespace renkei
