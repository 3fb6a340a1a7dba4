// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/file/graph_file.hpp"
#include "cli/options.hpp"
#include "export/writer.hpp"

namespace renkei::cli {

/// `renkei push`: the graph of a file into a running linked-data store.
class PushCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::string file_;
  std::string address_;
  std::string store_ = "virtuoso";
  std::string auth_ = "auto";
  std::string certificates_;
  std::string name_;
  std::string base_{default_base};
  bool keeps_gone_ = false;
  int retries_ = 4;
  PackOption pack_;
  CorrectionsOption corrections_;
};

}  // namespace renkei::cli
