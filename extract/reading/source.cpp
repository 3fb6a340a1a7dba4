// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/source.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>

#include "extract/reading/json_lines.hpp"
#include "graph/digest.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk_bytes = std::size_t(1) << 16;
constexpr std::array<std::string_view, 3> text_suffixes{".txt", ".text", ".jsonl"};

std::string describe(const std::string& input, std::uint64_t line, std::string_view message) {
  std::string text = input;
  if (line > 0) text += ":" + std::to_string(line);
  text += ": ";
  text += message;
  return text;
}

bool is_text_file(const fs::path& path) {
  return std::find(text_suffixes.begin(), text_suffixes.end(), path.extension().string()) !=
         text_suffixes.end();
}

void list_folder(const std::string& folder, std::vector<std::string>& inputs, InputErrors& errors) {
  std::vector<std::string> found;
  std::error_code failure;
  fs::recursive_directory_iterator entry(folder, failure);
  for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
    std::error_code no_type;
    if (entry->is_regular_file(no_type) && is_text_file(entry->path())) {
      found.push_back(entry->path().string());
    }
  }
  if (failure) {
    errors.emplace_back(
        folder, 0, 0,
        "the folder cannot be read: " + failure.message() + "; check its permissions");
  } else if (found.empty()) {
    errors.emplace_back(
        folder, 0, 0,
        "found no text files (.txt, .text, .jsonl) in the folder; name files to read "
        "those with other suffixes");
  }
  std::sort(found.begin(), found.end());
  inputs.insert(inputs.end(), found.begin(), found.end());
}

bool is_blank(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return text::is_space(c); });
}

// Controls that no text has. Escape sequences of ISO-2022-JP are left to the decoder's message.
bool is_binary(unsigned char c) { return c == 0 || (c < 0x08) || (c > 0x0E && c < 0x1B); }

}  // namespace

InputError::InputError(std::string in, std::uint64_t at_line, std::uint64_t at_byte,
                       std::string_view message)
    : std::runtime_error(describe(in, at_line, message)),
      input(std::move(in)),
      line(at_line),
      byte(at_byte) {}

std::vector<std::string> list_inputs(const std::vector<std::string>& arguments,
                                     InputErrors& errors) {
  std::vector<std::string> inputs;
  for (const std::string& argument : arguments) {
    std::error_code failure;
    if (argument == "-") {
      inputs.push_back(argument);
    } else if (fs::is_directory(argument, failure)) {
      list_folder(argument, inputs, errors);
    } else if (!fs::exists(argument, failure)) {
      errors.emplace_back(argument, 0, 0, "there is no such file or folder; check the path");
    } else {
      inputs.push_back(argument);
    }
  }
  // The same set of inputs gives the same bytes, however the command line orders it.
  std::sort(inputs.begin(), inputs.end());
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  return inputs;
}

