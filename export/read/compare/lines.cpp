// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/compare/lines.hpp"

#include <algorithm>

namespace renkei {

std::string correction_line(std::initializer_list<std::string_view> cells) {
  std::string text;
  for (const std::string_view one : cells) {
    if (!text.empty()) text += '\t';
    text += one;
    std::replace_if(
        text.end() - std::ptrdiff_t(one.size()), text.end(),
        [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  }
  return text + '\n';
}

}  // namespace renkei
