// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/lexicon/calendar.hpp"
#include "extract/reading/continuity.hpp"
#include "extract/reading/read_page.hpp"
#include "extract/reading/text_pattern.hpp"
#include "graph/data_pack.hpp"

namespace renkei {

/// What a part of a boilerplate line is kept as.
enum class MetadataField : std::uint8_t { None, Title, Publisher, SourceUrl, Date, PrintedPage };

/// A line that is not the report's text.
struct BoilerplateRule {
  enum class Where : std::uint8_t {
    Anywhere,
    Beside,  ///< next to another line of boilerplate only
    Top,     ///< first lines of the page, before its text
    Bottom,  ///< last lines of the page
    Head,    ///< Top, and the title lines that follow it belong to the running head as well
  };
  TextPattern pattern;
  Where where = Where::Anywhere;
  std::vector<MetadataField> fields;  ///< one per wildcard of the pattern, maybe fewer
};

/// A line or part of a line that structures a page.
struct SectionMarker {
  enum class Role : std::uint8_t {
    Label,         ///< <成果・進捗状況>: what follows in its column is `section`
    Item,          ///< (シ): an item of the table begins
    TableHead,     ///< 項番, 担当府省庁, 2023 年度
    Intro,         ///< …戦略(…)より: the bullets after it are `section`
    Heading,       ///< 第2節…, ●…
    Owner,         ///< *省: the name of a responsible body in its cell
    Numbering,     ///< 第2節, 3.1: a heading's number that may stand alone in its line
    OwnerColumn,   ///< 担当府省庁: the head of a table's column
    NumberColumn,  ///< 項番
    Column,        ///< 実績: the column's texts are `section`
  };
  TextPattern pattern;
  Role role = Role::Label;
  SectionKind section = SectionKind::Body;
};

/// A line of a programme sheet that names the field of the lines after it.
struct FieldLabel {
  std::u32string label;  ///< folded, without white space
  SectionKind section = SectionKind::Body;
};

/// The reading tables of data/: lexicon/{boilerplate,section_markers,field_labels,
/// continuity,eras,dates}.tsv. Immutable once loaded, shared by all threads.
class ReadingRules {
 public:
  /// @throws DataError naming file, line and column of a defect
  static ReadingRules load(const DataPack& pack);

  /// Adds the rows of one table; the name decides which.
  void add(std::string_view name, std::string_view origin, std::string_view text);

  const BoilerplateRule* find_boilerplate(BoilerplateRule::Where where, std::u32string_view line,
                                          std::vector<Span>* captures) const;
  const SectionMarker* find(SectionMarker::Role role, std::u32string_view line,
                            std::vector<Span>* captures = nullptr) const;
  /// Whether a form of this role may begin with the character; a cheap way out.
  bool may_begin(SectionMarker::Role role, char32_t c) const {
    return markers_[std::size_t(role)].first.may_match({&c, 1});
  }
  bool matches(SectionMarker::Role role, std::u32string_view line) const {
    return find(role, line) != nullptr;
  }
  const FieldLabel* find_field(std::u32string_view line) const;

  bool is_bullet(char32_t c) const { return bullets_.contains(c); }
  /// Whether a sentence goes on after a line that ends so: を, の, 、, 「.
  bool goes_on(char32_t last) const { return goes_on_.contains(last); }
  /// Whether a sentence that ends so tells what has been done: した。
  bool is_past(char32_t last) const { return past_.contains(last); }
  bool may_begin_label(char32_t c) const { return label_begins_.contains(c); }
  /// Whether "…のリスク、" and "②犯罪…" are one sentence: numbers count inside it, no bullet
  /// begins.
  static bool is_enumeration(char32_t last, char32_t next) {
    return last == U'、' && next >= U'①' && next <= U'⑳';
  }
  const ContinuityTable& continuity() const { return continuity_; }
  const Calendar& calendar() const { return calendar_; }

 private:
  template <typename Rule>
  struct Group {
    std::vector<Rule> rules;  ///< the first that matches counts; those of later layers stand first
    FirstCharacters first;
    std::ptrdiff_t layer_size = 0;

    void begin_layer() { layer_size = 0; }
    void add(Rule rule) {
      first.add(rule.pattern.form().front());
      rules.insert(rules.begin() + layer_size++, std::move(rule));
    }
  };
  void add_boilerplate(const Table& table);
  void add_markers(const Table& table);
  CharacterSet* characters_of(std::string_view role);
  void add_field_labels(const Table& table);

  std::array<Group<BoilerplateRule>, 5> boilerplate_;  ///< by BoilerplateRule::Where
  std::array<Group<SectionMarker>, 10> markers_;       ///< by SectionMarker::Role
  std::vector<FieldLabel> field_labels_;
  CharacterSet bullets_;       ///< characters that begin a bullet
  CharacterSet goes_on_;       ///< characters after which a sentence goes on
  CharacterSet past_;          ///< characters with which a verb in the past tense ends
  CharacterSet label_begins_;  ///< first characters of labels
  ContinuityTable continuity_;
  Calendar calendar_;
};

}  // namespace renkei
