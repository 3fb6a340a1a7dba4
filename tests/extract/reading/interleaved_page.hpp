// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace renkei::test {

/// An item of a table as its authors wrote it; folded text without white space.
struct TrueItem {
  std::u32string marker;  ///< "(ア)"
  std::vector<std::u32string> owners;
  std::u32string left;                  ///< plan of the year, one paragraph
  std::u32string intro;                 ///< sentence before the results' bullets, mostly empty
  std::vector<std::u32string> results;  ///< bullets
  std::vector<std::u32string> plans;    ///< bullets
};

/// How a table is set and printed.
struct Setting {
  int left_width = 46;  ///< half-width cells
  int right_width = 60;
  double joined = 0.15;       ///< chance that two lines of equal height are printed as one
  double apart = 0.15;        ///< chance that an item's columns are printed one after the other
  double broken_label = 0.1;  ///< chance that a label is printed in two lines
  std::size_t gap = 1;        ///< blanks between the parts of a joined line
};

/// Prints true columns as an extractor does: lines of equal height in turns, or as one line.
class PagePrinter {
 public:
  explicit PagePrinter(std::uint32_t seed) : random_(seed) {}

  std::u32string table(const std::vector<TrueItem>& items, const Setting& setting);
  /// Items whose plans alone are printed: a column of numbers, one of bodies, one of text.
  std::u32string three_columns(const std::vector<TrueItem>& items, const Setting& setting);
  /// Two columns of prose, their lines in turns with blank lines between.
  std::u32string prose(const std::vector<std::u32string>& paragraphs, int width, int lines);

  /// Lines of at most `width` cells; no line begins with what must not begin one.
  static std::vector<std::u32string> wrap(const std::u32string& text, int width);

 private:
  bool chance(double probability) {
    return std::uniform_real_distribution<>(0, 1)(random_) < probability;
  }
  std::vector<std::u32string> right_column(const TrueItem& item, const Setting& setting);
  std::mt19937 random_;
};

/// Makes up government prose from words of its own.
class TextMaker {
 public:
  explicit TextMaker(std::uint32_t seed) : random_(seed) {}
  std::u32string sentence(bool is_done);
  std::u32string paragraph(int sentences, bool is_done);
  /// An English name with digits, as Japanese prose quotes them.
  std::u32string latin();
  /// A sentence that introduces bullets.
  std::u32string intro();
  TrueItem item(std::size_t number);

 private:
  template <typename List>
  const auto& pick(const List& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, std::size(list) - 1)(random_)];
  }
  std::mt19937 random_;
};

}  // namespace renkei::test
