// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/lexicon/lexicon.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"
#include "tests/extract/table_pack.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

Lexicon lexicon_with(const std::string& table, const std::string& text) {
  return Lexicon(pack_with(table, text), built_in_catalogue());
}

const std::string head_columns = "head\ttype\tmodifier\tlink\tgeneric\n";
const std::string body_columns =
    "id\ttype\tname_ja\tname_en\taliases\tparent\tcorporate_number\twikidata\turl\tvalid_from\t"
    "valid_to\tsucceeded_by\tsource\n";

const Head* head_at_end(const Lexicon& lexicon, std::u32string_view name) {
  const Trie::Match match = lexicon.heads.longest_before(name, 0, name.size());
  return match ? &lexicon.head_list[match.value] : nullptr;
}

}  // namespace

TEST_CASE("dense text has no white space and no full-width letters") {
  CHECK(dense("JVN　ｉＰｅｄｉａ （試行）") == U"JVNiPedia(試行)");
  CHECK(dense(" \t\n").empty());
  CHECK(dense("ｶﾅ") == U"カナ");
}

TEST_CASE("the built-in tables load and fill every list") {
  const Lexicon& lexicon = built_in_lexicon();
  CHECK(lexicon.known_names.size() > built_in_catalogue().entries().size());
  CHECK_FALSE(lexicon.head_list.empty());
  CHECK_FALSE(lexicon.frames.empty());
  CHECK_FALSE(lexicon.pairs.empty());
  CHECK_FALSE(lexicon.case_forms.empty());
  CHECK_FALSE(lexicon.verb_forms.empty());
  CHECK(lexicon.together_frames != Trie::none);
}

TEST_CASE("a pack's row is added to the built-in ones") {
  const Lexicon lexicon =
      lexicon_with("lexicon/heads.tsv", head_columns + "灯台\tSystem\t3\tno\tno\n");
  const Head* added = head_at_end(lexicon, U"岬灯台");
  REQUIRE(added != nullptr);
  CHECK(added->type == EntityType::System);
  CHECK(added->modifier == 3);
  CHECK_FALSE(added->generic);
  REQUIRE(head_at_end(lexicon, U"離島協議会") != nullptr);
}

TEST_CASE("a pack's row wins over the built-in row of the same word") {
  const Lexicon lexicon =
      lexicon_with("lexicon/heads.tsv", head_columns + "協議会\tEvent\t5\towner\tyes\n");
  const Head* head = head_at_end(lexicon, U"離島協議会");
  REQUIRE(head != nullptr);
  CHECK(head->type == EntityType::Event);
  CHECK(head->modifier == 5);
  CHECK(head->owned);
  CHECK_FALSE(head->link);
}

TEST_CASE("a pack's table that says so takes the place of the built-in one") {
  const Lexicon lexicon =
      lexicon_with("lexicon/heads.tsv", "# replace\n" + head_columns + "灯台\tSystem\t3\tno\tno\n");
  CHECK(lexicon.head_list.size() == 1);
  CHECK(head_at_end(lexicon, U"離島協議会") == nullptr);
  CHECK_FALSE(lexicon.frames.empty());
}

TEST_CASE("the bodies of a pack's catalogue are known names") {
  const DataPack pack = pack_with(
      "catalogue/government_bodies.tsv",
      body_columns +
          "jp-test\tGovernmentBody\tうみかぜ庁\tSea Wind Agency\tSWA|海風庁\t\t\t\t\t\t\t\ttest\n");
  const Catalogue catalogue = Catalogue::load(pack);
  const Lexicon lexicon(pack, catalogue);
  for (const char* name : {"うみかぜ庁", "海風庁", "SWA", "Sea Wind Agency"}) {
    CAPTURE(name);
    const std::uint32_t value = lexicon.names.find(dense(name));
    REQUIRE(value != Trie::none);
    CHECK(catalogue.entries()[lexicon.known_names[value].entry].id == "jp-test");
  }
  CHECK(lexicon.known_names[lexicon.names.find(U"SWA")].latin_end);
}

TEST_CASE("a full name wins over another body's alias of the same spelling") {
  const DataPack pack =
      pack_with("catalogue/organizations.tsv",
                body_columns + "t-full\tOrganization\t汽船会館\t\t\t\t\t\t\t\t\t\ttest\n" +
                    "t-alias\tOrganization\t日本汽船会館\t\t汽船会館\t\t\t\t\t\t\t\ttest\n");
  const Catalogue catalogue = Catalogue::load(pack);
  const Lexicon lexicon(pack, catalogue);
  const std::uint32_t value = lexicon.names.find(U"汽船会館");
  REQUIRE(value != Trie::none);
  CHECK(catalogue.entries()[lexicon.known_names[value].entry].id == "t-full");
}

TEST_CASE("one character is no name") {
  CHECK(built_in_lexicon().names.find(U"米") == Trie::none);
  CHECK(built_in_lexicon().names.find(U"英") == Trie::none);
}

TEST_CASE("a name of several bodies stands for the one of the text's year") {
  const Lexicon& lexicon = built_in_lexicon();
  const std::uint32_t value = lexicon.names.find(U"NISC");
  REQUIRE(value != Trie::none);
  const KnownName& name = lexicon.known_names[value];
  const auto id = [&](std::int32_t year) {
    return built_in_catalogue().entries()[lexicon.entry_in(name, year)].id;
  };
  CHECK(id(2010) == "jp-nisc-2005");
  CHECK(id(2020) == "jp-nisc");
  CHECK(id(0) == built_in_catalogue().entries()[name.entry].id);
}
