// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/catalogue.hpp"
#include "graph/table.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_facts.hpp"

using namespace renkei;
using test::catalogue_of;

namespace {

const std::string good_row = "jp-meti\tGovernmentBody\t経済産業省\tMETI\t\t\t\t\t\t\t\t\t\n";

std::string message_of(const std::string& rows, const std::string& ambiguous_rows = {}) {
  try {
    (void)catalogue_of(rows, ambiguous_rows);
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a catalogue holds what its rows say, sorted by id") {
  const Catalogue catalogue = test::small_catalogue();
  REQUIRE(catalogue.entries().size() == 3);
  CHECK(catalogue.entries()[0].id == "ipa");
  const CatalogueEntry* meti = catalogue.find("jp-meti");
  REQUIRE(meti != nullptr);
  CHECK(meti->type == EntityType::GovernmentBody);
  CHECK(meti->name_ja == "経済産業省");
  CHECK(meti->name_en == "METI");
  CHECK(meti->aliases == std::vector<std::string>{"経産省"});
  CHECK(meti->corporate_number == "4000012090001");
  CHECK(meti->wikidata == "Q1197258");
  CHECK(meti->url == "meti.go.jp");
  CHECK(meti->valid_from == "2001-01-06");
  CHECK(catalogue.find("ipa")->parent == "jp-meti");
  CHECK(catalogue.find("jp") == nullptr);
  CHECK(catalogue.find("zz") == nullptr);
}

TEST_CASE("the kinds of ambiguous names say when they are names") {
  const Catalogue catalogue = catalogue_of(
      good_row,
      "基本法\tjp-meti\tdefined\t\n経\tjp-meti\tcompound\t\nMETI\tjp-meti\tchoose\tnote\n");
  REQUIRE(catalogue.ambiguous().size() == 3);
  const auto& names = catalogue.ambiguous();
  CHECK(names[0].alias == "METI");
  CHECK_FALSE(names[0].needs_definition);
  CHECK(names[1].alias == "基本法");
  CHECK(names[1].needs_definition);
  CHECK_FALSE(names[1].compound_only);
  CHECK(names[2].alias == "経");
  CHECK(names[2].needs_definition);
  CHECK(names[2].compound_only);
}

TEST_CASE("a row of a later table wins over one of the same id") {
  const std::string head(test::catalogue_head);
  const DataFile first{"catalogue/a.tsv", "a.tsv", head + good_row};
  const DataFile second{"catalogue/a.tsv", "mine/a.tsv",
                        head + "jp-meti\tOrganization\t経産省\t\t\t\t\t\t\t\t\t\t\n"};
  const Catalogue catalogue = Catalogue::from_tables({&first, &second});
  REQUIRE(catalogue.entries().size() == 1);
  CHECK(catalogue.find("jp-meti")->name_ja == "経産省");
  CHECK(catalogue.find("jp-meti")->type == EntityType::Organization);
}

TEST_CASE("a catalogue that was copied or moved still finds its entries") {
  Catalogue original = test::small_catalogue();
  const Catalogue copy = original;
  const Catalogue moved = std::move(original);
  CHECK(copy.find("ipa") == &copy.entries()[0]);
  CHECK(moved.find("ipa") == &moved.entries()[0]);
}

TEST_CASE("a defect of the catalogue is reported with file, line, column and remedy") {
  CHECK(message_of("x\tAgency\t名\t\t\t\t\t\t\t\t\t\t\n") ==
        "t.tsv:2:2: found the type 'Agency', expected one of GovernmentBody, Organization, Forum, "
        "Programme, System, Document, Event, Place, Group");
  CHECK(message_of(good_row + "jp meti\tForum\t名\t\t\t\t\t\t\t\t\t\t\n") ==
        "t.tsv:3:1: found 'jp meti', expected an id of ASCII letters, digits and '-'");
  CHECK(message_of("\tForum\t名\t\t\t\t\t\t\t\t\t\t\n") ==
        "t.tsv:2:1: found '', expected an id of ASCII letters, digits and '-'");
  CHECK(message_of(good_row + good_row) ==
        "t.tsv:3:1: found 'jp-meti' a second time (first in line 2); remove or rename one of the "
        "two");
  CHECK(message_of("x\tForum\t\tname\t\t\t\t\t\t\t\t\t\n") ==
        "t.tsv:2:3: the name is empty; give the name that Japanese texts use");
  CHECK(message_of("x\tForum\t名\t\ta||b\t\t\t\t\t\t\t\t\n") ==
        "t.tsv:2:5: found an empty alias; remove the '|' too many");
  CHECK(message_of("x\tForum\t名\n") == "t.tsv:2:4: found 3 cells, expected 13 separated by tabs");
}

TEST_CASE("a 法人番号 with a wrong length or check digit is reported") {
  const auto row = [](const std::string& number) {
    return "x\tOrganization\t名\t\t\t\t" + number + "\t\t\t\t\t\t\n";
  };
  CHECK(message_of(row("4000012090001")).empty());
  CHECK(message_of(row("4000012090011")) ==
        "t.tsv:2:7: found '4000012090011' whose check digit should be 2; compare it with "
        "houjin-bangou.nta.go.jp");
  CHECK(message_of(row("400001209000")) ==
        "t.tsv:2:7: found '400001209000', expected 13 digits (法人番号) or nothing");
  CHECK(message_of(row("40000120900O1")) ==
        "t.tsv:2:7: found '40000120900O1', expected 13 digits (法人番号) or nothing");
}

TEST_CASE("an unknown parent, successor or circle of parents is reported") {
  const std::string no_such = ", which no table has; add its row or correct the id";
  CHECK(message_of("x\tForum\t名\t\t\tjp-none\t\t\t\t\t\t\t\n") ==
        "t.tsv:2:6: found the id 'jp-none'" + no_such);
  CHECK(message_of("x\tForum\t名\t\t\t\t\t\t\t\t\tjp-none\t\n") ==
        "t.tsv:2:12: found the id 'jp-none'" + no_such);
  CHECK(message_of("x\tForum\t名\t\t\tx\t\t\t\t\t\t\t\n") ==
        "t.tsv:2:6: found the entry's own id 'x'");
  CHECK(message_of("a\tForum\t名\t\t\tb\t\t\t\t\t\t\t\nb\tForum\t名\t\t\ta\t\t\t\t\t\t\t\n") ==
        "t.tsv:2:6: the parents of 'a' form a circle");
}

TEST_CASE("a date or Wikidata id that is none is reported") {
  const auto dated = [](const std::string& from, const std::string& to) {
    return "x\tForum\t名\t\t\t\t\t\t\t" + from + "\t" + to + "\t\t\n";
  };
  CHECK(message_of(dated("2024", "2024-02-29")).empty());
  CHECK(message_of(dated("2015-04", "2015")).empty());
  for (const std::string date : {"2023-02-29", "2024-13", "24", "2024/01", "2024-1", "令和6年"}) {
    CHECK(message_of(dated(date, "")) ==
          "t.tsv:2:10: found '" + date + "', expected a date: YYYY, YYYY-MM or YYYY-MM-DD");
  }
  CHECK(message_of(dated("2024-02", "2024-01-31")) ==
        "t.tsv:2:11: found '2024-01-31', which is before valid_from '2024-02'");
  CHECK(message_of("x\tForum\t名\t\t\t\t\t12\t\t\t\t\t\n") ==
        "t.tsv:2:8: found '12', expected 'Q' and digits (Q529012)");
}

TEST_CASE("a defect of an ambiguous name is reported") {
  CHECK(message_of(good_row, "経\tjp-none\tchoose\t\n") ==
        "ambiguous.tsv:2:2: found the id 'jp-none', which no table has");
  CHECK(
      message_of(good_row, "経\tjp-meti\tsometimes\t\n") ==
      "ambiguous.tsv:2:3: found the kind 'sometimes', expected 'choose', 'defined' or 'compound'");
  CHECK(message_of(good_row, "経\t\tchoose\t\n") ==
        "ambiguous.tsv:2:2: found no id, expected one or more");
  CHECK(message_of(good_row, "経\tjp-meti\tchoose\t\n経\tjp-meti\tdefined\t\n") ==
        "ambiguous.tsv:3:1: found '経' a second time (first in line 2); remove or rename one of "
        "the two");
}

TEST_CASE("the built-in catalogue has no defect") {
  const Catalogue catalogue = Catalogue::load(DataPack::built_in());
  CHECK(catalogue.entries().size() > 500);
  CHECK(catalogue.ambiguous().size() > 50);
  REQUIRE(catalogue.find("jp-meti") != nullptr);
  CHECK(catalogue.find("jp-meti")->name_ja == "経済産業省");
}
