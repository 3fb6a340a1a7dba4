// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "graph/catalogue.hpp"
#include "graph/concepts.hpp"
#include "graph/name_index.hpp"

namespace renkei::cli {

/// The entity that a person means by `name`.
/// @param file for messages
/// @throws DataProblem when none or several are meant; the message lists what may be.
VertexDescriptor find_entity(const NameIndex& names, const Catalogue& catalogue,
                             const std::string& name, const std::string& file);

/// @throws DataProblem that says that a name is several entities' and lists them
[[noreturn]] void list_choices(const std::string& name,
                               const std::vector<NameMatch::Candidate>& candidates);

}  // namespace renkei::cli
