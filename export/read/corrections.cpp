// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/corrections.hpp"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "export/read/read.hpp"
#include "export/read/recognition.hpp"
#include "export/read/untaken.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using Ways = std::set<Stated>;

/// A cell of a corrections file holds no tab and no line end.
std::string cell(std::string_view text) {
  std::string clean(text);
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return clean;
}

std::string line(std::initializer_list<std::string_view> cells) {
  std::string text;
  for (const std::string_view one : cells) {
    if (!text.empty()) text += '\t';
    text += cell(one);
  }
  return text + '\n';
}

/// What a statement of the graph says.
struct Original {
  std::string_view subject, object;  ///< ids
  Predicate predicate;
  const EdgeStatement* statement;
};

/// What an edge's statements were, and what it says.
struct Judged {
  std::vector<const Original*> known;  ///< in the order of its ids, the best first
  Ways were;
  Ways effective;  ///< with the years of their documents where they state none
  Ways are;
  bool is_same = false;    ///< it says what they did
  bool is_passed = false;  ///< it is not understood
};

/// Compares what was imported with the graph that it was exported from.
class Comparison {
 public:
  Comparison(Imported& imported, const KnowledgeGraph& knowledge)
      : imported_(imported),
        graph_(knowledge.graph),
        untaken_(imported, knowledge),
        recognized_(imported, knowledge.graph) {
    for (const auto edge : boost::make_iterator_range(boost::edges(graph_))) {
      for (const EdgeStatement& one : graph_[edge].statements) {
        originals_[one.id] = {graph_[boost::source(edge, graph_)].id,
                              graph_[boost::target(edge, graph_)].id, graph_[edge].predicate, &one};
      }
    }
    for (const auto& [into, gone] : recognized_.merges()) merge(into, gone);
    find_language();
    if (recognized_.knows_ids()) find_moved_ends();
    find_missing_columns();
  }

  std::string lines(bool whole) {
    std::string text = merges_;
    if (recognized_.knows_ids()) {
      for (std::size_t i = 0; i < imported_.entities.size(); ++i) entity(i, text);
    }
    if (knows_statements_) {
      for (std::size_t i = 0; i < imported_.edges.size(); ++i) compare(i, judge(i), text);
      if (whole) reject_missing();
    }
    for (const ImportedLoop& loop : imported_.loops) tell_loop(loop);
    for (const DirectRelation& one : imported_.direct) tell_direct(one);
    if (recognized_.knows_ids()) tell_isolated(whole);
    for (const std::string_view id : rejected_) {
      if (!unchanged_.contains(id)) text += line({"reject", id});
    }
    return text;
  }

 private:
  void note(std::size_t line, std::string message) {
    imported_.notes.push_back({imported_.file, line, std::move(message)});
  }

  /// Whether the file's labels are English: those that were not edited say it.
  void find_language() {
    std::ptrdiff_t english = 0;
    for (std::size_t i = 0; i < imported_.entities.size(); ++i) {
      const EntityVertex* was = recognized_.known(i);
      if (was == nullptr || was->name_en.empty() || was->name == was->name_en) continue;
      const std::string& label = imported_.entities[i].label;
      english += label == was->name_en ? 1 : label == was->name ? -1 : 0;
    }
    is_english_ = english > 0;
  }

  /// A column that was deleted is no edit of every row.
  void find_missing_columns() {
    const auto& columns = imported_.edge_columns;
    const auto lacks = [&](std::string_view name) {
      return !columns.empty() && !columns.contains(name);
    };
    knows_ways_ = !lacks("stated");
    // A table without any of our columns was made by hand.
    knows_statements_ = !lacks("statement_ids") ||
                        (!columns.contains("stated") && !columns.contains("document_iri"));
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

  void merge(std::string_view into, std::string_view gone) {
    if (merged_.emplace(gone, into).second) merges_ += line({"merge", into, gone});
  }

  /// An entity that the file lacks and whose relations all go to one other was merged into that.
  void find_moved_ends() {
    std::map<std::string_view, std::set<std::string_view>> moved;
    const auto move = [&](std::string_view was, std::string_view is) {
      if (is != now(was)) moved[was].insert(is);
    };
    each_original(imported_.edges, [&](const ImportedEdge& edge, const Original& was) {
      const auto [subject, object] = ends(edge, was);
      move(was.subject, subject);
      move(was.object, object);
    });
    each_original(imported_.loops, [&](const ImportedLoop& loop, const Original& was) {
      move(was.subject, recognized_.name(loop.entity));
      move(was.object, recognized_.name(loop.entity));
    });
    for (const auto& [gone, into] : moved) {
      const EntityVertex* other = into.size() == 1 ? recognized_.by_id(*into.begin()) : nullptr;
      if (!recognized_.is_present(gone) && other != nullptr) merge(other->id, gone);
    }
  }

  template <class Edge, class Use>
  void each_original(const std::vector<Edge>& edges, Use use) const {
    for (const Edge& edge : edges) {
      for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
        const auto at = originals_.find(imported_.statement_ids[i]);
        if (at != originals_.end()) use(edge, at->second);
      }
    }
  }

