// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/page_layout.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/reading/block_writer.hpp"
#include "extract/reading/boilerplate.hpp"
#include "extract/reading/cell_table.hpp"
#include "extract/reading/page_scan.hpp"
#include "extract/reading/prose_layout.hpp"
#include "extract/reading/sheet_layout.hpp"
#include "extract/reading/table_layout.hpp"
#include "graph/text.hpp"

namespace renkei {

class PageReader::Worker {
 public:
  explicit Worker(const ReadingRules& rules)
      : rules_(rules),
        table_(scan_, rules, continuity_),
        cells_(scan_, rules, continuity_),
        prose_(scan_, rules, continuity_) {}

  void read(const Page& page, ReadPage& out) {
    clear(out);
    out.metadata = page.metadata;
    scan_.scan(page.text, page.hints);
    strip_boilerplate(page, rules_, scan_, out.metadata);
    BlockWriter writer(scan_, out);
    if (is_sheet(scan_, rules_)) {
      write_sheet(scan_, rules_, writer);
      return;
    }
    continuity_.turn_to(scan_, rules_.continuity());
    cells_.set_printed(!page.boxes.empty());
    out.layout_confidence = write_regions(out, writer);
    if (is_slide(out)) {
      for (Block& block : out.blocks) block.section = SectionKind::Slide;
    }
    if (!out.items.empty() && out.items.front().continued) {
      out.items.front().marker = page.carried.marker;
      out.items.front().carried_owners = page.carried.owners;
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
      if (const LineRange cells = cells_at(line); cells.end > line) {
        confidence = std::min(confidence, prose_.write({begin, line}, writer));
        cells_.write(out, writer);
        begin = line = cells.end;
        continue;
      }
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

  /// A table of cells that begins in the line, unless its items are those of a yearly plan.
  LineRange cells_at(std::size_t line) {
    const LineHint& hint = scan_.lines[line].hint;
    if (!hint.is_cell || (line > 0 && scan_.lines[line - 1].hint.band == hint.band)) return {};
    const LineRange cells = cells_.at(line);
    for (std::size_t i = cells.begin; i < cells.end; ++i) {
      if (table_.marks_item(i)) return {};
    }
    return cells;
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
      if (scan_.lines[i].hint.is_heading || table_.ends_before(i)) return true;
    }
    return false;
  }

  const ReadingRules& rules_;
  PageScan scan_;
  PageContinuity continuity_;
  TableReader table_;
  CellTable cells_;
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

class PageSequence::Tracker {
 public:
  explicit Tracker(const ReadingRules& rules)
      : rules_(rules), table_(scan_, rules, continuity_), cells_(scan_, rules, continuity_) {}

  void follow(Page& page) {
    if (page.number <= 1) item_ = {};
    page.carried = item_;
    const bool has_cells = std::any_of(page.hints.begin(), page.hints.end(),
                                       [](const LineHint& hint) { return hint.is_cell; });
    if (!has_cells && !may_have_item(page.text)) return;
    scan_.scan(page.text, page.hints);
    continuity_.turn_to(scan_, rules_.continuity());
    std::optional<CarriedItem> last = table_.last_item(page.text);
    if (!last && has_cells) last = cells_.last_item(page.text);
    if (last) item_ = std::move(*last);
  }

 private:
  /// Whether a line begins like an item; most pages have none and need not be looked at closely.
  bool may_have_item(std::u32string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      while (at < text.size() && text::is_space(text[at])) ++at;
      char32_t start[3] = {};
      const bool may_begin =
          at < text.size() && rules_.may_begin(SectionMarker::Role::Item, text::fold(text[at]));
      std::size_t size = may_begin ? 0 : 3;
      while (size < 3 && at + size < text.size()) {
        start[size] = text::fold(text[at + size]);
        if (rules_.matches(SectionMarker::Role::Item, {start, ++size})) return true;
      }
      at = text.find(U'\n', at);
      if (at == text.npos) return false;
    }
    return false;
  }

  const ReadingRules& rules_;
  PageScan scan_;
  PageContinuity continuity_;
  TableReader table_;
  CellTable cells_;
  CarriedItem item_;
};

PageSequence::PageSequence(const ReadingRules& rules)
    : tracker_(std::make_unique<Tracker>(rules)) {}
PageSequence::~PageSequence() = default;
PageSequence::PageSequence(PageSequence&&) noexcept = default;

void PageSequence::follow(Page& page) { tracker_->follow(page); }

std::string render_text(const Page& page, const ReadPage& read) {
  std::string text;
  for (const Block& block : read.blocks) {
    text += quote(page, read, block.begin, block.end).text;
    text += '\n';
  }
  return text;
}

std::vector<ReadRun> runs_of(const Page& page, const ReadPage& read) {
  std::vector<ReadRun> runs;
  for (std::size_t i = 0; i < read.blocks.size(); ++i) {
    const Block& block = read.blocks[i];
    for (std::uint32_t begin = block.begin; begin < block.end;) {
      std::uint32_t end = begin + 1;
      while (end < block.end && read.gap[end] != ReadPage::LineBreak) ++end;
      Quote part = quote(page, read, begin, end);
      runs.push_back({std::uint32_t(i), block.kind, part.ranges.front(), std::move(part.text)});
      begin = end;
    }
  }
  return runs;
}

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::Heading:
      return "heading";
    case BlockKind::Paragraph:
      return "paragraph";
    case BlockKind::Bullet:
      return "bullet";
    case BlockKind::Owner:
      return "owner";
    case BlockKind::Label:
      return "label";
    case BlockKind::Fragment:
      return "fragment";
    case BlockKind::Footnote:
      return "footnote";
  }
  return "";
}

}  // namespace renkei
