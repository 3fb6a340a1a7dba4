// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/entity/entity_table.hpp"

#include <algorithm>
#include <utility>

namespace renkei {
namespace {

// FNV-1a over code points: keys are short and the table lives for one page.
std::uint64_t hash(std::u32string_view key) {
  std::uint64_t value = 0xCBF29CE484222325u;
  for (const char32_t c : key) value = (value ^ c) * 0x100000001B3u;
  return value ^ value >> 32;
}

}  // namespace

EntityTable::EntityTable() : slots_(fewest_slots) {}

void EntityTable::clear() {
  for (const PageEntity& entity : entities_) {
    if (entity.entry != Trie::none) by_entry_[entity.entry] = Trie::none;
  }
  entities_.clear();
  // A page of many names must not make each page after it pay for its table.
  if (slots_.size() > 16 * fewest_slots) slots_.resize(fewest_slots);
  std::fill(slots_.begin(), slots_.end(), Slot{});
  used_ = 0;
}

std::uint32_t EntityTable::add(EntityType type, std::uint32_t entry) {
  entities_.push_back({});
  entities_.back().type = type;
  entities_.back().entry = entry;
  const auto index = std::uint32_t(entities_.size() - 1);
  if (entry != Trie::none) {
    if (entry >= by_entry_.size()) by_entry_.resize(entry + 1, Trie::none);
    by_entry_[entry] = index;
  }
  return index;
}

std::size_t EntityTable::slot(std::u32string_view key) const {
  std::size_t i = std::size_t(hash(key)) & (slots_.size() - 1);
  while (slots_[i].entity != Trie::none && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
  return i;
}

std::uint32_t EntityTable::find(std::u32string_view surface) const {
  return slots_[slot(surface)].entity;
}

std::uint32_t EntityTable::find_entry(std::uint32_t entry) const {
  return entry < by_entry_.size() ? by_entry_[entry] : Trie::none;
}

EntityTable::Slot& EntityTable::owned_slot(std::u32string_view surface, std::uint32_t entity) {
  if (used_ * 2 >= slots_.size()) grow();
  Slot& found = slots_[slot(surface)];
  if (found.entity == Trie::none) {
    found = {surface, entity};
    ++used_;
  }
  return found;
}

void EntityTable::name(std::u32string_view surface, std::uint32_t entity) {
  owned_slot(surface, entity);
}

void EntityTable::list(std::u32string_view surface, Span place, std::uint32_t entity) {
  Slot& found = owned_slot(surface, entity);
  if (found.entity == entity && std::exchange(found.listed, true)) return;
  entities_[entity].names.push_back(place);
}

void EntityTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& entry : old) {
    if (entry.entity != Trie::none) slots_[slot(entry.key)] = entry;
  }
}

}  // namespace renkei
