// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

/// A file of data/: its path below data/ ("lexicon/frames.tsv"), where it came from, its bytes.
struct DataFile {
  std::string name;
  std::string origin;  ///< for messages: a path, or "built-in lexicon/frames.tsv"
  std::string text;
};

/// The knowledge Renkei works with: the built-in tables, extended or replaced by folders of the
/// user's (`--pack DIR`, laid out like data/).
///
/// A file in a folder adds its rows to the built-in table of the same name; a row with a key that
/// is already there wins over it. A file whose first line is "# replace" takes the table's place.
class DataPack {
 public:
  /// The tables the program was built with.
  static DataPack built_in();

  /// Adds a folder. Files that no table of ours is named like are an error: a misspelt name would
  /// pass in silence. @throws std::runtime_error naming the folder or file.
  void add_folder(const std::filesystem::path& folder);

  /// The layers of a table in the order in which they apply; empty when there is none.
  std::vector<const DataFile*> layers(std::string_view name) const;

  /// Names of all tables below a folder ("catalogue/"), sorted.
  std::vector<std::string> names(std::string_view prefix) const;

  /// 16 hexadecimal digits over all names and bytes: two packs that read alike are alike.
  std::string fingerprint() const;

 private:
  std::vector<DataFile> files_;
};

}  // namespace renkei
