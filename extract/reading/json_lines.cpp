// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/json_lines.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

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
  text::decode_utf8(string_member(object, "text"), page.text);
  page.id = string_member(object, "page");
  page.metadata.title = string_member(object, "title");
  page.metadata.publisher = string_member(object, "publisher");
  page.metadata.source_url = string_member(object, "source");
  page.metadata.date = string_member(object, "date");
  const auto year = object.FindMember("fiscal_year");
  if (year != object.MemberEnd() && year->value.IsInt()) {
    page.metadata.fiscal_year = year->value.GetInt();
  }
  return {};
}

}  // namespace renkei
