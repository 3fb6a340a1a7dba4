// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <random>

#include "graph/concepts.hpp"
#include "graph/resolve.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_facts.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;
using test::PageBuilder;
using enum EntityType;

namespace {

using Documents = std::map<std::string, std::vector<PageFacts>>;

KnowledgeGraph graph_of(const Documents& documents,
                        const Catalogue& catalogue = test::small_catalogue()) {
  Resolver resolver(catalogue);
  for (const auto& [id, pages] : documents) {
    resolver.begin_document({id, id + ".txt", {}, std::uint32_t(pages.size())});
    for (const PageFacts& page : pages) resolver.add_page(page);
  }
  return resolver.resolve();
}

/// A page of one entity.
PageFacts page_of(EntityType type, std::vector<std::string> names, std::string id = {}) {
  PageBuilder page(1);
  page.entity(type, std::move(names), std::move(id));
  return page.facts();
}

PageFacts local_page_of(EntityType type, std::vector<std::string> names) {
  PageBuilder page(1);
  page.local_entity(type, std::move(names));
  return page.facts();
}

/// The labels of all vertices, sorted.
std::vector<std::string> labels_of(const KnowledgeGraph& graph) {
  std::vector<std::string> labels;
  for (const auto vertex : boost::make_iterator_range(vertices(graph.graph))) {
    labels.push_back(graph.graph[vertex].name);
  }
  std::sort(labels.begin(), labels.end());
  return labels;
}

using Labels = std::vector<std::string>;

/// Everything that a graph holds, in its order.
std::string dump(const KnowledgeGraph& graph) {
  std::string out;
  const auto add = [&](const auto&... parts) { ((out += parts, out += '|'), ...); };
  for (const DocumentInfo& document : graph.documents) add(document.id, document.name, "\n");
  for (const auto vertex : boost::make_iterator_range(vertices(graph.graph))) {
    const EntityVertex& entity = graph.graph[vertex];
    add(entity.id, entity.name, name_of(entity.type), std::to_string(entity.mentions));
    for (const std::string& name : entity.names) add(name);
    add("\n");
  }
  for (const auto edge : boost::make_iterator_range(edges(graph.graph))) {
    add(graph.graph[source(edge, graph.graph)].id, name_of(graph.graph[edge].predicate),
        graph.graph[target(edge, graph.graph)].id);
    for (const EdgeStatement& each : graph.graph[edge].statements) {
      add(each.id, graph.documents[each.document].id, each.page, each.evidence.text);
    }
    add("\n");
  }
  return out;
}

}  // namespace

TEST_CASE("entities of one catalogue id are one vertex with the catalogue's label and numbers") {
  const auto graph = graph_of({{"d-1", {page_of(GovernmentBody, {"経済産業省"}, "jp-meti")}},
                               {"d-2", {page_of(Organization, {"METI", "経産省"}, "jp-meti")}}});
  REQUIRE(num_vertices(graph.graph) == 1);
  const EntityVertex& meti = graph.graph[0];
  CHECK(meti.id == "jp-meti");
  CHECK(meti.catalogue_id == "jp-meti");
  CHECK(meti.type == GovernmentBody);
  CHECK(meti.name == "経済産業省");
  CHECK(meti.name_en == "METI");
  CHECK(meti.corporate_number == "4000012090001");
  CHECK(meti.wikidata == "Q1197258");
  CHECK(meti.url == "meti.go.jp");
  CHECK(meti.names == Labels{"METI", "経済産業省", "経産省"});
  CHECK(meti.mentions == 3);
}

TEST_CASE("one body under two names is one vertex, within and over documents") {
  const auto graph = graph_of({{"d-1", {page_of(Forum, {"国際サイバー演習会議", "ICEC"})}},
                               {"d-2", {page_of(Forum, {"ＩＣＥＣ"})}},
                               {"d-3", {page_of(Organization, {"国際サイバー演習会議"})}}});
  REQUIRE(num_vertices(graph.graph) == 1);
  CHECK(graph.graph[0].name == "国際サイバー演習会議");
  CHECK(graph.graph[0].type == Forum);
  CHECK(graph.graph[0].names == Labels{"ICEC", "国際サイバー演習会議", "ＩＣＥＣ"});
  CHECK(graph.graph[0].id.starts_with("x-forum-"));
  CHECK(graph.graph[0].id.size() == 24);
}

TEST_CASE("a minted id does not change with the documents around it") {
  const auto alone = graph_of({{"d-1", {page_of(Programme, {"電子申請事業"})}}});
  const auto among = graph_of({{"d-0", {page_of(Programme, {"別の事業"})}},
                               {"d-2", {page_of(Programme, {"電子申請事業"})}}});
  CHECK(alone.graph[0].id == "x-programme-4d548ac397435a32");
  CHECK(dump(among).find(alone.graph[0].id) != std::string::npos);
}

