// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/graphml.hpp"

#include "export/escape.hpp"
#include "export/graph_tools/xml_graph_writer.hpp"

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

class GraphMlWriter final : public XmlGraphWriter {
 public:
  using XmlGraphWriter::XmlGraphWriter;

 private:
  void body() override {
    head();
    drawing_.each_node([&](const DrawnNode& one) { node(one); });
    drawing_.each_edge([&](const DrawnEdge& one) { edge(one); });
    put("</graph>\n</graphml>\n");
  }

  void head() {
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    key("label", "node", "label", "string");
    for (const Column& column : node_columns()) {
      key(column.name, "node", column.name, type_name(column.type));
    }
    for (const char* name : {"x", "y", "size"}) key(name, "node", name, "double");
    key("color", "node", "color", "string");
    for (const auto name : channel_names) key(name, "node", name, "int");
    key("edgelabel", "edge", "label", "string");
    key("weight", "edge", "weight", "double");
    key("interaction", "edge", "interaction", "string");
    for (const Column& column : edge_columns()) {
      key(column.name, "edge", column.name, type_name(column.type));
    }
    put("<graph id=\"G\" edgedefault=\"directed\">\n");
  }

  void key(std::string_view id, std::string_view of, std::string_view name, std::string_view type) {
    record_ = "<key";
    attribute("id", id);
    attribute("for", of);
    attribute("attr.name", name);
    attribute("attr.type", type);
    record_ += "/>\n";
    put(record_);
  }

  void node(const DrawnNode& one) {
    record_ = "<node";
    attribute("id", one.id);
    record_ += '>';
    value("label", one.label);
    drawing_.cells(one, *this);
    if (one.at) {
      value("x", spelled(one.at->x, 2));
      value("y", spelled(one.at->y, 2));
    }
    value("size", spelled(one.size, 2));
    value("color", one.color);
    for (std::size_t i = 0; i < channel_names.size(); ++i) {
      value(channel_names[i], spelled(std::uint64_t{channel(one.color, i)}));
    }
    record_ += std::string_view("</node>\n");
    put(record_);
  }

  void edge(const DrawnEdge& one) {
    record_ = "<edge";
    attribute("id", one.id);
    attribute("source", one.source);
    attribute("target", one.target);
    attribute("label", one.kind);
    record_ += '>';
    value("edgelabel", one.label);
    value("weight", spelled(one.weight));
    value("interaction", one.kind);
    drawing_.cells(one, *this);
    record_ += std::string_view("</edge>\n");
    put(record_);
  }

  void value(std::string_view key, std::string_view text) override {
    record_ += std::string_view("<data key=\"");
    record_ += key;
    record_ += std::string_view("\">");
    append_xml_text(record_, text);
    record_ += std::string_view("</data>");
  }
};

}  // namespace

std::unique_ptr<GraphWriter> open_graphml(const std::string& path, const ExportOptions& options) {
  return std::make_unique<GraphMlWriter>(path, options);
}

}  // namespace renkei
