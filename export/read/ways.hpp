// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/read/imported.hpp"

namespace renkei {

/// What the cells of an edge say of when and how it is stated.
struct WayCells {
  std::string_view edge;    ///< its id, for messages
  std::string_view stated;  ///< "done 2024;planned 2025"
  std::string_view status;  ///< "done;planned"
  YearCells years;
};

/// Status and fiscal year of each statement of an edge.
struct ToldWays {
  std::vector<Stated> stated;  ///< one at least
  bool has_bad_years = false;  ///< a cell says a year that is none, which was told
};

/// The status of an edge in each year, as GEXF has it over time: lines of
/// "2023-04-01/2025-03-31 done;planned".
std::vector<Stated> ways_over_time(std::string_view cell,
                                   const std::function<void(std::string)>& note);

/// Status and fiscal year of each statement of an edge, one at least: those of `stated`, unless
/// `status` says something else; without `stated`, each status in each year. Standing when no cell
/// says how.
/// @param disagreement gets what `stated` says when `status` is taken in its place
/// @param note told what is no status or year
ToldWays ways_of(const WayCells& cells, Disagreement& disagreement,
                 const std::function<void(std::string)>& note);

}  // namespace renkei
