// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/export/sample.hpp"

#include <array>
#include <string>
#include <utility>

namespace renkei::sample {
namespace {

EntityVertex vertex(std::string id, EntityType type, std::string name) {
  EntityVertex result;
  result.id = std::move(id);
  result.type = type;
  result.names = {name};
  result.name = std::move(name);
  result.mentions = 1;
  return result;
}

EdgeStatement statement(std::string id, Status status, int year, double confidence,
                        std::string quote) {
  EdgeStatement result;
  result.id = std::move(id);
  result.page = "report#12";
  result.page_number = 12;
  result.status = status;
  if (year != 0) result.fiscal_year = year;
  result.confidence = confidence;
  result.evidence = {std::move(quote), {{1034, 1043}}};
  return result;
}

void edge(KnowledgeGraph& graph, std::size_t source, Predicate predicate, std::size_t target,
          std::vector<EdgeStatement> statements) {
  boost::add_edge(source, target, RelationEdge{predicate, std::move(statements)}, graph.graph);
}

void documents(KnowledgeGraph& graph) {
  DocumentInfo annual{"d-annual", "annual.txt", {}, 40};
  annual.metadata = {"年次報告", "内閣官房", "https://www.example.go.jp/a b.pdf",
                     "2025-06",  2024,       1};
  graph.documents = {annual, {"d-sheet", "sheet.html", {}, 1}};
}

EntityVertex ministry() {
  auto meti = vertex("jp-meti", EntityType::GovernmentBody, "経済産業省");
  meti.name_en = "Ministry of Economy, Trade and Industry";
  meti.names = {"METI", "経済産業省", "経産省"};
  meti.catalogue_id = "jp-meti";
  meti.corporate_number = "4000012090001";
  meti.wikidata = "Q1197264";
  meti.url = "meti.go.jp";
  meti.mentions = 7;
  return meti;
}

}  // namespace

KnowledgeGraph report() {
  KnowledgeGraph graph;
  documents(graph);
  for (auto& one :
       {ministry(), vertex("jp-npa", EntityType::GovernmentBody, "警察庁"),  // 0, 1
        vertex("x-body-1", EntityType::Organization, "JPCERT/CC"),           // 2
        vertex("x-forum-1", EntityType::Forum, "フィッシング対策協議会"),    // 3
        vertex("x-programme-1", EntityType::Programme,
               "情報セキュリティサービス審査登録制度"),                              // 4
        vertex("x-system-1", EntityType::System, "TSUBAME"),                         // 5
        vertex("x-document-1", EntityType::Document, "サイバーセキュリティ基本法"),  // 6
        vertex("x-event-1", EntityType::Event, "サイバーセキュリティ月間"),          // 7
        vertex("x-place-1", EntityType::Place, "米国"),                              // 8
        vertex("x-group-1", EntityType::Group, "重要インフラ事業者等")}) {           // 9
    boost::add_vertex(one, graph.graph);
  }
  auto broken = statement("s-2", Status::Planned, 2025, 0.8, "警察庁と連携する");
  broken.evidence.ranges = {{10, 13}, {40, 45}};
  edge(graph, 0, Predicate::CooperatesWith, 1,
       {statement("s-1", Status::Done, 2024, 0.93, "経済産業省と連携し"), broken});
  edge(graph, 0, Predicate::Commissions, 1,
       {statement("s-3", Status::Standing, 0, 0.5, "に委託している")});
  edge(graph, 0, Predicate::WorksThrough, 2, {statement("s-4", Status::Done, 2024, 1, "を通じ")});
  edge(graph, 0, Predicate::PartOf, 3, {statement("s-5", Status::Standing, 0, 0.7, "の下の")});
  edge(graph, 0, Predicate::Operates, 4, {statement("s-6", Status::Standing, 0, 0.7, "を運用")});
  edge(graph, 0, Predicate::Publishes, 6, {statement("s-7", Status::Done, 2023, 0.7, "を公表")});
  edge(graph, 1, Predicate::Organizes, 7, {statement("s-8", Status::Done, 2024, 0.7, "を開催")});
  edge(graph, 2, Predicate::ParticipatesIn, 3,
       {statement("s-9", Status::Standing, 0, 0.7, "に参加")});
  auto planned = statement("s-10", Status::Planned, 2025, 1.0 / 3, "に参加する予定");
  planned.document = 1;
  planned.page_number = 3;  // beyond the document's own count
  edge(graph, 1, Predicate::ParticipatesIn, 3, {planned});
  edge(graph, 2, Predicate::Operates, 5, {statement("s-11", Status::Done, 2024, 0.7, "を運用")});
  edge(graph, 2, Predicate::ProvidesTo, 9, {statement("s-12", Status::Done, 2024, 0.7, "に提供")});
  edge(graph, 2, Predicate::CooperatesWith, 8,
       {statement("s-13", Status::Done, 2024, 0.7, "と協力し")});
  edge(graph, 4, Predicate::BasedOn, 6, {statement("s-14", Status::Standing, 0, 0.7, "に基づき")});
  edge(graph, 2, Predicate::Uses, 0, {statement("s-15", Status::Planned, 2025, 0.7, "を活用")});
  return graph;
}

KnowledgeGraph hostile() {
  const std::array<std::string, 10> names = {
      "A & <B> \"C\" 'D'",
      "data[0]]]> & more ]]>",
      "plain ]]> only",
      "INFORMATION INF",
      "bell\x01 and tab\t and\r\nbreak",
      "emoji 🗾 𠮷野家",
      "",
      "  leading and trailing  ",
      "&amp; &#65; %41 {\"@id\": \"x\"} \\u0041",
      "語" + std::string(65000, '<') + "終",
  };
  KnowledgeGraph graph;
  DocumentInfo document{"d/1 #?", "<file>.txt", {}, 1};
  document.metadata.title = "報告 & <title>";
  document.metadata.source_url = "not an address";
  graph.documents = {document};
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto one =
        vertex("id " + std::to_string(i) + " 省/庁?#%<>\"&🗾", EntityType::Organization, names[i]);
    one.name_en = i == 0 ? "R&D <Institute>" : "";
    boost::add_vertex(one, graph.graph);
  }
  for (std::size_t i = 1; i < names.size(); ++i) {
    auto one = statement("st/" + std::to_string(i) + "&<", Status::Done, 2024, 0.12345, names[i]);
    edge(graph, 0, Predicate::ProvidesTo, i, {one});
  }
  return graph;
}

PageFacts page() {
  PageFacts facts;
  facts.page = "p1";
  facts.metadata.title = "年次\"報告\"";
  facts.metadata.fiscal_year = 2024;
  facts.layout_confidence = 0.98765;
  Entity meti{
      EntityType::GovernmentBody, "経済産業省", {"経済産業省", "METI"}, {}, "jp-meti", "", false};
  meti.mentions = {{"経済産業省", {{0, 3}, {10, 12}}}};
  Entity system{
      EntityType::System, "TSUBAME", {"TSUBAME"}, {{"TSUBAME", {{20, 27}}}}, "", "", true};
  facts.entities = {meti, system};
  facts.relations = {{0, Predicate::Uses, 1, {}}};
  facts.relations[0].statements = {
      {Status::Planned, 2025, 0.5, {"TSUBAME を用いる", {{20, 30}}}},
      {Status::Done, std::nullopt, 0.90004, {"TSUBAME を用い", {{20, 27}, {50, 53}}}},
      {Status::Planned, 2026, 0.90004, {"後", {{60, 61}}}},
  };
  return facts;
}

}  // namespace renkei::sample
