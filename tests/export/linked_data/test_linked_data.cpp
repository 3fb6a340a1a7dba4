// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "export/linked_data/describe.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"

using namespace renkei;

namespace {

/// Writes what it is told as "subject term value", IRIs without the base.
class Triples final : public NodeSink {
 public:
  void begin_node(std::string_view iri, std::span<const std::string> classes) override {
    subject_ = shorten(iri);
    CHECK(subjects.insert(subject_).second);
    terms_.clear();
    for (const auto& one : classes) add("a", one);
  }
  void link(std::string_view term, std::string_view iri) override {
    once(term);
    add(term, shorten(iri));
  }
  void links(std::string_view term, std::span<const std::string> iris) override {
    once(term);
    CHECK_FALSE(iris.empty());
    for (const auto& one : iris) add(term, shorten(one));
  }
  void texts(std::string_view term, std::span<const LanguageText> texts) override {
    once(term);
    for (const auto& one : texts) {
      add(term, std::string(one.text) + "@" + std::string(one.language));
    }
  }
  void literal(std::string_view term, std::string_view lexical) override {
    once(term);
    add(term, std::string(lexical));
  }
  void number(std::string_view term, std::uint64_t value) override {
    once(term);
    add(term, std::to_string(value));
  }
  void end_node() override { subject_.clear(); }

  bool has(const std::string& triple) const { return all.count(triple) == 1; }
  std::size_t count(std::string_view part) const {
    return std::size_t(std::count_if(all.begin(), all.end(), [&](const auto& triple) {
      return triple.find(part) != std::string::npos;
    }));
  }

  std::set<std::string> all;
  std::set<std::string> subjects;

 private:
  static std::string shorten(std::string_view iri) {
    if (iri.starts_with(default_base)) iri.remove_prefix(default_base.size());
    return std::string(iri);
  }
  void once(std::string_view term) { CHECK(terms_.insert(std::string(term)).second); }
  void add(std::string_view term, const std::string& value) {
    CHECK(all.insert(subject_ + " " + std::string(term) + " " + value).second);
  }
  std::string subject_;
  std::set<std::string> terms_;
};

Triples described(const KnowledgeGraph& graph, View view = View::Full) {
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  Triples triples;
  describe(graph, view, vocabulary, Iris(default_base), triples);
  return triples;
}

}  // namespace

TEST_CASE("an entity has classes, names with languages, and its background") {
  const auto triples = described(sample::report());
  for (const char* rest :
       {"a rk:GovernmentBody", "a org:Organization", "a m8g:PublicOrganisation",
        "prefLabel 経済産業省@ja", "prefLabel Ministry of Economy, Trade and Industry@en",
        "altLabel 経産省@ja", "altLabel METI@en", "altLabel ケイザイサンギョウショウ@ja-kana",
        "corporateNumber 4000012090001", "exactMatch http://www.wikidata.org/entity/Q1197264",
        "homepage https://meti.go.jp/", "mentionCount 7", "catalogueEntry catalogue/jp-meti"}) {
    INFO(rest);
    CHECK(triples.has("entity/jp-meti " + std::string(rest)));
  }
  CHECK(triples.count("entity/jp-meti altLabel") == 3);
  CHECK(triples.has("catalogue/jp-meti primaryTopic entity/jp-meti"));
}

TEST_CASE("what is done or standing gives direct triples, where both ends fit") {
  const auto triples = described(sample::report());
  for (const char* triple :
       {"entity/jp-meti cooperatesWith entity/jp-npa",
        "entity/jp-npa cooperatesWith entity/jp-meti", "entity/jp-meti linkedTo entity/jp-npa",
        "entity/jp-npa linkedTo entity/jp-meti", "entity/jp-meti commissions entity/jp-npa",
        "entity/jp-meti worksThrough entity/x-body-1",
        "entity/jp-meti subOrganizationOf entity/x-forum-1",
        "entity/x-document-1 publisher entity/jp-meti",
        "entity/x-document-1 schemaPublisher entity/jp-meti",
        "entity/x-event-1 organizer entity/jp-npa", "entity/x-body-1 memberOf entity/x-forum-1",
        "entity/x-forum-1 hasMember entity/x-body-1",
        "entity/x-system-1 maintainer entity/x-body-1",
        "entity/x-programme-1 conformsTo entity/x-document-1"}) {
    INFO(triple);
    CHECK(triples.has(triple));
  }
  CHECK(triples.has("entity/x-body-1 cooperatesWith entity/x-place-1"));
  CHECK_FALSE(triples.has("entity/x-body-1 linkedTo entity/x-place-1"));  // a place is no org
  CHECK_FALSE(triples.has("entity/x-programme-1 maintainer entity/jp-meti"));
}

