// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/reading/source.hpp"
#include "graph/digest.hpp"
#include "graph/text.hpp"
#include "tests/catch.hpp"

namespace {

using namespace renkei;
namespace fs = std::filesystem;

std::vector<Page> pages_of(const std::string& bytes, const std::string& name = "report.txt") {
  std::istringstream stream(bytes);
  DocumentSource source(stream, name);
  std::vector<Page> pages;
  Page page;
  while (source.next(page)) pages.push_back(page);
  return pages;
}

InputError error_of(const std::string& bytes, const std::string& name = "report.txt") {
  try {
    pages_of(bytes, name);
  } catch (const InputError& error) {
    return error;
  }
  FAIL("the input was accepted");
  throw 0;
}

/// A folder that is removed at the end of the test.
struct Folder {
  Folder() : path(fs::temp_directory_path() / "renkei-test-source") {
    fs::remove_all(path);
    fs::create_directories(path / "inner");
  }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
  fs::path path;
};

}  // namespace

TEST_CASE("a document of one page is named after its file") {
  const auto pages = pages_of("環境省\n気象庁\n");
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].id == "report");
  CHECK(pages[0].number == 1);
  CHECK(pages[0].text == U"環境省\n気象庁\n");
}

TEST_CASE("form feeds end pages, and pages are numbered by position") {
  const auto pages = pages_of("一\n\f\n\f三\n\f");
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].id == "report#1");
  CHECK(pages[1].id == "report#3");
  CHECK(pages[1].number == 3);
}

TEST_CASE("a form feed at the end makes no second page") {
  CHECK(pages_of("一\n\f")[0].id == "report");
}

TEST_CASE("a byte order mark is no text") { CHECK(pages_of("\xEF\xBB\xBF一")[0].text == U"一"); }

TEST_CASE("pages longer than a chunk arrive whole") {
  std::string bytes;
  for (int i = 0; i < 60'000; ++i) bytes += "海";
  bytes += "\f山";
  const auto pages = pages_of(bytes);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].text.size() == 60'000);
  CHECK(pages[1].text == U"山");
}

TEST_CASE("the hash is over all bytes, however far was read") {
  std::istringstream stream("一\f二");
  DocumentSource source(stream, "report.txt");
  CHECK(source.content_hash() == sha256_hex("一\f二"));
}

TEST_CASE("what is in no encoding is reported with line and byte") {
  const InputError error = error_of("一\n\xFF\xFE\xFF\xFF\xFF\xFF");
  CHECK(error.line == 2);
  CHECK(error.byte == 4);
  CHECK_THAT(error.what(),
             Catch::Matchers::Contains("report.txt:2: found bytes that are not UTF-8") &&
                 Catch::Matchers::Contains("--encoding"));
}

TEST_CASE("a text that stops in a character was cut short") {
  const InputError error = error_of("一\n二\n\xE4\xB8");
  CHECK(error.line == 3);
  CHECK_THAT(error.what(), Catch::Matchers::Contains("cut short"));
}

TEST_CASE("the place of a defect counts the pages before it") {
  const InputError error = error_of("一\n\f二\n\xFFzzzz\n");
  CHECK(error.line == 3);
  CHECK(error.byte == 9);
}

TEST_CASE("binary input and empty input are told apart") {
  CHECK_THAT(
      error_of(std::string("GIF89a\n\0\1\2", 10)).what(),
      Catch::Matchers::Contains("control character") && Catch::Matchers::Contains("save it as"));
  CHECK_THAT(error_of("").what(), Catch::Matchers::Contains("no text"));
  CHECK_THAT(error_of(" \n\n").what(), Catch::Matchers::Contains("no text"));
}

TEST_CASE("a source is at its end after an error") {
  std::istringstream stream("\xFFzzzz");
  DocumentSource source(stream, "report.txt");
  Page page;
  CHECK_THROWS_AS(source.next(page), InputError);
  CHECK_FALSE(source.next(page));
}

TEST_CASE("a line of JSON Lines is a page with its metadata") {
  const auto pages = pages_of(
      "{\"page\":\"rs-1\",\"text\":\"事業名\\n甲\",\"title\":\"甲\",\"publisher\":\"環境省\","
      "\"source\":\"https://example.jp\",\"date\":\"2024-06\",\"fiscal_year\":2024,\"x\":[1]}\n"
      "\n{\"text\":\"乙\"}\n",
      "rs.jsonl");
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].id == "rs-1");
  CHECK(pages[0].text == U"事業名\n甲");
  CHECK(pages[0].metadata.title == "甲");
  CHECK(pages[0].metadata.publisher == "環境省");
  CHECK(pages[0].metadata.source_url == "https://example.jp");
  CHECK(pages[0].metadata.date == "2024-06");
  CHECK(pages[0].metadata.fiscal_year == 2024);
  CHECK(pages[1].id == "rs#3");
  CHECK(pages[1].number == 1);
}

