// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: names as numbers, and what the catalogue says of them.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/catalogue.hpp"
#include "graph/schema.hpp"

namespace renkei::detail {

/// Types that one thing may be given on different pages: a council is a Forum here and an
/// Organization there, an exercise a Programme or an Event.
enum class Family : std::uint8_t { Body, Undertaking, Document, Place, Group };
Family family_of(EntityType type);
std::string_view name_of(Family family);
/// "a body", "an undertaking"
std::string with_article(Family family);

/// Keys of names (`text::name_key`) with a number each, from 0 in the order of their coming.
class NameKeys {
 public:
  using Id = std::uint32_t;

  /// @param words must outlive it
  explicit NameKeys(const NamingWords& words) : words_(&words) {}

  /// @param name UTF-8, as on the page
  Id intern(std::string_view name);
  const std::string& text(Id id) const { return keys_[id].text; }

  /// `NamingWords::points_back`: 当該ガイドライン, 本協議会.
  bool is_pointer(Id id) const { return keys_[id].is_pointer; }
  /// `NamingWords::points_back_alone`: 本事業, 同省.
  bool is_bare_pointer(Id id) const { return keys_[id].is_bare_pointer; }

  /// `part` is Japanese and no more than the end of `whole`, as 事業者 of 国内事業者: whatever ends
  /// so shares it. False where the rest is a legal form (公益財団法人…, 株式会社…).
  bool is_tail(Id part, Id whole) const;

  /// `whole` contains `part` and more, and both are Japanese.
  bool is_longer(Id whole, Id part) const;

  /// A strict weak order of "says more": Japanese before Latin, then more code points, then the
  /// smaller bytes.
  bool is_fuller(Id a, Id b) const;

 private:
  struct Key {
    std::string text;
    std::uint32_t length = 0;  ///< code points
    bool is_japanese = false;
    bool is_pointer = false;
    bool is_bare_pointer = false;
  };
  Key describe(std::string text) const;

  const NamingWords* words_;
  std::vector<Key> keys_;
  std::unordered_map<std::string, Id> by_text_;
  std::unordered_map<std::string, Id> by_name_;  ///< spares folding a name a second time
};

/// The catalogue by name.
class CatalogueNames {
 public:
  explicit CatalogueNames(const Catalogue& catalogue);

  const CatalogueEntry* find(std::string_view id) const { return catalogue_->find(id); }
  /// The one entry of this family that has the name; nullptr when none or several have.
  const CatalogueEntry* unique(std::string_view key, Family family) const;
  /// All entries that have the name, of any family.
  std::vector<const CatalogueEntry*> all(std::string_view key) const;
  /// Several entries share the name.
  bool is_shared(std::string_view key) const { return shared_.contains(std::string(key)); }
  /// The name is one only where the page defines it (協議会, 機構), or says only a class.
  bool needs_definition(std::string_view key) const {
    return defined_.contains(std::string(key)) || catalogue_->words().is_class_name(key);
  }

 private:
  void add(std::string_view name, const CatalogueEntry& entry);

  const Catalogue* catalogue_;
  std::unordered_map<std::string, std::vector<const CatalogueEntry*>> by_key_;
  std::unordered_set<std::string> shared_;
  std::unordered_set<std::string> defined_;
};

}  // namespace renkei::detail
