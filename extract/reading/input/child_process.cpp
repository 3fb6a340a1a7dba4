// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace renkei {
namespace {

constexpr std::size_t chunk_bytes = std::size_t(1) << 16;
constexpr std::size_t kept_errors = 4096;

[[noreturn]] void fail(int code, const char* what) {
  throw std::system_error(code, std::generic_category(), what);
}

/// The program's file; searched before the fork, after which little may be called.
std::string find_program(const std::string& name) {
  if (name.find('/') != name.npos) return name;
  const char* set = std::getenv("PATH");
  const std::string path = set ? set : "/usr/local/bin:/usr/bin:/bin";
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const std::string file = path.substr(begin, end - begin) + "/" + name;
    if (access(file.c_str(), X_OK) == 0) return file;
    begin = end + 1;
  }
  fail(ENOENT, name.c_str());
}

struct Pipe {
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail(errno, "pipe");
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  int take(std::size_t end) { return std::exchange(ends[end], -1); }
  std::array<int, 2> ends{-1, -1};
};

void limit(decltype(RLIMIT_AS) resource, std::uint64_t value) {
  const rlimit bound{rlim_t(value), rlim_t(value)};
  setrlimit(resource, &bound);
}

/// In the child, between fork and exec: nothing that allocates or locks.
[[noreturn]] void become(const char* file, char* const* arguments, const ChildLimits& limits,
                         int output, int error, int failure) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, std::uint64_t(limits.time.count()));
  limit(RLIMIT_CORE, 0);
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  execv(file, arguments);
  const int code = errno;
  [[maybe_unused]] const auto told = write(failure, &code, sizeof code);
  _exit(127);
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& command, const ChildLimits& limits)
    : limits_(limits), end_(std::chrono::steady_clock::now() + limits.time) {
  const std::string file = find_program(command.front());
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  Pipe output;
  Pipe error;
  Pipe failure;
  pid_ = fork();
  if (pid_ < 0) fail(errno, "fork");
  if (pid_ == 0) {
    become(file.c_str(), arguments.data(), limits, output.ends[1], error.ends[1], failure.ends[1]);
  }
  failure.close_end(1);
  int code = 0;
  if (::read(failure.ends[0], &code, sizeof code) == ssize_t(sizeof code)) {
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
    fail(code, command.front().c_str());
  }
  output_ = output.take(0);
  error_ = error.take(0);
}

ChildProcess::~ChildProcess() {
  kill();
  if (pid_ > 0) waitpid(pid_, nullptr, 0);
  if (output_ >= 0) close(output_);
  if (error_ >= 0) close(error_);
}

void ChildProcess::kill() {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

int ChildProcess::remaining_milliseconds() const {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      end_ - std::chrono::steady_clock::now());
  return int(std::clamp<std::int64_t>(left.count(), 0, 1'000'000));
}

/// What the child says; false when it will say no more.
bool ChildProcess::read_errors() {
  std::array<char, 1024> bytes;
  const ssize_t count = ::read(error_, bytes.data(), bytes.size());
  if (count <= 0) return count < 0 && errno == EINTR;
  const std::size_t room = kept_errors - std::min(kept_errors, state_.errors.size());
  state_.errors.append(bytes.data(), std::min(room, std::size_t(count)));
  return true;
}

bool ChildProcess::read(std::string& to) {
  while (output_ >= 0) {
    std::array<pollfd, 2> waiting{{{output_, POLLIN, 0}, {error_, POLLIN, 0}}};
    const int ready = poll(waiting.data(), waiting.size(), remaining_milliseconds());
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      state_.timed_out = true;
      kill();
      return false;
    }
    if (waiting[1].revents != 0 && !read_errors()) {
      close(error_);
      error_ = -1;
    }
    if (waiting[0].revents == 0) continue;
    const std::size_t old = to.size();
    to.resize(old + chunk_bytes);
    const ssize_t count = ::read(output_, to.data() + old, chunk_bytes);
    to.resize(old + std::size_t(std::max<ssize_t>(count, 0)));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    read_ += std::uint64_t(count);
    if (read_ <= limits_.output) return true;
    state_.too_much = true;
    kill();
    return false;
  }
  return false;
}

ChildProcess::End ChildProcess::wait() {
  if (pid_ < 0) return state_;
  std::string rest;
  while (read(rest)) rest.clear();
  while (error_ >= 0) {
    pollfd waiting{error_, POLLIN, 0};
    if (poll(&waiting, 1, remaining_milliseconds()) <= 0 || !read_errors()) break;
  }
  int status = 0;
  // A child that has closed its output and does not end is at a limit of the kernel's at last.
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  state_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  state_.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return state_;
}

}  // namespace renkei
