// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/corrections.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>
#include <utility>

#include "export/read/compare/entity_edits.hpp"
#include "export/read/compare/judge.hpp"
#include "export/read/compare/lines.hpp"
#include "export/read/linked_data/direct_relation.hpp"
#include "export/read/read.hpp"

namespace renkei {
namespace {

/// Compares what was imported with the graph that it was exported from.
class Comparison {
 public:
  Comparison(Imported& imported, const KnowledgeGraph& knowledge)
      : imported_(imported),
        knowledge_(knowledge),
        untaken_(imported, knowledge),
        originals_(knowledge.graph),
        recognized_(imported, knowledge),
        knows_statements_(!lacks("statement_ids") || is_handmade()),
        knows_ways_(!lacks("stated")),
        judge_(imported, originals_, added_, recognized_, merges_, knows_ways_) {
    for (const auto& [into, gone] : recognized_.merges()) merges_.add(into, gone);
    if (recognized_.knows_ids()) find_moved_ends();
    find_added();
    tell_missing_columns();
  }

  std::string lines(bool whole) {
    std::string text;
    imported_.notes.insert(imported_.notes.end(), imported_.comparison_notes.begin(),
                           imported_.comparison_notes.end());
    for (const auto& [into, gone] : merges_.all()) text += correction_line({"merge", into, gone});
    if (recognized_.knows_ids()) {
      EntityEdits edits(imported_, recognized_, merges_, untaken_);
      for (std::size_t i = 0; i < imported_.entities.size(); ++i) edits.compare(i, text);
    }
    if (knows_statements_) {
      for (std::size_t i = 0; i < imported_.edges.size(); ++i) compare(i, judge_.judge(i), text);
      if (whole) reject_missing();
    }
    untaken_.documents();
    for (const ImportedLoop& loop : imported_.loops) tell_loop(loop);
    tell_direct();
    if (recognized_.knows_ids()) tell_isolated(whole);
    for (const std::string_view id : rejected_) {
      if (!unchanged_.contains(id)) text += correction_line({"reject", id});
    }
    return text;
  }

 private:
  void note(std::size_t line, std::string message) {
    imported_.notes.push_back({imported_.file, line, std::move(message)});
  }

  void note_node(std::size_t line, std::string message) {
    imported_.notes.push_back({imported_.node_file, line, std::move(message)});
  }

  bool lacks(std::string_view column) const {
    return !imported_.edge_columns.empty() && !imported_.edge_columns.contains(column);
  }
  /// A table without any of our columns was made by hand.
  bool is_handmade() const { return lacks("stated") && lacks("document_iri"); }

  /// A column that was deleted is no edit of every row.
  void tell_missing_columns() {
    if (!knows_statements_) {
      note(0,
           "the column 'statement_ids' is missing, which says what edges were: no edge is "
           "corrected; export again and keep it");
    } else if (!knows_ways_ && !imported_.statement_ids.empty()) {
      note(0,
           "the column 'stated' is missing: status and years of edges stay as they were; export "
           "again and keep it");
    }
  }

  /// An entity that the file lacks and whose relations all go to one other was merged into that.
  void find_moved_ends() {
    std::map<std::string_view, std::set<std::string_view>> moved;
    const auto move = [&](std::string_view was, std::string_view is) {
      if (is != merges_.now(was)) moved[was].insert(is);
    };
    each_original(imported_.edges, [&](const ImportedEdge& edge, const Original& was) {
      const auto [subject, object] = judge_.ends(edge, was);
      move(was.subject, subject);
      move(was.object, object);
    });
    each_original(imported_.loops, [&](const ImportedLoop& loop, const Original& was) {
      move(was.subject, recognized_.name(loop.entity));
      move(was.object, recognized_.name(loop.entity));
    });
    for (const auto& [gone, into] : moved) {
      const EntityVertex* other = into.size() == 1 ? recognized_.by_id(*into.begin()) : nullptr;
      if (!recognized_.is_present(gone) && other != nullptr) merges_.add(other->id, gone);
    }
  }

