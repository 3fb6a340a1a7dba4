// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "extract/lexicon/trie.hpp"
#include "extract/span.hpp"

namespace renkei {

/// An amount of money for a fiscal year; spans are of ReadPage::chars.
struct FoundBudget {
  Span label;        ///< what it is: 当初予算額
  std::string kind;  ///< of lexicon/budgets.tsv: "initial"
  std::int32_t fiscal_year = 0;
  std::int64_t yen = 0;
  std::uint32_t entity = Trie::none;  ///< what it is for: index into EntityTable
  Span amount;
  Span head;      ///< the first cell of the table's row; empty in running text
  Span evidence;  ///< in running text from the year to the amount, in a table the amount
};

}  // namespace renkei