/// Cuts the bytes of an input into pages or lines and keeps count of the place in it.
class DocumentSource::Reader {
 public:
  explicit Reader(const std::string& input)
      : input_(input == "-" ? "standard input" : input),
        name_(input == "-" ? "stdin" : fs::path(input).stem().string()),
        is_json_lines_(fs::path(input).extension() == ".jsonl"),
        stream_(input == "-" ? &std::cin : &file_) {
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

  Reader(std::istream& stream, const std::string& name)
      : input_(name),
        name_(fs::path(name).stem().string()),
        is_json_lines_(fs::path(name).extension() == ".jsonl"),
        stream_(&stream) {}

  bool next(Page& page) {
    while (!is_done_) {
      const std::uint64_t line = line_;
      const std::uint64_t byte = byte_;
      const bool found = cut(is_json_lines_ ? '\n' : '\f');
      if (!found) break;
      ++number_;
      page.number = number_;
      page.metadata = {};
      page.text.clear();
      if (is_json_lines_) {
        if (piece_.find_first_not_of(" \t\r\n") == std::string::npos) {
          --number_;
          continue;
        }
        read_json(page, line, byte);
      } else {
        decode(page, line, byte);
        page.id = number_ == 1 && at_end() ? name_ : name_ + "#" + std::to_string(number_);
      }
      if (is_blank(page.text)) continue;
      ++yielded_;
      return true;
    }
    is_done_ = true;
    if (yielded_ == 0 && !failed_)
      fail(0, 0, "found no text in it; check that this is the right file");
    return false;
  }

  const std::string& name() const { return name_; }
  std::string content_hash() {
    if (hash_text_.empty()) {
      while (fill()) {
      }
      hash_text_ = hash_.hex();
    }
    return hash_text_;
  }

 private:
  [[noreturn]] void fail(std::uint64_t line, std::uint64_t byte, std::string_view message) {
    is_done_ = true;
    failed_ = true;
    throw InputError(input_, line, byte, message);
  }

  bool fill() {
    if (!stream_ || !*stream_) return false;
    const std::size_t old = buffer_.size();
    buffer_.resize(old + chunk_bytes);
    stream_->read(buffer_.data() + old, std::streamsize(chunk_bytes));
    buffer_.resize(old + std::size_t(stream_->gcount()));
    hash_.update(std::string_view(buffer_).substr(old));
    if (stream_->bad()) fail(line_, byte_, "reading broke off; check the disk or the connection");
    return buffer_.size() > old;
  }

  bool at_end() { return at_ == buffer_.size() && !(compact(), fill()); }

  void compact() {
    buffer_.erase(0, at_);
    at_ = 0;
  }

  /// Moves the bytes up to the next separator to `piece_`; false at the end of the input.
  bool cut(char separator) {
    if (at_end()) return false;
    std::size_t searched = at_;
    std::size_t found = buffer_.find(separator, searched);
    while (found == std::string::npos) {
      searched = buffer_.size() - at_;
      compact();
      if (!fill()) break;
      found = buffer_.find(separator, searched);
    }
    const std::size_t end = std::min(found, buffer_.size());
    piece_.assign(buffer_, at_, end - at_);
    at_ = std::min(end + 1, buffer_.size());
    check_controls();
    if (byte_ == 0 && piece_.starts_with("\xEF\xBB\xBF")) {
      piece_.erase(0, 3);
      byte_ = 3;
    }
    byte_ += piece_.size() + (found != std::string::npos ? 1 : 0);
    line_ += std::uint64_t(std::count(piece_.begin(), piece_.end(), '\n')) +
             (found != std::string::npos && separator == '\n' ? 1 : 0);
    return true;
  }

  void check_controls() {
    const auto bad = std::find_if(piece_.begin(), piece_.end(),
                                  [](char c) { return is_binary(static_cast<unsigned char>(c)); });
    if (bad == piece_.end()) return;
    const auto lines = std::uint64_t(std::count(piece_.begin(), bad, '\n'));
    const auto byte = byte_ + std::uint64_t(bad - piece_.begin());
    fail(line_ + lines, byte,
         "found a control character at byte " + std::to_string(byte) +
             ", so this is no plain text; convert PDF and office files to UTF-8 text first");
  }

  void decode(Page& page, std::uint64_t line, std::uint64_t byte) {
    const std::size_t read = text::decode_utf8(piece_, page.text);
    if (read == piece_.size()) return;
    if (byte == 0 && byte_ >= 3 && byte_ - piece_.size() >= 3) byte = 3;
    const auto bad_line = line + std::uint64_t(std::count(
                                     piece_.begin(), piece_.begin() + std::ptrdiff_t(read), '\n'));
    const bool is_cut = piece_.size() - read < 4 && at_end() &&
                        (static_cast<unsigned char>(piece_[read]) & 0xC0) == 0xC0;
    fail(bad_line, byte + read,
         is_cut ? "the text ends in the middle of a character at byte " +
                      std::to_string(byte + read) + "; the file was cut short, fetch it again"
                : "found bytes that are not UTF-8 at byte " + std::to_string(byte + read) +
                      "; save the file as UTF-8");
  }

  void read_json(Page& page, std::uint64_t line, std::uint64_t byte) {
    std::string defect = read_json_page(piece_, page);
    if (!defect.empty()) fail(line, byte, defect);
    if (page.id.empty()) page.id = name_ + "#" + std::to_string(number_);
  }

  std::string input_;
  std::string name_;
  bool is_json_lines_ = false;
  std::ifstream file_;
  std::istream* stream_ = nullptr;
  std::string buffer_;  ///< bytes read and not yet cut off
  std::size_t at_ = 0;  ///< first byte of `buffer_` that is not cut off
  std::string piece_;
  std::uint64_t line_ = 1;
  std::uint64_t byte_ = 0;
  std::uint32_t number_ = 0;
  std::uint32_t yielded_ = 0;
  bool is_done_ = false;
  bool failed_ = false;
  Sha256 hash_;
  std::string hash_text_;
};

DocumentSource::DocumentSource(const std::string& input)
    : reader_(std::make_unique<Reader>(input)) {}
DocumentSource::DocumentSource(std::istream& stream, std::string name)
    : reader_(std::make_unique<Reader>(stream, name)) {}
DocumentSource::~DocumentSource() = default;
DocumentSource::DocumentSource(DocumentSource&&) noexcept = default;
DocumentSource& DocumentSource::operator=(DocumentSource&&) noexcept = default;

bool DocumentSource::next(Page& page) { return reader_->next(page); }
const std::string& DocumentSource::name() const { return reader_->name(); }
std::string DocumentSource::content_hash() { return reader_->content_hash(); }

}  // namespace renkei
