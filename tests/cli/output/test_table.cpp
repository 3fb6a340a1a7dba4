// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "cli/output/progress.hpp"
#include "cli/output/table.hpp"
#include "tests/catch.hpp"

using renkei::cli::display_width;
using renkei::cli::shortened;
using renkei::cli::TextTable;

TEST_CASE("Japanese letters are two columns wide, half-width katakana and Latin one") {
  CHECK(display_width("") == 0);
  CHECK(display_width("IPA") == 3);
  CHECK(display_width("経産省") == 6);
  CHECK(display_width("「協議会」") == 10);
  CHECK(display_width("ＩＰＡ") == 6);
  CHECK(display_width("ｲﾍﾞﾝﾄ") == 5);
  CHECK(display_width("é") == 1);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("か\u3099") == 2);
  CHECK(display_width("𠮷") == 2);
}

TEST_CASE("a text that is too long ends in an ellipsis within its width") {
  CHECK(shortened("経済産業省", 10) == "経済産業省");
  CHECK(shortened("経済産業省", 9) == "経済産業…");
  CHECK(shortened("経済産業省", 8) == "経済産…");
  CHECK(shortened("report.txt", 7) == "report…");
}

TEST_CASE("columns are aligned by width, numbers to the right, without blanks at line ends") {
  TextTable table({"partner", "n"});
  table.align_right(1);
  table.add({"経済産業省", "5"});
  table.add({"IPA", "12"});
  table.add_note("a note");
  table.add({"総務省"});
  std::ostringstream out;
  table.print(out, false);
  CHECK(out.str() ==
        "partner      n\n"
        "経済産業省   5\n"
        "IPA         12\n"
        "    a note\n"
        "総務省\n");
}

TEST_CASE("a table fits the terminal: the widest columns are cut, notes are wrapped") {
  TextTable table({"partner", "relation", "n"});
  table.align_right(2);
  table.add({"情報通信技術の利活用に関する協議会", "cooperatesWith", "12"});
  table.add_note("report.txt, page 3: 総務省は、協議会と連携した");
  std::ostringstream out;
  table.print(out, false, 40);
  CHECK(out.str() ==
        "partner               relation         n\n"
        "情報通信技術の利活…   cooperatesWith  12\n"
        "    report.txt, page 3: 総務省は、協議会\n"
        "    と連携した\n");
  std::ostringstream whole;
  table.print(whole, false);
  CHECK(whole.str().find("情報通信技術の利活用に関する協議会") != std::string::npos);
  // Too narrow for anything: still every column, none below its least.
  std::ostringstream narrow;
  table.print(narrow, false, 5);
  CHECK(narrow.str().find("情報通…") != std::string::npos);
}

TEST_CASE("text is wrapped at blanks where words have some, else between characters") {
  using Lines = std::vector<std::string>;
  CHECK(renkei::cli::wrapped("one two three", 8) == Lines{"one two", "three"});
  CHECK(renkei::cli::wrapped("連携し演習", 6) == Lines{"連携し", "演習"});
  CHECK(renkei::cli::wrapped("", 6) == Lines{""});
  CHECK(renkei::cli::wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
}

TEST_CASE("progress of a file of records is told in bytes") {
  renkei::cli::Progress progress;
  progress.expect(1, 1000);
  for (int i = 0; i < 3; ++i) progress.document(100, true);
  const std::string line = progress.line("r.jsonl");
  CHECK(line.starts_with("3 documents  30 %  "));
  CHECK(line.find(" s left  r.jsonl") != std::string::npos);
  renkei::cli::Progress files;
  files.expect(4, 1000);
  files.document(500, true);
  CHECK(files.line("a.txt").starts_with("1/4 documents  50 %  "));
}

TEST_CASE("colours are there when asked for only") {
  TextTable table({"head"});
  table.add({"cell"});
  std::ostringstream out;
  table.print(out, true);
  CHECK(out.str() == "\x1b[1mhead\x1b[0m\ncell\n");
}

TEST_CASE("an empty table prints nothing") {
  std::ostringstream out;
  TextTable().print(out, true);
  CHECK(out.str().empty());
}
