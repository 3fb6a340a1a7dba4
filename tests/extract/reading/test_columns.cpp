// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/extract/reading/interleaved_page.hpp"
#include "tests/extract/reading/rules.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

std::u32string chars_of(const ReadPage& read, const Block& block) {
  return read.chars.substr(block.begin, block.end - block.begin);
}

std::vector<std::u32string> texts(const ReadPage& read, std::int32_t item, SectionKind section,
                                  int year, BlockKind kind) {
  std::vector<std::u32string> found;
  for (const Block& block : read.blocks) {
    if (block.item == item && block.section == section && block.fiscal_year == year &&
        block.kind == kind) {
      found.push_back(chars_of(read, block));
    }
  }
  return found;
}

std::u32string joined(const std::vector<std::u32string>& parts) {
  std::u32string all;
  for (const std::u32string& part : parts) all += part;
  return all;
}

// What went in comes out, each character once.
void check_nothing_lost(const Page& page, const ReadPage& read) {
  std::vector<std::uint32_t> places(read.origin);
  std::sort(places.begin(), places.end());
  CHECK(std::adjacent_find(places.begin(), places.end()) == places.end());
  const auto inked = std::count_if(page.text.begin(), page.text.end(),
                                   [](char32_t c) { return !text::is_space(c); });
  std::size_t markers = 0;  // stand in Item::marker
  for (const Item& item : read.items) markers += text::from_utf8(item.marker).size();
  CHECK(std::size_t(inked) == places.size() + markers);
}

std::vector<TrueItem> make_items(std::uint32_t seed) {
  TextMaker maker(seed);
  std::vector<TrueItem> items;
  for (std::size_t i = 0; i < 2 + seed % 3; ++i) items.push_back(maker.item(i));
  return items;
}

std::u32string without_blanks(std::u32string text) {
  std::erase(text, U' ');
  return text;
}

std::size_t size_of(const std::vector<std::u32string>& paragraphs) {
  return joined(paragraphs).size();
}

/// Characters of the paragraphs that come out as one run each.
std::size_t whole_of(const std::vector<std::u32string>& paragraphs, const ReadPage& read) {
  std::size_t whole = 0;
  for (const std::u32string& paragraph : paragraphs) {
    if (read.chars.find(paragraph) != std::u32string::npos) whole += paragraph.size();
  }
  return whole;
}

/// Share of the paragraphs and bullets, by characters, that come out as one run.
double recovered_text(const std::vector<TrueItem>& items, const ReadPage& read) {
  double all = 0;
  double found = 0;
  const auto look_for = [&](const std::u32string& text) {
    const std::u32string chars = without_blanks(text);
    all += double(chars.size());
    if (read.chars.find(chars) != std::u32string::npos) found += double(chars.size());
  };
  for (const TrueItem& item : items) {
    look_for(item.left);
    look_for(item.intro);
    for (const std::u32string& bullet : item.results) look_for(bullet);
    for (const std::u32string& bullet : item.plans) look_for(bullet);
  }
  return found / all;
}

/// Share of items that come out as they went in.
double recovered(const std::vector<TrueItem>& items, const ReadPage& read) {
  if (read.items.size() != items.size()) return 0;
  double right = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto item = std::int32_t(i);
    const bool same =
        texts(read, item, SectionKind::Plan, 2023, BlockKind::Owner) == items[i].owners &&
        texts(read, item, SectionKind::Plan, 2023, BlockKind::Paragraph) ==
            std::vector<std::u32string>{items[i].left} &&
        joined(texts(read, item, SectionKind::Result, 2023, BlockKind::Paragraph)) ==
            items[i].intro &&
        texts(read, item, SectionKind::Result, 2023, BlockKind::Bullet) == items[i].results &&
        texts(read, item, SectionKind::Plan, 2024, BlockKind::Bullet) == items[i].plans;
    right += same ? 1 : 0;
  }
  return right / double(items.size());
}

}  // namespace

