// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/question/tell_years.hpp"

#include <iostream>

#include "cli/output/table.hpp"

namespace renkei::cli {
namespace {

/// "2024", "2022 to 2024", "2024 or later", "2022 or earlier"
std::string asked(const Filters& filters) {
  if (!filters.last_year) return std::to_string(*filters.first_year) + " or later";
  if (!filters.first_year) return std::to_string(*filters.last_year) + " or earlier";
  const std::string last = std::to_string(*filters.last_year);
  if (*filters.first_year == *filters.last_year) return last;
  return std::to_string(*filters.first_year) + " to " + last;
}

}  // namespace

void tell_years(const AnalysisGraph& graph, const Filters& filters,
                std::optional<AnalysisGraph::Vertex> entity, bool bodies_only) {
  if (!filters.first_year && !filters.last_year) return;
  const YearCoverage coverage = year_coverage(graph, filters, entity, bodies_only);
  const std::string whose = entity ? " of " + graph[*entity].name : "";
  if (coverage.within == 0) {
    std::cerr << "renkei: no statement" << whose << " is of fiscal year " << asked(filters);
    if (coverage.first != 0) {
      std::cerr << "; the years there are: " << coverage.first;
      if (coverage.last != coverage.first) std::cerr << " to " << coverage.last;
    }
    std::cerr << '\n';
  }
  if (coverage.without != 0) {
    std::cerr << "renkei: " << counted(coverage.without, "statement") << whose
              << " left out: no fiscal year is known of "
              << (coverage.without == 1 ? "it or its document\n" : "them or their documents\n");
  }
}

}  // namespace renkei::cli
