// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "extract/reading/input/html.hpp"
#include "extract/reading/page_layout.hpp"
#include "extract/reading/source.hpp"
#include "tests/catch.hpp"
#include "tests/extract/reading/rules.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

Page page_of_html(const std::string& html, bool positions = false) {
  std::istringstream stream(html);
  ReadOptions options;
  options.positions = positions;
  DocumentSource source(stream, "report.html", options);
  Page page;
  REQUIRE(source.next(page));
  Page more;
  CHECK_FALSE(source.next(more));
  return page;
}

std::string read(const std::string& html) {
  const Page page = page_of_html(html);
  return render_text(page, read_page(page, built_in_rules()));
}

}  // namespace

TEST_CASE("the language that an element names counts before what a meta says") {
  const auto language = [](const std::string& html) {
    return page_of_html(html).metadata.language;
  };
  CHECK(language("<html lang=ja><body lang=en><p>海") == "ja");
  CHECK(language("<html><meta http-equiv=Content-Language content=ja-JP><body><p>海") == "ja-JP");
  CHECK(language("<html><meta name=dcterms.language content=en><body lang=fr><p>mer") == "fr");
  CHECK(language("<html><body><p lang=de>Meer").empty());
}

TEST_CASE("an HTML text is read without scripts, navigation and other chrome") {
  CHECK(
      read("<!DOCTYPE html><html><head><title>海洋白書</title><style>p{}</style>"
           "<script>var a='<p>気象庁</p>';</script></head><body>"
           "<nav><a href=1>ホーム</a></nav><header><ul><li><a href=1>政策</a><li><a href=2>統計</a>"
           "<li><a href=3>申請</a><li><a href=4>窓口</a></ul></header>"
           "<h1>海の調査</h1><p>気象庁は、海の<b>調査</b>を\n続けた。</p><p hidden>隠れた文。</p>"
           "<footer>〒100-0013</footer></body></html>") ==
      "海の調査\n気象庁は、海の調査を続けた。\n");
}

TEST_CASE("where a text says what its main part is, nothing else is read") {
  CHECK(read("<body><div>お知らせ</div><main><p>気象庁は、調査を続けた。</p></main>"
             "<div>関連情報</div></body>") == "気象庁は、調査を続けた。\n");
}

TEST_CASE("a list of links inside the main part is text") {
  const std::string list =
      "<ul><li><a href=1>白書</a><li><a href=2>年報</a><li><a href=3>手引</a><li><a href=4>統計</"
      "a></ul>";
  CHECK(read("<main><p>次の文書を公表した。</p>" + list + "</main>") ==
        "次の文書を公表した。\n白書\n年報\n手引\n統計\n");
  CHECK(read("<body><p>次の文書を公表した。</p>" + list + "</body>") == "次の文書を公表した。\n");
}

TEST_CASE("ruby readings are dropped and character references are read") {
  CHECK(read("<p><ruby>漁<rp>(</rp><rt>ぎょ</rt><rp>)</rp></ruby>港&amp;海図 &lt;案&gt; &#x6D77;"
             "&#26989;&nbsp;A&hellip;</p>") == "漁港&海図<案>海業 A…\n");
}

TEST_CASE("paragraphs, items and cells are texts of their own, line breaks are not") {
  CHECK(read("<p>一つ目の文を書いて</p><p>二つ目の文を書く</p><ul><li>三つ目の項目を置いて"
             "<li>四つ目の項目を置く</ul>") ==
        "一つ目の文を書いて\n二つ目の文を書く\n三つ目の項目を置いて\n四つ目の項目を置く\n");
  const Page page = page_of_html("<table><tr><td>甲<td>乙</tr><tr><td>丙<br>丁<td>戊</tr></table>");
  CHECK(page.text == U"甲\n乙\n丙\n丁\n戊\n");
  REQUIRE(page.hints.size() == 5);
  CHECK(page.hints[1].column == 2);
  CHECK(page.hints[2].begins);
  CHECK(page.hints[3].column == 1);
  CHECK_FALSE(page.hints[3].begins);
}

TEST_CASE("cells that reach over rows and columns keep the others in their columns") {
  const Page page =
      page_of_html("<table><tr><td rowspan=2>甲<td colspan=2>乙</tr><tr><td>丙<td>丁</tr></table>");
  std::vector<int> columns;
  for (const LineHint& hint : page.hints) columns.push_back(hint.column);
  CHECK(columns == std::vector<int>{1, 2, 2, 3});
}

TEST_CASE("tables that only set the page are no tables") {
  const Page page = page_of_html(
      "<table><tr><td><p>左の欄</p><td><table><tr><td>甲<td>乙</tr></table></tr></table>");
  std::vector<int> columns;
  for (const LineHint& hint : page.hints) columns.push_back(hint.column);
  CHECK(columns == std::vector<int>{0, 1, 2});
}

