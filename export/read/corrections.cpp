// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>
#include <utility>

#include "export/read/read.hpp"

namespace renkei {
namespace {

using Ways = std::set<std::pair<Status, std::optional<int>>>;

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

/// A name as every format keeps it: XML has no place for control characters, tables fold blanks.
std::string letters(std::string_view name) {
  std::string kept;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) kept += c;
  }
  return kept;
}

/// What a statement of the graph says.
struct Original {
  std::string_view subject, object;  ///< ids
  Predicate predicate;
  const EdgeStatement* statement;
};

/// Compares what was imported with the graph that it was exported from.
class Comparison {
 public:
  Comparison(Imported& imported, const KnowledgeGraph& knowledge) : imported_(imported) {
    const PropertyGraph& graph = knowledge.graph;
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
      known_[graph[vertex].id] = &graph[vertex];
    }
    for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
      for (const EdgeStatement& one : graph[edge].statements) {
        originals_[one.id] = {graph[boost::source(edge, graph)].id,
                              graph[boost::target(edge, graph)].id, graph[edge].predicate, &one};
      }
    }
    name_entities();
    find_moved_ends();
  }

  std::string lines(bool whole) {
    std::string text = merges_;
    for (std::size_t i = 0; i < imported_.entities.size(); ++i) entity(i, text);
    for (const ImportedEdge& edge : imported_.edges) compare(edge, text);
    if (whole) {
      const std::set<std::string_view> kept(imported_.statement_ids.begin(),
                                            imported_.statement_ids.end());
      for (const auto& [id, original] : originals_) {
        if (!kept.contains(id)) rejected_.insert(id);
      }
    }
    for (const std::string_view id : rejected_) text += line({"reject", id});
    return text;
  }

 private:
  /// Which entities of the graph each of the file is. Gephi's merged node has the ids of all.
  void name_entities() {
    for (const ImportedEntity& one : imported_.entities) {
      std::vector<std::string_view> own;
      if (known_.contains(one.renkei_id)) own.push_back(one.renkei_id);
      for (const std::string_view id : one.merged_ids) {
        if (known_.contains(id)) own.push_back(id);
      }
      const auto shown = std::find_if(own.begin(), own.end(), [&](std::string_view id) {
        return known_.at(id)->name == one.label || known_.at(id)->name_en == one.label;
      });
      if (shown != own.end()) std::rotate(own.begin(), shown, shown + 1);
      present_.insert(own.begin(), own.end());
      names_.push_back(!own.empty()            ? std::string(own.front())
                       : one.renkei_id.empty() ? std::string(name_of(one.type)) + ":" + one.name
                                               : one.renkei_id);
      for (std::size_t i = 1; i < own.size(); ++i) merge(own[0], own[i]);
    }
  }

  void merge(std::string_view into, std::string_view gone) {
    if (merged_.emplace(gone, into).second) merges_ += line({"merge", into, gone});
  }

  /// An entity that the file lacks and whose relations all go to one other was merged into that.
  void find_moved_ends() {
    std::map<std::string_view, std::set<std::string_view>> moved;
    each_original([&](const ImportedEdge& edge, const Original& was) {
      const auto [subject, object] = ends(edge, was);
      if (subject != now(was.subject)) moved[was.subject].insert(subject);
      if (object != now(was.object)) moved[was.object].insert(object);
    });
    for (const auto& [gone, into] : moved) {
      const bool merged =
          !present_.contains(gone) && into.size() == 1 && known_.contains(*into.begin());
      if (merged) merge(known_.find(*into.begin())->first, gone);
    }
  }

  template <class Use>
  void each_original(Use use) const {
    for (const ImportedEdge& edge : imported_.edges) {
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
    std::pair<std::string_view, std::string_view> found(names_[one.subject], names_[one.object]);
    const bool turned = is_symmetric(was.predicate) &&
                        (found.first == now(was.object) || found.second == now(was.subject));
    if (turned) std::swap(found.first, found.second);
    return found;
  }

  std::string_view now(std::string_view id) const {
    const auto at = merged_.find(id);
    return at == merged_.end() ? id : at->second;
  }

  void entity(std::size_t index, std::string& text) const {
    const ImportedEntity& one = imported_.entities[index];
    const auto at = known_.find(names_[index]);
    if (at == known_.end()) return;
    const EntityVertex& was = *at->second;
    const auto is_new = [&](const std::string& name) {
      const std::string shown = letters(name);
      return !shown.empty() && shown != letters(was.name) && shown != letters(was.name_en) &&
             shown != letters(was.id);
    };
    // The label of a merged node may be the labels of all, joined.
    const bool joined = !one.merged_ids.empty() && one.label.find(was.name) != std::string::npos;
    if (!joined && is_new(one.label)) {
      text += line({"rename", was.id, one.label});
    } else if (one.merged_ids.empty() && is_new(one.name)) {
      text += line({"rename", was.id, one.name});
    }
    if (one.type != was.type) text += line({"retype", was.id, name_of(one.type)});
  }

  /// An edge that says something else than its statements did is one of its own, and they are not
  /// what the page says. An edge without statement was drawn by hand.
  void compare(const ImportedEdge& edge, std::string& text) {
    bool same = true, known = false;
    Ways were, are;
    for (std::size_t i = edge.first_statement; i < edge.last_statement; ++i) {
      const Statement& one = imported_.statements[i].statement;
      are.emplace(one.status, one.fiscal_year);
    }
    const ImportedStatement& first = imported_.statements[edge.first_statement];
    for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
      const auto at = originals_.find(imported_.statement_ids[i]);
      if (at == originals_.end()) continue;
      const Original& was = at->second;
      known = true;
      were.emplace(was.statement->status, was.statement->fiscal_year);
      same = same && was.predicate == first.predicate &&
             ends(edge, was) == std::pair(now(was.subject), now(was.object));
    }
    if (!known && edge.first_id != edge.last_id) {
      imported_.notes.push_back(
          {imported_.file, first.line,
           "passed over an edge: its statement '" + imported_.statement_ids[edge.first_id] +
               "' is none of the graph; take the id out to add it as one of your own"});
      return;
    }
    if (known && same && were == are) return;
    for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
      const auto at = originals_.find(imported_.statement_ids[i]);
      if (at != originals_.end()) rejected_.insert(at->first);
    }
    for (std::size_t i = edge.first_statement; i < edge.last_statement; ++i) {
      add(imported_.statements[i], first.statement.evidence.text, text);
    }
  }

  void add(const ImportedStatement& one, const std::string& quote, std::string& text) const {
    const auto& year = one.statement.fiscal_year;
    text += line({"add", names_[one.subject], name_of(one.predicate), names_[one.object],
                  name_of(one.statement.status), year ? std::to_string(*year) : "", quote,
                  imported_.documents[one.document].name});
  }

  Imported& imported_;
  std::map<std::string_view, const EntityVertex*, std::less<>> known_;  ///< by id
  std::map<std::string_view, Original, std::less<>> originals_;         ///< by id of statement
  std::vector<std::string> names_;  ///< of the file's entities: an id, or TYPE:NAME of a new one
  std::set<std::string_view, std::less<>> present_;                   ///< ids that the file has
  std::map<std::string_view, std::string_view, std::less<>> merged_;  ///< id → the one it is now
  std::set<std::string_view> rejected_;
  std::string merges_;
};

}  // namespace

std::string corrections_of(Imported& imported, const KnowledgeGraph& graph, bool whole) {
  return Comparison(imported, graph).lines(whole);
}

}  // namespace renkei
