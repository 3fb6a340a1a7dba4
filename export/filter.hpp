// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/view.hpp"
#include "export/vocabulary.hpp"
#include "graph/property_graph.hpp"
#include "graph/query.hpp"

namespace renkei {

/// Leaves of a graph what the filters admit: statements, the relations that still have one, and the
/// entities that still have a relation. Both ends of a relation must be of an admitted type. With
/// `Filters::limit`, the entities of most statements, ties by id, and what lies between them.
/// Filters that admit everything leave everything, entities without relations included.
/// Order and ids stay. Cost: linear; the graph is moved, not copied.
void keep_admitted(KnowledgeGraph& graph, const Filters& filters);

/// The same for a view. In that of collaboration, types and limit choose among the bodies, those of
/// most statements there, and what bodies share stays: a programme or forum that was not chosen
/// still ties those that were.
void keep_admitted(KnowledgeGraph& graph, const Filters& filters, View view,
                   const Vocabulary& vocabulary);

}  // namespace renkei
