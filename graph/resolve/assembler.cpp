// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve/assembler.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "graph/digest.hpp"

namespace renkei::detail {
namespace {

using Members = std::vector<std::uint32_t>;

// Guessed: of names met four times as often, the long form is rather a misreading than a
// definition.
constexpr std::size_t much_commoner = 4;

/// "government-body" of GovernmentBody.
std::string slug(EntityType type) {
  std::string out;
  for (const char c : name_of(type)) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (is_capital && !out.empty()) out += '-';
    out += is_capital ? char(c - 'A' + 'a') : c;
  }
  return out;
}

class Assembler {
 public:
  Assembler(std::vector<ResolvedDocument> documents, std::span<const JoinEntity> entities,
            std::span<const std::uint32_t> sets, const NameKeys& keys, const CatalogueNames& names)
      : documents_(std::move(documents)), joined_(entities), keys_(keys), names_(names) {
    for (const ResolvedDocument& document : documents_) {
      for (const ResolvedPage& page : document.pages) {
        for (const ResolvedEntity& entity : page.entities) resolved_.push_back(&entity);
      }
    }
    add_vertices(sets);
  }

  KnowledgeGraph assemble() {
    std::uint32_t first_entity = 0;
    for (std::uint32_t document = 0; document < documents_.size(); ++document) {
      for (ResolvedPage& page : documents_[document].pages) {
        for (Relation& relation : page.relations) {
          add_relation(document, page, relation, first_entity);
        }
        first_entity += std::uint32_t(page.entities.size());
      }
    }
    add_edges();
    for (ResolvedDocument& document : documents_) graph_.documents.push_back(document.info);
    return std::move(graph_);
  }

 private:
  using EdgeKey = std::tuple<std::uint32_t, Predicate, std::uint32_t>;

  void add_vertices(std::span<const std::uint32_t> sets) {
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    std::vector<Members> things;
    for (std::uint32_t i = 0; i < sets.size(); ++i) {
      const auto [number, is_new] = numbers.emplace(sets[i], std::uint32_t(things.size()));
      if (is_new) things.emplace_back();
      things[number->second].push_back(i);
    }
    std::vector<EntityVertex> made;
    for (const Members& members : things) made.push_back(make_vertex(members));
    std::vector<std::uint32_t> order(made.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return made[a].id < made[b].id; });
    vertex_of_.resize(sets.size());
    for (const std::uint32_t thing : order) {
      const auto vertex = std::uint32_t(add_vertex(std::move(made[thing]), graph_.graph));
      for (const std::uint32_t member : things[thing]) vertex_of_[member] = vertex;
    }
  }

  EntityVertex make_vertex(const Members& members) const {
    EntityVertex vertex;
    std::string identity;
    for (const std::uint32_t member : members) {
      const ResolvedEntity& entity = *resolved_[member];
      vertex.names.insert(vertex.names.end(), entity.names.begin(), entity.names.end());
      vertex.mentions += entity.mentions;
      if (!entity.catalogue_id.empty()) identity = entity.catalogue_id;
    }
    std::sort(vertex.names.begin(), vertex.names.end());
    vertex.names.erase(std::unique(vertex.names.begin(), vertex.names.end()), vertex.names.end());
    if (const CatalogueEntry* entry = names_.find(identity); entry != nullptr) {
      describe(vertex, *entry);
    } else {
      describe(vertex, members, identity);
    }
    return vertex;
  }

  static void describe(EntityVertex& vertex, const CatalogueEntry& entry) {
    vertex.id = entry.id;
    vertex.catalogue_id = entry.id;
    vertex.type = entry.type;
    vertex.name = entry.name_ja;
    vertex.name_en = entry.name_en;
    vertex.corporate_number = entry.corporate_number;
    vertex.wikidata = entry.wikidata;
    vertex.url = entry.url;
  }

  /// @param identity an id that the catalogue no longer has, or empty
  void describe(EntityVertex& vertex, const Members& members, const std::string& identity) const {
    vertex.type = commonest_type(members);
    const NameKeys::Id key = fullest_key(members);
    vertex.name = commonest_spelling(members, label_key(members, key));
    const bool is_local = std::all_of(members.begin(), members.end(),
                                      [&](std::uint32_t each) { return joined_[each].is_local; });
    const JoinEntity& first = joined_[members.front()];
    StableHash hash;
    hash.add(name_of(first.family)).add(keys_.text(key)).add(identity);
    if (is_local) hash.add(documents_[first.document].info.id);
    vertex.id = "x-" + slug(vertex.type) + '-' + hash.hex();
  }

  EntityType commonest_type(const Members& members) const {
    std::array<std::size_t, entity_type_count> counts{};
    for (const std::uint32_t member : members) ++counts[std::size_t(resolved_[member]->type)];
    return EntityType(std::max_element(counts.begin(), counts.end()) - counts.begin());
  }

