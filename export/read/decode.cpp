// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/decode.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>

#include "export/read/cells.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

class Converter {
 public:
  explicit Converter(const std::string& encoding)
      : handle_(::iconv_open("UTF-8", encoding.c_str())) {}
  ~Converter() {
    if (is_known()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool is_known() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  /// Appends the UTF-8 of `bytes`. @returns how many of them were read: all, when they are good
  std::size_t convert(std::string_view bytes, std::string& out) {
    std::array<char, 1 << 14> buffer;
    char* in = const_cast<char*>(bytes.data());  // iconv's signature; it changes nothing
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = buffer.data();
      std::size_t space = buffer.size();
      const bool bad = ::iconv(handle_, &in, &left, &to, &space) == std::size_t(-1);
      out.append(buffer.data(), buffer.size() - space);
      if (bad && errno != E2BIG) break;
    }
    return bytes.size() - left;
  }

 private:
  iconv_t handle_;
};

std::size_t line_at(std::string_view text, std::size_t at) {
  return 1 + std::size_t(std::count(text.begin(), text.begin() + std::ptrdiff_t(at), '\n'));
}

/// The name under which iconv has an encoding as programs mean it.
std::string meant(const std::string& encoding) {
  const std::string name = lower_case(encoding);
  const bool is_shift_jis = name == "shift_jis" || name == "shift-jis" || name == "sjis" ||
                            name == "x-sjis" || name == "ms_kanji" || name == "windows-31j";
  return is_shift_jis ? "CP932" : encoding;
}

/// UTF-16 by its mark or the zero bytes of its ASCII; empty when it is none.
std::string utf16_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
  const auto head = bytes.substr(0, 64);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  if (zeros[1] > zeros[0] + head.size() / 8) return "UTF-16LE";
  return zeros[0] > zeros[1] + head.size() / 8 ? "UTF-16BE" : "";
}

}  // namespace

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) throw ReadError(path, 0, std::strerror(errno));
  return bytes;
}

std::string decoded(const std::string& path, std::string bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (const auto utf16 = utf16_of(bytes); !utf16.empty()) return decoded_from(path, bytes, utf16);
  const std::size_t good = text::utf8_prefix(bytes);
  if (good == bytes.size()) return bytes;
  // EUC-JP first: it has no place for most of what CP932 writes kana with, and not the reverse.
  for (const char* encoding : {"EUC-JP", "CP932"}) {
    std::string text;
    Converter converter(encoding);
    if (converter.is_known() && converter.convert(bytes, text) == bytes.size()) return text;
  }
  throw ReadError(path, line_at(bytes, good),
                  "found bytes that are neither UTF-8, UTF-16, EUC-JP nor Shift_JIS (CP932); save "
                  "the file as UTF-8");
}

std::string decoded_from(const std::string& path, std::string_view bytes,
                         const std::string& encoding) {
  Converter converter(meant(encoding));
  if (!converter.is_known()) {
    throw ReadError(path, 1,
                    "found the encoding '" + encoding +
                        "', which cannot be read; save the "
                        "file as UTF-8");
  }
  std::string text;
  const std::size_t good = converter.convert(bytes, text);
  if (good != bytes.size()) {
    throw ReadError(path, line_at(text, text.size()),
                    "found bytes that are not " + encoding + "; save the file as UTF-8");
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

}  // namespace renkei