TEST_CASE("two catalogue ids are never joined, whatever names they share") {
  const auto graph = graph_of({{"d-1",
                                {page_of(Organization, {"情報処理推進機構", "機構"}, "ipa"),
                                 page_of(Organization, {"JPCERT/CC", "機構"}, "jpcert")}},
                               {"d-2", {page_of(Organization, {"IPA", "JPCERT/CC"}, "ipa")}},
                               {"d-3", {page_of(Organization, {"機構"})}}});
  CHECK(num_vertices(graph.graph) == 3);
}

TEST_CASE("local names stay with their documents") {
  const auto graph = graph_of(
      {{"d-1",
        {local_page_of(Forum, {"タスクフォース"}), local_page_of(Forum, {"タスクフォース", "TF"})}},
       {"d-2", {local_page_of(Forum, {"タスクフォース"})}}});
  REQUIRE(num_vertices(graph.graph) == 2);
  CHECK(graph.graph[0].id != graph.graph[1].id);
  CHECK(labels_of(graph) == Labels{"タスクフォース", "タスクフォース"});
}

TEST_CASE("a name that needs a definition joins within a document where one thing claims it") {
  const PageFacts phishing = page_of(Forum, {"フィッシング対策協議会", "協議会"});
  const PageFacts other = page_of(Forum, {"電力協議会", "協議会"});
  const PageFacts bare = local_page_of(Forum, {"協議会"});
  CHECK(labels_of(graph_of({{"d-1", {phishing, bare}}, {"d-2", {bare}}})) ==
        Labels{"フィッシング対策協議会", "協議会"});
  CHECK(labels_of(graph_of({{"d-1", {phishing, other, bare}}})) ==
        Labels{"フィッシング対策協議会", "協議会", "電力協議会"});
  CHECK(labels_of(graph_of({{"d-1", {phishing}}, {"d-2", {other}}})) ==
        Labels{"フィッシング対策協議会", "電力協議会"});
}

TEST_CASE("names that say only a class join no documents, but what a document defines") {
  const Catalogue catalogue = Catalogue::load(DataPack::built_in());
  for (const std::string name :
       {"利益相反委員会", "作業部会", "タスクフォース", "事務局", "ＷＧ"}) {
    const PageFacts bare = page_of(Forum, {name});
    CHECK(labels_of(graph_of({{"d-1", {bare, bare}}, {"d-2", {bare}}}, catalogue)) ==
          Labels{name, name});
    const PageFacts defined = page_of(Forum, {"北方大学" + name, name});
    CHECK(labels_of(graph_of({{"d-1", {defined, bare}}, {"d-2", {bare}}}, catalogue)).size() == 2);
    CHECK(num_vertices(graph_of({{"d-1", {defined}}, {"d-2", {defined}}}, catalogue).graph) == 1);
  }
  const PageFacts pilot = page_of(Programme, {"パイロット事業"});
  CHECK(num_vertices(graph_of({{"d-1", {pilot}}, {"d-2", {pilot}}}, catalogue).graph) == 2);
}

TEST_CASE("a unit of two ministries is two, under its own name and the ministry's") {
  const Catalogue catalogue = Catalogue::load(DataPack::built_in());
  const auto unit_of = [](const std::string& within) {
    PageFacts page = page_of(GovernmentBody, {"広報戦略室"});
    page.entities.back().within = within;
    return page;
  };
  const auto graph = graph_of({{"d-1", {unit_of("環境省")}},
                               {"d-2", {unit_of("総務省")}},
                               {"d-3", {page_of(GovernmentBody, {"環境省広報戦略室"})}}},
                              catalogue);
  CHECK(labels_of(graph) == Labels{"環境省広報戦略室", "総務省広報戦略室"});
}

TEST_CASE("names that point back join nothing") {
  const auto graph = graph_of({{"d-1",
                                {page_of(Programme, {"電子申請事業", "本事業"}),
                                 page_of(Programme, {"海洋観測事業", "本事業", "当該事業"})}},
                               {"d-2", {page_of(Programme, {"森林保全事業", "当該事業"})}}});
  CHECK(num_vertices(graph.graph) == 3);
}

TEST_CASE("an acronym that two things claim joins neither") {
  const auto graph = graph_of({{"d-1", {page_of(Programme, {"情報通信環境整備", "ICE"})}},
                               {"d-2", {page_of(Programme, {"国際演習", "ICE"})}},
                               {"d-3", {page_of(Programme, {"ICE"})}}});
  CHECK(labels_of(graph) == Labels{"ICE", "国際演習", "情報通信環境整備"});
}

