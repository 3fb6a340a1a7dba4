// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/read_page.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// Below this `layout_confidence` columns could not be told apart: their lines are read one by one,
/// as they came, and what they state is less sure. Pages of reports reach 0.7 and more.
inline constexpr double unclear_layout = 0.2;

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

/// Tells each page what the pages before it leave open: the item that goes on over its beginning.
///
///     PageSequence sequence(rules);
///     while (source.next(page)) {
///       sequence.follow(page);  // in page order, before pages go to their workers
///       reader.read(page, read);
///     }
class PageSequence {
 public:
  explicit PageSequence(const ReadingRules& rules);
  ~PageSequence();
  PageSequence(PageSequence&&) noexcept;

  /// Fills in `page.carried`. A page with the number 1 begins a document.
  void follow(Page& page);

 private:
  class Tracker;
  std::unique_ptr<Tracker> tracker_;
};

/// The page as read, UTF-8, one block a line.
std::string render_text(const Page& page, const ReadPage& read);

/// A part of a block that stands together in the input.
struct ReadRun {
  std::uint32_t block = 0;  ///< 0-based, in reading order
  BlockKind kind = BlockKind::Paragraph;
  CodePointRange range;  ///< in the page's text
  std::string text;      ///< UTF-8
};

/// The runs of a page's blocks, in reading order.
std::vector<ReadRun> runs_of(const Page& page, const ReadPage& read);

/// "heading", "paragraph", "bullet", "owner", "label", "fragment", "footnote"
std::string_view name_of(BlockKind kind);

}  // namespace renkei
