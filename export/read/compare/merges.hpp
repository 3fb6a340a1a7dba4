// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace renkei {

/// Entities of the graph that a file has made one. Views of the graph's ids.
class Merges {
 public:
  void add(std::string_view into, std::string_view gone) {
    if (into_.emplace(gone, into).second) all_.emplace_back(into, gone);
  }
  /// The id of what an entity is part of now; its own when of nothing else.
  std::string_view now(std::string_view id) const {
    const auto at = into_.find(id);
    return at == into_.end() ? id : at->second;
  }
  bool has_gone(std::string_view id) const { return into_.contains(id); }
  /// What stays, what goes into it; in the order of `add`.
  const std::vector<std::pair<std::string_view, std::string_view>>& all() const { return all_; }

 private:
  std::map<std::string_view, std::string_view, std::less<>> into_;
  std::vector<std::pair<std::string_view, std::string_view>> all_;
};

}  // namespace renkei