  template <class Edge, class Use>
  void each_original(const std::vector<Edge>& edges, Use use) const {
    for (const Edge& edge : edges) {
      for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
        const Original* was = originals_.find(imported_.statement_ids[i]);
        if (was != nullptr) use(edge, *was);
      }
    }
  }

  /// Finds what corrections state, between what its ends are now.
  void find_added() {
    for (const auto& [id, was] : originals_) {
      if (!was.statement->is_added) continue;
      added_.add(merges_.now(was.subject), was.predicate, merges_.now(was.object), was.statement);
    }
  }

  /// The statements of corrections that an edge repeats, as after an earlier import of the same
  /// edit; nullptr when no correction states it.
  const RelationSet::Statements* added(const ImportedStatement& one) const {
    return added_.find(recognized_.id(one.subject), one.predicate, recognized_.id(one.object));
  }

  /// An edge that says something else than its statements did is one of its own, and they are not
  /// what the page says. An edge without statement was drawn by hand.
  void compare(std::size_t index, const Judged& judged, std::string& text) {
    const ImportedEdge& edge = imported_.edges[index];
    const ImportedStatement& first = imported_.statements[edge.first_statement];
    if (judged.is_passed) {
      keep(edge);
      return tell_passed(edge, judged);
    }
    untaken_.edge(edge, judged);
    if (judged.is_same) return keep(edge);
    for (const Original* one : judged.known) rejected_.insert(one->statement->id);
    for (const Stated& way : judged.are) add(first, way, text);
  }

  void keep(const ImportedEdge& edge) {
    for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
      unchanged_.insert(imported_.statement_ids[i]);
    }
  }

  void tell_passed(const ImportedEdge& edge, const Judged& judged) {
    const ImportedStatement& first = imported_.statements[edge.first_statement];
    if (!judged.known.empty() || edge.first_id == edge.last_id) return;  // the node was told
    // What corrections merged has no relation with itself.
    const bool is_within = recognized_.name(first.subject) == recognized_.name(first.object);
    if (is_within || added(first) != nullptr) return;
    note(first.line, "passed over an edge: its statement '" +
                         imported_.statement_ids[edge.first_id] +
                         "' is none of the graph; take the id out to add it as one of your own");
  }

  void add(const ImportedStatement& one, const Stated& way, std::string& text) {
    if (is_added(one, way)) return;
    const std::string& quote = one.statement.evidence.text;
    text += correction_line({"add", recognized_.name(one.subject), name_of(one.predicate),
                             recognized_.name(one.object), name_of(way.status),
                             way.year ? std::to_string(*way.year) : "",
                             letters(quote).empty() ? own_statement(imported_, one) : quote,
                             imported_.documents[one.document].name});
  }

  /// Whether a correction says the same already, whichever line or file of an own statement it was
  /// made from.
  bool is_added(const ImportedStatement& one, const Stated& way) const {
    const RelationSet::Statements* statements = added(one);
    if (statements == nullptr) return false;
    const std::string& quote = one.statement.evidence.text;
    const std::string source = letters(imported_.documents[one.document].name);
    const bool is_own = letters(quote).empty() || is_own_statement(quote);
    const auto is_same = [&](const EdgeStatement* each) {
      if (each->status != way.status || each->fiscal_year != way.year) return false;
      if (is_own) return is_own_statement(each->evidence.text);
      return letters(each->evidence.text) == letters(quote) &&
             letters(knowledge_.documents.at(each->document).name) == source;
    };
    return std::any_of(statements->begin(), statements->end(), is_same);
  }

  void reject_missing() {
    if (lacks("statement_ids")) {
      return note(0, "--whole: no edge says which statements it has; none is rejected");
    }
    const std::set<std::string_view> kept(imported_.statement_ids.begin(),
                                          imported_.statement_ids.end());
    // What a correction added for an edited row has another statement than the row tells.
    RelationSet stated;
    for (const ImportedStatement& one : imported_.statements) {
      stated.add(recognized_.id(one.subject), one.predicate, recognized_.id(one.object));
    }
    for (const auto& [id, was] : originals_) {
      const bool stands =
          was.statement->is_added &&
          stated.contains(merges_.now(was.subject), was.predicate, merges_.now(was.object));
      if (!kept.contains(id) && !stands) rejected_.insert(id);
    }
  }

