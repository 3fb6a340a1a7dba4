// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/json_text.hpp"

#include <array>
#include <charconv>

#include "export/escape.hpp"
#include "export/plain_text.hpp"

namespace renkei {
namespace {

constexpr PlainText is_plain("\"\\");

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
    if (c >= 0x20 && c != '"' && c != '\\') {
      out += byte;
    } else {
      append_escaped(out, c);
    }
  }
}

}  // namespace

bool is_plain_json(std::string_view text) { return is_plain(text); }

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
