// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "graph/corrections.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_graph.hpp"

using namespace renkei;
using Catch::Matchers::Contains;
using test::PageBuilder;
using enum EntityType;

namespace {

using Pages = std::vector<PageFacts>;  // a document each

struct Outcome {
  KnowledgeGraph graph;
  std::vector<CorrectionConflict> conflicts;

  const EntityVertex& thing(const std::string& name) const {
    return graph.graph[test::vertex_of(graph, name)];
  }
  const EntityVertex& labelled(const std::string& label) const {
    VertexDescriptor vertex = 0;
    while (graph.graph[vertex].name != label) ++vertex;
    return graph.graph[vertex];
  }
  std::set<std::string> ids() const {
    std::set<std::string> ids;
    for (VertexDescriptor v = 0; v < num_vertices(graph.graph); ++v) {
      ids.insert(graph.graph[v].id);
    }
    return ids;
  }
};

/// @param order of the documents in which they are added
template <class Use>
auto with_resolver(const Pages& pages, const std::string& lines, const std::vector<int>& order,
                   const Use& use) {
  const Catalogue catalogue = test::small_catalogue();
  const Corrections corrections = Corrections::parse("c.txt", lines);
  Resolver resolver(catalogue, corrections);
  for (const int number : order) {
    const std::string text = std::to_string(number + 1);
    resolver.begin_document({"d-" + text, text + ".txt", {}, 1});
    resolver.add_page(pages[std::size_t(number)]);
  }
  return use(resolver);
}

Outcome resolve(const Pages& pages, const std::string& lines, std::vector<int> order = {}) {
  for (int i = int(order.size()); i < int(pages.size()); ++i) order.push_back(i);
  return with_resolver(pages, lines, order, [](Resolver& resolver) {
    Outcome outcome;
    outcome.graph = resolver.resolve(&outcome.conflicts);
    return outcome;
  });
}

Explanation explain(const Pages& pages, const std::string& lines, const AskedThing& first,
                    const AskedThing& second) {
  std::vector<int> order;
  for (int i = 0; i < int(pages.size()); ++i) order.push_back(i);
  return with_resolver(pages, lines, order,
                       [&](Resolver& resolver) { return resolver.explain(first, second); });
}

PageFacts page_of(const std::vector<std::string>& names, const std::string& id = {},
                  EntityType type = Organization) {
  PageBuilder page(1);
  const auto entity = page.entity(type, names, id);
  page.relation(page.entity(Forum, {"地域安全連絡会"}), Predicate::CooperatesWith, entity,
                "と連携");
  return page.facts();
}

/// One body that the catalogue knows, by its name, by its name and acronym, and by the acronym.
Pages catalogued_pages() {
  return {page_of({"IPA"}, "ipa"), page_of({"情報処理推進機構", "IPA"}, "ipa"),
          page_of({"IPA"}, "ipa"), page_of({"独立行政法人情報処理推進機構"}, "ipa")};
}

}  // namespace

TEST_CASE("what the catalogue joins and a correction parts has the catalogue's id once") {
  const std::string line = "never-merge\tIPA\t情報処理推進機構\n";
  const Outcome outcome = resolve(catalogued_pages(), line);
  CHECK(outcome.conflicts.empty());
  REQUIRE(num_vertices(outcome.graph.graph) == 3);
  CHECK(outcome.ids().size() == 3);
  CHECK(outcome.thing("ipa").name == "情報処理推進機構");
  const auto& names = outcome.thing("ipa").names;
  CHECK(std::count(names.begin(), names.end(), "独立行政法人情報処理推進機構") == 1);
  const EntityVertex& second = outcome.labelled("IPA");
  CHECK_THAT(second.id, Contains("x-organization-"));
  CHECK(second.catalogue_id.empty());
  CHECK(second.corporate_number.empty());
  CHECK(second.mentions == 2);
  CHECK(resolve(catalogued_pages(), line, {3, 2, 1, 0}).ids() == outcome.ids());
  // Each can be spoken of by its id.
  const Outcome changed =
      resolve(catalogued_pages(), line + "rename\t" + second.id + "\tX\nretype\tipa\tForum\n");
  CHECK(changed.conflicts.empty());
  CHECK(changed.thing("X").id == second.id);
  CHECK(changed.thing("ipa").type == Forum);
  CHECK(explain(catalogued_pages(), line, {"IPA", second.id}, {"ipa"}).apart_lines ==
        std::vector<std::size_t>{1});
}

