// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <utility>

#include "export/graph_tools/discs.hpp"

namespace renkei {
namespace {

constexpr double repulsion_strength = 10.0;  // ForceAtlas2's scaling
constexpr double gravity = 1.0;
constexpr double jitter_tolerance = 1.0;

double length(const Point& p) { return std::sqrt(p.x * p.x + p.y * p.y); }

/// One component: its vertices by their place in it, and its ties between those places.
struct Component {
  std::vector<std::size_t> vertices;
  std::vector<DrawnTie> ties;
};

/// The components, the largest first, then by their first vertex; single vertices last.
std::vector<Component> components(std::size_t vertices, const std::vector<DrawnTie>& ties) {
  std::vector<std::size_t> root(vertices);
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t v) {
    while (root[v] != v) v = root[v] = root[root[v]];
    return v;
  };
  for (const DrawnTie& tie : ties) {
    const auto a = find(tie.a), b = find(tie.b);
    root[std::max(a, b)] = std::min(a, b);
  }
  std::vector<Component> found(vertices);
  std::vector<std::size_t> place(vertices);
  for (std::size_t v = 0; v < vertices; ++v) {
    auto& own = found[find(v)].vertices;
    place[v] = own.size();
    own.push_back(v);
  }
  for (const DrawnTie& tie : ties) {
    found[find(tie.a)].ties.push_back({place[tie.a], place[tie.b], tie.weight});
  }
  std::erase_if(found, [](const Component& one) { return one.vertices.empty(); });
  std::stable_sort(found.begin(), found.end(), [](const Component& a, const Component& b) {
    return a.vertices.size() > b.vertices.size();
  });
  return found;
}

/// ForceAtlas2 on one component.
class ForceAtlas {
 public:
  explicit ForceAtlas(const Component& component)
      : ties_(component.ties),
        masses_(component.vertices.size(), 1.0),
        forces_(component.vertices.size()),
        old_forces_(component.vertices.size()) {
    for (const DrawnTie& tie : ties_) {
      masses_[tie.a] += 1.0;
      masses_[tie.b] += 1.0;
    }
  }

  void run(std::vector<Point>& points, int rounds) {
    for (int round = 0; round < rounds; ++round) step(points);
  }

 private:
  void step(std::vector<Point>& points) {
    std::swap(forces_, old_forces_);
    tree_.build(points, masses_);
    for (std::size_t v = 0; v < points.size(); ++v) {
      const Point push = tree_.repulsion(points[v]);
      const double far = std::max(length(points[v]), 1e-9);
      const double pull = gravity * masses_[v] / far;
      forces_[v] = {repulsion_strength * masses_[v] * push.x - pull * points[v].x,
                    repulsion_strength * masses_[v] * push.y - pull * points[v].y};
    }
    for (const DrawnTie& tie : ties_) attract(points, tie);
    move(points);
  }

  void attract(const std::vector<Point>& points, const DrawnTie& tie) {
    const Point d{points[tie.b].x - points[tie.a].x, points[tie.b].y - points[tie.a].y};
    const double far = length(d);
    if (far < 1e-9) return;
    // LinLog; many statements pull more than one, not many times as much. Hubs are not dissuaded:
    // they would leave the middle of what is tied to them alone.
    const double pull = (1.0 + std::log(tie.weight)) * std::log1p(far) / far;
    forces_[tie.a].x += pull * d.x;
    forces_[tie.a].y += pull * d.y;
    forces_[tie.b].x -= pull * d.x;
    forces_[tie.b].y -= pull * d.y;
  }

  /// Section "Adaptive Local Speed" of the paper.
  void move(std::vector<Point>& points) {
    double swinging = 1e-9, traction = 0.0;
    for (std::size_t v = 0; v < points.size(); ++v) {
      swinging += masses_[v] * swing(v);
      const Point sum{forces_[v].x + old_forces_[v].x, forces_[v].y + old_forces_[v].y};
      traction += masses_[v] * length(sum) / 2;
    }
    const double target = jitter_tolerance * traction / swinging;
    speed_ += std::min(target - speed_, speed_ / 2);
    for (std::size_t v = 0; v < points.size(); ++v) {
      const double far = std::max(length(forces_[v]), 1e-9);
      const double factor =
          std::min(speed_ / (1.0 + speed_ * std::sqrt(masses_[v] * swing(v))), 10.0 / far * 5.0);
      points[v].x += forces_[v].x * factor;
      points[v].y += forces_[v].y * factor;
    }
  }

  double swing(std::size_t v) const {
    return length({forces_[v].x - old_forces_[v].x, forces_[v].y - old_forces_[v].y});
  }

  const std::vector<DrawnTie>& ties_;
  std::vector<double> masses_;  ///< degree + 1
  std::vector<Point> forces_, old_forces_;
  double speed_ = 1.0;
  QuadTree tree_;
};

/// The i-th point of a spiral of even density (the golden angle).
Point on_spiral(double i) {
  constexpr double spacing = 10.0;
  const double turn = std::numbers::pi * (3.0 - std::sqrt(5.0));
  const double far = spacing * std::sqrt(i + 0.5), angle = turn * i;
  return {far * std::cos(angle), far * std::sin(angle)};
}

/// A spiral of communities, each a spiral of its members: neighbours start near each other.
std::vector<Point> start(const Component& component,
                         const std::vector<std::uint32_t>& communities) {
  std::map<std::uint32_t, std::vector<std::size_t>> members;  // places in the component
  for (std::size_t i = 0; i < component.vertices.size(); ++i) {
    members[communities.empty() ? 0 : communities[component.vertices[i]]].push_back(i);
  }
  std::vector<Point> points(component.vertices.size());
  std::size_t before = 0, number = 0;
  for (const auto& [community, places] : members) {
    // Twice the radius of a disc of all that came before: communities do not overlap.
    const Point direction = on_spiral(double(number++));
    const double far = 20.0 * std::sqrt(double(before));
    const double scale = number == 1 ? 0.0 : far / length(direction);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Point inner = on_spiral(double(i));
      points[places[i]] = {direction.x * scale + inner.x, direction.y * scale + inner.y};
    }
    before += places.size();
  }
  return points;
}

int rounds_for(std::size_t vertices) { return vertices < 500 ? 900 : vertices < 5'000 ? 600 : 300; }

}  // namespace

std::vector<Point> force_layout(const std::vector<double>& radii, const std::vector<DrawnTie>& ties,
                                const std::vector<std::uint32_t>& communities) {
  std::vector<Island> islands;
  for (const Component& component : components(radii.size(), ties)) {
    Island island{component.vertices, start(component, communities)};
    std::vector<double> own;
    for (const std::size_t v : component.vertices) own.push_back(radii[v]);
    if (component.vertices.size() > 1) {
      ForceAtlas(component).run(island.points, rounds_for(component.vertices.size()));
      spread(island.points, own);
    }
    islands.push_back(std::move(island));
  }
  return pack(islands, radii);
}

}  // namespace renkei
