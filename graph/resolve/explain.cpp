// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve/explain.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "graph/resolve/vertex_maker.hpp"
#include "graph/text.hpp"

namespace renkei::detail {
namespace {

class Explainer {
 public:
  Explainer(const Parts& parts, Joiner& joiner, std::span<const std::uint32_t> sets,
            const Overrides& overrides, const NameKeys& keys, const CatalogueNames& names)
      : parts_(parts),
        joiner_(joiner),
        sets_(sets),
        overrides_(overrides),
        keys_(keys),
        names_(names) {
    for (const ResolvedDocument& document : parts.documents) {
      for (const ResolvedPage& page : document.pages) {
        pages_.insert(pages_.end(), page.entities.size(), {&document, &page});
      }
    }
    links_of_.resize(parts.joined.size());
    const std::vector<VertexMaker::Members> things = VertexMaker::members_of(sets);
    const std::vector<EntityVertex> made =
        VertexMaker(parts.documents, parts.joined, parts.resolved, keys, names)
            .make_all(things, overrides.lent_ids(things, sets));
    for (std::size_t i = 0; i < things.size(); ++i) {
      things_[sets[things[i].front()]] = {made[i].id, things[i]};
    }
    for (const JoinLink& link : joiner.links()) {
      links_of_[link.a].push_back(&link);
      links_of_[link.b].push_back(&link);
    }
  }

