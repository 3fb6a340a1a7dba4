// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/trie.hpp"

#include <stdexcept>

namespace renkei {

Trie::Trie() : roots_(256, none), edges_(256), values_(1, none) {}

/// A key's first characters, 0 where it has none.
void Trie::mark(char32_t c, char32_t second, char32_t third) {
  if (second == 0) return filter_.add(single_hash(c));
  filter_.add(pair_hash(c, second));
  filter_.add(triple_hash(c, second, third));
}

void Trie::insert(std::u32string_view key, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const char32_t c : key) node = step(node, c);
  if (node == 0) return;
  values_[node] = value;
  mark(key[0], key.size() > 1 ? key[1] : 0, key.size() > 2 ? key[2] : 0);
}

void Trie::insert_reversed(std::u32string_view key, std::uint32_t value) {
  std::uint32_t node = 0;
  for (std::size_t i = key.size(); i > 0; --i) node = step(node, key[i - 1]);
  if (node == 0) return;
  values_[node] = value;
  const std::size_t size = key.size();
  mark(key.back(), size > 1 ? key[size - 2] : 0, size > 2 ? key[size - 3] : 0);
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
