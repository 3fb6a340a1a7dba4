// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve/assembler.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "graph/digest.hpp"
#include "graph/resolve/vertex_maker.hpp"

namespace renkei::detail {
namespace {

class Assembler {
 public:
  Assembler(Parts& parts, std::span<const std::uint32_t> sets, Overrides& overrides,
            const NameKeys& keys, const CatalogueNames& names)
      : documents_(parts.documents),
        parts_(parts),
        overrides_(overrides),
        maker_(parts.documents, parts.joined, parts.resolved, keys, names),
        keys_(keys) {
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
    for (auto& [was, entity] : overrides_.merged) {
      graph_.merged.push_back({std::move(was), vertex_of_[entity]});
    }
    return std::move(graph_);
  }

 private:
  using EdgeKey = std::tuple<std::uint32_t, Predicate, std::uint32_t>;

  void add_vertices(std::span<const std::uint32_t> sets) {
    std::vector<VertexMaker::Members> things = VertexMaker::members_of(sets);
    if (!overrides_.dropped.empty() || !overrides_.stand_ins.empty()) {
      for (VertexMaker::Members& members : things) {
        std::erase_if(members, [&](std::uint32_t each) {
          return overrides_.dropped.contains(each) || overrides_.stand_ins.contains(each);
        });
      }
      std::erase_if(things, [](const VertexMaker::Members& members) { return members.empty(); });
    }
    std::vector<EntityVertex> made = maker_.make_all(things, overrides_.lent_ids(things, sets));
    for (std::size_t i = 0; i < things.size(); ++i) {
      const auto changed = overrides_.vertices.find(sets[things[i].front()]);
      if (changed != overrides_.vertices.end()) change(made[i], changed->second);
    }
    forget_reused_ids(made);
    std::vector<std::uint32_t> order(made.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return made[a].id < made[b].id; });
    vertex_of_.resize(sets.size());
    for (const std::uint32_t thing : order) {
      const auto vertex = std::uint32_t(add_vertex(std::move(made[thing]), graph_.graph));
      for (const std::uint32_t member : things[thing]) vertex_of_[member] = vertex;
    }
    place_stand_ins(sets);
  }

  void place_stand_ins(std::span<const std::uint32_t> sets) {
    if (overrides_.stand_ins.empty()) return;
    std::map<std::uint32_t, std::uint32_t> vertex_of_set;
    for (std::uint32_t i = 0; i < sets.size(); ++i) {
      if (overrides_.dropped.contains(i) || overrides_.stand_ins.contains(i)) continue;
      vertex_of_set.emplace(sets[i], vertex_of_[i]);
    }
    for (const auto& [entity, other] : overrides_.stand_ins) {
      const auto found = vertex_of_set.find(sets[other]);
      if (found != vertex_of_set.end()) vertex_of_[entity] = found->second;
    }
  }

  /// An id that another thing has now is that thing's.
  static void forget_reused_ids(std::vector<EntityVertex>& made) {
    std::set<std::string> ids;
    for (const EntityVertex& each : made) {
      if (!each.former_ids.empty()) ids.insert(each.former_ids.begin(), each.former_ids.end());
    }
    if (ids.empty()) return;
    std::set<std::string> reused;
    for (const EntityVertex& each : made) {
      if (ids.contains(each.id)) reused.insert(each.id);
    }
    for (EntityVertex& each : made) {
      std::erase_if(each.former_ids, [&](const auto& id) { return reused.contains(id); });
    }
  }

  static void change(EntityVertex& vertex, const Overrides::Vertex& changed) {
    if (changed.type) vertex.type = *changed.type;
    for (const auto& [id, line] : changed.former_ids) vertex.former_ids.push_back(id);
    if (!changed.name) return;
    vertex.name = *changed.name;
    const auto place = std::lower_bound(vertex.names.begin(), vertex.names.end(), vertex.name);
    if (place == vertex.names.end() || *place != vertex.name) {
      vertex.names.insert(place, vertex.name);
    }
  }

