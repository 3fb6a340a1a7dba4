// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/format.hpp"

#include <algorithm>
#include <array>

#include "export/graph_tools/csv.hpp"
#include "export/graph_tools/cytoscape.hpp"
#include "export/graph_tools/dot.hpp"
#include "export/graph_tools/gexf.hpp"
#include "export/graph_tools/graph_jsonl.hpp"
#include "export/graph_tools/graphml.hpp"
#include "export/jsonl.hpp"
#include "export/linked_data/jsonld.hpp"
#include "export/linked_data/triples.hpp"

namespace renkei {
namespace {

constexpr std::array<std::string_view, 1> graphml_aliases = {"xml"};
constexpr std::array<std::string_view, 1> gexf_aliases = {"gephi"};
constexpr std::array<std::string_view, 1> csv_aliases = {"gephi-csv"};
constexpr std::array<std::string_view, 1> neo4j_aliases = {"neo4j-csv"};
constexpr std::array<std::string_view, 2> dot_aliases = {"gv", "graphviz"};
constexpr std::array<std::string_view, 1> cytoscape_aliases = {"cyjs"};
constexpr std::array<std::string_view, 2> jsonl_aliases = {"ndjson", "json-lines"};
constexpr std::array<std::string_view, 1> turtle_aliases = {"ttl"};
constexpr std::array<std::string_view, 2> ntriples_aliases = {"nt", "n-triples"};
constexpr std::array<std::string_view, 2> nquads_aliases = {"nq", "n-quads"};
constexpr std::array<std::string_view, 1> jsonld_aliases = {"json-ld"};

using enum FormatClass;

constexpr std::array table = {
    Format{"graphml", graphml_aliases, ".graphml", "application/graphml+xml", GraphTool,
           "GraphML for Gephi, Gephi Lite, Cytoscape, yEd, networkx and igraph", open_graphml,
           nullptr},
    Format{"gexf", gexf_aliases, ".gexf", "application/gexf+xml", GraphTool,
           "GEXF 1.3 for Gephi, with a timeline by fiscal year", open_gexf, nullptr},
    Format{"csv", csv_aliases, ".csv", "text/csv", GraphTool,
           "two tables, NAME.nodes.csv and NAME.edges.csv, for Gephi and spreadsheets", open_csv,
           nullptr},
    Format{"neo4j", neo4j_aliases, ".neo4j.csv", "text/csv", GraphTool,
           "the two tables with the headers of Neo4j's import", open_neo4j, nullptr},
    Format{"dot", dot_aliases, ".dot", "text/vnd.graphviz", GraphTool,
           "DOT for Graphviz, with positions", open_dot, nullptr},
    Format{"cytoscape", cytoscape_aliases, ".cyjs", "application/json", GraphTool,
           "JSON for Cytoscape and Cytoscape.js", open_cytoscape, nullptr},
    Format{"jsonl", jsonl_aliases, ".jsonl", "application/jsonl", GraphTool,
           "JSON Lines: a node or an edge with all its statements a line", open_graph_jsonl,
           open_jsonl},
    Format{"jsonld", jsonld_aliases, ".jsonld", "application/ld+json", LinkedData,
           "JSON-LD for RDF stores and processors, with the evidence of every statement",
           open_jsonld, nullptr},
    Format{"turtle", turtle_aliases, ".ttl", "text/turtle", LinkedData,
           "Turtle, the same triples for people and stores", open_turtle, nullptr},
    Format{"ntriples", ntriples_aliases, ".nt", "application/n-triples", LinkedData,
           "N-Triples, the same, a triple a line", open_ntriples, nullptr},
    Format{"nquads", nquads_aliases, ".nq", "application/n-quads", LinkedData,
           "N-Quads, the same, a named graph for each document", open_nquads, nullptr},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
  return result;
}

}  // namespace

std::span<const Format> formats() { return table; }

const Format* find_format(std::string_view name) {
  const std::string wanted = lower(name);
  const auto at = std::find_if(table.begin(), table.end(), [&](const Format& format) {
    return format.name == wanted ||
           std::find(format.aliases.begin(), format.aliases.end(), wanted) != format.aliases.end();
  });
  return at == table.end() ? nullptr : &*at;
}

const Format* format_of_path(std::string_view path) {
  const std::string name = lower(path);
  const Format* best = nullptr;  // the longest suffix: "a.neo4j.csv" is no "a.csv"
  for (const Format& format : table) {
    if (!name.ends_with(format.suffix)) continue;
    if (best == nullptr || format.suffix.size() > best->suffix.size()) best = &format;
  }
  return best;
}

std::string format_names(bool of_pages) {
  std::string names;
  for (const Format& format : table) {
    if (of_pages ? format.open_pages == nullptr : format.open_graph == nullptr) continue;
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

}  // namespace renkei