TEST_CASE("variants of one name with a shared acronym are one") {
  const auto graph = graph_of({{"d-1", {page_of(Programme, {"サイバーネクサス", "CNX"})}},
                               {"d-2", {page_of(Programme, {"サイバーネクサス(CNX)", "CNX"})}},
                               {"d-3", {page_of(Programme, {"CNX"})}}});
  CHECK(labels_of(graph) == Labels{"サイバーネクサス(CNX)"});
}

TEST_CASE("the end of a name joins no documents, and no groups") {
  CHECK(num_vertices(
            graph_of({{"d-1", {page_of(Organization, {"経済協力開発機構原子力局", "原子力局"})}},
                      {"d-2", {page_of(Organization, {"原子力局"})}}})
                .graph) == 2);
  CHECK(num_vertices(
            graph_of(
                {{"d-1", {page_of(Group, {"国内事業者", "事業者"}), page_of(Group, {"事業者"})}}})
                .graph) == 2);
  CHECK(labels_of(graph_of(
            {{"d-1", {page_of(Organization, {"公益財団法人長期金融協会", "長期金融協会"})}},
             {"d-2", {page_of(Organization, {"長期金融協会"})}}})) ==
        Labels{"公益財団法人長期金融協会"});
}

TEST_CASE("a label is the fullest name, but no rare misreading of a common one") {
  const PageFacts misread = page_of(Organization, {"1.国際森林機関", "IFO"});
  const PageFacts common = page_of(Organization, {"国際森林機関", "IFO"});
  CHECK(labels_of(graph_of({{"d-1", {misread, common}}})) == Labels{"1.国際森林機関"});
  CHECK(labels_of(graph_of({{"d-1", {misread, common, common, common, common}}})) ==
        Labels{"国際森林機関"});
}

TEST_CASE("types of different families are different things") {
  const auto graph =
      graph_of({{"d-1",
                 {page_of(Programme, {"行動計画2024"}), page_of(Document, {"行動計画2024"}),
                  page_of(Place, {"東京都"}), page_of(GovernmentBody, {"東京都"}),
                  page_of(System, {"NOTICE"}), page_of(Programme, {"NOTICE"})}}});
  CHECK(num_vertices(graph.graph) == 5);
}

TEST_CASE("the catalogue's names identify what was read before it knew them") {
  const auto graph = graph_of(
      {{"d-1", {page_of(GovernmentBody, {"経産省"})}}, {"d-2", {page_of(Place, {"経産省"})}}});
  CHECK(labels_of(graph) == Labels{"経済産業省", "経産省"});
}

TEST_CASE("an id that the catalogue lost still joins, but is no catalogue id") {
  const auto graph = graph_of({{"d-1", {page_of(Organization, {"旧機関"}, "jp-old")}},
                               {"d-2", {page_of(Organization, {"旧機関名"}, "jp-old")}}});
  REQUIRE(num_vertices(graph.graph) == 1);
  CHECK(graph.graph[0].catalogue_id.empty());
  CHECK(graph.graph[0].id.starts_with("x-organization-"));
}

TEST_CASE("edges gather their statements, best first, and drop doubles and loops") {
  PageBuilder page(3);
  const auto ipa = page.entity(Organization, {"IPA"}, "ipa");
  const auto again = page.entity(Organization, {"情報処理推進機構"}, "ipa");
  const auto meti = page.entity(GovernmentBody, {"経産省"}, "jp-meti");
  page.relation(meti, Predicate::CooperatesWith, ipa, "弱い", 0.4);
  page.relation(ipa, Predicate::CooperatesWith, meti, "強い", 0.8, Status::Planned, 2025);
  page.relation(ipa, Predicate::Uses, again, "自分");
  page.facts().relations.push_back(page.facts().relations[1]);
  page.facts().relations[3].statements[0].confidence = 0.9;
  const auto graph = graph_of({{"d-1", {page.facts()}}});
  REQUIRE(num_edges(graph.graph) == 1);
  const auto edge = *edges(graph.graph).first;
  CHECK(graph.graph[source(edge, graph.graph)].id == "ipa");
  CHECK(graph.graph[target(edge, graph.graph)].id == "jp-meti");
  const auto& statements = graph.graph[edge].statements;
  REQUIRE(statements.size() == 2);
  CHECK(statements[0].evidence.text == "強い");
  CHECK(statements[0].confidence == 0.9);
  CHECK(statements[0].status == Status::Planned);
  CHECK(statements[0].fiscal_year == 2025);
  CHECK(statements[0].page == "p3");
  CHECK(statements[0].page_number == 3);
  CHECK(statements[0].id != statements[1].id);
  CHECK(statements[0].id.starts_with("s-"));
  CHECK(graph.documents.at(statements[0].document).id == "d-1");
}

