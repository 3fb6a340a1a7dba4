// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/source.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <unordered_set>

#include "extract/reading/input/byte_stream.hpp"
#include "extract/reading/input/charset.hpp"
#include "extract/reading/input/html.hpp"
#include "extract/reading/input/json_lines.hpp"
#include "extract/reading/input/pdf.hpp"
#include "graph/digest.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

namespace fs = std::filesystem;

// Some writers put other bytes before the mark; readers look so far.
constexpr std::size_t pdf_head = 1024;

enum class Format : std::uint8_t { Text, JsonLines, Html, Pdf };

std::string describe(const std::string& input, std::uint64_t line, std::string_view message) {
  std::string text = input;
  if (line > 0) text += ":" + std::to_string(line);
  text += ": ";
  text += message;
  return text;
}

bool is_blank(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return text::is_space(c); });
}

/// What to say of files that are read as nothing else; empty when the bytes may be text.
std::string_view foreign(std::string_view head) {
  if (head.starts_with("PK\x03\x04")) {
    return "found a ZIP archive or an office file; save it as PDF or text first";
  }
  if (head.starts_with("\x1F\x8B")) return "found a compressed file; unpack it first (gunzip)";
  if (head.starts_with("\xD0\xCF\x11\xE0")) {
    return "found an old office file; save it as PDF or text first";
  }
  if (head.starts_with("SQLite format 3")) {
    return "found a database, which renkei build makes; it can be asked, not read";
  }
  return {};
}

Format format_of(std::string_view head, const std::string& suffix) {
  if (head.substr(0, pdf_head).find("%PDF-") != head.npos) return Format::Pdf;
  if (suffix == ".jsonl" || suffix == ".ndjson") return Format::JsonLines;
  if (suffix.empty() && head.starts_with("{\"")) return Format::JsonLines;
  if (suffix == ".html" || suffix == ".htm" || suffix == ".xhtml") return Format::Html;
  if (suffix.empty() && looks_like_html(head)) return Format::Html;
  return Format::Text;
}

}  // namespace

InputError::InputError(std::string in, std::uint64_t at_line, std::uint64_t at_byte,
                       std::string_view message)
    : std::runtime_error(describe(in, at_line, message)),
      input(std::move(in)),
      line(at_line),
      byte(at_byte) {}

/// Makes pages of the pieces of an input.
class DocumentSource::Reader {
 public:
  Reader(const std::string& input, const ReadOptions& options)
      : input_(input == "-" ? "standard input" : input),
        path_(input),
        name_(input == "-" ? "stdin" : fs::path(input).stem().string()),
        suffix_(input == "-" ? "" : lower_suffix(input)),
        options_(options),
        bytes_(input == "-" ? std::cin : file_, input_, options.positions, options.hashes) {
    if (input == "-") return;
    std::error_code failure;
    if (fs::is_directory(input, failure)) {
      throw InputError(input_, 0, 0, "this is a folder; pass it through list_inputs");
    }
    file_.open(input, std::ios::binary);
    if (!file_) {
      throw InputError(input_, 0, 0,
                       "the file cannot be opened; check that it exists and its permissions");
    }
  }

  Reader(std::istream& stream, const std::string& name, const ReadOptions& options)
      : input_(name),
        name_(fs::path(name).stem().string()),
        suffix_(lower_suffix(name)),
        options_(options),
        bytes_(stream, name, options.positions, options.hashes) {}

  bool next(Page& page) {
    while (!is_done_) {
      page.metadata = {};
      page.text.clear();
      page.bytes.clear();
      page.hints.clear();
      page.boxes.clear();
      page.carried = {};
      if (!(format() == Format::JsonLines ? next_record(page) : next_page(page))) break;
      if (is_blank(page.text)) continue;
      ++yielded_;
      return true;
    }
    is_done_ = true;
    if (yielded_ == 0 && !failed_)
      fail(0, 0, "found no text in it; check that this is the right file");
    return false;
  }

  Format format() {
    if (!is_begun_) begin();
    return format_;
  }
  const std::string& name() const { return name_; }
  std::string page_hash() const { return sha256_hex(piece_.text); }
  std::size_t page_bytes() const { return piece_.text.size() + 1; }  // the line's end
  std::string content_hash() { return bytes_.content_hash(); }

 private:
  [[noreturn]] void fail(std::uint64_t line, std::uint64_t byte, std::string_view message) {
    is_done_ = failed_ = true;
    throw InputError(input_, line, byte, message);
  }

  void begin() {
    is_begun_ = true;
    const std::string_view head = bytes_.head();
    if (const std::string_view message = foreign(head); !message.empty()) fail(0, 0, message);
    format_ = format_of(head, suffix_);
    if (format_ == Format::Pdf) return begin_pdf();
    bytes_.begin_text(options_.encoding,
                      format_ == Format::Html ? declared_charset(head) : std::string());
  }

  bool cut(char separator) {
    try {
      return bytes_.cut(separator, piece_);
    } catch (const InputError&) {
      is_done_ = failed_ = true;
      throw;
    }
  }

  void begin_pdf() {
    try {
      if (file_.is_open()) return void(pdf_.emplace(path_, options_.pdf));
      // pdftotext reads files; what comes through a pipe becomes one.
      copy_.emplace();
      bytes_.copy_to(copy_->stream);
      copy_->stream.close();
      pdf_.emplace(copy_->path, options_.pdf);
    } catch (const PdfError& error) {
      fail(0, 0, error.what());
    }
  }

