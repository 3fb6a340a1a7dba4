// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace renkei::cli {

/// True when file descriptor 1 or 2 is a terminal that a person looks at.
bool is_terminal(int descriptor);

/// True when what is printed on the standard output is to have colours: it is a terminal, and
/// NO_COLOR (no-color.org) is not set.
bool shows_colours();

/// Columns of the terminal that the standard output is: COLUMNS where it is set, else what the
/// terminal says; 0 when it is none, and nothing need be cut.
std::size_t terminal_width();

/// A line on the standard error that counts pages or documents, on a terminal only; gone when it is
/// destroyed.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// What there is to do, for the time that is left; without it pages are counted only.
  void expect(std::uint64_t documents, std::uint64_t bytes);
  /// A page is done. @param input what is being read
  void page(const std::string& input);
  /// Shows what was counted. @param input what is being read
  void show(const std::string& input);
  /// A document is done, or passed over. @param bytes of the input
  /// @param is_read false when it was passed over: no measure of the time that is left
  void document(std::uint64_t bytes, bool is_read);

  /// What is shown while `input` is read, as far as it was counted.
  std::string line(const std::string& input) const;

  /// Prints a whole line on the standard error, the counting line out of its way. Names in it are
  /// escaped by `shown_name`.
  void message(const std::string& line);

 private:
  void wipe();
  bool shown_ = false;
  bool enabled_ = false;
  std::uint64_t pages_ = 0;
  std::uint64_t documents_ = 0;
  std::uint64_t bytes_ = 0;       ///< done, passed over included
  std::uint64_t read_bytes_ = 0;  ///< without those
  std::uint64_t all_documents_ = 0;
  std::uint64_t all_bytes_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_;
};

}  // namespace renkei::cli
