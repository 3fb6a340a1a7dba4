// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/pdf.hpp"

#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <optional>
#include <system_error>

#include "extract/reading/input/bbox.hpp"
#include "extract/reading/input/box_layout.hpp"

namespace renkei {
namespace {

constexpr std::size_t pages_ahead = 2;  // left and right pages have heads of their own
constexpr std::size_t pages_behind = 4;
constexpr std::size_t longest_page = std::size_t(64) << 20;  // bytes of pdftotext's output

/// An argument that no program takes for an option.
std::string as_path(const std::string& file) { return file.starts_with('-') ? "./" + file : file; }

}  // namespace

class PdfPages::Reader {
 public:
  Reader(const std::string& file, const ChildLimits& limits) : limits_(limits) {
    try {
      child_.emplace(std::vector<std::string>{"pdftotext", "-bbox-layout", as_path(file), "-"},
                     limits);
    } catch (const std::system_error& error) {
      if (error.code().value() != ENOENT)
        throw PdfError(std::string("pdftotext cannot be started: ") + error.what());
      throw PdfError(
          "reading PDF needs the program pdftotext; install poppler-utils and poppler-data");
    }
  }

  bool next(Page& page) {
    while (!is_read_ && ahead_.size() <= pages_ahead) fetch();
    if (ahead_.empty()) {
      if (number_ > 0 && !has_text_) {
        throw PdfError(
            "found pages without a text layer, as of a scan; make one first, e.g. with ocrmypdf -l "
            "jpn");
      }
      return false;
    }
    page.metadata = metadata_;
    lay_out(ahead_.front(), edges_, page);
    has_text_ = has_text_ || !ahead_.front().words.empty();
    ++number_;
    behind_.push_back(std::move(ahead_.front()));
    ahead_.pop_front();
    if (behind_.size() > pages_behind) forget();
    return true;
  }

 private:
  /// Reads on to the end of a page or of all.
  void fetch() {
    std::size_t end = buffer_.find("</page>", searched_);
    while (end == std::string::npos) {
      searched_ = buffer_.size() - std::min<std::size_t>(buffer_.size(), 6);
      if (buffer_.size() > longest_page) {
        throw PdfError("found a page of more text than any report has; is this the right file?");
      }
      if (!child_->read(buffer_)) return finish();
      end = buffer_.find("</page>", searched_);
    }
    const std::size_t begin = std::min(buffer_.find("<page "), end);
    if (!has_head_) {
      metadata_ = read_box_head(std::string_view(buffer_).substr(0, begin));
      has_head_ = true;
    }
    ahead_.emplace_back();
    read_box_page(std::string_view(buffer_).substr(begin, end - begin), ahead_.back());
    note_edges(ahead_.back(), edges_);
    buffer_.erase(0, end + 7);
    searched_ = 0;
  }

  void finish() {
    is_read_ = true;
    const ChildProcess::End end = child_->wait();
    const std::string& said = end.errors;
    const auto says = [&said](const char* words) { return said.find(words) != said.npos; };
    if (end.timed_out || end.signal == SIGXCPU || (end.signal == SIGKILL && !end.too_much)) {
      throw PdfError("reading took longer than " + std::to_string(limits_.time.count()) +
                     " s and was stopped; split the file or print it anew");
    }
    if (end.too_much)
      throw PdfError("found more text than any report has; is this the right file?");
    if (says("ncorrect password")) {
      throw PdfError(
          "the file is locked by a password; save a copy without one, e.g. with qpdf --decrypt");
    }
    // Text in old Japanese encodings comes out empty or wrong without their maps.
    if (says("poppler-data") || says("Unknown character collection") ||
        says("Missing language pack")) {
      throw PdfError("its fonts need character maps that are not installed; install poppler-data");
    }
    if (end.exit_code != 0 || end.signal != 0) {
      throw PdfError("found a broken or empty PDF: " + first_line(said) + "; fetch it again");
    }
  }

  static std::string first_line(const std::string& said) {
    const std::string line = said.substr(0, said.find('\n'));
    return line.empty() ? "pdftotext ended without a word" : line;
  }

  void forget() {
    EdgeTexts old;
    note_edges(behind_.front(), old);
    for (const std::u32string& text : old) {
      if (const auto found = edges_.find(text); found != edges_.end()) edges_.erase(found);
    }
    behind_.pop_front();
  }

  ChildLimits limits_;
  std::optional<ChildProcess> child_;
  std::string buffer_;
  std::size_t searched_ = 0;
  std::deque<BoxPage> ahead_;
  std::deque<BoxPage> behind_;
  EdgeTexts edges_;  ///< of both
  PageMetadata metadata_;
  std::uint32_t number_ = 0;
  bool has_head_ = false;
  bool is_read_ = false;
  bool has_text_ = false;
};

PdfPages::PdfPages(const std::string& file, const ChildLimits& limits)
    : reader_(std::make_unique<Reader>(file, limits)) {}
PdfPages::~PdfPages() = default;

bool PdfPages::next(Page& page) { return reader_->next(page); }

}  // namespace renkei
