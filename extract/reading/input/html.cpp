// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/html.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "extract/reading/input/html_events.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using Kind = HtmlEvent::Kind;

// A menu has so many links, and next to nothing else. From the study that html.hpp names; a list of
// a report's own links stands in its main text or has words between.
constexpr int menu_links = 4;
constexpr double menu_share = 0.85;

/// Decides which events are the page's own.
class MainText {
 public:
  explicit MainText(const HtmlDocument& document)
      : events_(document.events), document_(document), is_dropped_(events_.size(), false) {}

  std::vector<bool> find() {
    std::uint32_t main_end = 0;
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
      if (events_[i].kind != Kind::Open) continue;
      const HtmlRole role = events_[i].role;
      if (role == HtmlRole::Hidden) drop(i, events_[i].mate);
      if (role == HtmlRole::Main) main_end = std::max(main_end, events_[i].mate);
      const bool may_be_menu = role == HtmlRole::List || role == HtmlRole::Block;
      if (may_be_menu && i >= main_end && is_menu(i)) drop(i, events_[i].mate);
    }
    keep_main();
    return std::move(is_dropped_);
  }

 private:
  void drop(std::uint32_t begin, std::uint32_t end) {
    std::fill(is_dropped_.begin() + begin,
              is_dropped_.begin() + std::ptrdiff_t(std::min<std::size_t>(end + 1, events_.size())),
              true);
  }

  std::size_t letters(const HtmlEvent& event) const {
    const auto begin = document_.text.begin() + event.begin;
    return std::size_t(std::count_if(begin, document_.text.begin() + event.end,
                                     [](char c) { return static_cast<unsigned char>(c) > 0x20; }));
  }

  bool is_menu(std::uint32_t open) const {
    std::size_t all = 0;
    std::size_t linked = 0;
    int links = 0;
    std::uint32_t link_end = 0;
    for (std::uint32_t i = open; i < events_[open].mate; ++i) {
      const HtmlEvent& event = events_[i];
      if (event.kind == Kind::Open && event.role == HtmlRole::Link) {
        ++links;
        link_end = event.mate;
      }
      if (event.kind != Kind::Text || is_dropped_[i]) continue;
      const std::size_t count = letters(event);
      all += count;
      if (i < link_end) linked += count;
    }
    return links >= menu_links && double(linked) >= menu_share * double(all);
  }

  /// Where the document says what its main text is, nothing else is.
  void keep_main() {
    std::vector<bool> is_main(events_.size(), false);
    std::size_t kept = 0;
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
      if (events_[i].kind != Kind::Open || events_[i].role != HtmlRole::Main || is_dropped_[i]) {
        continue;
      }
      for (std::uint32_t k = i; k <= events_[i].mate && k < events_.size(); ++k) {
        if (!is_main[k] && events_[k].kind == Kind::Text) kept += letters(events_[k]);
        is_main[k] = true;
      }
    }
    if (kept == 0) return;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (!is_main[i] && events_[i].role != HtmlRole::Title) is_dropped_[i] = true;
    }
  }

  const std::vector<HtmlEvent>& events_;
  const HtmlDocument& document_;
  std::vector<bool> is_dropped_;
};

/// Writes the events that are kept as lines with hints.
class LineWriter {
 public:
  LineWriter(const HtmlDocument& document, bool positions, Page& page)
      : document_(document), positions_(positions), page_(page) {}

  void write(const std::vector<bool>& is_dropped) {
    for (std::size_t i = 0; i < document_.events.size(); ++i) {
      const HtmlEvent& event = document_.events[i];
      if (event.role == HtmlRole::Title && event.kind == Kind::Open) {
        is_title_ = true;
      } else if (event.role == HtmlRole::Title && event.kind == Kind::Close) {
        is_title_ = false;
      } else if (!is_dropped[i]) {
        event.kind == Kind::Text ? text(event) : tag(event, i);
      }
    }
    end_line();
  }

  std::string title;

 private:
  void tag(const HtmlEvent& event, std::size_t at) {
    const bool opens = event.kind == Kind::Open;
    switch (event.role) {
      case HtmlRole::Inline:
      case HtmlRole::Link:
      case HtmlRole::Hidden:
      case HtmlRole::Title:
        return;
      case HtmlRole::Break:
        // The second of two makes a blank line, which parts columns and paragraphs in old pages.
        if (opens && !is_open_ && !begins_) put(U'\n', last_place_);
        if (opens) end_line();
        return;
      case HtmlRole::Verbatim:
        verbatim_ += opens ? 1 : -1;
        break;
      case HtmlRole::Heading:
        headings_ += opens ? 1 : -1;
        break;
      case HtmlRole::Table:
        hint_.column = 0;
        ++band_;
        hint_.row = 0;
        taken_.clear();
        is_data_ = opens && is_data_table(at);
        break;
      case HtmlRole::Row:
        if (opens) begin_row();
        break;
      case HtmlRole::Cell:
        hint_.column = opens && is_data_ ? begin_cell(event) : 0;
        break;
      case HtmlRole::Block:
      case HtmlRole::Item:
      case HtmlRole::List:
      case HtmlRole::Main:
        break;
    }
    end_line();
    begins_ = true;
  }

