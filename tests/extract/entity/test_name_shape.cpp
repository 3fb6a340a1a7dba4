// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "extract/entity/name_shape.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"
#include "tests/extract/table_pack.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

/// What the form of the whole text says in running text; "" when it is no name.
std::string judged(std::u32string_view text, bool running_text = true) {
  const NameShape shape(built_in_lexicon(), text);
  const auto name = shape.judge({0, std::uint32_t(text.size())}, running_text);
  return name ? std::string(name_of(name->type)) : "";
}

std::u32string core_of(std::u32string_view text) {
  const NameShape shape(built_in_lexicon(), text);
  const auto name = shape.by_head({0, std::uint32_t(text.size())}, true);
  return name ? std::u32string(shape.view(name->core)) : std::u32string();
}

std::u32string without_prefix(std::u32string_view text) {
  const NameShape shape(built_in_lexicon(), text);
  return std::u32string(text.substr(shape.strip_prefix({0, std::uint32_t(text.size())})));
}

std::u32string without_suffix(std::u32string_view text) {
  const NameShape shape(built_in_lexicon(), text);
  return std::u32string(text.substr(0, shape.strip_suffix({0, std::uint32_t(text.size())})));
}

/// The name that ends at the end of the text and whose last compound begins at `from`.
std::u32string extended(std::u32string_view text, std::u32string_view from) {
  const NameShape shape(built_in_lexicon(), text);
  const auto begin = std::uint32_t(text.find(from));
  return std::u32string(text.substr(shape.extend_left(0, begin)));
}

std::uint32_t date_length(std::u32string_view text) {
  return NameShape(built_in_lexicon(), text).date_length(0, std::uint32_t(text.size()));
}

}  // namespace

TEST_CASE("the last noun says what a name is") {
  CHECK(judged(U"離島通信対策協議会") == "Forum");
  CHECK(judged(U"国際稲作研究所") == "Organization");
  CHECK(judged(U"果樹病害対策ガイドライン") == "Document");
  CHECK(judged(U"津波予測支援制度") == "Programme");
  CHECK(judged(U"月面資源探査庁") == "GovernmentBody");
  CHECK(judged(U"雪崩の話") == "");
}

TEST_CASE("a head noun needs as many characters before it as its row says") {
  const Lexicon lexicon(pack_with("lexicon/heads.tsv",
                                  "head\ttype\tmodifier\tlink\tgeneric\n灯台\tSystem\t3\tno\tno\n"),
                        built_in_catalogue());
  const std::u32string exact = U"犬吠岬灯台";
  CHECK(NameShape(lexicon, exact).by_head({0, 5}, true));
  CHECK_FALSE(NameShape(lexicon, exact).by_head({1, 5}, true));
  CHECK_FALSE(NameShape(lexicon, exact).by_head({3, 5}, true));
  CHECK(NameShape(lexicon, exact).by_head({1, 5}, false));
}

TEST_CASE("a head of quotes only is none in running text") {
  const Lexicon lexicon(pack_with("lexicon/heads.tsv",
                                  "head\ttype\tmodifier\tlink\tgeneric\n灯台\tSystem\t9\tno\tno\n"),
                        built_in_catalogue());
  const std::u32string text = U"日本海沿岸北部無人観測灯台";
  const Span all{0, std::uint32_t(text.size())};
  CHECK_FALSE(NameShape(lexicon, text).by_head(all, true));
  CHECK(NameShape(lexicon, text).by_head(all, false));
}

TEST_CASE("generic words before a generic head name nothing") {
  for (const auto* text : {U"国際会議", U"情報システム", U"関係法令", U"中央会議"}) {
    CAPTURE(text::to_utf8(text));
    CHECK(judged(text) == "");
  }
}

TEST_CASE("one word of its own makes a name of generic words") {
  const Lexicon lexicon(pack_with("lexicon/generic_words.tsv", "# replace\nword\n国際\n観測\n"),
                        built_in_catalogue());
  const auto named = [&](std::u32string_view text) {
    return bool(NameShape(lexicon, text).by_head({0, std::uint32_t(text.size())}, true));
  };
  CHECK_FALSE(named(U"国際観測会議"));
  CHECK_FALSE(named(U"国際・観測等会議"));
  CHECK_FALSE(named(U"国際観測2会議"));
  CHECK(named(U"国際積雪会議"));
  CHECK(named(U"積雪観測会議"));
}

TEST_CASE("a legal form makes an organisation, whose core is the name without it") {
  CHECK(judged(U"株式会社港湾測量") == "Organization");
  CHECK(judged(U"港湾測量株式会社") == "Organization");
  CHECK(core_of(U"株式会社港湾測量") == U"港湾測量");
  CHECK(core_of(U"国立研究開発法人積雪研究機構") == U"積雪研究機構");
  CHECK(judged(U"国立研究開発法人積雪研究機構運営費補助金", false) == "Programme");
}

