// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/page_layout.hpp"
#include "tests/catch.hpp"
#include "tests/extract/reading/rules.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;
using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the date of a source becomes ISO 8601, a fiscal year the document's") {
  const auto read = [](const char* date) {
    Page page = page_of(U"海洋観測を行った。");
    page.metadata.date = date;
    return read_page(page, built_in_rules()).metadata;
  };
  CHECK(read("令和6年7月10日").date == "2024-07-10");
  CHECK(read("２０２４年 ７月").date == "2024-07");
  CHECK(read("2024-07-10T09:00:00+09:00").date == "2024-07-10");
  CHECK(read("2024 年度").date.empty());
  CHECK(read("2024 年度").fiscal_year == 2024);
  CHECK(read("先月").date == "先月");
}

TEST_CASE("boilerplate is dropped and kept as metadata") {
  const Page page = page_of(
      U"よむ、つかう、まなぶ。\n海洋白書2024(2023年度年次報告) (57 ページ)\n\n"
      U"公開元URL https://example.jp/umi.html\n出典情報 海洋会議(第3回)《内閣府海洋局》\n"
      U"低解像度画像をダウンロード\n\n海の調査を続けた。\n\n別添2 - 9 -");
  const ReadPage read = read_page(page, built_in_rules());
  CHECK(render_text(page, read) == "海の調査を続けた。\n");
  CHECK(read.metadata.title == "海洋白書2024(2023年度年次報告)");
  CHECK(read.metadata.printed_page == 57);
  CHECK(read.metadata.source_url == "https://example.jp/umi.html");
  CHECK(read.metadata.publisher == "内閣府海洋局");
  CHECK(read.metadata.fiscal_year == 2023);
}

TEST_CASE("what the container says goes before what the page says") {
  Page page = page_of(U"海洋白書2024 (57 ページ)\n海の調査を続けた。\n");
  page.metadata.title = "海洋白書";
  CHECK(read_page(page, built_in_rules()).metadata.title == "海洋白書");
}

TEST_CASE("numbers inside the text are no page numbers") {
  CHECK(blocks_of(U"一覧は次のとおり。\n12\n以上である。\n") ==
        Texts{"一覧は次のとおり。", "12", "以上である。"});
}

TEST_CASE("a page that is printed twice is read once") {
  const std::u32string body =
      U"○沿岸の自治体と連携し、避難訓練の手引を作成し、広く配布しました。\n○訓練の結果を取りまとめ"
      U"、翌年度の計画に反映し"
      U"ます。\n訓練の概要\n";
  const auto once = blocks_of(U"避難訓練の推進\n" + body);
  CHECK(blocks_of(U"避難訓練の推進\n" + body + U"4\n" + body + U"4\n") == once);
}

TEST_CASE("hard-wrapped lines are joined and a new paragraph begins after a short last line") {
  CHECK(blocks_of(U"沿岸の自治体と連携し、避難訓練の手引を作成するととも\nに、その普及を図るための"
                  U"講習会を全国の主要な港湾にお\n"
                  U"いて開催した。\nまた、訓練の結果を取りまとめ、翌年度の計画に反映する\nこととし"
                  U"た。\n") ==
        Texts{"沿岸の自治体と連携し、避難訓練の手引を作成するとともに、その普及を図るための講習会を"
              "全国の主要な港湾において開催し"
              "た。",
              "また、訓練の結果を取りまとめ、翌年度の計画に反映することとした。"});
}

TEST_CASE("a programme sheet has its fields as sections and its slashes as line ends") {
  const Page page = page_of(
      U"事業名\n漁港整備事業\n府省庁\n水産庁\n事業の目的\n漁港の安全を確保する。/・堤防の整備(1/"
      U"2を補助)/・航路の維持\n");
  const ReadPage read = read_page(page, built_in_rules());
  Texts texts;
  for (const Block& block : read.blocks) texts.push_back(text_of(page, read, block));
  CHECK(texts == Texts{"事業名", "漁港整備事業", "府省庁", "水産庁", "事業の目的",
                       "漁港の安全を確保する。", "・堤防の整備(1/2を補助)", "・航路の維持"});
  CHECK(read.blocks[0].kind == BlockKind::Label);
  CHECK(read.blocks[1].section == SectionKind::ProgrammeName);
  CHECK(read.blocks[6].kind == BlockKind::Bullet);
  CHECK(read.blocks[6].section == SectionKind::Purpose);
}

