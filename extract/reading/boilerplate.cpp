// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/boilerplate.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/lexicon/lexicon.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using Where = BoilerplateRule::Where;

// A running head or foot is among so many lines of the page's edge.
constexpr std::size_t edge_lines = 4;
// A title in a running head is no longer than that, in half-width cells; a line of text often is.
constexpr int title_width = 84;

int number_in(std::u32string_view digits) {
  int value = 0;
  for (const char32_t c : digits) {
    if (c < U'0' || c > U'9' || value > 99'999) break;
    value = 10 * value + int(c - U'0');
  }
  return value;
}

std::string input_text(const Page& page, const PageScan& scan, Span span) {
  std::string text;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (i > span.begin && scan.gap[i] == ReadPage::Blank) text.push_back(' ');
    text::append_utf8(text, page.text[scan.origin[i]]);
  }
  return text;
}

class Stripper {
 public:
  Stripper(const Page& page, const ReadingRules& rules, PageScan& scan, PageMetadata& metadata)
      : page_(page), rules_(rules), scan_(scan), metadata_(metadata) {}

  void strip() {
    drop_anywhere();
    drop_beside();
    sweep();
    drop_top();
    drop_bottom();
    sweep();
    if (drop_second_printing()) {
      sweep();
      drop_bottom();
    }
    sweep();
  }

 private:
  std::u32string_view view(std::size_t line) const { return scan_.view(scan_.lines[line].span); }

  const BoilerplateRule* find(std::size_t line, Where where) {
    return rules_.find_boilerplate(where, view(line), &captures_);
  }

  void drop(std::size_t line) { scan_.lines[line].span.end = scan_.lines[line].span.begin; }
  bool is_dropped(std::size_t line) const { return scan_.lines[line].span.empty(); }

  void sweep() {
    std::erase_if(scan_.lines, [](const ScanLine& line) { return line.span.empty(); });
  }

  void keep(const BoilerplateRule& rule, std::size_t line) {
    const std::uint32_t base = scan_.lines[line].span.begin;
    for (std::size_t i = 0; i < rule.fields.size() && i < captures_.size(); ++i) {
      const Span span{base + captures_[i].begin, base + captures_[i].end};
      switch (rule.fields[i]) {
        case MetadataField::None:
          break;
        case MetadataField::Title:
          keep_text(metadata_.title, span);
          break;
        case MetadataField::Publisher:
          keep_text(metadata_.publisher, span);
          break;
        case MetadataField::SourceUrl:
          keep_text(metadata_.source_url, span);
          break;
        case MetadataField::Date:
          keep_text(metadata_.date, span);
          break;
        case MetadataField::PrintedPage:
          if (metadata_.printed_page == 0) metadata_.printed_page = number_in(scan_.view(span));
      }
    }
  }

  void keep_text(std::string& field, Span span) const {
    if (field.empty()) field = input_text(page_, scan_, span);
  }

  void drop_anywhere() {
    for (std::size_t i = 0; i < scan_.lines.size(); ++i) {
      const BoilerplateRule* rule = find(i, Where::Anywhere);
      if (!rule) continue;
      keep(*rule, i);
      drop(i);
    }
    // The title line of a portal stands above its other lines, not at the edge.
    for (std::size_t i = 0; i < std::min(scan_.lines.size(), 2 * edge_lines); ++i) {
      if (is_dropped(i)) continue;
      if (const BoilerplateRule* rule = find(i, Where::Top)) {
        keep(*rule, i);
        drop(i);
      }
    }
  }

  void drop_beside() {
    for (std::size_t i = 0; i < scan_.lines.size(); ++i) {
      const bool beside =
          (i > 0 && is_dropped(i - 1)) || (i + 1 < scan_.lines.size() && is_dropped(i + 1));
      if (beside && !is_dropped(i) && find(i, Where::Beside)) drop(i);
    }
  }

  // "別添2 2023 年度の…", its second line, then a blank line and the text.
  void drop_top() {
    for (std::size_t i = 0; i < std::min(scan_.lines.size(), edge_lines); ++i) {
      if (!find(i, Where::Head)) continue;
      drop(i);
      drop_head_titles(i, captures_.empty() || view_is_short(i));
      return;
    }
  }

  bool view_is_short(std::size_t line) const { return scan_.lines[line].width <= 12; }

