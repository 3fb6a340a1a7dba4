// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <unicode/ucnv.h>

#include <sstream>

#include "extract/reading/input/charset.hpp"
#include "extract/reading/source.hpp"
#include "graph/text.hpp"
#include "tests/catch.hpp"

namespace {

using namespace renkei;

/// The text in an encoding, made by ICU's converter in the other direction.
std::string encoded(std::u32string_view text, const char* charset) {
  std::u16string units;
  for (const char32_t c : text) units.push_back(char16_t(c));
  std::string bytes(4 * units.size() + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  const std::int32_t size = ucnv_fromUChars(converter, bytes.data(), std::int32_t(bytes.size()),
                                            units.data(), std::int32_t(units.size()), &status);
  ucnv_close(converter);
  REQUIRE(U_SUCCESS(status));
  bytes.resize(std::size_t(size));
  return bytes;
}

std::vector<Page> pages_of(const std::string& bytes, const ReadOptions& options = {}) {
  std::istringstream stream(bytes);
  DocumentSource source(stream, "report.txt", options);
  std::vector<Page> pages;
  Page page;
  while (source.next(page)) pages.push_back(page);
  return pages;
}

constexpr std::u32string_view sample =
    U"経済産業省は、サイバーセキュリティ対策①を公表した。\nJPCERT/CC "
    U"と連携し、23件の情報を提供した。"
    U"\n";

constexpr const char* japanese[] = {"UTF-8",         "windows-31j", "EUC-JP",
                                    "ISO-2022-JP-1", "UTF-16LE",    "UTF-16BE"};

}  // namespace

TEST_CASE("a text is the same in whatever encoding it comes") {
  for (const char* charset : japanese) {
    CAPTURE(charset);
    std::u32string text(sample);
    // ① is in the vendors' sets only.
    if (std::string_view(charset) == "ISO-2022-JP-1" || std::string_view(charset) == "EUC-JP") {
      text.erase(text.find(U'①'), 1);
    }
    const auto pages = pages_of(encoded(text, charset));
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].text == text);
  }
}

TEST_CASE("byte order marks are no text and tell the encoding") {
  for (const char* charset : {"UTF-8", "UTF-16LE", "UTF-16BE"}) {
    CAPTURE(charset);
    CHECK(pages_of(encoded(U"\uFEFF海", charset)).at(0).text == U"海");
  }
}

TEST_CASE("form feeds end pages in every encoding, also in long texts") {
  std::u32string text;
  for (int i = 0; i < 3000; ++i) text += sample;
  std::erase(text, U'①');
  text += U"\f山\n";
  for (const char* charset : japanese) {
    CAPTURE(charset);
    const auto pages = pages_of(encoded(text, charset));
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].text.size() == text.size() - 3);
    CHECK(pages[1].text == U"山\n");
  }
}

TEST_CASE("every character knows its byte in the input") {
  for (const char* charset : japanese) {
    CAPTURE(charset);
    std::u32string text(sample);
    std::erase(text, U'①');
    const std::string bytes = encoded(text, charset);
    ReadOptions options;
    options.positions = true;
    const auto pages = pages_of(bytes, options);
    REQUIRE(pages.at(0).bytes.size() == text.size());
    // What stands from there on is the rest of the text.
    const std::size_t at = text.find(U"JPCERT");
    const auto byte = std::size_t(pages[0].bytes[at]);
    CHECK(encoded(text.substr(0, at), charset).size() == byte);
  }
}

TEST_CASE("a wrong guess can be overridden") {
  const std::string bytes = encoded(U"ｱｲｳ", "windows-31j");
  ReadOptions options;
  options.encoding = "Shift_JIS";
  CHECK(pages_of(bytes, options).at(0).text == U"ｱｲｳ");
  options.encoding = "klingon";
  CHECK_THROWS_WITH(pages_of(bytes, options), Catch::Matchers::Contains("no encoding 'klingon'"));
}

TEST_CASE("bytes that mean nothing in the encoding are reported with their place") {
  std::string bytes = encoded(sample, "windows-31j");
  const std::size_t at = encoded(sample.substr(0, sample.find(U"JPCERT")), "windows-31j").size();
  bytes.insert(at, "\xFF\xFF");
  ReadOptions options;
  options.encoding = "Shift_JIS";
  try {
    pages_of(bytes, options);
    FAIL("the input was accepted");
  } catch (const InputError& error) {
    CHECK(error.line == 2);
    CHECK(error.byte == at);
    CHECK_THAT(error.what(), Catch::Matchers::Contains("not Shift_JIS") &&
                                 Catch::Matchers::Contains("--encoding"));
  }
}

TEST_CASE("what a file declares decides where its bytes leave it open") {
  CHECK(declared_charset("<?xml version='1.0' encoding='EUC-JP'?>") == "EUC-JP");
  CHECK(declared_charset("<html><META http-equiv=x content=\"text/html; charset=Shift_JIS\">") ==
        "Shift_JIS");
  CHECK(declared_charset("<meta charset=\"utf-8\">") == "utf-8");
  CHECK(declared_charset("charset of nothing").empty());
  // Half-width katakana in one encoding are kanji in the other.
  const std::string bytes = "<meta charset=euc-jp>" + encoded(U"海洋観測", "EUC-JP");
  CHECK(detect_charset(bytes, declared_charset(bytes)) == "euc-jp");
}
