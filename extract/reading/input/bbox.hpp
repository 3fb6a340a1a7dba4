// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/read_page.hpp"

namespace renkei {

/// The words of a page as `pdftotext -bbox-layout` prints them, in its order.
struct BoxPage {
  float width = 0;  ///< points
  float height = 0;
  std::u32string chars;              ///< of all words
  std::vector<TextBox> words;        ///< runs of `chars`
  std::vector<std::uint32_t> lines;  ///< index of each line's first word, increasing
};

/// What the document says of itself before its pages.
PageMetadata read_box_head(std::string_view head);

/// Reads what stands between "<page" and "</page>". Numbers that are none count as 0, words that
/// hold nothing are left out; never fails.
void read_box_page(std::string_view text, BoxPage& page);

}  // namespace renkei
