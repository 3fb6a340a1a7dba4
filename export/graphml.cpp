// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graphml.hpp"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <vector>

#include "export/escape.hpp"
#include "export/iri.hpp"
#include "export/output_file.hpp"
#include "export/view.hpp"
#include "export/vocabulary.hpp"

namespace renkei {
namespace {

/// A column. Gephi looks at the id first, so none but its own properties may be called label,
/// weight, size, color, x, y, z, r, g or b; Cytoscape wants ids unique over nodes and edges.
struct Key {
  std::string_view id;
  std::string_view of;  ///< node or edge
  std::string_view name;
  std::string_view type;
};

constexpr std::array<Key, 33> keys = {{
    {"label", "node", "label", "string"},
    {"label_en", "node", "label_en", "string"},
    {"type", "node", "type", "string"},
    {"names", "node", "names", "string"},
    {"iri", "node", "iri", "string"},
    {"renkei_id", "node", "renkei_id", "string"},
    {"catalogue_id", "node", "catalogue_id", "string"},
    {"corporate_number", "node", "corporate_number", "string"},
    {"wikidata", "node", "wikidata", "string"},
    {"url", "node", "url", "string"},
    {"mentions", "node", "mentions", "int"},
    {"weighted_degree", "node", "weighted_degree", "int"},
    {"size", "node", "size", "double"},
    {"color", "node", "color", "string"},
    {"r", "node", "r", "int"},
    {"g", "node", "g", "int"},
    {"b", "node", "b", "int"},
    {"edgelabel", "edge", "label", "string"},
    {"weight", "edge", "weight", "double"},
    {"predicate", "edge", "predicate", "string"},
    {"interaction", "edge", "interaction", "string"},
    {"predicates", "edge", "predicates", "string"},
    {"symmetric", "edge", "symmetric", "boolean"},
    {"status", "edge", "status", "string"},
    {"first_fiscal_year", "edge", "first_fiscal_year", "int"},
    {"last_fiscal_year", "edge", "last_fiscal_year", "int"},
    {"confidence", "edge", "confidence", "double"},
    {"quote", "edge", "quote", "string"},
    {"document", "edge", "document", "string"},
    {"document_iri", "edge", "document_iri", "string"},
    {"page", "edge", "page", "string"},
    {"page_number", "edge", "page_number", "int"},
    {"statement_ids", "edge", "statement_ids", "string"},
}};

constexpr std::string_view collaboration = "collaboration";  // kind of a summed-up edge
constexpr double smallest_size = 10, largest_size = 60;      // Gephi's own default is 10

/// Two hexadecimal digits of "#rrggbb".
unsigned channel(std::string_view color, std::size_t at) {
  unsigned value = 0;
  std::from_chars(color.data() + at, color.data() + at + 2, value, 16);
  return value;
}

/// A list as Gephi Lite splits it again; a ';' within a value is written full-width.
std::string join(const std::vector<std::string>& values) {
  std::string joined;
  for (const auto& value : values) {
    if (value.empty()) continue;
    if (!joined.empty()) joined += ';';
    for (const char c : value) c == ';' ? joined.append("；") : joined.append(1, c);
  }
  return joined;
}

std::string join_statuses(const ViewEdge& edge) {
  std::array<bool, status_count> stated{};
  for (const auto* statement : edge.statements) stated[std::size_t(statement->status)] = true;
  std::vector<std::string> names;
  for (const auto status : {Status::Done, Status::Planned, Status::Standing}) {
    if (stated[std::size_t(status)]) names.emplace_back(name_of(status));
  }
  return join(names);
}

class GraphMlWriter final : public GraphWriter {
 public:
  GraphMlWriter(const std::string& path, const ExportOptions& options)
      : vocabulary_(Vocabulary::load(options.pack ? *options.pack : DataPack::built_in())),
        iris_(options.base),
        view_(options.view),
        language_(options.language),
        file_(path) {}

  void write(const KnowledgeGraph& graph) override {
    knowledge_ = &graph;
    head();
    nodes();
    std::size_t number = 0;
    for_each_edge(graph.graph, view_, vocabulary_,
                  [&](const ViewEdge& one) { edge(++number, one); });
    file_.write("</graph>\n</graphml>\n");
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a GraphML file was closed before its graph was written");
    file_.close();
  }

 private:
  static std::size_t weight(const ViewEdge& edge) {
    return std::max<std::size_t>(edge.statements.size(), 1);
  }

  const std::string& in_language(const Label& label) const {
    return language_ == Language::Japanese ? label.ja : label.en;
  }

  void head() {
    file_.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (const Key& key : keys) {
      record_.clear();
      for (const auto& [name, value] : {std::pair{"<key id", key.id},
                                        {"for", key.of},
                                        {"attr.name", key.name},
                                        {"attr.type", key.type}}) {
        attribute(name, value);
      }
      record_ += "/>\n";
      file_.write(record_);
    }
    file_.write("<graph id=\"G\" edgedefault=\"directed\">\n");
  }

