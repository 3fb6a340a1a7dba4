// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: why two names are one thing.

#include <span>
#include <string>
#include <vector>

#include "graph/explanation.hpp"
#include "graph/resolve/assembler.hpp"

namespace renkei::detail {

/// What was asked about, and the page entities that have its name.
struct AskedName {
  const AskedThing& thing;
  const std::vector<std::uint32_t>& entities;  ///< ascending
};

/// @param joiner has recorded its joins @param sets by page entity
Explanation explain(const Parts& parts, Joiner& joiner, std::span<const std::uint32_t> sets,
                    const Overrides& overrides, const NameKeys& keys, const CatalogueNames& names,
                    const AskedName& first, const AskedName& second);

}  // namespace renkei::detail
