// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <expat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <unordered_map>

#include "export/context.hpp"
#include "export/read/cells.hpp"
#include "export/read/decode.hpp"
#include "export/read/graphml_scan.hpp"
#include "export/read/sheet.hpp"

namespace renkei {
namespace {

/// Attributes of a start tag: name, value, …, nullptr.
class Attributes {
 public:
  explicit Attributes(const XML_Char** list) : list_(list) {}
  std::string_view operator[](std::string_view name) const {
    for (const XML_Char** at = list_; *at != nullptr; at += 2) {
      if (local(at[0]) == name) return at[1];
    }
    return {};
  }
  /// A name without its prefix.
  static std::string_view local(std::string_view name) { return name.substr(name.rfind(':') + 1); }

 private:
  const XML_Char** list_;
};

/// The first bytes of a file, ASCII of UTF-16 made that of UTF-8. @throws ReadError
std::string head_of(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(path.c_str(), "rb"),
                                                           std::fclose);
  if (in == nullptr) throw ReadError(path, 0, std::strerror(errno));
  std::string head(4096, '\0');
  head.resize(std::fread(head.data(), 1, head.size(), in.get()));
  std::erase(head, '\0');
  return head;
}

/// The text of a file that declares an encoding expat does not know; empty for others.
std::string converted(const std::string& path) {
  const std::string head = head_of(path);
  const std::size_t start = head.find("<?xml"), end = head.find("?>");
  if (start > 3 || end == std::string::npos) return {};
  const std::string declaration = head.substr(0, end);
  const std::size_t at = declaration.find("encoding");
  const std::size_t open = declaration.find_first_of("\"'", std::min(at, declaration.size()));
  if (open == std::string::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string::npos) return {};
  const std::string name = declaration.substr(open + 1, close - open - 1);
  for (const char* known : {"utf-8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "us-ascii"}) {
    if (lower_case(name) == known) return {};
  }
  return decoded_from(path, read_bytes(path), name);
}

/// What both formats share: rows, and where the parser is.
class XmlReader {
 public:
  explicit XmlReader(const std::string& path) : sheet_(path) {}
  virtual ~XmlReader() = default;
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  Sheet read(std::string_view root) {
    root_ = root;
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(sheet_.file.c_str(), "rb"),
                                                             std::fclose);
    if (in == nullptr) throw ReadError(sheet_.file, 0, std::strerror(errno));
    const std::string whole = converted(sheet_.file);
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(
        XML_ParserCreate(whole.empty() ? nullptr : "UTF-8"), XML_ParserFree);
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, const XML_Char* name, const XML_Char** list) {
          static_cast<XmlReader*>(self)->begin(Attributes::local(name), Attributes(list));
        },
        [](void* self, const XML_Char* name) {
          static_cast<XmlReader*>(self)->end(Attributes::local(name));
        });
    XML_SetCharacterDataHandler(parser_, [](void* self, const XML_Char* text, int size) {
      auto& reader = *static_cast<XmlReader*>(self);
      if (reader.keeps_text_) reader.text_.append(text, std::size_t(size));
    });
    whole.empty() ? feed(in.get()) : feed(whole);
    if (!seen_root_)
      throw ReadError(sheet_.file, 1, "found no element '" + std::string(root) + "'");
    return std::move(sheet_);
  }

 protected:
  virtual void start_element(std::string_view name, const Attributes& attributes) = 0;
  virtual void end_element(std::string_view name) = 0;

  std::size_t line() const { return XML_GetCurrentLineNumber(parser_); }
  void note(std::string message) { sheet_.note(line(), std::move(message)); }

  void begin_row(bool node, const Attributes& attributes) {
    is_node_ = node;
    sheet_.begin_row(attributes["id"], attributes["source"], attributes["target"], line());
  }
  void end_row() { sheet_.end_row(is_node_); }

  /// What nodes or edges without a value of a column have.
  struct Default {
    std::uint32_t column = 0;
    bool of_nodes = false, of_edges = false;
    std::string value;
  };
  void add_defaults(bool is_node) {
    for (const Default& one : defaults_) {
      const bool is_meant = is_node ? one.of_nodes : one.of_edges;
      if (is_meant && !sheet_.has(one.column)) sheet_.add(one.column, one.value);
    }
  }

  std::vector<Default> defaults_;
  Sheet sheet_;
  bool is_node_ = false;
  bool keeps_text_ = false;
  std::string text_;

 private:
  void feed(std::FILE* in) {
    constexpr int piece = 1 << 16;
    for (bool last = false; !last;) {
      void* buffer = XML_GetBuffer(parser_, piece);
      if (buffer == nullptr) throw std::bad_alloc();
      const std::size_t size = std::fread(buffer, 1, piece, in);
      if (std::ferror(in) != 0) throw ReadError(sheet_.file, 0, std::strerror(errno));
      last = size < piece;
      check(XML_ParseBuffer(parser_, int(size), last ? 1 : 0));
    }
  }

  void feed(std::string_view text) {
    constexpr std::size_t piece = 1 << 16;
    for (bool last = false; !last;) {
      const auto part = text.substr(0, piece);
      text.remove_prefix(part.size());
      last = text.empty();
      check(XML_Parse(parser_, part.data(), int(part.size()), last ? 1 : 0));
    }
  }

  void check(XML_Status status) const {
    if (status != XML_STATUS_ERROR) return;
    throw ReadError(sheet_.file, line(),
                    std::string("found no XML: ") + XML_ErrorString(XML_GetErrorCode(parser_)));
  }

  void begin(std::string_view name, const Attributes& attributes) {
    if (!seen_root_ && name != root_) {
      throw ReadError(
          sheet_.file, line(),
          "found the element '" + std::string(name) + "', expected '" + std::string(root_) + "'");
    }
    seen_root_ = true;
    start_element(name, attributes);
  }
  void end(std::string_view name) { end_element(name); }

  std::string_view root_;
  bool seen_root_ = false;
  XML_Parser parser_ = nullptr;
};

