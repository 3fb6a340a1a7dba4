// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "extract/reading/read_page.hpp"

namespace renkei {

/// Reads an HTML text into a page: its main text, a line for each paragraph, cell or line break.
///
/// What is not shown or is chrome is left out: scripts, forms, navigation, the page's header and
/// footer, menus (lists that are links nearly throughout; after Kohlschütter, Fankhauser, Nejdl:
/// Boilerplate Detection using Shallow Text Features, 2010), and, where the text has a <main> or
/// <article>, all around it. Ruby readings are dropped. Cells of tables get columns, paragraphs
/// their beginnings in `page.hints`. <title>, <meta> and links to the page itself become metadata.
///
/// @param html UTF-8; parsed by libxml2, which repairs what is malformed
/// @param page gets text, hints, metadata and, with `positions`, `bytes`: indices into `html`
void read_html(std::string_view html, bool positions, Page& page);

/// Whether a text's first bytes are those of an HTML text.
bool looks_like_html(std::string_view head);

}  // namespace renkei
