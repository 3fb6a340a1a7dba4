// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/trie.hpp"

#include <stdexcept>

namespace renkei {

namespace {

constexpr std::uint32_t first_shift = 32 - 8;  // 256 bits
constexpr std::uint32_t last_shift = 32 - 16;
constexpr std::size_t bits_a_key = 16;

}  // namespace

Trie::Trie()
    : filter_((std::size_t{1} << (32 - first_shift)) / 64),
      filter_shift_(first_shift),
      roots_(256, none),
      edges_(256),
      values_(1, none) {}

void Trie::set_bit(std::uint32_t hash) {
  const std::uint32_t bit = hash >> filter_shift_;
  filter_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
}

void Trie::mark(char32_t c, char32_t second, bool single) {
  const std::uint32_t hash = single ? single_hash(c) : pair_hash(c, second);
  set_bit(hash);
  if (filter_shift_ == last_shift) return;
  marks_.push_back(hash);
  if (marks_.size() * bits_a_key <= filter_.size() * 64) return;
  --filter_shift_;
  filter_.assign(2 * filter_.size(), 0);
  for (const std::uint32_t mark : marks_) set_bit(mark);
  if (filter_shift_ == last_shift) marks_ = {};
}

void Trie::insert(std::u32string_view key, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const char32_t c : key) node = step(node, c);
  if (node == 0) return;
  values_[node] = value;
  mark(key[0], key.size() > 1 ? key[1] : 0, key.size() == 1);
}

void Trie::insert_reversed(std::u32string_view key, std::uint32_t value) {
  std::uint32_t node = 0;
  for (std::size_t i = key.size(); i > 0; --i) node = step(node, key[i - 1]);
  if (node == 0) return;
  values_[node] = value;
  mark(key.back(), key.size() > 1 ? key[key.size() - 2] : 0, key.size() == 1);
}

std::uint32_t Trie::find(std::u32string_view key) const {
  if (key.empty() || !may_start(key[0], key.size() > 1 ? key[1] : 0)) return none;
  std::uint32_t node = first(key.front());
  for (std::size_t i = 1; i < key.size() && node != none; ++i) node = next(node, key[i]);
  return node == none ? none : values_[node];
}

std::uint32_t Trie::step(std::uint32_t node, char32_t c) {
  const std::uint32_t known = node == 0 ? first(c) : next(node, c);
  if (known != none) return known;
  if (values_.size() * 2 >= edges_.size()) grow();
  const auto child = std::uint32_t(values_.size());
  if (child >> part_bits != 0) throw std::length_error("a table has more than two million nodes");
  values_.push_back(none);
  if (node == 0 && c < 0x10000) {
    std::uint16_t& block = root_blocks_[c >> 8];
    if (block == 0) {
      block = std::uint16_t(roots_.size() >> 8);
      roots_.resize(roots_.size() + 256, none);
    }
    roots_[std::size_t(block) << 8 | (c & 0xFF)] = child;
    return child;
  }
  const std::uint64_t key = edge_key(node, c);
  std::size_t i = slot(key);
  while (edges_[i] != 0) i = (i + 1) & (edges_.size() - 1);
  edges_[i] = key << part_bits | child;
  return child;
}

void Trie::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  for (const Edge edge : old) {
    if (edge == 0) continue;
    std::size_t i = slot(edge >> part_bits);
    while (edges_[i] != 0) i = (i + 1) & (edges_.size() - 1);
    edges_[i] = edge;
  }
}

}  // namespace renkei
