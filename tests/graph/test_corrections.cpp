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
  CHECK(message("add\tA\tcooperatesWith\tB\tdone\t9999\tq\ts\n") ==
        "c.txt:1:6: found '9999', expected a fiscal year (2024) or nothing");
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

namespace {

/// Two councils that pages also call by one short name.
Outcome resolve_councils(const std::string& lines) {
  PageBuilder first(1);
  const auto council = first.entity(Forum, {"甲安全協議会", "協議会"});
  first.relation(first.entity(Organization, {"IPA"}, "ipa"), Predicate::ParticipatesIn, council,
                 "IPAは協議会に参加");
  PageBuilder second(1);
  second.entity(Forum, {"乙振興協議会", "協議会"});
  const Catalogue catalogue = test::small_catalogue();
  const Corrections corrections = Corrections::parse("c.txt", lines);
  Resolver resolver(catalogue, corrections);
  resolver.begin_document({"d-1", "一.txt", {}, 1});
  resolver.add_page(first.facts());
  resolver.begin_document({"d-2", "二.txt", {}, 1});
  resolver.add_page(second.facts());
  Outcome outcome;
  outcome.graph = resolver.resolve(&outcome.conflicts);
  return outcome;
}

}  // namespace

TEST_CASE("a name of several things is refused, and they are listed") {
  const Outcome plain = resolve_councils("");
  REQUIRE(num_vertices(plain.graph.graph) == 3);
  for (const std::string line :
       {"rename\t協議会\tX", "retype\t協議会\tProgramme", "merge\t協議会\tIPA",
        "add\t協議会\tcooperatesWith\tIPA\tdone\t\t文\tsource"}) {
    const Outcome outcome = resolve_councils(line + "\n");
    REQUIRE(outcome.conflicts.size() == 1);
    const std::string& message = outcome.conflicts[0].message;
    CHECK(message.starts_with("'協議会' is the name of 2 things: "));
    CHECK(message.find("甲安全協議会 (x-forum-") != std::string::npos);
    CHECK(message.find("乙振興協議会 (x-forum-") != std::string::npos);
    CHECK(outcome.names() == plain.names());
    CHECK(num_edges(outcome.graph.graph) == 1);
  }
  const Outcome one = resolve_councils(
      "rename\t甲安全協議会\tX\nadd\t乙振興協議会\tcooperatesWith\tIPA\tdone\t\t文\tsource\n");
  CHECK(one.conflicts.empty());
  CHECK(num_edges(one.graph.graph) == 2);
}

TEST_CASE("a name that another thing bears is given to none") {
  const Outcome outcome = resolve_councils("rename\t甲安全協議会\t乙振興協議会\n");
  REQUIRE(outcome.conflicts.size() == 1);
  CHECK(outcome.conflicts[0].message.starts_with("'乙振興協議会' is a name of another thing, 乙"));
  CHECK(outcome.names() == resolve_councils("").names());
  CHECK(resolve_councils("rename\t甲安全協議会\tX\nrename\t乙振興協議会\tX\n").conflicts.size() ==
        1);
}

TEST_CASE("of two lines that contradict each other the earlier one stands") {
  const auto message = [](const Corrections& corrections) {
    REQUIRE(corrections.contradictions().size() == 1);
    CHECK(corrections.rows().size() == 1);
    return std::to_string(corrections.contradictions()[0].line) + ": " +
           corrections.contradictions()[0].message;
  };
  const std::string contradicts = "2: contradicts line 1 and is not applied; remove one of the two";
  CHECK(message(Corrections::parse("c", "merge\tA\tB\nnever-merge\tB\tA\n")) == contradicts);
  CHECK(message(Corrections::parse("c", "never-merge\tB\tA\nmerge\tA\tB\n")) == contradicts);
  CHECK(message(Corrections::parse("c", "retype\tA\tForum\nretype\tA\tEvent\n")) == contradicts);
  // By other names of the same things, which only the pages tell.
  const Outcome outcome =
      resolve_with("merge\tIPA\t地域安全連絡会\nnever-merge\t推進機構\t地域安全連絡会\n");
  REQUIRE(outcome.conflicts.size() == 1);
  CHECK(outcome.conflicts[0].line == 2);
  CHECK(num_vertices(outcome.graph.graph) == 4);
  const Outcome reversed =
      resolve_with("never-merge\t推進機構\t地域安全連絡会\nmerge\tIPA\t地域安全連絡会\n");
  REQUIRE(reversed.conflicts.size() == 1);
  CHECK(reversed.conflicts[0].line == 2);
  CHECK(num_vertices(reversed.graph.graph) == 5);
}

