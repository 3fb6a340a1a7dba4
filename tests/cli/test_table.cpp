// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "cli/table.hpp"
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
