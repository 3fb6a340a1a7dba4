// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <set>
#include <vector>

#include "export/graph_tools/layout.hpp"
#include "export/graph_tools/measures.hpp"
#include "tests/catch.hpp"

using namespace renkei;

namespace {

double distance(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// `groups` rings of `size` with all chords of length 2, neighbouring groups tied once.
std::vector<DrawnTie> ring_of_groups(std::size_t groups, std::size_t size) {
  std::vector<DrawnTie> ties;
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t step = 1; step <= 3; ++step) {
        const auto a = g * size + i, b = g * size + (i + step) % size;
        ties.push_back({std::min(a, b), std::max(a, b), 1.0});
      }
    }
    if (g + 1 < groups) ties.push_back({g * size, (g + 1) * size, 1.0});
  }
  return ties;
}

/// The mean distance of tied points over that of all points: small where a picture shows structure.
double crowding(const std::vector<Point>& points, const std::vector<DrawnTie>& ties) {
  double tied = 0.0, all = 0.0;
  for (const auto& tie : ties) tied += distance(points[tie.a], points[tie.b]);
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < points.size(); i += 3) {
    for (std::size_t j = i + 1; j < points.size(); j += 7, ++pairs) {
      all += distance(points[i], points[j]);
    }
  }
  return (tied / double(ties.size())) / (all / double(pairs));
}

}  // namespace

TEST_CASE("communities that are there are found, the largest first, the same every time") {
  auto ties = ring_of_groups(3, 12);
  ties.push_back({36, 37, 1.0});
  const Measures measures = measure(39, ties);
  REQUIRE(measures.community.size() == 39);
  CHECK(std::set<std::uint32_t>(measures.community.begin(), measures.community.end()).size() == 5);
  for (std::size_t v = 0; v < 36; ++v)
    CHECK(measures.community[v] == measures.community[v / 12 * 12]);
  CHECK(measures.community[0] == 1);
  CHECK(measures.community[36] == 4);
  CHECK(measures.community[38] == 5);  // alone
  CHECK(measures.community == measure(39, ties).community);
  CHECK(measures.betweenness[0] > measures.betweenness[5]);
  CHECK(measures.pagerank[12] > measures.pagerank[38]);
  CHECK(measure(0, {}).community.empty());
  CHECK(measure(2, {}).community == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("a layout of 2,000 nodes shows its groups and no disc covers another") {
  const auto ties = ring_of_groups(50, 40);
  const std::vector<double> radii(2'000, 12.0);
  const Measures measures = measure(radii.size(), ties);
  const auto points = force_layout(radii, ties, measures.community);
  REQUIRE(points.size() == 2'000);
  std::size_t covered = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    CHECK(std::isfinite(points[i].x + points[i].y));
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      if (distance(points[i], points[j]) < 24.0) ++covered;
    }
  }
  CHECK(covered == 0);
  CHECK(crowding(points, ties) < 0.1);  // a hairball has about 1
}

TEST_CASE("the same graph has the same layout; odd graphs have one") {
  const auto ties = ring_of_groups(4, 10);
  const std::vector<double> radii(45, 10.0);  // five without ties
  const auto first = force_layout(radii, ties, {}), second = force_layout(radii, ties, {});
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].x == second[i].x);
    CHECK(first[i].y == second[i].y);
  }
  CHECK(force_layout({}, {}, {}).empty());
  CHECK(force_layout({10.0}, {}, {}).size() == 1);
  const auto two = force_layout({10.0, 10.0}, {{0, 1, 1.0}}, {});
  CHECK(distance(two[0], two[1]) >= 20.0);
}
