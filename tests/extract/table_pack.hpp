// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <string>

#include "graph/data_pack.hpp"
#include "tests/scratch_folder.hpp"

namespace renkei::test {

/// The built-in tables with one layer above one of them. `text` begins with the line of column
/// names, or with "# replace" and that line.
inline DataPack pack_with(const std::string& table, const std::string& text) {
  const ScratchFolder folder;
  const std::filesystem::path path = folder.path() / table;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  DataPack pack = DataPack::built_in();
  pack.add_folder(folder.path());
  return pack;
}

}  // namespace renkei::test
