// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/filtered_graph.hpp>

#include "graph/analysis_graph.hpp"
#include "graph/name_index.hpp"
#include "graph/query.hpp"
#include "graph/resolve.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_facts.hpp"

using namespace renkei;
using test::PageBuilder;
using enum EntityType;

namespace {

/// IPA works with METI twice and JPCERT/CC three times, and uses a system.
KnowledgeGraph sample_graph() {
  PageBuilder first(1);
  auto ipa = first.entity(Organization, {"IPA"}, "ipa");
  auto meti = first.entity(GovernmentBody, {"経済産業省"}, "jp-meti");
  auto jpcert = first.entity(Organization, {"JPCERT/CC"}, "jpcert");
  first.relation(ipa, Predicate::CooperatesWith, jpcert, "IPAはJPCERT/CCと連携し", 0.7)
      .relation(meti, Predicate::Commissions, ipa, "IPAに委託し", 0.9, Status::Standing, {})
      .relation(jpcert, Predicate::ProvidesTo, ipa, "IPAに提供", 0.6, Status::Planned, 2025);
  PageBuilder second(2, "p2-table");
  ipa = second.entity(Organization, {"IPA"}, "ipa");
  meti = second.entity(GovernmentBody, {"経済産業省"}, "jp-meti");
  jpcert = second.entity(Organization, {"JPCERT/CC"}, "jpcert");
  const auto jvn = second.entity(System, {"JVN"});
  second.relation(jpcert, Predicate::CooperatesWith, ipa, "共同で", 0.95, Status::Planned, 2025)
      .relation(ipa, Predicate::ProvidesTo, meti, "経済産業省に提供", 0.5)
      .relation(ipa, Predicate::Operates, jvn, "JVNを運用", 0.8);
  const Catalogue catalogue = test::small_catalogue();
  Resolver resolver(catalogue);
  resolver.begin_document({"d-1", "報告.txt", {}, 2});
  resolver.add_page(first.facts());
  resolver.add_page(second.facts());
  return resolver.resolve();
}

VertexDescriptor vertex(const KnowledgeGraph& graph, const std::string& name) {
  return NameIndex(graph, test::small_catalogue()).find(name).candidates.at(0).vertex;
}

}  // namespace

TEST_CASE("partners are ranked by distinct statements, then by name") {
  const KnowledgeGraph graph = sample_graph();
  const WhoAnswer answer = who(graph, vertex(graph, "IPA"));
  CHECK(answer.entity.id == "ipa");
  CHECK(answer.partners_found == 3);
  CHECK(answer.statements == 6);
  REQUIRE(answer.partners.size() == 3);
  CHECK(answer.partners[0].entity.name == "JPCERTコーディネーションセンター");
  CHECK(answer.partners[0].statements == 3);
  CHECK(answer.partners[1].entity.name == "経済産業省");
  CHECK(answer.partners[1].statements == 2);
  CHECK(answer.partners[2].entity.name == "JVN");
  CHECK(answer.partners[2].entity.type == System);
}

TEST_CASE("ties carry direction, statuses, years and the best sentence with its place") {
  const KnowledgeGraph graph = sample_graph();
  const WhoAnswer answer = who(graph, vertex(graph, "IPA"));
  const auto& jpcert = answer.partners.at(0).ties;
  REQUIRE(jpcert.size() == 2);
  CHECK(jpcert[0].predicate == Predicate::CooperatesWith);
  CHECK(jpcert[0].direction == Direction::Both);
  CHECK(jpcert[0].statements == 2);
  CHECK(jpcert[0].statuses == std::vector<Status>{Status::Done, Status::Planned});
  CHECK(jpcert[0].fiscal_years == std::vector<int>{2024, 2025});
  CHECK(jpcert[0].best.text == "共同で");
  CHECK(jpcert[0].best.document == "報告.txt");
  CHECK(jpcert[0].best.page == "p2-table");
  CHECK(jpcert[0].best.page_number == 2);
  CHECK(jpcert[0].best.confidence == 0.95);
  CHECK(jpcert[1].direction == Direction::In);
  const auto& meti = answer.partners.at(1).ties;
  REQUIRE(meti.size() == 2);
  CHECK(meti[0].predicate == Predicate::Commissions);
  CHECK(meti[0].direction == Direction::In);
  CHECK(meti[0].fiscal_years.empty());
  CHECK(meti[1].predicate == Predicate::ProvidesTo);
  CHECK(meti[1].direction == Direction::Out);
}

