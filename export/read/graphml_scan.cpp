// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/graphml_scan.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "export/escape.hpp"
#include "export/plain_text.hpp"

namespace renkei {
namespace {

constexpr PlainText plain_value("&<\"");  // in double quotes
constexpr PlainText plain_data("&<>");    // '>' may end "]]>", which must not stand there

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == ':' || c == '-';
}

/// A piece of a file, moved on when an element has been read. Ends in a '\0', which no XML holds,
/// so that nothing runs over its end.
class Window {
 public:
  explicit Window(const std::string& path) : path_(path), in_(std::fopen(path.c_str(), "rb")) {
    if (in_ == nullptr) throw ReadError(path_, 0, std::strerror(errno));
    std::setvbuf(in_.get(), nullptr, _IONBF, 0);
    buffer_.resize(first_size);
    more(buffer_.data());
  }

  const char* begin() const { return buffer_.data(); }
  const char* end() const { return buffer_.data() + used_; }
  bool at_end_of_file() const { return ended_; }

  /// Drops what lies before `keep` and reads on; what was there is now at `begin()`.
  void more(const char* keep) {
    const std::size_t kept = std::size_t(end() - keep);
    std::memmove(buffer_.data(), keep, kept);
    if (buffer_.size() - kept < first_size / 2) buffer_.resize(2 * buffer_.size());
    const std::size_t space = buffer_.size() - kept - 1;
    const std::size_t size = std::fread(buffer_.data() + kept, 1, space, in_.get());
    if (std::ferror(in_.get()) != 0) throw ReadError(path_, 0, std::strerror(errno));
    ended_ = size < space;
    used_ = kept + size;
    buffer_[used_] = '\0';
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  static constexpr std::size_t first_size = std::size_t{1} << 19;  // half a processor's cache

  const std::string& path_;
  std::unique_ptr<std::FILE, Close> in_;
  std::vector<char> buffer_;
  std::size_t used_ = 0;
  bool ended_ = false;
};

/// Every function below returns false where it finds something else than it expects, or the end of
/// the window.
class GraphMlScan {
 public:
  explicit GraphMlScan(const std::string& path) : window_(path), sheet_(path) {}

  std::optional<Sheet> run() {
    kind_ = sheet_.column("kind");
    at_ = counted_ = window_.begin();
    if (!whole([this] { return prologue(); })) return std::nullopt;
    while (!ended_) {
      if (!whole([this] { return element(); })) return std::nullopt;
    }
    return std::move(sheet_);
  }

 private:
  struct Attribute {
    std::string_view name, value;
  };
  struct Key {
    std::string id;
    std::string start;  ///< <data key="id">
    std::uint32_t column;
    std::size_t follower;  ///< the number of the key that lately came after it
  };

  /// Reads a piece of the file that must lie in the window as a whole, moving the window on.
  template <class Piece>
  bool whole(Piece piece) {
    constexpr std::ptrdiff_t ample = 4096;  // more than what is ever compared at once
    while (true) {
      const char *const start = at_, *const counted = counted_;
      const std::size_t line = line_;
      if (piece()) return true;
      if (window_.at_end_of_file() || window_.end() - at_ > ample) return false;
      line_ = line + std::size_t(std::count(counted, start, '\n'));
      window_.more(start);
      at_ = counted_ = window_.begin();
    }
  }

  bool take(std::string_view text) {
    if (std::size_t(window_.end() - at_) < text.size() ||
        std::memcmp(at_, text.data(), text.size()) != 0) {
      return false;
    }
    at_ += text.size();
    return true;
  }

  /// Blanks and comments between elements.
  bool skip() {
    while (true) {
      while (is_blank(*at_)) ++at_;
      if (*at_ != '<' || at_[1] != '!') return true;
      if (!take("<!--")) return false;
      while (*at_ != '-' || at_[1] != '-') {
        const bool plain = (*at_ >= ' ' && *at_ <= '~') || is_blank(*at_);
        if (!plain) return false;
        ++at_;
      }
      if (!take("-->")) return false;
    }
  }

  bool prologue() {
    keys_.clear();
    take("\xEF\xBB\xBF");
    if (take("<?xml") && !(attributes() && declares_utf8() && take("?>"))) return false;
    if (!skip() || !take("<graphml") || !attributes() || !take(">")) return false;
    while (skip() && take("<key")) {
      if (!attributes() || has_prefix_ || !key()) return false;
    }
    return take("<graph") && attributes() && take(">");
  }