TEST_CASE("things of one full name that a correction parts have two ids") {
  const Pages pages{page_of({"甲研究所", "甲研"}), page_of({"甲研究所", "旧甲研"})};
  const Outcome outcome = resolve(pages, "never-merge\t甲研\t旧甲研\n");
  CHECK(outcome.conflicts.empty());
  CHECK(num_vertices(outcome.graph.graph) == 3);
  CHECK(outcome.ids().size() == 3);
  const std::string first = resolve(pages, "").thing("甲研究所").id;
  CHECK(outcome.ids().contains(first));
  CHECK(resolve(pages, "never-merge\t甲研\t旧甲研\n", {1, 0}).ids() == outcome.ids());
}

TEST_CASE("two names of one thing are given one name and one type") {
  const auto only = [](const std::string& lines) {
    const Outcome outcome = resolve(catalogued_pages(), lines);
    REQUIRE(outcome.conflicts.size() == 1);
    CHECK(outcome.conflicts[0].line == 2);
    return outcome;
  };
  const std::string contradicts = "contradicts line 1 and is not applied; remove one of the two";
  const Outcome renamed = only("rename\tIPA\tA\nrename\t情報処理推進機構\tB\n");
  CHECK(renamed.conflicts[0].message == contradicts);
  CHECK(renamed.thing("ipa").name == "A");
  const Outcome retyped = only("retype\tIPA\tForum\nretype\tipa\tProgramme\n");
  CHECK(retyped.conflicts[0].message == contradicts);
  CHECK(retyped.thing("ipa").type == Forum);
  const Outcome repeated = only("rename\tIPA\tA\nrename\tipa\tA\n");
  CHECK(repeated.conflicts[0].message == "repeats line 1");
  CHECK(repeated.conflicts[0].is_idle);
  const Outcome merged =
      resolve(catalogued_pages(),
              "merge\tIPA\t地域安全連絡会\nrename\tIPA\tA\nrename\t地域安全連絡会\tB\n");
  REQUIRE(merged.conflicts.size() == 1);
  CHECK(merged.conflicts[0].line == 3);
}

TEST_CASE("what is renamed can be spoken of by the name that is shown") {
  const Pages pages{page_of({"甲研究所"}), page_of({"乙研究所"})};
  const std::string line = "rename\t甲研究所\t新研究所\n";
  CHECK(resolve(pages, line + "retype\t新研究所\tForum\n").thing("甲研究所").type == Forum);
  CHECK(num_vertices(resolve(pages, line + "merge\t乙研究所\t新研究所\n").graph.graph) == 2);
  const Outcome apart = resolve(pages, line + "never-merge\t新研究所\t乙研究所\n");
  CHECK(apart.conflicts.empty());
  const Outcome added = resolve(
      pages, line + "add\t新研究所\tcooperatesWith\t乙研究所\tdone\t2024\t文\thttps://a.jp/\n");
  CHECK(added.conflicts.empty());
  CHECK(num_edges(added.graph.graph) == 3);
  CHECK(num_vertices(added.graph.graph) == 3);
  const Outcome again = resolve(pages, line + "rename\t新研究所\t別研究所\n");
  REQUIRE(again.conflicts.size() == 1);
  CHECK(again.conflicts[0].message ==
        "contradicts line 1 and is not applied; remove one of the two");
}

TEST_CASE("a file of corrections may begin with a byte order mark") {
  const Corrections corrections = Corrections::parse("c", "\xEF\xBB\xBFmerge\tA\tB\r\n");
  REQUIRE(corrections.rows().size() == 1);
  CHECK(corrections.rows()[0].line == 1);
  CHECK(corrections.fingerprint() == Corrections::parse("c", "merge\tA\tB\n").fingerprint());
}

