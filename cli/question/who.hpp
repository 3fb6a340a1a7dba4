// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/file/graph_file.hpp"

namespace renkei::cli {

/// `renkei who`: who works with an entity, how, when, and the sentence that says so.
class WhoCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  std::string name_;
  std::string format_ = "table";
  FilterOptions filters_;
};

}  // namespace renkei::cli