TEST_CASE("what says nothing new is told from what is wrong") {
  const auto conflict = [](const std::string& lines) {
    const Outcome outcome = resolve_with(lines);
    REQUIRE(outcome.conflicts.size() == 1);
    return outcome.conflicts[0];
  };
  CHECK_FALSE(conflict("merge\tIPA\tIPA\n").is_idle);
  CHECK_FALSE(conflict("never-merge\tIPA\tＩＰＡ\n").is_idle);
  CHECK_FALSE(conflict("add\tIPA\tcooperatesWith\tIPA\tdone\t\t文\ts\n").is_idle);
  CHECK(conflict("add\tIPA\tcooperatesWith\t推進機構\tdone\t\t文\ts\n").message ==
        "'IPA' and '推進機構' are one thing");
  CHECK(conflict("merge\tIPA\t推進機構\n").is_idle);
  CHECK(conflict("retype\tIPA\tOrganization\n").is_idle);
  CHECK(conflict("rename\tIPA\t情報処理推進機構\n").is_idle);
  CHECK(conflict("rename\tIPA\tX\nrename\tIPA\tX\n").is_idle);
}

TEST_CASE("why two are two names the line that keeps them apart") {
  const Explanation answer =
      explain_with("# head\nnever-merge\t地域安全連絡会\t地域の安全に関する連絡会\n",
                   "地域安全連絡会", "地域の安全に関する連絡会");
  CHECK_FALSE(answer.are_one);
  CHECK(answer.apart_lines == std::vector<std::size_t>{2});
  CHECK(answer.bars.empty());
  CHECK(answer.first_place.document == "一.txt");
  CHECK(answer.second_place.document == "二.txt");
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

TEST_CASE("a fact is added between things by the ids that were minted for them") {
  const Outcome plain = resolve_with("");
  const auto id_of = [](const Outcome& outcome, const char* name) {
    return outcome.graph.graph[test::vertex_of(outcome.graph, name)].id;
  };
  const std::string first = id_of(plain, "地域安全連絡会");
  const std::string second = id_of(plain, "地域の安全に関する連絡会");
  REQUIRE(first.starts_with("x-forum-"));
  const std::string added =
      "add\t" + first + "\tcooperatesWith\t" + second + "\tdone\t2024\t両会は連携した\t議事録\n";
  const Outcome outcome = resolve_with(added);
  CHECK(outcome.conflicts.empty());
  CHECK(outcome.names() == plain.names());
  CHECK(num_edges(outcome.graph.graph) == num_edges(plain.graph.graph) + 1);
  CHECK(id_of(outcome, "地域安全連絡会") == first);
  CHECK(who(outcome.graph, test::vertex_of(outcome.graph, "地域の安全に関する連絡会"))
            .partners.front()
            .entity.id == first);
  // Of one thing that is said to be two, or of none, nothing is added.
  const Outcome merged = resolve_with("merge\t" + first + "\t" + second + "\n" + added);
  REQUIRE(merged.conflicts.size() == 1);
  CHECK(merged.conflicts[0].message.ends_with(" are one thing"));
  const Outcome none = resolve_with("add\tipa\tuses\tx-forum-0000000000000000\tdone\t\tq\ts\n");
  REQUIRE(none.conflicts.size() == 1);
  CHECK(none.conflicts[0].message == "there is no entity 'x-forum-0000000000000000'");
  CHECK(none.names() == plain.names());
}

TEST_CASE("a fact is added to what another line adds, unless that is taken back") {
  const std::string makes = "add\tipa\tuses\tSystem:共有基盤\tdone\t\tq\ts\n";
  const Outcome made = resolve_with(makes);
  const std::string id = made.graph.graph[test::vertex_of(made.graph, "共有基盤")].id;
  const std::string more = "add\t" + id + "\tpartOf\tipa\tdone\t\tq2\ts\n";
  const Outcome both = resolve_with(more + makes);
  CHECK(both.conflicts.empty());
  CHECK(num_edges(both.graph.graph) == num_edges(made.graph.graph) + 1);
  const Outcome alone = resolve_with(more);
  REQUIRE(alone.conflicts.size() == 1);
  CHECK(alone.conflicts[0].message == "there is no entity '" + id + "'");
}

TEST_CASE("corrections that mean nothing here are reported by line and change nothing") {
  const Outcome outcome = resolve_with(
      "merge\tIPA\t無い機関\nrename\tタスクフォース\t甲\nreject\ts-0000000000000000\n"
      "add\tIPA\tuses\t謎\tdone\t\tq\ts\n");
  REQUIRE(outcome.conflicts.size() == 4);
  CHECK(outcome.conflicts[0].message == "no page names '無い機関'");
  CHECK(outcome.conflicts[1].line == 2);
  CHECK(outcome.conflicts[1].message.starts_with("'タスクフォース' is the name of 2 things: "));
  CHECK(outcome.conflicts[1].message.ends_with("; give the id of one"));
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