  Explanation explain(const AskedName& asked_first, const AskedName& asked_second) {
    const Named first = meant(asked_first);
    const Named second = meant(asked_second);
    Explanation answer;
    answer.first_found = !first.entities.empty();
    answer.second_found = !second.entities.empty();
    answer.first_is_read = first.is_read;
    answer.second_is_read = second.is_read;
    answer.first_line = first.line;
    answer.second_line = second.line;
    if (answer.first_found) {
      answer.first_id = id_of(first.entities.front());
      answer.first_place = place(first.entities.front());
    }
    if (answer.second_found) {
      answer.second_id = id_of(second.entities.front());
      answer.second_place = place(second.entities.front());
    }
    if (!answer.first_found || !answer.second_found) return answer;
    answer.are_one = walk(first, second, answer.steps);
    if (answer.are_one) return answer;
    answer.apart_lines = joiner_.lines_between(first.entities.front(), second.entities.front());
    find_bars(first.entities.front(), second.entities.front(), answer.bars);
    if (answer.bars.empty() && answer.apart_lines.empty()) {
      answer.bars.push_back(lack_of(first.entities.front(), second.entities.front()));
    }
    return answer;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  struct Thing {
    std::string id;
    VertexMaker::Members members;
  };
  /// What is meant by a name: page entities, ascending.
  struct Named {
    std::string name;
    std::vector<std::uint32_t> entities;
    bool is_read = false;  ///< they have the name on their pages
    std::size_t line = 0;  ///< else the correction that gives it
  };

  Named meant(const AskedName& asked) const {
    if (asked.thing.id.empty() && !asked.entities.empty()) {
      return {asked.thing.name, asked.entities, true};
    }
    const std::string& id = asked.thing.id.empty() ? asked.thing.name : asked.thing.id;
    const auto thing = std::find_if(things_.begin(), things_.end(), [&](const auto& each) {
      return each.second.id == id || has_former_id(each.first, id);
    });
    if (thing == things_.end()) return {asked.thing.name, {}, false, 0};
    Named named{asked.thing.name, thing->second.members, true, 0};
    const std::string key = text::name_key(asked.thing.name);
    std::erase_if(named.entities, [&](std::uint32_t each) { return !has_key(each, key); });
    if (!named.entities.empty()) return named;
    return {asked.thing.name, thing->second.members, false,
            line_of(thing->first, asked.thing.name)};
  }

  bool has_former_id(std::uint32_t set, const std::string& id) const {
    const auto changed = overrides_.vertices.find(set);
    return changed != overrides_.vertices.end() && changed->second.former_ids.contains(id);
  }

  /// The correction by which a thing has a name, or had an id; 0 where it is another's doing.
  std::size_t line_of(std::uint32_t set, const std::string& name) const {
    const auto changed = overrides_.vertices.find(set);
    if (changed == overrides_.vertices.end()) return 0;
    const auto former = changed->second.former_ids.find(name);
    if (former != changed->second.former_ids.end()) return former->second;
    const auto& given = changed->second.name;
    return given && text::name_key(*given) == text::name_key(name) ? changed->second.name_line : 0;
  }

  bool has_key(std::uint32_t entity, const std::string& key) const {
    const auto is_it = [&](NameKeys::Id name) { return keys_.text(name) == key; };
    const JoinEntity& joined = parts_.joined[entity];
    return is_it(joined.name) || std::any_of(joined.names.begin(), joined.names.end(), is_it);
  }

  PlacedName place(std::uint32_t entity) const {
    const auto& [document, page] = pages_[entity];
    return {parts_.resolved[entity]->name, document->info.name, page->page, page->number};
  }

  std::string id_of(std::uint32_t entity) const { return things_.at(sets_[entity]).id; }

  bool has_name(std::uint32_t entity, const Named& asked) const {
    return std::binary_search(asked.entities.begin(), asked.entities.end(), entity);
  }

  /// Breadth first over the joins, from every page entity of one name to the first of the other.
  bool walk(const Named& first, const Named& second, std::vector<JoinStep>& steps) const {
    std::vector<std::uint32_t> before(sets_.size(), none);
    std::vector<const JoinLink*> by(sets_.size(), nullptr);
    std::deque<std::uint32_t> queue;
    for (const std::uint32_t entity : first.entities) {
      before[entity] = entity;
      queue.push_back(entity);
    }
    while (!queue.empty()) {
      const std::uint32_t at = queue.front();
      queue.pop_front();
      if (has_name(at, second)) {
        trace(at, before, by, first, second, steps);
        return true;
      }
      for (const JoinLink* link : links_of_[at]) {
        const std::uint32_t next = link->a == at ? link->b : link->a;
        if (before[next] != none) continue;
        before[next] = at;
        by[next] = link;
        queue.push_back(next);
      }
    }
    return false;
  }

  void trace(std::uint32_t at, const std::vector<std::uint32_t>& before,
             const std::vector<const JoinLink*>& by, const Named& first, const Named& second,
             std::vector<JoinStep>& steps) const {
    add_other_name(at, second.name, steps);
    for (; by[at] != nullptr; at = before[at]) steps.push_back(step(*by[at], before[at], at));
    add_other_name(at, first.name, steps);
    std::reverse(steps.begin(), steps.end());
  }

  /// Where the name asked about is not the page's fullest: the page itself joins the two.
  void add_other_name(std::uint32_t entity, const std::string& name,
                      std::vector<JoinStep>& steps) const {
    const std::string key = text::name_key(name);
    if (key == keys_.text(parts_.joined[entity].name)) return;
    for (const std::string& form : parts_.resolved[entity]->names) {
      if (text::name_key(form) != key) continue;
      JoinStep same;
      same.reason = JoinStep::Reason::OnePage;
      same.from = place(entity);
      same.to = same.from;
      same.by = form;
      steps.push_back(same);
      return;
    }
  }

  JoinStep step(const JoinLink& link, std::uint32_t from, std::uint32_t to) const {
    JoinStep made;
    made.from = place(from);
    made.to = place(to);
    made.within_document = link.within_document;
    made.line = link.line;
    switch (link.reason) {
      case JoinReason::Identity:
        made.reason = JoinStep::Reason::Identity;
        made.by = parts_.resolved[to]->catalogue_id;
        return made;
      case JoinReason::SameName:
        made.reason = JoinStep::Reason::SameName;
        break;
      case JoinReason::OtherName:
        made.reason = JoinStep::Reason::OtherName;
        break;
      case JoinReason::Variant:
        made.reason = JoinStep::Reason::Variant;
        break;
      case JoinReason::Correction:
        made.reason = JoinStep::Reason::Correction;
        return made;
    }
    made.by = spelling(to, from, link.key);
    return made;
  }

  /// The name as one of the pages writes it.
  std::string spelling(std::uint32_t a, std::uint32_t b, NameKeys::Id key) const {
    for (const std::uint32_t entity : {a, b}) {
      for (const std::string& form : parts_.resolved[entity]->names) {
        if (text::name_key(form) == keys_.text(key)) return form;
      }
    }
    return keys_.text(key);
  }

  /// The first entity of a thing by each of its names.
  std::map<NameKeys::Id, std::uint32_t> bearers(std::uint32_t entity) const {
    std::map<NameKeys::Id, std::uint32_t> bearers;
    for (const std::uint32_t member : things_.at(sets_[entity]).members) {
      bearers.emplace(parts_.joined[member].name, member);
      for (const NameKeys::Id name : parts_.joined[member].names) bearers.emplace(name, member);
    }
    return bearers;
  }

  std::string placed(std::uint32_t entity) const {
    const PlacedName at = place(entity);
    return at.name + " (" + at.document + ", page " + std::to_string(at.page_number) + ")";
  }

  /// What would have to be there to take two for one where nothing forbids it.
  std::string lack_of(std::uint32_t a, std::uint32_t b) const {
    const auto left = bearers(a);
    const auto right = bearers(b);
    std::optional<NameKeys::Id> shared;
    for (const auto& [key, entity] : left) {
      if (right.contains(key) && (!shared || keys_.is_fuller(key, *shared))) shared = key;
    }
    if (!shared) return "no document calls both by one name: " + placed(a) + ", " + placed(b);
    const std::uint32_t one = left.at(*shared);
    const std::uint32_t other = right.at(*shared);
    const std::string both = "both are called " + spelling(one, other, *shared) + " — " +
                             placed(one) + ", " + placed(other) + " — ";
    if (const auto third = another_bearer(*shared, a, b))
      return both + "but so is " + placed(*third);
    const std::string& key = keys_.text(*shared);
    if (keys_.is_pointer(*shared) || names_.is_shared(key) || names_.needs_definition(key)) {
      return both + "but by that name alone a page does not tell who is meant";
    }
    return both + "but it is the full name of neither, and neither full name contains the other";
  }

  /// Of a third thing of the same family that bears a name.
  std::optional<std::uint32_t> another_bearer(NameKeys::Id key, std::uint32_t a,
                                              std::uint32_t b) const {
    for (std::uint32_t i = 0; i < sets_.size(); ++i) {
      if (sets_[i] == sets_[a] || sets_[i] == sets_[b]) continue;
      if (parts_.joined[i].family == parts_.joined[a].family && has_key(i, keys_.text(key))) {
        return i;
      }
    }
    return std::nullopt;
  }

  void find_bars(std::uint32_t a, std::uint32_t b, std::vector<std::string>& bars) const {
    const JoinEntity& left = parts_.joined[a];
    const JoinEntity& right = parts_.joined[b];
    if (left.family != right.family) {
      bars.push_back("one is " + with_article(left.family) + ", the other " +
                     with_article(right.family));
    }
    if (joiner_.identity(a) != 0 && joiner_.identity(b) != 0 &&
        joiner_.identity(a) != joiner_.identity(b)) {
      bars.push_back("the catalogue tells them apart");
      for (const auto& [before, after] : {std::pair(a, b), std::pair(b, a)}) {
        const CatalogueEntry* entry = names_.find(parts_.resolved[before]->catalogue_id);
        if (entry == nullptr || entry->succeeded_by != parts_.resolved[after]->catalogue_id)
          continue;
        bars.push_back(entry->id + " was succeeded by " + entry->succeeded_by +
                       (entry->valid_to.empty() ? "" : "; its last day was " + entry->valid_to));
      }
    }
    for (const std::uint32_t each : {a, b}) {
      if (!parts_.joined[each].is_local) continue;
      const PlacedName at = place(each);
      bars.push_back("'" + at.name + "' of " + at.document +
                     " is known by a name that is not unique beyond that document");
    }
  }

  const Parts& parts_;
  Joiner& joiner_;
  std::span<const std::uint32_t> sets_;
  const Overrides& overrides_;
  const NameKeys& keys_;
  const CatalogueNames& names_;
  std::vector<std::pair<const ResolvedDocument*, const ResolvedPage*>> pages_;  ///< by entity
  std::vector<std::vector<const JoinLink*>> links_of_;                          ///< by entity
  std::map<std::uint32_t, Thing> things_;                                       ///< by set
};

}  // namespace

Explanation explain(const Parts& parts, Joiner& joiner, std::span<const std::uint32_t> sets,
                    const Overrides& overrides, const NameKeys& keys, const CatalogueNames& names,
                    const AskedName& first, const AskedName& second) {
  return Explainer(parts, joiner, sets, overrides, keys, names).explain(first, second);
}

}  // namespace renkei::detail