  bool next_pdf(Page& page) {
    try {
      if (!pdf_->next(page)) return false;
    } catch (const PdfError& error) {
      fail(0, 0, error.what());
    }
    page.number = ++number_;
    page.id = name_ + "#" + std::to_string(number_);
    return true;
  }

  bool next_page(Page& page) {
    if (format_ == Format::Pdf) return next_pdf(page);
    if (format_ == Format::Html) return next_html(page);
    if (!cut('\f')) return false;
    page.number = ++number_;
    decode(page);
    page.id = number_ == 1 && bytes_.at_end() ? name_ : name_ + "#" + std::to_string(number_);
    return true;
  }

  bool next_html(Page& page) {
    if (!cut('\0')) return false;
    page.number = ++number_;
    page.id = name_;
    decode(page);  // for the message about bytes that are no text
    read_html(piece_.text, options_.positions, page);
    for (std::uint64_t& byte : page.bytes) {
      byte = piece_.offsets.empty() ? piece_.byte + byte : piece_.offsets[std::size_t(byte)];
    }
    return true;
  }

  void decode(Page& page) {
    const std::size_t read = text::decode_utf8(piece_.text, page.text);
    if (options_.positions) note_bytes(page);
    if (read == piece_.text.size()) return;
    const std::uint64_t byte = piece_.byte + read;
    const auto line =
        piece_.line + std::uint64_t(std::count(piece_.text.begin(),
                                               piece_.text.begin() + std::ptrdiff_t(read), '\n'));
    const bool is_cut = piece_.text.size() - read < 4 && bytes_.at_end() &&
                        (static_cast<unsigned char>(piece_.text[read]) & 0xC0) == 0xC0;
    fail(line, byte,
         is_cut ? "the text ends in the middle of a character at byte " + std::to_string(byte) +
                      "; the file was cut short, fetch it again"
                : "found bytes that are not UTF-8 at byte " + std::to_string(byte) +
                      "; name the right encoding with --encoding or save the file as UTF-8");
  }

  void note_bytes(Page& page) const {
    page.bytes.reserve(page.text.size());
    std::size_t at = 0;
    for (const char32_t c : page.text) {
      page.bytes.push_back(piece_.offsets.empty() ? piece_.byte + at : piece_.offsets[at]);
      at += c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U;
    }
  }

  /// The next line that is not blank; a page whose number is 1, for it is a document.
  bool next_record(Page& page) {
    do {
      if (!cut('\n')) return false;
      ++number_;
    } while (piece_.text.find_first_not_of(" \t\r") == std::string::npos);
    const std::string defect = read_record(page);
    if (defect.empty()) return true;
    // A file of other things has other things in every line.
    constexpr std::uint32_t tolerated = 10;
    ++bad_records_;
    if (yielded_ == 0 && bad_records_ >= tolerated) fail(piece_.line, piece_.byte, defect);
    failed_ = true;
    throw InputError(input_, piece_.line, piece_.byte, defect);
  }

  std::string read_record(Page& page) {
    std::string defect = read_json_page(piece_.text, page);
    if (!defect.empty()) return defect;
    page.number = 1;
    if (page.id.empty()) page.id = name_ + "#" + std::to_string(number_);
    if (!ids_.insert(std::hash<std::string>()(page.id)).second) {
      return "found the page \"" + page.id + "\" a second time; give each record a name of its own";
    }
    if (!options_.positions) return {};
    page.bytes = json_text_places(piece_.text);
    for (std::uint64_t& byte : page.bytes) {
      byte = piece_.offsets.empty() ? piece_.byte + byte : piece_.offsets[std::size_t(byte)];
    }
    return {};
  }

  /// A file that lives as long as it is needed.
  struct ScratchFile {
    ScratchFile() {
      std::string name = (fs::temp_directory_path() / "renkei-XXXXXX").string();
      const int file = mkstemp(name.data());
      if (file >= 0) close(file);
      path = name;
      stream.open(path, std::ios::binary);
    }
    ~ScratchFile() {
      std::error_code ignored;
      fs::remove(path, ignored);
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    std::string path;
    std::ofstream stream;
  };

  std::string input_;
  std::string path_;
  std::string name_;
  std::string suffix_;
  ReadOptions options_;
  std::ifstream file_;
  ByteStream bytes_;
  Format format_ = Format::Text;
  std::optional<ScratchFile> copy_;
  std::optional<PdfPages> pdf_;
  BytePiece piece_;
  std::unordered_set<std::size_t> ids_;  ///< hashes of the names of records
  std::uint32_t number_ = 0;
  std::uint32_t yielded_ = 0;
  std::uint32_t bad_records_ = 0;
  bool is_begun_ = false;
  bool is_done_ = false;
  bool failed_ = false;
};

DocumentSource::DocumentSource(const std::string& input, const ReadOptions& options)
    : reader_(std::make_unique<Reader>(input, options)) {}
DocumentSource::DocumentSource(std::istream& stream, std::string name, const ReadOptions& options)
    : reader_(std::make_unique<Reader>(stream, name, options)) {}
DocumentSource::~DocumentSource() = default;
DocumentSource::DocumentSource(DocumentSource&&) noexcept = default;
DocumentSource& DocumentSource::operator=(DocumentSource&&) noexcept = default;

bool DocumentSource::next(Page& page) { return reader_->next(page); }
bool DocumentSource::pages_are_documents() { return reader_->format() == Format::JsonLines; }
std::string DocumentSource::page_hash() const { return reader_->page_hash(); }
std::size_t DocumentSource::page_bytes() const { return reader_->page_bytes(); }
const std::string& DocumentSource::name() const { return reader_->name(); }
std::string DocumentSource::content_hash() { return reader_->content_hash(); }

}  // namespace renkei