  bool declares_utf8() const {
    const std::string_view encoding = attribute("encoding");
    const bool in_order = attribute_count_ > 0 && attributes_[0].name == "version" &&
                          (attribute_count_ == 1 || attributes_[1].name == "encoding");
    return in_order && attribute_count_ <= 2 && attribute("version") == "1.0" &&
           (attribute_count_ == 1 || encoding == "UTF-8" || encoding == "utf-8");
  }

  bool key() {
    if (!take("/>") && !(take(">") && skip() && take("</key>"))) return false;
    const std::string id(attribute("id")), title(attribute("attr.name"));
    const bool is_new =
        std::none_of(keys_.begin(), keys_.end(), [&](const Key& one) { return one.id == id; });
    if (id.empty() || !plain_value(id) || !is_new) return false;
    keys_.push_back(
        {id, "<data key=\"" + id + "\">", sheet_.column(graphml_column(id, title)), keys_.size()});
    return true;
  }

  /// A node, an edge or the end.
  bool element() {
    if (!skip()) return false;
    const char* const start = at_;
    if (take("</graph>")) return skip() && take("</graphml>") && skip() && end();
    const bool is_node = take("<node");
    if ((!is_node && !take("<edge")) || !attributes() || has_prefix_) return false;
    line_ += std::size_t(std::count(counted_, start, '\n'));
    counted_ = start;
    sheet_.begin_row(attribute("id"), attribute("source"), attribute("target"), line_);
    if (!is_node) sheet_.add(kind_, attribute("label"));
    if (!take("/>") && !(take(">") && data(is_node ? "</node>" : "</edge>"))) return false;
    sheet_.end_row(is_node);
    return true;
  }

  bool end() {
    ended_ = window_.at_end_of_file() && at_ == window_.end();
    return ended_;
  }

  bool data(std::string_view last) {
    std::size_t* follower = &first_keys_[last == "</node>"];
    while (true) {
      while (is_blank(*at_)) ++at_;
      Key* const key = next_key(*follower);
      if (key == nullptr) return take(last);
      follower = &key->follower;
      const char* const begin = at_;
      at_ += plain_data.length({at_, std::size_t(window_.end() - at_)});
      if (take("</data>")) {
        sheet_.add(key->column, {begin, std::size_t(at_ - begin) - std::strlen("</data>")});
      } else {
        text_.assign(begin, at_);
        if (!careful_data() || !take("</data>")) return false;
        sheet_.add(key->column, text_);
      }
    }
  }

  /// The key of the data that starts here. Rows have their data in one order, so the key that
  /// came here in a row before is tried first.
  /// @param follower its number; is made that of the key
  Key* next_key(std::size_t& follower) {
    if (*at_ != '<' || at_[1] == '/' || keys_.empty()) return nullptr;
    for (std::size_t tried = 0; tried < keys_.size(); ++tried) {
      if (take(keys_[follower].start)) return &keys_[follower];
      follower = follower + 1 == keys_.size() ? 0 : follower + 1;
    }
    return nullptr;
  }

  /// The rest of a text with references or sections, at the end of `text_`.
  bool careful_data() {
    while (true) {
      const char* const begin = at_;
      if (take("<![CDATA[")) {
        if (!section()) return false;
      } else if (*at_ == '<') {
        return true;
      } else if (*at_ == '&') {
        if (!reference()) return false;
      } else if (*at_ == '>') {
        const bool ends_section = at_ - window_.begin() >= 2 && at_[-1] == ']' && at_[-2] == ']';
        if (ends_section) return false;
        text_ += *at_++;
      } else if (!character()) {
        return false;
      }
      const std::size_t plain = plain_data.length({at_, std::size_t(window_.end() - at_)});
      text_.append(at_, plain);
      at_ += plain;
      if (at_ == begin) return false;
    }
  }

  /// What follows "<![CDATA[".
  bool section() {
    static constexpr PlainText plain_section("]");
    while (!take("]]>")) {
      const std::size_t plain = plain_section.length({at_, std::size_t(window_.end() - at_)});
      text_.append(at_, plain);
      at_ += plain;
      if (plain > 0) continue;
      if (*at_ == ']') {
        text_ += *at_++;
      } else if (!character()) {
        return false;
      }
    }
    return true;
  }

  /// A character that is not plain, other than markup.
  bool character() {
    const std::string_view rest(at_, std::size_t(window_.end() - at_));
    const auto first = static_cast<unsigned char>(*at_);
    if (first < 0x20 && first != '\t' && first != '\n') return false;
    const std::size_t size = rest.empty() ? 0 : code_point_bytes(rest, 0);
    const std::string_view bytes = rest.substr(0, size);
    if (size == 0 || bytes == "\xEF\xBF\xBE" || bytes == "\xEF\xBF\xBF") return false;
    text_ += bytes;
    at_ += size;
    return true;
  }

