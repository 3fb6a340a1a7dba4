// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/iri.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include "graph/text.hpp"

namespace renkei {
namespace {

constexpr bool is_alpha(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

constexpr bool is_unreserved(char c) {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/// gen-delims and sub-delims of RFC 3986, without the brackets that only an IPv6 host may have.
bool is_reserved(char c) {
  return std::string_view(":/?#@!$&'()*+,;=").find(c) != std::string_view::npos;
}

/// RFC 3987 `ucschar` of the basic plane, less what is invisible. Jena 4.5 takes a character beyond
/// it for two surrogates, which are none.
bool is_safe_beyond_ascii(char32_t c) {
  const bool invisible = text::is_space(c) || (c >= 0x200B && c <= 0x200F) ||
                         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
                         c == 0xFEFF;
  return !invisible && ((c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
                        (c >= 0xFDF0 && c <= 0xFFEF));
}

void append_encoded(std::string& out, char byte) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += hex[value >> 4];
  out += hex[value & 15];
}

/// Appends `text`, encoding every byte of what `keep` (of an ASCII character and its place)
/// refuses, and what is unsafe beyond ASCII.
template <class Keep>
void append_iri(std::string& out, std::string_view text, Keep keep) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      keep(at) ? out.push_back(text[at]) : append_encoded(out, text[at]);
      ++at;
      continue;
    }
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    const std::string_view bytes = text.substr(at, next - at);
    std::u32string point;
    const bool whole = text::decode_utf8(bytes, point) == bytes.size() && point.size() == 1;
    if (whole && is_safe_beyond_ascii(point.front())) {
      out += bytes;
    } else {
      for (const char byte : bytes) append_encoded(out, byte);
    }
    at = next;
  }
}

/// Appends `text`, encoding only what no IRI may hold.
void append_lenient(std::string& out, std::string_view text) {
  append_iri(out, text, [&](std::size_t at) {
    const char c = text[at];
    const bool escape =
        c == '%' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]);
    const bool second_fragment = c == '#' && text.find('#') != at;
    return escape || is_unreserved(c) || (is_reserved(c) && !second_fragment);
  });
}

/// The length of "scheme" in "scheme:…"; 0 when there is none.
std::size_t scheme_length(std::string_view iri) {
  const std::size_t colon = iri.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_alpha(iri.front())) return 0;
  const auto scheme = iri.substr(0, colon);
  const bool good = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
  return good ? colon : 0;
}

/// The base with a name in the place of an IPv6 address, the one place where brackets may stand.
std::string without_address(std::string_view base) {
  const std::size_t open = base.find("://[");
  const std::size_t close = open == std::string_view::npos ? open : base.find(']', open);
  if (close == std::string_view::npos) return std::string(base);
  const auto address = base.substr(open + 4, close - open - 4);
  const bool good = address.find(':') != std::string_view::npos &&
                    std::all_of(address.begin(), address.end(),
                                [](char c) { return is_hex(c) || c == ':' || c == '.'; });
  if (!good) return std::string(base);
  return std::string(base.substr(0, open + 3)) + "host" + std::string(base.substr(close + 1));
}

std::invalid_argument bad_base(std::string_view base, std::string_view defect) {
  return std::invalid_argument("cannot use '" + std::string(base) +
                               "' as the base of IRIs: " + std::string(defect) +
                               "; give an absolute one such as https://data.example.jp/renkei/");
}

}  // namespace

Iris::Iris(std::string_view base) : base_(base) {
  const std::size_t scheme = scheme_length(base);
  if (scheme == 0) throw bad_base(base, "it has no scheme");
  if (scheme + 1 == base.size()) throw bad_base(base, "nothing follows its scheme");
  if (base.find_first_of("?#") != std::string_view::npos) {
    throw bad_base(base, "it has a query or a fragment");
  }
  std::string encoded;
  const std::string plain = without_address(base);
  append_lenient(encoded, plain);
  if (encoded != plain) throw bad_base(base, "it has a character that IRIs may not hold");
  if (base.ends_with("://")) throw bad_base(base, "it has no host");
  if (base_.back() != '/' && base_.back() != ':') base_ += '/';
}

std::string Iris::mint(std::string_view kind, std::string_view id) const {
  std::string iri;
  append(iri, kind, id);
  return iri;
}

void Iris::append(std::string& out, std::string_view kind, std::string_view id) const {
  if (id.empty()) throw std::invalid_argument("an id is empty where an IRI is made from it");
  out += base_;
  out += kind;
  append_iri_segment(out, id);
}

std::string Iris::page(std::string_view document_id, std::uint32_t number) const {
  return document(document_id) + "/page/" + std::to_string(number);
}

void append_iri_segment(std::string& out, std::string_view text) {
  static constexpr auto plain = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < 128; ++c) table[c] = is_unreserved(char(c));
    return table;
  }();
  unsigned whole = 1;  // no branch: an id of ours is short, and plain to its end
  for (const char c : text) whole &= plain[static_cast<unsigned char>(c)];
  if (whole != 0) {
    out += text;
    return;
  }
  append_iri(out, text, [&](std::size_t at) { return is_unreserved(text[at]); });
}

std::string web_iri(std::string_view address) {
  std::string lower(address.substr(0, 8));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::string_view rest = address;
  std::string iri = "https://";
  if (lower.starts_with("https://")) {
    rest.remove_prefix(8);
  } else if (lower.starts_with("http://")) {
    rest.remove_prefix(7);
    iri = "http://";
  } else if (address.find("://") != std::string_view::npos || scheme_length(address) != 0) {
    return {};
  }
  const std::size_t host = std::min(rest.find_first_of("/?#"), rest.size());
  if (rest.substr(0, host).find('.') == std::string_view::npos) return {};
  append_lenient(iri, rest);
  if (host == rest.size()) iri += '/';
  return iri;
}

}  // namespace renkei
