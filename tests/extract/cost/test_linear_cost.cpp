// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "../../catch.hpp"
#include "extract/pipeline.hpp"
#include "graph/text.hpp"

// The library under test is compiled so that each basic block calls this: what is counted is work,
// the same on every machine and at every load. Time would not be.
static std::uint64_t blocks_run = 0;
extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_pc() { ++blocks_run; }

namespace renkei {
namespace {

using Text = std::u32string;

// Characters of the shorter page; longer than all windows that bound what is looked at.
constexpr std::size_t size = 24'000;
// Twice the page may cost that many times as much: 2, and what a window lacks until it is full.
constexpr double most = 2.35;
// Blocks a character, of a page of any kind: 100 times what a report's page takes.
constexpr double dearest = 20'000;

/// 一, 二, … in kanji digits, so that each name is another one and ends like no number does.
Text kanji(std::size_t number) {
  Text digits;
  for (; number > 0 || digits.empty(); number /= 10) digits += U"〇一二三四五六七八九"[number % 10];
  return digits;
}

/// The text over and over; each # is the kanji number of its turn.
std::function<Text(std::size_t)> repeated(std::u32string_view form, std::u32string_view head = U"",
                                          std::u32string_view tail = U"") {
  return [form, head, tail](std::size_t length) {
    Text text(head);
    for (std::size_t turn = 0; text.size() < length; ++turn) {
      for (const char32_t c : form) text += c == U'#' ? kanji(turn) : Text(1, c);
    }
    return text += tail;
  };
}

std::uint64_t cost(Text text) {
  static const Resources resources(DataPack::built_in());
  Extractor extractor(resources);
  Page page;
  page.id = "endless";
  page.text = std::move(text);
  const std::uint64_t before = blocks_run;
  extractor.extract(page);
  return blocks_run - before;
}

void check_linear(const std::function<Text(std::size_t)>& make) {
  const auto once = double(cost(make(size)));
  const auto twice = double(cost(make(2 * size)));
  INFO(text::to_utf8(make(40)) << "…: " << once << ", then " << twice << " blocks");
  CHECK(twice <= most * once);
  CHECK(once <= dearest * double(size));
}

void check_all(std::initializer_list<std::u32string_view> forms) {
  for (const std::u32string_view form : forms) check_linear(repeated(form));
}

}  // namespace

TEST_CASE("endless runs of one script cost what their length is") {
  check_all({U"漢",   U"協力機構", U"カタ",    U"あ",      U"abc",        U"A/B-",    U"1",
             U"2023", U"2023年",   U"令和5年", U"A1漢ア",  U"ｶﾞ",         U"・",      U"ア・",
             U"省・", U"等",       U"及び",    U"171カ国", U"総務省主導", U"米国CISA"});
}

TEST_CASE("brackets that nothing closes and nested ones cost what their length is") {
  check_all({U"(", U"「", U"“", U")", U"」)", U"総務省(", U"関係者(総務省、", U"総務省「",
             U"「基本設計」(2023年", U"「基本計画」(総務省"});
  check_linear([](std::size_t n) { return Text(n / 2, U'(') + Text(n / 2, U')'); });
  check_linear([](std::size_t n) { return Text(n / 2, U'「') + Text(n / 2, U'」'); });
}

TEST_CASE("a page of titles or definitions costs what its length is") {
  check_all({U"「第#計画」", U"「第#」", U"「第#計画」(総務省策定)", U"総務省(A)",
             U"総務省(A#B)は支援した。", U"総務省(以下「当#」という。)を",
             U"第#協議会(以下「協#」という。)を設置した。", U"CYDER、AB#、CIDLE、"});
}

TEST_CASE("a list of names without end costs what its length is") {
  check_all({U"第#協議会、", U"総務省、経済産業省、", U"総務省の", U"第#協議会の",
             U"総務省や震度に関する情報や", U"に関する条約", U"作業部会(総務省、経済産業省、",
             U"総務省等"});
  check_linear(repeated(U"第#協議会、", U"", U"が連携して活動した。"));
  check_linear(repeated(U"第#協議会、", U"総務省は、", U"と連携した。"));
  check_linear(repeated(U"総務省、", U"作業部会(", U")"));
}

TEST_CASE("a sentence without end costs what its length is") {
  check_all({U"総務省は、", U"総務省が第#計画を策定し、", U"第#協議会と連携、",
             U"第#計画に基づき、", U"総務省と連携支援運用", U"連携"});
}

TEST_CASE("many sentences that point back cost what their length is") {
  check_all({U"総務省は、第#協議会と連携した。", U"総務省は、当該装置を運用した。",
             U"第#協議会は、同装置を、", U"総務省、経済産業省、外務省は連携した。支援した。"});
}

TEST_CASE("lines without number cost what their length is") {
  check_all({U"総務省\n", U"あ\n", U"\n", U" ", U"総務省 経済産業省 ",
             U"第#協議会は総務省と連携した。\n", U"・第#協議会\n", U"第1節 総務省\n", U"1\n",
             U"※"});
  check_linear(repeated(U"あいう\n", U"", U"え\n"));
}

TEST_CASE("tables and columns without end cost what their length is") {
  check_all({U"<2024年度年次計画>\n総務省は支援する。\n", U"<", U"<2024年度", U"戦略(より",
             U"(シ) 総務省\n<成果・進捗状況>\n・総務省は、第#計画を策定した。\n",
             U"総務省は経済産業省と連携し、 ・総務省は経済産業省と連携し\n",
             U"総務省は経済産業省と連携し推進総務省は経済産業省と連携し推進\n\n"});
  check_linear(repeated(U"総務省\n", U"項番\n担当府省庁\n(ア) ",
                        U"<2024年度年次計画>\n総務省は支援する。\n"));
}

TEST_CASE("a programme sheet without end costs what its length is") {
  const std::u32string_view title = U"事業名\n試験\n府省庁\n総務省\n担当部局\n課\n事業の目的\n";
  const std::u32string_view last = U"府省庁\n総務省\n担当部局\n課\n事業名\n";
  check_linear(repeated(U"総務省は支援した。/", title));
  check_linear(repeated(U"/", title));
  check_linear(repeated(U"第#事業。/", last));
  check_linear(repeated(U"国際機関等拠出金", last));
}

}  // namespace renkei
