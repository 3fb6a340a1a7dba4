// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "export/writer.hpp"

namespace renkei {

/// DOT for Graphviz (https://graphviz.org/doc/info/lang.html; UTF-8): discs in the colours of their
/// types, sized by weighted degree, at the positions of the layout (`neato -n2`, which is what the
/// file asks for by itself); lines as thick as the logarithm of their weight, without arrow head
/// where symmetric; the best quote as tooltip. All columns are there as attributes of their own.
std::unique_ptr<GraphWriter> open_dot(const std::string& path, const ExportOptions& options);

/// Appends `text` (UTF-8) as a quoted DOT string that is shown as it is: '"' and '\\' escaped, line
/// breaks as "\\n", other control characters left out, malformed bytes as U+FFFD.
void append_dot_string(std::string& out, std::string_view text);

}  // namespace renkei
