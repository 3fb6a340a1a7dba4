// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/compare/judge.hpp"

#include <algorithm>

namespace renkei {
namespace {

std::set<Status> statuses_of(const Ways& ways) {
  std::set<Status> found;
  for (const Stated& way : ways) found.insert(way.status);
  return found;
}

}  // namespace

Judge::Ends Judge::ends(const ImportedEdge& edge, const Original& was) const {
  const ImportedStatement& one = imported_.statements[edge.first_statement];
  Ends found(recognized_.name(one.subject), recognized_.name(one.object));
  const bool turned = is_symmetric(was.predicate) && (found.first == merges_.now(was.object) ||
                                                      found.second == merges_.now(was.subject));
  if (turned) std::swap(found.first, found.second);
  return found;
}

/// Of cells that contradict each other, those that are not as they were have been edited.
void Judge::settle(std::size_t index, Judged& judged) const {
  const auto at = imported_.disagreements.find(index);
  if (at == imported_.disagreements.end()) return;
  const Disagreement& cells = at->second;
  ImportedStatement& first = imported_.statements[imported_.edges[index].first_statement];
  const bool is_first = judged.known.empty()
                            ? !added_.contains(recognized_.id(first.subject), first.predicate,
                                               recognized_.id(first.object))
                            : judged.known[0]->predicate == first.predicate;
  if (cells.predicate && is_first) first.predicate = *cells.predicate;
  if (cells.stated.empty()) return;
  const Ways stated(cells.stated.begin(), cells.stated.end());
  if (stated != judged.were) {
    judged.are = stated;
  } else if (cells.loses_years) {
    imported_.notes.push_back(
        {imported_.file, first.line, "status was edited; the years of the edge are left out"});
  }
}

/// Of an edge without `stated`, `status` may say that it was edited.
void Judge::keep_emptied(const ImportedEdge& edge, Judged& judged) const {
  const bool is_edited = edge.given.status && statuses_of(judged.are) != statuses_of(judged.were);
  if (!edge.given.stated && !is_edited) judged.are = judged.were;
}

Judged Judge::judge(std::size_t index) const {
  const ImportedEdge& edge = imported_.edges[index];
  Judged judged;
  for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
    const Original* was = originals_.find(imported_.statement_ids[i]);
    if (was == nullptr) continue;
    judged.known.push_back(was);
    judged.were.insert({was->statement->status, was->statement->fiscal_year});
    judged.effective.insert({was->statement->status, was->statement->year()});
  }
  for (std::size_t i = edge.first_statement; i < edge.last_statement; ++i) {
    const Statement& one = imported_.statements[i].statement;
    judged.are.insert({one.status, one.fiscal_year});
  }
  settle(index, judged);
  const bool is_known = !judged.known.empty();
  if (is_known && (!knows_ways_ || edge.has_bad_years)) judged.are = judged.were;
  if (is_known) keep_emptied(edge, judged);
  const ImportedStatement& first = imported_.statements[edge.first_statement];
  judged.is_passed = recognized_.is_unknown(first.subject) ||
                     recognized_.is_unknown(first.object) ||
                     (!is_known && edge.first_id != edge.last_id);
  judged.is_same = is_known && judged.were == judged.are && is_same(edge, judged);
  return judged;
}

bool Judge::is_same(const ImportedEdge& edge, const Judged& judged) const {
  const ImportedStatement& first = imported_.statements[edge.first_statement];
  return std::all_of(judged.known.begin(), judged.known.end(), [&](const Original* one) {
    return one->predicate == first.predicate &&
           (!recognized_.knows_ids() ||
            ends(edge, *one) == Ends(merges_.now(one->subject), merges_.now(one->object)));
  });
}

}  // namespace renkei
