// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace renkei::cli {

/// Refuses an `-o` that would destroy what the command reads: another name of the same file,
/// through links too, is the same file.
/// @param inputs paths of files, "-" for the standard input; those that are not there do not matter
/// @throws UsageError
void refuse_to_overwrite(const std::string& output, const std::vector<std::string>& inputs);

}  // namespace renkei::cli
