// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "extract/reading/input/bbox.hpp"
#include "extract/reading/input/box_layout.hpp"
#include "tests/fuzz/read_all.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  renkei::read_box_head(bytes);
  renkei::BoxPage boxes;
  renkei::read_box_page(bytes, boxes);
  renkei::EdgeTexts edges;
  renkei::note_edges(boxes, edges);
  renkei::Page page;
  renkei::lay_out(boxes, edges, page);
  renkei::fuzz::read_page_checked(page);
  return 0;
}
