// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace renkei::cli {

/// `renkei version`: a line for bug reports.
class VersionCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;
};

}  // namespace renkei::cli
