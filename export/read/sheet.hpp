// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/read/imported.hpp"
#include "export/vocabulary.hpp"

namespace renkei {

/// Keeps things where they are until it is destroyed: a few large blocks instead of an allocation
/// a thing. For types without destructor.
template <class Value>
class Arena {
 public:
  /// A copy of `values` that stays.
  std::span<const Value> keep(std::span<const Value> values) {
    if (values.size() > left_) grow(values.size());
    Value* const begin = next_;
    next_ = std::copy(values.begin(), values.end(), begin);
    left_ -= values.size();
    return {begin, values.size()};
  }

 private:
  struct Free {
    void operator()(Value* block) const { ::operator delete(block, alignment); }
  };

  /// Blocks double, and ask for huge pages: of a large file the kernel's work for pages of 4 kB
  /// would be a third of all.
  void grow(std::size_t needed) {
    const std::size_t size = std::max(needed, block_size_);
    if (block_size_ < last_block_size) block_size_ *= 2;
    const std::size_t bytes = size * sizeof(Value);
    std::unique_ptr<Value, Free> block(static_cast<Value*>(::operator new(bytes, alignment)));
    ::madvise(block.get(), bytes, MADV_HUGEPAGE);  // advice only: that it may fail is no matter
    next_ = block.get();
    left_ = size;
    blocks_.push_back(std::move(block));
  }

  static constexpr std::align_val_t alignment{std::size_t{1} << 21};  // of a huge page
  static constexpr std::size_t last_block_size = (std::size_t{1} << 26) / sizeof(Value);
  std::size_t block_size_ = (std::size_t{1} << 20) / sizeof(Value);
  std::vector<std::unique_ptr<Value, Free>> blocks_;
  Value* next_ = nullptr;
  std::size_t left_ = 0;
};

/// A value of a row. Text lies in the sheet.
struct SheetCell {
  const char* begin = nullptr;
  std::uint32_t size = 0;
  std::uint32_t column = 0;

  std::string_view text() const { return {begin, size}; }
};

/// A node or an edge of a graph tool's file: its cells by column, as text. Views into its sheet.
struct SheetRow {
  std::string_view id;
  std::string_view source;  ///< of an edge
  std::string_view target;
  std::size_t line = 0;
  std::span<const SheetCell> cells;  ///< none is empty

  /// The first value of a column; empty when there is none.
  std::string_view operator[](std::uint32_t column) const {
    for (const SheetCell& one : cells) {
      if (one.column == column) return one.text();
    }
    return {};
  }
};

/// A graph tool's file as it stands, whatever its syntax. Columns are lower case; "label" is what
/// is drawn, "kind" Gephi's kind of an edge, "spells" the years of a timeline
/// ("2023-04-01/2025-03-31" and more, by ';').
class Sheet {
 public:
  explicit Sheet(std::string file_name) : file(std::move(file_name)) {}

  std::string file;
  std::vector<SheetRow> nodes;
  std::vector<SheetRow> edges;
  std::vector<ReadNote> notes;

  /// The number of a column, made when there is none.
  std::uint32_t column(std::string_view name);
  /// Names of columns, in the order of their numbers.
  const std::vector<std::string>& columns() const { return columns_; }
  /// The number of a column, one that no cell has when there is none.
  std::uint32_t find(std::string_view name) const;

  /// A copy of a text that lives as long as the sheet.
  std::string_view keep(std::string_view text) {
    const auto kept = text_.keep(text);
    return {kept.data(), kept.size()};
  }

  /// Starts a row; copies what it is told.
  void begin_row(std::string_view id, std::string_view source, std::string_view target,
                 std::size_t line) {
    row_ = {keep(id), keep(source), keep(target), line, {}};
    cells_.clear();
  }
  /// Adds a value to the row; an empty one is none.
  void add(std::uint32_t column, std::string_view value) {
    if (value.empty()) return;
    if (value.size() > UINT32_MAX) throw ReadError(file, row_.line, "found a value of over 4 GB");
    cells_.push_back({keep(value).data(), static_cast<std::uint32_t>(value.size()), column});
  }
  /// Whether the row under way has a value in a column.
  bool has(std::uint32_t column) const {
    return std::any_of(cells_.begin(), cells_.end(),
                       [&](const SheetCell& one) { return one.column == column; });
  }
  void end_row(bool is_node) {
    row_.cells = all_cells_.keep(cells_);
    (is_node ? nodes : edges).push_back(row_);
  }

  void note(std::size_t line, std::string message) {
    notes.push_back({file, line, std::move(message)});
  }

 private:
  std::vector<std::string> columns_;
  Arena<char> text_;
  Arena<SheetCell> all_cells_;
  SheetRow row_;                  ///< under way
  std::vector<SheetCell> cells_;  ///< its cells
};

/// The name of the root element of an XML file, without prefix; empty when it has none.
std::string root_element(const std::string& path);

/// Reads GraphML or GEXF (expat; streams, no external entities; encodings that expat does not know
/// are converted as a whole). GraphML as most programs write it
/// takes a faster way to the same sheet (graphml_scan.hpp).
/// @throws ReadError naming the line of what is no XML, or when the file cannot be read
Sheet read_graphml(const std::string& path);
Sheet read_gexf(const std::string& path);

/// The column that a key of GraphML stands for.
std::string_view graphml_column(std::string_view id, std::string_view title);

/// GraphML by expat alone, whatever it looks like.
Sheet parse_graphml(const std::string& path);

/// Reads a table of nodes or edges, told by its head (RFC 4180, comma, semicolon or tab;
/// Gephi's and Neo4j's heads; any encoding of `decoded`). @throws ReadError for a table that is
/// neither or breaks off within quotes
Sheet read_csv(const std::string& path);

/// What the sheets say in the data model. What cannot be understood is noted: a node without a
/// type, an edge without a predicate, a number that is none.
/// @param vocabulary whose labels of predicates are understood as well as their names
/// @throws ReadError for the view of collaboration
Imported understand(const std::vector<Sheet>& sheets, const Vocabulary& vocabulary);

}  // namespace renkei
