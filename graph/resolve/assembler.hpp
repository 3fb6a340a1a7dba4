// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: from joined page entities to the graph.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/resolve/joiner.hpp"
#include "graph/resolve/name_keys.hpp"

namespace renkei::detail {

/// A page's entity without its mentions' texts.
struct ResolvedEntity {
  EntityType type = EntityType::Organization;
  std::string name;
  std::vector<std::string> names;  ///< `name` among them; sorted, no duplicates
  std::string catalogue_id;
  bool document_local = false;
  std::uint32_t mentions = 0;
};

struct ResolvedPage {
  std::string page;
  std::uint32_t number = 1;
  std::vector<ResolvedEntity> entities;
  std::vector<Relation> relations;
};

struct ResolvedDocument {
  DocumentInfo info;
  std::vector<ResolvedPage> pages;
  bool is_added = false;  ///< the source of a correction, no document of the file
};

/// What corrections change of a thing, and which statements they drop.
struct Overrides {
  struct Vertex {
    std::optional<std::string> name;
    std::size_t name_line = 0;  ///< that gives it the name
    std::optional<EntityType> type;
    std::string id;  ///< of the first that was merged; empty = its own
    std::map<std::string, std::size_t>
        former_ids;  ///< of the others, and the lines that merged them
  };
  std::map<std::uint32_t, Vertex> vertices;  ///< by number of the set
  std::map<std::string, bool> rejected;      ///< by id of the statement; true once it was met
  std::set<std::uint32_t> dropped;           ///< entities that no relation has and are not made
  std::map<std::uint32_t, std::uint32_t> stand_ins;  ///< entities that are not made, and in whose
                                                     ///< place the thing of another is

  /// The ids that were lent, of things in their order; empty where a thing has its own.
  /// @param sets by entity
  std::vector<std::string> lent_ids(std::span<const std::vector<std::uint32_t>> things,
                                    std::span<const std::uint32_t> sets) const;
  /// Things as they were before they were merged, and an entity of each.
  std::vector<std::pair<EntityVertex, std::uint32_t>> merged;
};

/// What a graph is made of.
struct Parts {
  std::vector<ResolvedDocument> documents;  ///< sorted by id, their pages by number
  std::vector<JoinEntity> joined;           ///< of all pages, in the order of the documents
  std::vector<ResolvedEntity*> resolved;    ///< the same, in `documents`
};

/// Makes the graph; uses up the relations of the documents.
/// @param sets by entity, a number that the entities of one thing share
KnowledgeGraph assemble(Parts& parts, std::span<const std::uint32_t> sets, Overrides& overrides,
                        const NameKeys& keys, const CatalogueNames& names);

}  // namespace renkei::detail
