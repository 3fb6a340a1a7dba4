// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/naming_words.hpp"

#include <algorithm>
#include <charconv>

#include "graph/table.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

std::string key_of(const Table& table, const TableRow& row, std::size_t column) {
  std::string key = text::name_key(row.cells[column]);
  if (key.empty()) throw table.error(row, column, "found an empty cell, expected a word");
  return key;
}

std::size_t length_of(const Table& table, const TableRow& row, std::size_t column) {
  const std::string_view cell = row.cells[column];
  std::size_t length = 0;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), length);
  if (read.ec != std::errc() || read.ptr != cell.data() + cell.size()) {
    throw table.error(
        row, column, "found '" + std::string(cell) + "', expected a number of characters, 0 = any");
  }
  return length;
}

}  // namespace

NamingWords NamingWords::load(const DataPack& pack) {
  NamingWords words;
  for (const auto name : tables) {
    for (const DataFile* layer : pack.layers(name)) words.add(*layer);
  }
  return words;
}

void NamingWords::add(const DataFile& file) {
  if (file.name == tables[0]) {
    const Table table = read_table(file.origin, file.text);
    const std::size_t begins = table.column("begins");
    const std::size_t second = table.column("second");
    const std::size_t only = table.column("only");
    for (const TableRow& row : table.rows) {
      pointers_.push_back({text::from_utf8(key_of(table, row, begins)),
                           length_of(table, row, second), length_of(table, row, only)});
    }
  } else if (file.name == tables[1]) {
    const Table table = read_table(file.origin, file.text);
    const std::size_t form = table.column("form");
    for (const TableRow& row : table.rows) legal_forms_.push_back(key_of(table, row, form));
  } else if (file.name == tables[2]) {
    const Table table = read_table(file.origin, file.text);
    const std::size_t name = table.column("name");
    for (const TableRow& row : table.rows) class_names_.push_back(key_of(table, row, name));
    std::sort(class_names_.begin(), class_names_.end());
  }
}

bool NamingWords::points(std::u32string_view key, std::size_t Pointer::*longest) const {
  if (key.size() < 2) return true;
  return std::any_of(pointers_.begin(), pointers_.end(), [&](const Pointer& pointer) {
    const std::size_t limit = pointer.*longest;
    return (limit == 0 || key.size() <= limit) && key.starts_with(pointer.begins);
  });
}

bool NamingWords::points_back(std::u32string_view key) const {
  return points(key, &Pointer::second);
}

bool NamingWords::points_back_alone(std::u32string_view key) const {
  return points(key, &Pointer::only);
}

bool NamingWords::is_class_name(std::string_view key) const {
  return std::binary_search(class_names_.begin(), class_names_.end(), key);
}

bool NamingWords::ends_in_legal_form(std::string_view key) const {
  return std::any_of(legal_forms_.begin(), legal_forms_.end(),
                     [&](const std::string& form) { return key.ends_with(form); });
}

}  // namespace renkei
