// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/csv.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "export/escape.hpp"
#include "export/graph_tools/drawing.hpp"
#include "export/output_file.hpp"

namespace renkei {
namespace {

enum class Headers { Gephi, Neo4j };

/// Whether a path ends in a suffix, any case, as formats are told.
bool has_suffix(std::string_view path, std::string_view suffix) {
  if (path.size() < suffix.size()) return false;
  path.remove_prefix(path.size() - suffix.size());
  return std::equal(path.begin(), path.end(), suffix.begin(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b;
  });
}

/// "cyber.csv", "nodes" → "cyber.nodes.csv"
std::string pair_path(std::string_view path, std::string_view what) {
  constexpr std::string_view suffixes[] = {".neo4j.csv", ".csv"};
  std::string suffix = ".csv";
  for (const std::string_view one : suffixes) {
    if (!has_suffix(path, one)) continue;
    suffix = path.substr(path.size() - one.size());
    path.remove_suffix(one.size());
    break;
  }
  return std::string(path) + '.' + std::string(what) + suffix;
}

std::string neo4j_type(ColumnType type) {
  switch (type) {
    case ColumnType::Integer:
      return ":long";
    case ColumnType::Decimal:
      return ":double";
    case ColumnType::Boolean:
      return ":boolean";
    case ColumnType::Text:
      break;
  }
  return "";
}

/// The cells of one row, by column.
class Row final : public CellSink {
 public:
  explicit Row(std::span<const Column> columns) : columns_(columns), cells_(columns.size()) {}
  void clear() {
    for (std::string& cell : cells_) cell.clear();
  }
  const std::vector<std::string>& cells() const { return cells_; }

  void text(const Column& column, std::string_view text) override { of(column) = text; }
  void integer(const Column& column, std::uint64_t value) override {
    of(column) = std::to_string(value);
  }
  void decimal(const Column& column, double value, int decimals) override {
    append_decimal(of(column), value, decimals);
  }
  void boolean(const Column& column, bool value) override { of(column) = value ? "true" : "false"; }

 private:
  std::string& of(const Column& column) {
    return cells_[static_cast<std::size_t>(&column - columns_.data())];
  }
  std::span<const Column> columns_;
  std::vector<std::string> cells_;
};

class CsvWriter final : public GraphWriter {
 public:
  CsvWriter(const std::string& path, const ExportOptions& options, Headers headers)
      : drawing_(options),
        headers_(headers),
        nodes_(table_paths(path)[0]),
        edges_(table_paths(path)[1]) {}

  void write(const KnowledgeGraph& graph) override {
    drawing_.begin(graph);
    head();
    Row node_row(node_columns());
    drawing_.each_node([&](const DrawnNode& one) { node(one, node_row); });
    Row edge_row(edge_columns());
    drawing_.each_edge([&](const DrawnEdge& one) { edge(one, edge_row); });
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a pair of tables was closed before its graph was written");
    nodes_.sync();
    edges_.sync();
    std::error_code unknown;
    const bool is_new = !std::filesystem::exists(nodes_.path(), unknown);
    nodes_.close();
    try {
      edges_.close();
    } catch (const OutputError&) {
      if (is_new) std::filesystem::remove(nodes_.path(), unknown);
      throw;
    }
  }

 private:
  void head() {
    const bool neo4j = headers_ == Headers::Neo4j;
    record_ = neo4j ? "id:ID,name" : "Id,Label";
    columns(node_columns());
    if (neo4j) record_ += ",:LABEL";
    nodes_.write(record_ + '\n');
    record_ = neo4j ? ":START_ID,:END_ID,:TYPE,id,label,weight:long"
                    : "Source,Target,Type,Kind,Id,Label,Weight,Timeset";
    columns(edge_columns());
    edges_.write(record_ + '\n');
  }

  void columns(std::span<const Column> table) {
    for (const Column& column : table) {
      record_ += ',';
      record_ += column.name;
      if (headers_ == Headers::Neo4j) record_ += neo4j_type(column.type);
    }
  }

  void node(const DrawnNode& one, Row& row) {
    record_.clear();
    cells({one.id, one.label});
    row.clear();
    drawing_.cells(one, row);
    rest(row);
    if (headers_ == Headers::Neo4j) record_ += ',' + std::string(name_of(one.info->type));
    nodes_.write(record_ += '\n');
  }

  void edge(const DrawnEdge& one, Row& row) {
    record_.clear();
    const std::string weight = std::to_string(one.weight);
    if (headers_ == Headers::Neo4j) {
      cells({one.source, one.target, one.kind, one.id, one.label, weight});
    } else {
      cells({one.source, one.target, one.symmetric ? "Undirected" : "Directed", one.kind, one.id,
             one.label, weight, timeset(*one.edge)});
    }
    row.clear();
    drawing_.cells(one, row);
    rest(row);
    edges_.write(record_ += '\n');
  }

  /// "<[2024-04-01,2025-03-31]; [2026-04-01,2027-03-31]>", as Gephi writes it; empty for always.
  static std::string timeset(const ViewEdge& edge) {
    std::string set;
    for (const YearSpan& years : spells_of(edge)) {
      set += set.empty() ? "<[" : "; [";
      set += first_day(years.first) + ',' + last_day(years.last) + ']';
    }
    return set.empty() ? set : set + '>';
  }

  void cells(std::initializer_list<std::string_view> values) {
    bool first = true;
    for (const std::string_view value : values) {
      if (!first) record_ += ',';
      first = false;
      append_csv_cell(record_, value);
    }
  }
  void rest(const Row& row) {
    for (const std::string& cell : row.cells()) {
      record_ += ',';
      append_csv_cell(record_, cell);
    }
  }

  Drawing drawing_;
  Headers headers_;
  std::string record_;
  bool whole_ = false;
  OutputFile nodes_;  // last: a bad base or vocabulary touches no file
  OutputFile edges_;
};

}  // namespace

void append_csv_cell(std::string& out, std::string_view text) {
  std::string scratch;
  const std::string_view good = well_formed(text, scratch);
  const bool quoted = good.find_first_of(",\"\r\n") != std::string_view::npos ||
                      (!good.empty() && (good.front() == ' ' || good.back() == ' '));
  if (quoted) out += '"';
  for (const char c : good) {
    if (c == '\0') continue;
    out += c;
    if (c == '"') out += c;
  }
  if (quoted) out += '"';
}

std::array<std::string, 2> table_paths(std::string_view path) {
  if (path == "-") {
    throw std::invalid_argument(
        "a pair of tables cannot go to the standard output; give -o NAME.csv");
  }
  return {pair_path(path, "nodes"), pair_path(path, "edges")};
}

std::unique_ptr<GraphWriter> open_csv(const std::string& path, const ExportOptions& options) {
  return std::make_unique<CsvWriter>(path, options, Headers::Gephi);
}

std::unique_ptr<GraphWriter> open_neo4j(const std::string& path, const ExportOptions& options) {
  return std::make_unique<CsvWriter>(path, options, Headers::Neo4j);
}

}  // namespace renkei
