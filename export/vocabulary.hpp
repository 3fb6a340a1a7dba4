// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "export/context.hpp"
#include "graph/data_pack.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// A label in the languages of the exports; UTF-8.
struct Label {
  std::string ja;
  std::string en;
};

/// How an entity type is drawn and typed; a row of data/vocabulary/classes.tsv.
struct TypeTerms {
  Label label;
  std::string color;                      ///< "#rrggbb", lower case
  std::vector<std::string> classes;       ///< compact IRIs; the first is ours
  std::vector<std::string> legal_person;  ///< further ones of a body with a corporate number
};

/// How a predicate is labelled; a row of data/vocabulary/predicates.tsv.
struct PredicateTerms {
  Label label;
  bool collaboration = false;  ///< two bodies under it work together
};

/// A standard triple beside a relation; a row of data/vocabulary/mapping.tsv.
struct MappedTriple {
  enum class Direction { Forward, Inverse, Both };
  std::bitset<entity_type_count> subjects;  ///< by EntityType
  std::bitset<entity_type_count> objects;
  Direction direction = Direction::Forward;
  std::string term;  ///< of the context

  bool fits(EntityType subject, EntityType object) const {
    return subjects[std::size_t(subject)] && objects[std::size_t(object)];
  }
};

/// The vocabulary of the exports: data/vocabulary/.
class Vocabulary {
 public:
  /// @throws DataError for a broken or incomplete table, naming file, line and column.
  static Vocabulary load(const DataPack& pack);

  const TypeTerms& of(EntityType type) const { return types_[std::size_t(type)]; }
  const PredicateTerms& of(Predicate predicate) const {
    return predicates_[std::size_t(predicate)];
  }
  const std::vector<MappedTriple>& mapped(Predicate predicate) const {
    return mapped_[std::size_t(predicate)];
  }
  /// The label of an edge that sums up all that two bodies do together.
  const Label& collaboration() const { return collaboration_; }
  /// The label of an edge of two bodies that only share programmes or fora.
  const Label& shared() const { return shared_; }
  /// How the name of a catalogue's entry is read, in katakana; empty when unknown.
  std::string_view reading(std::string_view catalogue_id) const {
    const auto at = readings_.find(catalogue_id);
    return at == readings_.end() ? std::string_view() : at->second;
  }
  const Context& context() const { return context_; }

 private:
  void load_types(const DataPack& pack);
  void load_predicates(const DataPack& pack);
  void load_mapping(const DataPack& pack);
  void load_readings(const DataPack& pack);

  std::array<TypeTerms, entity_type_count> types_;
  std::array<PredicateTerms, predicate_count> predicates_;
  std::array<std::vector<MappedTriple>, predicate_count> mapped_;
  Label collaboration_;
  Label shared_;
  std::map<std::string, std::string, std::less<>> readings_;
  Context context_;
};

/// Loads all of data/vocabulary/ and forgets it: what a pack breaks there is found when the pack is
/// read, not when an export is made. @throws DataError naming file, line and column.
void check_vocabulary(const DataPack& pack);

}  // namespace renkei
