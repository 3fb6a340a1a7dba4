// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/name_index.hpp"
#include "graph/resolve.hpp"
#include "tests/graph/sample_facts.hpp"

namespace renkei::test {

/// IPA works with METI twice and JPCERT/CC three times, and takes part in a forum that MIC
/// organizes; a far body is two hops away.
inline KnowledgeGraph small_graph() {
  using enum EntityType;
  PageBuilder first(1);
  auto ipa = first.entity(Organization, {"IPA"}, "ipa");
  auto meti = first.entity(GovernmentBody, {"経済産業省"}, "jp-meti");
  auto jpcert = first.entity(Organization, {"JPCERT/CC"}, "jpcert");
  const auto forum = first.entity(Forum, {"地域安全協議会"});
  const auto mic = first.entity(GovernmentBody, {"総務省"});
  first.relation(ipa, Predicate::CooperatesWith, jpcert, "IPAはJPCERT/CCと連携し", 0.7)
      .relation(meti, Predicate::Commissions, ipa, "IPAに委託し", 0.9, Status::Standing, {})
      .relation(jpcert, Predicate::ProvidesTo, ipa, "IPAに提供", 0.6, Status::Planned, 2025)
      .relation(ipa, Predicate::ParticipatesIn, forum, "IPAは協議会に参加", 0.8)
      .relation(mic, Predicate::Organizes, forum, "総務省は協議会を開催", 0.8);
  PageBuilder second(1, "p2-table");
  ipa = second.entity(Organization, {"IPA"}, "ipa");
  meti = second.entity(GovernmentBody, {"経済産業省"}, "jp-meti");
  jpcert = second.entity(Organization, {"JPCERT/CC"}, "jpcert");
  const auto far = second.entity(Organization, {"北方研究所"});
  second.relation(jpcert, Predicate::CooperatesWith, ipa, "共同で", 0.95, Status::Planned, 2025)
      .relation(ipa, Predicate::ProvidesTo, meti, "経済産業省に提供", 0.5)
      .relation(jpcert, Predicate::CooperatesWith, far, "北方研究所と連携", 0.8);
  const Catalogue catalogue = small_catalogue();
  Resolver resolver(catalogue);
  resolver.begin_document({"d-1", "報告.txt", {}, 1});
  resolver.add_page(first.facts());
  resolver.begin_document({"d-2", "続報.txt", {}, 1});
  resolver.add_page(second.facts());
  return resolver.resolve();
}

inline AnalysisGraph::Vertex vertex_of(const KnowledgeGraph& graph, const std::string& name) {
  return AnalysisGraph::Vertex(
      NameIndex(graph, small_catalogue()).find(name).candidates.at(0).vertex);
}

}  // namespace renkei::test
