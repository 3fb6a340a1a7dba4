// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/discs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_map>

namespace renkei {
namespace {

constexpr double least_margin = 14.0, most_margin = 140.0;  // between discs
constexpr double label_room = 450.0;  // to be shared by the square root of all discs
constexpr double gap = 60.0;          // between islands
constexpr double label_gap = 160.0;   // beside a small island, whose labels are wider than it is
constexpr std::size_t small_island = 6;
constexpr double page_ratio = 1.5;  // width by height, of a page on its side or a slide
constexpr int most_rounds = 200;    // of moving apart
constexpr double coverage = 0.05;   // of the picture by discs: labels need the rest

struct Box {
  Point low, high;
  double width() const { return high.x - low.x; }
  double height() const { return high.y - low.y; }
};

template <class RadiusOf>
Box box_of(const std::vector<Point>& points, RadiusOf radius) {
  Box box{{1e300, 1e300}, {-1e300, -1e300}};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double r = radius(i);
    box.low = {std::min(box.low.x, points[i].x - r), std::min(box.low.y, points[i].y - r)};
    box.high = {std::max(box.high.x, points[i].x + r), std::max(box.high.y, points[i].y + r)};
  }
  return box;
}

/// Points by squares of a fixed side, to find neighbours.
class Grid {
 public:
  Grid(const std::vector<Point>& points, double side) : side_(side) {
    for (std::size_t i = 0; i < points.size(); ++i) squares_[key(points[i], 0, 0)].push_back(i);
  }
  /// Calls `use` for the points of larger index in the nine squares around a point.
  template <class Use>
  void each_later(const Point& at, std::size_t index, Use use) const {
    for (int dx = -1; dx <= 1; ++dx) {
      for (int dy = -1; dy <= 1; ++dy) {
        const auto found = squares_.find(key(at, dx, dy));
        if (found == squares_.end()) continue;
        for (const std::size_t other : found->second) {
          if (other > index) use(other);
        }
      }
    }
  }

 private:
  std::uint64_t key(const Point& p, int dx, int dy) const {
    const auto x = std::int64_t(std::floor(p.x / side_)) + dx;
    const auto y = std::int64_t(std::floor(p.y / side_)) + dy;
    return (std::uint64_t(x) << 32) ^ (std::uint64_t(y) & 0xFFFFFFFFU);
  }
  double side_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> squares_;
};

/// Moves two discs apart; true when they overlapped.
bool part(Point& a, Point& b, double needed) {
  double dx = b.x - a.x, dy = b.y - a.y;
  double far = std::sqrt(dx * dx + dy * dy);
  if (far >= needed) return false;
  if (far < 1e-6) {  // one upon the other
    dx = 1.0;
    dy = 0.0;
    far = 1.0;
  }
  const double push = (needed - far + 1e-3) / 2 / far;
  a = {a.x - dx * push, a.y - dy * push};
  b = {b.x + dx * push, b.y + dy * push};
  return true;
}

/// Turns points about their centre so that they lie along the page, few of them across it: there
/// each has room for its label. By the axes of the second moments.
void align(std::vector<Point>& points) {
  Point centre{0.0, 0.0};
  for (const Point& p : points) centre = {centre.x + p.x, centre.y + p.y};
  centre = {centre.x / double(points.size()), centre.y / double(points.size())};
  double xx = 0.0, yy = 0.0, xy = 0.0;
  for (const Point& p : points) {
    const double x = p.x - centre.x, y = p.y - centre.y;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  double angle = -std::atan2(2.0 * xy, xx - yy) / 2.0;
  if (points.size() < small_island) angle += std::numbers::pi / 2.0;
  const double sine = std::sin(angle), cosine = std::cos(angle);
  for (Point& p : points) {
    const double x = p.x - centre.x, y = p.y - centre.y;
    p = {cosine * x - sine * y, sine * x + cosine * y};
  }
}

}  // namespace

void spread(std::vector<Point>& points, const std::vector<double>& radii) {
  double discs = 0.0, largest = 0.0;
  for (const double radius : radii) {
    discs += radius * radius * 3.14;
    largest = std::max(largest, radius);
  }
  const Box box = box_of(points, [](std::size_t) { return 1.0; });
  const double scale = std::sqrt(discs / coverage / (box.width() * box.height()));
  for (Point& point : points) point = {point.x * scale, point.y * scale};
  align(points);
  const double margin =
      std::clamp(label_room / std::sqrt(double(points.size())), least_margin, most_margin);
  for (int round = 0; round < most_rounds; ++round) {
    bool moved = false;
    const Grid grid(points, 2 * largest + margin);
    for (std::size_t i = 0; i < points.size(); ++i) {
      grid.each_later(points[i], i, [&](std::size_t j) {
        moved = part(points[i], points[j], radii[i] + radii[j] + margin) || moved;
      });
    }
    if (!moved) return;
  }
}

std::vector<Point> pack(const std::vector<Island>& islands, const std::vector<double>& radii) {
  std::vector<Point> result(radii.size());
  double row_width = 0.0, area = 0.0, x = 0.0, top = 0.0, row_height = 0.0;
  std::vector<Box> boxes;
  const auto gap_beside = [](const Island& island) {
    return island.vertices.size() < small_island ? label_gap : gap;
  };
  for (const Island& island : islands) {
    boxes.push_back(
        box_of(island.points, [&](std::size_t i) { return radii[island.vertices[i]]; }));
    row_width = std::max(row_width, boxes.back().width());
    area += (boxes.back().width() + gap_beside(island)) * (boxes.back().height() + gap);
  }
  row_width = std::max(row_width, std::sqrt(page_ratio * area));
  Box all{{1e300, 1e300}, {-1e300, -1e300}};
  for (std::size_t number = 0; number < islands.size(); ++number) {
    const Island& island = islands[number];
    const Box& box = boxes[number];
    if (x > 0.0 && x + box.width() > row_width) {
      top -= row_height + gap;
      x = 0.0;
      row_height = 0.0;
    }
    for (std::size_t i = 0; i < island.points.size(); ++i) {
      const Point place{island.points[i].x - box.low.x + x, island.points[i].y - box.high.y + top};
      result[island.vertices[i]] = place;
      all.low = {std::min(all.low.x, place.x), std::min(all.low.y, place.y)};
      all.high = {std::max(all.high.x, place.x), std::max(all.high.y, place.y)};
    }
    x += box.width() + gap_beside(island);
    row_height = std::max(row_height, box.height());
  }
  for (Point& point : result) {
    point.x -= (all.low.x + all.high.x) / 2;
    point.y -= (all.low.y + all.high.y) / 2;
  }
  return result;
}

}  // namespace renkei
