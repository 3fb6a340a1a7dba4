// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "extract/reading/read_page.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// Brings pages into reading order: boilerplate dropped, columns untangled, lines joined.
///
/// One worker per thread; `rules` is shared and must outlive it. Scratch memory is kept from page
/// to page, so refilling the same ReadPage allocates nothing once buffers have grown.
///
///     PageReader reader(rules);
///     ReadPage read;
///     while (source.next(page)) {
///       reader.read(page, read);
///       for (const Block& block : read.blocks) use(quote(page, read, block.begin, block.end));
///     }
class PageReader {
 public:
  explicit PageReader(const ReadingRules& rules);
  ~PageReader();
  PageReader(PageReader&&) noexcept;
  PageReader& operator=(PageReader&&) noexcept;

  /// Refills `read` with the page. Never fails: what is not understood is kept in input order.
  void read(const Page& page, ReadPage& read);

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

/// One page with a worker of its own; for tests and single pages.
ReadPage read_page(const Page& page, const ReadingRules& rules);

/// Completes the first item of a page that continues one of the page before: its number and its
/// responsible bodies, which only the earlier page prints. To be called in page order.
void carry_over(const Page& page_before, const ReadPage& before, ReadPage& read);

/// The page as read, UTF-8, one block a line.
std::string render_text(const Page& page, const ReadPage& read);

}  // namespace renkei
