// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/reading/continuity.hpp"
#include "extract/reading/page_scan.hpp"
#include "extract/reading/reading_rules.hpp"

namespace renkei {

/// What arrives, in the order of the input: a line of text, or an event that both columns obey.
struct ColumnUnit {
  enum class Kind : std::uint8_t {
    Text,      ///< in the left column, in the right one, or some of it in each
    LeftText,  ///< known to stand in the left column: a label follows in the same line
    Label,     ///< a section begins in the right column
    Boundary,  ///< an item begins: texts of both columns have ended
  };
  Kind kind = Kind::Text;
  Span span;
  std::int32_t width = 0;   ///< in half-width cells
  std::int32_t blanks = 0;  ///< blank lines before it
  /// Result: characters before `split` are the left column's, the others the right one's.
  std::uint32_t split = 0;
  /// The only column that it may be in, where that is known.
  enum class Side : std::uint8_t { Free, Left, Right };
  Side side = Side::Free;
  bool begins = false;         ///< a paragraph of its own begins
  bool is_of_results = false;  ///< Label: the section tells what has been done
  bool may_be_aside = false;   ///< perhaps in no column: a footnote, a line that spans both
  double aside = 0;            ///< how likely that is, in the unit of the search's evidence
  bool may_span = false;       ///< perhaps a heading over both columns, which begin anew below it
  bool is_aside = false;       ///< Result
  bool spans = false;          ///< Result
};

/// Widths of full lines, in half-width cells.
struct ColumnWidths {
  int left = 0;
  int right = 0;
};

/// How the extractor printed the columns.
enum class ColumnStyle : std::uint8_t {
  Table,  ///< cells side by side; each text starts and ends in its cell
  Prose,  ///< the right column goes on where the left one ends; blank lines mark jumps
};

/// Finds the labelling of all lines of a table that makes both columns read best.
///
/// A beam search over the lines. A state is the place at which each column stands; a step puts a
/// line left, right, or cut in two. What counts: no line is wider than its column; a line that is
/// clearly narrower ends a paragraph; a paragraph ends with its sentence; bullets begin
/// paragraphs; what follows continues what stands before it (PageContinuity). Decisions that one
/// line leaves open are taken by the lines after it. Cost: lines × beam.
class ColumnSearch {
 public:
  ColumnSearch(const PageScan& scan, const ReadingRules& rules, PageContinuity& continuity)
      : scan_(scan), rules_(rules), continuity_(continuity) {}

  /// Whether the extractor prints a blank line where it jumps to the other column.
  void set_blanks_tell(bool tell) { blanks_tell_ = tell; }

  /// Fills in `split`, `is_aside` and `spans` of all units of kind Text. A width of 0 says that
  /// there is no such column.
  /// @returns the sum of evidence; comparable between widths and styles over the same units
  double run(std::vector<ColumnUnit>& units, ColumnWidths widths, ColumnStyle style);

  /// How surely the last run's labelling is right, 0..1: the chance that no decision of the best
  /// way was wrong, taken from the runners-up (after Hagenauer and Hoeher, A Viterbi Algorithm with
  /// Soft-Decision Outputs, 1989).
  double confidence() const { return confidence_; }
  /// Decisions of the last run that are wrong, as expected from the same.
  double errors() const { return errors_; }

 private:
  /// Where a column stands.
  struct Column {
    std::uint32_t end = 0;          ///< of its last characters; 0 = nothing in this cell yet
    std::int16_t filled = 0;        ///< cells of its last line, pieces of one line added up
    bool is_of_results = false;     ///< under a label that says what has been done
    bool ended = true;              ///< its last sentence has
    std::uint8_t count = 0;         ///< of the last entry in a list ① ② ③, 0 = in none
    bool takes_bullets = true;      ///< a left cell that began with a paragraph has none
    bool after_label = false;       ///< nothing since a label
    bool awaits_bullet = false;     ///< no bullet since a label
    bool after_lone_label = false;  ///< … that had no text of the left column beside it
  };
  struct State {
    Column left;
    Column right;
    double score = 0;
    std::int32_t node = -1;
    bool last_right = false;
    bool has_text = false;  ///< a line as wide as a column has been placed
    bool last_aside = false;
    bool last_lone = false;         ///< the last line was a bullet without text
    std::uint32_t first_right = 0;  ///< begin of the right column's text
  };
  struct Node {
    std::int32_t parent = -1;
    std::uint32_t split = 0;
    bool is_aside = false;
    bool spans = false;
    float margin = 99;  ///< by which another way to the same places was worse
  };

  struct Cut {
    std::uint32_t at = 0;
    double prior = 0;
  };

  void step(const ColumnUnit& unit);
  void event(const ColumnUnit& unit);
  void find_cuts(const ColumnUnit& unit);
  void branch(const State& state, const ColumnUnit& unit);
  void try_split(const State& state, const ColumnUnit& unit, std::uint32_t at, double prior);
  void set_aside(const State& state, const ColumnUnit& unit);
  bool is_text_line(const ColumnUnit& unit) const;
  void begin_band(const State& state, const ColumnUnit& unit);
  double place(Column& column, Span part, int width, int column_width) const;
  int second_line(Span part, int width, int column_width) const;
  /// What the sentences that end in a part say of when: done things minus planned ones.
  int tense_of(Span part) const;
  double begin_cell(const Column& column, Span part) const;
  double unfinished_cost(char32_t last, bool is_short) const;
  double follow(const Column& column, Span part, int width, int column_width) const;
  double order(const State& state, bool is_right, const ColumnUnit& unit) const;
  void push(const State& state);
  void prune();
  double close(const State& state) const;

  const PageScan& scan_;
  const ReadingRules& rules_;
  PageContinuity& continuity_;
  ColumnWidths widths_;
  ColumnStyle style_ = ColumnStyle::Table;
  std::vector<State> states_;
  std::vector<State> next_;
  std::vector<Node> nodes_;
  int tense_ = 0;          ///< of the line at hand
  Span line_;              ///< the line at hand
  std::vector<Cut> cuts_;  ///< of the line at hand
  bool blanks_tell_ = false;
  bool after_left_text_ = false;  // the unit before was text beside a label
  double confidence_ = 1;
  double errors_ = 0;
};

}  // namespace renkei
