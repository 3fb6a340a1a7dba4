// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/span.hpp"

namespace renkei {

/// Which characters lines of some forms begin with; tells at once that nothing matches.
class FirstCharacters {
 public:
  void add(char32_t first_of_form);
  bool may_match(std::u32string_view line) const {
    if (line.empty()) return false;
    const unsigned at = bit(line.front());
    return (mask_[at >> 6] >> (at & 63) & 1) != 0;
  }

 private:
  static unsigned bit(char32_t c) { return std::uint32_t(c * 0x9E3779B1U) >> 22; }
  void mark(char32_t c) { mask_[bit(c) >> 6] |= std::uint64_t(1) << (bit(c) & 63); }
  std::array<std::uint64_t, 16> mask_{};
};

/// A few characters; most others are told apart by one bit.
class CharacterSet {
 public:
  void add(char32_t c) {
    chars_ += c;
    mask_[bit(c) >> 6] |= std::uint64_t(1) << (bit(c) & 63);
  }
  bool contains(char32_t c) const {
    return (mask_[bit(c) >> 6] >> (bit(c) & 63) & 1) != 0 && chars_.find(c) != chars_.npos;
  }

 private:
  static unsigned bit(char32_t c) { return std::uint32_t(c * 0x9E3779B1U) >> 24; }
  std::array<std::uint64_t, 4> mask_{};
  std::u32string chars_;
};

/// The form of a line, as the tables of data/ write it: "*(#ページ)", "<#年度年次計画>".
///
/// `*` stands for any characters or none, `#` for one or more digits, `&` for one katakana; all
/// else is itself. Lines are matched whole, folded and without white space.
class TextPattern {
 public:
  /// @param form UTF-8; folded here, white space is ignored
  explicit TextPattern(std::string_view form);

  /// @param captures when not null, what each wildcard stood for, in order, as spans of `line`
  bool matches(std::u32string_view line, std::vector<Span>* captures = nullptr) const {
    // The two ends decide nearly always.
    if (line.empty() || (is_literal_front_ && line.front() != form_.front()) ||
        (is_literal_back_ && line.back() != form_.back())) {
      return false;
    }
    return matches_whole(line, captures);
  }

  const std::u32string& form() const { return form_; }

 private:
  bool matches_whole(std::u32string_view line, std::vector<Span>* captures) const;

  std::u32string form_;
  bool is_literal_front_ = false;
  bool is_literal_back_ = false;
};

}  // namespace renkei
