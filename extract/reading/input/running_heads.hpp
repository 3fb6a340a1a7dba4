// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "extract/reading/input/bbox.hpp"
#include "extract/reading/input/box_lines.hpp"
#include "extract/reading/read_page.hpp"

namespace renkei {

/// Texts at the upper and lower edges of pages, digits as '#': what stands on several pages is a
/// running head or foot.
using EdgeTexts = std::unordered_multiset<std::u32string>;

/// Adds the page's edge texts.
void note_edges(const BoxPage& boxes, EdgeTexts& edges);

/// Drops lines at the page's edges that other pages repeat, and page numbers; a part of a longer
/// line is neither.
/// @param page gets `metadata.printed_page`
void drop_running_heads(const BoxPage& boxes, const EdgeTexts& edges, std::vector<BoxLine>& lines,
                        Page& page);

}  // namespace renkei
