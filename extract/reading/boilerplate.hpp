// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/reading/page_scan.hpp"
#include "extract/reading/read_page.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// Drops what is not the page's text and keeps what it says of the source.
///
/// Removed from `scan.lines`: lines that the boilerplate table names, running heads and feet, and
/// the second printing of a page that a portal prints twice. `metadata` gets what is still unknown.
void strip_boilerplate(const Page& page, const ReadingRules& rules, PageScan& scan,
                       PageMetadata& metadata);

}  // namespace renkei
