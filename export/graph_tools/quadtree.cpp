// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/quadtree.hpp"

#include <algorithm>

namespace renkei {
namespace {

constexpr double opening = 1.2;     // Gephi's theta
constexpr int deepest = 40;         // points closer than 2^-40 of the picture act as one
constexpr double smallest = 1e-12;  // squared distance; the point itself

}  // namespace

void QuadTree::build(const std::vector<Point>& points, const std::vector<double>& masses) {
  cells_.clear();
  if (points.empty()) return;
  Point low = points.front(), high = low;
  for (const Point& point : points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  Cell root;
  root.center = {(low.x + high.x) / 2, (low.y + high.y) / 2};
  root.half = std::max({high.x - low.x, high.y - low.y, 1e-9}) / 2;
  cells_.push_back(root);
  for (std::size_t i = 0; i < points.size(); ++i) insert(0, points[i], masses[i], 0);
}

void QuadTree::add(Cell& cell, const Point& point, double mass) {
  const double sum = cell.mass + mass;
  cell.mass_center = {(cell.mass_center.x * cell.mass + point.x * mass) / sum,
                      (cell.mass_center.y * cell.mass + point.y * mass) / sum};
  cell.mass = sum;
}

std::int32_t QuadTree::child_for(std::int32_t cell, const Point& point) {
  const Cell parent = cells_[std::size_t(cell)];
  const bool right = point.x >= parent.center.x, up = point.y >= parent.center.y;
  const std::size_t quarter = (right ? 1u : 0u) + (up ? 2u : 0u);
  if (parent.child[quarter] != none) return parent.child[quarter];
  Cell child;
  child.half = parent.half / 2;
  child.center = {parent.center.x + (right ? child.half : -child.half),
                  parent.center.y + (up ? child.half : -child.half)};
  const auto index = static_cast<std::int32_t>(cells_.size());
  cells_.push_back(child);
  cells_[std::size_t(cell)].child[quarter] = index;
  return index;
}

void QuadTree::insert(std::int32_t cell, const Point& point, double mass, int depth) {
  for (;; ++depth) {
    Cell& here = cells_[std::size_t(cell)];
    const bool empty = here.mass == 0.0;
    if (here.leaf && !empty && depth < deepest) {
      const Point old = here.mass_center;
      const double old_mass = here.mass;
      here.leaf = false;
      const std::int32_t child = child_for(cell, old);
      add(cells_[std::size_t(child)], old, old_mass);
    }
    Cell& now = cells_[std::size_t(cell)];
    const bool stays = now.leaf;
    add(now, point, mass);
    if (stays) return;
    cell = child_for(cell, point);
  }
}

Point QuadTree::repulsion(const Point& at) const {
  Point force;
  if (cells_.empty()) return force;
  std::array<std::int32_t, 4 * (deepest + 2)> stack;
  std::size_t depth = 0;
  stack[depth++] = 0;
  while (depth > 0) {
    const Cell& cell = cells_[std::size_t(stack[--depth])];
    const double dx = at.x - cell.mass_center.x, dy = at.y - cell.mass_center.y;
    const double squared = dx * dx + dy * dy;
    if (cell.leaf || 4 * cell.half * cell.half < opening * opening * squared) {
      if (squared < smallest) continue;
      force.x += dx * cell.mass / squared;
      force.y += dy * cell.mass / squared;
      continue;
    }
    for (const std::int32_t child : cell.child) {
      if (child != none) stack[depth++] = child;
    }
  }
  return force;
}

}  // namespace renkei
