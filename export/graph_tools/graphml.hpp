// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "export/writer.hpp"

namespace renkei {

/// GraphML (http://graphml.graphdrawing.org/specification.html) that Gephi, Gephi Lite, Cytoscape,
/// networkx and igraph read alike.
///
/// One `<edge>` for each (source, predicate, target), all directed; a symmetric relation is there
/// once, with `symmetric` true. The predicate is there as XML attribute `label` (Gephi's edge kind;
/// the one thing GraphML's schema does not have), as column `predicate`, as column `interaction`
/// (Cytoscape) and, in the language of the options, as the drawn label. Under the collaboration
/// view an edge sums up what two bodies do together: kind `collaboration`, or `shared` where they
/// are but tied to the same programmes or fora; `direct` and `through` split its weight. Lists are
/// joined with ';' (one within a value becomes full-width). Ids are n1, … and e1, …; IRIs are in
/// columns. A column without a value is left out.
///
/// Gephi shows "INF" within a text column as "Infinity" (INFORMATION becomes InfinityORMATION). No
/// escape exists, labels are not touched, and the file holds the text as it is.
std::unique_ptr<GraphWriter> open_graphml(const std::string& path, const ExportOptions& options);

}  // namespace renkei
