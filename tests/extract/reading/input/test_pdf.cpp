// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <sstream>

#include "extract/reading/input/bbox.hpp"
#include "extract/reading/input/box_layout.hpp"
#include "extract/reading/input/pdf.hpp"
#include "extract/reading/page_layout.hpp"
#include "extract/reading/source.hpp"
#include "tests/catch.hpp"
#include "tests/extract/reading/rules.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

const std::string fixtures = RENKEI_TEST_FOLDER "/reading/fixtures/";

std::u32string squeezed(std::u32string_view text) {
  std::u32string chars;
  for (const char32_t c : text) {
    if (!text::is_space(c)) chars.push_back(text::fold(c));
  }
  return chars;
}

/// All pages of a document as read, folded, without white space.
std::u32string read_document(const std::string& path) {
  DocumentSource source(path);
  std::u32string all;
  Page page;
  while (source.next(page)) all += read_page(page, built_in_rules()).chars;
  return all;
}

/// Words with boxes: a line a word, "x y size text".
BoxPage boxes_of(const std::string& words) {
  BoxPage page;
  page.width = 600;
  page.height = 800;
  std::istringstream in(words);
  float x = 0;
  float y = 0;
  float size = 0;
  for (std::string text; in >> x >> y >> size >> text;) {
    const std::u32string chars = text::from_utf8(text);
    TextBox word;
    word.begin = std::uint32_t(page.chars.size());
    page.chars += chars;
    word.end = std::uint32_t(page.chars.size());
    word.x_min = x;
    word.y_min = y;
    word.y_max = y + size;
    word.x_max = x;
    for (const char32_t c : chars) word.x_max += c < 0x1100 ? size / 2 : size;
    page.lines.push_back(std::uint32_t(page.words.size()));
    page.words.push_back(word);
  }
  return page;
}

std::string text_of_boxes(const std::string& words) {
  const BoxPage boxes = boxes_of(words);
  EdgeTexts edges;
  note_edges(boxes, edges);
  Page page;
  lay_out(boxes, edges, page);
  return render_text(page, read_page(page, built_in_rules()));
}

}  // namespace

TEST_CASE("printed pages are read in their true order") {
  for (const char* name : {"columns", "items", "rows"}) {
    CAPTURE(name);
    for (const char* suffix : {".pdf", ".html"}) {
      CAPTURE(suffix);
      const std::u32string read = read_document(fixtures + name + suffix);
      std::ifstream truth(fixtures + name + ".txt");
      for (std::string line; std::getline(truth, line);) {
        CAPTURE(line);
        CHECK(read.find(squeezed(text::from_utf8(line))) != std::u32string::npos);
      }
    }
  }
}

TEST_CASE("a printed table has its items, bodies and sections") {
  DocumentSource source(fixtures + "items.pdf");
  Page page;
  REQUIRE(source.next(page));
  const ReadPage read = read_page(page, built_in_rules());
  REQUIRE(read.items.size() == 2);
  CHECK(read.items[0].marker == "(ア)");
  CHECK(read.items[1].marker == "(イ)");
  std::vector<std::string> owners;
  for (const Block& block : read.blocks) {
    if (block.kind == BlockKind::Owner) owners.push_back(text_of(page, read, block));
  }
  CHECK(owners == std::vector<std::string>{"気象庁", "国土交通省", "水産庁"});
  CHECK(page.metadata.title == "海洋施策の実施状況");
}

TEST_CASE("rows of a printed table are items of their bodies, over pages") {
  DocumentSource source(fixtures + "rows.pdf");
  PageSequence sequence(built_in_rules());
  Page page;
  std::vector<std::string> results;  // with the bodies that answer for them
  bool ran_over = false;
  while (source.next(page)) {
    sequence.follow(page);
    const ReadPage read = read_page(page, built_in_rules());
    std::vector<std::string> owners(read.items.size());
    for (std::size_t i = 0; i < read.items.size(); ++i) {
      ran_over = ran_over || read.items[i].continued;
      for (const std::string& owner : read.items[i].carried_owners) owners[i] += owner + ' ';
    }
    for (const Block& block : read.blocks) {
      if (block.item < 0) continue;
      std::string& bodies = owners[std::size_t(block.item)];
      if (block.kind == BlockKind::Owner) bodies += text_of(page, read, block) + ' ';
      if (block.section == SectionKind::Result)
        results.push_back(bodies + text_of(page, read, block));
    }
  }
  CHECK(ran_over);
  CHECK(results == std::vector<std::string>{"観光庁 文化庁 令和5年度に12館を支援した。",
                                            "国土交通省 受入れ環境を3港で整えた。",
                                            "環境省 情報の提供を8公園で始めた。",
                                            "観光庁 研修に240人が参加した。",
                                            "農林水産省 水産庁 調査の結果を令和6年2月に公表した。",
                                            "気象庁 意見交換会を4回開催した。"});
}

