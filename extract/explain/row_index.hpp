// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/data_pack.hpp"

namespace renkei {

/// Finds rows of a pack's tables again: where a word stands, and what a cell of a row says.
class RowIndex {
 public:
  /// @param pack must outlive the index
  explicit RowIndex(const DataPack& pack) : pack_(pack) {}

  /// "file:line" of the row whose `column` is `word` in any spelling; of several, the one that
  /// counts (the last); empty when there is none.
  std::string row_of(std::string_view table, std::string_view column, std::u32string_view word);

  /// A cell of the row at "file:line" of a table; empty when there is none.
  std::string cell_of(std::string_view table, std::string_view row, std::string_view column);

 private:
  using Rows = std::unordered_map<std::u32string, std::string>;  // dense word → file:line
  const DataPack& pack_;
  std::map<std::pair<std::string, std::string>, Rows, std::less<>> words_;
  std::map<std::pair<std::string, std::string>, std::unordered_map<std::string, std::string>>
      cells_;
};

}  // namespace renkei
