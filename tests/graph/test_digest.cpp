// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/digest.hpp"
#include "tests/catch.hpp"

using namespace renkei;

// The examples of FIPS 180-4 (NIST, "Cryptographic Standards and Guidelines: Example Values").
TEST_CASE("SHA-256 gives the values of its standard") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 does not depend on how the bytes are cut") {
  const std::string bytes(300, 'x');
  for (const std::size_t piece : {1U, 55U, 63U, 64U, 65U, 128U, 299U}) {
    Sha256 hash;
    for (std::size_t i = 0; i < bytes.size(); i += piece) hash.update(bytes.substr(i, piece));
    CHECK(hash.hex() == sha256_hex(bytes));
  }
}

TEST_CASE("the stable hash keeps fields apart and never changes") {
  CHECK(StableHash().add("ab").add("c").hex() != StableHash().add("a").add("bc").hex());
  CHECK(StableHash().add("").hex() != StableHash().hex());
  CHECK(StableHash().hex() == "cbf29ce484222325");
  CHECK(StableHash().add("経済産業省").add(std::uint64_t{7}).hex() == "a8e16742966287ce");
}
