// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/calendar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "extract/lexicon/lexicon.hpp"

namespace renkei {
namespace {

constexpr std::int32_t first_year = 1800;
constexpr std::int32_t last_year = 2199;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

struct Number {
  std::int32_t value = 0;
  std::size_t digits = 0;
};

Number number_at(std::u32string_view text, std::size_t at) {
  Number number;
  while (at < text.size() && is_digit(text[at]) && number.digits < 5) {
    number.value = 10 * number.value + std::int32_t(text[at++] - U'0');
    ++number.digits;
  }
  return number;
}

// Before a written form can match, a line has a digit or 元, the two ways to write a year.
constexpr char32_t first_of_era = U'元';

bool may_hold_year(char32_t c) { return is_digit(c) || c == first_of_era; }

std::int32_t days_of(std::int32_t year, std::int32_t month) {
  static constexpr std::array<std::int32_t, 12> days{31, 28, 31, 30, 31, 30,
                                                     31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[std::size_t(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool is_real(const DateMention& date) {
  if (date.month < 0 || date.month > 12 || (date.day != 0 && date.month == 0)) return false;
  return date.day == 0 || (date.day >= 1 && date.day <= days_of(date.year, date.month));
}

}  // namespace

std::string DateMention::iso() const {
  char out[32];
  if (is_fiscal) {
    std::snprintf(out, sizeof out, "%04d-04-01/%04d-03-31", year, year + 1);
  } else if (day != 0) {
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", year, month, day);
  } else if (month != 0) {
    std::snprintf(out, sizeof out, "%04d-%02d", year, month);
  } else {
    std::snprintf(out, sizeof out, "%04d", year);
  }
  return out;
}

Calendar Calendar::load(const DataPack& pack) {
  Calendar calendar;
  for (const DataFile* file : pack.layers("lexicon/eras.tsv")) {
    calendar.add_eras(read_table(file->origin, file->text));
  }
  for (const DataFile* file : pack.layers("lexicon/dates.tsv")) {
    calendar.add_forms(read_table(file->origin, file->text));
  }
  return calendar;
}

void Calendar::add_eras(const Table& table) {
  const std::size_t name = table.column("era");
  const std::size_t zero = table.column("year_zero");
  for (const TableRow& row : table.rows) {
    std::u32string era = dense(row.cells[name]);
    const std::string_view cell = row.cells[zero];
    std::int32_t year = 0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), year);
    if (era.empty()) throw table.error(row, name, "the era has no name");
    if (failure != std::errc() || end != cell.data() + cell.size() || year < 0 ||
        year > last_year) {
      throw table.error(row, zero, "expected a year, the one before the era's first");
    }
    const auto known =
        std::find_if(eras_.begin(), eras_.end(), [&](const auto& e) { return e.first == era; });
    if (known != eras_.end())
      known->second = year;
    else
      eras_.emplace_back(std::move(era), year);
  }
}

void Calendar::add_forms(const Table& table) {
  layer_size_ = 0;
  const std::size_t form = table.column("form");
  const std::size_t gives = table.column("gives");
  for (const TableRow& row : table.rows) {
    const std::string_view kind = row.cells[gives];
    if (kind != "date" && kind != "fiscal_year") {
      throw table.error(row, gives,
                        "found \"" + std::string(kind) + "\", expected date or fiscal_year");
    }
    std::u32string pattern = dense(row.cells[form]);
    if (pattern.empty() || pattern.front() != U'Y') {
      throw table.error(row, form, "expected a form that begins with Y, the year");
    }
    forms_.insert(forms_.begin() + layer_size_++, {std::move(pattern), kind == "fiscal_year"});
  }
}

std::optional<Calendar::Year> Calendar::year_at(std::u32string_view text, std::size_t at) const {
  if (is_digit(text[at])) {
    const Number number = number_at(text, at);
    const bool is_year =
        number.digits == 4 && number.value >= first_year && number.value <= last_year;
    return is_year ? std::optional<Year>({number.value, at + 4}) : std::nullopt;
  }
  for (const auto& [name, zero] : eras_) {
    if (!text.substr(at).starts_with(name)) continue;
    const std::size_t begin = at + name.size();
    if (begin < text.size() && text[begin] == first_of_era) return Year{zero + 1, begin + 1};
    const Number number = number_at(text, begin);
    if (number.digits >= 1 && number.digits <= 2 && number.value > 0) {
      return Year{zero + number.value, begin + number.digits};
    }
  }
  return std::nullopt;
}

std::optional<DateMention> Calendar::date_at(std::u32string_view text, std::size_t at) const {
  const std::optional<Year> year = year_at(text, at);
  if (!year) return std::nullopt;
  for (const Form& form : forms_) {
    DateMention date;
    date.year = year->value;
    date.is_fiscal = form.is_fiscal;
    std::size_t i = year->end;
    bool matches = true;
    for (std::size_t f = 1; matches && f < form.pattern.size(); ++f) {
      const char32_t c = form.pattern[f];
      if (c == U'M' || c == U'D') {
        const Number number = number_at(text, i);
        matches = number.digits >= 1 && number.digits <= 2 && number.value > 0;
        (c == U'M' ? date.month : date.day) = number.value;
        i += number.digits;
      } else {
        matches = i < text.size() && text[i++] == c;
      }
    }
    if (!matches || !is_real(date)) continue;
    date.span = {std::uint32_t(at), std::uint32_t(i)};
    return date;
  }
  return std::nullopt;
}

std::optional<DateMention> Calendar::find(std::u32string_view text, std::size_t from) const {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!may_hold_year(text[at]) || (at > 0 && is_digit(text[at - 1]) && is_digit(text[at]))) {
      continue;
    }
    // The year's number; an era's name ends where it begins.
    for (const auto& [name, zero] : eras_) {
      if (at >= from + name.size() && text.substr(at - name.size(), name.size()) == name) {
        if (auto date = date_at(text, at - name.size())) return date;
      }
    }
    if (auto date = date_at(text, at)) return date;
  }
  return std::nullopt;
}

std::int32_t Calendar::fiscal_year_in(std::u32string_view text) const {
  std::size_t from = 0;
  while (const std::optional<DateMention> date = find(text, from)) {
    if (date->is_fiscal) return date->year;
    from = date->span.end;
  }
  return 0;
}

}  // namespace renkei