  NameKeys::Id fullest_key(const Members& members) const {
    NameKeys::Id key = joined_[members.front()].name;
    for (const std::uint32_t member : members) {
      if (keys_.is_fuller(joined_[member].name, key)) key = joined_[member].name;
    }
    return key;
  }

  /// The fullest name, unless a name within it is so much commoner that the rest must be a mistake
  /// of reading (「1.国際再生可能エネルギー機関」). Ids follow the fullest name all the same.
  NameKeys::Id label_key(const Members& members, NameKeys::Id fullest) const {
    std::map<NameKeys::Id, std::size_t> counts;
    for (const std::uint32_t member : members) ++counts[joined_[member].name];
    NameKeys::Id label = fullest;
    for (const auto& [key, count] : counts) {
      const bool is_better = label == fullest || keys_.is_fuller(key, label);
      const bool is_commoner = count >= much_commoner * counts[fullest];
      if (is_commoner && is_better && keys_.is_longer(fullest, key)) label = key;
    }
    return label;
  }

  std::string commonest_spelling(const Members& members, NameKeys::Id key) const {
    std::map<std::string, std::size_t> counts;
    for (const std::uint32_t member : members) {
      if (joined_[member].name == key) ++counts[resolved_[member]->name];
    }
    const auto commonest =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return commonest->first;
  }

  void add_relation(std::uint32_t document, const ResolvedPage& page, Relation& relation,
                    std::uint32_t first_entity) {
    std::uint32_t subject = vertex_of_[first_entity + relation.subject];
    std::uint32_t object = vertex_of_[first_entity + relation.object];
    if (subject == object) return;
    // Vertices are sorted by id.
    if (is_symmetric(relation.predicate) && object < subject) std::swap(subject, object);
    auto& statements = edges_[{subject, relation.predicate, object}];
    for (Statement& statement : relation.statements) {
      EdgeStatement edge_statement;
      edge_statement.document = document;
      edge_statement.page = page.page;
      edge_statement.page_number = page.number;
      edge_statement.status = statement.status;
      edge_statement.fiscal_year = statement.fiscal_year;
      edge_statement.confidence = statement.confidence;
      edge_statement.evidence = std::move(statement.evidence);
      edge_statement.id = statement_id({subject, relation.predicate, object}, edge_statement);
      statements.push_back(std::move(edge_statement));
    }
  }

  std::string statement_id(const EdgeKey& edge, const EdgeStatement& statement) const {
    const auto& [subject, predicate, object] = edge;
    StableHash hash;
    hash.add(documents_[statement.document].info.id)
        .add(statement.page_number)
        .add(graph_.graph[subject].id)
        .add(name_of(predicate))
        .add(graph_.graph[object].id)
        .add(name_of(statement.status))
        .add(statement.fiscal_year ? std::to_string(*statement.fiscal_year) : "")
        .add(statement.evidence.text);
    for (const CodePointRange& range : statement.evidence.ranges) {
      hash.add(range.begin).add(range.end);
    }
    return "s-" + hash.hex();
  }

  void add_edges() {
    for (auto& [key, statements] : edges_) {
      if (statements.empty()) continue;
      keep_distinct(statements);
      const auto& [subject, predicate, object] = key;
      add_edge(subject, object, RelationEdge{predicate, std::move(statements)}, graph_.graph);
    }
  }

  /// Best first; of two with one id the surer stays.
  static void keep_distinct(std::vector<EdgeStatement>& statements) {
    std::sort(statements.begin(), statements.end(), [](const auto& a, const auto& b) {
      return std::tie(a.id, b.confidence) < std::tie(b.id, a.confidence);
    });
    const auto end = std::unique(statements.begin(), statements.end(),
                                 [](const auto& a, const auto& b) { return a.id == b.id; });
    statements.erase(end, statements.end());
    std::sort(statements.begin(), statements.end(), is_better);
  }

  static bool is_better(const EdgeStatement& a, const EdgeStatement& b) {
    const auto place = [](const EdgeStatement& each) {
      return each.evidence.ranges.empty() ? 0U : each.evidence.ranges.front().begin;
    };
    const auto place_a = place(a);
    const auto place_b = place(b);
    return std::tie(b.confidence, a.document, a.page_number, place_a, a.id) <
           std::tie(a.confidence, b.document, b.page_number, place_b, b.id);
  }

  std::vector<ResolvedDocument> documents_;
  std::span<const JoinEntity> joined_;
  const NameKeys& keys_;
  const CatalogueNames& names_;
  std::vector<const ResolvedEntity*> resolved_;  ///< parallel to `joined_`
  std::vector<std::uint32_t> vertex_of_;         ///< by entity
  std::map<EdgeKey, std::vector<EdgeStatement>> edges_;
  KnowledgeGraph graph_;
};

}  // namespace

KnowledgeGraph assemble(std::vector<ResolvedDocument> documents,
                        std::span<const JoinEntity> entities, std::span<const std::uint32_t> sets,
                        const NameKeys& keys, const CatalogueNames& names) {
  return Assembler(std::move(documents), entities, sets, keys, names).assemble();
}

}  // namespace renkei::detail
