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

TEST_CASE("what is kept apart is named by a minted id as well") {
  const Pages two{page_of({"甲研究所"}), page_of({"乙研究所"})};
  const Outcome plain = resolve(two, "");
  const std::string line =
      "never-merge\t" + plain.thing("甲研究所").id + "\t" + plain.thing("乙研究所").id + "\n";
  CHECK(resolve(two, line).conflicts.empty());
  CHECK(resolve(two, line + "merge\t甲研究所\t乙研究所\n").conflicts.at(0).line == 2);
  CHECK(explain(two, line, {"甲研究所"}, {"乙研究所"}).apart_lines == std::vector<std::size_t>{1});
  // A document that would join the two: the second id is then nobody's, and means what it meant.
  Pages three = two;
  three.push_back(page_of({"甲研究所", "乙研究所"}));
  CHECK(num_vertices(resolve(three, "").graph.graph) == 2);
  for (const std::vector<int>& order : {std::vector<int>{0, 1, 2}, {2, 1, 0}}) {
    const Outcome apart = resolve(three, line, order);
    CHECK(apart.conflicts.empty());
    CHECK(num_vertices(apart.graph.graph) == 3);
    CHECK(apart.ids().contains(plain.thing("甲研究所").id));
    CHECK(apart.ids().contains(plain.thing("乙研究所").id));
  }
  const Outcome none = resolve(two, "never-merge\tx-forum-0000000000000000\t甲研究所\n");
  REQUIRE(none.conflicts.size() == 1);
  CHECK(none.conflicts[0].message == "there is no entity 'x-forum-0000000000000000'");
}

TEST_CASE("what an earlier line has parted is kept apart from a third by its own id") {
  const Pages pages{page_of({"甲研究所", "甲研"}), page_of({"甲研究所", "旧甲研"}),
                    page_of({"丙研究所"})};
  const std::string parts = "never-merge\t甲研\t旧甲研\n";
  const Outcome parted = resolve(pages, parts);
  const std::string first = resolve(pages, "").thing("甲研究所").id;
  std::set<std::string> ids = parted.ids();
  ids.erase(first);
  ids.erase(parted.thing("丙研究所").id);
  ids.erase(parted.thing("地域安全連絡会").id);
  REQUIRE(ids.size() == 1);
  const std::string line = parts + "never-merge\t" + *ids.begin() + "\t丙研究所\n";
  CHECK(resolve(pages, line).conflicts.empty());
  CHECK(resolve(pages, line + "merge\t丙研究所\t" + first + "\n").conflicts.empty());
  CHECK(resolve(pages, line + "merge\t丙研究所\t" + *ids.begin() + "\n").conflicts.size() == 1);
}

TEST_CASE("a name by which another thing is known is given to none") {
  const Pages pages{page_of({"甲研究所"}), page_of({"乙研究所", "OTSU"}), page_of({"IPA"}, "ipa")};
  const auto refusal = [&](const std::string& lines) {
    const Outcome outcome = resolve(pages, lines);
    REQUIRE(outcome.conflicts.size() == 1);
    CHECK_FALSE(outcome.conflicts[0].is_idle);
    CHECK(outcome.thing("甲研究所").name == "甲研究所");
    return outcome.conflicts[0].message;
  };
  const Outcome plain = resolve(pages, "");
  const std::string rest = ", and is not given to 甲研究所 (" + plain.thing("甲研究所").id +
                           "); merge the two, or give another name";
  CHECK(refusal("rename\t甲研究所\tＯＴＳＵ\n") ==
        "'ＯＴＳＵ' is a name of another thing, 乙研究所 (" + plain.thing("乙研究所").id + ")" +
            rest);
  CHECK(refusal("rename\t甲研究所\tipa\n") ==
        "'ipa' is a name of another thing, 情報処理推進機構 (ipa)" + rest);
  CHECK(refusal("rename\t甲研究所\tInformation-technology Promotion Agency\n") ==
        "'Information-technology Promotion Agency' is a name of another thing, 情報処理推進機構 "
        "(ipa)" +
            rest);
  // The catalogue knows it, no page does.
  CHECK(refusal("rename\t甲研究所\tMETI\n") ==
        "'METI' is a name of another thing, 経済産業省 (jp-meti of the catalogue)" + rest);
  // What is its own may be shown, and so may be what was merged into it.
  CHECK(resolve(pages, "rename\t乙研究所\tOTSU\n").conflicts.empty());
  CHECK(resolve(pages, "merge\t甲研究所\t乙研究所\nrename\t甲研究所\tOTSU\n").conflicts.empty());
  CHECK(resolve(pages, "rename\tIPA\tInformation-technology Promotion Agency\n").conflicts.empty());
  // A line that was refused gives nobody a name.
  const Explanation answer =
      explain(pages, "rename\t甲研究所\t情報処理推進機構\n", {"IPA"}, {"情報処理推進機構", "ipa"});
  CHECK(answer.are_one);
  CHECK(answer.second_line == 0);
}

