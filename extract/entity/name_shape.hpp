// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "extract/entity/entity_table.hpp"
#include "extract/entity/run_memo.hpp"
#include "extract/lexicon/lexicon.hpp"
#include "extract/lexicon/word_chars.hpp"
#include "graph/text.hpp"

namespace renkei {

/// A span that denotes something, before it is known whether the page has named it already.
struct NameCandidate {
  Span span;
  EntityType type = EntityType::Organization;
  std::uint32_t entry = Trie::none;  ///< index into Catalogue::entries()
  Span core;                         ///< the name without legal form or a known body before it
};

/// Judges spans of dense text by their form: is this a name, and of what?
///
/// Holds references only; cheap to make for each page.
class NameShape {
 public:
  /// @param year in which the text was written, to tell bodies of one name apart; 0 = unknown
  NameShape(const Lexicon& lexicon, std::u32string_view text, std::int32_t year = 0)
      : lexicon_(lexicon), text_(text), year_(year) {}

  /// Longest known name that starts at `begin` and ends by `end`, on word boundaries.
  std::optional<NameCandidate> known_at(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return std::nullopt;
    const char32_t second = begin + 1 < end ? text_[begin + 1] : 0;
    if (!lexicon_.names.may_start(text_[begin], second)) return std::nullopt;
    return candidate(begin, names_in(begin, end));
  }
  /// The same for a name that goes on behind the run [begin, run_end): こども家庭庁, 国の機関.
  std::optional<NameCandidate> known_beyond_run(std::uint32_t begin, std::uint32_t run_end,
                                                std::uint32_t end) const {
    if (run_end >= end) return std::nullopt;
    if (!lexicon_.may_pass_break(text_[begin], run_end - begin, text_[run_end]))
      return std::nullopt;
    const auto found = candidate(begin, walk(lexicon_.open_names, begin, end));
    return found && found->span.end > run_end ? found : std::nullopt;
  }
  /// The known name that is exactly this span.
  std::optional<NameCandidate> known(Span span) const;
  /// What the head noun at the end of the span says. In running text the modifier must be long
  /// and specific enough; a quoted or defined name needs neither.
  std::optional<NameCandidate> by_head(Span span, bool running_text) const;
  /// A class of actors: a known one, or one by its last word.
  std::optional<NameCandidate> group(Span span) const;
  /// A class too wide to be an entity unless the page says what it does: 専門家, 関係者.
  bool is_vague(Span span) const;
  /// Whether the span is nothing but generic words, 等, digits and ・; false for an empty one.
  bool is_generic(Span modifier) const;
  /// A known place, alone or with a word such as 地域.
  std::optional<NameCandidate> place(Span span) const;
  /// What the characters of a run say of it; false positives of `plain` never happen.
  RunVerdict verdict_on(Span run) const;
  /// Any of the above, in the order known, head, group, place.
  std::optional<NameCandidate> judge(Span span, bool running_text) const;

  /// The head noun a span ends with, with its length; nothing when it ends with none. A year or
  /// number behind the noun counts as part of it: 「未来投資戦略2018」, 「白書(令和5年版)」.
  const Head* head_of(Span span, std::uint32_t& length) const {
    if (span.empty()) return nullptr;
    const char32_t last = text_[span.end - 1];
    const char32_t before = span.size() > 1 ? text_[span.end - 2] : 0;
    const bool may_end = lexicon_.heads.may_start(last, before) || last == U'年' || last == U'版' ||
                         text::script_of(last) == text::Script::Digit;
    return may_end ? longest_head(span, length) : nullptr;
  }

  /// Where the name begins that ends with a head noun and goes on to the left over connectors:
  /// 「サイバー犯罪に関する条約」. `floor` is where to stop; `begin` when it does not go on.
  std::uint32_t extend_left(std::uint32_t floor, std::uint32_t begin) const;

  /// Drops what does not belong to a name at its start: 新, 今般, 2023年度, 各.
  std::uint32_t strip_prefix(Span span) const;
  /// Drops what does not belong to a name at its end: 等, 策定, 長官.
  std::uint32_t strip_suffix(Span span) const;

  /// Length of a date or year at text[begin, end): 「2023年度」, 「令和5年7月」, 「平成30年12月」;
  /// 0 = none.
  std::uint32_t date_length(std::uint32_t begin, std::uint32_t end) const;

  std::u32string_view view(Span span) const { return text_.substr(span.begin, span.size()); }

 private:
  /// Known names that begin at `begin` and end by `end`.
  struct Walk {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const KnownName* longest = nullptr;  // on word boundaries
    std::uint32_t size = 0;              // of the longest
    const KnownName* whole = nullptr;    // the one that is all of it, on word boundaries
  };
  Walk walk(const Trie& names, std::uint32_t begin, std::uint32_t end) const;
  const Walk& names_in(std::uint32_t begin, std::uint32_t end) const;
  std::optional<NameCandidate> candidate(std::uint32_t begin, const Walk& found) const;
  bool may_end_name(Span span) const;
  const Head* longest_head(Span span, std::uint32_t& length) const;
  std::uint32_t without_owners(Span span) const;
  std::uint32_t behind_list_number(std::uint32_t begin, std::uint32_t end) const;
  bool on_word_boundary(std::uint32_t begin, std::uint32_t end, const KnownName& name) const;
  Span core_of(Span span, EntityType type) const;

  const Lexicon& lexicon_;
  std::u32string_view text_;
  std::int32_t year_;
  // One span is judged from several sides, and each asks what is known in it.
  mutable std::array<Walk, 2> walks_{};
};

}  // namespace renkei