TEST_CASE("the core of a unit's name is what follows the body it belongs to") {
  CHECK(core_of(U"国土交通省積雪対策室") == U"積雪対策室");
  CHECK(core_of(U"積雪地域振興協議会") == U"積雪地域振興協議会");
}

TEST_CASE("a year or edition behind the head belongs to the name") {
  std::uint32_t length = 0;
  const std::u32string text = U"海岸浸食対策戦略2022";
  const NameShape shape(built_in_lexicon(), text);
  const Head* head = shape.head_of({0, std::uint32_t(text.size())}, length);
  REQUIRE(head != nullptr);
  CHECK(head->type == EntityType::Document);
  CHECK(length == 6);
}

TEST_CASE("known names are found at a position, the longest first, on word boundaries only") {
  const std::u32string text = U"国土交通省港湾局長とNASA、NASAL";
  const NameShape shape(built_in_lexicon(), text);
  const auto name = shape.known_at(0, 9);
  REQUIRE(name);
  CHECK(shape.view(name->span) == U"国土交通省港湾局");
  CHECK(shape.view(shape.known_at(0, 7)->span) == U"国土交通省");
  CHECK(shape.known_at(10, 14));
  CHECK_FALSE(shape.known_at(15, 20));
  CHECK_FALSE(shape.known({0, 4}));
}

TEST_CASE("classes of actors are known or told by their last word") {
  CHECK(judged(U"関係府省庁") == "Group");
  CHECK(judged(U"地方公共団体") == "Group");
  CHECK(judged(U"養殖事業者") == "Group");
}

TEST_CASE("a class is vague when its row says so") {
  const Lexicon lexicon(pack_with("lexicon/groups.tsv",
                                  "form\tkind\tmodifier\tvague\n灯台守\texact\t0\tyes\n"
                                  "船主\tsuffix\t2\tno\n"),
                        built_in_catalogue());
  CHECK(NameShape(lexicon, U"灯台守").is_vague({0, 3}));
  CHECK_FALSE(NameShape(lexicon, U"漁船船主").is_vague({0, 4}));
  CHECK(NameShape(lexicon, U"漁船船主").group({0, 4}));
  CHECK_FALSE(NameShape(lexicon, U"船主").group({0, 2}));
}

TEST_CASE("a known place may have a word of place behind it") {
  CHECK(judged(U"米国") == "Place");
  CHECK(judged(U"アジア太平洋地域") == "Place");
  CHECK(judged(U"フランス国内") == "Place");
  CHECK(judged(U"フランス料理") == "");
}

TEST_CASE("what stands before a name is dropped, what begins it is not") {
  CHECK(without_prefix(U"令和5年度観光庁") == U"観光庁");
  CHECK(without_prefix(U"2023年7月気象庁") == U"気象庁");
  CHECK(without_prefix(U"今般特許庁") == U"特許庁");
  CHECK(without_prefix(U"新特許庁") == U"特許庁");
  CHECK(without_prefix(U"新潟県") == U"新潟県");
  CHECK(without_prefix(U"新港湾計画") == U"新港湾計画");
  CHECK(without_prefix(U"同協議会") == U"同協議会");
}

TEST_CASE("what stands behind a name is dropped, all of it") {
  CHECK(without_suffix(U"特許庁等") == U"特許庁");
  CHECK(without_suffix(U"特許庁策定") == U"特許庁");
  CHECK(without_suffix(U"特許庁主催等") == U"特許庁");
  CHECK(without_suffix(U"等") == U"等");
}

TEST_CASE("a date has years, months and days in digits, with or without an era") {
  CHECK(date_length(U"2023年度の計画") == 6);
  CHECK(date_length(U"令和5年7月1日に") == 8);
  CHECK(date_length(U"令和元年台風") == 4);
  CHECK(date_length(U"12月の会合") == 3);
  CHECK(date_length(U"平成の記録") == 0);
  CHECK(date_length(U"5分間") == 0);
  CHECK(date_length(U"2023") == 0);
  CHECK(date_length(U"") == 0);
}

TEST_CASE("a name goes on to the left over its connectors") {
  CHECK(extended(U"海上交通の安全の確保に関する条約", U"条約") ==
        U"海上交通の安全の確保に関する条約");
  CHECK(extended(U"は、津波対策の推進に関する法律", U"法律") == U"津波対策の推進に関する法律");
  CHECK(extended(U"「津波防災」に関する基本方針", U"基本方針") == U"「津波防災」に関する基本方針");
  CHECK(extended(U"津波を防ぐ法律", U"法律") == U"法律");
}

TEST_CASE("the bodies that a longer name belongs to are no part of it") {
  CHECK(extended(U"文部科学省及び農林水産省における食育に関する検討会", U"検討会") ==
        U"食育に関する検討会");
  CHECK(extended(U"国土交通省の豪雪に関する検討会", U"検討会") == U"豪雪に関する検討会");
  CHECK(extended(U"令和5年度豪雪に関する検討会", U"検討会") == U"豪雪に関する検討会");
}
