// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/file/graph_file.hpp"
#include "cli/options.hpp"
#include "export/format.hpp"

namespace renkei::cli {

/// `renkei export`: the graph of a file for other programs.
class ExportCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::unique_ptr<GraphWriter> open(const Format& format) const;

  std::string file_;
  std::string to_;
  std::string output_;
  ExportOptions options_;
  FilterOptions filters_;
  PackOption pack_;
  CorrectionsOption corrections_;
};

}  // namespace renkei::cli
