// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/catalogue.hpp"
#include "graph/concepts.hpp"
#include "graph/property_graph.hpp"

namespace renkei {

/// How a typed name was understood.
struct NameMatch {
  enum class Kind : std::uint8_t {
    Exact,       ///< one entity has this name; it is `candidates[0]`
    Prefix,      ///< one entity has a name that begins so; it is `candidates[0]`
    Ambiguous,   ///< several may be meant; `candidates` lists them, the likeliest first
    NotInGraph,  ///< the catalogue knows it, no document speaks of it; see `catalogue_ids`
    Unknown,     ///< nobody has it; `candidates` lists similar names, the most similar first
  };

  /// An entity that may be meant.
  struct Candidate {
    VertexDescriptor vertex = 0;
    std::string id;
    std::string name;         ///< the entity's label
    std::string matched;      ///< the form that answers to what was typed
    double similarity = 1.0;  ///< 0..1; 1 = equal under `text::name_key`
  };

  Kind kind = Kind::Unknown;
  std::vector<Candidate> candidates;       ///< no entity twice
  std::vector<std::string> catalogue_ids;  ///< NotInGraph only

  bool found() const { return kind == Kind::Exact || kind == Kind::Prefix; }
};

/// Finds entities under every form of their names: ids, labels, page names, catalogue names,
/// aliases and acronyms, 法人番号, Wikidata ids. Case, width, blanks, quotes and kinds of dash make
/// no difference (`text::name_key`).
///
/// A label wins over other entities' aliases; of a name that the catalogue lists as ambiguous the
/// choices come in its order. Holds copies: neither graph nor catalogue must outlive it, but the
/// descriptors are those of `graph`.
class NameIndex {
 public:
  NameIndex(const KnowledgeGraph& graph, const Catalogue& catalogue);
  /// @param entities by descriptor
  NameIndex(std::span<const EntityVertex> entities, const Catalogue& catalogue);

  /// @param name UTF-8, as typed
  /// @param limit candidates returned at most
  NameMatch find(std::string_view name, std::size_t limit = 8) const;

 private:
  struct Form {
    std::string key;  ///< `text::name_key` of `text`
    std::string text;
    VertexDescriptor vertex = 0;
    std::uint32_t rank = 0;  ///< the lower, the firmer: id, label, listed choices, other names
  };
  struct Known {
    std::string key;
    std::string catalogue_id;
  };
  struct Entity {
    std::string id;
    std::string name;
    std::uint32_t mentions = 0;
  };
  using Range = std::pair<std::size_t, std::size_t>;

  template <class EntityAt>
  void fill(std::size_t count, const EntityAt& entity_at, const Catalogue& catalogue);
  void add(VertexDescriptor vertex, std::string_view text, std::uint32_t rank);
  void sort_forms();
  Range prefix_range(std::string_view key) const;
  NameMatch::Candidate candidate(const Form& form, double similarity) const;
  NameMatch exact(Range equal, std::string_view typed, std::size_t limit) const;
  NameMatch by_prefix(Range range, std::size_t limit) const;
  NameMatch similar(std::string_view key, std::size_t limit) const;

  std::vector<Entity> entities_;  ///< by descriptor
  std::vector<Form> forms_;       ///< sorted by key, rank, vertex
  std::vector<Known> known_;      ///< catalogue entries that no vertex is; sorted by key
};

/// How alike two keys are, 0..1: the Dice coefficient of their bigrams of code points (L. R. Dice,
/// "Measures of the Amount of Ecologic Association Between Species", 1945), or, where it is
/// higher, 1 - d / n with the optimal-string-alignment distance d (Damerau 1964) and the longer
/// length n: the former forgives a missing part, the latter a typing error in a short name.
/// @param a,b UTF-8, as made by `text::name_key`
double name_similarity(std::string_view a, std::string_view b);

}  // namespace renkei
