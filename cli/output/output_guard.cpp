// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/output/output_guard.hpp"

#include <filesystem>

#include "cli/command.hpp"

namespace renkei::cli {

void refuse_to_overwrite(const std::string& output, const std::vector<std::string>& inputs) {
  namespace fs = std::filesystem;
  std::error_code unknown;
  if (output == "-" || !fs::is_regular_file(output, unknown)) return;
  for (const std::string& input : inputs) {
    const fs::path path = input == "-" ? "/dev/stdin" : input;
    if (!fs::equivalent(output, path, unknown)) continue;
    throw UsageError("-o: '" + output + "' is " +
                     (input == "-"      ? "the standard input"
                      : input == output ? "what the command reads"
                                        : "the same file as '" + input + "'") +
                     ", which would be lost; name another file");
  }
}

}  // namespace renkei::cli
