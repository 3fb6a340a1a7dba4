// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "extract/lexicon/lexicon.hpp"
#include "graph/table.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"
#include "tests/extract/table_pack.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

/// The error of a table that holds this head and this row, in line 2.
std::optional<DataError> error_of(const std::string& table, const std::string& head,
                                  const std::string& row) {
  const std::string name = "lexicon/" + table + ".tsv";
  const DataPack pack = pack_with(name, head + "\n" + row + "\n");
  try {
    const Lexicon lexicon(pack, built_in_catalogue());
  } catch (const DataError& error) {
    return error;
  }
  return std::nullopt;
}

struct BrokenRow {
  std::string table;
  std::string head;
  std::string row;
  std::size_t column;
  std::string found;
  std::string expected;
};

void check(const BrokenRow& broken) {
  CAPTURE(broken.table, broken.row);
  const auto error = error_of(broken.table, broken.head, broken.row);
  REQUIRE(error);
  CHECK(error->line == 2);
  CHECK(error->column == broken.column);
  const std::string message = error->what();
  CAPTURE(message);
  CHECK(message.find(broken.table + ".tsv:2:" + std::to_string(broken.column)) !=
        std::string::npos);
  CHECK(message.find(broken.found) != std::string::npos);
  CHECK(message.find(broken.expected) != std::string::npos);
}

const std::string frame_head =
    "verb\tsubject\tobject\tpredicate\tsubject_types\tobject_types\tstatus\tconfidence\texample";
const std::string pair_head =
    "example\tjoin\tleft_types\tright_types\tright\tpredicate\tdirection\tquoted\tconfidence";

}  // namespace

TEST_CASE("a broken head noun says which cell and what was expected") {
  const std::string head = "head\ttype\tmodifier\tlink\tgeneric";
  check({"heads", head, "漁港\tHarbour\t2\tno\tno", 2, "", "entity type"});
  check({"heads", head, "漁港\tPlace\ttwo\tno\tno", 3, "'two'", "a whole number"});
  check({"heads", head, "漁港\tPlace\t2\tmaybe\tno", 4, "'maybe'", "no, yes, owner"});
  check({"heads", head, "漁港\tPlace\t2\tno\t", 5, "''", "no, yes"});
}

TEST_CASE("a broken class of actors says which cell and what was expected") {
  const std::string head = "form\tkind\tmodifier\tvague";
  check({"groups", head, "漁業者\tprefix\t0\tno", 2, "'prefix'", "exact, suffix, counted"});
  check({"groups", head, "漁業者\tsuffix\t-1\tno", 3, "'-1'", "a whole number"});
  check({"groups", head, "漁業者\tsuffix\t0\tno.", 4, "'no.'", "no, yes"});
}

TEST_CASE("a word of an unknown kind is refused in every table of words") {
  check({"place_words", "form\tkind", "湾岸\tprefix", 2, "'prefix'", "suffix, region, place"});
  check({"prefixes", "prefix\tkind", "前掲\tdrop", 2, "'drop'", "strip, refer, group"});
  check({"connectors", "text\tkind", "をめぐる\touter", 2, "'outer'", "inner, link"});
  check({"definitions", "text\tkind", "別名\tafter", 2, "'after'", "lead, tail, skip"});
  check({"conjunctions", "text\tkind", "とか\tpair", 2, "'pair'", "list, same"});
  check({"clause_ends", "text\tkind", "のに\tstop", 2, "'stop'", "end, keep, relative"});
  check({"sentence_ends", "text\taspect", "つもりだ\tfuture", 2, "'future'", "plain, past"});
}

TEST_CASE("a broken particle or ending says which cell and what was expected") {
  check({"cases", "text\tcase\tform", "のもとで\tunder\tdirect", 2, "'under'", "topic, subject"});
  check({"cases", "text\tcase\tform", "のもとで\tof\tverb", 3, "'verb'", "direct, noun, topical"});
  const std::string head = "text\tvoice\tshape\taspect";
  check({"forms", head, "せられ\tmiddle\tend\tplain", 2, "'middle'", "active, passive"});
  check({"forms", head, "せられ\tactive\tbegin\tplain", 3, "'begin'", "continue, subordinate, attribute"});
  check({"forms", head, "せられ\tactive\tend\tsoon", 4, "'soon'", "plain, past"});
}

TEST_CASE("a broken frame says which cell and what was expected") {
  const auto row = [](const std::string& cells) { return "測量\t" + cells + "\t測量する"; };
  const auto broken = [&](const std::string& cells, std::size_t column, const std::string& found,
                          const std::string& expected) {
    check({"frames", frame_head, row(cells), column, found, expected});
  };
  broken("boss\tobject\tuses\tagent\tSystem\t\t0.5", 2, "'boss'", "topic, subject");
  broken("base\twhat\tuses\tagent\tSystem\t\t0.5", 3, "'what'", "topic, subject");
  broken("base\tobject\tmeasures\tagent\tSystem\t\t0.5", 4, "'measures'", "a predicate such as");
  broken("base\tobject\tuses\tactors\tSystem\t\t0.5", 5, "'actors'", "body, agent, core, any");
  broken("base\tobject\tuses\tagent\tsystem\t\t0.5", 6, "'system'", "or an entity type");
  broken("base\tobject\tuses\tagent\tSystem\tdone\t0.5", 7, "'done'", "standing");
  broken("base\tobject\tuses\tagent\tSystem\t\t1.5", 8, "'1.5'", "a number from 0 to 1");
  broken("base\tobject\tuses\tagent\tSystem\t\thigh", 8, "'high'", "a number from 0 to 1");
}

TEST_CASE("a broken pair of neighbours says which cell and what was expected") {
  const auto broken = [](const std::string& cells, std::size_t column, const std::string& found,
                         const std::string& expected) {
    check({"pairs", pair_head, "A社のB局\t" + cells, column, found, expected});
  };
  broken("\tbody\tbody\t\tpartOf\tright\tno\t0.5", 2, "an empty cell", "a value for join");
  broken("の\tthing\tbody\t\tpartOf\tright\tno\t0.5", 3, "'thing'", "body, agent, core, any");
  broken("の\tbody\tbody\t\tbelongsTo\tright\tno\t0.5", 6, "'belongsTo'", "a predicate such as");
  broken("の\tbody\tbody\t\tpartOf\tup\tno\t0.5", 7, "'up'", "right, left");
  broken("の\tbody\tbody\t\tpartOf\tright\tTrue\t0.5", 8, "'True'", "yes, no");
  broken("の\tbody\tbody\t\tpartOf\tright\tno\t-0.5", 9, "'-0.5'", "a number from 0 to 1");
}

TEST_CASE("a row with a cell too few and a table without its columns are refused") {
  const auto few = error_of("heads", "head\ttype\tmodifier\tlink\tgeneric", "漁港\tPlace\t2");
  REQUIRE(few);
  CHECK(few->line == 2);
  CHECK(std::string(few->what()).find("found 3 cells, expected 5") != std::string::npos);
  const auto head =
      error_of("heads", "noun\ttype\tmodifier\tlink\tgeneric", "漁港\tPlace\t2\tno\tno");
  REQUIRE(head);
  CHECK(std::string(head->what()).find("head") != std::string::npos);
}

TEST_CASE("comments and empty lines count as lines of the file") {
  const auto error =
      error_of("suffixes", "# What may follow a name.\n\nsuffix", "構内\n\n付近\tplace");
  REQUIRE(error);
  CHECK(error->line == 6);
}
