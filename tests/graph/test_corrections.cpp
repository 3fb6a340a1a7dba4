// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "graph/corrections.hpp"
#include "graph/query.hpp"
#include "graph/table.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_graph.hpp"

using namespace renkei;
using test::PageBuilder;
using enum EntityType;

namespace {

/// Two documents of one forum under two names, and a task force in each.
std::vector<std::pair<DocumentInfo, PageFacts>> sample_documents() {
  PageBuilder first(1);
  const auto forum = first.entity(Forum, {"地域安全連絡会"});
  const auto ipa = first.entity(Organization, {"IPA"}, "ipa");
  first.local_entity(Forum, {"タスクフォース"});
  first.relation(ipa, Predicate::ParticipatesIn, forum, "IPAは連絡会に参加");
  PageBuilder second(1);
  second.entity(Forum, {"地域の安全に関する連絡会"});
  second.local_entity(Forum, {"タスクフォース"});
  second.entity(Organization, {"IPA", "推進機構"}, "ipa");
  return {{{"d-1", "一.txt", {}, 1}, first.facts()}, {{"d-2", "二.txt", {}, 1}, second.facts()}};
}

struct Outcome {
  KnowledgeGraph graph;
  std::vector<CorrectionConflict> conflicts;

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (VertexDescriptor v = 0; v < num_vertices(graph.graph); ++v) {
      names.push_back(graph.graph[v].name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }
};

Outcome resolve_with(const std::string& lines) {
  const Catalogue catalogue = test::small_catalogue();
  const Corrections corrections = Corrections::parse("c.txt", lines);
  Resolver resolver(catalogue, corrections);
  for (const auto& [info, facts] : sample_documents()) {
    resolver.begin_document(info);
    resolver.add_page(facts);
  }
  Outcome outcome;
  outcome.graph = resolver.resolve(&outcome.conflicts);
  return outcome;
}

Explanation explain_with(const std::string& lines, const std::string& a, const std::string& b) {
  const Catalogue catalogue = test::small_catalogue();
  const Corrections corrections = Corrections::parse("c.txt", lines);
  Resolver resolver(catalogue, corrections);
  for (const auto& [info, facts] : sample_documents()) {
    resolver.begin_document(info);
    resolver.add_page(facts);
  }
  return resolver.explain(a, b);
}

}  // namespace

TEST_CASE("a line of corrections that says nothing known is named with its place") {
  const auto message = [](const std::string& text) {
    try {
      (void)Corrections::parse("c.txt", text);
    } catch (const DataError& error) {
      return std::string(error.what());
    }
    return std::string("nothing was thrown");
  };
  CHECK(message("# head\n\njoin\tA\tB\n") ==
        "c.txt:3:1: found 'join', expected merge, never-merge, rename, retype, reject or add");
  CHECK(message("merge\tA\n") ==
        "c.txt:1:3: found 2 cells, expected 3 separated by tabs: merge, NAME, NAME");
  CHECK(message("retype\tA\tPlanet\n") ==
        "c.txt:1:3: found 'Planet', expected an entity type such as Organization");
  CHECK(message("add\tA\tcooperatesWith\tB\tdone\t24\tq\ts\n") ==
        "c.txt:1:6: found '24', expected a fiscal year (2024) or nothing");
}

TEST_CASE("corrections are written as they are read") {
  const std::string line =
      "add\tIPA\tcooperatesWith\tX\tdone\t2024\tIPAはXと連携した\thttps://a.jp/";
  const Corrections corrections = Corrections::parse("c", line + "\r\nmerge\tA\tB\n");
  REQUIRE(corrections.rows().size() == 2);
  CHECK(line_of(corrections.rows()[0]) == line);
  CHECK(line_of(corrections.rows()[1]) == "merge\tA\tB");
  CHECK(corrections.fingerprint() != Corrections::parse("c", line).fingerprint());
  CHECK(Corrections().fingerprint().empty());
}

TEST_CASE("lines that contradict each other are told with their numbers") {
  const Corrections corrections = Corrections::parse(
      "c", "never-merge\tA\tC\nmerge\tA\tB\nmerge\tB\tC\nrename\tX\tY\nrename\tX\tZ\n");
  REQUIRE(corrections.contradictions().size() == 2);
  CHECK(corrections.contradictions()[0].line == 3);
  CHECK(corrections.contradictions()[0].message ==
        "contradicts line 1 and is not applied; remove one of the two");
  CHECK(corrections.contradictions()[1].line == 5);
  CHECK(corrections.rows().size() == 3);
}

TEST_CASE("two names are merged, and the first one's thing is renamed and retyped") {
  CHECK(num_vertices(resolve_with("").graph.graph) == 5);
  const Outcome merged = resolve_with("merge\t地域安全連絡会\t地域の安全に関する連絡会\n");
  CHECK(merged.conflicts.empty());
  CHECK(num_vertices(merged.graph.graph) == 4);
  const Outcome renamed =
      resolve_with("rename\t地域安全連絡会\t安全連絡会\nretype\t地域安全連絡会\tProgramme\n");
  const auto names = renamed.names();
  CHECK(std::count(names.begin(), names.end(), "安全連絡会") == 1);
  const auto vertex = test::vertex_of(renamed.graph, "安全連絡会");
  CHECK(renamed.graph.graph[vertex].type == Programme);
  CHECK(test::vertex_of(renamed.graph, "地域安全連絡会") == vertex);  // the page's name stays
}

TEST_CASE("an id is taken as it is without corrections") {
  const Outcome plain = resolve_with("");
  const std::string first = plain.graph.graph[test::vertex_of(plain.graph, "地域安全連絡会")].id;
  const std::string second =
      plain.graph.graph[test::vertex_of(plain.graph, "地域の安全に関する連絡会")].id;
  const Outcome merged =
      resolve_with("merge\t" + first + "\t" + second + "\nrename\t" + second + "\t連絡会\n");
  CHECK(merged.conflicts.empty());
  CHECK(num_vertices(merged.graph.graph) == 4);
  CHECK(merged.graph.graph[test::vertex_of(merged.graph, "連絡会")].name == "連絡会");
}

TEST_CASE("what is kept apart stays two, whatever the names say") {
  const Catalogue catalogue = test::catalogue_of("");
  const Corrections corrections = Corrections::parse("c", "never-merge\t甲研究所\t乙研究所\n");
  PageBuilder one(1);
  one.entity(Organization, {"甲研究所"});
  PageBuilder two(1);
  two.entity(Organization, {"乙研究所", "甲研究所"});
  for (const bool is_corrected : {false, true}) {
    Resolver resolver(catalogue, is_corrected ? corrections : Resolver::no_corrections());
    resolver.begin_document({"d-1", "一.txt", {}, 1});
    resolver.add_page(one.facts());
    resolver.begin_document({"d-2", "二.txt", {}, 1});
    resolver.add_page(two.facts());
    CHECK(num_vertices(resolver.resolve().graph) == (is_corrected ? 2 : 1));
  }
}

TEST_CASE("a statement is rejected by its id and a fact is added with its source") {
  const Outcome plain = resolve_with("");
  REQUIRE(num_edges(plain.graph.graph) == 1);
  const std::string id = plain.graph.graph[*edges(plain.graph.graph).first].statements[0].id;
  const Outcome rejected = resolve_with("reject\t" + id + "\n");
  CHECK(num_edges(rejected.graph.graph) == 0);
  CHECK(rejected.conflicts.empty());
  const Outcome added = resolve_with(
      "add\tIPA\tcooperatesWith\tOrganization:北方研究所\tdone\t2024\tIPAは北方研究所と連携した\t"
      "https://example.jp/a\n");
  CHECK(added.conflicts.empty());
  CHECK(num_edges(added.graph.graph) == 2);
  CHECK(added.graph.documents.size() == 3);
  const WhoAnswer answer = who(added.graph, test::vertex_of(added.graph, "北方研究所"));
  REQUIRE(answer.partners.size() == 1);
  CHECK(answer.partners[0].entity.id == "ipa");
  CHECK(answer.partners[0].ties[0].best.document == "https://example.jp/a");
}

TEST_CASE("corrections that mean nothing here are reported by line and change nothing") {
  const Outcome outcome = resolve_with(
      "merge\tIPA\t無い機関\nrename\tタスクフォース\t甲\nreject\ts-0000000000000000\n"
      "add\tIPA\tuses\t謎\tdone\t\tq\ts\n");
  REQUIRE(outcome.conflicts.size() == 4);
  CHECK(outcome.conflicts[0].message == "no page names '無い機関'");
  CHECK(outcome.conflicts[1].line == 2);
  CHECK(outcome.conflicts[1].message ==
        "'タスクフォース' is the name of 2 things; give the id of one ('renkei who' lists them)");
  CHECK(outcome.conflicts[2].message == "no document makes the statement s-0000000000000000");
  CHECK(outcome.conflicts[3].message == "no page names '謎'; write TYPE:NAME to make it");
  CHECK(outcome.names() == resolve_with("").names());
}

TEST_CASE("it is told why two names are one") {
  using Reason = JoinStep::Reason;
  const Explanation identity = explain_with("", "IPA", "推進機構");
  CHECK(identity.are_one);
  CHECK(identity.first_id == "ipa");
  REQUIRE(!identity.steps.empty());
  CHECK(identity.steps.back().reason == Reason::OnePage);
  CHECK(identity.steps.back().by == "推進機構");
  const Explanation corrected = explain_with("merge\t地域安全連絡会\t地域の安全に関する連絡会\n",
                                             "地域安全連絡会", "地域の安全に関する連絡会");
  REQUIRE(corrected.steps.size() == 1);
  CHECK(corrected.steps[0].reason == Reason::Correction);
  CHECK(corrected.steps[0].line == 1);
  CHECK(corrected.steps[0].from.document == "一.txt");
}

TEST_CASE("it is told why two names are two") {
  const Explanation apart = explain_with("", "地域安全連絡会", "IPA");
  CHECK_FALSE(apart.are_one);
  REQUIRE(apart.bars.size() == 1);
  const Explanation local = explain_with("", "タスクフォース", "IPA");
  CHECK_FALSE(local.are_one);
  CHECK(local.bars.at(0) ==
        "'タスクフォース' of 一.txt is known by a name that is not unique beyond that document");
  CHECK_FALSE(explain_with("", "誰か", "IPA").first_found);
}
