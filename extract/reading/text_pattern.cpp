// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/text_pattern.hpp"

#include "graph/text.hpp"

namespace renkei {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_wildcard(char32_t c) { return c == U'*' || c == U'#' || c == U'&'; }

bool is_one(char32_t form, char32_t c) {
  return form == U'&' ? text::script_of(c) == text::Script::Katakana : form == c;
}

// Backtracks over '*' only; forms have two of them at most, lines are short.
class Matcher {
 public:
  Matcher(std::u32string_view form, std::u32string_view line, std::vector<Span>* captures)
      : form_(form), line_(line), captures_(captures) {}

  bool match(std::size_t f, std::size_t i) {
    while (f < form_.size()) {
      const char32_t c = form_[f];
      if (c == U'*') return match_any(f, i);
      if (i == line_.size()) return false;
      if (c == U'#') {
        const std::size_t begin = i;
        while (i < line_.size() && is_digit(line_[i])) ++i;
        if (i == begin) return false;
        keep(begin, i);
      } else {
        if (!is_one(c, line_[i])) return false;
        if (c == U'&') keep(i, i + 1);
        ++i;
      }
      ++f;
    }
    return i == line_.size();
  }

 private:
  bool match_any(std::size_t f, std::size_t i) {
    const std::size_t kept = captures_ ? captures_->size() : 0;
    const bool literal_next = f + 1 < form_.size() && !is_wildcard(form_[f + 1]);
    for (std::size_t end = i; end <= line_.size(); ++end) {
      if (literal_next && (end == line_.size() || line_[end] != form_[f + 1])) continue;
      keep(i, end);
      if (match(f + 1, end)) return true;
      if (captures_) captures_->resize(kept);
    }
    return false;
  }

  void keep(std::size_t begin, std::size_t end) {
    if (captures_) captures_->push_back({std::uint32_t(begin), std::uint32_t(end)});
  }

  std::u32string_view form_;
  std::u32string_view line_;
  std::vector<Span>* captures_;
};

}  // namespace

TextPattern::TextPattern(std::string_view form) {
  for (const char32_t c : text::from_utf8(form)) {
    if (!text::is_space(c)) form_.push_back(text::fold(c));
  }
}

bool TextPattern::matches(std::u32string_view line, std::vector<Span>* captures) const {
  if (captures) captures->clear();
  if (line.empty() || form_.empty()) return false;
  // The two ends decide nearly always.
  if (!is_wildcard(form_.front()) && line.front() != form_.front()) return false;
  if (!is_wildcard(form_.back()) && line.back() != form_.back()) return false;
  return Matcher(form_, line, captures).match(0, 0);
}

bool TextPattern::begins_with(std::u32string_view line) const {
  std::size_t i = 0;
  for (const char32_t c : form_) {
    if (i == line.size()) return true;
    if (c == U'*') return true;
    if (c == U'#') {
      const std::size_t begin = i;
      while (i < line.size() && is_digit(line[i])) ++i;
      if (i == begin) return false;
    } else if (!is_one(c, line[i++])) {
      return false;
    }
  }
  return false;
}

}  // namespace renkei
