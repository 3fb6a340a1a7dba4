// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/ways.hpp"

#include <algorithm>
#include <set>

#include "export/read/cells.hpp"

namespace renkei {
namespace {

using Note = std::function<void(std::string)>;

/// What the column `stated` says.
ToldWays told_ways(std::string_view cell, const Note& note) {
  ToldWays ways;
  for (const auto& way : split(cell)) {
    const std::size_t blank = std::min(way.find(' '), way.size());
    const auto status = status_from(std::string_view(way).substr(0, blank));
    const auto year = fiscal_year_of(std::string_view(way).substr(std::min(blank + 1, way.size())));
    const bool is_bad = !status || (!year && blank < way.size());
    ways.has_bad_years = ways.has_bad_years || is_bad;
    if (is_bad) {
      note("stated has '" + way + "', expected a status, and " +
           expected_fiscal_year().substr(std::string_view("expected ").size()) + " or none");
    }
    if (status) ways.stated.push_back({*status, year});
  }
  return ways;
}

std::set<Status> statuses(std::string_view cell, std::string_view column, const Note& note) {
  std::set<Status> found;
  for (const auto& name : split(cell)) {
    const auto status = status_from(name);
    if (status) found.insert(*status);
    if (!status) {
      note(std::string(column) + " is '" + name + "', expected done, planned or standing");
    }
  }
  return found;
}

constexpr int many = 100;  // years of an edge

std::vector<Stated> in_years(const std::set<Status>& said, const WayCells& cells,
                             const Note& note) {
  YearCells years = cells.years;
  if (years.first == 0) years.first = years.last;
  if (years.last == 0) years.last = years.first;
  if (years.last < years.first || years.last - years.first > many) {
    note("the edge '" + std::string(cells.edge) + "' is said from " + std::to_string(years.first) +
         " to " + std::to_string(years.last) + "; its years are left out");
    years = {};
  }
  std::vector<Stated> ways;
  for (const Status status : said) {
    if (years.first == 0) ways.push_back({status, std::nullopt});
    for (int year = years.first; year != 0 && year <= years.last; ++year) {
      ways.push_back({status, year});
    }
  }
  return ways;
}

}  // namespace

std::vector<Stated> ways_over_time(std::string_view cell, const Note& note) {
  std::vector<Stated> ways;
  for (const std::string& line : split(cell, '\n')) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    const auto years = years_of_spells(std::string_view(line).substr(0, blank));
    const bool is_spell = years && years->first != 0 && years->last - years->first <= many;
    if (!is_spell) {
      note("status_over_time has '" + line + "', expected a first and a last day of the status");
      continue;
    }
    const auto value = std::string_view(line).substr(std::min(blank + 1, line.size()));
    for (const Status status : statuses(value, "status_over_time", note)) {
      for (int year = years->first; year <= years->last; ++year) ways.push_back({status, year});
    }
  }
  return ways;
}

ToldWays ways_of(const WayCells& cells, Disagreement& disagreement, const Note& note) {
  auto ways = told_ways(cells.stated, note);
  auto said = statuses(cells.status, "status", note);
  if (ways.stated.empty()) {
    if (said.empty()) said.insert(Status::Standing);
    ways.stated = in_years(said, cells, note);
    return ways;
  }
  std::set<Status> told;
  for (const Stated& way : ways.stated) told.insert(way.status);
  if (said.empty() || said == told) return ways;
  disagreement.stated = ways.stated;
  disagreement.loses_years = said.size() > 1;
  std::set<Stated> changed;
  for (const Status status : said) {
    for (const Stated& way : ways.stated) {
      changed.insert({status, disagreement.loses_years ? std::nullopt : way.year});
    }
  }
  ways.stated.assign(changed.begin(), changed.end());
  return ways;
}

}  // namespace renkei
