// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace renkei {

/// What a child process may use.
struct ChildLimits {
  std::chrono::seconds time{120};  ///< from its start to its end; of the processor as well
  std::uint64_t memory = std::uint64_t(2) << 30;  ///< bytes of address space
  std::uint64_t output = std::uint64_t(4) << 30;  ///< bytes
};

/// A program that runs beside ours and whose output we read. It dies with this object.
class ChildProcess {
 public:
  /// How the child ended.
  struct End {
    int exit_code = 0;  ///< −1 when a signal ended it
    int signal = 0;
    bool timed_out = false;
    bool too_much = false;  ///< output
    std::string errors;     ///< the first of what it wrote to its standard error, UTF-8 or not
  };

  /// @param command program, searched in the path, and its arguments
  /// @throws std::system_error when the program cannot be started; code ENOENT: there is none
  ChildProcess(const std::vector<std::string>& command, const ChildLimits& limits);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Appends what the child writes next; waits for it. False when no more will come: the child
  /// closed its output, or was killed at a limit.
  bool read(std::string& to);

  /// Waits for the child to end; kills it when it has not closed its output.
  End wait();

 private:
  void kill();
  bool read_errors();
  int remaining_milliseconds() const;

  ChildLimits limits_;
  std::chrono::steady_clock::time_point end_;
  pid_t pid_ = -1;
  int output_ = -1;
  int error_ = -1;
  std::uint64_t read_ = 0;
  End state_;
};

}  // namespace renkei
