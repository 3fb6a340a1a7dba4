// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/bbox.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/text.hpp"

namespace renkei {
namespace {

constexpr float farthest = 1e5F;  // points; no page is so large

float number(std::string_view text) {
  float value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || !std::isfinite(value)) return 0;
  return std::clamp(value, -farthest, farthest);
}

/// Value of an attribute in a tag: name="value".
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != tag.npos; at = tag.find(name, at + 1)) {
    const std::size_t begin = at + name.size() + 2;
    if (at == 0 || tag[at - 1] != ' ' || tag.substr(at + name.size(), 2) != "=\"") continue;
    const std::size_t end = tag.find('"', begin);
    return end == tag.npos ? std::string_view() : tag.substr(begin, end - begin);
  }
  return {};
}

struct Reference {
  std::string_view name;
  char32_t character;
};
constexpr Reference references[] = {{"amp;", U'&'},  {"lt;", U'<'},    {"gt;", U'>'},
                                    {"quot;", U'"'}, {"apos;", U'\''}, {"#39;", U'\''}};

/// Appends text with character references, bytes that are no UTF-8 left out.
void append_text(std::string_view text, std::u32string& out) {
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    std::size_t read = text::decode_utf8(text.substr(0, mark), out);
    if (read < mark) ++read;
    text.remove_prefix(read);
    if (read < mark || text.empty()) continue;
    char32_t character = U'&';
    std::size_t size = 1;
    for (const Reference& reference : references) {
      if (!text.substr(1).starts_with(reference.name)) continue;
      character = reference.character;
      size = 1 + reference.name.size();
    }
    out.push_back(character);
    text.remove_prefix(size);
  }
}

std::string plain(std::string_view text) {
  std::u32string chars;
  append_text(text, chars);
  return text::to_utf8(chars);
}

}  // namespace

PageMetadata read_box_head(std::string_view head) {
  PageMetadata metadata;
  const std::size_t title = head.find("<title>");
  if (title != head.npos) {
    const std::size_t begin = title + 7;
    metadata.title =
        plain(head.substr(begin, std::min(head.find("</title>", begin), head.size()) - begin));
  }
  for (std::size_t at = head.find("<meta "); at != head.npos; at = head.find("<meta ", at + 1)) {
    const std::string_view tag = head.substr(at, std::min(head.find('>', at), head.size()) - at);
    const std::string_view name = attribute(tag, "name");
    if (name == "Author") metadata.publisher = plain(attribute(tag, "content"));
    if (name == "CreationDate") metadata.date = attribute(tag, "content").substr(0, 10);
  }
  return metadata;
}

void read_box_page(std::string_view text, BoxPage& page) {
  page.chars.clear();
  page.words.clear();
  page.lines.clear();
  const std::string_view head = text.substr(0, std::min(text.find('>'), text.size()));
  page.width = number(attribute(head, "width"));
  page.height = number(attribute(head, "height"));
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<line ")) page.lines.push_back(std::uint32_t(page.words.size()));
    if (!rest.starts_with("<word ")) continue;
    const std::size_t close = rest.find('>');
    if (close == rest.npos) return;
    const std::size_t end = std::min(rest.find("</word>", close), rest.size());
    const std::string_view tag = rest.substr(0, close);
    TextBox word;
    word.x_min = number(attribute(tag, "xMin"));
    word.y_min = number(attribute(tag, "yMin"));
    word.x_max = number(attribute(tag, "xMax"));
    word.y_max = number(attribute(tag, "yMax"));
    word.begin = std::uint32_t(page.chars.size());
    append_text(rest.substr(close + 1, end - close - 1), page.chars);
    word.end = std::uint32_t(page.chars.size());
    if (word.end > word.begin) page.words.push_back(word);
    at += close;
  }
}

}  // namespace renkei
