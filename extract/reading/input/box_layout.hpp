// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_set>

#include "extract/reading/input/bbox.hpp"
#include "extract/reading/read_page.hpp"

namespace renkei {

/// Texts at the upper and lower edges of pages, digits as '#': what stands on several pages is a
/// running head or foot.
using EdgeTexts = std::unordered_multiset<std::u32string>;

/// Adds the page's edge texts.
void note_edges(const BoxPage& boxes, EdgeTexts& edges);

/// Makes a page of words and their boxes.
///
/// Words become lines, lines rows from top to bottom. Rows are taken together to a band as long as
/// some vertical strip of the page stays white through all of them: what stands left and right of
/// it are columns (after Nagy and Seth, Hierarchical Representation of Optically Scanned Documents,
/// 1984, with bands grown from the top instead of cut from the whole). Columns whose lines are
/// mostly short are cells of a table and come row by row. Small print at the foot of a column comes
/// after the columns.
///
/// @param edges of all pages that are near, this one included: repeated ones are left out, and a
///        number among them is the printed page's
/// @param page gets text, hints, boxes and `metadata.printed_page`
void lay_out(const BoxPage& boxes, const EdgeTexts& edges, Page& page);

}  // namespace renkei