  void drop_head_titles(std::size_t head, bool title_follows) {
    std::size_t i = head + 1;
    if (title_follows) {
      // The number of the section, then the titles, may stand apart from the mark.
      if (i < scan_.lines.size() && is_number(view(i))) drop(i++);
      if (i >= scan_.lines.size() || !is_title(i) || follows_sentence(i)) return;
      drop(i++);
    }
    if (i < scan_.lines.size() && scan_.lines[i].blanks == 0 && is_title(i)) drop(i);
  }

  static bool is_number(std::u32string_view line) {
    return line.size() <= 3 &&
           std::all_of(line.begin(), line.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  }

  bool is_title(std::size_t line) const {
    const std::u32string_view text = view(line);
    return scan_.lines[line].width <= title_width && text.find(U'。') == text.npos &&
           text.back() != U'、' && !rules_.matches(SectionMarker::Role::Item, text.substr(0, 3)) &&
           !rules_.matches(SectionMarker::Role::Intro, text);
  }

  // A title is a group of its own; a line that runs on is text.
  bool follows_sentence(std::size_t line) const {
    return line + 2 < scan_.lines.size() && scan_.lines[line + 1].blanks == 0 &&
           scan_.lines[line + 2].blanks == 0 && scan_.lines[line].width > 24;
  }

  void drop_bottom() {
    std::size_t seen = 0;
    for (std::size_t i = scan_.lines.size(); i > 0 && seen < 1; --i) {
      if (is_dropped(i - 1)) continue;
      ++seen;
      if (const BoilerplateRule* rule = find(i - 1, Where::Bottom)) {
        keep(*rule, i - 1);
        drop(i - 1);
      }
    }
  }

  // Some portals print a page's text and then once more, without the heading that they take for
  // the title: the rest of the page is what stands before it.
  bool drop_second_printing() {
    constexpr std::uint32_t shortest = 60;
    const std::vector<ScanLine>& lines = scan_.lines;
    // A page whose lines are nearly all alike would be compared with itself at every line.
    std::size_t budget = 16 * (scan_.chars.size() + lines.size());
    for (std::size_t second = lines.size() / 4; second < lines.size(); ++second) {
      if (tail_size(second) < shortest) return false;
      for (std::size_t gap = 0; gap <= 2 && gap < second; ++gap) {
        const std::size_t count = lines.size() - second;
        if (second < gap + count) continue;
        const std::size_t first = second - gap - count;
        if (!equal_lines(first, second, count, budget)) continue;
        for (std::size_t i = second - gap; i < lines.size(); ++i) drop(i);
        return true;
      }
    }
    return false;
  }

  std::uint32_t tail_size(std::size_t line) const {
    return scan_.lines.back().span.end - scan_.lines[line].span.begin;
  }

  /// @param budget characters that may be compared; less what was, false when it is used up
  bool equal_lines(std::size_t a, std::size_t b, std::size_t count, std::size_t& budget) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (view(a + i).size() != view(b + i).size()) return false;
      const std::size_t cost = view(a + i).size() + 1;
      if (cost > budget || view(a + i) != view(b + i)) return false;
      budget -= cost;
    }
    return true;
  }

  const Page& page_;
  const ReadingRules& rules_;
  PageScan& scan_;
  PageMetadata& metadata_;
  std::vector<Span> captures_;
};

/// 「令和6年7月10日」 becomes 2024-07-10; a fiscal year (2024 年度) is none of days but the
/// document's. What is no date stays as it is.
void make_iso(const Calendar& calendar, PageMetadata& metadata) {
  if (metadata.date.empty()) return;
  const std::optional<DateMention> date = calendar.find(dense(metadata.date));
  if (!date) return;
  if (!date->is_fiscal) {
    metadata.date = date->iso();
  } else {
    if (metadata.fiscal_year == 0) metadata.fiscal_year = date->year;
    metadata.date.clear();
  }
}

}  // namespace

void strip_boilerplate(const Page& page, const ReadingRules& rules, PageScan& scan,
                       PageMetadata& metadata) {
  Stripper(page, rules, scan, metadata).strip();
  make_iso(rules.calendar(), metadata);
  if (metadata.fiscal_year == 0) {
    metadata.fiscal_year = rules.calendar().fiscal_year_in(dense(metadata.title));
  }
}

}  // namespace renkei
