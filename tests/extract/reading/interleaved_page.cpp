// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/extract/reading/interleaved_page.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace renkei::test {
namespace {

constexpr std::u32string_view never_first = U"。、」』)】ゃゅょっャュョッー・";
constexpr std::u32string_view never_last = U"「『(【";

int cells(char32_t c) { return c < 0x1100 ? 1 : 2; }

bool is_latin(char32_t c) { return c < 0x80 && c > 0x20; }

}  // namespace

std::vector<std::u32string> PagePrinter::wrap(const std::u32string& text, int width) {
  std::vector<std::u32string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    int used = 0;
    while (end < text.size() && used + cells(text[end]) <= width) used += cells(text[end++]);
    const auto may_break = [&](std::size_t at) {
      return never_first.find(text[at]) == never_first.npos &&
             never_last.find(text[at - 1]) == never_last.npos &&
             !(is_latin(text[at]) && is_latin(text[at - 1]));
    };
    if (end < text.size()) {
      std::size_t back = end;
      while (back > begin + 1 && !may_break(back)) --back;
      if (back > begin + 1) end = back;
    }
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

std::vector<std::u32string> PagePrinter::right_column(const TrueItem& item,
                                                      const Setting& setting) {
  std::vector<std::u32string> lines;
  const auto add = [&](const std::u32string& text) {
    const auto wrapped = wrap(text, setting.right_width);
    lines.insert(lines.end(), wrapped.begin(), wrapped.end());
  };
  lines.push_back(U"<成果・進捗状況>");
  add(item.intro);
  for (const std::u32string& bullet : item.results) add(bullet);
  if (chance(setting.broken_label)) {
    lines.insert(lines.end(), {U"<2024", U"年度年次計画>"});
  } else {
    lines.push_back(U"<2024年度年次計画>");
  }
  for (const std::u32string& bullet : item.plans) add(bullet);
  return lines;
}

std::u32string PagePrinter::table(const std::vector<TrueItem>& items, const Setting& setting) {
  std::u32string page;
  const auto print = [&](const std::u32string& line) { page += line + U"\n"; };
  for (const TrueItem& item : items) {
    page += item.marker + U" ";
    for (const std::u32string& owner : item.owners) print(owner);
    print(U"");
    const auto left = wrap(item.left, setting.left_width);
    const auto right = right_column(item, setting);
    if (chance(setting.apart)) {
      for (const auto& line : left) print(line);
      print(U"");
      for (const auto& line : right) print(line);
    } else {
      for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        // A broken label is printed apart: its halves are no lines of the column.
        const bool whole =
            i >= right.size() || (right[i] != U"<2024" && right[i] != U"年度年次計画>");
        if (i < left.size() && i < right.size() && whole && chance(setting.joined)) {
          print(left[i] + std::u32string(setting.gap, U' ') + right[i]);
          continue;
        }
        if (i < left.size()) print(left[i]);
        if (i < right.size()) print(right[i]);
      }
    }
    print(U"");
  }
  return page;
}

std::u32string PagePrinter::three_columns(const std::vector<TrueItem>& items,
                                          const Setting& setting) {
  std::u32string page = U"項番 担当府省庁 2023 年度年次計画\n\n";
  const std::u32string gap(setting.gap, U' ');
  for (const TrueItem& item : items) {
    const auto lines = wrap(item.left, setting.left_width);
    for (std::size_t i = 0; i < std::max(lines.size(), item.owners.size()); ++i) {
      if (i == 0) page += item.marker + gap;
      if (i < item.owners.size()) {
        page += item.owners[i];
        page += i < lines.size() && !chance(setting.apart) ? gap : U"\n";
      }
      if (i < lines.size()) page += lines[i] + U"\n";
    }
    page += U"\n";
  }
  return page;
}

std::u32string PagePrinter::prose(const std::vector<std::u32string>& paragraphs, int width,
                                  int lines) {
  std::vector<std::u32string> all;
  for (const std::u32string& paragraph : paragraphs) {
    // The first line of a paragraph is indented by one character, which extractors do not print.
    std::vector<std::u32string> wrapped = wrap(U"　" + paragraph, width);
    wrapped.front().erase(0, 1);
    all.insert(all.end(), wrapped.begin(), wrapped.end());
  }
  all.resize(std::min(all.size(), std::size_t(2 * lines)));
  const std::size_t half = (all.size() + 1) / 2;
  std::u32string page;
  for (std::size_t i = 0; i < half; ++i) {
    page += all[i] + U"\n\n";
    if (half + i < all.size()) page += all[half + i] + U"\n\n";
  }
  return page;
}

