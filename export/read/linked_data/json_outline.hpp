// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: the resources of a JSON-LD file, each with its line.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace renkei::detail {

/// Calls `use` with the text and the line of each object of "@graph", and `tell` with what else is
/// there; before that, all of the file must be JSON. Any depth of nesting is read without
/// recursion.
/// @param file for messages @throws ReadError for what is no JSON, or has no "@graph"
void each_resource(const std::string& file, std::string_view bytes,
                   const std::function<void(std::string_view json, std::size_t line)>& use,
                   const std::function<void(std::size_t line, std::string message)>& tell);

}  // namespace renkei::detail
