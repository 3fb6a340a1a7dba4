// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
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
    if (recent != nullptr && recent->first == name) return recent->second;
    auto at = known_.find(name);
    if (at == known_.end()) at = known_.emplace(name, make()).first;
    recent = &*at;  // nodes stay where they are
    return recent->second;
  }

 private:
  using Known = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;
  using Entry = typename Known::value_type;
  static constexpr std::size_t places = 256;

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
