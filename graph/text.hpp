// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// Code points, UTF-8 and the foldings that names are compared under. The one place that uses ICU.
namespace renkei::text {

/// Classes of script, for word boundaries and line joining.
enum class Script : std::uint8_t { Other, Space, Latin, Digit, Hiragana, Katakana, Han, Mark };

namespace detail {

bool is_rare_space(char32_t c);

/// One entry a BMP code point: lookups sit in the innermost loop of every stage.
struct CharTables {
  CharTables();
  std::array<char16_t, 0x10000> folded;
  std::array<Script, 0x10000> script;
};
/// Filled before main(); not to be used by initialisers of other static objects.
extern const CharTables char_tables;

Script script_of_astral(char32_t c);

}  // namespace detail

/// White space of any width, line breaks and form feeds included.
inline bool is_space(char32_t c) {
  if (c > U' ' && c < 0x85) return false;
  return c > 0x3000 ? c == 0xFEFF : detail::is_rare_space(c);
}

/// Folds one code point to its compatibility form where that is one code point as well:
/// full-width ASCII and half-width katakana, CJK radicals and compatibility ideographs.
/// 'Ａ' → 'A', '（' → '(', '⼀' → '一'; circled digits and Roman numerals stay as they are.
inline char32_t fold(char32_t c) { return c < 0x10000 ? detail::char_tables.folded[c] : c; }

/// Class of a folded code point. 'ー' is Katakana, '々' Han, '・' and punctuation Mark.
inline Script script_of(char32_t c) {
  return c < 0x10000 ? detail::char_tables.script[c] : detail::script_of_astral(c);
}

/// Decodes UTF-8; stops at the first malformed byte.
/// @returns the number of bytes read, `bytes.size()` when all was well-formed.
std::size_t decode_utf8(std::string_view bytes, std::u32string& out);

/// Length in bytes of the well-formed UTF-8 that `bytes` begins with.
std::size_t utf8_prefix(std::string_view bytes);

/// Writes the 1 to 4 bytes of one code point. @returns their number
inline std::size_t put_utf8(char* out, char32_t c) {
  if (c < 0x80) {
    out[0] = char(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = char(0xC0 | c >> 6);
    out[1] = char(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = char(0xE0 | c >> 12);
    out[1] = char(0x80 | (c >> 6 & 0x3F));
    out[2] = char(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = char(0xF0 | c >> 18);
  out[1] = char(0x80 | (c >> 12 & 0x3F));
  out[2] = char(0x80 | (c >> 6 & 0x3F));
  out[3] = char(0x80 | (c & 0x3F));
  return 4;
}

void append_utf8(std::string& out, char32_t c);
std::string to_utf8(std::u32string_view chars);
/// @throws std::invalid_argument naming the byte offset when `bytes` is not well-formed UTF-8.
std::u32string from_utf8(std::string_view bytes);

/// The key under which two spellings of one name are equal: NFKC, case folded, without white
/// space and quotes 「」『』“”‘’"', and with every hyphen, dash and long-vowel mark made '-'.
/// @param name UTF-8  @returns UTF-8
std::string name_key(std::string_view name);

}  // namespace renkei::text
