// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/read_page.hpp"

namespace renkei {

/// An input that cannot be read. `what()` reads "input:line: found …; try …".
class InputError : public std::runtime_error {
 public:
  InputError(std::string input, std::uint64_t line, std::uint64_t byte, std::string_view message);
  std::string input;       ///< path as given, or "standard input"
  std::uint64_t line = 0;  ///< 1-based, 0 when the place does not matter
  std::uint64_t byte = 0;  ///< offset from the input's begin, in bytes
};

/// An input that was passed over, and why; for the caller to report.
using InputErrors = std::vector<InputError>;

/// The files that the arguments of a command name, in the order in which they are read: by the
/// bytes of their paths, each once, whatever the order of the arguments; folders searched to the
/// bottom, "-" as it is.
///
/// Files in folders are taken when their suffix says text (.txt .text .jsonl); a file that is named
/// is always taken. What is missing, unreadable or without text files goes to `errors`.
std::vector<std::string> list_inputs(const std::vector<std::string>& arguments,
                                     InputErrors& errors);

/// One document, page by page. Memory follows the longest page, not the file.
///
///     for (const std::string& input : list_inputs(arguments, errors)) {
///       try {
///         DocumentSource source(input);
///         while (source.next(page)) use(page);
///         remember(source.name(), source.content_hash());
///       } catch (const InputError& error) {
///         errors.push_back(error);  // the next input is not affected
///       }
///     }
///
/// Plain text is UTF-8 with or without byte order mark; pages end at form feeds. A file with the
/// suffix .jsonl is JSON Lines: an object a line with "page" and "text", and maybe "title",
/// "publisher", "source", "date", "fiscal_year".
class DocumentSource {
 public:
  /// @param input a path, or "-" for the standard input
  /// @throws InputError when it cannot be opened
  explicit DocumentSource(const std::string& input);
  /// @param name names the document and its pages, as a path would; its suffix tells the format
  DocumentSource(std::istream& stream, std::string name);
  ~DocumentSource();
  DocumentSource(DocumentSource&&) noexcept;
  DocumentSource& operator=(DocumentSource&&) noexcept;

  /// Refills `page` with the next page that is not blank; false after the last one.
  /// @throws InputError when the input is empty, is no text, is not UTF-8 or is cut short; the
  /// source is at its end then.
  bool next(Page& page);

  /// Stem of the file's name, "stdin" for the standard input.
  const std::string& name() const;

  /// SHA-256 over all bytes of the input, 64 hexadecimal digits. To be called after the last page.
  std::string content_hash();

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace renkei
