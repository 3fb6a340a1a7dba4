// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <array>
#include <stdexcept>

namespace renkei::text {
namespace {

const icu::Normalizer2& nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data: install libicu");
  return *normalizer;
}

constexpr bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Only blocks whose characters are mere variants: folding ① or ² would change what is read.
constexpr bool is_foldable(char32_t c) {
  return in(c, 0xFF00, 0xFFEF) || in(c, 0x2E80, 0x2FDF) || in(c, 0xF900, 0xFAFF) || c == 0x3000 ||
         c == 0x00A0;
}

Script classify(char32_t c) {
  // What all versions of Unicode agree on need not be asked for.
  if (in(c, 0x4E00, 0x9FA5) || in(c, 0x3400, 0x4DB5)) return Script::Han;
  if (in(c, 0xAC00, 0xD7A3)) return Script::Latin;  // Hangul: letters
  if (in(c, 0xD800, 0xDFFF)) return Script::Other;
  if (is_space(c)) return Script::Space;
  if (in(c, U'0', U'9')) return Script::Digit;
  if (c == U'ー' || (in(c, 0x30A1, 0x30FA)) || in(c, 0x30FD, 0x30FF)) return Script::Katakana;
  if (in(c, 0x3041, 0x309F)) return Script::Hiragana;
  if (c == U'〇') return Script::Mark;  // a zero, but nearly always a bullet
  if (c == U'々' || c == U'〆' || c == U'ヶ' ||
      u_hasBinaryProperty(UChar32(c), UCHAR_IDEOGRAPHIC)) {
    return Script::Han;
  }
  if (u_isalpha(UChar32(c))) return Script::Latin;
  if (u_isgraph(UChar32(c))) return Script::Mark;
  return Script::Other;
}

bool is_dropped_in_key(char32_t c) {
  static constexpr std::u32string_view quotes = U"「」『』“”‘’\"'()";
  return is_space(c) || quotes.find(c) != std::u32string_view::npos;
}

/// The code point that the bytes at `i` make; Japanese text is three-byte sequences almost
/// throughout, and those from U+1000 to U+CFFF need no more than a look at their bits.
/// @param i moved behind the bytes
/// @returns a negative number when they are malformed
inline UChar32 next_code_point(const std::uint8_t* data, std::size_t size, std::size_t& i) {
  const std::uint8_t lead = data[i];
  if (lead < 0x80) {
    ++i;
    return lead;
  }
  if (lead > 0xE0 && lead < 0xED && size - i > 2) {
    const unsigned second = data[i + 1] ^ 0x80U;
    const unsigned third = data[i + 2] ^ 0x80U;
    if ((second | third) < 0x40) {
      i += 3;
      return UChar32(unsigned(lead & 0x0F) << 12 | second << 6 | third);
    }
  }
  UChar32 c = 0;
  std::int64_t next = std::int64_t(i);
  U8_NEXT(data, next, std::int64_t(size), c);
  if (c >= 0) i = std::size_t(next);
  return c;
}

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool is_dash(char32_t c) { return in(c, 0x2010, 0x2015) || c == 0x2212 || c == U'ー'; }

}  // namespace

namespace detail {

CharTables::CharTables() {
  const icu::Normalizer2& normalizer = nfkc();
  icu::UnicodeString decomposition;
  for (char32_t c = 0; c < 0x10000; ++c) {
    folded[c] = char16_t(c);
    if (is_foldable(c) && normalizer.getDecomposition(UChar32(c), decomposition) &&
        decomposition.length() == 1) {
      folded[c] = decomposition.charAt(0);
    }
    script[c] = classify(c);
  }
}

const CharTables char_tables;

Script script_of_astral(char32_t c) {
  return u_hasBinaryProperty(UChar32(c), UCHAR_IDEOGRAPHIC) ? Script::Han : Script::Mark;
}

bool is_rare_space(char32_t c) {
  return c == U' ' || in(c, 0x09, 0x0D) || c == 0x85 || c == 0xA0 || c == 0x3000 || c == 0x2028 ||
         c == 0x2029 || in(c, 0x2000, 0x200B) || c == 0x202F || c == 0x205F || c == 0xFEFF;
}

}  // namespace detail

std::size_t decode_utf8(std::string_view bytes, std::u32string& out) {
  // By way of a buffer: to resize `out` would write all of it twice.
  std::array<char32_t, 512> buffer;
  std::size_t i = 0;
  bool is_good = true;
  while (is_good && i < bytes.size()) {
    char32_t* put = buffer.data();
    while (i < bytes.size() && put != buffer.data() + buffer.size()) {
      const UChar32 c = next_code_point(bytes_of(bytes), bytes.size(), i);
      is_good = c >= 0;
      if (!is_good) break;
      *put++ = char32_t(c);
    }
    out.append(buffer.data(), std::size_t(put - buffer.data()));
  }
  return i;
}

std::size_t utf8_prefix(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size() && next_code_point(bytes_of(bytes), bytes.size(), i) >= 0) {
  }
  return i;
}

void append_utf8(std::string& out, char32_t c) {
  char bytes[4];
  out.append(bytes, put_utf8(bytes, c));
}

std::string to_utf8(std::u32string_view chars) {
  std::string out;
  out.reserve(chars.size() * 3);
  for (const char32_t c : chars) append_utf8(out, c);
  return out;
}

std::u32string from_utf8(std::string_view bytes) {
  std::u32string out;
  out.reserve(bytes.size() / 2);
  const std::size_t read = decode_utf8(bytes, out);
  if (read != bytes.size()) {
    throw std::invalid_argument("not UTF-8 at byte " + std::to_string(read));
  }
  return out;
}

std::string name_key(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString folded = nfkc().normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), std::int32_t(name.size()))),
      status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise a name");
  folded.foldCase();
  std::string out;
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const char32_t c = char32_t(folded.char32At(i));
    if (is_dropped_in_key(c)) continue;
    append_utf8(out, is_dash(c) ? U'-' : c);
  }
  return out;
}

}  // namespace renkei::text
