// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/span.hpp"

namespace renkei {

/// The form of a line, as the tables of data/ write it: "*(#ページ)", "<#年度年次計画>".
///
/// `*` stands for any characters or none, `#` for one or more digits, `&` for one katakana; all
/// else is itself. Lines are matched whole, folded and without white space.
class TextPattern {
 public:
  /// @param form UTF-8; folded here, white space is ignored
  explicit TextPattern(std::string_view form);

  /// @param captures when not null, what each wildcard stood for, in order, as spans of `line`
  bool matches(std::u32string_view line, std::vector<Span>* captures = nullptr) const;

  /// Whether a longer line could match: `line` ends before the pattern does ("<2024").
  bool begins_with(std::u32string_view line) const;

  const std::u32string& form() const { return form_; }

 private:
  std::u32string form_;
};

}  // namespace renkei
