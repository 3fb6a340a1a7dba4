// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/text.hpp"

namespace renkei {

/// Characters that a run of a name consists of: kanji, katakana, letters and digits.
inline bool is_nominal(text::Script script) {
  return script == text::Script::Han || script == text::Script::Katakana ||
         script == text::Script::Latin || script == text::Script::Digit;
}
inline bool is_nominal(char32_t c) { return is_nominal(text::script_of(c)); }
/// Letters and digits.
inline bool is_latin_word(char32_t c) {
  const text::Script script = text::script_of(c);
  return script == text::Script::Latin || script == text::Script::Digit;
}
inline bool is_opening_quote(char32_t c) { return c == U'「' || c == U'『' || c == U'“'; }
/// Joins words inside a name when it stands between letters: JPCERT/CC, G7-G20, R&D, Vol.2.
inline bool is_latin_joiner(char32_t c) {
  return c == U'/' || c == U'-' || c == U'&' || c == U'.' || c == U'\'' || c == U'+' || c == U'’' ||
         c == 0x2010;
}

}  // namespace renkei
