// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include "graph/text.hpp"

namespace renkei {
namespace {

using IcuConverter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

constexpr std::size_t sniffed_bytes = 4096;  // for declarations and zero bytes

// Japanese files use the vendors' extensions (①, ㈱) under the standards' names.
std::string icu_name(const std::string& name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  static constexpr std::array<std::string_view, 6> shift_jis{"shift_jis", "sjis",  "shift-jis",
                                                             "x-sjis",    "cp932", "ms932"};
  if (std::find(shift_jis.begin(), shift_jis.end(), lower) != shift_jis.end()) return "windows-31j";
  if (lower == "euc-jp" || lower == "eucjp" || lower == "x-euc-jp") return "euc-jp-2007";
  return name;
}

IcuConverter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  IcuConverter converter(ucnv_open(icu_name(name).c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) || name.empty()) return {nullptr, &ucnv_close};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

bool is_complete_utf8(std::string_view head) {
  std::u32string decoded;
  const std::size_t read = text::decode_utf8(head, decoded);
  // The head may end inside a character.
  return read == head.size() ||
         (head.size() - read < 4 && (static_cast<unsigned char>(head[read]) & 0xC0) == 0xC0);
}

bool has_high_bytes(std::string_view head) {
  return std::any_of(head.begin(), head.end(), [](char c) { return (c & 0x80) != 0; });
}

bool has_jis_escapes(std::string_view head) {
  return head.find("\x1B$") != head.npos || head.find("\x1B(J") != head.npos;
}

// Text has no zero byte but in UTF-16, where line ends and digits have one. Which half it is in and
// whether the units are characters of Japanese tells the order.
std::string utf16_of(std::string_view head) {
  head = head.substr(0, sniffed_bytes);
  if (head.find('\0') == head.npos || head.size() < 4) return {};
  const auto share = [&](int high) {
    std::size_t fits = 0;
    for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
      const auto at = [&](int half) {
        return static_cast<unsigned char>(head[i + std::size_t(half)]);
      };
      const unsigned unit = unsigned(at(high)) << 8 | at(1 - high);
      fits += unit == '\n' || unit == '\r' || unit == '\t' || (unit >= 0x20 && unit < 0x7F) ||
              (unit >= 0x2000 && unit < 0x9FFF) || (unit >= 0xFF00 && unit < 0xFFF0);
    }
    return double(fits) / double(head.size() / 2);
  };
  constexpr double nearly_all = 0.95;
  const double big = share(0);
  const double little = share(1);
  if (std::max(big, little) < nearly_all) return {};
  return big > little ? "UTF-16BE" : "UTF-16LE";
}

bool decodes(const std::string& charset, std::string_view head) {
  std::string out;
  try {
    return !Transcoder(charset).convert(head, false, out, nullptr);
  } catch (const std::invalid_argument&) {
    return false;
  }
}

std::string guess_of_icu(std::string_view head) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), head.data(), std::int32_t(head.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return {};
  static constexpr std::array<std::string_view, 3> japanese{"Shift_JIS", "EUC-JP", "ISO-2022-JP"};
  for (std::int32_t i = 0; i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    const bool is_wanted = std::find(japanese.begin(), japanese.end(), name) != japanese.end();
    if (U_SUCCESS(status) && is_wanted && decodes(name, head)) return name;
  }
  return {};
}

}  // namespace

bool is_known_charset(const std::string& name) { return open_converter(name) != nullptr; }

