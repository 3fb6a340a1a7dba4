// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/facts.hpp"
#include "graph/property_graph.hpp"

namespace renkei::sample {

/// Two reports, ten entities of every type, edges of every status, and a pair that cooperates and
/// commissions. All text is plain.
KnowledgeGraph report();

/// Names that break careless writers: markup, quotes, "]]>", INF, U+0001, an emoji, 65 kB, none.
KnowledgeGraph hostile();

/// One page with two entities and a relation of three statements.
PageFacts page();

}  // namespace renkei::sample
