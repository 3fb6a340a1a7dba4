// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace renkei {

/// "'…'", of a long text its beginning.
std::string in_quotes(std::string_view text);

/// "was edited to 'X' from 'Y'"
std::string change(const std::string& is, const std::string& was);

}  // namespace renkei
