// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: from joined page entities to the graph.

#include <cstdint>
#include <span>
#include <string>
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
};

/// Makes the graph.
/// @param documents sorted by id, their pages by number
/// @param entities of all pages, in the order of the documents
/// @param sets by entity, a number that the entities of one thing share
KnowledgeGraph assemble(std::vector<ResolvedDocument> documents,
                        std::span<const JoinEntity> entities, std::span<const std::uint32_t> sets,
                        const NameKeys& keys, const CatalogueNames& names);

}  // namespace renkei::detail
