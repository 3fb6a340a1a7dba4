// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "cli/command.hpp"
#include "extract/reading/source.hpp"
#include "graph/digest.hpp"

namespace renkei::cli {
namespace {

std::string hash_of(const std::string& input) {
  std::ifstream in(input, std::ios::binary);
  Sha256 hash;
  std::array<char, 1 << 16> buffer;
  while (in.read(buffer.data(), buffer.size()), in.gcount() > 0) {
    hash.update({buffer.data(), std::size_t(in.gcount())});
  }
  return hash.hex();
}

}  // namespace

class InputStream::Impl {
 public:
  explicit Impl(const std::vector<std::string>& arguments)
      : inputs_(list_inputs(arguments, errors_)) {}

  std::optional<InputEvent> next() {
    if (next_error_ < errors_.size()) {
      const InputError& error = errors_[next_error_++];
      return event(InputEvent::Kind::Failed, error.input, error.what());
    }
    while (source_ || next_input_ < inputs_.size()) {
      try {
        if (source_) return read();
        if (std::optional<InputEvent> unchanged = open(inputs_[next_input_++])) return unchanged;
      } catch (const InputError& error) {
        source_.reset();
        return event(InputEvent::Kind::Failed, input_, error.what());
      }
    }
    return std::nullopt;
  }

  IsKnown is_known;

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
    source_.emplace(input);
    if (!is_known) return std::nullopt;
    hash_ = hash_of(input);
    if (!is_known(hash_)) return std::nullopt;
    source_.reset();
    return event(InputEvent::Kind::Unchanged, input_);
  }

  InputEvent read() {
    InputEvent page = event(InputEvent::Kind::Page, input_);
    if (source_->next(page.page)) return page;
    page.kind = InputEvent::Kind::End;
    if (is_known && source_->content_hash() != hash_) {
      page.kind = InputEvent::Kind::Failed;
      page.message = input_ + ": was changed while it was read; try again";
    }
    source_.reset();
    return page;
  }

  InputErrors errors_;
  std::vector<std::string> inputs_;
  std::size_t next_error_ = 0;
  std::size_t next_input_ = 0;
  std::optional<DocumentSource> source_;
  std::string input_;  ///< that `source_` reads
  std::string hash_;
};

InputStream::InputStream(const std::vector<std::string>& arguments)
    : impl_(std::make_unique<Impl>(arguments)) {}

InputStream::InputStream(const std::vector<std::string>& arguments, IsKnown is_known) {
  if (std::count(arguments.begin(), arguments.end(), "-") != 0) {
    throw UsageError("the standard input cannot be built from; save it to a file first");
  }
  impl_ = std::make_unique<Impl>(arguments);
  impl_->is_known = std::move(is_known);
}

InputStream::~InputStream() = default;

std::optional<InputEvent> InputStream::next() { return impl_->next(); }

}  // namespace renkei::cli
