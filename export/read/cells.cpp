// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/cells.hpp"

#include <algorithm>

#include "graph/fiscal_year.hpp"

namespace renkei {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The fiscal year of the next date ("2024-04-01", "2024") in `text`, which is moved behind it.
std::optional<int> next_fiscal_year(std::string_view& text) {
  const auto digits = std::find_if(text.begin(), text.end(), is_digit);
  text.remove_prefix(std::size_t(digits - text.begin()));
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto year = number<int>(text.substr(0, std::size_t(end - text.begin())));
  if (!year || end - text.begin() != 4) return std::nullopt;
  text.remove_prefix(4);
  int month = 4;
  if (text.size() >= 3 && text[0] == '-') month = number<int>(text.substr(1, 2)).value_or(0);
  while (!text.empty() && (is_digit(text[0]) ||
                           std::string_view("-:.T+Z").find(text[0]) != std::string_view::npos)) {
    text.remove_prefix(1);
  }
  if (month < 1 || month > 12) return std::nullopt;
  return month < 4 ? *year - 1 : *year;
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return result;
}

std::vector<std::string> split(std::string_view list, char separator) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (end > 0) parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

std::vector<std::string> members(std::string_view list) {
  std::vector<std::string> parts = split(list);
  if (parts.size() == 1) parts = split(list, ',');
  for (std::string& one : parts) {
    one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
    one.erase(one.find_last_not_of(' ') + 1);
  }
  return parts;
}

std::optional<EntityType> type_of(std::string_view text) {
  const auto exact = entity_type_from(text);
  if (exact) return exact;
  const auto types = members(lower_case(text));
  if (types.empty()) return std::nullopt;
  const bool one = std::all_of(types.begin(), types.end(),
                               [&](const std::string& each) { return each == types.front(); });
  for (std::size_t i = 0; one && i < entity_type_count; ++i) {
    if (lower_case(name_of(EntityType(i))) == types.front()) return EntityType(i);
  }
  return std::nullopt;
}

std::optional<EntityType> type_of_id(std::string_view id) {
  if (!id.starts_with("x-")) return std::nullopt;
  // "government-body" of x-government-body-0123456789abcdef
  std::string name(id.substr(2, std::max<std::size_t>(id.rfind('-'), 2) - 2));
  std::erase(name, '-');
  return type_of(name);
}

std::string id_of_iri(std::string_view iri) {
  const std::string_view last = iri.substr(iri.rfind('/') + 1);
  std::string id;
  for (std::size_t i = 0; i < last.size(); ++i) {
    unsigned value = 0;
    if (last[i] == '%' && i + 2 < last.size() &&
        std::from_chars(last.data() + i + 1, last.data() + i + 3, value, 16).ptr ==
            last.data() + i + 3) {
      id += char(value);
      i += 2;
    } else {
      id += last[i];
    }
  }
  return id;
}

std::optional<int> fiscal_year_of(std::string_view text) {
  const auto year = number<int>(text);
  return year && is_fiscal_year(*year) ? year : std::nullopt;
}

std::string expected_fiscal_year() {
  return "expected a fiscal year from " + std::to_string(earliest_fiscal_year) + " to " +
         std::to_string(latest_fiscal_year);
}

std::optional<YearCells> years_of_spells(std::string_view spells) {
  YearCells years;
  for (const std::string& spell : split(spells)) {
    std::string_view rest = spell;
    const auto first = next_fiscal_year(rest), last = next_fiscal_year(rest);
    const bool is_spell = first && last && *first <= *last;
    if (!is_spell || !is_fiscal_year(*first) || !is_fiscal_year(*last)) return std::nullopt;
    years.first = std::int16_t(years.first == 0 ? *first : std::min<int>(years.first, *first));
    years.last = std::int16_t(std::max<int>(years.last, *last));
  }
  return years;
}

PredicateNames::PredicateNames(const Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < predicate_count; ++i) {
    const Label& label = vocabulary.of(Predicate(i)).label;
    for (const std::string& text : {label.ja, label.en}) {
      const auto [at, is_new] = names_.try_emplace(lower_case(text), Predicate(i));
      if (!is_new && at->second != Predicate(i)) at->second.reset();  // it may be either
    }
  }
  for (std::size_t i = 0; i < predicate_count; ++i) {
    names_[lower_case(name_of(Predicate(i)))] = Predicate(i);
  }
}

std::optional<Predicate> PredicateNames::find(std::string_view text) const {
  const auto exact = predicate_from(text);  // nearly always
  if (exact) return exact;
  const auto at = names_.find(lower_case(text));
  return at == names_.end() ? std::nullopt : at->second;
}

}  // namespace renkei
