// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/table/member_list.hpp"

#include <algorithm>

namespace renkei {
namespace {

using Word = TableWords::MemberWord;

// Rows of a table are told by its markup or boxes; lines below a heading by nothing but their form.
constexpr double sure_row = 0.9;
constexpr double sure_line = 0.8;
// A longer line is no heading, in characters.
constexpr std::uint32_t longest_heading = 60;
// Lines above a heading among which the body's own title is looked for.
constexpr std::size_t lines_above = 12;
// What may stand between a heading and its table: "(令和6年4月1日現在)", "(敬称略)".
constexpr std::size_t lines_between = 2;
// Lines one after the other that are no member: the list has ended, or is none.
constexpr std::size_t strange_lines = 2;

bool is_numbering(char32_t c) {
  return (c >= U'0' && c <= U'9') || c == U'.' || c == U'(' || c == U')' || c == U'・' ||
         c == U'○' || c == U'●' || c == U'◯' || (c >= U'①' && c <= U'⑳');
}

}  // namespace

void MemberLists::find(std::vector<FoundRelation>& out) {
  for (std::size_t line = 0; line < lines_.size();) {
    const bool intro = is_intro(line);
    const std::size_t next = line + 1;
    if (!intro && !is_heading(line)) {
      line = next;
      continue;
    }
    const std::uint32_t body = body_of(line, intro);
    std::size_t first = next;
    while (first < lines_.size() && first < next + lines_between && !lines_[first].is_cell()) {
      ++first;
    }
    line = next;
    if (body == Trie::none || next >= lines_.size()) continue;
    const bool is_table = first < lines_.size() && lines_[first].is_cell();
    line = is_table ? read_table(first, body, out) : read_list(next, body, out);
  }
}

bool MemberLists::is_heading(std::size_t line) const {
  const PageLine& at = lines_[line];
  return !at.is_cell() && at.span.size() <= longest_heading && !is_sentence(at.span) &&
         words_.matches(Word::Heading, view(at.span));
}

/// The last line of a sentence "…は、次の機関で構成される。"
bool MemberLists::is_intro(std::size_t line) const {
  const PageLine& at = lines_[line];
  const Block& block = read_.blocks[at.block];
  if (at.is_cell() || at.span.end != block.end || read_.chars[block.end - 1] != U'。') return false;
  return words_.matches(Word::Intro, view({block.begin, block.end}));
}

std::uint32_t MemberLists::body_of(std::size_t line, bool intro) const {
  const Block& block = read_.blocks[lines_[line].block];
  const std::uint32_t named = forum_in(intro ? Span{block.begin, block.end} : lines_[line].span);
  return named == Trie::none && !intro ? titled_by(line) : named;
}

/// The first forum that a heading or sentence names; its members are what it speaks of.
std::uint32_t MemberLists::forum_in(Span span) const {
  auto at = std::partition_point(mentions_.begin(), mentions_.end(),
                                 [&](const MentionSpan& m) { return m.span.begin < span.begin; });
  for (; at != mentions_.end() && at->span.end <= span.end; ++at) {
    if (at->type == EntityType::Forum && !at->is_plural()) return at->entity;
    if (at->type == EntityType::Group) {
      const std::uint32_t forum = forum_before(at->span);
      if (forum != Trie::none) return forum;
    }
  }
  return Trie::none;
}

/// 「連絡会議構成員」 names a group; the page may name the forum elsewhere.
std::uint32_t MemberLists::forum_before(Span group) const {
  for (std::uint32_t end = group.end; end > group.begin + 1; --end) {
    const std::uint32_t found = entities_.find(view({group.begin, end}));
    if (found != Trie::none && entities_[found].type == EntityType::Forum) return found;
  }
  return Trie::none;
}

/// The forum that a short line above begins with: the title of what the heading is a part of.
std::uint32_t MemberLists::titled_by(std::size_t line) const {
  for (std::size_t i = line; i > 0 && line - i < lines_above; --i) {
    const PageLine& above = lines_[i - 1];
    if (above.is_cell() || above.span.size() > longest_heading || is_sentence(above.span)) continue;
    std::uint32_t begin = above.span.begin;
    while (begin < above.span.end && is_numbering(read_.chars[begin])) ++begin;
    const MentionSpan* const found = mention_at(begin);
    if (found != nullptr && found->type == EntityType::Forum && found->span.end <= above.span.end) {
      return found->entity;
    }
  }
  return Trie::none;
}

const MentionSpan* MemberLists::mention_at(std::uint32_t begin) const {
  const auto at = std::partition_point(
      mentions_.begin(), mentions_.end(),
      [begin](const MentionSpan& mention) { return mention.span.begin < begin; });
  return at == mentions_.end() || at->span.begin != begin ? nullptr : &*at;
}

/// The body that the cell is the name of, maybe with the post that speaks for it or a bracket.
std::uint32_t MemberLists::member_in(Span cell) const {
  while (cell.begin < cell.end && is_numbering(read_.chars[cell.begin])) ++cell.begin;
  const MentionSpan* const found = mention_at(cell.begin);
  if (found == nullptr || !is_body(found->type) || found->anaphor || found->is_plural() ||
      found->span.end > cell.end) {
    return Trie::none;
  }
  const Span rest{found->span.end, cell.end};
  if (rest.empty() || read_.gap[rest.begin] != ReadPage::None) return found->entity;
  const std::u32string_view text = view(rest);
  if (text.front() == U'(' && text.back() == U')') return found->entity;
  const bool is_post = text.find(U'。') == text.npos && words_.matches(Word::Post, text);
  return is_post ? found->entity : Trie::none;
}

/// @param parts cells or parts of the line, from left to right: the member and what stands before
/// it, places among the members and numbers; anything else makes the row none of a body
bool MemberLists::read_row(Span row, const std::vector<Span>& parts, std::uint32_t body,
                           std::vector<FoundRelation>& out) {
  bool runs = false;
  for (const Span& part : parts) {
    const std::u32string_view text = view(part);
    const bool is_number = std::all_of(text.begin(), text.end(), is_numbering);
    const bool is_secretary = words_.matches(Word::Secretary, text);
    runs = runs || is_secretary;
    if (is_number || is_secretary || words_.matches(Word::Place, text)) continue;
    // A line's name may have blanks in it, and a post behind one.
    const std::uint32_t member = member_in(is_line_ ? Span{part.begin, row.end} : part);
    if (member == Trie::none || member == body) return false;
    FoundRelation relation;
    relation.subject = member;
    relation.predicate = runs ? Predicate::Operates : Predicate::ParticipatesIn;
    relation.object = body;
    relation.confidence = is_line_ ? sure_line : sure_row;
    relation.evidence = row;
    relation.source = RelationSource::MemberList;
    out.push_back(relation);
    return true;
  }
  return false;
}

/// One row, from its first cell on. @returns the line behind it
std::size_t MemberLists::read_table_row(std::size_t first, std::uint32_t body,
                                        std::vector<FoundRelation>& out) {
  const CellPlace place = lines_[first].cell;
  std::size_t end = first;
  bool names_members = false;
  for (; end < lines_.size() && lines_[end].cell.table == place.table &&
         lines_[end].cell.row == place.row;
       ++end) {
    names_members = names_members || member_in(lines_[end].span) != Trie::none;
  }
  if (!names_members) {
    read_head(first, end);
    return end;
  }
  cells_.clear();
  for (std::size_t line = first; line < end; ++line) {
    const bool is_lead = words_.matches(Word::Secretary, view(lines_[line].span));
    if (column_ == 0 || lines_[line].cell.column == column_ || is_lead) {
      cells_.push_back(lines_[line].span);
    }
  }
  const Span row{lines_[first].span.begin, lines_[end - 1].span.end};
  if (column_ != 0 || !of_persons_) read_row(row, cells_, body, out);
  return end;
}

/// What a row without members says of the columns.
void MemberLists::read_head(std::size_t first, std::size_t end) {
  for (std::size_t line = first; line < end; ++line) {
    const std::u32string_view text = view(lines_[line].span);
    if (column_ == 0 && words_.matches(Word::Column, text)) column_ = lines_[line].cell.column;
    of_persons_ = of_persons_ || words_.matches(Word::Person, text);
  }
}

/// @returns the line behind the table
std::size_t MemberLists::read_table(std::size_t first, std::uint32_t body,
                                    std::vector<FoundRelation>& out) {
  const std::uint16_t table = lines_[first].cell.table;
  is_line_ = false;
  column_ = 0;
  of_persons_ = false;
  std::size_t line = first;
  while (line < lines_.size() && lines_[line].cell.table == table) {
    line = read_table_row(line, body, out);
  }
  return line;
}

/// Lines below a heading, a member each. @returns the line behind them
std::size_t MemberLists::read_list(std::size_t first, std::uint32_t body,
                                   std::vector<FoundRelation>& out) {
  is_line_ = true;
  std::size_t strange = 0;
  std::size_t end = first;
  for (std::size_t line = first; line < lines_.size(); ++line) {
    const Span span = lines_[line].span;
    if (lines_[line].is_cell() || is_sentence(span) || is_heading(line) ||
        strange > strange_lines) {
      break;
    }
    split_at_blanks(read_, span, cells_);
    const bool is_member = read_row(span, cells_, body, out);
    strange = is_member ? 0 : strange + 1;
    if (is_member) end = line + 1;
  }
  return std::max(end, first);
}

}  // namespace renkei