TEST_CASE("interleaved columns of tables come out in order, nothing lost or doubled") {
  double right = 0;
  constexpr std::uint32_t pages = 150;
  for (std::uint32_t seed = 0; seed < pages; ++seed) {
    Setting setting;
    setting.left_width = 34 + int(seed * 7 % 20);
    setting.right_width = setting.left_width + 6 + int(seed * 5 % 14);
    setting.joined = double(seed % 5) / 10;
    const std::vector<TrueItem> items = make_items(seed);
    const Page page = page_of(PagePrinter(seed).table(items, setting));
    const ReadPage read = read_page(page, built_in_rules());
    CAPTURE(seed);
    check_nothing_lost(page, read);
    right += recovered(items, read) / pages;
  }
  // Columns of one page that go on equally well cannot all be told apart.
  CHECK(right > 0.93);
}

namespace {

/// Layouts of tables that a test goes through, and how well their pages must come out.
struct Family {
  const char* name;
  void (*change)(std::vector<TrueItem>& items, Setting& setting, TextMaker& maker);
  double right;  ///< of the text, as recovered_text has it
};

const Family families[] = {
    {"wide gaps", [](auto&, Setting& setting, TextMaker&) { setting.gap = 4; }, 0.97},
    // Nothing but the words tells these apart.
    {"columns of one width",
     [](auto&, Setting& setting, TextMaker&) { setting.right_width = setting.left_width; }, 0.97},
    {"a narrow left column", [](auto&, Setting& setting, TextMaker&) { setting.left_width = 26; },
     0.97},
    {"every line joined", [](auto&, Setting& setting, TextMaker&) { setting.joined = 1; }, 0.97},
    {"no line joined", [](auto&, Setting& setting, TextMaker&) { setting.joined = 0; }, 0.97},
    {"columns one after the other", [](auto&, Setting& setting, TextMaker&) { setting.apart = 1; },
     0.97},
    {"a left column that is empty for long stretches",
     [](auto& items, Setting&, TextMaker& maker) {
       for (TrueItem& item : items) {
         for (int i = 0; i < 6; ++i) item.results.push_back(U"・" + maker.paragraph(2, true));
       }
     },
     0.97},
    {"a right column that is empty for long stretches",
     [](auto& items, Setting&, TextMaker& maker) {
       for (TrueItem& item : items) item.left += maker.paragraph(10, false);
     },
     0.97},
    {"Latin names and half-width digits",
     [](auto& items, Setting&, TextMaker& maker) {
       for (TrueItem& item : items) {
         item.left += U"また、" + maker.latin() + U"に参加する。";
         item.results.push_back(U"・" + maker.latin() + U"に12件の提案を行った。");
       }
     },
     0.97},
    {"footnote marks",
     [](auto& items, Setting&, TextMaker&) {
       for (TrueItem& item : items) {
         item.left.insert(item.left.size() - 1, U"12");
         for (auto& bullet : item.results) bullet.insert(bullet.size() - 1, U"3");
       }
     },
     0.97},
};

constexpr std::uint32_t pages_of_family = 200;

}  // namespace

TEST_CASE("columns come out in order in every family of layouts") {
  for (const Family& family : families) {
    double right = 0;
    for (std::uint32_t seed = 0; seed < pages_of_family; ++seed) {
      TextMaker maker(seed + 1000);
      std::vector<TrueItem> items = make_items(seed);
      Setting setting;
      setting.left_width = 36 + int(seed * 7 % 16);
      setting.right_width = setting.left_width + 8 + int(seed * 5 % 12);
      setting.joined = double(seed % 5) / 10;
      family.change(items, setting, maker);
      const Page page = page_of(PagePrinter(seed).table(items, setting));
      const ReadPage read = read_page(page, built_in_rules());
      CAPTURE(family.name, seed);
      check_nothing_lost(page, read);
      right += recovered_text(items, read) / pages_of_family;
    }
    CAPTURE(family.name, right);
    CHECK(right >= family.right);
  }
}

TEST_CASE("tables of a number, bodies and one column of text come out in order") {
  double right = 0;
  double all = 0;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    std::vector<TrueItem> items = make_items(seed);
    Setting setting;
    setting.left_width = 48 + int(seed % 40);
    setting.gap = 1 + seed % 3;
    setting.apart = double(seed % 4) / 6;
    const Page page = page_of(PagePrinter(seed).three_columns(items, setting));
    const ReadPage read = read_page(page, built_in_rules());
    CAPTURE(seed);
    check_nothing_lost(page, read);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto item = std::int32_t(i);
      ++all;
      right +=
          texts(read, item, SectionKind::Plan, 2023, BlockKind::Owner) == items[i].owners &&
          joined(texts(read, item, SectionKind::Plan, 2023, BlockKind::Paragraph)) == items[i].left;
    }
  }
  CAPTURE(right / all);
  CHECK(right > 0.95 * all);
}

