// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/graphml.hpp"

#include <stdexcept>

#include "export/escape.hpp"
#include "export/graph_tools/drawing.hpp"
#include "export/output_file.hpp"

namespace renkei {
namespace {

std::string_view type_name(ColumnType type) {
  switch (type) {
    case ColumnType::Integer:
      return "int";
    case ColumnType::Decimal:
      return "double";
    case ColumnType::Boolean:
      return "boolean";
    case ColumnType::Text:
      break;
  }
  return "string";
}

class GraphMlWriter final : public GraphWriter, private CellSink {
 public:
  GraphMlWriter(const std::string& path, const ExportOptions& options)
      : drawing_(options), file_(path) {}

  void write(const KnowledgeGraph& graph) override {
    drawing_.begin(graph);
    head();
    drawing_.each_node([&](const DrawnNode& one) { node(one); });
    drawing_.each_edge([&](const DrawnEdge& one) { edge(one); });
    file_.write("</graph>\n</graphml>\n");
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a GraphML file was closed before its graph was written");
    file_.close();
  }

 private:
  void head() {
    file_.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    key("label", "node", "label", "string");
    for (const Column& column : node_columns()) {
      key(column.name, "node", column.name, type_name(column.type));
    }
    for (const char* name : {"x", "y", "size"}) key(name, "node", name, "double");
    key("color", "node", "color", "string");
    for (const char* name : {"r", "g", "b"}) key(name, "node", name, "int");
    key("edgelabel", "edge", "label", "string");
    key("weight", "edge", "weight", "double");
    key("interaction", "edge", "interaction", "string");
    for (const Column& column : edge_columns()) {
      key(column.name, "edge", column.name, type_name(column.type));
    }
    file_.write("<graph id=\"G\" edgedefault=\"directed\">\n");
  }

  void key(std::string_view id, std::string_view of, std::string_view name, std::string_view type) {
    record_ = "<key";
    attribute("id", id);
    attribute("for", of);
    attribute("attr.name", name);
    attribute("attr.type", type);
    record_ += "/>\n";
    file_.write(record_);
  }

  void node(const DrawnNode& one) {
    record_ = "<node";
    attribute("id", one.id);
    record_ += '>';
    data("label", one.label);
    drawing_.cells(one, *this);
    if (one.at) {
      number("x", one.at->x, 2);
      number("y", one.at->y, 2);
    }
    number("size", one.size, 2);
    data("color", one.color);
    constexpr std::string_view channels[] = {"r", "g", "b"};
    for (std::size_t i = 0; i < 3; ++i) data(channels[i], std::to_string(channel(one.color, i)));
    record_ += "</node>\n";
    file_.write(record_);
  }

  void edge(const DrawnEdge& one) {
    record_ = "<edge";
    attribute("id", one.id);
    attribute("source", one.source);
    attribute("target", one.target);
    attribute("label", one.kind);
    record_ += '>';
    data("edgelabel", one.label);
    data("weight", std::to_string(one.weight));
    data("interaction", one.kind);
    drawing_.cells(one, *this);
    record_ += "</edge>\n";
    file_.write(record_);
  }

  void text(const Column& column, std::string_view text) override { data(column.name, text); }
  void integer(const Column& column, std::uint64_t value) override {
    data(column.name, std::to_string(value));
  }
  void decimal(const Column& column, double value, int decimals) override {
    number(column.name, value, decimals);
  }
  void boolean(const Column& column, bool value) override {
    data(column.name, value ? "true" : "false");
  }

  void attribute(std::string_view name, std::string_view value) {
    record_ += ' ';
    record_ += name;
    record_ += "=\"";
    append_xml_attribute(record_, value);
    record_ += '"';
  }
  void data(std::string_view key, std::string_view text) {
    record_ += "<data key=\"";
    record_ += key;
    record_ += "\">";
    append_xml_text(record_, text);
    record_ += "</data>";
  }
  void number(std::string_view key, double value, int decimals) {
    scratch_.clear();
    append_decimal(scratch_, value, decimals);
    data(key, scratch_);
  }

  Drawing drawing_;
  std::string record_;  ///< the element being made
  std::string scratch_;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

}  // namespace

std::unique_ptr<GraphWriter> open_graphml(const std::string& path, const ExportOptions& options) {
  return std::make_unique<GraphMlWriter>(path, options);
}

}  // namespace renkei
