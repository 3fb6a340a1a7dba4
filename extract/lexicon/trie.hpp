// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/lexicon/bloom_filter.hpp"

namespace renkei {

/// A set of strings with a number each, for longest-match lookup at a position of a text.
///
/// Edges live in one open-addressing table keyed by (node, character). Most lookups end before it:
/// a Bloom filter over the first two and the first three characters says that no key can match.
/// Cost: one probe a character matched.
class Trie {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  struct Match {
    std::uint32_t length = 0;  ///< code points; 0 = no match
    std::uint32_t value = none;
    explicit operator bool() const { return length != 0; }
  };

  Trie();

  /// Adds a key; the value of a key that is already there is replaced.
  void insert(std::u32string_view key, std::uint32_t value);
  /// Adds a key read from its end, for `longest_before`.
  void insert_reversed(std::u32string_view key, std::uint32_t value);

  /// Whether a key may begin (or, inserted reversed, end) with the two characters; sometimes true
  /// when none does. A cheap way out.
  bool may_start(char32_t c, char32_t second) const {
    return filter_.may_have(single_hash(c)) || filter_.may_have(pair_hash(c, second));
  }

  /// The value of exactly this key, or `none`.
  std::uint32_t find(std::u32string_view key) const;

  /// Longest key that starts at text[begin] and ends within `text`.
  Match longest(std::u32string_view text, std::size_t begin) const {
    Match best;
    if (begin >= text.size()) return best;
    const char32_t second = begin + 1 < text.size() ? text[begin + 1] : 0;
    if (!may_start(text[begin], second)) return best;
    if (!may_go_on(text[begin], second, begin + 2 < text.size() ? text[begin + 2] : 0)) return best;
    std::uint32_t node = first(text[begin]);
    for (std::size_t i = begin; node != none;) {
      ++i;
      if (values_[node] != none) best = {std::uint32_t(i - begin), values_[node]};
      node = i < text.size() ? next(node, text[i]) : none;
    }
    return best;
  }

  /// Calls `visit(length, value)` for every key that starts at text[begin], shortest first.
  template <class Visit>
  void each(std::u32string_view text, std::size_t begin, Visit&& visit) const {
    if (begin >= text.size()) return;
    const char32_t second = begin + 1 < text.size() ? text[begin + 1] : 0;
    if (!may_start(text[begin], second)) return;
    if (!may_go_on(text[begin], second, begin + 2 < text.size() ? text[begin + 2] : 0)) return;
    std::uint32_t node = first(text[begin]);
    for (std::size_t i = begin; node != none;) {
      ++i;
      if (values_[node] != none) visit(std::uint32_t(i - begin), values_[node]);
      node = i < text.size() ? next(node, text[i]) : none;
    }
  }

  /// Longest key, inserted reversed, that ends at text[end - 1] and begins at or after `begin`.
  Match longest_before(std::u32string_view text, std::size_t begin, std::size_t end) const {
    Match best;
    if (begin >= end) return best;
    const char32_t second = end - 1 > begin ? text[end - 2] : 0;
    if (!may_start(text[end - 1], second)) return best;
    if (!may_go_on(text[end - 1], second, end > begin + 2 ? text[end - 3] : 0)) return best;
    std::uint32_t node = first(text[end - 1]);
    for (std::size_t i = end; node != none;) {
      --i;
      if (values_[node] != none) best = {std::uint32_t(end - i), values_[node]};
      node = i > begin ? next(node, text[i - 1]) : none;
    }
    return best;
  }

 private:
  // Parent, character and child in 21 bits each: half the memory, so half the cache lines, of a
  // struct. Child 0 is the root and thus no child.
  using Edge = std::uint64_t;
  static constexpr unsigned part_bits = 21;

  static std::uint64_t edge_key(std::uint32_t node, char32_t c) {
    return std::uint64_t(node) << part_bits | c;
  }
  static std::uint32_t child_of(Edge edge) {
    return std::uint32_t(edge & ((std::uint64_t{1} << part_bits) - 1));
  }
  std::size_t slot(std::uint64_t key) const {
    return std::size_t(key * 0x9E3779B97F4A7C15u >> 32) & (edges_.size() - 1);
  }
  std::uint32_t first(char32_t c) const {
    return c < 0x10000 ? roots_[std::size_t(root_blocks_[c >> 8]) << 8 | (c & 0xFF)] : next(0, c);
  }
  std::uint32_t next(std::uint32_t node, char32_t c) const {
    const std::uint64_t key = edge_key(node, c);
    for (std::size_t i = slot(key);; i = (i + 1) & (edges_.size() - 1)) {
      const Edge edge = edges_[i];
      if (edge == 0) return none;
      if (edge >> part_bits == key) return child_of(edge);
    }
  }
  /// Of what may_start: whether a key of at most two characters is there, or one that goes on so.
  bool may_go_on(char32_t c, char32_t second, char32_t third) const {
    return filter_.may_have(single_hash(c)) || filter_.may_have(triple_hash(c, second, 0)) ||
           filter_.may_have(triple_hash(c, second, third));
  }
  static std::uint32_t single_hash(char32_t c) { return c * 0x9E3779B1u; }
  static std::uint32_t pair_hash(char32_t c, char32_t second) {
    return (c * 0x85EBCA6Bu) ^ (second * 0xC2B2AE35u);
  }
  static std::uint32_t triple_hash(char32_t c, char32_t second, char32_t third) {
    return (c * 0x27D4EB2Fu) ^ (second * 0x165667B1u) ^ (third * 0x9E3779B1u);
  }
  void mark(char32_t c, char32_t second, char32_t third);

  std::uint32_t step(std::uint32_t node, char32_t c);
  void grow();

  BloomFilter filter_;
  // Child of the root for each BMP character, in blocks of 256; block 0 is empty.
  std::array<std::uint16_t, 256> root_blocks_{};
  std::vector<std::uint32_t> roots_;
  std::vector<Edge> edges_;            // size is a power of two, at most half full
  std::vector<std::uint32_t> values_;  // one a node; node 0 is the root
};

}  // namespace renkei
