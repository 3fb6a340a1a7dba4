// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/options.hpp"

namespace renkei::cli {

/// `renkei explain`: sentence by sentence, what was found and which row of which table found it.
class ExplainCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  bool is_wanted(const std::string& id, std::uint32_t number) const;

  std::vector<std::string> inputs_;
  std::vector<std::string> pages_;
  std::string format_ = "text";
  PackOption pack_;
};

}  // namespace renkei::cli
