// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "export/writer.hpp"

namespace renkei {

/// Page facts as JSON Lines (UTF-8, one object a page, '\n' after each), `renkei extract`'s output.
///
/// Keys, in this order: `page`, `number` (position in the document, when not 1), what the page says
/// of its source where known (`title`, `publisher`, `source`, `date`, `fiscal_year`,
/// `printed_page`), `layout_confidence`, then
///   `entities`: `id` (e1, e2, … by position), `type`, `name`, `names`, `catalogue` when known,
///     `within` when not empty, `document_local` when true, `mentions`;
///   `relations`: `s`, `p`, `o`, `status` (the union over the statements, in the order done,
///     planned, standing), `fiscal_year` where known, `confidence`, `evidence`, `begin`, `end`,
///     `ranges` (of the most confident statement) and, when there are several, `statements`, the
///     same keys for each.
/// Offsets are Unicode code points of the page's input text, 0-based, end excluded. Confidences
/// have at most four decimals. The same facts give the same bytes.
std::unique_ptr<PageWriter> open_jsonl(const std::string& path);

}  // namespace renkei
