// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace renkei::cli {

/// True when file descriptor 1 or 2 is a terminal that a person looks at.
bool is_terminal(int descriptor);

/// A line on the standard error that counts pages, on a terminal only; gone when it is destroyed.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// @param input what is being read
  void page(const std::string& input);

  /// Prints a whole line on the standard error, the counting line out of its way.
  void message(const std::string& line);

 private:
  void wipe();
  bool shown_ = false;
  bool enabled_ = false;
  std::uint64_t pages_ = 0;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace renkei::cli
