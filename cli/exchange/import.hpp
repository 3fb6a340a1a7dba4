// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/file/graph_file.hpp"
#include "cli/options.hpp"
#include "export/read/imported.hpp"

namespace renkei::cli {

/// `renkei import`: an export, edited or not, as a graph to query or as corrections of one.
class ImportCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  void make_graph(const Imported& imported, const DataPack& pack) const;
  void make_corrections(Imported& imported, const DataPack& pack) const;
  std::string earlier_corrections() const;

  std::vector<std::string> files_;
  std::string output_;
  std::string against_;
  bool whole_ = false;
  PackOption pack_;
  CorrectionsOption corrections_;
};

}  // namespace renkei::cli
