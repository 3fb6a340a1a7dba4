// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/json_text.hpp"

#include <array>
#include <charconv>

#include "export/escape.hpp"

namespace renkei {
namespace {

bool is_plain_ascii(unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; }

bool is_tail(unsigned char c) { return (c & 0xC0U) == 0x80U; }

/// Whether the text is ASCII without anything to escape and U+1000 to U+CFFF, the most of any
/// Japanese text. When it is not, it may still be good.
bool is_plain(std::string_view text) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = at + text.size();
  while (at < end) {
    if (is_plain_ascii(*at)) {
      ++at;
    } else if (*at > 0xE0 && *at < 0xED && end - at > 2 && is_tail(at[1]) && is_tail(at[2])) {
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

void append_escaped(std::string& out, unsigned char c) {
  static constexpr std::string_view shorts = "\"\\\b\f\n\r\t";
  static constexpr std::string_view letters = "\"\\bfnrt";
  const std::size_t found = shorts.find(char(c));
  out += '\\';
  if (found != std::string_view::npos) {
    out += letters[found];
    return;
  }
  static constexpr std::string_view digits = "0123456789ABCDEF";
  out += "u00";
  out += digits[c >> 4];
  out += digits[c & 0xF];
}

void append_careful(std::string& out, std::string_view text) {
  std::string scratch;
  for (const char byte : well_formed(text, scratch)) {
    const auto c = static_cast<unsigned char>(byte);
    if (c >= 0x80 || is_plain_ascii(c)) {
      out += byte;
    } else {
      append_escaped(out, c);
    }
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  if (is_plain(text)) {
    out += text;
  } else {
    append_careful(out, text);
  }
  out += '"';
}

void append_json_number(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), std::size_t(result.ptr - digits.data()));
}

}  // namespace renkei
