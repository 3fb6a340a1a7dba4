// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/file/graph_file.hpp"

namespace renkei::cli {

/// `renkei remove`: takes documents out of a file.
class RemoveCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  std::vector<std::string> documents_;
};

/// `renkei merge`: the documents of several files in one.
class MergeCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::vector<std::string> files_;
  std::string output_;
  PackOption pack_;
  CorrectionsOption corrections_;
};

/// `renkei verify`: whether a file is sound and every quote stands where it says.
class VerifyCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
};

/// `renkei correct`: appends to the corrections of a file.
class CorrectCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  std::vector<std::string> cells_;
};

/// Makes the graph of a file anew where what it depends on has changed, keeps it there, and says on
/// the standard error what the file holds.
void refresh_graph(Store& store, const std::string& file, const Catalogue& catalogue,
                   const DataPack& pack, const Corrections& corrections);

}  // namespace renkei::cli
