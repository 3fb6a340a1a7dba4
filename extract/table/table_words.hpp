// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/trie.hpp"
#include "extract/reading/text_pattern.hpp"
#include "graph/data_pack.hpp"
#include "graph/table.hpp"

namespace renkei {

/// The words of member lists and budget tables: data/lexicon/{member_lists,budgets}.tsv. Immutable
/// once loaded, shared by all threads. Lines and cells are given folded and without white space.
class TableWords {
 public:
  enum class MemberWord : std::uint8_t {
    Heading,    ///< "…構成員一覧": members stand below
    Intro,      ///< a sentence that says so
    Column,     ///< 機関名: a column of bodies
    Person,     ///< 氏名: a column of persons
    Post,       ///< 大気海洋部長: speaks for a member
    Place,      ///< 座長, オブザーバー: stands before a member
    Secretary,  ///< 事務局: stands before who runs the body
  };

  /// @throws DataError naming file, line and column of a defect
  static TableWords load(const DataPack& pack);

  bool matches(MemberWord word, std::u32string_view line) const;

  /// What an amount is: the kind of its label.
  const std::string& kind(std::uint32_t label) const { return kinds_[label]; }
  bool is_total(std::uint32_t label) const { return kinds_[label] == "total"; }
  /// The longest label that begins at `at`; its value is for `kind`.
  Trie::Match label_at(std::u32string_view text, std::size_t at) const {
    return labels_.longest(text, at);
  }
  struct Unit {
    std::int64_t yen = 0;      ///< 0 = no unit
    std::uint32_t length = 0;  ///< code points
    bool is_scale = false;     ///< 億 of 3億5,000万円: more of the amount must follow
  };
  /// The longest unit that begins at `at`.
  Unit unit_at(std::u32string_view text, std::size_t at) const;
  /// Whether a unit may end with the character; pages without one have no amounts.
  bool may_end_unit(char32_t c) const { return unit_ends_.contains(c); }
  bool is_minus(char32_t c) const { return minus_.find(c) != minus_.npos; }
  /// Whether a cell says that there is no amount.
  bool is_unknown(std::u32string_view cell) const {
    return cell.size() == 1 && unknown_.find(cell.front()) != unknown_.npos;
  }

 private:
  /// A cheap way out: what all forms of a word end with, and a character that each of them has.
  struct Filter {
    CharacterSet ends;
    bool any_end = false;
    char32_t needed = 0;  ///< 0 = they have none in common
  };
  static Filter filter_of(const std::vector<TextPattern>& forms);
  void add_members(const Table& table);
  void add_budgets(const Table& table);

  std::array<std::vector<TextPattern>, 7> members_;
  std::array<Filter, 7> filters_;
  std::vector<std::string> kinds_;  ///< by number in `labels_`
  std::vector<Unit> unit_list_;     ///< by number in `units_`; length 0
  CharacterSet unit_ends_;
  Trie labels_;
  Trie units_;
  std::u32string minus_;
  std::u32string unknown_;
};

}  // namespace renkei