  /// Nodes come before edges: Cytoscape reads them in order.
  void nodes() {
    const PropertyGraph& graph = knowledge_->graph;
    std::vector<std::uint64_t> degrees(boost::num_vertices(graph));
    for_each_edge(graph, view_, vocabulary_, [&](const ViewEdge& edge) {
      degrees[edge.source] += weight(edge);
      degrees[edge.target] += weight(edge);
    });
    std::uint64_t largest = 1;
    for (const auto degree : degrees) largest = std::max(largest, degree);
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
      if (is_in(view_, graph[vertex].type)) node(vertex, degrees[vertex], largest);
    }
  }

  void node(std::size_t index, std::uint64_t degree, std::uint64_t largest) {
    const EntityVertex& info = knowledge_->graph[index];
    record_ = "<node";
    attribute(" id", "n" + std::to_string(index + 1));
    record_ += '>';
    const bool english = language_ == Language::English && !info.name_en.empty();
    const std::string& name = english ? info.name_en : info.name;
    data("label", name.empty() ? info.id : name);  // a nameless node could not be told apart
    data("label_en", info.name_en);
    data("type", name_of(info.type));
    data("names", join(info.names));
    data("iri", iris_.entity(info.id));
    data("renkei_id", info.id);
    data("catalogue_id", info.catalogue_id);
    data("corporate_number", info.corporate_number);
    data("wikidata", info.wikidata);
    const auto url = web_iri(info.url);
    data("url", url.empty() ? info.url : url);
    number("mentions", info.mentions);
    number("weighted_degree", degree);
    look(info.type, double(degree) / double(largest));
    record_ += "</node>\n";
    file_.write(record_);
  }

  /// @param share of the largest weighted degree, 0..1; the disc's area grows with it
  void look(EntityType type, double share) {
    decimal("size", smallest_size + (largest_size - smallest_size) * std::sqrt(share), 2);
    const std::string& color = vocabulary_.of(type).color;
    data("color", color);
    number("r", channel(color, 1));
    number("g", channel(color, 3));
    number("b", channel(color, 5));
  }

  void edge(std::size_t number_of_edge, const ViewEdge& edge) {
    const bool sum = view_ == View::Collaboration;
    const auto predicate = edge.predicates.front();
    const std::string_view kind = sum ? collaboration : name_of(predicate);
    record_ = "<edge";
    attribute(" id", "e" + std::to_string(number_of_edge));
    attribute("source", "n" + std::to_string(edge.source + 1));
    attribute("target", "n" + std::to_string(edge.target + 1));
    attribute("label", kind);
    record_ += '>';
    data("edgelabel",
         in_language(sum ? vocabulary_.collaboration() : vocabulary_.of(predicate).label));
    number("weight", weight(edge));
    data("predicate", kind);
    data("interaction", kind);
    std::vector<std::string> predicates;
    for (const auto one : edge.predicates) predicates.emplace_back(name_of(one));
    data("predicates", join(predicates));
    data("symmetric", sum || is_symmetric(predicate) ? "true" : "false");
    if (!edge.statements.empty()) statements(edge);
    record_ += "</edge>\n";
    file_.write(record_);
  }

  void statements(const ViewEdge& edge) {
    data("status", join_statuses(edge));
    std::optional<int> first, last;
    std::vector<std::string> ids;
    for (const auto* statement : edge.statements) {
      ids.push_back(statement->id);
      if (!statement->fiscal_year) continue;
      first = std::min(first.value_or(*statement->fiscal_year), *statement->fiscal_year);
      last = std::max(last.value_or(*statement->fiscal_year), *statement->fiscal_year);
    }
    if (first) data("first_fiscal_year", std::to_string(*first));
    if (last) data("last_fiscal_year", std::to_string(*last));
    const EdgeStatement& best = *edge.statements.front();
    decimal("confidence", best.confidence, 4);
    data("quote", best.evidence.text);
    const DocumentInfo& document = knowledge_->documents.at(best.document);
    data("document", document.metadata.title.empty() ? document.name : document.metadata.title);
    data("document_iri", iris_.document(document.id));
    data("page", best.page);
    number("page_number", best.page_number);
    data("statement_ids", join(ids));
  }

  /// @param name with what precedes it: a blank, or the start of the tag
  void attribute(std::string_view name, std::string_view value) {
    if (name.front() != ' ' && name.front() != '<') record_ += ' ';
    record_ += name;
    record_ += "=\"";
    append_xml_attribute(record_, value);
    record_ += '"';
  }

  /// A cell; nothing when it has no value.
  void data(std::string_view key, std::string_view text) {
    if (text.empty()) return;
    record_ += "<data key=\"";
    record_ += key;
    record_ += "\">";
    append_xml_text(record_, text);
    record_ += "</data>";
  }
  void number(std::string_view key, std::uint64_t value) { data(key, std::to_string(value)); }
  void decimal(std::string_view key, double value, int decimals) {
    scratch_.clear();
    append_decimal(scratch_, value, decimals);
    data(key, scratch_);
  }

  Vocabulary vocabulary_;
  Iris iris_;
  View view_;
  Language language_;
  const KnowledgeGraph* knowledge_ = nullptr;  ///< during write
  std::string record_;                         ///< the element being made
  std::string scratch_;
  bool whole_ = false;
  OutputFile file_;  // last: a bad base or vocabulary touches no file
};

}  // namespace

std::unique_ptr<GraphWriter> open_graphml(const std::string& path, const ExportOptions& options) {
  return std::make_unique<GraphMlWriter>(path, options);
}

}  // namespace renkei
