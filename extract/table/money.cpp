// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/table/money.hpp"

namespace renkei {
namespace {

constexpr std::uint32_t most_digits = 15;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool has_digits(std::u32string_view text, std::size_t at, std::size_t count) {
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || !is_digit(text[i])) return false;
  }
  return true;
}

}  // namespace

std::optional<std::int64_t> PrintedNumber::times(std::int64_t yen) const {
  std::int64_t divisor = 1;
  for (std::uint32_t i = 0; i < decimals; ++i) divisor *= 10;
  std::int64_t product = 0;
  if (__builtin_mul_overflow(digits, yen, &product)) return std::nullopt;
  const std::int64_t half = product < 0 ? -(divisor / 2) : divisor / 2;
  return (product + half) / divisor;
}

std::optional<PrintedNumber> number_at(const TableWords& words, std::u32string_view text,
                                       std::uint32_t at) {
  const bool is_negative = at < text.size() && words.is_minus(text[at]);
  std::size_t i = at + (is_negative ? 1 : 0);
  PrintedNumber number;
  std::uint32_t count = 0;
  const auto take = [&](char32_t c) {
    number.digits = 10 * number.digits + std::int64_t(c - U'0');
    ++count;
    ++i;
  };
  while (i < text.size() && count < most_digits) {
    if (is_digit(text[i])) {
      take(text[i]);
    } else if (text[i] == U',' && count > 0 && has_digits(text, i + 1, 3)) {
      ++i;
    } else {
      break;
    }
  }
  if (count == 0) return std::nullopt;
  if (i + 1 < text.size() && text[i] == U'.' && is_digit(text[i + 1])) {
    ++i;
    while (i < text.size() && is_digit(text[i]) && count < most_digits) {
      take(text[i]);
      ++number.decimals;
    }
  }
  if (i < text.size() && is_digit(text[i])) return std::nullopt;
  if (is_negative) number.digits = -number.digits;
  number.end = std::uint32_t(i);
  return number;
}

std::optional<Money> money_at(const TableWords& words, std::u32string_view text, std::uint32_t at) {
  Money money;
  std::int64_t last = 0;  // unit of the part before
  bool is_negative = false;
  for (std::uint32_t begin = at;;) {
    const std::optional<PrintedNumber> number = number_at(words, text, begin);
    if (!number) return std::nullopt;
    const TableWords::Unit unit = words.unit_at(text, number->end);
    if (unit.yen == 0 || (last != 0 && (unit.yen >= last || number->digits < 0))) {
      return std::nullopt;
    }
    const std::optional<std::int64_t> part = number->times(unit.yen);
    if (!part) return std::nullopt;
    if (last == 0) is_negative = *part < 0;
    if (__builtin_add_overflow(money.yen, is_negative && last != 0 ? -*part : *part, &money.yen)) {
      return std::nullopt;
    }
    begin = number->end + unit.length;
    last = unit.yen;
    if (unit.is_scale) continue;
    money.end = begin;
    return money;
  }
}

}  // namespace renkei
