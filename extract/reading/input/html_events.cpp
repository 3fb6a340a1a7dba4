// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/input/html_events.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

namespace renkei {
namespace {

using Names = std::pair<std::string_view, HtmlRole>;

constexpr std::array<Names, 68> roles{
    {{"p", HtmlRole::Block},          {"div", HtmlRole::Block},
     {"section", HtmlRole::Block},    {"article", HtmlRole::Main},
     {"main", HtmlRole::Main},        {"blockquote", HtmlRole::Block},
     {"address", HtmlRole::Block},    {"figure", HtmlRole::Block},
     {"figcaption", HtmlRole::Block}, {"center", HtmlRole::Block},
     {"body", HtmlRole::Block},       {"hr", HtmlRole::Block},
     {"fieldset", HtmlRole::Block},   {"details", HtmlRole::Block},
     {"summary", HtmlRole::Block},    {"hgroup", HtmlRole::Block},
     {"h1", HtmlRole::Heading},       {"h2", HtmlRole::Heading},
     {"h3", HtmlRole::Heading},       {"h4", HtmlRole::Heading},
     {"h5", HtmlRole::Heading},       {"h6", HtmlRole::Heading},
     {"li", HtmlRole::Item},          {"dt", HtmlRole::Item},
     {"dd", HtmlRole::Item},          {"ul", HtmlRole::List},
     {"ol", HtmlRole::List},          {"dl", HtmlRole::List},
     {"br", HtmlRole::Break},         {"pre", HtmlRole::Verbatim},
     {"table", HtmlRole::Table},      {"tr", HtmlRole::Row},
     {"td", HtmlRole::Cell},          {"th", HtmlRole::Cell},
     {"caption", HtmlRole::Block},    {"thead", HtmlRole::Inline},
     {"tbody", HtmlRole::Inline},     {"tfoot", HtmlRole::Inline},
     {"a", HtmlRole::Link},           {"script", HtmlRole::Hidden},
     {"style", HtmlRole::Hidden},     {"noscript", HtmlRole::Hidden},
     {"template", HtmlRole::Hidden},  {"nav", HtmlRole::Hidden},
     {"footer", HtmlRole::Hidden},    {"aside", HtmlRole::Hidden},
     {"form", HtmlRole::Hidden},      {"button", HtmlRole::Hidden},
     {"select", HtmlRole::Hidden},    {"textarea", HtmlRole::Hidden},
     {"input", HtmlRole::Hidden},     {"label", HtmlRole::Hidden},
     {"svg", HtmlRole::Hidden},       {"math", HtmlRole::Hidden},
     {"canvas", HtmlRole::Hidden},    {"object", HtmlRole::Hidden},
     {"iframe", HtmlRole::Hidden},    {"audio", HtmlRole::Hidden},
     {"video", HtmlRole::Hidden},     {"map", HtmlRole::Hidden},
     {"rt", HtmlRole::Hidden},        {"rp", HtmlRole::Hidden},
     {"rtc", HtmlRole::Hidden},       {"dialog", HtmlRole::Hidden},
     {"menu", HtmlRole::Hidden},      {"head", HtmlRole::Inline},
     {"title", HtmlRole::Title},      {"header", HtmlRole::Block}}};

HtmlRole role_of(std::string_view name) {
  const auto found = std::find_if(roles.begin(), roles.end(),
                                  [name](const Names& entry) { return entry.first == name; });
  return found == roles.end() ? HtmlRole::Inline : found->second;
}

std::string_view view(const xmlChar* chars) {
  return chars ? reinterpret_cast<const char*>(chars) : "";
}

std::string_view attribute(const xmlChar** attributes, std::string_view name) {
  for (; attributes && attributes[0]; attributes += 2) {
    if (view(attributes[0]) == name) return view(attributes[1]);
  }
  return {};
}

std::uint16_t cells_of(std::string_view attribute) {
  return std::uint16_t(std::clamp(std::atoi(std::string(attribute).c_str()), 1, 100));
}

bool has_attribute(const xmlChar** attributes, std::string_view name) {
  for (; attributes && attributes[0]; attributes += 2) {
    if (view(attributes[0]) == name) return true;
  }
  return false;
}

class EventBuilder {
 public:
  explicit EventBuilder(std::string_view html) : html_(html) {}