TEST_CASE("every word of a printed page has its box") {
  DocumentSource source(fixtures + "columns.pdf");
  Page page;
  REQUIRE(source.next(page));
  std::size_t boxed = 0;
  for (const TextBox& box : page.boxes) {
    CHECK(box.x_max > box.x_min);
    CHECK(box.y_max > box.y_min);
    boxed += box.end - box.begin;
  }
  CHECK(boxed == squeezed(page.text).size());
}

TEST_CASE("old Japanese CMaps and files that need no password come out right") {
  CHECK(read_document(fixtures + "sjis.pdf") == U"経済産業省は、NICTと連携し、調査を実施した。");
  CHECK(read_document(fixtures + "utf16.pdf") == U"総務省は、公表した。");
  CHECK(read_document(fixtures + "readable.pdf") ==
        U"経済産業省は、NICTと連携し、調査を実施した。");
}

TEST_CASE("a PDF that cannot be read says why and what to do") {
  CHECK_THROWS_WITH(read_document(fixtures + "scan.pdf"), Catch::Matchers::Contains("ocrmypdf"));
  CHECK_THROWS_WITH(read_document(fixtures + "locked.pdf"),
                    Catch::Matchers::Contains("locked by a password"));
  std::istringstream broken("%PDF-1.7\n1 0 obj");
  DocumentSource source(broken, "report.pdf");
  Page page;
  CHECK_THROWS_WITH(source.next(page), Catch::Matchers::Contains("report.pdf: found a broken"));
  CHECK_FALSE(source.next(page));
}

TEST_CASE("a PDF that comes as a stream is read like a file") {
  std::ifstream file(fixtures + "utf16.pdf", std::ios::binary);
  DocumentSource source(file, "report");
  Page page;
  REQUIRE(source.next(page));
  CHECK(page.text == U"総務省は、公表した。\n");
}

TEST_CASE("words side by side become columns, read one after the other") {
  CHECK(text_of_boxes(
            "50 100 10 気象庁は、観測網の整備を進めて 260 100 10 した。また、水産庁は、漁場の調\n"
            "50 116 10 おり、観測点は令和五年度末に三 260 116 10 査を実施し、その結果を取りまと\n"
            "50 132 10 百十二か所となり、さらに増加 260 132 10 め、広く公表した。\n") ==
        "気象庁は、観測網の整備を進めており、観測点は令和五年度末に三百十二か所となり、さらに増加"
        "した。また、水産庁は、漁場の調査を実施し、その結果を取りまとめ、広く公表した。\n");
}

TEST_CASE("cells that a line of the extractor spans are cut where other cells begin") {
  BoxPage boxes = boxes_of(
      "50 100 10 気象庁は、観測を 200 100 10 ・観測を行った。\n"
      "50 114 10 行い、結果を広く 200 114 10 ・海図を改訂した。\n"
      "50 128 10 公表するとともに、 200 128 10 ・漁場を調べた。\n"
      "50 142 10 関係する全ての機関に対し提供 200 142 10 ・航路を広げた。\n"
      "50 156 10 する。 200 156 10 ・港を整えた。\n");
  boxes.lines = {0, 2, 4, 6, 8};
  EdgeTexts edges;
  Page page;
  lay_out(boxes, edges, page);
  const std::string text = render_text(page, read_page(page, built_in_rules()));
  CHECK(text.find("関係する全ての機関に対し提供する。") != std::string::npos);
}

TEST_CASE("small print at the foot of a column becomes notes behind the text") {
  const BoxPage boxes = boxes_of(
      "50 600 10 気象庁は、観測網の整備を進めて 260 600 10 した。また、水産庁は、漁場の調\n"
      "50 616 10 おり、観測点は令和五年度末に三 260 616 10 査を実施し、その結果を取りまと\n"
      "50 632 10 百十二か所となり、さらに増加 260 632 10 め、広く公表した。\n"
      "50 690 7 1 60 690 7 観測点の数は年度末による。 260 690 7 2 270 690 7 漁場は沿岸に限る。\n");
  EdgeTexts edges;
  Page page;
  lay_out(boxes, edges, page);
  const ReadPage read = read_page(page, built_in_rules());
  std::vector<std::string> notes;
  for (const Block& block : read.blocks) {
    if (block.kind == BlockKind::Footnote) notes.push_back(text_of(page, read, block));
  }
  CHECK(notes == std::vector<std::string>{"1 観測点の数は年度末による。", "2 漁場は沿岸に限る。"});
  CHECK(text_of(page, read, read.blocks[0]) ==
        "気象庁は、観測網の整備を進めており、観測点は令和五年度末に三百十二か所となり、さらに増加"
        "した。また、水産庁は、漁場の調査を実施し、その結果を取りまとめ、広く公表した。");
}

