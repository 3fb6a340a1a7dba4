// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "export/writer.hpp"

namespace renkei {

/// The graph as JSON Lines for scripts: an object a node, then an object an edge, each a line.
///
/// A node has `node` (its id), `label` and the columns of nodes; an edge has `edge`, `source`,
/// `target`, `label`, `weight`, the columns of edges, and `statements`: all of them, best first,
/// each with `id`, `status`, `fiscal_year` where it states one (else `document_year` where known),
/// `confidence`, `quote`, `document`, `page_number`.
std::unique_ptr<GraphWriter> open_graph_jsonl(const std::string& path,
                                              const ExportOptions& options);

}  // namespace renkei
