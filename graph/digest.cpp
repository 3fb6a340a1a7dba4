// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace renkei {
namespace {

template <class Word>
std::string to_hex(Word word) {
  std::string digits(sizeof(Word) * 2, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    *digit = "0123456789abcdef"[word & 0xF];
    word = Word(word >> 4);
  }
  return digits;
}

void require(int success) {
  if (success != 1) throw std::runtime_error("OpenSSL could not compute a SHA-256");
}

}  // namespace

struct Sha256::Context {
  EVP_MD_CTX* state = EVP_MD_CTX_new();
  ~Context() { EVP_MD_CTX_free(state); }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  require(context_->state != nullptr && EVP_DigestInit_ex(context_->state, EVP_sha256(), nullptr));
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
  require(EVP_DigestUpdate(context_->state, bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(context_->state, digest.data(), &size));
  std::string out;
  for (unsigned int i = 0; i < size; ++i) out += to_hex(digest[i]);
  return out;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.hex();
}

StableHash& StableHash::add(std::string_view field) {
  constexpr std::uint64_t prime = 0x100000001b3U;
  for (const char byte : field) value_ = (value_ ^ std::uint8_t(byte)) * prime;
  value_ = (value_ ^ 0xFFU) * prime;
  return *this;
}

StableHash& StableHash::add(std::uint64_t number) { return add(std::to_string(number)); }

std::string StableHash::hex() const { return to_hex(value_); }

}  // namespace renkei
