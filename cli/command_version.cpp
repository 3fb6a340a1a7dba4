// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_version.hpp"

#include <iostream>

namespace renkei::cli {

void VersionCommand::setup(CLI::App&) {}

void VersionCommand::run() { std::cout << "renkei " RENKEI_VERSION "\n"; }

}  // namespace renkei::cli