TEST_CASE("a table that is cut by a page's end goes on with its item's bodies") {
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    const std::vector<TrueItem> items = make_items(seed);
    const std::u32string text = PagePrinter(seed).table(items, {});
    std::size_t cut = text.find(U'\n', text.size() / 4 + seed * 37 % (text.size() / 2)) + 1;
    Page first = page_of(text.substr(0, cut));
    Page second = page_of(text.substr(cut));
    second.number = 2;
    PageSequence sequence(built_in_rules());
    sequence.follow(first);
    sequence.follow(second);
    CAPTURE(seed);
    const ReadPage before = read_page(first, built_in_rules());
    const ReadPage after = read_page(second, built_in_rules());
    check_nothing_lost(first, before);
    if (after.items.empty() || !after.items[0].continued) continue;
    CHECK(after.items[0].marker == before.items.back().marker);
    const auto same = [&](const TrueItem& item) {
      return text::to_utf8(item.marker) == after.items[0].marker;
    };
    const auto item = std::find_if(items.begin(), items.end(), same);
    REQUIRE(item != items.end());
    // A cell of bodies that the cut goes through has its second half on the other page.
    if (std::any_of(item->owners.begin(), item->owners.end(),
                    [&](const auto& owner) { return second.text.starts_with(owner); })) {
      continue;
    }
    std::vector<std::string> owners;
    for (const std::u32string& owner : item->owners) owners.push_back(text::to_utf8(owner));
    CHECK(after.items[0].carried_owners == owners);
  }
}

TEST_CASE("interleaved columns of prose come out in order, nothing lost or doubled") {
  std::size_t whole = 0;
  std::size_t all = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    TextMaker maker(seed);
    std::vector<std::u32string> paragraphs;
    for (int i = 0; i < 8; ++i) paragraphs.push_back(maker.paragraph(3, i % 2 == 0));
    const Page page = page_of(PagePrinter(seed).prose(paragraphs, 40 + int(seed % 12), 400));
    const ReadPage read = read_page(page, built_in_rules());
    CAPTURE(seed);
    check_nothing_lost(page, read);
    whole += whole_of(paragraphs, read);
    all += size_of(paragraphs);
  }
  CHECK(double(whole) >= 0.97 * double(all));
}

TEST_CASE("a section's heading over both columns parts the page") {
  std::size_t whole = 0;
  std::size_t all = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    TextMaker maker(seed);
    std::vector<std::u32string> above;
    std::vector<std::u32string> below;
    for (int i = 0; i < 6; ++i) (i < 3 ? above : below).push_back(maker.paragraph(4, i % 2 == 0));
    PagePrinter printer(seed);
    const int width = 40 + int(seed % 12);
    const Page page = page_of(printer.prose(above, width, 400) + U"第5節\n人材の育成\n\n" +
                              printer.prose(below, width, 400));
    const ReadPage read = read_page(page, built_in_rules());
    CAPTURE(seed);
    check_nothing_lost(page, read);
    above.insert(above.end(), below.begin(), below.end());
    whole += whole_of(above, read);
    all += size_of(above);
  }
  CHECK(double(whole) >= 0.97 * double(all));
}

TEST_CASE("what is no text of the columns of prose is in none of their sentences") {
  std::size_t whole = 0;
  std::size_t all = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    TextMaker maker(seed);
    std::vector<std::u32string> paragraphs;
    for (int i = 0; i < 8; ++i) paragraphs.push_back(maker.paragraph(3, i % 2 == 0));
    std::u32string text = PagePrinter(seed).prose(paragraphs, 40 + int(seed % 12), 400);
    // The reading of a word stands above its line, the numbers of a chart below the text.
    const std::size_t line = text.find(U"\n\n", text.size() / 3 + seed);
    text.insert(line + 2, U"けんいん\n\n");
    for (std::uint32_t i = 0; i < 20; ++i)
      text += text::from_utf8(std::to_string(i * 7 + seed)) + U",000\n\n";
    const Page page = page_of(text);
    const ReadPage read = read_page(page, built_in_rules());
    CAPTURE(seed);
    check_nothing_lost(page, read);
    whole += whole_of(paragraphs, read);
    all += size_of(paragraphs);
  }
  CHECK(double(whole) >= 0.97 * double(all));
}

