// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/table/table_words.hpp"

namespace renkei {

/// A number as printed: "1,200", "△0.6".
struct PrintedNumber {
  std::int64_t digits = 0;  ///< the number times 10^decimals
  std::uint32_t decimals = 0;
  std::uint32_t end = 0;  ///< behind its last character

  /// The number in units of so many yen, rounded to a yen; nothing when it is beyond 2^63.
  std::optional<std::int64_t> times(std::int64_t yen) const;
};

/// The number that begins at `at`; nothing where none does, or one of more than 15 digits.
std::optional<PrintedNumber> number_at(const TableWords& words, std::u32string_view text,
                                       std::uint32_t at);

/// An amount with its unit.
struct Money {
  std::int64_t yen = 0;
  std::uint32_t end = 0;  ///< behind its unit
};

/// The amount that begins at `at`: "1兆2,345億円", "0.6億円"; nothing where it has no unit.
std::optional<Money> money_at(const TableWords& words, std::u32string_view text, std::uint32_t at);

}  // namespace renkei
