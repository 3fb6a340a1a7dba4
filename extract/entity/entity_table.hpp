// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/lexicon/trie.hpp"
#include "extract/span.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// A place in ReadPage::chars that denotes an entity.
struct MentionSpan {
  Span span;
  std::uint32_t entity = 0;  ///< index into EntityTable
  EntityType type = EntityType::Organization;
  bool quoted = false;
  bool anaphor = false;  ///< 当該…, 同…; a name of the entity, never its fullest
  /// これらの…: mentions [first, last) of the page, those of type `type`, and not `entity` alone.
  std::uint32_t plural_first = 0;
  std::uint32_t plural_last = 0;
  bool is_plural() const { return plural_first != plural_last; }
  /// Whether a plural whose noun is of this type means the mention: これらの機関 any body.
  bool is_meant_by(EntityType plural) const {
    return !anaphor && (type == plural || (is_body(type) && is_body(plural)));
  }
};

/// An entity of the page while it is read.
struct PageEntity {
  EntityType type = EntityType::Organization;
  std::uint32_t entry = Trie::none;   ///< index into Catalogue::entries()
  std::vector<Span> names;            ///< surface forms that are not mentions of their own
  std::uint32_t last_seen = 0;        ///< end of the latest mention
  std::uint32_t within = Trie::none;  ///< the entity inside which alone its name is unique
  bool vague = false;                 ///< counts only when it takes part in a relation
  bool local = false;  ///< a bare noun (タスクフォース): another page's is another body
};

/// The entities of one page, found again by any of their surface forms. Keys are views into the
/// page's dense text, which must outlive the table's use; `clear` keeps the memory.
class EntityTable {
 public:
  EntityTable();
  void clear();

  std::uint32_t size() const { return std::uint32_t(entities_.size()); }
  PageEntity& operator[](std::uint32_t index) { return entities_[index]; }
  const PageEntity& operator[](std::uint32_t index) const { return entities_[index]; }

  std::uint32_t add(EntityType type, std::uint32_t entry);

  /// The entity with this surface form, or Trie::none.
  std::uint32_t find(std::u32string_view surface) const;
  /// The entity of a catalogue entry, or Trie::none.
  std::uint32_t find_entry(std::uint32_t entry) const;
  /// Makes `surface` a form of the entity; the first owner of a form keeps it.
  void name(std::u32string_view surface, std::uint32_t entity);
  /// Gives a form to another entity than the one that has it.
  void rename(std::u32string_view surface, std::uint32_t entity) {
    slots_[slot(surface)] = {surface, entity};
  }
  /// The same, and lists the form's place among PageEntity::names; once for each form.
  void list(std::u32string_view surface, Span place, std::uint32_t entity);

 private:
  struct Slot {
    std::u32string_view key;
    std::uint32_t entity = Trie::none;
    bool listed = false;  // its owner's `names` have it
  };
  static constexpr std::size_t fewest_slots = 256;
  Slot& owned_slot(std::u32string_view surface, std::uint32_t entity);
  std::size_t slot(std::u32string_view key) const;
  void grow();

  std::vector<PageEntity> entities_;
  std::vector<std::uint32_t> by_entry_;  // catalogue index → entity
  std::vector<Slot> slots_;              // open addressing, size a power of two
  std::size_t used_ = 0;
};

}  // namespace renkei
