// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

/// A failure to write. `what()` names the path, the reason and what to try.
class OutputError : public std::runtime_error {
 public:
  /// @param error errno of the failed call
  OutputError(std::string_view doing, std::string_view at_path, int error);
  std::string path;
  int error_number;
};

/// A file that appears whole or not at all.
///
/// Bytes go through a fixed buffer to a file without a name in the folder of `path` (O_TMPFILE),
/// which a process that is killed does not leave behind; `close()` syncs it and gives it its name.
/// Until then a file that was there is untouched. Where the file system has no such files, a
/// hidden ".name.….part" takes its place. "-" is the standard output; a device or pipe
/// ("/dev/stdout") is written directly. A symbolic link is followed.
///
///     OutputFile out("graph.xml");
///     out.write("<graphml/>\n");
///     out.close();
class OutputFile {
 public:
  /// @throws OutputError when the file cannot be created; nothing is left behind.
  explicit OutputFile(std::string path);

  /// Only a net: removes the temporary file when `close()` was not reached. Reports nothing.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// @throws OutputError; the temporary file is removed, further calls throw std::logic_error.
  void write(std::string_view bytes) {
    if (bytes.size() > buffer_.size() - used_) return write_on(bytes);
    std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }

  /// One byte; as `write`.
  void put(char byte) {
    if (used_ == buffer_.size()) flush();
    buffer_[used_++] = byte;
  }

  /// Brings all bytes to the disk without making the file appear: after it `close` has hardly a
  /// reason left to fail. For files that belong together.
  /// @throws OutputError; as `write`
  void sync();

  /// Makes the file appear under its name. Reports every failure of the way, a full disk included.
  /// @throws OutputError; the temporary file is removed. A second call does nothing.
  void close();

  /// The name it was opened with.
  const std::string& path() const { return path_; }

 private:
  void open_temporary();
  void give_name();
  template <class Make>
  int with_temporary_name(Make make);
  void write_on(std::string_view bytes);
  void flush();
  void send(std::string_view bytes);
  void discard() noexcept;
  [[noreturn]] void fail(std::string_view doing, int error);

  std::string path_;       ///< as given
  std::string target_;     ///< links followed; empty when written directly
  std::string temporary_;  ///< empty when written directly or without a name
  int descriptor_ = -1;
  bool owned_ = true;  ///< false for the standard output
  bool closed_ = false;
  std::size_t used_ = 0;
  std::vector<char> buffer_;
};

}  // namespace renkei