TEST_CASE("it is told what two things lack to be one") {
  const auto bar = [](const Pages& pages, const std::string& a, const std::string& b) {
    const Explanation answer = explain(pages, "", a, b);
    CHECK_FALSE(answer.are_one);
    REQUIRE(answer.bars.size() == 1);
    return answer.bars[0];
  };
  CHECK(bar({page_of({"甲研究所"}), page_of({"乙研究所"})}, "甲研究所", "乙研究所") ==
        "no document calls both by one name: 甲研究所 (1.txt, page 1), 乙研究所 (2.txt, page 1)");
  CHECK(
      bar({page_of({"甲研究所", "先端研"}), page_of({"乙研究所", "先端研"})}, "甲研究所",
          "乙研究所") ==
      "both are called 先端研 — 甲研究所 (1.txt, page 1), 乙研究所 (2.txt, page 1) — but it is the "
      "full "
      "name of neither, and neither full name contains the other");
  CHECK(bar({page_of({"甲研究所", "先端研"}), page_of({"乙研究所", "先端研"}),
             page_of({"丙研究所", "先端研"})},
            "甲研究所", "乙研究所") ==
        "both are called 先端研 — 甲研究所 (1.txt, page 1), 乙研究所 (2.txt, page 1) — but so is "
        "丙研究所 "
        "(3.txt, page 1)");
}

TEST_CASE("entities are asked about by id, and one of several by name and id") {
  const Pages pages{page_of({"甲研究所", "先端研"}), page_of({"乙研究所", "先端研"})};
  const Outcome outcome = resolve(pages, "");
  const std::string one = outcome.thing("甲研究所").id;
  const std::string two = outcome.thing("乙研究所").id;
  const Explanation by_ids = explain(pages, "", one, two);
  CHECK(by_ids.first_id == one);
  CHECK(by_ids.second_id == two);
  CHECK_FALSE(by_ids.first_is_read);
  const Explanation by_both = explain(pages, "", {"先端研", one}, {"先端研", two});
  CHECK(by_both.first_place.name == "甲研究所");
  CHECK(by_both.second_place.name == "乙研究所");
  CHECK(by_both.first_is_read);
  CHECK_FALSE(by_both.are_one);
}

TEST_CASE("What a correction adds is marked, however sure pages are") {
  PageFacts page = page_of({"甲機構"});
  page.relations[0].statements[0].confidence = 1.0;
  const Outcome outcome = resolve(
      {page},
      "add\t甲機構\tcooperatesWith\t地域安全連絡会\tdone\t2024\t連携した。\thttps://a.example/\n");
  REQUIRE(outcome.conflicts.empty());
  REQUIRE(num_edges(outcome.graph.graph) == 1);
  std::size_t added = 0;
  const auto& statements = outcome.graph.graph[*edges(outcome.graph.graph).first].statements;
  REQUIRE(statements.size() == 2);
  for (const EdgeStatement& one : statements) {
    CHECK(one.confidence == 1.0);
    CHECK(one.is_added == (one.evidence.text == "連携した。"));
    added += one.is_added;
  }
  CHECK(added == 1);
}

TEST_CASE("What corrections have made one is known as it was") {
  const Pages pages{page_of({"甲機構"}), page_of({"乙財団"}), page_of({"丙協会"})};
  CHECK(resolve(pages, "").graph.merged.empty());
  const Outcome apart = resolve(pages, "");
  const Outcome one = resolve(pages, "merge\t甲機構\t乙財団\nmerge\t丙協会\t甲機構\n");
  REQUIRE(one.conflicts.empty());
  std::set<std::string> ids;
  for (const MergedEntity& each : one.graph.merged) {
    ids.insert(each.was.id);
    CHECK(one.graph.graph[each.now].id == one.thing("甲機構").id);
    CHECK(each.was.names.size() == 1);
    CHECK(each.was.id == apart.thing(each.was.name).id);
  }
  CHECK(one.graph.merged.size() == 3);
  CHECK(ids.size() == 3);
  // A line that is refused makes nothing one.
  const Outcome refused = resolve(pages, "never-merge\t甲機構\t乙財団\nmerge\t甲機構\t乙財団\n");
  CHECK(refused.graph.merged.empty());
}
