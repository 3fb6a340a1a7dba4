// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/input/charset.hpp"
#include "extract/reading/source.hpp"
#include "graph/digest.hpp"

namespace renkei {

/// A part of an input between two separators.
struct BytePiece {
  std::string text;        ///< UTF-8, well-formed or not as the input is, without the separator
  std::uint64_t line = 1;  ///< in which it begins, 1-based
  std::uint64_t byte = 0;  ///< of the input at which it begins; of the decoded text when that is
                           ///< another and no positions were asked for
  std::vector<std::uint64_t> offsets;  ///< for each byte of `text` the input's byte that its
                                       ///< character begins at; empty = `byte` + index
};

/// Reads an input chunk by chunk, decodes it to UTF-8, cuts it at separators and keeps count of the
/// place. Memory follows the longest piece.
class ByteStream {
 public:
  /// @param input names the input in errors
  /// @param positions whether pieces of decoded text get `offsets`
  /// @param hashes whether `content_hash` will be asked for
  ByteStream(std::istream& stream, std::string input, bool positions, bool hashes = true);

  /// The input's first bytes, 64 kB of them or all: before `begin_text`.
  std::string_view head();

  /// Decides the encoding. @param encoding that the user named; empty = detect it
  /// @param declared what the file says of itself, empty when nothing
  /// @throws InputError when there is no such encoding
  void begin_text(const std::string& encoding, const std::string& declared);

  /// The next piece; false at the end of the input.
  /// @throws InputError for a control character that no text has, or for bytes that are nothing in
  /// the encoding
  bool cut(char separator, BytePiece& piece);
  /// All that is left, as one piece; false when nothing is.
  bool rest(BytePiece& piece) { return cut('\0', piece); }

  /// Writes the input's bytes, all of them, instead of `begin_text`.
  void copy_to(std::ostream& out);

  /// Whether nothing is left.
  bool at_end();
  /// Name of the encoding, once decided.
  const std::string& encoding() const { return encoding_; }
  /// SHA-256 of all bytes of the input, 64 hexadecimal digits; reads what is left.
  std::string content_hash();

 private:
  bool read_chunk(std::string& to);
  bool fill();
  void compact();
  void check_controls(const BytePiece& piece) const;
  [[noreturn]] void fail(std::uint64_t line, std::uint64_t byte, const std::string& message) const;

  std::istream& stream_;
  std::string input_;
  bool positions_ = false;
  bool hashes_ = true;
  std::string encoding_;
  std::optional<Transcoder> transcoder_;  ///< empty for UTF-8
  std::string raw_;                       ///< read, not decoded
  std::string buffer_;                    ///< decoded, not cut off before `at_`
  std::vector<std::uint64_t> offsets_;    ///< of `buffer_`, when positions are asked for
  std::size_t at_ = 0;
  std::optional<std::uint64_t> malformed_;  ///< byte of the input; reported when text ends there
  std::uint64_t line_ = 1;
  std::uint64_t byte_ = 0;
  bool has_text_begun_ = false;
  bool is_read_ = false;  ///< no more bytes will come
  Sha256 hash_;
  std::string hash_text_;
};

}  // namespace renkei
