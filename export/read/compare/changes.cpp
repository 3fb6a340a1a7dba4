// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/compare/changes.hpp"

namespace renkei {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most_bytes = 120;
  if (text.size() <= most_bytes) return "'" + std::string(text) + "'";
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "'" + std::string(text.substr(0, end)) + "…'";
}

std::string change(const std::string& is, const std::string& was) {
  if (is.empty()) return "was emptied, it was " + in_quotes(was);
  return "was edited to " + in_quotes(is) + (was.empty() ? "" : " from " + in_quotes(was));
}

}  // namespace renkei
