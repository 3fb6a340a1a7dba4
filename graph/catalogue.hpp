// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/data_pack.hpp"
#include "graph/naming_words.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// A body, programme, system, document or place that is known beforehand. Strings are UTF-8, NFC.
struct CatalogueEntry {
  std::string id;  ///< "jp-meti": ASCII letters, digits and '-'
  EntityType type = EntityType::Organization;
  std::string name_ja;
  std::string name_en;               ///< empty when unknown
  std::vector<std::string> aliases;  ///< other names, short forms and acronyms, any language
  std::string parent;                ///< id or empty
  std::string corporate_number;      ///< 法人番号, 13 digits with a valid check digit, or empty
  std::string wikidata;              ///< "Q…" or empty
  std::string url;                   ///< host name or empty
  std::string valid_from;            ///< ISO date or prefix of one, or empty
  std::string valid_to;
  std::string succeeded_by;  ///< id or empty
};

/// A name that several entries share, or that is a name only in some contexts.
struct AmbiguousName {
  std::string alias;
  std::vector<std::string> ids;   ///< candidates, the usual reading first
  bool needs_definition = false;  ///< a name only where the page defines it (協議会, 機構)
  bool compound_only = false;  ///< a name only within a compound (日米韓); needs_definition too
};

/// The known entities, data/catalogue/*.tsv and ambiguous.tsv, and the words that their names are
/// compared by.
///
/// A row wins over the rows of the same id in earlier layers of the pack and, within a layer, in
/// tables that come earlier by name; the same holds for an ambiguous name's key.
class Catalogue {
 public:
  /// No entities.
  Catalogue() = default;

  /// @throws DataError (graph/table.hpp) for a broken row: unknown type, malformed id, id twice in
  /// one file, number with a wrong check digit, unknown parent or successor, date that is none.
  static Catalogue load(const DataPack& pack);

  /// As `load`, from tables at hand: for tests and for tools that check a table.
  /// @param tables in the order in which they apply; one named ".../ambiguous.tsv" holds ambiguous
  /// names, one below lexicon/ the words of `words`, every other one entities
  static Catalogue from_tables(const std::vector<const DataFile*>& tables);

  const std::vector<CatalogueEntry>& entries() const { return entries_; }     ///< sorted by id
  const std::vector<AmbiguousName>& ambiguous() const { return ambiguous_; }  ///< sorted by alias
  const NamingWords& words() const { return words_; }
  /// 16 hexadecimal digits over the tables it was made of.
  const std::string& fingerprint() const { return fingerprint_; }
  const CatalogueEntry* find(std::string_view id) const;  ///< nullptr when there is none

 private:
  std::vector<CatalogueEntry> entries_;
  std::vector<AmbiguousName> ambiguous_;
  NamingWords words_;
  std::string fingerprint_;
};

}  // namespace renkei