TEST_CASE("a body's own units stand apart from its partners") {
  PageBuilder page(1);
  const auto meti = page.entity(GovernmentBody, {"経済産業省"}, "jp-meti");
  const auto bureau = page.entity(GovernmentBody, {"商務情報政策局"});
  const auto division = page.entity(GovernmentBody, {"サイバーセキュリティ課"});
  const auto jpcert = page.entity(Organization, {"JPCERT/CC"}, "jpcert");
  page.relation(bureau, Predicate::PartOf, meti, "経済産業省商務情報政策局", 0.9)
      .relation(division, Predicate::PartOf, bureau, "商務情報政策局サイバーセキュリティ課", 0.9)
      .relation(division, Predicate::CooperatesWith, meti, "サイバーセキュリティ課と連携し", 0.9)
      .relation(meti, Predicate::CooperatesWith, jpcert, "JPCERT/CCと連携し", 0.9);
  const Catalogue catalogue = test::small_catalogue();
  Resolver resolver(catalogue);
  resolver.begin_document({"d-1", "報告.txt", {}, 1});
  resolver.add_page(page.facts());
  const KnowledgeGraph graph = resolver.resolve();
  const auto names = [](const std::vector<Partner>& list) {
    std::vector<std::string> found;
    for (const Partner& each : list) found.push_back(each.entity.name);
    return found;
  };
  const auto check = [&](const WhoAnswer& answer) {
    CHECK(names(answer.partners) == std::vector<std::string>{"JPCERTコーディネーションセンター"});
    CHECK(names(answer.units) ==
          std::vector<std::string>{"サイバーセキュリティ課", "商務情報政策局"});
    CHECK(answer.partners_found == 1);
    CHECK(answer.units_found == 2);
  };
  check(who(graph, vertex(graph, "経済産業省")));
  const AnalysisGraph analysis(graph);
  check(who(analysis, AnalysisGraph::Vertex(vertex(graph, "経済産業省")), Filters{}));
}

TEST_CASE("filters leave what was asked for") {
  const KnowledgeGraph graph = sample_graph();
  const VertexDescriptor ipa = vertex(graph, "IPA");
  Filters filters;
  filters.types = {GovernmentBody, System};
  CHECK(who(graph, ipa, filters).partners.size() == 2);
  filters = {};
  filters.predicates = {Predicate::CooperatesWith};
  CHECK(who(graph, ipa, filters).statements == 2);
  filters.statuses = {Status::Done};
  const WhoAnswer done = who(graph, ipa, filters);
  CHECK(done.statements == 1);
  CHECK(done.partners.at(0).ties.at(0).best.text == "IPAはJPCERT/CCと連携し");
  filters = {};
  filters.min_confidence = 0.8;
  CHECK(who(graph, ipa, filters).statements == 3);
  filters = {};
  filters.limit = 1;
  const WhoAnswer first = who(graph, ipa, filters);
  CHECK(first.partners.size() == 1);
  CHECK(first.partners_found == 3);
  CHECK(first.statements == 6);
}

TEST_CASE("the question can be put to a filtered view of a graph") {
  const KnowledgeGraph graph = sample_graph();
  const auto is_body_vertex = [&](VertexDescriptor v) { return is_body(graph.graph[v].type); };
  const boost::filtered_graph bodies(graph.graph, boost::keep_all(),
                                     std::function<bool(VertexDescriptor)>(is_body_vertex));
  static_assert(BidirectionalEntityGraph<decltype(bodies)>);
  const WhoAnswer answer = who(bodies, graph.documents, vertex(graph, "IPA"));
  CHECK(answer.partners.size() == 2);
}

TEST_CASE("a summary counts things, edges and statements") {
  const GraphSummary summary = summarise(sample_graph());
  CHECK(summary.documents == 1);
  CHECK(summary.vertices == 4);
  CHECK(summary.edges == 5);
  CHECK(summary.statements == 6);
  CHECK(summary.catalogued == 3);
  CHECK(summary.vertices_by_type[std::size_t(Organization)] == 2);
  CHECK(summary.edges_by_predicate[std::size_t(Predicate::ProvidesTo)] == 2);
  CHECK(summary.statements_by_predicate[std::size_t(Predicate::CooperatesWith)] == 2);
}
