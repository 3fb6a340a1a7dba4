// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/read/inputs.hpp"

namespace renkei::cli {

/// `renkei extract`: page facts of documents, a line a page, without a file.
class ExtractCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::vector<std::string> inputs_;
  std::string output_ = "-";
  std::string format_ = "jsonl";
  ReadingOptions reading_;
  PackOption pack_;
  ThreadsOption threads_;
};

}  // namespace renkei::cli
