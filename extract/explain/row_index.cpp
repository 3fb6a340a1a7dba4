// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/explain/row_index.hpp"

#include "extract/lexicon/lexicon.hpp"
#include "graph/table.hpp"

namespace renkei {
namespace {

template <class Read>
void for_each_cell(const DataPack& pack, std::string_view name, std::string_view column,
                   Read&& read) {
  for (const DataFile* file : pack.layers(name)) {
    const Table table = read_table(file->origin, file->text);
    const std::size_t index = table.column(column);
    for (const TableRow& row : table.rows) {
      read(row.cells[index], table.file + ":" + std::to_string(row.line));
    }
  }
}

}  // namespace

std::string RowIndex::row_of(std::string_view table, std::string_view column,
                             std::u32string_view word) {
  const auto [found, fresh] = words_.try_emplace({std::string(table), std::string(column)});
  if (fresh) {
    for_each_cell(pack_, table, column,
                  [&rows = found->second](std::string_view cell, std::string row) {
                    rows[dense(cell)] = std::move(row);
                  });
  }
  const auto row = found->second.find(std::u32string(word));
  return row == found->second.end() ? "" : row->second;
}

std::string RowIndex::cell_of(std::string_view table, std::string_view row,
                              std::string_view column) {
  const auto [found, fresh] = cells_.try_emplace({std::string(table), std::string(column)});
  if (fresh) {
    for_each_cell(pack_, table, column,
                  [&cells = found->second](std::string_view cell, std::string at) {
                    cells[std::move(at)] = cell;
                  });
  }
  const auto cell = found->second.find(std::string(row));
  return cell == found->second.end() ? "" : cell->second;
}

}  // namespace renkei