std::string detect_charset(std::string_view head, const std::string& declared) {
  if (head.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  if (head.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (head.starts_with("\xFE\xFF")) return "UTF-16BE";
  const bool is_ascii = !has_high_bytes(head);
  if (is_ascii && has_jis_escapes(head)) return "ISO-2022-JP";
  if (std::string charset = utf16_of(head); !charset.empty()) return charset;
  if (!is_ascii && is_complete_utf8(head)) return "UTF-8";
  if (is_known_charset(declared) && (is_ascii || decodes(declared, head))) return declared;
  if (is_ascii) return "UTF-8";
  const std::string guess = guess_of_icu(head);
  return guess.empty() ? "UTF-8" : guess;
}

std::string declared_charset(std::string_view head) {
  head = head.substr(0, sniffed_bytes);
  std::string lower(head);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  for (const std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = lower.find(key);
    if (at == lower.npos) continue;
    at += key.size();
    while (at < lower.size() && (lower[at] == '"' || lower[at] == '\'' || lower[at] == ' ')) ++at;
    std::size_t end = at;
    while (end < lower.size() && (std::isalnum(static_cast<unsigned char>(lower[end])) != 0 ||
                                  lower[end] == '-' || lower[end] == '_' || lower[end] == ':')) {
      ++end;
    }
    if (end > at) return std::string(head.substr(at, end - at));
  }
  return {};
}

class Transcoder::Converter {
 public:
  explicit Converter(const std::string& charset) : icu_(open_converter(charset)) {
    if (!icu_) {
      throw std::invalid_argument("there is no encoding '" + charset +
                                  "'; try UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP or UTF-16");
    }
  }

  std::optional<std::uint64_t> convert(std::string_view bytes, bool is_last, std::string& out,
                                       std::vector<std::uint64_t>* offsets) {
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      status = U_ZERO_ERROR;
      const char* const from = source;
      UChar* target = units_.data();
      ucnv_toUnicode(icu_.get(), &target, units_.data() + units_.size(), &source, end,
                     places_.data(), is_last, &status);
      append(std::size_t(target - units_.data()), std::uint64_t(from - bytes.data()), out, offsets);
    }
    std::optional<std::uint64_t> bad;
    if (U_FAILURE(status)) bad = done_ + std::uint64_t(source - bytes.data()) - invalid_bytes();
    done_ += bytes.size();
    return bad;
  }

 private:
  void append(std::size_t count, std::uint64_t from, std::string& out,
              std::vector<std::uint64_t>* offsets) {
    for (std::size_t i = 0; i < count; ++i) {
      char32_t c = units_[i];
      const std::int32_t place = places_[i];
      // −1 stands for a character that began in the chunk before.
      const std::uint64_t at =
          place >= 0 ? done_ + from + std::uint64_t(place) : (done_ > 0 ? done_ - 1 : 0);
      if (c >= 0xD800 && c < 0xDC00) {
        high_ = c;
        continue;
      }
      if (c >= 0xDC00 && c < 0xE000) {
        c = high_ != 0 ? 0x10000 + ((high_ - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD;
        high_ = 0;
      }
      const bool is_mark = c == 0xFEFF && !begun_;
      begun_ = true;
      if (is_mark) continue;
      text::append_utf8(out, c);
      if (offsets) offsets->resize(out.size(), at);
    }
  }

  std::uint64_t invalid_bytes() {
    std::array<char, 32> bytes{};
    auto size = std::int8_t(bytes.size());
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(icu_.get(), bytes.data(), &size, &status);
    return U_SUCCESS(status) ? std::uint64_t(size) : 0;
  }

  IcuConverter icu_;
  std::array<UChar, 4096> units_{};
  std::array<std::int32_t, 4096> places_{};
  std::uint64_t done_ = 0;  ///< bytes of earlier chunks
  char32_t high_ = 0;       ///< first half of a surrogate pair
  bool begun_ = false;
};

Transcoder::Transcoder(const std::string& charset)
    : converter_(std::make_unique<Converter>(charset)) {}
Transcoder::~Transcoder() = default;

std::optional<std::uint64_t> Transcoder::convert(std::string_view bytes, bool is_last,
                                                 std::string& out,
                                                 std::vector<std::uint64_t>* offsets) {
  return converter_->convert(bytes, is_last, out, offsets);
}

}  // namespace renkei
