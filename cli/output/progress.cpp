// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/output/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "cli/output/result.hpp"
#include "cli/output/table.hpp"

namespace renkei::cli {
namespace {

constexpr std::chrono::milliseconds interval{100};  // guessed; a person reads no faster
constexpr std::size_t input_width = 32;             // guessed; fits 80 columns with the figures

}  // namespace

bool is_terminal(int descriptor) {
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && (terminal == nullptr || std::string_view(terminal) != "dumb");
}

bool shows_colours() {
  const char* unwanted = std::getenv("NO_COLOR");
  return is_terminal(STDOUT_FILENO) && (unwanted == nullptr || *unwanted == '\0');
}

std::size_t terminal_width() {
  if (isatty(STDOUT_FILENO) == 0) return 0;
  const char* stated = std::getenv("COLUMNS");
  const long columns = stated == nullptr ? 0 : std::strtol(stated, nullptr, 10);
  if (columns > 0) return std::size_t(columns);
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

Progress::Progress()
    // A person who types the input sees it in the way of any progress.
    : enabled_(is_terminal(STDERR_FILENO) && isatty(STDIN_FILENO) != 0) {}

Progress::~Progress() { wipe(); }

void Progress::page(const std::string& input) {
  ++pages_;
  show(input);
}

void Progress::show(const std::string& input) {
  if (!enabled_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < interval) return;
  last_ = now;
  std::cerr << "\r\x1b[K" << line(shown_name(input)) << std::flush;
  shown_ = true;
}

void Progress::expect(std::uint64_t documents, std::uint64_t bytes) {
  all_documents_ = documents;
  all_bytes_ = bytes;
}

void Progress::document(std::uint64_t bytes, bool is_read) {
  ++documents_;
  bytes_ += bytes;
  if (is_read) read_bytes_ += bytes;
}

/// "12/340 documents  31 %  3.4 MB/s  25 s left  report.txt"
std::string Progress::line(const std::string& input) const {
  if (all_documents_ == 0)
    return std::to_string(pages_) + " pages  " + shortened(input, input_width);
  const std::chrono::duration<double> seconds = last_ - begin_;
  const double speed = double(read_bytes_) / std::max(seconds.count(), 1e-3);
  // A file may hold many documents: their number is not known, the bytes are.
  std::string figures = std::to_string(documents_);
  if (documents_ <= all_documents_) figures += "/" + std::to_string(all_documents_);
  figures += " documents  ";
  if (read_bytes_ != 0 && bytes_ <= all_bytes_) {
    char times[64];
    std::snprintf(times, sizeof times, "%.0f %%  %.1f MB/s  %.0f s left  ",
                  100.0 * double(bytes_) / double(all_bytes_), speed / 1e6,
                  double(all_bytes_ - bytes_) / speed);
    figures += times;
  }
  return figures + shortened(input, input_width);
}

void Progress::message(const std::string& line) {
  wipe();
  std::cerr << shown_name(line) << '\n';
}

void Progress::wipe() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace renkei::cli
