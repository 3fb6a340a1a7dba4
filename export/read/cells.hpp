// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/read/imported.hpp"
#include "export/vocabulary.hpp"

namespace renkei {

/// What people and programs write into the cells of graph tools' tables. Texts are UTF-8.

/// ASCII letters made lower case.
std::string lower_case(std::string_view text);

/// The parts of a list that are not empty.
std::vector<std::string> split(std::string_view list, char separator = ';');

/// The members of a list that Gephi made of the cells of nodes that it merged, or of a list of
/// ours; without blanks around them.
std::vector<std::string> members(std::string_view list);

/// A type in any case; of a list, when all its members are that.
std::optional<EntityType> type_of(std::string_view text);

/// The type in an id that was minted ("x-forum-…").
std::optional<EntityType> type_of_id(std::string_view id);

/// What follows the last '/' of an IRI, escapes undone: the id that it was minted from.
std::string id_of_iri(std::string_view iri);

/// The fiscal years of a timeline: "2023-04-01/2025-03-31;…", or Gephi's
/// "<[2023-04-01,2025-03-31]; …>". Nothing when a spell has no two dates.
std::optional<YearCells> years_of_spells(std::string_view spells);

/// A fiscal year (graph/fiscal_year.hpp). @param text digits, as a whole
std::optional<int> fiscal_year_of(std::string_view text);
/// What is expected where there is none.
std::string expected_fiscal_year();

/// A number; Gephi writes a whole one of a column of doubles as 2024.0.
template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || text.empty()) return std::nullopt;
  const std::string_view rest(result.ptr, std::size_t(text.data() + text.size() - result.ptr));
  if (!rest.empty() && rest != ".0") return std::nullopt;
  return value;
}

/// Predicates by their names and by the labels that exports draw, in any case.
class PredicateNames {
 public:
  explicit PredicateNames(const Vocabulary& vocabulary);
  std::optional<Predicate> find(std::string_view text) const;

 private:
  std::map<std::string, std::optional<Predicate>, std::less<>> names_;
};

}  // namespace renkei
