// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve/name_keys.hpp"

#include <algorithm>
#include <array>

#include "graph/text.hpp"

namespace renkei::detail {
namespace {

bool is_japanese_script(char32_t c) {
  const auto script = text::script_of(c);
  return script == text::Script::Han || script == text::Script::Katakana ||
         script == text::Script::Hiragana;
}

}  // namespace

Family family_of(EntityType type) {
  switch (type) {
    case EntityType::GovernmentBody:
    case EntityType::Organization:
    case EntityType::Forum:
      return Family::Body;
    case EntityType::Programme:
    case EntityType::System:
    case EntityType::Event:
      return Family::Undertaking;
    case EntityType::Document:
      return Family::Document;
    case EntityType::Place:
      return Family::Place;
    case EntityType::Group:
      return Family::Group;
  }
  return Family::Body;
}

std::string_view name_of(Family family) {
  constexpr std::array<std::string_view, 5> names = {"body", "undertaking", "document", "place",
                                                     "group"};
  return names[std::size_t(family)];
}

std::string with_article(Family family) {
  const std::string noun(name_of(family));
  const bool is_vowel = std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
  return (is_vowel ? "an " : "a ") + noun;
}

NameKeys::Key NameKeys::describe(std::string text) const {
  const std::u32string chars = text::from_utf8(text);
  Key key;
  key.length = std::uint32_t(chars.size());
  key.is_japanese = std::any_of(chars.begin(), chars.end(), is_japanese_script);
  key.is_pointer = words_->points_back(chars);
  key.is_bare_pointer = words_->points_back_alone(chars);
  key.text = std::move(text);
  return key;
}

NameKeys::Id NameKeys::intern(std::string_view name) {
  std::string raw(name);
  if (const auto known = by_name_.find(raw); known != by_name_.end()) return known->second;
  std::string text = text::name_key(name);
  const auto [entry, is_new] = by_text_.emplace(text, Id(keys_.size()));
  if (is_new) keys_.push_back(describe(std::move(text)));
  by_name_.emplace(std::move(raw), entry->second);
  return entry->second;
}

bool NameKeys::is_tail(Id part, Id whole) const {
  std::string_view rest = keys_[whole].text;
  if (part == whole || !keys_[part].is_japanese || !rest.ends_with(keys_[part].text)) return false;
  rest.remove_suffix(keys_[part].text.size());
  return !words_->ends_in_legal_form(rest);
}

bool NameKeys::is_longer(Id whole, Id part) const {
  return keys_[whole].is_japanese && keys_[part].is_japanese && whole != part &&
         keys_[whole].text.find(keys_[part].text) != std::string::npos;
}

bool NameKeys::is_fuller(Id a, Id b) const {
  const Key& left = keys_[a];
  const Key& right = keys_[b];
  if (left.is_japanese != right.is_japanese) return left.is_japanese;
  if (left.length != right.length) return left.length > right.length;
  return left.text < right.text;
}

CatalogueNames::CatalogueNames(const Catalogue& catalogue) : catalogue_(&catalogue) {
  for (const CatalogueEntry& entry : catalogue.entries()) {
    add(entry.name_ja, entry);
    add(entry.name_en, entry);
    for (const std::string& alias : entry.aliases) add(alias, entry);
  }
  for (const AmbiguousName& name : catalogue.ambiguous()) {
    const std::string key = text::name_key(name.alias);
    if (name.needs_definition) {
      defined_.insert(key);
    } else if (name.ids.size() > 1) {
      shared_.insert(key);
    } else if (const CatalogueEntry* entry = catalogue.find(name.ids.front())) {
      add(name.alias, *entry);
    }
  }
}

void CatalogueNames::add(std::string_view name, const CatalogueEntry& entry) {
  if (name.empty()) return;
  auto& entries = by_key_[text::name_key(name)];
  if (std::find(entries.begin(), entries.end(), &entry) == entries.end()) entries.push_back(&entry);
}

std::vector<const CatalogueEntry*> CatalogueNames::all(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? std::vector<const CatalogueEntry*>() : found->second;
}

const CatalogueEntry* CatalogueNames::unique(std::string_view key, Family family) const {
  if (is_shared(key) || needs_definition(key)) return nullptr;
  const auto found = by_key_.find(std::string(key));
  if (found == by_key_.end()) return nullptr;
  const CatalogueEntry* only = nullptr;
  for (const CatalogueEntry* entry : found->second) {
    if (family_of(entry->type) != family) continue;
    if (only != nullptr) return nullptr;
    only = entry;
  }
  return only;
}

}  // namespace renkei::detail
