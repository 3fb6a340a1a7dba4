// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace renkei {

/// Tells whether a text can be copied as it is: the fast way of every escaping, since nearly all
/// text can. One pass and one table look-up a character.
///
/// A text that is not plain may still be good: characters beyond the basic plane and a few others
/// are left to the careful way.
class PlainText {
 public:
  /// @param escaped ASCII characters that the syntax does not write as they are, besides the
  /// control characters below U+0020
  explicit constexpr PlainText(std::string_view escaped) {
    for (std::size_t c = 0x20; c < 0x80; ++c) bytes_[c] = 1;
    for (const char c : escaped) bytes_[static_cast<unsigned char>(c)] = 0;
    // U+1000 to U+CFFF and U+E000 to U+FFBF: kana, kanji, full-width forms. The bytes between lead
    // surrogates (The Unicode Standard 15, table 3-7).
    for (std::size_t c = 0xE1; c < 0xF0; ++c) bytes_[c] = c == 0xED ? 0 : 3;
  }

  /// True when every character is plain and well-formed UTF-8.
  bool operator()(std::string_view text) const { return length(text) == text.size(); }

  /// The bytes of the longest plain beginning of `text`.
  std::size_t length(std::string_view text) const {
    const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = begin + text.size();
    const auto* at = begin;
    while (at < end) {
      // Runs of U+1000 to U+CFFF: the leading bytes E1 to EC, two others behind.
      while (end - at > 3 && is_three(at)) at += 3;
      if (at == end) break;
      const unsigned size = bytes_[*at];
      if (size == 1) {
        ++at;
      } else if (size == 3 && end - at > 2 && is_tail(at[1]) && is_tail(at[2]) &&
                 !(at[0] == 0xEF && at[1] == 0xBF)) {
        at += 3;
      } else {
        break;
      }
    }
    return std::size_t(at - begin);
  }

 private:
  static bool is_three(const unsigned char* at) {
    std::uint32_t word = 0;
    std::memcpy(&word, at, sizeof word);
    if constexpr (std::endian::native == std::endian::little) {
      return (word & 0xC0C0F0) == 0x8080E0 && (word & 0xF) - 1 < 12;
    } else {
      return false;
    }
  }
  static bool is_tail(unsigned char c) { return (c & 0xC0U) == 0x80U; }

  std::array<std::uint8_t, 256> bytes_{};  ///< of the character that begins so; 0 = not plain
};

}  // namespace renkei
