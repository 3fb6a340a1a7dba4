// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/query.hpp"

namespace renkei {

/// What became of a relation from one edition, or year, to the next.
struct RelationChange {
  enum class Kind : std::uint8_t {
    Added,            ///< only the new one states it
    Ended,            ///< only the old one states it
    PlannedThenDone,  ///< planned in the old one, done in the new one
    Changed,          ///< stated in other ways: its statuses differ
  };
  Kind kind = Kind::Added;
  EntityRef subject;
  Predicate predicate = Predicate::CooperatesWith;
  EntityRef object;
  std::optional<PartnerTie> before;  ///< seen from the subject; none when added
  std::optional<PartnerTie> after;   ///< none when ended
};

/// The changes between two graphs, relations told apart by the ids of their ends: by kind, subject,
/// predicate, object. What both state alike is not listed.
/// @param before,after filters of either side: two fiscal years of one graph, for instance
std::vector<RelationChange> compare(const AnalysisGraph& old_graph, const Filters& before,
                                    const AnalysisGraph& new_graph, const Filters& after);

}  // namespace renkei
