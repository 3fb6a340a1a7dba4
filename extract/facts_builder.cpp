// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/facts_builder.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "extract/reading/page_layout.hpp"

namespace renkei {
namespace {

// Of what is stated by lines that may stand in a wrong order.
constexpr double unclear_factor = 0.5;

class Builder {
 public:
  Builder(const Page& page, const ReadPage& read, const EntityTable& entities,
          const std::vector<MentionSpan>& mentions, const Catalogue& catalogue)
      : page_(page), read_(read), entities_(entities), mentions_(mentions), catalogue_(catalogue) {
    facts_.page = page.id;
    facts_.number = page.number;
    facts_.metadata = read.metadata;
    facts_.layout_confidence = read.layout_confidence;
  }

  PageFacts run(const std::vector<FoundRelation>& relations,
                const std::vector<FoundBudget>& budgets) {
    number_entities(relations);
    for (const MentionSpan& mention : mentions_) {
      if (position_[mention.entity] != Trie::none && !mention.is_plural()) add_mention(mention);
    }
    for (std::uint32_t i = 0; i < entities_.size(); ++i) {
      if (position_[i] != Trie::none) finish_entity(i);
    }
    add_relations(relations);
    for (const FoundBudget& budget : budgets) add_budget(budget);
    return std::move(facts_);
  }

 private:
  using NameSet = std::unordered_set<std::string>;
  static constexpr std::size_t few_names = 16;  // a search among fewer costs less than a set

  /// Entities are numbered by first mention; a vague one (専門家) only when it does something.
  void number_entities(const std::vector<FoundRelation>& relations) {
    position_.assign(entities_.size(), Trie::none);
    longest_.assign(entities_.size(), Span{});
    std::vector<bool> acts(entities_.size());
    for (const FoundRelation& relation : relations) {
      acts[relation.subject] = acts[relation.object] = true;
    }
    for (const MentionSpan& mention : mentions_) {
      if (position_[mention.entity] != Trie::none) continue;
      if (entities_[mention.entity].vague && !acts[mention.entity]) continue;
      position_[mention.entity] = std::uint32_t(facts_.entities.size());
      facts_.entities.emplace_back();
    }
  }

  void add_mention(const MentionSpan& mention) {
    Entity& entity = facts_.entities[position_[mention.entity]];
    entity.mentions.push_back(quote(page_, read_, mention.span.begin, mention.span.end));
    add_name(entity, entity.mentions.back().text);
    Span& longest = longest_[mention.entity];
    if (!mention.anaphor && mention.span.size() > longest.size()) {
      longest = mention.span;
      entity.name = entity.mentions.back().text;
    }
    if (entity.name.empty()) entity.name = entity.mentions.back().text;
  }

  void finish_entity(std::uint32_t index) {
    const PageEntity& found = entities_[index];
    Entity& entity = facts_.entities[position_[index]];
    entity.type = found.type;
    if (found.entry != Trie::none) entity.catalogue_id = catalogue_.entries()[found.entry].id;
    entity.document_local = found.local;
    if (found.within != Trie::none) entity.within = facts_.entities[position_[found.within]].name;
    for (const Span& name : found.names) {
      add_name(entity, quote(page_, read_, name.begin, name.end).text);
    }
  }

  void add_name(Entity& entity, const std::string& name) {
    auto& names = entity.names;
    if (names.size() < few_names) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      return;
    }
    NameSet& known = known_names_[std::size_t(&entity - facts_.entities.data())];
    if (known.empty()) known.insert(names.begin(), names.end());
    if (known.insert(name).second) names.push_back(name);
  }

  struct Key {
    std::uint32_t subject;
    Predicate predicate;
    std::uint32_t object;
    friend bool operator==(const Key&, const Key&) = default;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  Key key_of(const FoundRelation& found) const {
    Key key{position_[found.subject], found.predicate, position_[found.object]};
    if (is_symmetric(key.predicate) && key.object < key.subject) std::swap(key.subject, key.object);
    return key;
  }

