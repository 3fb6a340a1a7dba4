// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.hpp"

namespace renkei {

/// What the container says of a line: HTML by its markup, PDF by its boxes.
struct LineHint {
  std::uint32_t at = 0;     ///< code point of `Page::text` at which the line begins
  std::uint16_t band = 0;   ///< lines side by side, or of one table, have the same
  std::uint8_t column = 0;  ///< 1-based, from the left; 0 = nothing stands beside the line
  std::uint16_t row = 0;    ///< 1-based, of a cell; 0 = the container does not say
  bool is_cell = false;     ///< of a table that is in order row by row; else columns of prose
  bool begins = false;      ///< a paragraph, bullet or cell of its own begins
  bool is_heading = false;
  bool is_note = false;  ///< small print at the foot of the page or a column
};

/// Where a run of characters is printed, in points from the page's left and top.
struct TextBox {
  std::uint32_t begin = 0;  ///< half-open run of code points of `Page::text`
  std::uint32_t end = 0;
  float x_min = 0;
  float y_min = 0;
  float x_max = 0;
  float y_max = 0;
};

/// The item of a table that goes on from the page before.
struct CarriedItem {
  std::string marker;               ///< "(シ)"; empty = the text before has no item
  std::vector<std::string> owners;  ///< its responsible bodies, UTF-8
};

/// One page as received, decoded, nothing dropped.
struct Page {
  std::string id;            ///< file stem; "stem#2" when the document has several pages
  std::uint32_t number = 1;  ///< 1-based in the document
  std::u32string text;       ///< code points as in the input
  PageMetadata metadata;     ///< what the container said (JSON Lines, HTML); often empty
  /// The input's byte that each character begins at; size of `text`, or empty unless asked for.
  std::vector<std::uint64_t> bytes;
  std::vector<LineHint> hints;  ///< of some lines, in order; none for plain text
  std::vector<TextBox> boxes;   ///< of words, in the order of the text; PDF only
  CarriedItem carried;          ///< by `PageSequence`; empty when it was not asked
};

/// What a run of text is on the page.
enum class BlockKind : std::uint8_t {
  Heading,  ///< of a section, slide or item
  Paragraph,
  Bullet,    ///< starts with ・ ○ ※ ① …
  Owner,     ///< one body in the 担当府省庁 cell of a table item
  Label,     ///< a section marker or field label: <成果・進捗状況>, 事業の目的
  Fragment,  ///< a short text that is no sentence: a box of a diagram, a table cell
  Footnote,
};

/// Which part of the report a block stands in; decides status and missing subjects.
enum class SectionKind : std::uint8_t {
  Body,
  Strategy,       ///< quoted national strategy (「…より」)
  Plan,           ///< 年次計画
  Result,         ///< 成果・進捗状況
  ProgrammeName,  ///< programme sheets: 事業名
  Ministry,       ///< 府省庁
  Bureau,         ///< 担当部局
  Purpose,        ///< 事業の目的
  Issues,         ///< 現状・課題
  Overview,       ///< 事業の概要
  Slide,          ///< budget slide or diagram
};

/// Where a cell stands in a table that the container shows as one; 1-based, 0 = in none.
struct CellPlace {
  std::uint16_t table = 0;  ///< the same for all cells of a table
  std::uint16_t row = 0;
  std::uint8_t column = 0;
  friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

/// A paragraph, bullet, heading or cell, in reading order.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  SectionKind section = SectionKind::Body;
  std::int32_t item = -1;        ///< index into ReadPage::items, -1 outside the table's items
  std::int32_t fiscal_year = 0;  ///< of the section, e.g. 2024 for <2024 年度年次計画>; 0 = unknown
  std::uint32_t begin = 0;  ///< half-open range in ReadPage::chars
  std::uint32_t end = 0;
  CellPlace cell = {};
};

/// An item (項番) of a report's table.
struct Item {
  std::string marker;      ///< "(シ)", UTF-8 as on the page
  bool continued = false;  ///< begins on an earlier page; owners are carried over from there
  std::vector<std::string>
      carried_owners;  ///< UTF-8, when `continued`; this page does not print them
};

/// A page in reading order. One dense buffer that all later stages view by index.
struct ReadPage {
  std::u32string chars;               ///< folded by text::fold, without white space
  std::vector<std::uint32_t> origin;  ///< chars[i] is Page::text[origin[i]]; size of `chars`
  std::vector<std::uint8_t> gap;      ///< Gap before chars[i]; size of `chars`
  std::vector<Block> blocks;          ///< in reading order, disjoint, increasing
  std::vector<Item> items;
  PageMetadata metadata;           ///< container's, completed by the page's own boilerplate
  double layout_confidence = 1.0;  ///< 0..1

  /// What lay between chars[i-1] and chars[i] in reading order.
  enum Gap : std::uint8_t {
    None = 0,
    Blank = 1,      ///< white space inside a line
    LineBreak = 2,  ///< line end, or a jump over another column
  };
};

/// Text of chars[begin, end) as on the page: a blank only where one separates words, i.e. where
/// at least one side is Latin or a digit and the page has a blank, or both sides are Latin words
/// and the page has a line break.
/// @returns the quote with UTF-8 text and ranges into `page.text`
Quote quote(const Page& page, const ReadPage& read, std::uint32_t begin, std::uint32_t end);

}  // namespace renkei
