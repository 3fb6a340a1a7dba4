// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/table/table_words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "extract/lexicon/lexicon.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using MemberWord = TableWords::MemberWord;

constexpr std::array<std::pair<std::string_view, MemberWord>, 7> roles{
    {{"heading", MemberWord::Heading},
     {"intro", MemberWord::Intro},
     {"column", MemberWord::Column},
     {"person", MemberWord::Person},
     {"post", MemberWord::Post},
     {"place", MemberWord::Place},
     {"secretary", MemberWord::Secretary}}};

constexpr std::int64_t most_yen = 1'000'000'000'000'000;

}  // namespace

TableWords TableWords::load(const DataPack& pack) {
  TableWords words;
  for (const DataFile* file : pack.layers("lexicon/member_lists.tsv")) {
    words.add_members(read_table(file->origin, file->text));
  }
  for (const DataFile* file : pack.layers("lexicon/budgets.tsv")) {
    words.add_budgets(read_table(file->origin, file->text));
  }
  std::transform(words.members_.begin(), words.members_.end(), words.filters_.begin(), filter_of);
  return words;
}

TableWords::Filter TableWords::filter_of(const std::vector<TextPattern>& forms) {
  Filter filter;
  if (forms.empty()) return filter;
  const auto is_wildcard = [](char32_t c) { return c == U'*' || c == U'#' || c == U'&'; };
  for (const TextPattern& one : forms) {
    const char32_t last = one.form().back();
    filter.any_end = filter.any_end || is_wildcard(last);
    if (!filter.ends.contains(last)) filter.ends.add(last);
  }
  for (const char32_t c : forms.front().form()) {
    const bool common =
        !is_wildcard(c) && std::all_of(forms.begin(), forms.end(), [c](const auto& one) {
          return one.form().find(c) != std::u32string::npos;
        });
    // A kanji is the rarest.
    if (common && (filter.needed == 0 || text::script_of(c) == text::Script::Han))
      filter.needed = c;
  }
  return filter;
}

void TableWords::add_members(const Table& table) {
  const std::size_t role = table.column("role");
  const std::size_t pattern = table.column("pattern");
  for (const TableRow& row : table.rows) {
    const auto known = std::find_if(roles.begin(), roles.end(), [&](const auto& entry) {
      return entry.first == row.cells[role];
    });
    if (known == roles.end()) {
      throw table.error(
          row, role,
          "found \"" + std::string(row.cells[role]) +
              "\", expected heading, intro, column, person, post, place or secretary");
    }
    TextPattern form(row.cells[pattern]);
    if (form.form().empty()) throw table.error(row, pattern, "the pattern is empty");
    members_[std::size_t(known->second)].push_back(std::move(form));
  }
}

void TableWords::add_budgets(const Table& table) {
  const std::size_t role = table.column("role");
  const std::size_t word = table.column("word");
  const std::size_t value = table.column("value");
  for (const TableRow& row : table.rows) {
    const std::u32string text = dense(row.cells[word]);
    const std::string_view cell = row.cells[value];
    if (text.empty()) throw table.error(row, word, "the word is empty");
    if (row.cells[role] == "label") {
      if (cell.empty()) throw table.error(row, value, "expected the label's kind");
      labels_.insert(text, std::uint32_t(kinds_.size()));
      kinds_.emplace_back(cell);
    } else if (row.cells[role] == "unit" || row.cells[role] == "scale") {
      std::int64_t yen = 0;
      const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), yen);
      if (failure != std::errc() || end != cell.data() + cell.size() || yen < 1 || yen > most_yen) {
        throw table.error(row, value, "expected how many yen the unit is, a whole number");
      }
      const bool is_scale = row.cells[role] == "scale";
      units_.insert(text, std::uint32_t(unit_list_.size()));
      unit_list_.push_back({yen, 0, is_scale});
      if (!is_scale && !unit_ends_.contains(text.back())) unit_ends_.add(text.back());
    } else if (row.cells[role] == "minus" || row.cells[role] == "unknown") {
      if (text.size() != 1) throw table.error(row, word, "expected one character");
      (row.cells[role] == "minus" ? minus_ : unknown_) += text;
    } else {
      throw table.error(row, role,
                        "found \"" + std::string(row.cells[role]) +
                            "\", expected label, unit, scale, minus or unknown");
    }
  }
}

bool TableWords::matches(MemberWord word, std::u32string_view line) const {
  const auto& patterns = members_[std::size_t(word)];
  const Filter& filter = filters_[std::size_t(word)];
  if (line.empty() || (!filter.any_end && !filter.ends.contains(line.back()))) return false;
  if (filter.needed != 0 && line.find(filter.needed) == line.npos) return false;
  return std::any_of(patterns.begin(), patterns.end(),
                     [line](const TextPattern& pattern) { return pattern.matches(line); });
}

TableWords::Unit TableWords::unit_at(std::u32string_view text, std::size_t at) const {
  const Trie::Match match = units_.longest(text, at);
  if (!match) return {};
  Unit unit = unit_list_[match.value];
  unit.length = match.length;
  return unit;
}

}  // namespace renkei
