// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "export/context.hpp"

namespace renkei {

/// What a syntax makes of names that come again with every resource: terms and compact IRIs, some
/// tens of them. A name that was met lately is found by its length and ends, without hashing it.
template <class Value>
class TermCache {
 public:
  /// The value of `name`; `make()` gives it the first time.
  template <class Make>
  const Value& get(std::string_view name, Make make) {
    Entry*& recent = recent_[place(name)];
    if (recent != nullptr && is_same(recent->first, name)) return recent->second;
    auto at = known_.find(name);
    if (at == known_.end()) at = known_.emplace(name, make()).first;
    recent = &*at;  // nodes stay where they are
    return recent->second;
  }

 private:
  using Known = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;
  using Entry = typename Known::value_type;
  static constexpr std::size_t places = 256;

  /// Equality of short names without a call: two words that may overlap.
  static bool is_same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() < 8 || a.size() > 16) return a == b;
    const std::size_t last = a.size() - 8;
    return ((word(a, 0) ^ word(b, 0)) | (word(a, last) ^ word(b, last))) == 0;
  }
  static std::uint64_t word(std::string_view text, std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    return word;
  }

  static std::size_t place(std::string_view name) {
    if (name.empty()) return 0;
    const auto first = static_cast<unsigned char>(name[name.size() / 2]);
    const auto last = static_cast<unsigned char>(name.back());
    return (name.size() * 31 + first * 7 + last) % places;
  }

  Known known_;
  std::array<Entry*, places> recent_{};
};

}  // namespace renkei
