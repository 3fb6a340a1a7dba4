// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/table.hpp"

#include <algorithm>
#include <cstdio>

#include "graph/text.hpp"

namespace renkei {
namespace {

std::string place(std::string_view file, std::size_t line, std::size_t column) {
  std::string out{file};
  out += ':' + std::to_string(line);
  if (column != 0) out += ':' + std::to_string(column);
  return out + ": ";
}

void check_encoding(std::string_view file, std::string_view text) {
  if (text::utf8_prefix(text) == text.size()) return;
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t read = text::utf8_prefix(line);
    if (read == line.size()) continue;
    const std::string_view cells = line.substr(0, read);
    const auto column = std::size_t(std::count(cells.begin(), cells.end(), '\t')) + 1;
    char byte[8];
    std::snprintf(byte, sizeof byte, "0x%02X", unsigned(std::uint8_t(line[read])));
    throw DataError(file, number, column,
                    "found the byte " + std::string(byte) + " (byte " + std::to_string(read + 1) +
                        " of the line), which is no UTF-8; save the table as UTF-8");
  }
}

}  // namespace

DataError::DataError(std::string_view in_file, std::size_t at_line, std::size_t at_column,
                     std::string_view message)
    : std::runtime_error(place(in_file, at_line, at_column) + std::string(message)),
      file(in_file),
      line(at_line),
      column(at_column) {}

std::size_t Table::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end()) {
    throw DataError(file, 1, 0, "the head has no column '" + std::string(name) + "'");
  }
  return std::size_t(found - columns.begin());
}

DataError Table::error(const TableRow& row, std::size_t column, std::string_view message) const {
  return DataError(file, row.line, column + 1, message);
}

Table read_table(std::string_view file, std::string_view text) {
  check_encoding(file, text);
  Table table;
  table.file = file;
  std::size_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> cells = split_list(line, '\t');
    if (table.columns.empty()) {
      table.columns = std::move(cells);
      continue;
    }
    if (cells.size() != table.columns.size()) {
      throw DataError(file, line_number, std::min(cells.size(), table.columns.size()) + 1,
                      "found " + std::to_string(cells.size()) + " cells, expected " +
                          std::to_string(table.columns.size()) + " separated by tabs");
    }
    table.rows.push_back({line_number, std::move(cells)});
  }
  if (table.columns.empty())
    throw DataError(file, 1, 0, "the table is empty; expected a head line");
  return table;
}

std::vector<std::string_view> split_list(std::string_view cell, char separator) {
  std::vector<std::string_view> parts;
  if (cell.empty()) return parts;
  parts.reserve(std::size_t(std::count(cell.begin(), cell.end(), separator)) + 1);
  for (std::size_t begin = 0;;) {
    const std::size_t end = cell.find(separator, begin);
    parts.push_back(cell.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace renkei
