// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/reading/continuity.hpp"

#include <charconv>

#include "extract/reading/read_page.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

std::uint32_t key_of(char32_t left, char32_t right) {
  return std::uint32_t(left & 0xFFFF) << 16 | std::uint32_t(right & 0xFFFF);
}

// One to one, so that two keys of one hash are one.
std::uint32_t hash_of(std::uint32_t key) { return key * 0x9E3779B1U; }

constexpr unsigned score_bits = 5;
constexpr std::uint32_t score_mask = (1U << score_bits) - 1;
constexpr int score_offset = 16;
constexpr unsigned fewest_place_bits = 12;

// Multiplying spreads the low bits that differ between kana into those that `has` looks at.
std::uint64_t hash3(const char32_t* c) {
  const std::uint64_t packed = std::uint64_t(c[0]) << 42 ^ std::uint64_t(c[1]) << 21 ^ c[2];
  return packed * 0x9E3779B97F4A7C15ULL >> 40;
}

std::uint64_t hash4(const char32_t* c) {
  const std::uint64_t packed = std::uint64_t(c[0] & 0xFFFF) << 48 |
                               std::uint64_t(c[1] & 0xFFFF) << 32 |
                               std::uint64_t(c[2] & 0xFFFF) << 16 | std::uint64_t(c[3] & 0xFFFF);
  return packed * 0xC2B2AE3D27D4EB4FULL >> 40;
}

}  // namespace

void ContinuityTable::add(const Table& table) {
  const std::size_t left_column = table.column("left");
  const std::size_t score_column = table.column("score");
  const std::size_t followers_column = table.column("followers");
  std::u32string left;
  std::u32string followers;
  std::size_t most = used_;  // pairs, of characters of three bytes
  for (const TableRow& row : table.rows) most += row.cells[followers_column].size() / 3;
  while (3 * slots_.size() < 4 * (most + 1)) grow();
  for (const TableRow& row : table.rows) {
    left.clear();
    followers.clear();
    text::decode_utf8(row.cells[left_column], left);
    text::decode_utf8(row.cells[followers_column], followers);
    if (left.size() != 1) throw table.error(row, left_column, "expected one character");
    const std::string_view cell = row.cells[score_column];
    int score = 0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), score);
    if (failure != std::errc() || end != cell.data() + cell.size() || score < -9 || score > 9) {
      throw table.error(row, score_column, "expected a whole number from -9 to 9");
    }
    if (left[0] < 0x10000) known_[left[0] >> 6] |= std::uint64_t(1) << (left[0] & 63);
    for (const char32_t c : followers) put(left[0], c, std::int8_t(score));
  }
}

void ContinuityTable::put(char32_t left, char32_t right, std::int8_t score) {
  if (left >= 0x10000 || right >= 0x10000) return;
  put(hash_of(key_of(left, right)), std::uint32_t(score + score_offset));
}

void ContinuityTable::put(std::uint32_t hash, std::uint32_t score) {
  if (4 * (used_ + 1) > 3 * slots_.size()) grow();
  const std::uint32_t slot = hash << score_bits | score;
  // Farther from its place a slot does not say what the place was.
  const std::size_t reach = slots_.size() >> score_bits;
  for (std::size_t step = 0; step < reach; ++step) {
    std::uint32_t& at = slots_[((hash >> shift_) + step) & (slots_.size() - 1)];
    if (at != 0 && (at ^ slot) >> score_bits != 0) continue;
    if (at == 0) ++used_;
    at = slot;
    return;
  }
  grow();
  put(hash, score);
}

void ContinuityTable::grow() {
  std::vector<std::uint32_t> old(slots_.empty() ? std::size_t{1} << fewest_place_bits
                                                : 2 * slots_.size());
  old.swap(slots_);
  const unsigned old_shift = shift_;
  shift_ = old.empty() ? 32 - fewest_place_bits : shift_ - 1;
  used_ = 0;
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (old[i] == 0) continue;
    const std::uint32_t low = old[i] >> score_bits;
    const std::size_t step = (i - (low >> old_shift)) & ((old.size() >> score_bits) - 1);
    const auto place = std::uint32_t((i - step) & (old.size() - 1));
    put(place << old_shift | (low & ((1U << old_shift) - 1)), old[i] & score_mask);
  }
}

int ContinuityTable::score(char32_t left, char32_t right) const {
  if (slots_.empty() || left >= 0x10000 || right >= 0x10000) return 0;
  if (left < 0x80 && right < 0x80) return 0;  // no Japanese, the table does not know
  const std::uint32_t hash = hash_of(key_of(left, right));
  const std::uint32_t slot = hash << score_bits;
  for (std::size_t at = hash >> shift_; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if ((slots_[at] ^ slot) >> score_bits == 0) return int(slots_[at] & score_mask) - score_offset;
  }
  return is_known(left) && is_known(right) ? -2 : 0;
}

void PageContinuity::learn() {
  is_learnt_ = true;
  seen_.fill(0);
  for (const ScanLine& line : scan_->lines) {
    const char32_t* c = scan_->chars.data() + line.span.begin;
    for (std::uint32_t n = line.span.size(); n >= 3; --n, ++c) {
      insert(hash3(c));
      if (n >= 4) insert(hash4(c));
    }
  }
}

int PageContinuity::judge(std::uint32_t end, std::uint32_t begin) const {
  const std::u32string& chars = scan_->chars;
  const char32_t left = chars[end - 1];
  const char32_t right = chars[begin];
  int score = table_->score(left, right);
  // The bigram alone is not asked of the page: in 2000 characters most are there by chance.
  if (end >= 2) {
    const char32_t before[3] = {chars[end - 2], left, right};
    if (has(hash3(before))) score += 2;
    if (begin + 1 < chars.size()) {
      const char32_t both[4] = {chars[end - 2], left, right, chars[begin + 1]};
      if (has(hash4(both))) score += 3;
    }
  }
  if (begin + 1 < chars.size()) {
    const char32_t after[3] = {left, right, chars[begin + 1]};
    if (has(hash3(after))) score += 2;
  }
  return score;
}

}  // namespace renkei
