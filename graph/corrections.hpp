// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema.hpp"

namespace renkei {

/// What people know better than the reading of pages: one line of a corrections file.
///
/// An entity is named by its id (jp-meti, x-programme-…) or by a name that it has on a page.
/// Strings are UTF-8.
struct Correction {
  enum class Kind : std::uint8_t {
    Merge,       ///< `subject` and `object` are one; the first lends its id
    NeverMerge,  ///< they are two, whatever their names say
    Rename,      ///< `subject` is shown as `text`
    Retype,      ///< `subject` is a `type`
    Reject,      ///< the statement with the id `subject` is not what the page says
    Add,         ///< `subject` `predicate` `object`, as `text` of `source` says
  };
  Kind kind = Kind::Merge;
  std::size_t line = 0;  ///< 1-based
  std::string subject;
  std::string object;
  std::string text;
  std::string source;  ///< Add: where it is stated, a URL or a title; never empty
  EntityType type = EntityType::Organization;
  Predicate predicate = Predicate::CooperatesWith;
  Status status = Status::Standing;
  std::optional<int> fiscal_year;
};

/// A correction that could not be applied as it stands.
struct CorrectionConflict {
  std::size_t line = 0;  ///< 1-based
  std::string message;
  bool is_idle = false;  ///< nothing is wrong with it, but it changes nothing
};

/// The corrections of a graph, an overlay that is applied when documents are resolved and thus
/// again after every build. They live in a text file that can be kept under version control: UTF-8,
/// with a byte order mark or without, a correction a line, cells separated by tabs; empty lines and
/// lines that begin with '#' say nothing.
///
///     merge        IPA     独立行政法人情報処理推進機構
///     never-merge  協議会  サイバーセキュリティ協議会
///     rename       x-forum-0123456789abcdef   日ASEAN政策会議
///     retype       CYNEX   System
///     reject       s-0123456789abcdef
///     add          IPA  cooperatesWith  JPCERT/CC  done  2024  IPAとJPCERT/CCは…  https://…
///
/// The status of `add` is done, planned or standing; its year may be empty. A subject or object
/// that no page names is made when it is in the catalogue or written as TYPE:NAME.
class Corrections {
 public:
  /// No corrections.
  Corrections() = default;

  /// @param origin for messages
  /// @throws DataError (graph/table.hpp) naming line and column for a line that says nothing known
  static Corrections parse(std::string_view origin, std::string_view text);
  /// @throws DataError; std::runtime_error when the file cannot be read
  static Corrections load(const std::filesystem::path& file);

  const std::string& origin() const { return origin_; }
  const std::vector<Correction>& rows() const { return rows_; }  ///< in the order of the lines
  bool empty() const { return rows_.empty(); }

  /// What contradicts or repeats an earlier line; those lines are not among `rows`: the earlier one
  /// stands.
  const std::vector<CorrectionConflict>& contradictions() const { return contradictions_; }

  /// 16 hexadecimal digits over what the rows say; empty when there are none.
  std::string fingerprint() const;

 private:
  void settle();

  std::string origin_;
  std::vector<Correction> rows_;
  std::vector<CorrectionConflict> contradictions_;
};

/// The words that lines begin with: merge, never-merge, …
std::vector<std::string> correction_words();

/// The line of a correction as `parse` reads it, without line end.
/// @throws std::invalid_argument when a cell holds a tab or a line end
std::string line_of(const Correction& correction);

}  // namespace renkei
