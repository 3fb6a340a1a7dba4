// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/lexicon/lexicon.hpp"
#include "extract/relation/clause.hpp"

namespace renkei {

/// The fiscal years by which a sentence dates its verbs: 「令和6年度に、…と連携した」. Most
/// sentences state nothing, so a sentence is searched only when somebody asks.
///
/// What stands behind a date says whether it dates (data/lexicon/year_particles.tsv); a date in
/// brackets is the document's before it. A date right before a relative clause is that clause's:
/// 「2023年に設置された協議会に参加した」.
class StatedYears {
 public:
  StatedYears(const Lexicon& lexicon, std::u32string_view text) : lexicon_(lexicon), text_(text) {}

  /// Forgets the sentence before. `clauses` must live until the next call.
  void start(const Clauses& clauses) {
    clauses_ = &clauses;
    is_read_ = false;
  }

  /// The year, 0 when the sentence states none. The year of a day or month is the fiscal year in
  /// which it lies, a year without month is taken for the fiscal year that begins in it.
  std::int32_t of(const Verb& verb);

 private:
  struct Reach {
    Span verbs;  ///< from behind the date to where it dates no more
    std::int32_t year = 0;
    bool relative = false;  ///< dates the relative clause in front of it, nothing else
  };
  void read();
  void add(const DateMention& date, std::uint32_t end, bool whole_sentence);
  bool is_relative(const Verb& verb) const;

  const Lexicon& lexicon_;
  std::u32string_view text_;
  const Clauses* clauses_ = nullptr;
  bool is_read_ = false;
  std::vector<Reach> reaches_;
};

}  // namespace renkei
