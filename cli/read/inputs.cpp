// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/read/inputs.hpp"

#include <unistd.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>

#include "cli/command.hpp"
#include "extract/reading/input/charset.hpp"
#include "extract/reading/page_layout.hpp"
#include "graph/digest.hpp"

namespace renkei::cli {
namespace {

std::string hash_of(std::istream& in) {
  Sha256 hash;
  std::array<char, 1 << 16> buffer;
  while (in.read(buffer.data(), buffer.size()), in.gcount() > 0) {
    hash.update({buffer.data(), std::size_t(in.gcount())});
  }
  in.clear();
  in.seekg(0);
  return hash.hex();
}

std::string hash_of(const std::string& input) {
  std::ifstream in(input, std::ios::binary);
  return hash_of(in);
}

/// A copy of what comes through a pipe, which can be read twice; gone when it is closed.
std::ifstream copy_of(std::istream& pipe, const std::string& name) {
  std::string path = (std::filesystem::temp_directory_path() / "renkei-XXXXXX").string();
  const int file = mkstemp(path.data());
  if (file < 0) throw InputError(name, 0, 0, "no temporary file can be made for it; set TMPDIR");
  close(file);
  std::ofstream out(path, std::ios::binary);
  if (pipe.peek() != std::istream::traits_type::eof()) out << pipe.rdbuf();
  out.close();
  std::ifstream copy(path, std::ios::binary);
  std::filesystem::remove(path);
  if (!out || !copy) {
    throw InputError(name, 0, 0, "a temporary file for it is full or broken; set TMPDIR");
  }
  return copy;
}

}  // namespace

void ReadingOptions::add_to(CLI::App& app) {
  app.add_option("--encoding", options.encoding,
                 "Encoding of texts, e.g. Shift_JIS; without it, it is told from their bytes")
      ->type_name("NAME")
      ->check(CLI::Validator(
          [](std::string& name) {
            return is_known_charset(name)
                       ? std::string()
                       : "there is no encoding '" + name +
                             "'; try UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP or UTF-16";
          },
          ""));
}

std::string layout_message(const std::string& input, std::uint32_t page, double layout_confidence) {
  if (layout_confidence >= unclear_layout) return {};
  return "renkei: " + input + ", page " + std::to_string(page) +
         ": its columns could not be told apart, so its lines are read as they came; what they "
         "state is less sure";
}

class InputStream::Impl {
 public:
  Impl(const std::vector<std::string>& arguments, const ReadOptions& options)
      : options_(options), inputs_(list_inputs(arguments, errors_)) {}

  std::optional<InputEvent> next() {
    if (next_error_ < errors_.size()) {
      const InputError& error = errors_[next_error_++];
      return event(InputEvent::Kind::Failed, error.input, error.what());
    }
    if (record_end_) return std::exchange(record_end_, std::nullopt);
    while (source_ || next_input_ < inputs_.size()) {
      try {
        std::optional<InputEvent> found = source_ ? read() : open(inputs_[next_input_++]);
        if (found) return found;
      } catch (const InputError& error) {
        // A bad record does not end its file; the source knows.
        if (!source_ || !source_->pages_are_documents()) source_.reset();
        return event(InputEvent::Kind::Failed, input_, error.what());
      }
    }
    return std::nullopt;
  }

  IsKnown is_known;
  std::string piped_name;  ///< what the standard input is called

 private:
  InputEvent event(InputEvent::Kind kind, std::string input, std::string message = "") const {
    InputEvent made;
    made.kind = kind;
    made.input = std::move(input);
    made.content_hash = hash_;
    made.message = std::move(message);
    return made;
  }

  std::optional<InputEvent> open(const std::string& input) {
    input_ = input;
    hash_.clear();
    source_.reset();
    options_.hashes = bool(is_known);
    const bool is_piped = is_known && input == "-";
    std::string piped_hash;
    if (is_piped) {
      input_ = piped_name;
      piped_ = copy_of(std::cin, piped_name);
      piped_hash = hash_of(piped_);
      source_.emplace(piped_, piped_name, options_);
    } else {
      source_.emplace(input, options_);
    }
    if (!is_known || source_->pages_are_documents()) return std::nullopt;
    hash_ = is_piped ? piped_hash : hash_of(input);
    if (!is_known(input_, hash_)) return std::nullopt;
    source_.reset();
    return event(InputEvent::Kind::Unchanged, input_);
  }

  /// The next event of the open input; nothing where a file of records has ended.
  std::optional<InputEvent> read() {
    InputEvent page = event(InputEvent::Kind::Page, input_);
    const bool is_read = source_->next(page.page);
    if (source_->pages_are_documents()) {
      if (is_read) return record(std::move(page));
      source_.reset();
      return std::nullopt;
    }
    if (is_read) return page;
    page.kind = InputEvent::Kind::End;
    if (is_known && source_->content_hash() != hash_) {
      page.kind = InputEvent::Kind::Failed;
      page.message = input_ + ": was changed while it was read; try again";
    }
    source_.reset();
    return page;
  }

  InputEvent record(InputEvent page) {
    page.input = input_ + "#" + page.page.id;
    page.bytes = source_->page_bytes();
    if (is_known) page.content_hash = source_->page_hash();
    if (is_known && is_known(page.input, page.content_hash)) {
      page.kind = InputEvent::Kind::Unchanged;
      return page;
    }
    record_end_ = event(InputEvent::Kind::End, page.input);
    record_end_->content_hash = page.content_hash;
    record_end_->bytes = page.bytes;
    return page;
  }

  ReadOptions options_;
  InputErrors errors_;
  std::vector<std::string> inputs_;
  std::size_t next_error_ = 0;
  std::size_t next_input_ = 0;
  std::ifstream piped_;  ///< outlives `source_`, which may read it
  std::optional<DocumentSource> source_;
  std::optional<InputEvent> record_end_;  ///< to follow the record that was handed out
  std::string input_;                     ///< that `source_` reads
  std::string hash_;
};

InputStream::InputStream(const std::vector<std::string>& arguments, const ReadOptions& options)
    : impl_(std::make_unique<Impl>(arguments, options)) {}

InputStream::InputStream(const std::vector<std::string>& arguments, const ReadOptions& options,
                         IsKnown is_known, std::string piped_name)
    : InputStream(arguments, options) {
  impl_->is_known = std::move(is_known);
  impl_->piped_name = std::move(piped_name);
}

InputStream::~InputStream() = default;

std::optional<InputEvent> InputStream::next() { return impl_->next(); }

}  // namespace renkei::cli
