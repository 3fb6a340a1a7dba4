// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/analysis_graph.hpp"
#include "graph/concepts.hpp"
#include "graph/property_graph.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// What names nobody in particular: 事業者, 国内. It stands behind all others in lists, and ways do
/// not lead through it unless they are told to.
constexpr bool is_generic(EntityType type) {
  return type == EntityType::Group || type == EntityType::Place;
}

/// What of a graph a question looks at. An empty list admits everything.
struct Filters {
  std::vector<Predicate> predicates;
  std::vector<EntityType> types;  ///< of the partner
  std::vector<Status> statuses;
  /// Fiscal years. A statement is of its own year, else of its document's; where a year is asked
  /// for, those of which neither is known are left out (`year_coverage` counts them).
  std::optional<int> first_year;
  std::optional<int> last_year;
  std::vector<std::string> documents;  ///< names or ids
  double min_confidence = 0.0;         ///< 0..1
  std::size_t limit = 0;               ///< partners returned at most; 0 = all
  unsigned depth = 1;                  ///< 2 = partners of partners as well, and so on; at least 1
};

bool admits(const Filters& filters, Predicate predicate);
bool admits(const Filters& filters, EntityType type);
bool admits(const Filters& filters, const EdgeStatement& statement);
bool admits(const Filters& filters, const StatementInfo& statement);
bool admits(const Filters& filters, const DocumentInfo& document);

/// The entity asked about is the subject (Out), the object (In), or either (Both, for symmetric
/// predicates).
enum class Direction : std::uint8_t { Out, In, Both };

/// An entity in an answer. Strings are UTF-8.
struct EntityRef {
  VertexDescriptor vertex = 0;
  std::string id;
  EntityType type = EntityType::Organization;
  std::string name;
};

/// The sentence behind an answer.
struct CitedQuote {
  std::string statement;  ///< id
  std::string text;       ///< UTF-8
  std::string document;   ///< name
  std::string document_id;
  std::string page;  ///< id of the page
  std::uint32_t page_number = 1;
  double confidence = 0.0;  ///< 0..1
  Status status = Status::Standing;
};

/// What an entity and one partner do with each other under one predicate in one direction.
struct PartnerTie {
  Predicate predicate = Predicate::CooperatesWith;
  Direction direction = Direction::Out;
  std::vector<Status> statuses;   ///< sorted, no duplicates
  std::vector<int> fiscal_years;  ///< sorted, no duplicates; of statements, else their documents
  std::vector<int> stated_years;  ///< those of them that a statement itself states
  std::size_t statements = 0;     ///< distinct ones that the filters admit; at least 1
  CitedQuote best;                ///< highest confidence, then document, page, place on the page
};

struct Partner {
  EntityRef entity;
  unsigned distance = 1;         ///< hops from the entity asked about
  EntityRef through;             ///< the partner whose partner it is; empty id at distance 1
  std::size_t statements = 0;    ///< over all ties
  std::vector<PartnerTie> ties;  ///< by statements, most first, then predicate, direction
};

/// A programme, forum or event that two entities share, with what each has to do with it.
struct SharedTie {
  EntityRef shared;
  PartnerTie first;   ///< of the first entity (the one asked about) with it; the firmest one
  PartnerTie second;  ///< of the other
};

/// A body that an entity meets in what both have to do with.
struct ViaPartner {
  EntityRef entity;
  std::vector<SharedTie> shared;  ///< by statements of both, most first, then name, id
};

/// Who works with an entity.
struct WhoAnswer {
  EntityRef entity;
  /// By distance, those that are generic last, then statements, most first, name, id.
  std::vector<Partner> partners;
  std::size_t partners_found = 0;  ///< before `Filters::limit`
  std::size_t statements = 0;      ///< of all partners found
  /// Of a body: those of the others that are bodies and part of it (or of its parts) or that it is
  /// part of: its bureaus and the like, no partners. In the same order.
  std::vector<Partner> units;
  std::size_t units_found = 0;  ///< before `Filters::limit`
  /// Bodies met in shared programmes, fora and events, no relation stated (direct partners are left
  /// out, those that the filters leave out too): by number of those, most first, then name, id.
  /// Empty in answers of property graphs.
  std::vector<ViaPartner> via;
  std::size_t via_found = 0;  ///< before `Filters::limit`
};

/// The partners of an entity: everyone whom an edge ties to it, with statuses, years and the best
/// sentence. Cost: linear in the entity's edges and their statements.
WhoAnswer who(const KnowledgeGraph& graph, VertexDescriptor entity, const Filters& filters = {});

/// As above on any view of the graph, for instance a `boost::filtered_graph`.
/// @param documents what the statements of the graph refer to
template <BidirectionalEntityGraph Graph>
WhoAnswer who(const Graph& graph, const std::vector<DocumentInfo>& documents,
              VertexOf<Graph> entity, const Filters& filters = {});

/// As above, with `WhoAnswer::via` and `Filters::depth`. Sentences are fetched for what is returned
/// only. Cost: linear in the edges of the entity and, for `via`, of what it shares.
WhoAnswer who(const AnalysisGraph& graph, AnalysisGraph::Vertex entity,
              const Filters& filters = {});

/// What two entities have in common.
struct CommonAnswer {
  EntityRef first;
  EntityRef second;
  std::vector<SharedTie> bodies;        ///< partners of both
  std::vector<SharedTie> undertakings;  ///< programmes, fora, events, systems, documents of both
};

/// By statements of both, most first, then name, id; `Filters::limit` counts each list.
CommonAnswer common(const AnalysisGraph& graph, AnalysisGraph::Vertex first,
                    AnalysisGraph::Vertex second, const Filters& filters = {});

/// A statement of an entity's, for a list in the order of years.
struct TimelineEntry {
  int fiscal_year = 0;  ///< its own, else its document's; 0 = neither is known
  YearSource year_from = YearSource::Statement;
  Predicate predicate = Predicate::CooperatesWith;
  Direction direction = Direction::Out;
  EntityRef partner;
  CitedQuote quote;
};

/// All statements of an entity: by year, those without one last, then partner, predicate, quote.
std::vector<TimelineEntry> timeline(const AnalysisGraph& graph, AnalysisGraph::Vertex entity,
                                    const Filters& filters = {});

/// How the statements that all other filters admit stand to the years that are asked for.
struct YearCoverage {
  std::size_t within = 0;   ///< of a year asked for
  std::size_t without = 0;  ///< left out since neither they nor their documents state a year
  int first = 0;            ///< the years there are, whatever is asked for; 0 = none
  int last = 0;
};

/// Of an entity's statements, or of the whole graph's. Cost: linear in them.
/// @param bodies_only of statements between bodies
YearCoverage year_coverage(const AnalysisGraph& graph, const Filters& filters,
                           std::optional<AnalysisGraph::Vertex> entity = {},
                           bool bodies_only = false);

/// What a graph holds, one count a real thing.
struct GraphSummary {
  std::size_t documents = 0;
  std::size_t vertices = 0;
  std::size_t edges = 0;
  std::size_t statements = 0;
  std::size_t catalogued = 0;  ///< vertices that the catalogue knows
  std::array<std::size_t, entity_type_count> vertices_by_type{};
  std::array<std::size_t, predicate_count> edges_by_predicate{};
  std::array<std::size_t, predicate_count> statements_by_predicate{};
};

GraphSummary summarise(const KnowledgeGraph& graph);

}  // namespace renkei

#include "graph/query_impl.hpp"  // IWYU pragma: export
