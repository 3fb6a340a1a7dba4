// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/entity/entity_table.hpp"
#include "extract/reading/read_page.hpp"
#include "extract/relation/statement.hpp"
#include "extract/table/found_budget.hpp"
#include "graph/catalogue.hpp"
#include "graph/facts.hpp"

namespace renkei {

/// Puts what was found on a page into PageFacts: entities in order of first mention with all their
/// names, statements of one edge together, quotes with their places in the input.
/// @param budgets in order of their amounts
PageFacts build_facts(const Page& page, const ReadPage& read, const EntityTable& entities,
                      const std::vector<MentionSpan>& mentions,
                      const std::vector<FoundRelation>& relations, const Catalogue& catalogue,
                      const std::vector<FoundBudget>& budgets = {});

}  // namespace renkei