  void add_relation(std::uint32_t document, const ResolvedPage& page, Relation& relation,
                    std::uint32_t first_entity) {
    std::uint32_t subject = vertex_of_[first_entity + relation.subject];
    std::uint32_t object = vertex_of_[first_entity + relation.object];
    if (subject == object) return;
    // Vertices are sorted by id.
    if (is_symmetric(relation.predicate) && object < subject) std::swap(subject, object);
    const std::string names = names_of(relation, first_entity);
    const int reported = documents_[document].info.metadata.fiscal_year;
    const std::optional<int> document_year = reported == 0 ? std::nullopt : std::optional(reported);
    auto& statements = edges_[{subject, relation.predicate, object}];
    for (Statement& statement : relation.statements) {
      EdgeStatement edge_statement;
      edge_statement.document = document;
      edge_statement.page = page.page;
      edge_statement.page_number = page.number;
      edge_statement.status = statement.status;
      edge_statement.fiscal_year = statement.fiscal_year;
      edge_statement.document_year = document_year;
      edge_statement.confidence = statement.confidence;
      edge_statement.evidence = std::move(statement.evidence);
      edge_statement.is_added = documents_[document].is_added;
      edge_statement.id = statement_id(names, edge_statement);
      const auto rejected = overrides_.rejected.find(edge_statement.id);
      if (rejected != overrides_.rejected.end()) {
        rejected->second = true;
        continue;
      }
      statements.push_back(std::move(edge_statement));
    }
  }

  /// What the page calls the ends, so that an id outlives changes of the catalogue and corrections.
  std::string names_of(const Relation& relation, std::uint32_t first_entity) const {
    const auto end = [&](std::uint32_t entity) {
      const std::uint32_t i = first_entity + entity;
      return std::string(name_of(parts_.resolved[i]->type)) + ' ' +
             keys_.text(parts_.joined[i].name);
    };
    std::string subject = end(relation.subject);
    std::string object = end(relation.object);
    if (is_symmetric(relation.predicate) && object < subject) std::swap(subject, object);
    return subject + '\n' + std::string(name_of(relation.predicate)) + '\n' + object;
  }

  std::string statement_id(const std::string& names, const EdgeStatement& statement) const {
    StableHash hash;
    hash.add(documents_[statement.document].info.id)
        .add(statement.page_number)
        .add(names)
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

  /// Best first; of two that say the same the surer stays.
  static void keep_distinct(std::vector<EdgeStatement>& statements) {
    const auto said = [](const EdgeStatement& each) {
      return std::tie(each.document, each.page_number, each.status, each.fiscal_year,
                      each.evidence.text);
    };
    const auto same = [&](const EdgeStatement& a, const EdgeStatement& b) {
      return said(a) == said(b) && a.evidence.ranges == b.evidence.ranges;
    };
    const auto places = [](const EdgeStatement& each) {
      std::vector<std::uint32_t> bounds;
      for (const auto& range : each.evidence.ranges)
        bounds.insert(bounds.end(), {range.begin, range.end});
      return bounds;
    };
    std::sort(statements.begin(), statements.end(), [&](const auto& a, const auto& b) {
      if (said(a) != said(b)) return said(a) < said(b);
      const auto left = places(a);
      const auto right = places(b);
      return std::tie(left, b.confidence, a.id) < std::tie(right, a.confidence, b.id);
    });
    statements.erase(std::unique(statements.begin(), statements.end(), same), statements.end());
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

  std::vector<ResolvedDocument>& documents_;
  const Parts& parts_;
  Overrides& overrides_;
  VertexMaker maker_;
  const NameKeys& keys_;
  std::vector<std::uint32_t> vertex_of_;  ///< by entity
  std::map<EdgeKey, std::vector<EdgeStatement>> edges_;
  KnowledgeGraph graph_;
};

}  // namespace

std::vector<std::string> Overrides::lent_ids(std::span<const std::vector<std::uint32_t>> things,
                                             std::span<const std::uint32_t> sets) const {
  std::vector<std::string> ids(things.size());
  for (std::size_t i = 0; i < things.size() && !vertices.empty(); ++i) {
    const auto changed = vertices.find(sets[things[i].front()]);
    if (changed != vertices.end()) ids[i] = changed->second.id;
  }
  return ids;
}

KnowledgeGraph assemble(Parts& parts, std::span<const std::uint32_t> sets, Overrides& overrides,
                        const NameKeys& keys, const CatalogueNames& names) {
  return Assembler(parts, sets, overrides, keys, names).assemble();
}

}  // namespace renkei::detail
