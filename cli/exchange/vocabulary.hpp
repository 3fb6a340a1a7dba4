// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/options.hpp"

namespace renkei::cli {

/// `renkei vocabulary`: the ontology, the shapes or the context of the linked-data exports.
class VocabularyCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::string what_ = "ontology";
  PackOption pack_;
};

}  // namespace renkei::cli
