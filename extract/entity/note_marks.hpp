// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "extract/lexicon/lexicon.hpp"
#include "extract/reading/read_page.hpp"
#include "extract/reading/source.hpp"

namespace renkei {

/// Drops the raised numbers by which a text refers to its page's footnotes, which extractors print
/// like any digit: 「発表しています2。」, 「(NISC3)」. They are found as what they are, an
/// increasing sequence, each number once, that is the footnotes' own; digits that count or date
/// something are none (5年, 計11の). A page without footnotes is left as it is.
void drop_note_marks(const Lexicon& lexicon, const Page& page, ReadPage& read);

}  // namespace renkei
