// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/span.hpp"
#include "graph/data_pack.hpp"
#include "graph/table.hpp"

namespace renkei {

/// A date or fiscal year that a text names.
struct DateMention {
  Span span;               ///< in the text that was searched
  std::int32_t year = 0;   ///< Gregorian; of a fiscal year the one in which it begins
  std::int32_t month = 0;  ///< 1..12, 0 = the text does not say
  std::int32_t day = 0;    ///< 1..31, 0 = the text does not say
  bool is_fiscal = false;  ///< a fiscal year: `month` and `day` are 0

  /// ISO 8601: "2023-07-04", "2023-07", "2023"; a fiscal year is the interval of its days,
  /// "2023-04-01/2024-03-31".
  std::string iso() const;
};

/// Dates as Japanese reports write them, from data/lexicon/{eras,dates}.tsv.
class Calendar {
 public:
  /// @throws DataError for a broken row
  static Calendar load(const DataPack& pack);

  /// Adds rows; an era that is known already gets the new year.
  void add_eras(const Table& table);
  /// Adds forms before those of earlier tables.
  void add_forms(const Table& table);

  /// The first date at or after `from`. A number that is part of a longer one is none.
  /// @param text folded, without white space
  std::optional<DateMention> find(std::u32string_view text, std::size_t from = 0) const;

  /// The first fiscal year that the text names, 0 when it names none.
  std::int32_t fiscal_year_in(std::u32string_view text) const;

 private:
  struct Form {
    std::u32string pattern;
    bool is_fiscal = false;
  };
  /// A year at `at`: its value and where it ends; nothing when there is none.
  struct Year {
    std::int32_t value = 0;
    std::size_t end = 0;
  };
  std::optional<Year> year_at(std::u32string_view text, std::size_t at) const;
  std::optional<DateMention> date_at(std::u32string_view text, std::size_t at) const;

  std::vector<std::pair<std::u32string, std::int32_t>> eras_;  ///< name, year before the first
  std::vector<Form> forms_;
  std::ptrdiff_t layer_size_ = 0;
};

}  // namespace renkei
