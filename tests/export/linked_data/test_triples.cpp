// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "export/linked_data/triple_sinks.hpp"
#include "export/linked_data/triples.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"

using namespace renkei;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_literal(out, text);
  return out;
}

std::set<std::string> lines(const std::string& text) {
  std::set<std::string> found;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) CHECK(found.insert(line).second);
  return found;
}

}  // namespace

TEST_CASE("a literal is escaped so that every reader undoes it once") {
  CHECK(escaped("経済産業省 🗾") == "経済産業省 🗾");
  CHECK(escaped("\"a\"") == "\\\"a\\\"");
  CHECK(escaped("a\\u0041") == "a\\u005Cu0041");
  CHECK(escaped("a\r\nb\tc\x01") == "a\\r\\nb\\u0009c\\u0001");
  CHECK(escaped("\xff") == "\xEF\xBF\xBD");
}

TEST_CASE("the parts of a description are the whole, each triple once") {
  const auto graph = sample::report();
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  const Iris iris(default_base);
  std::string whole, parts;
  LineSink all(vocabulary.context(), iris, [&](std::string_view bytes) { whole += bytes; });
  describe(graph, View::Full, vocabulary, iris, all);
  const DescriptionParts description(graph, View::Full, vocabulary, iris);
  LineSink part(vocabulary.context(), iris, [&](std::string_view bytes) { parts += bytes; });
  description.entities(part);
  const auto of_entities = part.triples();
  for (std::size_t i = 0; i < graph.documents.size(); ++i) description.document(i, part);
  CHECK(lines(whole) == lines(parts));
  CHECK(all.triples() == part.triples());
  CHECK(all.triples() == lines(whole).size());
  CHECK(of_entities > 0);
  CHECK(of_entities < all.triples());
}

TEST_CASE("a term that the context lacks is an error, not a lost triple") {
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  TripleTerms terms(vocabulary.context(), IriForm::Prefixed, "https://renkei.example/");
  CHECK(terms.of("prefLabel").predicate == "skos:prefLabel");
  CHECK(terms.of("confidence").suffix == "^^xsd:decimal");
  CHECK_THROWS_AS(terms.of("nothing"), std::runtime_error);
  std::string out;
  terms.append_iri(out, "https://renkei.example/entity/jp-meti");
  out += ' ';
  terms.append_iri(out, "rk:done");
  out += ' ';
  terms.append_iri(out, "http://www.wikidata.org/entity/Q1");
  CHECK(out == "<entity/jp-meti> rk:done <http://www.wikidata.org/entity/Q1>");
}

TEST_CASE("others' pages below the base are shortened only where that means the same") {
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  TripleTerms terms(vocabulary.context(), IriForm::Prefixed, "https://wiki.example.go.jp/");
  const auto spelled = [&](std::string_view rest) {
    std::string out;
    terms.append_iri(out, "https://wiki.example.go.jp/" + std::string(rest));
    return out;
  };
  CHECK(spelled("entity/ipa") == "<entity/ipa>");
  CHECK(spelled("a/File:b") == "<a/File:b>");
  for (const char* rest : {"", "File:report.pdf", "/double", "?query", "a/../b", "../c", ".hidden"}) {
    CHECK(spelled(rest) == "<https://wiki.example.go.jp/" + std::string(rest) + ">");
  }
}
