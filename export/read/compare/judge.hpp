// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "export/read/compare/merges.hpp"
#include "export/read/compare/originals.hpp"
#include "export/read/compare/recognition.hpp"
#include "export/read/relation_set.hpp"

namespace renkei {

using Ways = std::set<Stated>;

/// What an edge's statements were, and what it says.
struct Judged {
  std::vector<const Original*> known;  ///< in the order of its ids, the best first
  Ways were;
  Ways effective;  ///< with the years of their documents where they state none
  Ways are;
  bool is_same = false;    ///< it says what they did
  bool is_passed = false;  ///< it is not understood
};

/// Tells edges that say what their statements did from edited ones.
class Judge {
 public:
  /// All must outlive it. @param added what corrections state
  /// @param knows_ways false when the file lacks the column that says when and
  /// how edges are stated: that is no edit of every row
  Judge(Imported& imported, const Originals& originals, const RelationSet& added,
        const Recognition& recognized, const Merges& merges, bool knows_ways)
      : imported_(imported),
        originals_(originals),
        added_(added),
        recognized_(recognized),
        merges_(merges),
        knows_ways_(knows_ways) {}

  /// Settles cells that contradict each other, in `imported` too.
  Judged judge(std::size_t index) const;

  using Ends = std::pair<std::string_view, std::string_view>;
  /// The ends of an edge, those of a symmetric relation in the order of what it was.
  Ends ends(const ImportedEdge& edge, const Original& was) const;

 private:
  void settle(std::size_t index, Judged& judged) const;
  void keep_emptied(const ImportedEdge& edge, Judged& judged) const;
  bool is_same(const ImportedEdge& edge, const Judged& judged) const;

  Imported& imported_;
  const Originals& originals_;
  const RelationSet& added_;
  const Recognition& recognized_;
  const Merges& merges_;
  bool knows_ways_;
};

}  // namespace renkei
