// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <array>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace renkei::cli {

/// Arguments that make no sense together. Exit code 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The data do not allow an answer; `what()` is complete as it stands. Exit code 1.
class DataProblem : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One word after `renkei`.
///
/// `setup` declares options and touches no file, so that arguments can be checked without data;
/// `run` works. A command writes results to the standard output or the file of `-o`, everything
/// else to the standard error, and throws when it cannot do what was asked.
class Command {
 public:
  virtual ~Command() = default;
  virtual void setup(CLI::App& app) = 0;
  virtual void run() = 0;
};

/// A command as the program lists it.
struct CommandEntry {
  const char* name;
  const char* what;  ///< one line for help
  std::unique_ptr<Command> (*make)();
  std::array<const char*, 2> examples;  ///< for its help
};

/// All commands, in the order in which help lists them.
const std::vector<CommandEntry>& commands();

}  // namespace renkei::cli
