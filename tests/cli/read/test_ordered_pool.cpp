// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>

#include "cli/read/ordered_pool.hpp"
#include "tests/catch.hpp"

using renkei::cli::ordered_for_each;

namespace {

/// 0, 1, … count - 1, then the end.
auto numbers(int count) {
  return [next = 0, count]() mutable {
    return next < count ? std::optional<int>(next++) : std::nullopt;
  };
}

/// Doubles; some take longer, so that threads overtake each other.
auto doubling() {
  return [](int& item) {
    if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
    item *= 2;
  };
}

std::vector<int> doubled(unsigned threads, int count) {
  std::vector<int> out;
  ordered_for_each(threads, numbers(count), doubling, [&out](int&& item) { out.push_back(item); });
  return out;
}

}  // namespace

TEST_CASE("items reach the sink in the order of the source, whatever the threads") {
  const std::vector<int> one = doubled(1, 500);
  REQUIRE(one.size() == 500);
  CHECK(one[499] == 998);
  for (const unsigned threads : {0U, 2U, 3U, 8U}) CHECK(doubled(threads, 500) == one);
}

TEST_CASE("an empty source and one that is shorter than the threads are no special cases") {
  CHECK(doubled(4, 0).empty());
  CHECK(doubled(4, 1) == std::vector<int>{0});
}

TEST_CASE("no more than eight items a thread are under way") {
  int given = 0;
  int taken = 0;
  int most = 0;
  ordered_for_each(
      2,
      [&]() -> std::optional<int> {
        if (given == 1000) return std::nullopt;
        most = std::max(most, given - taken);
        return given++;
      },
      doubling, [&taken](int&&) { ++taken; });
  CHECK(taken == 1000);
  CHECK(most <= 16);
}

TEST_CASE("each thread makes a worker of its own") {
  std::atomic<int> made = 0;
  ordered_for_each(
      3, numbers(100),
      [&made] {
        ++made;
        return doubling();
      },
      [](int&&) {});
  CHECK(made <= 3);
  CHECK(made >= 1);
}

TEST_CASE("what a work throws reaches the caller after the items before it") {
  std::vector<int> out;
  const auto make_worker = [] {
    return [](int& item) {
      if (item == 40) throw std::runtime_error("forty");
    };
  };
  CHECK_THROWS_WITH(
      ordered_for_each(4, numbers(1000), make_worker, [&out](int&& item) { out.push_back(item); }),
      "forty");
  std::vector<int> before(40);
  std::iota(before.begin(), before.end(), 0);
  CHECK(out == before);
}

TEST_CASE("what the sink or the source throws reaches the caller") {
  const auto thrower = [](int&&) { throw std::runtime_error("sink"); };
  CHECK_THROWS_WITH(ordered_for_each(3, numbers(100), doubling, thrower), "sink");
  const auto source = []() -> std::optional<int> { throw std::runtime_error("source"); };
  CHECK_THROWS_WITH(ordered_for_each(3, source, doubling, [](int&&) {}), "source");
}
