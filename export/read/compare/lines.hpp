// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace renkei {

/// A line of a corrections file; what no cell of it holds (tabs, line ends) becomes a blank.
std::string correction_line(std::initializer_list<std::string_view> cells);

}  // namespace renkei
