// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/byte_stream.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <istream>
#include <ostream>
#include <utility>

namespace renkei {
namespace {

constexpr std::size_t chunk_bytes = std::size_t(1) << 16;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// Controls that no text has; escape sequences are a decoder's business.
constexpr std::array<bool, 256> make_binary() {
  std::array<bool, 256> is_binary{};
  for (std::size_t c = 0; c < 0x1B; ++c) is_binary[c] = c < 0x08 || c > 0x0E;
  return is_binary;
}
constexpr std::array<bool, 256> is_binary = make_binary();

/// Whether one of eight bytes is below 0x20 (Bit Twiddling Hacks, "Determine if a word has a byte
/// less than n"); true for none that are not.
bool has_control(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  constexpr std::uint64_t ones = 0x0101010101010101U;
  return ((word - ones * 0x20) & ~word & ones * 0x80) != 0;
}

/// The first byte that no text has; the end when there is none.
std::size_t find_binary(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (text.size() - at >= 8 && !has_control(text.data() + at)) {
      at += 8;
      continue;
    }
    const std::size_t end = std::min(at + 8, text.size());
    for (; at < end; ++at) {
      if (is_binary[static_cast<unsigned char>(text[at])]) return at;
    }
  }
  return at;
}

}  // namespace

ByteStream::ByteStream(std::istream& stream, std::string input, bool positions, bool hashes)
    : stream_(stream), input_(std::move(input)), positions_(positions), hashes_(hashes) {}

void ByteStream::fail(std::uint64_t line, std::uint64_t byte, const std::string& message) const {
  throw InputError(input_, line, byte, message);
}

bool ByteStream::read_chunk(std::string& to) {
  if (is_read_) return false;
  const std::size_t old = to.size();
  to.resize(old + chunk_bytes);
  stream_.read(to.data() + old, std::streamsize(chunk_bytes));
  to.resize(old + std::size_t(stream_.gcount()));
  if (hashes_) hash_.update(std::string_view(to).substr(old));
  if (stream_.bad()) fail(line_, byte_, "reading broke off; check the disk or the connection");
  if (!stream_) is_read_ = true;
  return to.size() > old;
}

std::string_view ByteStream::head() {
  while (raw_.size() < chunk_bytes && read_chunk(raw_)) {
  }
  return raw_;
}

void ByteStream::begin_text(const std::string& encoding, const std::string& declared) {
  encoding_ = encoding.empty() ? detect_charset(head(), declared) : encoding;
  has_text_begun_ = true;
  if (encoding_ == "UTF-8" || encoding_ == "utf-8" || encoding_ == "UTF8") {
    head();
    buffer_ = std::move(raw_);
    raw_.clear();
    if (buffer_.starts_with(utf8_mark)) at_ = byte_ = utf8_mark.size();
    return;
  }
  try {
    transcoder_.emplace(encoding_);
  } catch (const std::invalid_argument& error) {
    fail(0, 0, error.what());
  }
}

/// Adds to `buffer_`; false at the end of the input.
bool ByteStream::fill() {
  if (!transcoder_) return read_chunk(buffer_);
  const std::size_t old = buffer_.size();
  while (buffer_.size() == old && !malformed_) {
    if (raw_.empty()) read_chunk(raw_);
    const bool is_last = raw_.empty();
    malformed_ = transcoder_->convert(raw_, is_last, buffer_, positions_ ? &offsets_ : nullptr);
    raw_.clear();
    if (is_last) break;
  }
  return buffer_.size() > old;
}

void ByteStream::compact() {
  buffer_.erase(0, at_);
  if (positions_ && transcoder_) {
    offsets_.erase(offsets_.begin(), offsets_.begin() + std::ptrdiff_t(at_));
  }
  at_ = 0;
}

bool ByteStream::at_end() { return at_ == buffer_.size() && !(compact(), fill()) && !malformed_; }

bool ByteStream::cut(char separator, BytePiece& piece) {
  if (at_end()) return false;
  std::size_t searched = at_;
  std::size_t found = separator == '\0' ? std::string::npos : buffer_.find(separator, searched);
  while (found == std::string::npos) {
    searched = buffer_.size() - at_;
    compact();
    if (!fill()) break;
    found = separator == '\0' ? std::string::npos : buffer_.find(separator, searched);
  }
  const std::size_t end = std::min(found, buffer_.size());
  piece.text.assign(buffer_, at_, end - at_);
  piece.line = line_;
  piece.byte = byte_;
  piece.offsets.clear();
  if (positions_ && transcoder_) {
    piece.offsets.assign(offsets_.begin() + std::ptrdiff_t(at_),
                         offsets_.begin() + std::ptrdiff_t(end));
  }
  at_ = std::min(end + 1, buffer_.size());
  line_ += std::uint64_t(std::count(piece.text.begin(), piece.text.end(), '\n')) +
           (found != std::string::npos && separator == '\n' ? 1 : 0);
  byte_ += piece.text.size() + (found != std::string::npos ? 1 : 0);
  check_controls(piece);
  if (malformed_ && found == std::string::npos) {
    fail(line_, *malformed_,
         "found bytes that are not " + encoding_ + " at byte " + std::to_string(*malformed_) +
             "; name the right encoding with --encoding or save the file as UTF-8");
  }
  return true;
}

void ByteStream::check_controls(const BytePiece& piece) const {
  const std::string& text = piece.text;
  const std::size_t place = find_binary(text);
  if (place == text.size()) return;
  const auto bad = text.begin() + std::ptrdiff_t(place);
  const std::uint64_t byte = piece.offsets.empty() ? piece.byte + place : piece.offsets[place];
  fail(piece.line + std::uint64_t(std::count(text.begin(), bad, '\n')), byte,
       "found a control character at byte " + std::to_string(byte) +
           ", so this is no plain text; save it as PDF, HTML or text first");
}

void ByteStream::copy_to(std::ostream& out) {
  do {
    out.write(raw_.data(), std::streamsize(raw_.size()));
    raw_.clear();
  } while (read_chunk(raw_));
}

std::string ByteStream::content_hash() {
  if (hash_text_.empty()) {
    std::string rest;
    while (read_chunk(rest)) rest.clear();
    hash_text_ = hash_.hex();
  }
  return hash_text_;
}

}  // namespace renkei
