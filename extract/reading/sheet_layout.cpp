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

/// Follows a text from slash to slash and knows whether one stands inside a URL: in a run of ASCII
/// with "://" that goes on behind it. (The slash behind a URL ends its line.)
class UrlWatch {
 public:
  explicit UrlWatch(std::u32string_view text) : text_(text) {}

  /// @param slash behind the one of the last call
  bool is_in_url(std::size_t slash) {
    for (; next_ < slash; ++next_) {
      if (!is_ascii(text_[next_])) begin_ = next_ + 1;
    }
    const bool scheme = slash > begin_ + 1 && text_[slash - 1] == U':';
    if (mark_ <= begin_ && scheme && text_.substr(slash + 1, 1) == U"/") mark_ = slash - 1;
    if (slash + 1 >= text_.size() || !is_ascii(text_[slash + 1]) || text_[slash + 1] == U'(') {
      return false;
    }
    return mark_ > begin_;
  }

 private:
  std::u32string_view text_;
  std::size_t next_ = 0;   // first character not looked at
  std::size_t begin_ = 0;  // of the run of ASCII
  std::size_t mark_ = 0;   // of the "://" in it, when it lies behind begin_
};

// Headings are shorter, in characters.
constexpr std::size_t max_heading = 40;

// "(2)事業承継総合支援事業/全国の…を実施する。": a numbered heading and its text.
bool ends_heading(std::u32string_view line, std::u32string_view after, const ReadingRules& rules) {
  if (line.size() > max_heading || line.find(U'。') != line.npos) return false;
  if (!is_numbering(line, rules) && !rules.is_bullet(line.front())) return false;
  const std::u32string_view next = after.substr(0, after.find(U'/'));
  return next.find(U'。') != next.npos;
}

// "/" is also part of names and dates (JPCERT/CC, 1/2, 及び/又は): a line ends where a sentence
// ends before it or a numbering begins after it.
bool is_line_end(std::u32string_view text, std::size_t begin, std::size_t slash, UrlWatch& urls,
                 const ReadingRules& rules) {
  const std::u32string_view after = text.substr(slash + 1);
  if (urls.is_in_url(slash)) return false;
  if (slash == 0 || after.empty() || after[0] == U'/' || text[slash - 1] == U'/') return true;
  if (is_numbering(after, rules)) return true;
  if (slash > begin && ends_heading(text.substr(begin, slash - begin), after, rules)) return true;
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
  UrlWatch urls(text);
  std::size_t begin = 0;
  for (std::size_t at = text.find(U'/'); at != text.npos; at = text.find(U'/', at + 1)) {
    if (!is_line_end(text, begin, at, urls, rules)) continue;
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