  HtmlDocument parse() {
    htmlSAXHandler handler{};
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<EventBuilder*>(self)->open(view(name), attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) {
      static_cast<EventBuilder*>(self)->close(view(name));
    };
    handler.characters = [](void* self, const xmlChar* chars, int size) {
      static_cast<EventBuilder*>(self)->text(
          {reinterpret_cast<const char*>(chars), std::size_t(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlNewParserCtxt(), &htmlFreeParserCtxt);
    if (!parser) throw std::bad_alloc();
    *parser->sax = handler;
    parser->userData = this;
    parser_ = parser.get();
    // The mark says UTF-8 to the parser, whatever the text says of itself: it was decoded.
    const std::string marked = utf8_mark + std::string(html_);
    htmlCtxtReadMemory(parser.get(), marked.data(), int(std::min(marked.size(), most_bytes)),
                       nullptr, nullptr,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    while (!open_.empty()) close_last();
    return std::move(document_);
  }

 private:
  static constexpr std::size_t most_bytes = 0x7FFFFFFF;  // the parser counts in int
  static inline const std::string utf8_mark = "\xEF\xBB\xBF";

  void open(std::string_view name, const xmlChar** attributes) {
    if (name == "meta") return read_meta(attributes);
    if (name == "link") return read_link(attributes);
    if (name == "html" || name == "body") read_language(attributes);
    HtmlEvent event;
    event.kind = HtmlEvent::Kind::Open;
    event.role = role_of(name);
    const std::string_view aria = attribute(attributes, "role");
    if (aria == "main") event.role = HtmlRole::Main;
    if (aria == "navigation" || aria == "banner" || aria == "contentinfo" || aria == "search" ||
        has_attribute(attributes, "hidden") || attribute(attributes, "aria-hidden") == "true") {
      event.role = HtmlRole::Hidden;
    }
    if (event.role == HtmlRole::Cell) {
      event.span = cells_of(attribute(attributes, "colspan"));
      event.rows = cells_of(attribute(attributes, "rowspan"));
    }
    open_.emplace_back(std::uint32_t(document_.events.size()), name);
    document_.events.push_back(event);
  }

  void close(std::string_view name) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [name](const auto& entry) { return entry.second == name; });
    if (found == open_.rend()) return;
    const auto keep = std::size_t(open_.rend() - found) - 1;
    while (open_.size() > keep) close_last();
  }

  void close_last() {
    HtmlEvent& opening = document_.events[open_.back().first];
    HtmlEvent event;
    event.kind = HtmlEvent::Kind::Close;
    event.role = opening.role;
    event.mate = open_.back().first;
    opening.mate = std::uint32_t(document_.events.size());
    document_.events.push_back(event);
    open_.pop_back();
  }

  void text(std::string_view chars) {
    HtmlEvent event;
    event.begin = std::uint32_t(document_.text.size());
    document_.text.append(chars);
    event.end = std::uint32_t(document_.text.size());
    locate(chars, event);
    document_.events.push_back(event);
  }

  /// The parser stands right behind the text, or a character before its end where its buffer was
  /// full; behind a character reference it stands behind the semicolon.
  void locate(std::string_view chars, HtmlEvent& event) {
    const long consumed = xmlByteConsumed(parser_) - long(utf8_mark.size());
    const std::size_t end = std::min(html_.size(), std::size_t(std::max(consumed, 0L)));
    for (std::size_t ahead = 0; ahead <= 4; ++ahead) {
      const std::size_t stop = end + ahead;
      if (stop < chars.size() || stop > html_.size() || stop - chars.size() < placed_) continue;
      if (html_.substr(stop - chars.size(), chars.size()) != chars) continue;
      event.place = std::uint32_t(stop - chars.size());
      placed_ = stop;
      return;
    }
    event.is_literal = false;
    std::size_t reference = html_.rfind('&', end == 0 ? 0 : end - 1);
    if (reference == html_.npos || reference < placed_) reference = std::min(placed_, end);
    event.place = std::uint32_t(reference);
    placed_ = std::max(placed_, end);
  }

  void read_meta(const xmlChar** attributes) {
    const std::string_view content = attribute(attributes, "content");
    std::string_view name = attribute(attributes, "name");
    if (name.empty()) name = attribute(attributes, "property");
    std::string http(attribute(attributes, "http-equiv"));
    std::transform(http.begin(), http.end(), http.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    const auto keep = [content](std::string& field) {
      if (field.empty()) field = content;
    };
    if (name == "og:title" || name == "DC.title") keep(document_.title);
    if (name == "author" || name == "og:site_name" || name == "DC.publisher" ||
        name == "DC.creator") {
      keep(document_.publisher);
    }
    if (http == "content-language" || name == "dcterms.language" || name == "DC.language") {
      keep(document_.language);
    }
    if (name == "og:url") keep(document_.source_url);
    if (name == "date" || name == "DC.date" || name == "article:published_time" ||
        name == "dcterms.issued") {
      keep(document_.date);
    }
  }

  void read_language(const xmlChar** attributes) {
    std::string_view language = attribute(attributes, "lang");
    if (language.empty()) language = attribute(attributes, "xml:lang");
    if (!language.empty() && !has_language_) document_.language = language;
    has_language_ = has_language_ || !language.empty();
  }

  void read_link(const xmlChar** attributes) {
    if (attribute(attributes, "rel") == "canonical" && document_.source_url.empty()) {
      document_.source_url = attribute(attributes, "href");
    }
  }

  std::string_view html_;
  htmlParserCtxtPtr parser_ = nullptr;
  HtmlDocument document_;
  std::vector<std::pair<std::uint32_t, std::string>> open_;  ///< event, name
  bool has_language_ = false;  ///< an element said it, which counts before <meta>
  std::size_t placed_ = 0;     ///< bytes of the input that texts were found in so far
};

}  // namespace

HtmlDocument parse_html(std::string_view html) { return EventBuilder(html).parse(); }

}  // namespace renkei
