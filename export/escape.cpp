// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/escape.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "export/plain_text.hpp"

namespace renkei {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// Calls `put` with each XML character of `text`; a carriage return, alone or with its line feed,
/// as "\n".
template <class Put>
void for_each_xml_character(std::string_view text, Put put) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = code_point_bytes(text, at);
    const std::string_view bytes = text.substr(at, size == 0 ? 1 : size);
    at += bytes.size();
    const auto first = static_cast<unsigned char>(bytes.front());
    if (size == 0) {
      put(replacement);
    } else if (first == '\r') {
      if (at == text.size() || text[at] != '\n') put(std::string_view("\n"));
    } else if ((first >= 0x20 || first == '\t' || first == '\n') && !is_noncharacter(bytes)) {
      put(bytes);
    }
  }
}

constexpr PlainText is_plain_xml("&<>\"");
constexpr PlainText is_plain_utf8("");

}  // namespace

bool is_noncharacter(std::string_view bytes) {
  return bytes == "\xEF\xBF\xBE" || bytes == "\xEF\xBF\xBF";
}

std::size_t code_point_bytes(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !tail(1)) return 0;
  if (first < 0xE0) return 2;
  if (!tail(2)) return 0;
  if (first < 0xF0) {
    const bool overlong = first == 0xE0 && second < 0xA0;
    const bool surrogate = first == 0xED && second > 0x9F;
    return overlong || surrogate ? 0 : 3;
  }
  const bool overlong = first == 0xF0 && second < 0x90;
  const bool beyond = first == 0xF4 && second > 0x8F;
  return overlong || beyond || !tail(3) ? 0 : 4;
}

void append_xml_text(std::string& out, std::string_view text) {
  if (is_plain_xml(text)) {
    out += text;
    return;
  }
  const std::size_t begin = out.size();
  bool markup = false;
  for_each_xml_character(text, [&](std::string_view bytes) {
    markup = markup || bytes == "&" || bytes == "<" ||
             (bytes == ">" && out.size() - begin >= 2 && out.ends_with("]]"));
    out += bytes;
  });
  if (!markup) return;
  const std::string plain = out.substr(begin);
  out.resize(begin);
  out += "<![CDATA[";
  std::size_t from = 0;
  for (std::size_t at; (at = plain.find("]]>", from)) != std::string::npos; from = at + 2) {
    out.append(plain, from, at + 2 - from);
    out += "]]><![CDATA[";
  }
  out.append(plain, from);
  out += "]]>";
}

void append_xml_attribute(std::string& out, std::string_view text) {
  if (is_plain_xml(text)) {
    out += text;
    return;
  }
  for_each_xml_character(text, [&](std::string_view bytes) {
    switch (bytes.front()) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
        out += "&#9;";
        break;
      case '\n':
        out += "&#10;";
        break;
      default:
        out += bytes;
    }
  });
}

std::string_view well_formed(std::string_view text, std::string& scratch) {
  std::size_t at = is_plain_utf8.length(text);
  while (at < text.size()) {
    const std::size_t size = code_point_bytes(text, at);
    if (size == 0) break;
    at += size;
  }
  if (at == text.size()) return text;
  scratch.assign(text.substr(0, at));
  while (at < text.size()) {
    const std::size_t size = code_point_bytes(text, at);
    scratch += size == 0 ? replacement : text.substr(at, size);
    at += size == 0 ? 1 : size;
  }
  return scratch;
}

void append_decimal(std::string& out, double value, int decimals) {
  std::array<char, 512> digits;  // the longest double has 309 digits before the point
  const double finite = std::isfinite(value) ? value : 0.0;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), finite,
                                    std::chars_format::fixed, decimals);
  std::string_view text(digits.data(), static_cast<std::size_t>(result.ptr - digits.data()));
  if (text.find('.') != std::string_view::npos) {
    text = text.substr(0, text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.remove_suffix(1);
  }
  out += text == "-0" ? std::string_view("0") : text;
}

}  // namespace renkei
