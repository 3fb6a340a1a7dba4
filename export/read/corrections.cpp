// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>
#include <utility>

#include "export/linked_data/iri.hpp"
#include "export/read/read.hpp"

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

/// A name as every format keeps it: XML has no place for control characters, tables fold blanks.
std::string letters(std::string_view name) {
  std::string kept;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) kept += c;
  }
  return kept;
}

/// The years that ways sum up to.
YearCells years_of(const Ways& ways) {
  YearCells years;
  for (const Stated& way : ways) {
    if (!way.year) continue;
    years.first =
        std::int16_t(years.first == 0 ? *way.year : std::min<int>(years.first, *way.year));
    years.last = std::int16_t(std::max<int>(years.last, *way.year));
  }
  return years;
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
    find_language();
    find_moved_ends();
  }

  std::string lines(bool whole) {
    std::string text = merges_;
    for (std::size_t i = 0; i < imported_.entities.size(); ++i) entity(i, text);
    for (std::size_t i = 0; i < imported_.edges.size(); ++i) compare(i, text);
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

  /// Whether the file's labels are English: those that were not edited say it.
  void find_language() {
    std::ptrdiff_t english = 0;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto at = known_.find(names_[i]);
      if (at == known_.end() || at->second->name_en.empty() ||
          at->second->name == at->second->name_en) {
        continue;
      }
      const std::string& label = imported_.entities[i].label;
      english += label == at->second->name_en ? 1 : label == at->second->name ? -1 : 0;
    }
    is_english_ = english > 0;
  }

  void note(std::size_t line, std::string message) {
    imported_.notes.push_back({imported_.file, line, std::move(message)});
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

  void entity(std::size_t index, std::string& text) {
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
    const bool english = is_english_ && !was.name_en.empty();
    if (!joined && !english && is_new(one.label)) {
      text += line({"rename", was.id, one.label});
    } else if (one.merged_ids.empty() && is_new(one.name)) {
      text += line({"rename", was.id, one.name});
    }
    if (one.has_type && one.type != was.type) {
      text += line({"retype", was.id, name_of(one.type)});
    }
    if (one.merged_ids.empty()) tell_unused(one, was, english && is_new(one.label));
  }

  /// Edits that no correction has a place for.
  void tell_unused(const ImportedEntity& one, const EntityVertex& was, bool edited_label) {
    const auto tell = [&](std::string_view column, const std::string& is,
                          const std::string& was_it) {
      if (is.empty() || letters(is) == letters(was_it)) return;
      note(one.line, std::string(column) + " of '" + was.id + "' was edited to '" + is +
                         "', which is passed over: corrections hold main names and types only; "
                         "give it in the catalogue of a --pack");
    };
    if (one.label.empty()) {
      note(one.line, "the label of '" + was.id + "' was emptied; it keeps its name");
    }
    const bool twice = edited_label && one.name_en != was.name_en;
    if (edited_label) tell("the English label", one.label, was.name_en);
    // Of an entity with an English name alone, that is its main name.
    const bool is_main = was.name_en.empty() && letters(one.name_en) == letters(was.name);
    if (!twice && !is_main) tell("label_en", one.name_en, was.name_en);
    tell("corporate_number", one.corporate_number, was.corporate_number);
    tell("wikidata", one.wikidata, was.wikidata);
    const std::string page = web_iri(was.url);
    if (one.url != was.url) tell("url", one.url, page.empty() ? was.url : page);
  }

  /// What an edge's statements were.
  struct Before {
    Ways ways;
    Ways effective;  ///< with the years of their documents where they state none
    std::vector<const Original*> known;  ///< in the order of its ids, the best first
  };

  Before before(const ImportedEdge& edge) const {
    Before found;
    for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
      const auto at = originals_.find(imported_.statement_ids[i]);
      if (at == originals_.end()) continue;
      found.known.push_back(&at->second);
      const EdgeStatement& one = *at->second.statement;
      found.ways.insert({one.status, one.fiscal_year});
      found.effective.insert({one.status, one.year()});
    }
    return found;
  }

  /// Of cells that contradict each other, those that are not as they were have been edited.
  void settle(std::size_t index, const Before& was, Ways& are) {
    const auto at = imported_.disagreements.find(index);
    if (at == imported_.disagreements.end()) return;
    const ImportedEdge& edge = imported_.edges[index];
    const Disagreement& cells = at->second;
    ImportedStatement& first = imported_.statements[edge.first_statement];
    if (cells.predicate && (was.known.empty() || was.known.front()->predicate == first.predicate)) {
      first.predicate = *cells.predicate;
    }
    if (cells.stated.empty()) return;
    const Ways stated(cells.stated.begin(), cells.stated.end());
    if (stated != was.ways) {
      are = stated;
    } else if (cells.loses_years) {
      note(first.line, "status was edited; the years of the edge are left out");
    }
  }

  /// An edge that says something else than its statements did is one of its own, and they are not
  /// what the page says. An edge without statement was drawn by hand.
  void compare(std::size_t index, std::string& text) {
    const ImportedEdge& edge = imported_.edges[index];
    const Before was = before(edge);
    Ways are;
    for (std::size_t i = edge.first_statement; i < edge.last_statement; ++i) {
      const Statement& one = imported_.statements[i].statement;
      are.insert({one.status, one.fiscal_year});
    }
    settle(index, was, are);
    const ImportedStatement& first = imported_.statements[edge.first_statement];
    if (was.known.empty() && edge.first_id != edge.last_id) {
      return note(first.line, "passed over an edge: its statement '" +
                                  imported_.statement_ids[edge.first_id] +
                                  "' is none of the graph; take the id out to add it as one of "
                                  "your own");
    }
    const bool same = std::all_of(was.known.begin(), was.known.end(), [&](const Original* one) {
      return one->predicate == first.predicate &&
             ends(edge, *one) == std::pair(now(one->subject), now(one->object));
    });
    if (!was.known.empty()) tell_unused(edge, was, are);
    if (!was.known.empty() && same && was.ways == are) return;
    for (std::size_t i = edge.first_id; i < edge.last_id; ++i) {
      const auto at = originals_.find(imported_.statement_ids[i]);
      if (at != originals_.end()) rejected_.insert(at->first);
    }
    for (const Stated& way : are) add(first, way, text);
  }

  /// Edits of an edge that sum up or place what pages say.
  void tell_unused(const ImportedEdge& edge, const Before& was, const Ways& are) {
    const ImportedStatement& one = imported_.statements[edge.first_statement];
    const EdgeStatement& best = *was.known.front()->statement;
    const auto tell = [&](const std::string& what, const std::string& is,
                          const std::string& advice) {
      note(one.line,
           what + " of the edge was edited to '" + is + "', which is passed over; " + advice);
    };
    const std::string& quote = one.statement.evidence.text;
    if (!quote.empty() && letters(quote) != letters(best.evidence.text)) {
      tell("quote", quote, "pages say what they say: take the edge out and draw one of your own");
    }
    const YearCells sums[] = {years_of(was.ways), years_of(was.effective), years_of(are)};
    const auto is_none = [&](std::int16_t year, std::int16_t YearCells::*part) {
      return year != 0 && std::none_of(std::begin(sums), std::end(sums),
                                       [&](const YearCells& sum) { return sum.*part == year; });
    };
    const std::string advice = "edit the column 'stated', which it sums up";
    if (is_none(edge.years.first, &YearCells::first)) {
      tell("first_fiscal_year", std::to_string(edge.years.first), advice);
    }
    if (is_none(edge.years.last, &YearCells::last)) {
      tell("last_fiscal_year", std::to_string(edge.years.last), advice);
    }
    if (is_none(edge.spells.first, &YearCells::first) ||
        is_none(edge.spells.last, &YearCells::last)) {
      tell("the time",
           std::to_string(edge.spells.first) + " to " + std::to_string(edge.spells.last), advice);
    }
  }

  void add(const ImportedStatement& one, const Stated& way, std::string& text) const {
    const std::string& quote = one.statement.evidence.text;
    text += line({"add", names_[one.subject], name_of(one.predicate), names_[one.object],
                  name_of(way.status), way.year ? std::to_string(*way.year) : "",
                  quote.empty() ? own_statement(imported_, one) : quote,
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
  bool is_english_ = false;  ///< labels are
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
