// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

/// What an element does to the text.
enum class HtmlRole : std::uint8_t {
  Inline,    ///< nothing
  Block,     ///< begins and ends a paragraph
  Heading,   ///< the same, a heading
  Item,      ///< <li>, <dt>, <dd>
  List,      ///< <ul>, <ol>, <dl>
  Break,     ///< <br>
  Verbatim,  ///< <pre>
  Table,
  Row,
  Cell,
  Link,
  Hidden,  ///< what is not text, or not the page's: scripts, navigation, ruby readings
  Main,    ///< holds the page's own text
  Title,   ///< of the document
};

/// A step through a parsed document.
struct HtmlEvent {
  enum class Kind : std::uint8_t { Open, Close, Text };
  Kind kind = Kind::Text;
  HtmlRole role = HtmlRole::Inline;  ///< Open, Close
  std::uint16_t rows = 1;            ///< Open of a cell: rows it takes
  std::uint16_t span = 1;            ///< Open of a cell: columns it takes
  std::uint32_t mate = 0;            ///< Open: index of the Close, or one after the last event
  std::uint32_t begin = 0;           ///< Text: half-open range of HtmlDocument::text
  std::uint32_t end = 0;
  std::uint32_t place = 0;  ///< Text: index into the input of its first byte
  bool is_literal = true;   ///< Text: the input's bytes; else a character reference
};

/// An HTML text as libxml2 understands it.
struct HtmlDocument {
  std::string text;  ///< UTF-8, all texts of all events
  std::vector<HtmlEvent> events;
  std::string title;  ///< from <meta>, when it says more than <title>
  std::string publisher;
  std::string source_url;
  std::string date;
  std::string language;  ///< lang of <html>, else of <body>, else what <meta> says
};

HtmlDocument parse_html(std::string_view html);

}  // namespace renkei