TEST_CASE("vertices are sorted by id and edges by source, predicate and target") {
  PageBuilder page(1);
  const auto meti = page.entity(GovernmentBody, {"経産省"}, "jp-meti");
  const auto jpcert = page.entity(Organization, {"JPCERT/CC"}, "jpcert");
  const auto ipa = page.entity(Organization, {"IPA"}, "ipa");
  page.relation(jpcert, Predicate::Uses, ipa, "a").relation(meti, Predicate::Uses, ipa, "b");
  page.relation(meti, Predicate::WorksThrough, jpcert, "c");
  const auto graph = graph_of({{"d-1", {page.facts()}}});
  std::vector<std::string> ends;
  for (const auto edge : boost::make_iterator_range(edges(graph.graph))) {
    ends.push_back(graph.graph[source(edge, graph.graph)].id + ' ' +
                   std::string(name_of(graph.graph[edge].predicate)));
  }
  CHECK(graph.graph[0].id == "ipa");
  CHECK(ends == Labels{"jp-meti worksThrough", "jp-meti uses", "jpcert uses"});
}

TEST_CASE("misuse of a resolver is reported") {
  const Catalogue catalogue;
  Resolver resolver(catalogue);
  CHECK_THROWS_AS(resolver.add_page({}), std::logic_error);
  resolver.begin_document({"d-1", "a", {}, 0});
  CHECK_THROWS_AS(resolver.begin_document({"d-1", "b", {}, 0}), std::logic_error);
  PageFacts broken;
  broken.relations.push_back({0, Predicate::Uses, 1, {Statement{}}});
  CHECK_THROWS_AS(resolver.add_page(broken), std::invalid_argument);
  CHECK(num_vertices(resolver.resolve().graph) == 0);
}

namespace {

/// Documents whose entities share names, ids and definitions in many ways.
Documents random_documents(std::mt19937& random) {
  const std::vector<std::string> names = {"経産省",       "IPA", "協議会", "本事業",   "連携会議",
                                          "連携会議(RK)", "RK",  "RKK",    "推進会議", "JPCERT/CC"};
  const std::vector<std::string> ids = {"", "", "", "", "jp-meti", "ipa", "jp-old"};
  const auto pick = [&](std::size_t n) { return std::size_t(random() % n); };
  Documents documents;
  for (int d = 0; d < 6; ++d) {
    for (std::uint32_t p = 1; p <= 3; ++p) {
      PageBuilder page(p);
      for (int e = 0; e < 4; ++e) {
        std::vector<std::string> some = {names[pick(names.size())], names[pick(names.size())]};
        some.resize(1 + pick(2));
        page.entity(EntityType(pick(4)), some, ids[pick(ids.size())]);
        page.facts().entities.back().document_local = pick(4) == 0;
      }
      for (int r = 0; r < 4; ++r) {
        page.relation(std::uint32_t(pick(4)), Predicate(pick(3)), std::uint32_t(pick(4)), "文",
                      double(pick(3)) / 2);
      }
      documents["d-" + std::to_string(d)].push_back(page.facts());
    }
  }
  return documents;
}

}  // namespace

TEST_CASE("the order of documents and pages does not change a graph") {
  std::mt19937 random(20241124);
  const Catalogue catalogue = test::small_catalogue();
  for (int round = 0; round < 50; ++round) {
    const Documents documents = random_documents(random);
    const std::string expected = dump(graph_of(documents, catalogue));
    std::vector<std::pair<std::string, std::vector<PageFacts>>> shuffled(documents.begin(),
                                                                         documents.end());
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    Resolver resolver(catalogue);
    for (auto& [id, pages] : shuffled) {
      std::shuffle(pages.begin(), pages.end(), random);
      resolver.begin_document({id, id + ".txt", {}, std::uint32_t(pages.size())});
      for (const PageFacts& page : pages) resolver.add_page(page);
    }
    REQUIRE(dump(resolver.resolve()) == expected);
  }
}

TEST_CASE("after any order of writing and replacing, a file gives the graph of a fresh one") {
  std::mt19937 random(7);
  const Catalogue catalogue = test::small_catalogue();
  const ScratchFolder folder;
  const Documents documents = random_documents(random);
  const auto write_all = [&](const std::string& file, bool with_detours) {
    Store store = Store::open(folder.path() / file, StoreMode::Create);
    std::vector<std::string> ids;
    for (const auto& [id, pages] : documents) ids.push_back(id);
    if (with_detours) std::shuffle(ids.begin(), ids.end(), random);
    for (const std::string& id : ids) {
      if (with_detours) test::write_document(store, id + ".txt", "ff", documents.at(id));
      test::write_document(store, id + ".txt", "0" + id.substr(2), documents.at(id));
      if (with_detours)
        test::write_document(store, id + ".txt", "0" + id.substr(2), documents.at(id));
    }
    return dump(resolve(store, catalogue));
  };
  const std::string expected = write_all("fresh.renkei", false);
  for (int round = 0; round < 4; ++round) {
    CHECK(write_all(std::to_string(round) + ".renkei", true) == expected);
  }
}
