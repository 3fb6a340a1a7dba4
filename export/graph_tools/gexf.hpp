// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "export/writer.hpp"

namespace renkei {

/// GEXF 1.3 (https://gexf.net/1.3), what Gephi reads most of: kinds, typed columns, colours, sizes,
/// positions, and time.
///
/// An edge whose statements all have a fiscal year has a spell for each run of years, 1 April to 31
/// March; one with a statement that holds at all times has none and is always there. The column
/// `status_over_time` holds how it is stated year by year, `status` all at once. Symmetric edges
/// are undirected; every edge says its type, since a default type makes Gephi drop the others.
/// The static columns come last: Gephi Lite knows but the last declaration.
std::unique_ptr<GraphWriter> open_gexf(const std::string& path, const ExportOptions& options);

}  // namespace renkei
