// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/entity/note_marks.hpp"

#include <algorithm>
#include <vector>

#include "graph/text.hpp"

namespace renkei {
namespace {

using text::Script;

constexpr std::uint32_t most_digits = 2;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// A number that may be a mark: few digits, glued to what stands before.
struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t number = 0;
  bool is_clear = false;  ///< nothing else is written so
};

class MarkFinder {
 public:
  MarkFinder(const Lexicon& lexicon, const Page& page, const ReadPage& read)
      : lexicon_(lexicon), page_(page), read_(read) {}

  /// The marks of the footnotes, in reading order.
  std::vector<Mark> find() {
    const std::vector<std::uint32_t> notes = numbers_of_notes();
    std::vector<Mark> found;
    if (notes.empty()) return found;
    find_candidates();
    std::size_t from = 0;
    for (const std::uint32_t number : notes) {
      const auto next = best(number, from);
      if (next == candidates_.end()) continue;
      found.push_back(*next);
      from = std::size_t(next - candidates_.begin()) + 1;
    }
    if (2 * found.size() < notes.size()) found.clear();
    return found;
  }

 private:
  std::vector<std::uint32_t> numbers_of_notes() const {
    std::vector<std::uint32_t> numbers;
    for (const Block& block : read_.blocks) {
      if (block.kind != BlockKind::Footnote) continue;
      const std::uint32_t end = end_of_number(block.begin, block.end);
      const std::uint32_t number = number_at(block.begin, end);
      const bool counts_up = numbers.empty() || number == numbers.back() + 1;
      if (end > block.begin && end - block.begin <= most_digits && counts_up) {
        numbers.push_back(number);
      }
    }
    return numbers;
  }

  void find_candidates() {
    for (const Block& block : read_.blocks) {
      if (block.kind == BlockKind::Footnote) continue;
      for (std::uint32_t i = block.begin + 1; i < block.end;) {
        if (!is_digit(read_.chars[i])) {
          ++i;
          continue;
        }
        const std::uint32_t end = end_of_number(i, block.end);
        add(i, end, block.end);
        i = end;
      }
    }
  }

  void add(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) {
    if (end - begin > most_digits || read_.gap[begin] == ReadPage::Blank) return;
    // 「２月」 is text where the page writes single digits in full width.
    if (!is_digit(page_.text[read_.origin[begin]])) return;
    const char32_t before = read_.chars[begin - 1];
    const char32_t after = end < limit ? read_.chars[end] : U'。';
    if (joins_numbers(before) || after == U'.' || after == U'%') return;
    candidates_.push_back({begin, end, number_at(begin, end), is_clear(begin, end, limit)});
  }

  bool is_clear(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const {
    const std::u32string_view text = std::u32string_view(read_.chars).substr(0, limit);
    // 「全25が」 counts.
    if (lexicon_.prefixes.longest(text.substr(0, begin), begin - 1)) return false;
    if (text::script_of(text[begin - 1]) == Script::Latin) {
      // 「ＮＩＳＣ3」, not 「G7」
      if (page_.text[read_.origin[begin - 1]] < 0x80) return false;
    }
    static constexpr std::u32string_view ends = U"。、)」』(";
    if (end == limit || ends.find(text[end]) != ends.npos) return true;
    if (text::script_of(text[end]) != Script::Hiragana) return false;
    // 「NISC3が」, 「採択1された」, but 「11の」 and 「3か国」 count.
    if (lexicon_.counters.longest(text, end)) return false;
    const Trie::Match particle = lexicon_.cases.longest(text, end);
    if (particle) return lexicon_.case_forms[particle.value].kind != Case::Of;
    return bool(lexicon_.forms.longest(text, end));
  }

  /// The clear mark with the number that comes first, else one that may be it.
  std::vector<Mark>::const_iterator best(std::uint32_t number, std::size_t from) const {
    const auto begin = candidates_.begin() + std::ptrdiff_t(from);
    const auto clear = std::find_if(begin, candidates_.end(), [number](const Mark& mark) {
      return mark.number == number && mark.is_clear;
    });
    if (clear != candidates_.end()) return clear;
    // Only between its neighbours: before the next number's clear mark.
    const auto next = std::find_if(begin, candidates_.end(), [number](const Mark& mark) {
      return mark.number == number + 1 && mark.is_clear;
    });
    if (next == candidates_.end()) return next;
    const auto unclear =
        std::find_if(begin, next, [number](const Mark& mark) { return mark.number == number; });
    return unclear == next || !is_glued(*unclear) ? candidates_.end() : unclear;
  }

  /// 「スパコン6基」 counts; a mark stands behind letters, or before katakana that begins a word.
  bool is_glued(const Mark& mark) const {
    const char32_t after = mark.end < read_.chars.size() ? read_.chars[mark.end] : U'。';
    const Script script = text::script_of(after);
    return script == Script::Katakana || script == Script::Mark;
  }

  std::uint32_t end_of_number(std::uint32_t at, std::uint32_t limit) const {
    while (at < limit && is_digit(read_.chars[at])) ++at;
    return at;
  }

  std::uint32_t number_at(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t number = 0;
    for (; at < end; ++at) {
      number = 10 * number + std::uint32_t(read_.chars[at] - U'0');
    }
    return number;
  }

  static bool joins_numbers(char32_t c) {
    static constexpr std::u32string_view joints = U".,-/~:#$";
    return is_digit(c) || joints.find(c) != joints.npos;
  }

  const Lexicon& lexicon_;
  const Page& page_;
  const ReadPage& read_;
  std::vector<Mark> candidates_;
};

/// Takes characters out; blocks keep theirs.
void erase(const std::vector<Mark>& marks, ReadPage& read) {
  std::uint32_t to = 0;
  std::size_t mark = 0;
  for (std::uint32_t i = 0; i < read.chars.size(); ++i) {
    while (mark < marks.size() && marks[mark].end <= i) ++mark;
    if (mark < marks.size() && marks[mark].begin <= i) continue;
    read.chars[to] = read.chars[i];
    read.origin[to] = read.origin[i];
    const bool jumps = mark > 0 && marks[mark - 1].end == i;
    read.gap[to] = jumps ? std::uint8_t(ReadPage::LineBreak) : read.gap[i];
    ++to;
  }
  read.chars.resize(to);
  read.origin.resize(to);
  read.gap.resize(to);
  for (Block& one : read.blocks) {
    const auto dropped = [&](std::uint32_t at) {
      std::uint32_t count = 0;
      for (const Mark& m : marks) {
        if (m.end <= at) count += m.end - m.begin;
      }
      return count;
    };
    one.begin -= dropped(one.begin);
    one.end -= dropped(one.end);
  }
}

}  // namespace

void drop_note_marks(const Lexicon& lexicon, const Page& page, ReadPage& read) {
  const std::vector<Mark> marks = MarkFinder(lexicon, page, read).find();
  if (!marks.empty()) erase(marks, read);
}

}  // namespace renkei
