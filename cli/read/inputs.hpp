// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/reading/read_page.hpp"
#include "extract/reading/source.hpp"
#include "graph/facts.hpp"

namespace renkei::cli {

/// `--encoding NAME`: how the bytes of inputs are read.
struct ReadingOptions {
  ReadOptions options;

  void add_to(CLI::App& app);
};

/// What to say of a page whose columns could not be told apart; empty for others.
/// @param layout_confidence as in PageFacts
std::string layout_message(const std::string& input, std::uint32_t page, double layout_confidence);

/// What happens while inputs are read, and what a worker makes of it.
struct InputEvent {
  enum class Kind : std::uint8_t {
    Page,       ///< `page` was read
    End,        ///< the input ended well
    Failed,     ///< it cannot be read (any further); `message` says why
    Unchanged,  ///< its bytes need not be read, said the caller
  };
  Kind kind = Kind::Page;
  std::string input;         ///< as the user named it; a record's is followed by "#" and its name
  std::string content_hash;  ///< SHA-256 of its bytes where `InputStream` was asked for it
  std::string message;
  std::uint64_t bytes = 0;  ///< of a record in its file; 0 = the input is a file
  Page page;
  PageFacts facts;  ///< by the worker
};

/// The pages of all inputs, one after the other; an input that fails ends in an event and the next
/// one begins. Each record of JSON Lines is an input of its own. Not thread-safe.
class InputStream {
 public:
  /// Says of an input and its content hash that its pages are not wanted. Asked in the order of the
  /// inputs, once each.
  using IsKnown = std::function<bool(const std::string& input, const std::string& content_hash)>;

  /// @param arguments files, folders and "-"
  explicit InputStream(const std::vector<std::string>& arguments, const ReadOptions& options = {});
  /// Hashes each input before its pages are read; the standard input is copied for that.
  /// @param piped_name what the standard input is called in events; its suffix helps to tell what
  /// it
  ///        is
  InputStream(const std::vector<std::string>& arguments, const ReadOptions& options,
              IsKnown is_known, std::string piped_name = "stdin");
  ~InputStream();

  /// The next event; nothing after the last input.
  std::optional<InputEvent> next();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace renkei::cli