TEST_CASE("a report's table is read by its cells") {
  const Page page = page_of_html(
      "<table><tr><th>項番<th>担当府省庁<th>2023年度年次計画<th>取組の成果、進捗状況及び2024年度"
      "</tr><tr><td>(ア)<td>気象庁<br>水産庁<td>気象庁において、観測を行う。"
      "<td>&lt;成果・進捗状況&gt;<br>・観測を行った。<br>&lt;2024年度年次計画&gt;<br>"
      "・観測を続ける。"
      "</tr></table>");
  const ReadPage result = read_page(page, built_in_rules());
  REQUIRE(result.items.size() == 1);
  CHECK(result.items[0].marker == "(ア)");
  std::vector<std::string> owners;
  for (const Block& block : result.blocks) {
    const std::string text = text_of(page, result, block);
    if (block.kind == BlockKind::Owner) owners.push_back(text);
    if (text == "気象庁において、観測を行う。") CHECK(block.fiscal_year == 2023);
    if (text == "・観測を行った。") CHECK(block.section == SectionKind::Result);
    if (text == "・観測を続ける。") CHECK(block.fiscal_year == 2024);
  }
  CHECK(owners == std::vector<std::string>{"気象庁", "水産庁"});
}

TEST_CASE("a column of bodies makes a table's rows items, by whatever head it goes") {
  const Page page = page_of_html(
      "<table><tr><th>No.<th>施策<th>実施主体<th>今後の予定"
      "<tr><td>1<td>調査を行う。<td>水産庁、気象庁<td>調査を続ける。"
      "<tr><td>2<td>指針を作る。<td>水産<br>研究機構<td>"
      "<tr><td>3<td>訓練を行う。<td><td>訓練を続ける。</table>");
  const ReadPage read = read_page(page, built_in_rules());
  REQUIRE(read.items.size() == 2);
  CHECK(read.items[1].marker == "2");
  std::vector<std::string> lines;
  for (const Block& block : read.blocks) {
    if (block.item < 0) continue;
    lines.push_back(std::to_string(block.item) + ' ' + std::string(name_of(block.kind)) + ' ' +
                    quote(page, read, block.begin, block.end).text);
  }
  CHECK(lines == std::vector<std::string>{"0 owner 水産庁", "0 owner 気象庁",
                                          "0 paragraph 調査を行う。", "0 paragraph 調査を続ける。",
                                          "1 owner 水産研究機構", "1 paragraph 指針を作る。",
                                          "1 paragraph 訓練を行う。",
                                          "1 paragraph 訓練を続ける。"});
}

TEST_CASE("a table without a column of bodies has no items") {
  const Page page =
      page_of_html("<table><tr><th>年度<th>担当者の数<tr><td>2023<td>水産庁は12人。</table>");
  CHECK(read_page(page, built_in_rules()).items.empty());
}

TEST_CASE("interleaved lines in HTML are untangled like those of a text") {
  const std::string lines =
      "(シ) 気象庁\n\n気象庁において、観測網を整備 <成果・進捗状況>\nする。\n・整備した。\n"
      "<2024 年度年次計画>\n・観測網を拡充する。\n";
  std::string html;
  for (const char c : lines) html += c == '<' ? "&lt;" : std::string(1, c);
  const Page text = page_of(text::from_utf8(lines));
  CHECK(read("<body><pre>" + html + "</pre></body>") ==
        render_text(text, read_page(text, built_in_rules())));
}

TEST_CASE("what the head says is kept as metadata") {
  const Page page = page_of_html(
      "<html><head><title> 海洋\n白書 </title><meta name=author content=内閣府>"
      "<link rel=canonical href='https://example.jp/umi'><meta name=DC.date content=2024-06-01>"
      "</head><body><p>気象庁は、調査を続けた。</p></body></html>");
  CHECK(page.metadata.title == "海洋 白書");
  CHECK(page.metadata.publisher == "内閣府");
  CHECK(page.metadata.source_url == "https://example.jp/umi");
  CHECK(page.metadata.date == "2024-06-01");
}

TEST_CASE("the declared encoding counts, whatever the parser would make of it") {
  // 海 in EUC-JP
  CHECK(
      page_of_html("<html><head><meta charset=EUC-JP></head><body>\xB3\xA4\xCD\xCE</body>").text ==
      U"海洋\n");
}

TEST_CASE("every character of an HTML text knows its byte in the input") {
  std::string html = "<p>甲&amp;乙</p><p>";
  for (int i = 0; i < 3000; ++i) html += i % 700 == 0 ? "&#x6D77;" : "海";
  html += "<b>丙</b>丁</p>";
  const Page page = page_of_html(html, true);
  REQUIRE(page.bytes.size() == page.text.size());
  for (std::size_t i = 0; i < page.text.size(); ++i) {
    if (page.text[i] == U'\n') continue;
    const std::string at = html.substr(std::size_t(page.bytes[i]), 8);
    const bool is_there = at.starts_with(text::to_utf8(page.text.substr(i, 1))) ||
                          at.starts_with("&amp;") || at.starts_with("&#x6D77;");
    if (!is_there) {
      CAPTURE(i, at);
      FAIL_CHECK("the character is not at its place");
    }
  }
}

TEST_CASE("malformed HTML is read as far as it goes") {
  CHECK(read("<p>甲<b>乙<p>丙</table></div><td>丁") == "甲乙\n丙\n丁\n");
  for (const char* html : {"<", "<p", "<p>&", "<!--", "<table><td rowspan=-1>甲", "</p></p>甲"}) {
    std::istringstream stream(html + std::string("甲"));
    DocumentSource source(stream, "report.html");
    Page page;
    CHECK_NOTHROW([&] {
      try {
        source.next(page);
      } catch (const InputError&) {
      }
    }());
  }
}
