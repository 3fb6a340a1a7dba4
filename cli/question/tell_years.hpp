// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "graph/query.hpp"

namespace renkei::cli {

/// Where years are asked for: says on the standard error how many statements are left out since no
/// year is known of them, and which years there are when none is of those. For the parameters see
/// `year_coverage`.
void tell_years(const AnalysisGraph& graph, const Filters& filters,
                std::optional<AnalysisGraph::Vertex> entity = {}, bool bodies_only = false);

}  // namespace renkei::cli