TEST_CASE("a line whose letters are set wide belongs to its column") {
  TextMaker maker(7);
  std::vector<std::u32string> paragraphs;
  for (int i = 0; i < 8; ++i) paragraphs.push_back(maker.paragraph(3, i % 2 == 0));
  std::u32string text = PagePrinter(7).prose(paragraphs, 44, 400);
  std::size_t begin = text.find(U"\n\n", text.size() / 2) + 2;
  std::size_t end = text.find(U'\n', begin);
  for (std::size_t i = begin + 1; i < end; i += 2, ++end) text.insert(i, 1, U' ');
  const Page page = page_of(text);
  const ReadPage read = read_page(page, built_in_rules());
  check_nothing_lost(page, read);
  for (const std::u32string& paragraph : paragraphs) {
    CHECK(read.chars.find(paragraph) != std::u32string::npos);
  }
}

TEST_CASE("columns that cannot be told apart are read as they came, with low confidence") {
  // Each line of one column goes on equally well with each line of the other.
  std::u32string text = U"(ア) 水産庁\n\n";
  std::vector<std::u32string> lines;
  for (int i = 0; i < 48; ++i) {
    lines.push_back(i % 2 == 0 ? U"漁場の調査、海図の改訂、" : U"航路の維持、港湾の整備、");
    text += lines.back() + U"\n";
  }
  text += U"<成果・進捗状況>\n・調査した。\n";
  const Page page = page_of(text);
  const ReadPage read = read_page(page, built_in_rules());
  CHECK(read.layout_confidence < unclear_layout);
  for (const std::u32string& line : lines) CHECK(read.chars.find(line) != std::u32string::npos);
  check_nothing_lost(page, read);
}

TEST_CASE("items printed before any text get the texts in order") {
  const Page page = page_of(
      U"(イ) 水産庁\n\n(ウ) 水産庁\n\n水産庁において、漁港の調査を行い、結果を "
      U"<成果・進捗状況>\n公表する。\n"
      U"・漁港の調査を行った。\n<2024 年度年次計画>\n・引き続き調査を行う。\n\n"
      U"水産庁において、海図の改訂を進める。\n\n<成果・進捗状況>\n・海図を改訂した。\n"
      U"<2024 年度年次計画>\n・海図を公開する。\n");
  const ReadPage read = read_page(page, built_in_rules());
  REQUIRE(read.items.size() == 2);
  CHECK(read.items[1].marker == "(ウ)");
  CHECK(texts(read, 0, SectionKind::Plan, 2023, BlockKind::Paragraph) ==
        std::vector<std::u32string>{U"水産庁において、漁港の調査を行い、結果を公表する。"});
  CHECK(texts(read, 1, SectionKind::Plan, 2023, BlockKind::Paragraph) ==
        std::vector<std::u32string>{U"水産庁において、海図の改訂を進める。"});
  CHECK(texts(read, 1, SectionKind::Plan, 2024, BlockKind::Bullet) ==
        std::vector<std::u32string>{U"・海図を公開する。"});
}

TEST_CASE("an item that began on the page before gets its bodies from there") {
  Page first = page_of(
      U"(サ) 気象庁\n国土地理院\n\n気象庁において、観測網を整備\n<成果・進捗状況>\n・整備した。\n");
  Page second = page_of(U"する。\n<2024 年度年次計画>\n・観測網を拡充する。\n");
  second.number = 2;
  PageSequence sequence(built_in_rules());
  sequence.follow(first);
  sequence.follow(second);
  ReadPage read = read_page(second, built_in_rules());
  REQUIRE(read.items.size() == 1);
  CHECK(read.items[0].continued);
  CHECK(read.items[0].marker == "(サ)");
  CHECK(read.items[0].carried_owners == std::vector<std::string>{"気象庁", "国土地理院"});
}
