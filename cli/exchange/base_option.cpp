// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/exchange/base_option.hpp"

#include <stdexcept>

#include "cli/command.hpp"

namespace renkei::cli {

Iris iris_of(const std::string& base, const Context& context) {
  if (const auto prefix = context.prefix_of(base); !prefix.empty()) {
    throw UsageError("--base: '" + base + "' begins with '" + std::string(prefix) +
                     ":', which the vocabulary has as a prefix of its own; give another base, such "
                     "as https://data.example.jp/renkei/");
  }
  try {
    return Iris(base);
  } catch (const std::invalid_argument& error) {
    throw UsageError(std::string("--base: ") + error.what());
  }
}

}  // namespace renkei::cli