  /// Whether a table holds data: several cells a row, and no other table. What is set in tables for
  /// its look alone has neither.
  bool is_data_table(std::size_t open) const {
    int cells = 0;
    int most = 0;
    for (std::size_t i = open + 1; i < document_.events[open].mate; ++i) {
      const HtmlEvent& event = document_.events[i];
      if (event.kind != Kind::Open) continue;
      if (event.role == HtmlRole::Table) return false;
      if (event.role == HtmlRole::Row) cells = 0;
      if (event.role == HtmlRole::Cell) most = std::max(most, ++cells);
    }
    return most > 1;
  }

  void begin_row() {
    column_ = 0;
    if (hint_.row < 0xFFFF) ++hint_.row;
    busy_ = taken_;
    for (std::uint16_t& rows : taken_) rows = std::uint16_t(rows - (rows > 0 ? 1 : 0));
  }

  /// @returns the cell's column, 1-based, cells of rows above that reach down counted
  std::uint8_t begin_cell(const HtmlEvent& cell) {
    while (column_ < busy_.size() && busy_[column_] > 0) ++column_;
    const std::size_t column = column_;
    column_ += cell.span;
    if (taken_.size() < column_) taken_.resize(column_);
    for (std::size_t i = column; i < column_; ++i) taken_[i] = std::uint16_t(cell.rows - 1);
    return std::uint8_t(std::min<std::size_t>(column + 1, 250));
  }

  void text(const HtmlEvent& event) {
    const std::string_view bytes =
        std::string_view(document_.text).substr(event.begin, event.end - event.begin);
    if (is_title_) {
      title += bytes;
      return;
    }
    chars_.clear();
    text::decode_utf8(bytes, chars_);
    std::uint32_t place = event.place;
    for (const char32_t c : chars_) {
      add(c, place);
      if (event.is_literal) place += c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U;
    }
  }

  void add(char32_t c, std::uint32_t place) {
    const bool is_break = c == U'\n' || c == U'\r' || c == U'\f' || c == U'\v';
    if (is_break && verbatim_ > 0) {
      if (c == U'\n') {
        if (!is_open_ && !begins_) put(U'\n', place);
        end_line();
      }
      return;
    }
    if (is_break || c == U' ' || c == U'\t') {
      if (is_open_) put(U' ', place);
      return;
    }
    if (!is_open_) begin_line();
    put(c, place);
  }

  void begin_line() {
    is_open_ = true;
    hint_.at = std::uint32_t(page_.text.size());
    hint_.band = band_;
    hint_.begins = begins_;
    hint_.is_cell = hint_.column != 0;
    hint_.is_heading = headings_ > 0;
    page_.hints.push_back(hint_);
    begins_ = false;
  }

  void end_line() {
    if (!is_open_) return;
    is_open_ = false;
    put(U'\n', last_place_);
  }

  void put(char32_t c, std::uint32_t place) {
    page_.text.push_back(c);
    if (positions_) page_.bytes.push_back(place);
    last_place_ = place;
  }

  const HtmlDocument& document_;
  bool positions_;
  Page& page_;
  std::u32string chars_;
  LineHint hint_;
  std::uint32_t last_place_ = 0;
  std::uint16_t band_ = 0;
  int headings_ = 0;
  int verbatim_ = 0;
  bool is_data_ = false;              ///< the open table
  std::size_t column_ = 0;            ///< of the row, behind its last cell
  std::vector<std::uint16_t> taken_;  ///< by column: further rows that a cell above reaches into
  std::vector<std::uint16_t> busy_;   ///< the same for the row at hand
  bool is_open_ = false;
  bool begins_ = true;
  bool is_title_ = false;
};

std::string trimmed(std::string_view text) {
  std::string out;
  for (const char32_t c : text::from_utf8(text)) {
    if (!text::is_space(c)) {
      text::append_utf8(out, c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

void read_html(std::string_view html, bool positions, Page& page) {
  page.text.clear();
  page.bytes.clear();
  page.hints.clear();
  const HtmlDocument document = parse_html(html);
  LineWriter writer(document, positions, page);
  writer.write(MainText(document).find());
  page.metadata.title = trimmed(writer.title.empty() ? document.title : writer.title);
  page.metadata.publisher = trimmed(document.publisher);
  page.metadata.source_url = trimmed(document.source_url);
  page.metadata.date = trimmed(document.date);
  page.metadata.language = trimmed(document.language);
}

bool looks_like_html(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == head.npos || head[begin] != '<') return false;
  std::string lower(head.substr(begin, 1024));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  return lower.starts_with("<!doctype html") || lower.starts_with("<html") ||
         lower.find("<html") != lower.npos;
}

}  // namespace renkei
