// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <stdexcept>
#include <string>

#include "export/linked_data/iri.hpp"
#include "tests/catch.hpp"

using renkei::Iris;
using renkei::web_iri;

TEST_CASE("IRIs are minted below the base") {
  const Iris iris("https://data.example.jp/renkei");
  CHECK(iris.entity("jp-meti") == "https://data.example.jp/renkei/entity/jp-meti");
  CHECK(iris.document("d-1") == "https://data.example.jp/renkei/document/d-1");
  CHECK(iris.page("d-1", 12) == "https://data.example.jp/renkei/document/d-1/page/12");
  CHECK(iris.statement("s") == "https://data.example.jp/renkei/statement/s");
  CHECK(Iris("urn:example:").entity("a") == "urn:example:entity/a");
  CHECK(Iris("http://[::1]/").entity("a") == "http://[::1]/entity/a");
  CHECK(Iris("http://[2001:db8::1]:8080/x").base() == "http://[2001:db8::1]:8080/x/");
  CHECK_FALSE(Iris("tag:x,2024:k/").is_hierarchical());
  CHECK(Iris("https://省庁.example.jp/").base() == "https://省庁.example.jp/");
}

TEST_CASE("letters of all scripts stay, everything else is percent-encoded") {
  const Iris iris("https://a.example/");
  const std::string start = "https://a.example/entity/";
  CHECK(iris.entity("経済産業省-1._~") == start + "経済産業省-1._~");
  CHECK(iris.entity("a b/c?d#e%20:@") == start + "a%20b%2Fc%3Fd%23e%2520%3A%40");
  CHECK(iris.entity("<\">{}|\\^`") == start + "%3C%22%3E%7B%7D%7C%5C%5E%60");
  CHECK(iris.entity("🗾") == start + "%F0%9F%97%BE");
  CHECK(iris.entity("全　角\u200B\u202E") == start + "全%E3%80%80角%E2%80%8B%E2%80%AE");
  CHECK(iris.entity("\x01\xFF\xE3\x81") == start + "%01%FF%E3%81");
  CHECK(iris.entity("\xEE\x80\x80") == start + "%EE%80%80");  // private use
}

TEST_CASE("two ids never share an IRI") {
  const Iris iris("https://a.example/");
  std::set<std::string> seen;
  for (const std::string id : {"a b", "a%20b", "a+b", "a/b", "a%2Fb", "A b",
                               "a\xFF"
                               "b",
                               "a%FFb"}) {
    CHECK(seen.insert(iris.entity(id)).second);
  }
}

TEST_CASE("a base that is none is refused by name") {
  using Catch::Matchers::Contains;
  for (const char* base : {"", "renkei", "/renkei/", "https:", "https://", "1a:b",
                           "https://a.jp/?x", "https://a.jp/#x", "http://[x]/", "http://a[::1]/",
                           "urn:[::1]", "https://a.jp/a b", "https://a.jp/<x>"}) {
    INFO(base);
    CHECK_THROWS_AS(Iris(base), std::invalid_argument);
  }
  CHECK_THROWS_WITH(Iris("renkei"), Contains("'renkei'") && Contains("no scheme"));
}

TEST_CASE("an empty id makes no IRI") {
  CHECK_THROWS_AS(Iris("https://a.example/").entity(""), std::invalid_argument);
}

TEST_CASE("addresses as documents print them become valid IRIs") {
  CHECK(web_iri("meti.go.jp") == "https://meti.go.jp/");
  CHECK(web_iri("HTTP://www.soumu.go.jp/a b?c=省#x") == "http://www.soumu.go.jp/a%20b?c=省#x");
  CHECK(web_iri("https://a.jp/%e3%zz") == "https://a.jp/%e3%25zz");
  CHECK(web_iri("https://a.jp/#x#y") == "https://a.jp/#x%23y");
  for (const char* none : {"", "localhost", "mailto:a@b.jp", "ftp://a.jp/", "不明", "https://"}) {
    INFO(none);
    CHECK(web_iri(none).empty());
  }
}
