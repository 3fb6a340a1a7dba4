// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/gexf.hpp"

#include "export/graph_tools/xml_graph_writer.hpp"

namespace renkei {
namespace {

constexpr std::string_view status_over_time = "status_over_time";

std::string_view type_name(ColumnType type) {
  switch (type) {
    case ColumnType::Integer:
      return "integer";
    case ColumnType::Decimal:
      return "double";
    case ColumnType::Boolean:
      return "boolean";
    case ColumnType::Text:
      break;
  }
  return "string";
}

class GexfWriter final : public XmlGraphWriter {
 public:
  using XmlGraphWriter::XmlGraphWriter;

 private:
  void body() override {
    head();
    put("<nodes count=\"" + std::to_string(drawing_.nodes()) + "\">\n");
    drawing_.each_node([&](const DrawnNode& one) { node(one); });
    put("</nodes>\n<edges count=\"" + std::to_string(drawing_.edges()) + "\">\n");
    drawing_.each_edge([&](const DrawnEdge& one) { edge(one); });
    put("</edges>\n</graph>\n</gexf>\n");
  }

  void head() {
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\""
        " version=\"1.3\">\n"
        "<meta><creator>Renkei</creator><description>");
    put(drawing_.view() == View::Full
            ? "Entities of reports and what the reports state between them"
            : "Bodies of reports and what they do together");
    put("</description></meta>\n"
        "<graph mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\""
        " idtype=\"string\">\n");
    columns("node", "static", node_columns());
    constexpr Column dynamic[] = {{status_over_time, ColumnType::Text}};
    columns("edge", "dynamic", dynamic);
    columns("edge", "static", edge_columns());
  }

  void columns(std::string_view of, std::string_view mode, std::span<const Column> table) {
    record_ = "<attributes";
    attribute("class", of);
    attribute("mode", mode);
    record_ += ">\n";
    for (const Column& column : table) {
      record_ += "<attribute";
      attribute("id", column.name);
      attribute("title", column.name);
      attribute("type", type_name(column.type));
      record_ += "/>\n";
    }
    record_ += "</attributes>\n";
    put(record_);
  }

  void node(const DrawnNode& one) {
    record_ = "<node";
    attribute("id", one.id);
    attribute("label", one.label);
    record_ += "><attvalues>";
    drawing_.cells(one, *this);
    record_ += "</attvalues><viz:color";
    for (std::size_t i = 0; i < channel_names.size(); ++i) {
      attribute(channel_names[i], spelled(std::uint64_t{channel(one.color, i)}));
    }
    record_ += "/>";
    if (one.at) {
      record_ += "<viz:position";
      attribute("x", spelled(one.at->x, 2));
      attribute("y", spelled(one.at->y, 2));
      record_ += " z=\"0\"/>";
    }
    record_ += "<viz:size";
    attribute("value", spelled(one.size, 2));
    record_ += "/></node>\n";
    put(record_);
  }

  void edge(const DrawnEdge& one) {
    record_ = "<edge";
    attribute("id", one.id);
    attribute("source", one.source);
    attribute("target", one.target);
    attribute("type", one.symmetric ? "undirected" : "directed");
    attribute("kind", one.kind);
    attribute("label", one.label);
    attribute("weight", spelled(one.weight));
    record_ += "><attvalues>";
    drawing_.cells(one, *this);
    for (const StatusSpan& span : statuses_of(*one.edge)) {
      record_ += "<attvalue";
      attribute("for", status_over_time);
      attribute("value", span.status);
      days(span.years);
      record_ += "/>";
    }
    record_ += "</attvalues>";
    spells(*one.edge);
    record_ += "</edge>\n";
    put(record_);
  }

  void spells(const ViewEdge& edge) {
    const auto spells = spells_of(edge);
    if (spells.empty()) return;
    record_ += "<spells>";
    for (const YearSpan& years : spells) {
      record_ += "<spell";
      days(years);
      record_ += "/>";
    }
    record_ += "</spells>";
  }

  void days(const YearSpan& years) {
    attribute("start", first_day(years.first));
    attribute("end", last_day(years.last));
  }

  void value(std::string_view column, std::string_view text) override {
    record_ += std::string_view("<attvalue");
    attribute("for", column);
    attribute("value", text);
    record_ += std::string_view("/>");
  }
};

}  // namespace

std::unique_ptr<GraphWriter> open_gexf(const std::string& path, const ExportOptions& options) {
  return std::make_unique<GexfWriter>(path, options);
}

}  // namespace renkei
