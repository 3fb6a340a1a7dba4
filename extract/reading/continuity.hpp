// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/reading/page_scan.hpp"
#include "graph/table.hpp"

namespace renkei {

/// How readily one character follows another, from data/lexicon/continuity.tsv.
class ContinuityTable {
 public:
  /// Adds rows; a pair that is there already gets the new score.
  void add(const Table& table);

  /// -3..4, natural logarithm of the pair's frequency over chance.
  int score(char32_t left, char32_t right) const;

 private:
  void put(char32_t left, char32_t right, std::int8_t score);
  void put(std::uint32_t hash, std::uint32_t score);
  void grow();
  bool is_known(char32_t c) const { return c < 0x10000 && (known_[c >> 6] >> (c & 63) & 1) != 0; }

  /// Open addressing, a power of two. Each the score plus 16 in the low 5 bits and the low 27 bits
  /// of the key's hash: the place says the others, half the memory of a slot with the key. 0 =
  /// free.
  std::vector<std::uint32_t> slots_;
  unsigned shift_ = 32;  ///< of a hash to its place
  std::size_t used_ = 0;
  std::array<std::uint64_t, 0x10000 / 64> known_{};  ///< characters with rows of their own
};

/// How well one fragment of a page goes on with another: the table, and what the page itself says
/// elsewhere. The plan of a year is largely repeated beside its results, so the sequence over a
/// line break often stands inside another line.
class PageContinuity {
 public:
  /// Turns to a page: at the first question the sequences of 3 and 4 characters inside its lines
  /// are learnt. Both outlive the questions.
  void turn_to(const PageScan& scan, const ContinuityTable& table) {
    scan_ = &scan;
    table_ = &table;
    is_learnt_ = false;
    answers_.fill({});
  }

  /// Evidence that the fragment ending at `end` goes on at `begin`, about -6..12; 0 = unknown.
  int score(std::uint32_t end, std::uint32_t begin) {
    if (!is_learnt_) learn();
    Answer& answer = answer_of(end, begin);
    if (answer.end != end || answer.begin != begin) answer = {end, begin, judge(end, begin)};
    return answer.score;
  }
  /// How readily a sentence starts at `begin`: the table's score after 。
  int starts(std::uint32_t begin) {
    Answer& answer = answer_of(sentence_end, begin);
    if (answer.end != sentence_end || answer.begin != begin) {
      answer = {sentence_end, begin, table_->score(U'。', scan_->chars[begin])};
    }
    return answer.score;
  }

 private:
  static constexpr std::uint32_t sentence_end = 0xFFFFFFFF;  // in place of one on the page
  // The search over columns asks the same of every state that stands at the same places.
  struct Answer {
    std::uint32_t end = 0;  // 0 = none
    std::uint32_t begin = 0;
    int score = 0;
  };
  int judge(std::uint32_t end, std::uint32_t begin) const;
  Answer& answer_of(std::uint32_t end, std::uint32_t begin) {
    return answers_[(end * 31 + begin) % answers_.size()];
  }

  static constexpr std::size_t bits = 1U << 16;
  bool has(std::uint64_t hash) const { return (seen_[hash >> 6 & 1023] >> (hash & 63) & 1) != 0; }
  void learn();
  void insert(std::uint64_t hash) { seen_[hash >> 6 & 1023] |= std::uint64_t(1) << (hash & 63); }

  const PageScan* scan_ = nullptr;
  const ContinuityTable* table_ = nullptr;
  bool is_learnt_ = false;
  std::array<std::uint64_t, bits / 64> seen_{};  ///< Bloom filter, one hash
  std::array<Answer, 64> answers_{};             ///< the last ones
};

}  // namespace renkei
