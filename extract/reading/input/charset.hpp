// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

/// Whether the name, any alias of it included, is an encoding that can be read: UTF-8, UTF-16,
/// Shift_JIS, CP932, EUC-JP, ISO-2022-JP and whatever else ICU converts.
bool is_known_charset(const std::string& name);

/// The encoding of a text whose first bytes are `head`.
///
/// In this order: byte order mark; escape sequences of ISO-2022-JP; UTF-16 by its zero bytes;
/// UTF-8 where all of the head is well-formed; `declared`, what the file says of itself; the first
/// guess of ICU's detector that decodes the head. UTF-8 when nothing fits.
/// @param declared a charset's name, or empty
std::string detect_charset(std::string_view head, const std::string& declared);

/// The encoding that an HTML or XML text declares in its head; empty when it declares none.
std::string declared_charset(std::string_view head);

/// Bytes of an encoding to UTF-8, chunk by chunk.
class Transcoder {
 public:
  /// @throws std::invalid_argument for a name that is no encoding
  explicit Transcoder(const std::string& charset);
  ~Transcoder();

  /// Appends UTF-8 to `out`; sequences that a chunk cuts in two are completed by the next chunk.
  /// @param is_last no chunk follows
  /// @param offsets when not null, gets for each appended byte the byte of the whole input that
  ///        its character begins at
  /// @returns the place in the whole input of a sequence that means nothing in the encoding;
  ///          what came before it has been appended
  std::optional<std::uint64_t> convert(std::string_view bytes, bool is_last, std::string& out,
                                       std::vector<std::uint64_t>* offsets);

 private:
  class Converter;
  std::unique_ptr<Converter> converter_;
};

}  // namespace renkei