TEST_CASE("what is only planned gives statements and no direct triple") {
  const auto triples = described(sample::report());
  CHECK(triples.count("entity/jp-npa participatesIn") == 0);
  CHECK(triples.count("entity/jp-npa memberOf") == 0);
  CHECK(triples.count("hasMember entity/jp-npa") == 0);
  CHECK(triples.count("entity/x-body-1 uses") == 0);
  CHECK(triples.has("statement/s-10 status rk:planned"));
  CHECK(triples.has("statement/s-10 predicate rk:participatesIn"));
  CHECK(triples.has("statement/s-10 confidence 0.3333"));
}

TEST_CASE("a statement carries its year, its document and every run of its quote") {
  const auto triples = described(sample::report());
  for (const char* rest :
       {" a rk:Statement", " a rdf:Statement", " a prov:Entity", " subject entity/jp-meti",
        " object entity/jp-npa", " status rk:planned", " fiscalYear 2025", " startDate 2025-04-01",
        " endDate 2026-03-31", " wasQuotedFrom document/d-annual",
        "#evidence hasSource document/d-annual/page/12", "#evidence page 12",
        "#quote exact 警察庁と連携する@ja", "#run-1 start 10", "#run-1 end 13", "#run-2 start 40",
        "#run-2 order 2"}) {
    INFO(rest);
    CHECK(triples.has("statement/s-2" + std::string(rest)));
  }
  CHECK(triples.count("statement/s-3 fiscalYear") == 0);
  CHECK(triples.count(" a rk:Statement") == 15);
}

TEST_CASE("documents say what is known of their source, and pages that are quoted exist") {
  const auto triples = described(sample::report());
  for (const char* rest : {"title 年次報告@ja", "publisherName 内閣官房@ja",
                           "source https://www.example.go.jp/a%20b.pdf", "issuedMonth 2025-06",
                           "fiscalYear 2024", "numberOfPages 40", "fileName annual.txt"}) {
    INFO(rest);
    CHECK(triples.has("document/d-annual " + std::string(rest)));
  }
  CHECK(triples.has("document/d-sheet/page/3 isPartOf document/d-sheet"));
  CHECK(triples.count(" a rk:Page") == 2);
}

TEST_CASE("a date that no calendar has is none") {
  auto graph = sample::report();
  for (const auto& [date, count] :
       {std::pair("2024-02-29", 1), std::pair("2023-02-29", 0), std::pair("2024-13-45", 0),
        std::pair("2024-00", 0), std::pair("2024-12", 1), std::pair("0000", 0)}) {
    INFO(date);
    graph.documents[0].metadata.date = date;
    CHECK(described(graph).count("d-annual issued") == std::size_t(count));
  }
}

TEST_CASE("the collaboration view holds bodies and what they do together") {
  const auto triples = described(sample::report(), View::Collaboration);
  CHECK(triples.count("x-system-1") == 0);
  CHECK(triples.count("subOrganizationOf") == 0);
  CHECK(triples.has("entity/jp-meti linkedTo entity/jp-npa"));
  CHECK(triples.count(" a rk:Statement") == 7);
  // The forum that two of them share is there, with what ties them to it.
  CHECK(triples.count("x-programme-1") == 0);
  CHECK(triples.has("entity/x-body-1 participatesIn entity/x-forum-1"));
}

TEST_CASE("a nameless entity is labelled by its id") {
  const auto triples = described(sample::hostile());
  CHECK(triples.has(
      "entity/id%206%20省%2F庁%3F%23%25%3C%3E%22%26%F0%9F%97%BE prefLabel id 6 省/庁?#%<>\"&🗾@ja"));
}
