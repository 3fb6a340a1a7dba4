// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/page_layout.hpp"

#include <algorithm>
#include <utility>

#include "extract/reading/block_writer.hpp"
#include "extract/reading/boilerplate.hpp"
#include "extract/reading/page_scan.hpp"
#include "extract/reading/prose_layout.hpp"
#include "extract/reading/sheet_layout.hpp"
#include "extract/reading/table_layout.hpp"

namespace renkei {

class PageReader::Worker {
 public:
  explicit Worker(const ReadingRules& rules)
      : rules_(rules), table_(scan_, rules, continuity_), prose_(scan_, rules, continuity_) {}

  void read(const Page& page, ReadPage& out) {
    clear(out);
    out.metadata = page.metadata;
    scan_.scan(page.text);
    strip_boilerplate(page, rules_, scan_, out.metadata);
    BlockWriter writer(scan_, out);
    if (is_sheet(scan_, rules_)) {
      write_sheet(scan_, rules_, writer);
      return;
    }
    continuity_.learn(scan_, rules_.continuity());
    out.layout_confidence = write_regions(out, writer);
    if (is_slide(out)) {
      for (Block& block : out.blocks) block.section = SectionKind::Slide;
    }
  }

 private:
  static void clear(ReadPage& out) {
    out.chars.clear();
    out.origin.clear();
    out.gap.clear();
    out.blocks.clear();
    out.items.clear();
    out.layout_confidence = 1.0;
  }

  /// Tables, and prose between them. @returns the confidence in the order, 0..1
  double write_regions(ReadPage& out, BlockWriter& writer) {
    double confidence = 1;
    std::size_t begin = 0;
    std::size_t line = 0;
    while (line < scan_.lines.size()) {
      if (!table_.begins(line)) {
        ++line;
        continue;
      }
      // Without an item or a head before it, the text above a label continues an item.
      if (begin == 0 && !has_heading({begin, line})) line = begin;
      confidence = std::min(confidence, prose_.write({begin, line}, writer));
      const std::size_t table = line++;
      while (line < scan_.lines.size() && !table_.ends_before(line)) ++line;
      confidence = std::min(confidence, table_.write({table, line}, out, writer));
      begin = line;
    }
    return std::min(confidence, prose_.write({begin, line}, writer));
  }

  /// Boxes of a diagram and captions outnumber what is written out.
  static bool is_slide(const ReadPage& read) {
    constexpr std::ptrdiff_t fewest = 8;
    const auto fragments =
        std::count_if(read.blocks.begin(), read.blocks.end(),
                      [](const Block& block) { return block.kind == BlockKind::Fragment; });
    return read.items.empty() && fragments >= fewest &&
           2 * std::size_t(fragments) > read.blocks.size();
  }

  bool has_heading(LineRange lines) const {
    for (std::size_t i = lines.begin; i < lines.end; ++i) {
      if (table_.ends_before(i)) return true;
    }
    return false;
  }

  const ReadingRules& rules_;
  PageScan scan_;
  PageContinuity continuity_;
  TableReader table_;
  ProseReader prose_;
};

PageReader::PageReader(const ReadingRules& rules) : worker_(std::make_unique<Worker>(rules)) {}
PageReader::~PageReader() = default;
PageReader::PageReader(PageReader&&) noexcept = default;
PageReader& PageReader::operator=(PageReader&&) noexcept = default;

void PageReader::read(const Page& page, ReadPage& read) { worker_->read(page, read); }

ReadPage read_page(const Page& page, const ReadingRules& rules) {
  ReadPage read;
  PageReader(rules).read(page, read);
  return read;
}

void carry_over(const Page& page_before, const ReadPage& before, ReadPage& read) {
  if (read.items.empty() || !read.items.front().continued || before.items.empty()) return;
  Item& item = read.items.front();
  const Item& last = before.items.back();
  item.marker = last.marker;
  item.carried_owners = last.carried_owners;
  const auto index = std::int32_t(before.items.size()) - 1;
  for (const Block& block : before.blocks) {
    if (block.kind != BlockKind::Owner || block.item != index) continue;
    item.carried_owners.push_back(quote(page_before, before, block.begin, block.end).text);
  }
}

std::string render_text(const Page& page, const ReadPage& read) {
  std::string text;
  for (const Block& block : read.blocks) {
    text += quote(page, read, block.begin, block.end).text;
    text += '\n';
  }
  return text;
}

}  // namespace renkei