  void tell_loop(const ImportedLoop& loop) {
    bool is_merged = false, is_known = false;
    each_original(std::vector{loop}, [&](const ImportedLoop&, const Original& was) {
      is_known = true;
      is_merged = is_merged || merges_.now(was.subject) == merges_.now(was.object);
    });
    // What a correction has made one before has no such statement any more.
    const EntityVertex* entity = recognized_.known(loop.entity);
    const bool was_merged = !is_known && loop.first_id != loop.last_id && entity != nullptr &&
                            !recognized_.parts(*entity).empty();
    if (!is_merged && !was_merged) {
      note(loop.line, "passed over an edge: it leads to where it starts");
    }
  }

  /// What linked data states without a statement is no edit where the graph has it.
  void tell_direct() {
    if (imported_.direct.empty()) return;
    RelationSet known;
    for (const auto& [id, was] : originals_) known.add(was.subject, was.predicate, was.object);
    for (const ImportedStatement& one : imported_.statements) {
      known.add(recognized_.name(one.subject), one.predicate, recognized_.name(one.object));
    }
    for (const DirectRelation& one : imported_.direct) {
      const std::string subject = recognized_.name(one.subject);
      const EntityVertex* other = one.object ? nullptr : recognized_.by_id(one.object_id);
      const std::string object = one.object         ? recognized_.name(*one.object)
                                 : other != nullptr ? other->id
                                                    : one.object_id;
      const auto states = [&](Predicate predicate, bool is_backward) {
        return is_backward ? known.contains(object, predicate, subject)
                           : known.contains(subject, predicate, object);
      };
      if (subject != object && !comes_of(imported_.direct_terms[one.term], states)) {
        imported_.notes.push_back(unstated(imported_, one, subject, object));
      }
    }
  }

  /// Corrections hold relations: what has none can be neither added nor taken out.
  void tell_isolated(bool whole) {
    std::set<std::uint32_t> used;
    for (const ImportedStatement& one : imported_.statements) {
      used.insert(one.subject);
      used.insert(one.object);
    }
    for (std::uint32_t i = 0; i < imported_.entities.size(); ++i) {
      const bool is_new = recognized_.known(i) == nullptr && !recognized_.is_unknown(i);
      if (!is_new || used.contains(i)) continue;
      note_node(
          imported_.entities[i].line,
          "the new node '" + imported_.entities[i].label +
              "' is passed over: it has no edge, and corrections add relations; draw one, or give "
              "it in the catalogue of a --pack");
    }
    if (whole) tell_missing();
  }

  void tell_missing() {
    constexpr std::size_t shown = 8;
    std::size_t count = 0;
    std::string list;
    std::set<std::string> present;
    for (std::size_t i = 0; i < imported_.entities.size(); ++i) present.insert(recognized_.id(i));
    for (const auto vertex : boost::make_iterator_range(boost::vertices(knowledge_.graph))) {
      const std::string& id = knowledge_.graph[vertex].id;
      if (recognized_.is_present(id) || merges_.has_gone(id) || present.contains(id)) continue;
      if (++count <= shown) list += (count == 1 ? "'" : ", '") + id + "'";
    }
    if (count == 0) return;
    if (count > shown) list += " and " + std::to_string(count - shown) + " more";
    note_node(0, "nodes were taken out that stay, without what they did: " + list +
                     "; no correction takes an entity out that pages name");
  }

  Imported& imported_;
  const KnowledgeGraph& knowledge_;
  Untaken untaken_;
  Originals originals_;
  Recognition recognized_;
  Merges merges_;
  RelationSet added_;  ///< what corrections state
  bool knows_statements_, knows_ways_;
  Judge judge_;
  std::set<std::string_view> rejected_;
  std::set<std::string_view> unchanged_;  ///< statements of edges that say what they did
};

}  // namespace

std::string corrections_of(Imported& imported, const KnowledgeGraph& graph, bool whole) {
  return Comparison(imported, graph).lines(whole);
}

}  // namespace renkei