TEST_CASE("a slash in a URL of a sheet ends no line, the one behind it does") {
  CHECK(blocks_of(U"事業名\n漁港整備事業\n府省庁\n水産庁\n事業の目的\n詳細は"
                  U"https://example.jp/gyokou/r05/index.html参照。/・手引"
                  U"(http://example.jp/a/b)/・https://example.jp/c//・航路\n") ==
        Texts{"事業名", "漁港整備事業", "府省庁", "水産庁", "事業の目的",
              "詳細はhttps://example.jp/gyokou/r05/index.html参照。",
              "・手引(http://example.jp/a/b)", "・https://example.jp/c/", "・航路"});
}

TEST_CASE("bullets below a strategy's name are its text") {
  const Page page = page_of(
      U"(2) 海洋観測の強化\n海洋戦略(2021 年9月閣議決定。)より\n・観測網を強化する。\n項番 "
      U"担当府省庁\n(ア) 気象庁\n\n2023 "
      U"年度\n\n年次計画\n\n気象庁において、観測を行う。\n<成果・進捗状況>\n・観測を行った。\n");
  const ReadPage read = read_page(page, built_in_rules());
  REQUIRE(read.items.size() == 1);
  const auto is = [&](const char* text, SectionKind section, std::int32_t item) {
    for (const Block& block : read.blocks) {
      if (text_of(page, read, block) == text) return block.section == section && block.item == item;
    }
    return false;
  };
  CHECK(is("(2)海洋観測の強化", SectionKind::Body, -1));
  CHECK(is("・観測網を強化する。", SectionKind::Strategy, -1));
  CHECK(is("気象庁", SectionKind::Plan, 0));
  CHECK(is("気象庁において、観測を行う。", SectionKind::Plan, 0));
  CHECK(is("・観測を行った。", SectionKind::Result, 0));
}

TEST_CASE("footnotes get their numbers whether these come before or between them") {
  std::u32string text;
  for (int i = 0; i < 14; ++i) {
    text +=
        U"沿岸の自治体と連携し、避難訓練の手引を作\n\n漁港の安全を確保するため、堤防の整備を進\n\n";
  }
  text +=
      U"1\n2\n\n31\n\n海洋局「避難訓練の手引」 "
      U"https://example.jp/tebiki\n水産庁「漁港の安全に関する調査の結果の概要について」\n";
  const Page page = page_of(text);
  const ReadPage read = read_page(page, built_in_rules());
  Texts notes;
  for (const Block& block : read.blocks) {
    if (block.kind == BlockKind::Footnote) notes.push_back(text_of(page, read, block));
  }
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].starts_with("1海洋局"));
  CHECK(notes[1].starts_with("2水産庁"));
}

TEST_CASE("a quote has the page's own characters and runs that end at line ends") {
  const Page page =
      page_of(U"（A）海洋局 は JPCERT/\nCC と　連 携し、ｶﾞｲﾄﾞを Working\nGroup で示す。\n");
  const ReadPage read = read_page(page, built_in_rules());
  const Quote whole = quote(page, read, 0, std::uint32_t(read.chars.size()));
  CHECK(whole.text == "（A）海洋局は JPCERT/CC と連携し、ｶﾞｲﾄﾞを Working Group で示す。");
  CHECK(read.chars.find(U"ガイドを") != std::u32string::npos);
  REQUIRE(whole.ranges.size() == 3);
  std::u32string joined;
  for (const CodePointRange range : whole.ranges) {
    joined += page.text.substr(range.begin, range.end - range.begin);
  }
  const auto squeeze = [](std::u32string chars) {
    std::erase_if(chars, [](char32_t c) { return text::is_space(c); });
    return chars;
  };
  CHECK(squeeze(joined) == squeeze(text::from_utf8(whole.text)));
}

TEST_CASE("blank and odd pages are read without complaint") {
  for (const char32_t* text : {U"", U"\n\n", U"・", U"<", U"(ア)", U"1\n2\n3\n", U"<2024\n",
                               U"ﾞﾟ\n", U"項番 担当府省庁\n", U"(ア) 環境省\n(イ) 環境省\n"}) {
    CHECK_NOTHROW(blocks_of(text));
  }
}
