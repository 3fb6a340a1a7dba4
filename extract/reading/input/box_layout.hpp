// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "extract/reading/input/bbox.hpp"
#include "extract/reading/input/running_heads.hpp"
#include "extract/reading/read_page.hpp"

namespace renkei {

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
