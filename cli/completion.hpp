// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace renkei::cli {

/// `renkei completion`: a script that makes a shell complete commands, options and their values,
/// made of the same definitions that the parser uses.
class CompletionCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  CLI::App* program_ = nullptr;
  std::string shell_;
};

}  // namespace renkei::cli
