// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "extract/reading/input/child_process.hpp"
#include "extract/reading/read_page.hpp"

namespace renkei {

/// A PDF that cannot be read; `what()` says what was found and what to try, without the file.
class PdfError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The pages of a PDF, read by poppler's pdftotext as a child process, so that a hostile file can
/// neither crash this program nor take its memory. Memory follows a few pages.
class PdfPages {
 public:
  /// @throws PdfError when pdftotext is not installed
  PdfPages(const std::string& file, const ChildLimits& limits);
  ~PdfPages();

  /// Fills in text, hints, boxes and metadata of the next page, blank ones included; false after
  /// the last one.
  /// @throws PdfError when the file is broken, locked by a password, without text (a scan), or
  /// when a limit was reached
  bool next(Page& page);

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace renkei
