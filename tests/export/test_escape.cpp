// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <string>

#include "export/escape.hpp"
#include "tests/catch.hpp"

using namespace std::string_literals;

namespace {

std::string xml_text(std::string_view text) {
  std::string out = "<";
  renkei::append_xml_text(out, text);
  return out.substr(1);
}

std::string xml_attribute(std::string_view text) {
  std::string out;
  renkei::append_xml_attribute(out, text);
  return out;
}

std::string decimal(double value, int decimals = 4) {
  std::string out;
  renkei::append_decimal(out, value, decimals);
  return out;
}

}  // namespace

TEST_CASE("plain text stays as it is") {
  CHECK(xml_text("内閣府 > 'a' \"b\" ]] > 🗾") == "内閣府 > 'a' \"b\" ]] > 🗾");
  CHECK(xml_text("") == "");
}

TEST_CASE("markup goes into CDATA, and its end mark over two sections") {
  CHECK(xml_text("A & <B>") == "<![CDATA[A & <B>]]>");
  CHECK(xml_text("]]>") == "<![CDATA[]]]]><![CDATA[>]]>");
  CHECK(xml_text("a]]>]]>b") == "<![CDATA[a]]]]><![CDATA[>]]]]><![CDATA[>b]]>");
}

TEST_CASE("an end mark that starts before the text is none") {
  std::string out = "]]";
  renkei::append_xml_text(out, ">");
  CHECK(out == "]]>");
}

TEST_CASE("characters that XML has no place for are left out") {
  CHECK(xml_text("a\x01\x1F\0b"s) == "ab");
  CHECK(xml_text("\xEF\xBF\xBE\xEF\xBF\xBF") == "");
  CHECK(xml_text("a\tb\nc") == "a\tb\nc");
  CHECK(xml_text("a\r\nb\rc\r") == "a\nb\nc\n");
  CHECK(xml_text("]]\x01>") == "<![CDATA[]]]]><![CDATA[>]]>");
}

TEST_CASE("attributes are escaped by entities, tab and line feed by references") {
  CHECK(xml_attribute("A & <B> \"C\" 'D'") == "A &amp; &lt;B&gt; &quot;C&quot; 'D'");
  CHECK(xml_attribute("a\tb\r\nc\x01") == "a&#9;b&#10;c");
}

TEST_CASE("malformed bytes become the replacement character") {
  const std::string bad = "a\xFFz\xE3\x81 \xED\xA0\x80 \xC0\xAF \xF4\x90\x80\x80";
  std::string scratch;
  const std::string good(renkei::well_formed(bad, scratch));
  CHECK(good == "a\uFFFDz\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD \uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(xml_text(bad) == good);
}

TEST_CASE("well-formed text is not copied") {
  const std::string text = "aé語🗾\u07FF\U0010FFFF";
  std::string scratch;
  CHECK(renkei::well_formed(text, scratch).data() == text.data());
}

TEST_CASE("decimals have no exponent and no zeros at the end") {
  CHECK(decimal(0.93) == "0.93");
  CHECK(decimal(1.0) == "1");
  CHECK(decimal(0.0) == "0");
  CHECK(decimal(1.0 / 3) == "0.3333");
  CHECK(decimal(0.99996) == "1");
  CHECK(decimal(-0.00001) == "0");
  CHECK(decimal(10, 0) == "10");
  CHECK(decimal(1e21) == "1000000000000000000000");
  CHECK(decimal(std::numeric_limits<double>::quiet_NaN()) == "0");
  CHECK(decimal(std::numeric_limits<double>::infinity()) == "0");
  CHECK(decimal(std::numeric_limits<double>::max()).size() == 309);
}