  /// The ends of an edge, those of a symmetric relation in the order of what it was.
  std::pair<std::string_view, std::string_view> ends(const ImportedEdge& edge,
                                                     const Original& was) const {
    const ImportedStatement& one = imported_.statements[edge.first_statement];
    std::pair<std::string_view, std::string_view> found(recognized_.name(one.subject),
                                                        recognized_.name(one.object));
    const bool turned = is_symmetric(was.predicate) &&
                        (found.first == now(was.object) || found.second == now(was.subject));
    if (turned) std::swap(found.first, found.second);
    return found;
  }

  std::string_view now(std::string_view id) const {
    const auto at = merged_.find(id);
    return at == merged_.end() ? id : at->second;
  }

  void entity(std::size_t index, std::string& text) {
    const ImportedEntity& one = imported_.entities[index];
    const EntityVertex* known = recognized_.known(index);
    if (known == nullptr) return;
    const EntityVertex& was = *known;
    const auto is_new = [&](const std::string& name) {
      const std::string shown = letters(name);
      return !shown.empty() && shown != letters(was.name) && shown != letters(was.name_en) &&
             shown != letters(was.id);
    };
    // The label of a merged node may be the labels of all, joined.
    const bool joined = !one.merged_ids.empty() && one.label.find(was.name) != std::string::npos;
    const bool english = is_english_ && !was.name_en.empty();
    if (!joined && !english && is_new(one.label)) {
      rename(one, was, one.label, text);
    } else if (one.merged_ids.empty() && is_new(one.name) && !is_stale(one, was)) {
      rename(one, was, one.name, text);
    }
    if (one.has_type && one.type != was.type) {
      text += line({"retype", was.id, name_of(one.type)});
    }
    if (one.merged_ids.empty()) untaken_.entity(one, was, english && is_new(one.label));
  }

  /// A file whose label has been taken already still has the name of before beside it.
  static bool is_stale(const ImportedEntity& one, const EntityVertex& was) {
    return letters(one.label) == letters(was.name) &&
           std::any_of(was.names.begin(), was.names.end(),
                       [&](const std::string& name) { return letters(name) == letters(one.name); });
  }

  /// A name that another thing has is none to rename to.
  void rename(const ImportedEntity& one, const EntityVertex& was, const std::string& name,
              std::string& text) {
    const EntityVertex* other = recognized_.by_name(name);
    if (other == nullptr || other == &was || now(other->id) == was.id) {
      text += line({"rename", was.id, name});
      return;
    }
    note(one.line, "the label of '" + was.id + "' was edited to '" + name + "', the name of '" +
                       other->id + "', and is passed over; to make the two one, write '" + was.id +
                       ";" + other->id + "' as renkei_id of one and take out the other");
  }

  /// Of cells that contradict each other, those that are not as they were have been edited.
  void settle(std::size_t index, Judged& judged) {
    const auto at = imported_.disagreements.find(index);
    if (at == imported_.disagreements.end()) return;
    const Disagreement& cells = at->second;
    ImportedStatement& first = imported_.statements[imported_.edges[index].first_statement];
    const bool is_first =
        judged.known.empty() ? !is_stated(first) : judged.known[0]->predicate == first.predicate;
    if (cells.predicate && is_first) first.predicate = *cells.predicate;
    if (cells.stated.empty()) return;
    const Ways stated(cells.stated.begin(), cells.stated.end());
    if (stated != judged.were) {
      judged.are = stated;
    } else if (cells.loses_years) {
      note(first.line, "status was edited; the years of the edge are left out");
    }
  }

