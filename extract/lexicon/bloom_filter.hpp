// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace renkei {

/// A set of hashes that may hold more than was added: false is sure, true is not (B. Bloom,
/// Space/Time Trade-offs in Hash Coding, CACM 13(7), 1970; one hash).
///
/// 16 bits an entry and 16 kB at most, so that the filters of all tables stay in the first caches.
class BloomFilter {
 public:
  /// @param hash well spread over its upper bits
  void add(std::uint32_t hash) {
    set(hash);
    if (shift_ == last_shift) return;
    hashes_.push_back(hash);
    if (hashes_.size() * bits_an_entry > words_.size() * 64) grow();
  }

  bool may_have(std::uint32_t hash) const {
    const std::uint32_t bit = hash >> shift_;
    return (words_[bit >> 6] >> (bit & 63) & 1) != 0;
  }

 private:
  static constexpr unsigned first_shift = 32 - 8;  // 256 bits
  static constexpr unsigned last_shift = 32 - 17;
  static constexpr std::size_t bits_an_entry = 16;

  void set(std::uint32_t hash) {
    const std::uint32_t bit = hash >> shift_;
    words_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
  void grow() {
    --shift_;
    words_.assign(2 * words_.size(), 0);
    for (const std::uint32_t hash : hashes_) set(hash);
    if (shift_ == last_shift) hashes_ = {};
  }

  unsigned shift_ = first_shift;  // leaves as many bits of a hash as there are
  std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(4);
  std::vector<std::uint32_t> hashes_;  // to fill a larger one
};

}  // namespace renkei
