// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace renkei {

/// The fiscal years that pages, filters, corrections and exports hold: those whose first and last
/// day a date of four digits tells (ISO 8601, xsd:gYear), 1000-04-01 to 9999-03-31.
constexpr int earliest_fiscal_year = 1000;
constexpr int latest_fiscal_year = 9998;

constexpr bool is_fiscal_year(int year) {
  return year >= earliest_fiscal_year && year <= latest_fiscal_year;
}

}  // namespace renkei
