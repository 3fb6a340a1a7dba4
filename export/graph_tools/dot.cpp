// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/dot.hpp"

#include <cmath>
#include <stdexcept>

#include "export/escape.hpp"
#include "export/graph_tools/drawing.hpp"
#include "export/output_file.hpp"

namespace renkei {
namespace {

constexpr double points_per_inch = 72.0;

class DotWriter final : public GraphWriter, private CellSink {
 public:
  DotWriter(const std::string& path, const ExportOptions& options)
      : drawing_(options), file_(path) {}

  void write(const KnowledgeGraph& graph) override {
    drawing_.begin(graph);
    file_.write(
        "digraph renkei {\n"
        "graph [charset=\"UTF-8\", layout=neato, overlap=true, splines=line, "
        "outputorder=edgesfirst]"
        ";\n"
        "node [shape=circle, style=filled, fixedsize=true, fontname=\"Noto Sans CJK JP\","
        " penwidth=0];\n"
        "edge [color=\"#00000055\", arrowsize=0.6];\n");
    drawing_.each_node([&](const DrawnNode& one) { node(one); });
    drawing_.each_edge([&](const DrawnEdge& one) { edge(one); });
    file_.write("}\n");
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a DOT file was closed before its graph was written");
    file_.close();
  }

 private:
  void node(const DrawnNode& one) {
    record_ = one.id + " [";
    first_ = true;
    attribute("label", "");
    drawn("xlabel", one.label);
    drawn("tooltip", one.label);
    attribute("fillcolor", one.color);
    number("width", 2.0 * one.size / points_per_inch, 4);
    if (one.at) {
      std::string at;
      append_decimal(at, one.at->x, 2);
      at += ',';
      append_decimal(at, one.at->y, 2);
      attribute("pos", at + '!');
    }
    drawing_.cells(one, *this);
    record_ += "];\n";
    file_.write(record_);
  }

  void edge(const DrawnEdge& one) {
    record_ = one.source + " -> " + one.target + " [";
    first_ = true;
    attribute("id", one.id);
    attribute("kind_label", one.label);
    number("weight", double(one.weight), 0);
    number("penwidth", 1.0 + std::log2(double(one.weight)), 2);
    if (one.symmetric) attribute("dir", "none");
    if (!one.edge->statements.empty()) {
      drawn("edgetooltip", one.edge->statements.front()->evidence.text);
    }
    drawing_.cells(one, *this);
    record_ += "];\n";
    file_.write(record_);
  }

  void text(const Column& column, std::string_view text) override { attribute(name(column), text); }
  void integer(const Column& column, std::uint64_t value) override {
    attribute(name(column), std::to_string(value));
  }
  void decimal(const Column& column, double value, int decimals) override {
    number(name(column), value, decimals);
  }
  void boolean(const Column& column, bool value) override {
    attribute(name(column), value ? "true" : "false");
  }
  static std::string_view name(const Column& column) { return column.name; }

  void attribute(std::string_view name, std::string_view value) {
    if (!first_) record_ += ", ";
    first_ = false;
    record_ += name;
    record_ += '=';
    append_dot_string(record_, value);
  }
  /// Of what is drawn Graphviz reads entities as HTML does, hence "&amp;" for '&'.
  void drawn(std::string_view name, std::string_view value) {
    if (value.find('&') == std::string_view::npos) return attribute(name, value);
    scratch_.clear();
    for (const char c : value) c == '&' ? scratch_ += "&amp;" : scratch_ += c;
    attribute(name, scratch_);
  }
  void number(std::string_view name, double value, int decimals) {
    scratch_.clear();
    append_decimal(scratch_, value, decimals);
    attribute(name, scratch_);
  }

  Drawing drawing_;
  std::string record_;  ///< the statement being made
  std::string scratch_;
  bool first_ = true;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

}  // namespace

void append_dot_string(std::string& out, std::string_view text) {
  constexpr std::size_t piece = 8'000;  // bytes; Graphviz's scanner takes 16,384 at once
  std::string scratch;
  out += '"';
  std::size_t start = out.size();
  const std::string_view good = well_formed(text, scratch);
  for (std::size_t at = 0; at < good.size(); ++at) {
    const char c = good[at];
    if (is_noncharacter(good.substr(at, 3))) {
      at += 2;  // what is drawn may be SVG, and XML has no place for it
      continue;
    }
    const bool is_tail = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (out.size() - start >= piece && !is_tail) {
      out += "\" + \"";  // one string in pieces
      start = out.size();
    }
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      out += c;
    } else if (c == '\t') {
      out += ' ';
    }
  }
  out += '"';
}

std::unique_ptr<GraphWriter> open_dot(const std::string& path, const ExportOptions& options) {
  return std::make_unique<DotWriter>(path, options);
}

}  // namespace renkei
