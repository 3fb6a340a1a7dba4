// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/json_lines.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "graph/fiscal_year.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

std::string_view string_member(const rapidjson::Value& object, const char* key) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

}  // namespace

std::string read_json_page(std::string_view line, Page& page) {
  rapidjson::Document object;
  object.Parse<rapidjson::kParseValidateEncodingFlag>(line.data(), line.size());
  if (object.HasParseError()) {
    return std::string("found no JSON object in the line: ") +
           rapidjson::GetParseError_En(object.GetParseError()) + " At its byte " +
           std::to_string(object.GetErrorOffset()) + "; write one object a line, as UTF-8";
  }
  if (!object.IsObject()) return "found JSON that is not an object; write one object a line";
  const auto text = object.FindMember("text");
  if (text == object.MemberEnd() || !text->value.IsString()) {
    return "found an object without \"text\"; give the page's text as a string";
  }
  page.text.clear();
  const std::string_view chars = string_member(object, "text");
  if (text::decode_utf8(chars, page.text) != chars.size()) {
    return "found half of a character in \"text\" (\\uD800 to \\uDFFF stand in pairs); write it as "
           "UTF-8";
  }
  page.id = string_member(object, "page");
  page.metadata.title = string_member(object, "title");
  page.metadata.publisher = string_member(object, "publisher");
  page.metadata.source_url = string_member(object, "source");
  page.metadata.date = string_member(object, "date");
  const auto year = object.FindMember("fiscal_year");
  if (year != object.MemberEnd() && year->value.IsInt()) {
    page.metadata.fiscal_year = year->value.GetInt();
    const int number = page.metadata.fiscal_year;
    if (number != 0 && !is_fiscal_year(number)) {
      return "found \"fiscal_year\": " + std::to_string(number) +
             ", which no date can tell; give a year from " + std::to_string(earliest_fiscal_year) +
             " to " + std::to_string(latest_fiscal_year) + ", or leave it out";
    }
  }
  return {};
}

namespace {

/// Finds where the value of the first "text" of the outer object is written.
struct TextFinder : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TextFinder> {
  explicit TextFinder(const rapidjson::MemoryStream& input) : in(input) {}
  bool StartObject() { return enter(); }
  bool EndObject(rapidjson::SizeType) { return leave(); }
  bool StartArray() { return enter(); }
  bool EndArray(rapidjson::SizeType) { return leave(); }
  bool Key(const char* name, rapidjson::SizeType size, bool) {
    is_text = depth == 1 && std::string_view(name, size) == "text";
    return true;
  }
  bool String(const char*, rapidjson::SizeType, bool) {
    if (is_text && end == 0) end = in.Tell();  // right after the closing quote
    is_text = false;
    return true;
  }
  bool enter() {
    ++depth;
    is_text = false;
    return true;
  }
  bool leave() {
    --depth;
    return true;
  }
  const rapidjson::MemoryStream& in;
  std::size_t end = 0;
  int depth = 0;
  bool is_text = false;
};

/// Begin of the string literal whose closing quote ends at `end`.
std::size_t literal_begin(std::string_view line, std::size_t end) {
  for (std::size_t at = end - 1; at > 0; --at) {
    if (line[at - 1] != '"') continue;
    std::size_t slashes = 0;
    while (at - 1 > slashes && line[at - 2 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return at;
  }
  return end;
}

bool is_high_surrogate(std::string_view escape) {
  return escape.size() >= 12 && escape[1] == 'u' && (escape[2] == 'd' || escape[2] == 'D') &&
         (escape[3] == '8' || escape[3] == '9' || (escape[3] | 0x20) == 'a' ||
          (escape[3] | 0x20) == 'b');
}

}  // namespace

std::vector<std::uint64_t> json_text_places(std::string_view line) {
  rapidjson::MemoryStream in(line.data(), line.size());
  TextFinder finder(in);
  rapidjson::Reader().Parse(in, finder);
  std::vector<std::uint64_t> places;
  if (finder.end < 2) return places;
  const std::size_t end = finder.end - 1;
  for (std::size_t at = literal_begin(line, finder.end - 1); at < end;) {
    places.push_back(at);
    const auto lead = static_cast<unsigned char>(line[at]);
    if (lead == '\\') {
      const std::string_view escape = line.substr(at, end - at);
      at += escape[1] != 'u' ? 2U : is_high_surrogate(escape) ? 12U : 6U;
    } else {
      at += lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
    }
  }
  return places;
}

}  // namespace renkei
