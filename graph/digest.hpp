// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace renkei {

/// SHA-256 (FIPS 180-4, section 6.2; OpenSSL's, which uses the processor's instructions for it) of
/// bytes that come in pieces: the hash of a document's content. Outside bytes need a hash that
/// nobody can find two inputs for.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void update(std::string_view bytes);
  /// 64 lower-case hexadecimal digits. To be called once, last.
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// `Sha256` of one piece.
std::string sha256_hex(std::string_view bytes);

/// FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923), of fields that cannot run into each other: the
/// hash in ids that the graph mints. The same on every machine and in every version, forever: ids
/// stand in files of users.
class StableHash {
 public:
  /// Adds a field: its bytes and an end mark that UTF-8 does not contain.
  StableHash& add(std::string_view field);
  StableHash& add(std::uint64_t number);
  /// 16 lower-case hexadecimal digits.
  std::string hex() const;

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

}  // namespace renkei