TEST_CASE("each record is a document with a hash of its own") {
  std::istringstream stream("{\"text\":\"甲\"}\n{\"text\":\"乙\"}\n");
  DocumentSource source(stream, "rs.jsonl");
  CHECK(source.pages_are_documents());
  Page page;
  REQUIRE(source.next(page));
  CHECK(source.page_hash() == sha256_hex("{\"text\":\"甲\"}"));
  REQUIRE(source.next(page));
  CHECK(source.page_hash() == sha256_hex("{\"text\":\"乙\"}"));
  CHECK_FALSE(source.next(page));
}

TEST_CASE("a bad record does not end its file, and a name is given once") {
  std::istringstream stream(
      "{\"page\":\"a\",\"text\":\"甲\"}\n{\n{\"page\":\"a\",\"text\":\"乙\"}\n{\"text\":\"丙\"}\n");
  DocumentSource source(stream, "rs.jsonl");
  Page page;
  REQUIRE(source.next(page));
  CHECK_THROWS_WITH(source.next(page), Catch::Matchers::Contains("rs.jsonl:2"));
  CHECK_THROWS_WITH(source.next(page), Catch::Matchers::Contains("\"a\" a second time"));
  REQUIRE(source.next(page));
  CHECK(page.text == U"丙");
  CHECK_FALSE(source.next(page));
}

TEST_CASE("a file without a single record among its first lines is given up") {
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "no record\n";
  std::istringstream stream(lines);
  DocumentSource source(stream, "rs.jsonl");
  Page page;
  for (int i = 0; i < 10; ++i) CHECK_THROWS_AS(source.next(page), InputError);
  CHECK_FALSE(source.next(page));
}

TEST_CASE("every character of a record's text knows its byte in the input") {
  const std::string line = R"({"x":{"text":"no"},"text":"甲\n\"\u4E59\ud842\udfb7𠮷z","y":"text"})";
  std::istringstream stream("\n" + line + "\n");
  ReadOptions options;
  options.positions = true;
  DocumentSource source(stream, "rs.jsonl", options);
  Page page;
  REQUIRE(source.next(page));
  REQUIRE(page.text == U"甲\n\"乙𠮷𠮷z");
  REQUIRE(page.bytes.size() == page.text.size());
  const std::string bytes = "\n" + line;
  CHECK(bytes.compare(page.bytes[0], 3, "甲") == 0);
  CHECK(bytes.compare(page.bytes[1], 2, "\\n") == 0);
  CHECK(bytes.compare(page.bytes[3], 6, "\\u4E59") == 0);
  CHECK(bytes.compare(page.bytes[4], 12, "\\ud842\\udfb7") == 0);
  CHECK(bytes[page.bytes[6]] == 'z');
}

TEST_CASE("a defective line of JSON Lines is named") {
  CHECK(error_of("{\"text\":\"甲\"}\n{\"text\":\n", "rs.jsonl").line == 2);
  CHECK_THAT(error_of("{\"page\":\"rs-1\"}\n", "rs.jsonl").what(),
             Catch::Matchers::Contains("without \"text\""));
  CHECK_THAT(error_of("[1]\n", "rs.jsonl").what(), Catch::Matchers::Contains("not an object"));
}

TEST_CASE("inputs are listed in a stable order and bad ones do not stop the others") {
  const Folder folder;
  folder.write("b.txt", "二");
  folder.write("a.txt", "一");
  folder.write("inner/c.jsonl", "{}");
  folder.write("picture.png", "x");
  fs::create_directories(folder.path / "none");
  const std::string root = folder.path.string();
  InputErrors errors;
  const auto inputs =
      list_inputs({root + "/missing.txt", root, root + "/none", "-", root + "/b.txt"}, errors);
  CHECK(inputs ==
        std::vector<std::string>{"-", root + "/a.txt", root + "/b.txt", root + "/inner/c.jsonl"});
  REQUIRE(errors.size() == 2);
  CHECK_THAT(errors[0].what(), Catch::Matchers::Contains("missing.txt: there is no such file"));
  CHECK_THAT(errors[1].what(), Catch::Matchers::Contains("found no documents"));
}

TEST_CASE("a file that cannot be opened is an error that names it") {
  CHECK_THROWS_WITH(DocumentSource("/nowhere/report.txt"),
                    Catch::Matchers::Contains("/nowhere/report.txt") &&
                        Catch::Matchers::Contains("cannot be opened"));
}
