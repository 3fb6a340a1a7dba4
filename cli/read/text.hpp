// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/read/inputs.hpp"

namespace renkei::cli {

/// `renkei text`: pages as read, for people who want to see what extraction sees.
class TextCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::vector<std::string> inputs_;
  std::string output_ = "-";
  ReadingOptions reading_;
  bool positions_ = false;
  PackOption pack_;
};

}  // namespace renkei::cli