class GraphMlReader final : public XmlReader {
 public:
  using XmlReader::XmlReader;

 private:
  void start_element(std::string_view name, const Attributes& attributes) override {
    if (name == "data") {
      start_data(attributes["key"]);
    } else if (name == "edge" || name == "node") {
      begin_row(name == "node", attributes);
      if (name == "edge") sheet_.add(kind_, attributes["label"]);
    } else if (name == "key") {
      const auto column = sheet_.column(graphml_column(attributes["id"], attributes["attr.name"]));
      keys_[std::string(attributes["id"])] = column;
      const auto of = attributes["for"];
      key_ = {column, of != "edge", of != "node", {}};
    } else if (name == "default") {
      keeps_text_ = true;
      text_.clear();
    } else if (name == "hyperedge" || name == "port" || (name == "graph" && graphs_++ > 0)) {
      note("passed over the element '" + std::string(name) +
           "', which graphs of reports do not have");
    }
  }

  void start_data(std::string_view key) {
    const auto known = keys_.find(key);
    keeps_text_ = known != keys_.end();
    text_.clear();
    if (keeps_text_) {
      data_ = known->second;
    } else {
      note("passed over the data of the key '" + std::string(key) + "', which is not declared");
    }
  }

  void end_element(std::string_view name) override {
    if (name == "data") {
      if (keeps_text_) sheet_.add(data_, text_);
      keeps_text_ = false;
    } else if (name == "default") {
      keeps_text_ = false;
      defaults_.push_back(key_);
      defaults_.back().value = text_;
    } else if (name == "node" || name == "edge") {
      add_defaults(name == "node");
      end_row();
    }
  }

  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> keys_;
  Default key_;  ///< of the key that was declared last
  std::uint32_t kind_ = sheet_.column("kind");
  std::uint32_t data_ = 0;
  int graphs_ = 0;
};

class GexfReader final : public XmlReader {
 public:
  using XmlReader::XmlReader;

 private:
  void start_element(std::string_view name, const Attributes& attributes) override {
    if (name == "attvalue") {
      value(attributes);
    } else if (name == "node" || name == "edge") {
      start_row(name == "node", attributes);
    } else if (name == "attributes") {
      class_ = attributes["class"];
    } else if (name == "attribute") {
      const auto title = attributes["title"], id = attributes["id"];
      column_ = sheet_.column(title.empty() ? id : title);
      keys_[class_ + ' ' + std::string(id)] = column_;
    } else if (name == "default") {
      keeps_text_ = true;
      text_.clear();
    } else if (name == "spell") {
      spell(attributes);
    }
  }

