// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace renkei {

/// What the characters of a run alone say of it, whatever stands around it.
struct RunVerdict {
  bool plain = false;            ///< names nothing unless the page has defined it
  bool mixed = false;            ///< of more than one script: a defined name may be its end
  std::uint8_t suffix_size = 0;  ///< characters at its end that belong to no name
};

/// Verdicts on the runs read last: most runs of a text are a few hundred everyday words (実施,
/// 情報提供), and judging one takes far longer than finding it again.
///
/// Direct-mapped: a run takes the place of the one that had it, so memory is fixed and nothing
/// that is found depends on it. One per thread.
class RunMemo {
 public:
  static constexpr std::size_t max_size = 14;  ///< longer runs are not kept

  RunMemo() : slots_(slot_count) {}

  /// The verdict on `run`, from `judge()` when it is not known.
  /// @param run of 1 to max_size characters
  template <class Judge>
  RunVerdict verdict(std::u32string_view run, Judge&& judge) {
    std::uint32_t hash = 0;
    std::uint32_t astral = 0;
    for (const char32_t c : run) {
      hash = (hash ^ c) * 0x9E3779B1u;
      astral |= c >> 16;
    }
    if (astral != 0) return judge();
    Slot& slot = slots_[hash >> (32 - slot_bits)];
    if (!holds(slot, run)) {
      slot.verdict = judge();
      slot.size = std::uint8_t(run.size());
      for (std::size_t i = 0; i < run.size(); ++i) slot.chars[i] = char16_t(run[i]);
    }
    return slot.verdict;
  }

 private:
  static constexpr unsigned slot_bits = 12;  // 128 kB: the second cache holds it
  static constexpr std::size_t slot_count = std::size_t{1} << slot_bits;

  struct Slot {
    RunVerdict verdict;
    std::uint8_t size = 0;  // 0 = empty
    std::array<char16_t, max_size> chars{};
  };
  static_assert(sizeof(Slot) == 32);

  static bool holds(const Slot& slot, std::u32string_view run) {
    if (slot.size != run.size()) return false;
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (slot.chars[i] != run[i]) return false;
    }
    return true;
  }

  std::vector<Slot> slots_;
};

}  // namespace renkei