  void add_relations(const std::vector<FoundRelation>& relations) {
    std::vector<std::pair<Key, std::uint32_t>> keyed;
    for (std::uint32_t i = 0; i < relations.size(); ++i) {
      const FoundRelation& found = relations[i];
      if (position_[found.subject] == Trie::none || position_[found.object] == Trie::none) continue;
      keyed.emplace_back(key_of(found), i);
    }
    const auto in_order = [&](const auto& a, const auto& b) {
      return std::tuple(a.first, relations[a.second].evidence.begin, a.second) <
             std::tuple(b.first, relations[b.second].evidence.begin, b.second);
    };
    std::sort(keyed.begin(), keyed.end(), in_order);
    std::vector<std::pair<std::uint32_t, Relation>> edges;  // first evidence, edge
    for (std::size_t begin = 0; begin < keyed.size();) {
      std::size_t end = begin;
      while (end < keyed.size() && keyed[end].first == keyed[begin].first) ++end;
      Relation edge;
      edge.subject = keyed[begin].first.subject;
      edge.predicate = keyed[begin].first.predicate;
      edge.object = keyed[begin].first.object;
      for (std::size_t i = begin; i < end; ++i) add_statement(edge, relations[keyed[i].second]);
      edges.emplace_back(relations[keyed[begin].second].evidence.begin, std::move(edge));
      begin = end;
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& edge : edges) facts_.relations.push_back(std::move(edge.second));
  }

  void add_budget(const FoundBudget& found) {
    BudgetAmount budget;
    budget.label = quote(page_, read_, found.label.begin, found.label.end).text;
    budget.kind = found.kind;
    budget.fiscal_year = found.fiscal_year;
    budget.yen = found.yen;
    const bool is_listed = found.entity != Trie::none && position_[found.entity] != Trie::none;
    if (is_listed) budget.entity = position_[found.entity];
    budget.evidence = quote(page_, read_, found.evidence.begin, found.evidence.end);
    if (!found.head.empty()) {
      Quote head = quote(page_, read_, found.head.begin, found.head.end);
      budget.evidence.text = head.text + " " + budget.evidence.text;
      budget.evidence.ranges.insert(budget.evidence.ranges.begin(), head.ranges.begin(),
                                    head.ranges.end());
    }
    facts_.budgets.push_back(std::move(budget));
  }

  /// A passage that begins or ends with a quoted name has both its marks.
  Span with_quotation_marks(Span passage) const {
    static constexpr std::u32string_view openers = U"「『“";
    static constexpr std::u32string_view closers = U"」』”";
    const std::u32string_view text = read_.chars;
    const auto is = [&](std::u32string_view marks, std::uint32_t at) {
      return at < text.size() && marks.find(text[at]) != std::u32string_view::npos;
    };
    if (passage.begin > 0 && is(openers, passage.begin - 1)) --passage.begin;
    if (!is(closers, passage.end)) return passage;
    const std::u32string_view inside = text.substr(passage.begin, passage.size());
    const auto count = [&](std::u32string_view marks) {
      return std::count_if(inside.begin(), inside.end(),
                           [&](char32_t c) { return marks.find(c) != std::u32string_view::npos; });
    };
    if (count(openers) > count(closers)) ++passage.end;
    return passage;
  }

  /// One statement a status and year: the surest, the earliest of equals.
  void add_statement(Relation& edge, const FoundRelation& found) {
    std::optional<int> year;
    if (found.fiscal_year != 0) year = found.fiscal_year;
    const auto same = std::find_if(
        edge.statements.begin(), edge.statements.end(),
        [&](const auto& s) { return s.status == found.status && s.fiscal_year == year; });
    if (same != edge.statements.end() && same->confidence >= found.confidence) return;
    Statement statement;
    statement.status = found.status;
    statement.fiscal_year = year;
    statement.confidence = found.confidence;
    if (read_.layout_confidence < unclear_layout) statement.confidence *= unclear_factor;
    const Span passage = with_quotation_marks(found.evidence);
    statement.evidence = quote(page_, read_, passage.begin, passage.end);
    if (same != edge.statements.end())
      *same = std::move(statement);
    else
      edge.statements.push_back(std::move(statement));
  }

  const Page& page_;
  const ReadPage& read_;
  const EntityTable& entities_;
  const std::vector<MentionSpan>& mentions_;
  const Catalogue& catalogue_;
  PageFacts facts_;
  std::vector<std::uint32_t> position_;  // EntityTable index → index in facts
  std::vector<Span> longest_;
  std::unordered_map<std::size_t, NameSet> known_names_;  // of entities with more than a few
};

}  // namespace

PageFacts build_facts(const Page& page, const ReadPage& read, const EntityTable& entities,
                      const std::vector<MentionSpan>& mentions,
                      const std::vector<FoundRelation>& relations, const Catalogue& catalogue,
                      const std::vector<FoundBudget>& budgets) {
  return Builder(page, read, entities, mentions, catalogue).run(relations, budgets);
}

}  // namespace renkei