TEST_CASE("of two that are merged the first lends its id, and the other id is still known") {
  const Pages pages{page_of({"甲研究所"}), page_of({"独立行政法人乙研究所"}),
                    page_of({"丙研究所"})};
  const Outcome plain = resolve(pages, "");
  const std::string first = plain.thing("甲研究所").id;
  const std::string second = plain.thing("独立行政法人乙研究所").id;
  const std::string third = plain.thing("丙研究所").id;
  for (const bool is_swapped : {false, true}) {
    const std::string& kept = is_swapped ? second : first;
    const std::string& gone = is_swapped ? first : second;
    const std::string line = "merge\t" + kept + "\t" + gone + "\n";
    const Outcome merged = resolve(pages, line);
    CHECK(merged.conflicts.empty());
    CHECK(merged.ids().contains(kept));
    CHECK_FALSE(merged.ids().contains(gone));
    CHECK(merged.thing(gone).id == kept);
    CHECK(merged.thing(gone).former_ids == std::vector<std::string>{gone});
    const Explanation answer = explain(pages, line, {gone, kept}, {kept});
    CHECK(answer.are_one);
    CHECK(answer.first_id == kept);
    CHECK(answer.first_line == 1);
    CHECK(explain(pages, line, gone, kept).are_one);
  }
  // By names, and one after the other.
  const Outcome all = resolve(pages, "merge\t甲研究所\t独立行政法人乙研究所\nmerge\t丙研究所\t" +
                                         second + "\nretype\t" + first + "\tForum\n");
  CHECK(all.conflicts.empty());
  for (const std::string& id : {first, second, third}) CHECK(all.thing(id).id == third);
  CHECK(all.thing(third).type == Forum);
  // What the catalogue knows keeps its id.
  const Pages known{page_of({"甲研究所"}), page_of({"IPA"}, "ipa")};
  const Outcome catalogued = resolve(known, "merge\t甲研究所\tIPA\n");
  CHECK(catalogued.thing(first).id == "ipa");
  CHECK(catalogued.ids() == resolve(known, "merge\tIPA\t甲研究所\n").ids());
}

TEST_CASE(
    "of two that the catalogue knows, both are known by the id of either once they are merged") {
  const Pages pages{page_of({"JPCERT/CC"}, "jpcert"), page_of({"IPA"}, "ipa")};
  const Outcome merged = resolve(pages, "merge\tJPCERT/CC\tIPA\n");
  CHECK(merged.thing("ipa").id == "jpcert");
  CHECK(merged.thing("Information-technology Promotion Agency").id == "jpcert");
}

TEST_CASE("a fact is added to what a line has renamed by its minted id") {
  const Pages pages{page_of({"甲研究所"}), page_of({"乙研究所"})};
  const std::string id = resolve(pages, "").thing("甲研究所").id;
  const std::string renames = "rename\t" + id + "\t新研究所\n";
  const Outcome added = resolve(
      pages, renames + "add\t新研究所\tcooperatesWith\t乙研究所\tdone\t2024\t文\thttps://a.jp/\n");
  CHECK(added.conflicts.empty());
  CHECK(num_edges(added.graph.graph) == 3);
  CHECK(num_vertices(added.graph.graph) == 3);
  CHECK(added.thing("新研究所").id == id);
  const Outcome itself =
      resolve(pages, renames + "add\t新研究所\tuses\t甲研究所\tdone\t2024\t文\thttps://a.jp/\n");
  REQUIRE(itself.conflicts.size() == 1);
  CHECK(itself.conflicts[0].message == "'新研究所' and '甲研究所' are one thing");
  // Every other line takes the name as well.
  CHECK(resolve(pages, renames + "never-merge\t新研究所\t乙研究所\n").conflicts.empty());
  CHECK(num_vertices(resolve(pages, renames + "merge\t乙研究所\t新研究所\n").graph.graph) == 2);
}

TEST_CASE("an id that a fuller name has taken the place of is still understood in corrections") {
  const std::string id = resolve({page_of({"甲研究所"})}, "").thing("甲研究所").id;
  const Pages pages{page_of({"甲研究所"}), page_of({"独立行政法人甲研究所", "甲研究所"})};
  REQUIRE_FALSE(resolve(pages, "").ids().contains(id));
  const Outcome retyped = resolve(pages, "retype\t" + id + "\tForum\n");
  CHECK(retyped.conflicts.empty());
  CHECK(retyped.thing("甲研究所").type == Forum);
  const Outcome merged = resolve(pages, "merge\t地域安全連絡会\t" + id + "\n");
  CHECK(merged.conflicts.empty());
  CHECK(merged.thing(id).id == resolve(pages, "").thing("地域安全連絡会").id);
}

TEST_CASE("a fuller name in a fact that is added takes nobody's id away") {
  const Pages pages{page_of({"甲研究所"}), page_of({"乙研究所", "乙先端技術研究所"})};
  const Outcome plain = resolve(pages, "");
  const std::string line =
      "add\t乙先端技術研究所\tuses\tSystem:共有基盤\tdone\t2024\t文\thttps://a.jp/\n";
  const Outcome added = resolve(pages, line);
  CHECK(added.conflicts.empty());
  CHECK(added.thing("乙研究所").id == plain.thing("乙研究所").id);
  CHECK(num_vertices(added.graph.graph) == num_vertices(plain.graph.graph) + 1);
  const Outcome merged = resolve(pages, line + "merge\t甲研究所\t乙研究所\n");
  CHECK(merged.thing(plain.thing("乙研究所").id).id == plain.thing("甲研究所").id);
  CHECK(explain(pages, line, plain.thing("乙研究所").id, {"乙研究所"}).are_one);
}

TEST_CASE("what bars two things from being one is said in English") {
  const auto bar = [](EntityType type) {
    const Explanation answer = explain({page_of({"甲研究所"}), page_of({"乙事業"}, "", type)}, "",
                                       {"甲研究所"}, {"乙事業"});
    REQUIRE_FALSE(answer.bars.empty());
    return answer.bars[0];
  };
  CHECK(bar(Programme) == "one is a body, the other an undertaking");
  CHECK(bar(Document) == "one is a body, the other a document");
  CHECK(bar(Place) == "one is a body, the other a place");
  CHECK(bar(Group) == "one is a body, the other a group");
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