  bool reference() {
    static constexpr std::array<Attribute, 5> named = {
        {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}}};
    for (const auto& [name, character] : named) {
      if (!take(name)) continue;
      text_ += character;
      return true;
    }
    if (!take("&#")) return false;
    const int base = take("x") ? 16 : 10;
    std::uint32_t code = 0;
    const auto digits = std::from_chars(at_, window_.end(), code, base);
    if (digits.ec != std::errc() || *digits.ptr != ';') return false;
    at_ = digits.ptr + 1;
    return encode(code);
  }

  /// Appends the UTF-8 of what XML 1.0 section 2.2 has a place for.
  bool encode(std::uint32_t code) {
    if (code < 0x20 && code != '\t' && code != '\n' && code != '\r') return false;
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) || (code & ~1u) == 0xFFFE)
      return false;
    const auto tail = [&](unsigned shift) { return char(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
      text_ += char(code);
    } else if (code < 0x800) {
      text_ += {char(0xC0 | (code >> 6)), tail(0)};
    } else if (code < 0x10000) {
      text_ += {char(0xE0 | (code >> 12)), tail(6), tail(0)};
    } else {
      text_ += {char(0xF0 | (code >> 18)), tail(12), tail(6), tail(0)};
    }
    return true;
  }

  /// The attributes of a tag, up to its end.
  bool attributes() {
    attribute_count_ = 0;
    has_prefix_ = false;
    while (true) {
      const bool blank = is_blank(*at_);
      while (is_blank(*at_)) ++at_;
      if (*at_ == '>' || *at_ == '/' || *at_ == '?') return true;
      const char* const name = at_;
      while (is_name_character(*at_)) ++at_;
      const std::string_view found(name, std::size_t(at_ - name));
      const bool good = blank && !found.empty() && is_name_start(found.front()) && take("=\"") &&
                        attribute_count_ < attributes_.size() && !has_attribute(found);
      if (!good || !value()) return false;
      has_prefix_ = has_prefix_ || found.find(':') != std::string_view::npos;
      attributes_[attribute_count_++] = {found, value_};
    }
  }

  static bool is_name_start(char c) {
    return is_name_character(c) && c != '-' && c != '.' && (c < '0' || c > '9');
  }

  /// A value up to its closing quote, into `value_`.
  bool value() {
    const char* const begin = at_;
    at_ += plain_value.length({at_, std::size_t(window_.end() - at_)});
    if (*at_ == '"') {
      value_ = {begin, std::size_t(at_++ - begin)};
      return true;
    }
    text_.assign(begin, at_);
    while (*at_ != '"') {
      const bool blank = *at_ == '\t' || *at_ == '\n';  // which a parser makes blanks
      if (*at_ == '<' || blank || !(*at_ == '&' ? reference() : character())) return false;
      const std::size_t plain = plain_value.length({at_, std::size_t(window_.end() - at_)});
      text_.append(at_, plain);
      at_ += plain;
    }
    ++at_;
    value_ = sheet_.keep(text_);
    return true;
  }

  bool has_attribute(std::string_view name) const {
    return std::any_of(attributes_.begin(), attributes_.begin() + std::ptrdiff_t(attribute_count_),
                       [&](const Attribute& one) { return one.name == name; });
  }
  std::string_view attribute(std::string_view name) const {
    for (std::size_t i = 0; i < attribute_count_; ++i) {
      if (attributes_[i].name == name) return attributes_[i].value;
    }
    return {};
  }

  Window window_;
  Sheet sheet_;
  const char* at_ = nullptr;       ///< where reading is
  const char* counted_ = nullptr;  ///< up to where lines are counted
  std::size_t line_ = 1;           ///< of `counted_`
  bool ended_ = false;
  std::uint32_t kind_ = 0;
  std::vector<Key> keys_;
  std::array<std::size_t, 2> first_keys_{};  ///< that lately came first in an edge, in a node
  std::array<Attribute, 16> attributes_;
  std::size_t attribute_count_ = 0;
  bool has_prefix_ = false;  ///< one of them has
  std::string_view value_;
  std::string text_;
};

}  // namespace

std::optional<Sheet> scan_graphml(const std::string& path) { return GraphMlScan(path).run(); }

}  // namespace renkei