std::u32string TextMaker::sentence(bool is_done) {
  static const std::u32string_view starts[] = {U"引き続き、",
                                               U"また、",
                                               U"さらに、",
                                               U"これにより、",
                                               U"あわせて、",
                                               U"関係機関において、",
                                               U"国内外の動向を踏まえ、"};
  static const std::u32string_view means[] = {U"地域防災センターを通じ、",
                                              U"海洋観測ネットワーク(OCEAN-7)を用い、",
                                              U"自治体と連携し、",
                                              U"「森林データ活用ガイドライン」に基づき、",
                                              U"有識者による検討会での議論を踏まえ、",
                                              U"大学及び民間企業と協力し、",
                                              U"ワークショップやセミナーの機会を捉え、"};
  static const std::u32string_view objects[] = {U"再生可能エネルギーに関する技術情報を",
                                                U"人材育成のためのプログラムを",
                                                U"ソフトウェアの部品表の整備に係る手引を",
                                                U"インターネットを利用した避難訓練を",
                                                U"中小企業向けの相談窓口の周知を",
                                                U"衛星画像から得られた12件の分析結果を",
                                                U"国際標準の策定に向けた提案を"};
  static const std::u32string_view done[] = {U"取りまとめ、関係者に提供した。", U"着実に実施した。",
                                             U"3回にわたり開催し、理解の促進を図った。",
                                             U"ウェブサイトで公表した。"};
  static const std::u32string_view planned[] = {
      U"取りまとめ、関係者に提供する。", U"着実に実施する。", U"拡充し、更なる利用の促進を図る。",
      U"検討し、必要な見直しを行う。"};
  std::u32string text(pick(starts));
  text += pick(means);
  if (std::uniform_int_distribution<>(0, 2)(random_) == 0) text += pick(means);
  text += pick(objects);
  text += is_done ? pick(done) : pick(planned);
  return text;
}

std::u32string TextMaker::paragraph(int sentences, bool is_done) {
  std::u32string text;
  for (int i = 0; i < sentences; ++i) text += sentence(is_done);
  return text;
}

std::u32string TextMaker::intro() {
  static const std::u32string_view starts[] = {U"計画に基づき、", U"地域防災センターを通じて、",
                                               U"OCEAN-7を用いて、", U"",
                                               U"関係機関と連携し、普及を図るため、"};
  static const std::u32string_view ends[] = {U"以下の取組を行った。", U"次の取組を実施した。",
                                             U"以下の成果を得た。"};
  std::u32string text(pick(starts));
  return text += pick(ends);
}

std::u32string TextMaker::latin() {
  static const std::u32string_view names[] = {
      U"Ocean Data and Information Network 2024", U"Working Group on Tsunami Warning (WG-TW)",
      U"Harbour Safety Framework Version 2.0", U"Global Fisheries Forum 2023"};
  return std::u32string(pick(names));
}

TrueItem TextMaker::item(std::size_t number) {
  static constexpr std::u32string_view kana = U"アイウエオカキクケコサシスセソ";
  static const std::u32string_view bodies[] = {U"環境省", U"農林水産省", U"気象庁", U"内閣府",
                                               U"水産庁"};
  std::uniform_int_distribution<> few(1, 3);
  TrueItem item;
  item.marker = std::u32string(U"(") + kana[number % kana.size()] + U")";
  item.owners.emplace_back(pick(bodies));
  if (few(random_) == 1 && item.owners[0] != U"国土交通省") item.owners.emplace_back(U"国土交通省");
  item.left = item.owners[0] + U"において、" + paragraph(few(random_) + 1, false);
  if (few(random_) == 1) item.intro = intro();
  for (int i = few(random_); i > 0; --i)
    item.results.push_back(U"・" + paragraph(few(random_), true));
  for (int i = few(random_); i > 0; --i)
    item.plans.push_back(U"・" + paragraph(few(random_), false));
  return item;
}

}  // namespace renkei::test
