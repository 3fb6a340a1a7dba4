// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/bloom_filter.hpp"
#include "tests/catch.hpp"

using renkei::BloomFilter;

namespace {

std::uint32_t hash(std::uint32_t i) { return i * 0x9E3779B1u; }

}  // namespace

TEST_CASE("a filter never denies what was added, however many") {
  BloomFilter filter;
  for (std::uint32_t i = 0; i < 20'000; ++i) filter.add(hash(i));
  for (std::uint32_t i = 0; i < 20'000; ++i) REQUIRE(filter.may_have(hash(i)));
}

TEST_CASE("a filter denies most of what was not added") {
  BloomFilter filter;
  for (std::uint32_t i = 0; i < 1'000; ++i) filter.add(hash(i));
  int wrong = 0;
  for (std::uint32_t i = 1'000; i < 11'000; ++i) wrong += filter.may_have(hash(i)) ? 1 : 0;
  CHECK(wrong < 1'500);
  CHECK_FALSE(BloomFilter().may_have(0));
}
