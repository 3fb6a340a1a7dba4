// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/format.hpp"

#include <algorithm>
#include <array>

#include "export/graphml.hpp"
#include "export/jsonl.hpp"
#include "export/jsonld.hpp"

namespace renkei {
namespace {

using namespace std::string_view_literals;

constexpr std::array graphml_aliases = {"gephi"sv, "xml"sv};
constexpr std::array jsonld_aliases = {"json-ld"sv};
constexpr std::array jsonl_aliases = {"ndjson"sv, "json-lines"sv};

constexpr std::array<Format, 3> table = {{
    {"graphml", graphml_aliases, ".graphml", "application/graphml+xml", FormatClass::GraphTool,
     "GraphML for Gephi, Gephi Lite, Cytoscape, yEd, networkx and igraph", open_graphml, nullptr},
    {"jsonld", jsonld_aliases, ".jsonld", "application/ld+json", FormatClass::LinkedData,
     "JSON-LD for RDF stores and processors, with the evidence of every statement", open_jsonld,
     nullptr},
    {"jsonl", jsonl_aliases, ".jsonl", "application/jsonl", FormatClass::Pages,
     "JSON Lines, the facts of one page a line", nullptr, open_jsonl},
}};

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
  const auto at = std::find_if(table.begin(), table.end(),
                               [&](const Format& format) { return name.ends_with(format.suffix); });
  return at == table.end() ? nullptr : &*at;
}

std::string format_names(bool of_pages) {
  std::string names;
  for (const Format& format : table) {
    if ((format.kind == FormatClass::Pages) != of_pages) continue;
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

}  // namespace renkei
