// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace renkei::detail {

/// A file of data/ as it was when the library was built. Views into the program itself.
struct EmbeddedFile {
  std::string_view name;  ///< path below data/: "catalogue/forums.tsv"
  std::string_view text;  ///< UTF-8
};

/// All of them, sorted by name. Defined in a generated file, see data/CMakeLists.txt.
std::span<const EmbeddedFile> embedded_files();

}  // namespace renkei::detail
