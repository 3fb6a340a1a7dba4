// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "extract/reading/block_writer.hpp"
#include "extract/reading/page_scan.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// Whether the page is a programme sheet: label lines, each followed by its field's text.
bool is_sheet(const PageScan& scan, const ReadingRules& rules);

/// Writes a sheet: a Label block for each label, then its text, a block for each line of the
/// original. Where the sheet writes line ends as "/", that character is in no block.
void write_sheet(const PageScan& scan, const ReadingRules& rules, BlockWriter& writer);

}  // namespace renkei
