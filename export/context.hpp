// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/data_pack.hpp"

namespace renkei {

/// Hashes strings and views alike, for look-ups without a copy.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// What a term of the JSON-LD context stands for.
struct Term {
  enum class Kind {
    Prefix,   ///< of compact IRIs
    Link,     ///< values are IRIs
    Typed,    ///< values are literals of `datatype`
    Text,     ///< values are literals with a language
    Literal,  ///< values are plain strings
    Keyword,  ///< an alias of one of JSON-LD's own
  };
  Kind kind = Kind::Literal;
  std::string iri;       ///< absolute
  std::string datatype;  ///< absolute; of Typed
};

/// The JSON-LD context, data/vocabulary/context.jsonld: the one place that spells vocabularies.
///
/// It keeps to what six processors agree on, valid as JSON-LD 1.0 and 1.1: inline, prefixes first,
/// every term with "@id", no "@version", no scoped contexts, only the container "@language".
class Context {
 public:
  /// Later layers of the pack add terms or redefine them.
  /// @throws DataError for what is no JSON or goes beyond that profile.
  static Context load(const DataPack& pack);

  /// The term, or nullptr.
  const Term* find(std::string_view term) const;

  /// The absolute IRI of a term or compact IRI ("skos:Concept"); anything else comes back as it is.
  std::string expand(std::string_view name) const;

  /// The prefix that an absolute IRI would be expanded by ("org" of "org:foo/"); empty when by
  /// none.
  std::string_view prefix_of(std::string_view iri) const;

  /// Prefix → IRI, sorted by prefix.
  const std::map<std::string, std::string>& prefixes() const { return prefixes_; }

  /// The value of "@context" as JSON, a term a line.
  const std::string& json() const { return json_; }

 private:
  std::unordered_map<std::string, Term, TextHash, std::equal_to<>> terms_;  ///< looked up only
  std::map<std::string, std::string> prefixes_;
  std::string json_;
};

}  // namespace renkei
