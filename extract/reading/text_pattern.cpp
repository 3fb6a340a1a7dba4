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

// Backtracks over the last '*' only: where an earlier one matched first, what follows the later one
// has the most room.
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
      if (is_hopeless_) return false;
    }
    is_hopeless_ = true;
    return false;
  }

  void keep(std::size_t begin, std::size_t end) {
    if (captures_) captures_->push_back({std::uint32_t(begin), std::uint32_t(end)});
  }

  std::u32string_view form_;
  std::u32string_view line_;
  std::vector<Span>* captures_;
  bool is_hopeless_ = false;  // the rest behind a '*' matched nowhere
};

}  // namespace

TextPattern::TextPattern(std::string_view form) {
  for (const char32_t c : text::from_utf8(form)) {
    if (!text::is_space(c)) form_.push_back(text::fold(c));
  }
  is_literal_front_ = !form_.empty() && !is_wildcard(form_.front());
  is_literal_back_ = !form_.empty() && !is_wildcard(form_.back());
}

bool TextPattern::matches_whole(std::u32string_view line, std::vector<Span>* captures) const {
  if (captures) captures->clear();
  return Matcher(form_, line, captures).match(0, 0);
}

void FirstCharacters::add(char32_t first) {
  if (first == U'*' || first == U'&') {
    mask_.fill(~std::uint64_t(0));
  } else if (first == U'#') {
    for (char32_t digit = U'0'; digit <= U'9'; ++digit) mark(digit);
  } else {
    mark(first);
  }
}

}  // namespace renkei
