// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "export/writer.hpp"

namespace renkei {

/// Cytoscape.js JSON as Cytoscape reads it (format_version 1.0; UTF-8, one element a line): columns
/// in `data`, beside Cytoscape's own `id`, `name`, `source`, `target` and `interaction`; positions
/// with y downwards, as it draws.
std::unique_ptr<GraphWriter> open_cytoscape(const std::string& path, const ExportOptions& options);

}  // namespace renkei
