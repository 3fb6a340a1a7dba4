// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace renkei {

/// A place in the plane, y upwards.
struct Point {
  double x = 0.0;
  double y = 0.0;
};

/// Masses in the plane, summed up by squares, so that what is far away acts as one body
/// (J. Barnes, P. Hut, "A hierarchical O(N log N) force-calculation algorithm", 1986).
class QuadTree {
 public:
  /// @param masses one a point, > 0
  void build(const std::vector<Point>& points, const std::vector<double>& masses);

  /// The sum over all other masses m of m / d², times the vector from them to `at`: repulsion that
  /// falls with the distance. Squares of a side below 1.2 distances (Gephi's value) act as one.
  Point repulsion(const Point& at) const;

 private:
  static constexpr std::int32_t none = -1;
  struct Cell {
    Point center;
    double half = 0.0;  ///< of its side
    Point mass_center;
    double mass = 0.0;
    std::array<std::int32_t, 4> child{none, none, none, none};
    bool leaf = true;
  };
  void insert(std::int32_t cell, const Point& point, double mass, int depth);
  std::int32_t child_for(std::int32_t cell, const Point& point);
  static void add(Cell& cell, const Point& point, double mass);

  std::vector<Cell> cells_;
};

}  // namespace renkei