  Judged judge(std::size_t index) {
    const ImportedEdge& edge = imported_.edges[index];
    Judged judged;
    for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
      const auto at = originals_.find(imported_.statement_ids[i]);
      if (at == originals_.end()) continue;
      judged.known.push_back(&at->second);
      const EdgeStatement& one = *at->second.statement;
      judged.were.insert({one.status, one.fiscal_year});
      judged.effective.insert({one.status, one.year()});
    }
    for (std::size_t i = edge.first_statement; i < edge.last_statement; ++i) {
      const Statement& one = imported_.statements[i].statement;
      judged.are.insert({one.status, one.fiscal_year});
    }
    settle(index, judged);
    const bool is_known = !judged.known.empty();
    if (is_known && (!knows_ways_ || edge.has_bad_years)) judged.are = judged.were;
    const ImportedStatement& first = imported_.statements[edge.first_statement];
    judged.is_passed = recognized_.is_unknown(first.subject) ||
                       recognized_.is_unknown(first.object) ||
                       (!is_known && edge.first_id != edge.last_id);
    judged.is_same =
        is_known && judged.were == judged.are &&
        std::all_of(judged.known.begin(), judged.known.end(), [&](const Original* one) {
          return one->predicate == first.predicate &&
                 (!recognized_.knows_ids() ||
                  ends(edge, *one) == std::pair(now(one->subject), now(one->object)));
        });
    if (!judged.is_same && !judged.is_passed) return judged;
    for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
      unchanged_.insert(imported_.statement_ids[i]);
    }
    return judged;
  }

  /// An edge that says something else than its statements did is one of its own, and they are not
  /// what the page says. An edge without statement was drawn by hand.
  void compare(std::size_t index, const Judged& judged, std::string& text) {
    const ImportedEdge& edge = imported_.edges[index];
    const ImportedStatement& first = imported_.statements[edge.first_statement];
    const bool is_known = !judged.known.empty();
    if (judged.is_passed) {
      if (is_known || edge.first_id == edge.last_id) return;  // the node was told
      if (is_stated(first)) return;
      return note(first.line, "passed over an edge: its statement '" +
                                  imported_.statement_ids[edge.first_id] +
                                  "' is none of the graph; take the id out to add it as one of "
                                  "your own");
    }
    if (is_known) {
      const YearCells sums[] = {years_of(judged.were), years_of(judged.effective),
                                years_of(judged.are)};
      untaken_.years(edge, sums);
    }
    if (judged.is_same) return untaken_.edge(edge, *judged.known.front()->statement);
    for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
      const auto at = originals_.find(imported_.statement_ids[i]);
      if (at != originals_.end()) rejected_.insert(at->first);
    }
    for (const Stated& way : judged.are) add(first, way, text);
  }

  /// Whether a correction states it, as after an earlier import of the same edit.
  bool is_stated(const ImportedStatement& one) {
    if (stated_.empty()) {
      for (const auto& [id, was] : originals_) {
        if (was.statement->confidence < 1) continue;  // a page's, no correction's
        const std::string subject(now(was.subject)), object(now(was.object));
        stated_.emplace(subject, was.predicate, object);
        if (is_symmetric(was.predicate)) stated_.emplace(object, was.predicate, subject);
      }
    }
    return stated_.contains({id_of(one.subject), one.predicate, id_of(one.object)});
  }

  /// The id of an entity; of a new one that an earlier import of the file has made as well.
  std::string id_of(std::size_t index) const {
    if (recognized_.known(index) == nullptr) {
      const ImportedEntity& one = imported_.entities[index];
      const EntityVertex* made = recognized_.by_name(one.label.empty() ? one.name : one.label);
      if (made != nullptr && made->type == one.type) return made->id;
    }
    return recognized_.name(index);
  }

  void add(const ImportedStatement& one, const Stated& way, std::string& text) {
    const std::string& quote = one.statement.evidence.text;
    text += line({"add", recognized_.name(one.subject), name_of(one.predicate),
                  recognized_.name(one.object), name_of(way.status),
                  way.year ? std::to_string(*way.year) : "",
                  letters(quote).empty() ? own_statement(imported_, one) : quote,
                  imported_.documents[one.document].name});
  }

  void reject_missing() {
    if (!imported_.edge_columns.empty() && !imported_.edge_columns.contains("statement_ids")) {
      return note(0, "--whole: no edge says which statements it has; none is rejected");
    }
    const std::set<std::string_view> kept(imported_.statement_ids.begin(),
                                          imported_.statement_ids.end());
    // What a correction added for an edited row has another statement than the row tells.
    Triples stated;
    for (const ImportedStatement& one : imported_.statements) {
      const std::string subject = id_of(one.subject), object = id_of(one.object);
      stated.emplace(subject, one.predicate, object);
      if (is_symmetric(one.predicate)) stated.emplace(object, one.predicate, subject);
    }
    for (const auto& [id, original] : originals_) {
      const bool stands = original.statement->confidence >= 1 &&
                          stated.contains({std::string(now(original.subject)), original.predicate,
                                           std::string(now(original.object))});
      if (!kept.contains(id) && !stands) rejected_.insert(id);
    }
  }

  void tell_loop(const ImportedLoop& loop) {
    bool is_merged = false;
    each_original(std::vector{loop}, [&](const ImportedLoop&, const Original& was) {
      is_merged = is_merged || now(was.subject) == now(was.object);
    });
    if (!is_merged) note(loop.line, "passed over an edge: it leads to where it starts");
  }

  /// What linked data states without a statement is no edit where the graph has it.
  void tell_direct(const DirectRelation& one) {
    if (direct_.empty()) {
      for (const auto& [id, was] : originals_) know(was.subject, was.predicate, was.object);
      for (const ImportedStatement& each : imported_.statements) {
        know(recognized_.name(each.subject), each.predicate, recognized_.name(each.object));
      }
    }
    const std::string subject = recognized_.name(one.subject);
    const std::string object = one.object ? recognized_.name(*one.object) : one.object_id;
    if (direct_.contains({subject, one.predicate, object})) return;
    note(one.line, "passed over '" + subject + "' " + std::string(name_of(one.predicate)) + " '" +
                       object +
                       "': no rk:Statement says it; add one, with subject, predicate and "
                       "object");
  }
  void know(std::string_view subject, Predicate predicate, std::string_view object) {
    direct_.emplace(subject, predicate, object);
    if (is_symmetric(predicate)) direct_.emplace(object, predicate, subject);
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
      note(imported_.entities[i].line,
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
    for (std::size_t i = 0; i < imported_.entities.size(); ++i) present.insert(id_of(i));
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph_))) {
      const std::string& id = graph_[vertex].id;
      if (recognized_.is_present(id) || merged_.contains(id) || present.contains(id)) continue;
      if (++count <= shown) list += (count == 1 ? "'" : ", '") + id + "'";
    }
    if (count == 0) return;
    if (count > shown) list += " and " + std::to_string(count - shown) + " more";
    note(0, "nodes were taken out that stay, without what they did: " + list +
                "; no correction takes an entity out that pages name");
  }

  Imported& imported_;
  const PropertyGraph& graph_;
  Untaken untaken_;
  Recognition recognized_;
  std::map<std::string_view, Original, std::less<>> originals_;       ///< by id of statement
  std::map<std::string_view, std::string_view, std::less<>> merged_;  ///< id → the one it is now
  std::set<std::string_view> rejected_;
  std::set<std::string_view> unchanged_;  ///< statements of edges that say what they did
  using Triples = std::set<std::tuple<std::string, Predicate, std::string>>;
  Triples stated_;  ///< by corrections
  Triples direct_;
  std::string merges_;
  bool is_english_ = false;  ///< labels are
  bool knows_statements_ = true, knows_ways_ = true;
};

}  // namespace

std::string own_statement(const Imported& imported, const ImportedStatement& one) {
  const std::string file = imported.file.substr(imported.file.rfind('/') + 1);
  return "own statement, " + file + ":" + std::to_string(one.line) + ": " +
         imported.entities[one.subject].name + " " + std::string(name_of(one.predicate)) + " " +
         imported.entities[one.object].name;
}

std::string corrections_of(Imported& imported, const KnowledgeGraph& graph, bool whole) {
  return Comparison(imported, graph).lines(whole);
}

}  // namespace renkei
