// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/entity/note_marks.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"
#include "tests/extract/reading/interleaved_page.hpp"
#include "tests/extract/reading/rules.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

/// A page of prose with these footnotes, as if a layout had found them.
struct Read {
  Page page;
  ReadPage read;
};

Read read_with_notes(std::u32string_view prose, const std::vector<std::u32string>& notes) {
  Read result;
  std::u32string text(prose);
  std::vector<std::uint32_t> begins;
  for (const std::u32string& note : notes) {
    text += U'\n';
    begins.push_back(std::uint32_t(text.size()));
    text += note;
  }
  result.page = page_of(text);
  result.read = read_page(result.page, built_in_rules());
  // A block a line, the notes as footnotes.
  result.read.blocks.clear();
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= result.read.chars.size(); ++i) {
    const bool is_last = i == result.read.chars.size();
    const bool is_begin =
        !is_last && std::find(begins.begin(), begins.end(), result.read.origin[i]) != begins.end();
    if (!is_last && !is_begin) continue;
    const bool is_note = begin > 0;
    result.read.blocks.push_back({is_note ? BlockKind::Footnote : BlockKind::Paragraph,
                                  SectionKind::Body,
                                  -1,
                                  0,
                                  begin,
                                  i,
                                  {}});
    begin = i;
  }
  drop_note_marks(built_in_lexicon(), result.page, result.read);
  return result;
}

std::u32string prose_of(const ReadPage& read) {
  const Block& block = read.blocks.front();
  return read.chars.substr(block.begin, block.end - block.begin);
}

}  // namespace

TEST_CASE("the numbers that refer to footnotes are dropped, other numbers stay") {
  const Read all = read_with_notes(
      U"沿岸防災センター(ＣＤＣ1)は、波を見ています2。計3の港で、5年に3回、海図を直しました3。",
      {U"1 Coastal Disaster Center", U"2 https://example.jp/nami", U"3 海図は水路部による。"});
  CHECK(prose_of(all.read) ==
        U"沿岸防災センター(CDC)は、波を見ています。計3の港で、5年に3回、海図を直しました。");
  CHECK(all.read.chars.size() == all.read.origin.size());
  CHECK(all.read.chars.size() == all.read.gap.size());
  CHECK(all.read.blocks.back().end == all.read.chars.size());
}

TEST_CASE("a quote around a dropped mark is what its ranges hold") {
  const Read all = read_with_notes(U"沿岸防災センター1は、波を見ています2。",
                                   {U"1 Coastal Disaster Center", U"2 https://example.jp/nami"});
  const Quote whole = quote(all.page, all.read, 0, all.read.blocks.front().end);
  std::u32string joined;
  for (const auto& range : whole.ranges) {
    joined += all.page.text.substr(range.begin, range.end - range.begin);
  }
  CHECK(joined == U"沿岸防災センターは、波を見ています。");
  CHECK(text::from_utf8(whole.text) == joined);
}

TEST_CASE("a page without footnotes keeps its numbers") {
  const Read all = read_with_notes(U"港を2つ直しました3。G7、COP15。", {});
  CHECK(prose_of(all.read) == U"港を2つ直しました3。G7、COP15。");
}

TEST_CASE("numbers that do not count up as the footnotes do stay") {
  const Read all = read_with_notes(U"波は7を超えます。", {U"1 注", U"2 注", U"3 注"});
  CHECK(prose_of(all.read) == U"波は7を超えます。");
}
