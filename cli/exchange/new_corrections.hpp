// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/catalogue.hpp"
#include "graph/corrections.hpp"
#include "graph/property_graph.hpp"
#include "graph/store.hpp"

namespace renkei::cli {

/// Lines that join the corrections of a graph: the earlier ones that they replace go, and of the
/// new ones those that change nothing or cannot be applied.
class NewCorrections {
 public:
  using Tell = std::function<void(const std::string&)>;

  /// @param path of the earlier ones, for messages @param earlier text, empty or ending in '\n'
  /// @param fresh lines, each with '\n'
  NewCorrections(std::string path, const std::string& earlier, const std::string& fresh);

  /// Takes out the earlier renames and retypes of what the new lines rename and retype.
  /// @param graph corrected by the earlier lines
  void replace(const KnowledgeGraph& graph);

  /// Takes out what is idle, tells and takes out what cannot be applied; what that would have
  /// replaced stands again.
  /// @throws DataError when all together are no corrections
  void settle(const Store& store, const Catalogue& catalogue, const Tell& tell);

  /// Earlier lines that were replaced: "g.renkei.corrections:3: rename\tipa\tX".
  std::vector<std::string> replaced() const;
  std::string text() const;   ///< all that stand
  std::string fresh() const;  ///< the new ones that stand

 private:
  std::string path_;
  struct Replaced {
    std::size_t place;  ///< from 0, among the earlier lines
    std::string line;
    std::string by;  ///< the new line
  };
  void restore(const std::vector<std::string>& refused);

  std::vector<std::string> earlier_, fresh_;  ///< lines without '\n'
  std::vector<Replaced> replaced_;            ///< by place
};

}  // namespace renkei::cli
