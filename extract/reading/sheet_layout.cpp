// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/sheet_layout.hpp"

#include "extract/reading/paragraph_joiner.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

bool is_numbering(std::u32string_view text, const ReadingRules& rules) {
  if (text.empty()) return true;
  if (rules.is_bullet(text[0]) || text[0] == U'(' || text[0] == U'【' || text[0] == U'<')
    return true;
  return text.size() > 1 && text[0] >= U'0' && text[0] <= U'9' &&
         (text[1] == U'.' || text[1] == U')' || text[1] == U'、');
}

bool is_ascii(char32_t c) { return c > 0x20 && c < 0x7F; }

/// Whether the slash stands inside a URL: in a run of ASCII with "://" that goes on behind it. (The
/// slash behind a URL ends its line.)
bool is_in_url(std::u32string_view text, std::size_t slash) {
  if (slash + 1 >= text.size() || !is_ascii(text[slash + 1]) || text[slash + 1] == U'(') {
    return false;
  }
  std::size_t begin = slash;
  while (begin > 0 && is_ascii(text[begin - 1])) --begin;
  const std::size_t mark = text.find(U"://", begin);
  return mark != text.npos && mark < slash + 1 && mark > begin;
}

// "/" is also part of names and dates (JPCERT/CC, 1/2, 及び/又は): a line ends where a sentence
// ends before it or a numbering begins after it.
bool is_line_end(std::u32string_view text, std::size_t slash, const ReadingRules& rules) {
  const std::u32string_view after = text.substr(slash + 1);
  if (is_in_url(text, slash)) return false;
  if (slash == 0 || after.empty() || after[0] == U'/' || text[slash - 1] == U'/') return true;
  if (is_numbering(after, rules)) return true;
  const char32_t before = text[slash - 1];
  return before == U'。' || before == U')' || before == U'】' || before == U'>' || before == U';';
}

void write_text(std::u32string_view text, Span line, const Place& place, const ReadingRules& rules,
                BlockWriter& writer) {
  const auto write = [&](std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const BlockKind kind = rules.is_bullet(text[begin]) ? BlockKind::Bullet : BlockKind::Paragraph;
    writer.write(kind, place, {line.begin + std::uint32_t(begin), line.begin + std::uint32_t(end)});
  };
  std::size_t begin = 0;
  for (std::size_t at = text.find(U'/'); at != text.npos; at = text.find(U'/', at + 1)) {
    if (!is_line_end(text, at, rules)) continue;
    write(begin, at);
    begin = at + 1;
  }
  write(begin, text.size());
}

}  // namespace

bool is_sheet(const PageScan& scan, const ReadingRules& rules) {
  std::size_t labels = 0;
  for (const ScanLine& line : scan.lines) {
    if (line.width <= 24 && rules.find_field(scan.view(line.span)) && ++labels == 3) return true;
  }
  return false;
}

void write_sheet(const PageScan& scan, const ReadingRules& rules, BlockWriter& writer) {
  Place place;
  for (const ScanLine& line : scan.lines) {
    if (const FieldLabel* label = rules.find_field(scan.view(line.span))) {
      place.section = label->section;
      writer.write(BlockKind::Label, place, line.span);
    } else {
      write_text(scan.view(line.span), line.span, place, rules, writer);
    }
  }
}

}  // namespace renkei