TEST_CASE("readings printed small above words are left out") {
  CHECK(text_of_boxes("50 100 10 防波堤の改修を進めて 70 93 4 ぼうは 50 116 10 いる。\n") ==
        "防波堤の改修を進めている。\n");
}

TEST_CASE("brackets of another font belong to the word that they enclose") {
  BoxPage boxes = boxes_of("54 100 10 ケ 80 100 10 気象庁 49 102 10 ( 64 102 10 )\n");
  boxes.lines = {0, 2};
  EdgeTexts edges;
  Page page;
  lay_out(boxes, edges, page);
  CHECK(page.text.find(U"(ケ)") != std::u32string::npos);
}

TEST_CASE("running heads that repeat and page numbers are left out") {
  const BoxPage first =
      boxes_of("50 20 8 第3章海洋 50 100 10 気象庁は、観測を行った。 300 780 8 - 12 -");
  const BoxPage second =
      boxes_of("50 20 8 第3章海洋 50 100 10 水産庁は、調査を行った。 300 780 8 13");
  EdgeTexts edges;
  note_edges(first, edges);
  note_edges(second, edges);
  Page page;
  lay_out(second, edges, page);
  CHECK(page.text == U"水産庁は、調査を行った。\n");
  CHECK(page.metadata.printed_page == 13);
}

TEST_CASE("a raised number belongs to its line") {
  CHECK(text_of_boxes("50 100 10 三百か所となった 130 97 6 1 134 100 10 。さらに増加した。\n") ==
        "三百か所となった1。さらに増加した。\n");
}

TEST_CASE("an indented line below one that ends early begins a paragraph") {
  CHECK(
      text_of_boxes("50 100 10 ●観測網の整備\n"
                    "60 116 10 気象庁は、観測網の整備を全国の沿岸で関係機関とともに進めており、\n"
                    "50 132 10 観測点は令和五年度末の時点で三百十二か所となり、その後さらに増加し\n"
                    "50 148 10 ている。\n"
                    "60 164 10 水産庁は、漁場の調査を実施した。\n") ==
      "●観測網の整備\n"
      "気象庁は、観測網の整備を全国の沿岸で関係機関とともに進めており、観測点は令和五年度末の時点で"
      "三百十二か所となり、その後さらに増加している。\n"
      "水産庁は、漁場の調査を実施した。\n");
}

TEST_CASE("small print below a page in one column is notes") {
  const BoxPage boxes = boxes_of(
      "50 100 10 気象庁は、観測網の整備を全国の沿岸で関係機関とともに進めており、そ\n"
      "50 116 10 の数は令和五年度末の時点で三百十二か所となり、その後さらに増加して\n"
      "50 132 10 いる。\n"
      "50 700 7 1気象庁が運用する観測網であり、その結果は、広く公表\n"
      "50 710 7 されている。\n");
  EdgeTexts edges;
  Page page;
  lay_out(boxes, edges, page);
  const ReadPage read = read_page(page, built_in_rules());
  REQUIRE(read.blocks.size() == 2);
  CHECK(read.blocks[1].kind == BlockKind::Footnote);
}

TEST_CASE("what is no page of boxes is read as far as it goes") {
  BoxPage page;
  for (const char* text :
       {"", "<page", "<page width=\"x\"><word xMin=\"1\">", "<word xMin=\"nan\" >&amp;&x</word>",
        "<line <word <word>a</word>", "<word xMin=\"1e99\" yMin=\"-5\">\xFF甲</word>"}) {
    CHECK_NOTHROW(read_box_page(text, page));
    EdgeTexts edges;
    Page out;
    CHECK_NOTHROW(lay_out(page, edges, out));
  }
}

TEST_CASE("a child that runs too long, writes too much or is not there is no harm") {
  ChildLimits limits;
  limits.time = std::chrono::seconds(1);
  {
    ChildProcess sleeper({"sleep", "30"}, limits);
    std::string out;
    CHECK_FALSE(sleeper.read(out));
    CHECK(sleeper.wait().timed_out);
  }
  limits.time = std::chrono::seconds(20);
  limits.output = 100'000;
  {
    ChildProcess writer({"yes"}, limits);
    std::string out;
    while (writer.read(out)) out.clear();
    CHECK(writer.wait().too_much);
  }
  CHECK_THROWS_AS(ChildProcess({"no-such-program-here"}, limits), std::system_error);
  ChildProcess fails({"sh", "-c", "echo no >&2; exit 3"}, limits);
  const ChildProcess::End end = fails.wait();
  CHECK(end.exit_code == 3);
  CHECK(end.errors == "no\n");
}
