// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/file/graph_file.hpp"
#include "cli/options.hpp"

namespace renkei::cli {

/// `renkei info`: what a file holds; without one, what the program works with.
class InfoCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::string file_;
  std::string format_ = "table";
  bool lists_documents_ = false;
  PackOption pack_;
  CorrectionsOption corrections_;
};

}  // namespace renkei::cli
