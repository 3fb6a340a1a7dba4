// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/data_pack.hpp"

namespace renkei {

/// What names are compared by besides their letters: words that point back and legal forms
/// (data/lexicon/pointers.tsv, legal_forms.tsv), and names that say only of what class a thing is
/// (class_names.tsv). Names are keys as `text::name_key` makes them.
class NamingWords {
 public:
  /// The tables it reads.
  static constexpr std::array<std::string_view, 3> tables{
      "lexicon/pointers.tsv", "lexicon/legal_forms.tsv", "lexicon/class_names.tsv"};

  /// No words.
  NamingWords() = default;
  /// @throws DataError for a broken row
  static NamingWords load(const DataPack& pack);
  /// Adds the rows of one of `tables`; others are passed over.
  /// @throws DataError
  void add(const DataFile& table);

  /// A second name of something that points back to its first: 当該ガイドライン, 本協議会; also
  /// what is one character long. 本田技研工業 would be taken for one.
  bool points_back(std::u32string_view key) const;
  /// Points back even where it is the only name: 本事業, 同省.
  bool points_back_alone(std::u32string_view key) const;
  /// Ends in a legal form: 公益財団法人. @param key UTF-8
  bool ends_in_legal_form(std::string_view key) const;
  /// Many things are called so, each in its own document: 利益相反委員会. @param key UTF-8
  bool is_class_name(std::string_view key) const;

 private:
  struct Pointer {
    std::u32string begins;
    std::size_t second = 0;  ///< code points; 0 = any
    std::size_t only = 0;
  };
  bool points(std::u32string_view key, std::size_t Pointer::*longest) const;

  std::vector<Pointer> pointers_;
  std::vector<std::string> legal_forms_;  ///< keys
  std::vector<std::string> class_names_;  ///< keys, sorted
};

}  // namespace renkei