  void start_row(bool is_node, const Attributes& attributes) {
    begin_row(is_node, attributes);
    spells_.clear();
    over_time_.clear();
    for (const auto& [own, column] : own_) sheet_.add(column, attributes[own]);
    // An edge of one spell may have it as attributes of its own.
    if (is_node) return;
    if (!attributes["start"].empty() || !attributes["end"].empty()) spell(attributes);
    if (const auto intervals = attributes["intervals"]; !intervals.empty()) {
      append_member(spells_, intervals);
    }
    for (const std::string_view point : {"timestamp", "timestamps"}) {
      if (attributes[point].empty()) continue;
      note("passed over the " + std::string(point) + " of the edge '" +
           std::string(attributes["id"]) + "'; give spells, with a first and a last day");
    }
  }

  static void append_member(std::string& list, std::string_view member) {
    if (!list.empty()) list += ';';
    list += member;
  }
  void spell(const Attributes& attributes) {
    append_member(spells_, std::string(attributes["start"]) + '/' + std::string(attributes["end"]));
  }

  void value(const Attributes& attributes) {
    const std::string key = (is_node_ ? "node " : "edge ") + std::string(attributes["for"]);
    const auto known = keys_.find(key);
    if (known == keys_.end()) {
      return note("passed over a value of the attribute '" + std::string(attributes["for"]) +
                  "', which is not declared");
    }
    const auto start = attributes["start"], end = attributes["end"];
    const bool is_timed = !start.empty() || !end.empty();
    if (known->second == over_time_column_) {
      // Programs that know no time, such as Gephi Lite, keep one value of all.
      if (!is_timed) return;
      over_time_.append(start).append("/").append(end).append(" ");
      over_time_.append(attributes["value"]).append("\n");
    } else if (!is_timed) {  // what other columns have over time is computed
      sheet_.add(known->second, attributes["value"]);
    }
  }

  void end_element(std::string_view name) override {
    if (name == "default") {
      keeps_text_ = false;
      defaults_.push_back({column_, class_ != "edge", class_ != "node", text_});
    } else if (name == "node" || name == "edge") {
      sheet_.add(spells_column_, spells_);
      sheet_.add(over_time_column_, over_time_);
      add_defaults(name == "node");
      end_row();
    }
  }

  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> keys_;
  std::array<std::pair<std::string_view, std::uint32_t>, 3> own_ = {
      {{"label", sheet_.column("label")},
       {"weight", sheet_.column("weight")},
       {"kind", sheet_.column("kind")}}};
  std::uint32_t spells_column_ = sheet_.column("spells");
  std::uint32_t over_time_column_ = sheet_.column("status_over_time");
  std::uint32_t column_ = 0;  ///< of the attribute that was declared last
  std::string class_, spells_, over_time_;
};

}  // namespace

std::string_view graphml_column(std::string_view id, std::string_view title) {
  // Gephi tells its own properties by the key's id.
  const bool own = id == "label" || id == "weight";
  return id == "edgelabel" ? "label" : own || title.empty() ? id : title;
}

Sheet parse_graphml(const std::string& path) { return GraphMlReader(path).read("graphml"); }

Sheet read_graphml(const std::string& path) {
  auto plain = scan_graphml(path);
  return plain ? std::move(*plain) : parse_graphml(path);
}

std::string root_element(const std::string& path) {
  const std::string head = head_of(path);
  std::size_t at = head.find('<');
  while (at != std::string::npos && at + 1 < head.size() &&
         (head[at + 1] == '?' || head[at + 1] == '!')) {
    const bool comment = head.compare(at, 4, "<!--") == 0;
    const std::size_t end = head.find(comment ? "-->" : ">", at);
    at = end == std::string::npos ? end : head.find('<', end);
  }
  if (at == std::string::npos) return {};
  const std::string name = head.substr(at + 1, head.find_first_of(" \t\r\n/>", at) - at - 1);
  return std::string(Attributes::local(name));
}

Sheet read_gexf(const std::string& path) { return GexfReader(path).read("gexf"); }

}  // namespace renkei
