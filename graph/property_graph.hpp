// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// A document as the graph's statements refer to it.
struct DocumentInfo {
  std::string id;         ///< stable, minted from the content hash, e.g. "d-3f9a…"
  std::string name;       ///< file name without folder
  PageMetadata metadata;  ///< of its first page that says so
  std::uint32_t pages = 0;
};

/// An entity over all documents. Strings are UTF-8.
struct EntityVertex {
  std::string id;  ///< ours and stable: catalogue id, else minted from type and name
  EntityType type = EntityType::Organization;
  std::string name;                ///< Japanese label
  std::string name_en;             ///< empty when unknown
  std::vector<std::string> names;  ///< every surface form, sorted, no duplicates
  std::string catalogue_id;        ///< empty when the catalogue does not know it
  std::string corporate_number;    ///< 法人番号, 13 digits, or empty
  std::string wikidata;            ///< "Q529012" or empty
  std::string url;                 ///< host of the home page or empty
  std::uint32_t mentions = 0;
  std::vector<std::string> former_ids = {};  ///< of what corrections merged into it; sorted
};

/// One sentence that states an edge.
struct EdgeStatement {
  std::string id;              ///< minted from document, page, edge, status, year and quote
  std::uint32_t document = 0;  ///< index into KnowledgeGraph::documents
  std::string page;
  std::uint32_t page_number = 1;
  Status status = Status::Standing;
  std::optional<int> fiscal_year;    ///< that the sentence or its section states
  std::optional<int> document_year;  ///< the fiscal year its document reports on
  double confidence = 0.0;
  Quote evidence;
  bool is_added = false;  ///< by a correction: no page makes it, whatever its confidence

  /// When it holds, as far as is known: its own fiscal year, else its document's.
  std::optional<int> year() const { return fiscal_year ? fiscal_year : document_year; }
};

/// Whence the year of a statement is known.
enum class YearSource : std::uint8_t {
  Statement,  ///< the sentence or its section states it
  Document,   ///< nothing but its document is of that year
};
/// "statement", "document".
constexpr std::string_view name_of(YearSource source) {
  return source == YearSource::Statement ? "statement" : "document";
}

/// One (subject, predicate, object) with all its statements, best first.
struct RelationEdge {
  Predicate predicate = Predicate::CooperatesWith;
  std::vector<EdgeStatement> statements;  ///< never empty; distinct
};

/// Vertices are sorted by id, edges by (source, predicate, target); ids in files are ours, never
/// descriptors. A symmetric relation is stored once, smaller id first.
using PropertyGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS,
                                            EntityVertex, RelationEdge>;

/// An entity as it would be had no correction made it one with others.
struct MergedEntity {
  EntityVertex was;
  std::uint32_t now = 0;  ///< the vertex that it is part of
};

struct KnowledgeGraph {
  PropertyGraph graph;
  std::vector<DocumentInfo> documents;  ///< sorted by id
  std::vector<MergedEntity> merged;     ///< in the order of the corrections, each once
};

}  // namespace renkei
