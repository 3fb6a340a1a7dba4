// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: page facts to rows and back. Included by .cpp files only.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.hpp"
#include "graph/store/sqlite.hpp"

namespace renkei::detail {

/// "12-30,45-60" of ranges.
std::string format_ranges(const std::vector<CodePointRange>& ranges);
/// @throws StoreError (Damaged) when the text is no list of ranges
std::vector<CodePointRange> parse_ranges(const Database& database, std::string_view text);

/// 16 hexadecimal digits of a page's text, to tell when it is no longer what was written.
std::string hash_of_text(std::string_view text);
/// A page's text; none when there is no such page, or its hash is another.
std::optional<std::string> sound_text(const Database& database, std::string_view document_id,
                                      std::uint32_t number);

/// Whether what a page states is what was written with it.
/// @param facts as `read_page` gives them
bool has_sound_facts(const Database& database, std::string_view document_id,
                     const PageFacts& facts);
/// Writes the hashes of what pages state, for files of versions that had none.
void hash_facts(Database& database);
/// 16 hexadecimal digits of the hashes of a document's pages, to tell when one is missing.
std::string hash_of_pages(const Database& database, std::string_view document_id);

/// A document's name without its suffix, as pages are named by it.
std::string stem_of(std::string_view document_name);

/// How a page's name is kept: what is made of the document's name follows that name when another
/// copy of the document turns up.
struct PageName {
  bool by_document = false;
  std::string name;  ///< all of it, or what follows the stem: "" or "#3"
};
PageName page_name_of(std::string_view page, std::uint32_t number, std::string_view stem);

/// Inserts a page with its facts; the document's row is there already.
/// @param document_name under which it was read
void insert_page(Database& database, const std::string& document_id, std::string_view document_name,
                 const PageFacts& facts, std::string_view text);

/// A page's row ids in the order of their numbers.
std::vector<std::int64_t> page_rows(const Database& database, std::string_view document_id);

PageFacts read_page(const Database& database, std::int64_t page_row);

}  // namespace renkei::detail
