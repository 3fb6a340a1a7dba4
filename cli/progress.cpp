// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "cli/table.hpp"

namespace renkei::cli {
namespace {

constexpr std::chrono::milliseconds interval{100};  // guessed; a person reads no faster
constexpr std::size_t input_width = 48;             // guessed; fits 80 columns with the count

}  // namespace

bool is_terminal(int descriptor) {
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && (terminal == nullptr || std::string_view(terminal) != "dumb");
}

Progress::Progress()
    // A person who types the input sees it in the way of any progress.
    : enabled_(is_terminal(STDERR_FILENO) && isatty(STDIN_FILENO) != 0) {}

Progress::~Progress() { wipe(); }

void Progress::page(const std::string& input) {
  ++pages_;
  if (!enabled_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < interval) return;
  last_ = now;
  std::cerr << "\r\x1b[K" << pages_ << " pages  " << shortened(input, input_width) << std::flush;
  shown_ = true;
}

void Progress::message(const std::string& line) {
  wipe();
  std::cerr << line << '\n';
}

void Progress::wipe() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace renkei::cli
