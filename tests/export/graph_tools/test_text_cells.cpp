// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "export/graph_tools/csv.hpp"
#include "export/graph_tools/dot.hpp"
#include "tests/catch.hpp"

using namespace renkei;

namespace {

std::string csv(std::string_view text) {
  std::string out;
  append_csv_cell(out, text);
  return out;
}

std::string dot(std::string_view text) {
  std::string out;
  append_dot_string(out, text);
  return out;
}

}  // namespace

TEST_CASE("a CSV cell is quoted where it must be") {
  CHECK(csv("") == "");
  CHECK(csv("経済産業省") == "経済産業省");
  CHECK(csv("a,b") == "\"a,b\"");
  CHECK(csv("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(csv("a\nb") == "\"a\nb\"");
  CHECK(csv(" a") == "\" a\"");
  CHECK(csv(std::string("a\0b", 3)) == "ab");
  CHECK(csv("\xff") == "\xEF\xBF\xBD");
  CHECK(csv("=1+1") == "=1+1");
}

TEST_CASE("a DOT string is shown as it is") {
  CHECK(dot("") == "\"\"");
  CHECK(dot("連携 \"A\" \\N") == "\"連携 \\\"A\\\" \\\\N\"");
  CHECK(dot("a\nb\tc\x01") == "\"a\\nb c\"");
  const std::string half(3'999, 'x');
  CHECK(dot(half + half + "省\"" + half) ==
        "\"" + half + half + "省\" + \"\\\"" + half + "\"");  // never within a character or escape
  CHECK(dot("\xff") == "\"\xEF\xBF\xBD\"");
  CHECK(dot("a\xEF\xBF\xBE" "b\xEF\xBF\xBF") == "\"ab\"");
}

TEST_CASE("a pair of tables is named by the suffix, in any case") {
  CHECK(table_paths("x.CSV")[0] == "x.nodes.CSV");
  CHECK(table_paths("x.Neo4j.csv")[1] == "x.edges.Neo4j.csv");
  CHECK(table_paths("x.csv.d/y")[0] == "x.csv.d/y.nodes.csv");
}
