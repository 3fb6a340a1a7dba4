// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/gexf.hpp"

#include <stdexcept>

#include "export/escape.hpp"
#include "export/graph_tools/drawing.hpp"
#include "export/output_file.hpp"

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

class GexfWriter final : public GraphWriter, private CellSink {
 public:
  GexfWriter(const std::string& path, const ExportOptions& options)
      : drawing_(options), file_(path) {}

  void write(const KnowledgeGraph& graph) override {
    drawing_.begin(graph);
    head();
    file_.write("<nodes count=\"" + std::to_string(drawing_.nodes()) + "\">\n");
    drawing_.each_node([&](const DrawnNode& one) { node(one); });
    file_.write("</nodes>\n<edges count=\"" + std::to_string(drawing_.edges()) + "\">\n");
    drawing_.each_edge([&](const DrawnEdge& one) { edge(one); });
    file_.write("</edges>\n</graph>\n</gexf>\n");
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a GEXF file was closed before its graph was written");
    file_.close();
  }

 private:
  void head() {
    file_.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\""
        " version=\"1.3\">\n"
        "<meta><creator>Renkei</creator><description>");
    file_.write(drawing_.view() == View::Full
                    ? "Entities of reports and what the reports state between them"
                    : "Bodies of reports and what they do together");
    file_.write(
        "</description></meta>\n"
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
    file_.write(record_);
  }

  void node(const DrawnNode& one) {
    record_ = "<node";
    attribute("id", one.id);
    attribute("label", one.label);
    record_ += "><attvalues>";
    drawing_.cells(one, *this);
    record_ += "</attvalues><viz:color";
    constexpr std::string_view channels[] = {"r", "g", "b"};
    for (std::size_t i = 0; i < 3; ++i) {
      attribute(channels[i], std::to_string(channel(one.color, i)));
    }
    record_ += "/>";
    if (one.at) {
      record_ += "<viz:position";
      number("x", one.at->x, 2);
      number("y", one.at->y, 2);
      record_ += " z=\"0\"/>";
    }
    record_ += "<viz:size";
    number("value", one.size, 2);
    record_ += "/></node>\n";
    file_.write(record_);
  }

  void edge(const DrawnEdge& one) {
    record_ = "<edge";
    attribute("id", one.id);
    attribute("source", one.source);
    attribute("target", one.target);
    attribute("type", one.symmetric ? "undirected" : "directed");
    attribute("kind", one.kind);
    attribute("label", one.label);
    attribute("weight", std::to_string(one.weight));
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
    file_.write(record_);
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

  void text(const Column& column, std::string_view text) override { value(column.name, text); }
  void integer(const Column& column, std::uint64_t number) override {
    value(column.name, std::to_string(number));
  }
  void decimal(const Column& column, double number, int decimals) override {
    scratch_.clear();
    append_decimal(scratch_, number, decimals);
    value(column.name, scratch_);
  }
  void boolean(const Column& column, bool truth) override {
    value(column.name, truth ? "true" : "false");
  }

  void value(std::string_view column, std::string_view text) {
    record_ += "<attvalue";
    attribute("for", column);
    attribute("value", text);
    record_ += "/>";
  }
  void attribute(std::string_view name, std::string_view text) {
    record_ += ' ';
    record_ += name;
    record_ += "=\"";
    append_xml_attribute(record_, text);
    record_ += '"';
  }
  void number(std::string_view name, double number, int decimals) {
    scratch_.clear();
    append_decimal(scratch_, number, decimals);
    attribute(name, scratch_);
  }

  Drawing drawing_;
  std::string record_;  ///< the element being made
  std::string scratch_;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

}  // namespace

std::unique_ptr<GraphWriter> open_gexf(const std::string& path, const ExportOptions& options) {
  return std::make_unique<GexfWriter>(path, options);
}

}  // namespace renkei
