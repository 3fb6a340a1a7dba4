// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/file/graph_file.hpp"
#include "cli/options.hpp"
#include "cli/read/inputs.hpp"

namespace renkei::cli {

/// `renkei build`: reads documents into a knowledge-graph file.
class BuildCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::vector<std::string> inputs_;
  std::string piped_name_ = "stdin";
  std::string output_;
  ReadingOptions reading_;
  bool is_pruned_ = false;
  bool is_forced_ = false;
  bool is_verbose_ = false;
  PackOption pack_;
  CorrectionsOption corrections_;
  ThreadsOption threads_;
};

}  // namespace renkei::cli
