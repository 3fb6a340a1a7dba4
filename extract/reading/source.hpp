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

#include "extract/reading/input/child_process.hpp"
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

/// How inputs are read.
struct ReadOptions {
  std::string encoding;    ///< of texts, for all inputs; empty = what each shows to be
  bool positions = false;  ///< whether pages know the input's byte of each character
  bool hashes = true;      ///< whether `content_hash` will be asked for
  ChildLimits pdf;         ///< for the program that reads a PDF
};

/// The files that the arguments of a command name, in the order in which they are read: by the
/// bytes of their paths, each once, whatever the order of the arguments; folders searched to the
/// bottom, "-" as it is.
///
/// Files in folders are taken when their suffix says that they can be read (.txt .text .jsonl
/// .ndjson .pdf .html .htm .xhtml, in any case); a file that is named is always taken. What is
/// missing, unreadable or without documents goes to `errors`.
std::vector<std::string> list_inputs(const std::vector<std::string>& arguments,
                                     InputErrors& errors);

/// The suffix of a path in lower case, with its dot.
std::string lower_suffix(const std::filesystem::path& path);

/// One input, page by page. Memory follows the longest page, not the file.
///
///     for (const std::string& input : list_inputs(arguments, errors)) {
///       DocumentSource source(input, options);
///       for (;;) {
///         try {
///           if (!source.next(page)) break;
///           use(page);
///         } catch (const InputError& error) {
///           errors.push_back(error);  // the next input, maybe the next record is not affected
///         }
///       }
///     }
///
/// **Text** is in any encoding (charset.hpp); pages end at form feeds. **HTML** is one page.
/// **PDF** is read by poppler's pdftotext (pdf.hpp). **JSON Lines** hold an object a line with
/// "text" and maybe "page", "title", "publisher", "source", "date", "fiscal_year"; each is a
/// document of its own, and a line that is none is an error that does not end the input. What an
/// input is, its first bytes and its suffix tell.
class DocumentSource {
 public:
  /// @param input a path, or "-" for the standard input
  /// @throws InputError when it cannot be opened
  explicit DocumentSource(const std::string& input, const ReadOptions& options = {});
  /// @param name names the document and its pages, as a path would; its suffix helps to tell what
  ///        it is
  DocumentSource(std::istream& stream, std::string name, const ReadOptions& options = {});
  ~DocumentSource();
  DocumentSource(DocumentSource&&) noexcept;
  DocumentSource& operator=(DocumentSource&&) noexcept;

  /// Refills `page` with the next page that is not blank; false after the last one.
  /// @throws InputError when the input is empty, is no text, is not in its encoding or is cut
  /// short; the source is at its end then, except behind a bad line of JSON Lines.
  bool next(Page& page);

  /// Whether each page is a document of its own: JSON Lines.
  bool pages_are_documents();
  /// SHA-256 of the bytes of the last page, where pages are documents.
  std::string page_hash() const;
  /// How many bytes the last page took, where pages are documents.
  std::size_t page_bytes() const;

  /// Stem of the file's name, "stdin" for the standard input.
  const std::string& name() const;

  /// SHA-256 over all bytes of the input, 64 hexadecimal digits. To be called after the last page.
  std::string content_hash();

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace renkei
