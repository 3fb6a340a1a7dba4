// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <string>

#include "export/vocabulary.hpp"
#include "graph/table.hpp"
#include "tests/catch.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;
using Catch::Matchers::Contains;

namespace {

/// The built-in vocabulary with one file of the user's on top.
Vocabulary with(const std::string& name, const std::string& text) {
  const ScratchFolder folder;
  const auto path = folder.path() / "vocabulary" / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
  auto pack = DataPack::built_in();
  pack.add_folder(folder.path());
  return Vocabulary::load(pack);
}

const std::string mapping_head = "predicate\tsubject\tobject\tdirection\tterm\n";
const std::string classes_head = "type\tlabel_ja\tlabel_en\tcolor\tclasses\tlegal_person\n";
const std::string readings_head = "id\tkana\tsource\n";

}  // namespace

TEST_CASE("the built-in vocabulary covers the data model") {
  const auto vocabulary = Vocabulary::load(DataPack::built_in());
  CHECK(vocabulary.of(EntityType::Forum).classes.front() == "rk:Forum");
  CHECK(vocabulary.of(Predicate::CooperatesWith).label.ja == "連携");
  CHECK(vocabulary.of(Predicate::CooperatesWith).collaboration);
  CHECK_FALSE(vocabulary.of(Predicate::PartOf).collaboration);
  CHECK(vocabulary.mapped(Predicate::WorksThrough).empty());
}

TEST_CASE("terms expand to IRIs, anything else stays") {
  const auto& vocabulary = Vocabulary::load(DataPack::built_in());
  const Context& context = vocabulary.context();
  CHECK(context.expand("linkedTo") == "http://www.w3.org/ns/org#linkedTo");
  CHECK(context.expand("skos:Concept") == "http://www.w3.org/2004/02/skos/core#Concept");
  CHECK(context.expand("https://a.example/x") == "https://a.example/x");
  CHECK(context.expand("unknown") == "unknown");
  REQUIRE(context.find("confidence") != nullptr);
  CHECK(context.find("confidence")->kind == Term::Kind::Typed);
  CHECK(context.find("confidence")->datatype == "http://www.w3.org/2001/XMLSchema#decimal");
  CHECK(context.find("exact")->kind == Term::Kind::Text);
}

TEST_CASE("a pack adds mappings and terms, and replaces labels and colours") {
  const auto mapped = with("mapping.tsv", mapping_head + "uses\t*\tSystem\tforward\tisBasedOn\n");
  REQUIRE(mapped.mapped(Predicate::Uses).size() == 1);
  CHECK(mapped.mapped(Predicate::Uses)[0].fits(EntityType::Group, EntityType::System));
  CHECK_FALSE(mapped.mapped(Predicate::Uses)[0].fits(EntityType::Group, EntityType::Place));
  const auto drawn = with("classes.tsv", classes_head + "Forum\t会\tcouncil\t#000000\t\t\n");
  CHECK(drawn.of(EntityType::Forum).label.en == "council");
  CHECK(drawn.of(EntityType::Event).label.en == "event");
  const auto read = with("readings.tsv", readings_head + "boj\tニホンギンコウ\tt\nzz\tゼット\tt\n");
  CHECK(read.reading("boj") == "ニホンギンコウ");
  CHECK(read.reading("zz") == "ゼット");
  CHECK(read.reading("jp-meti") == "ケイザイサンギョウショウ");
  CHECK(read.reading("x-unknown").empty());
  CHECK(read.reading("").empty());
  const auto more = with("context.jsonld", R"({"@context": {"ex": "https://e.example/",
                                               "uses": {"@id": "ex:uses", "@type": "@id"}}})");
  CHECK(more.context().expand("uses") == "https://e.example/uses");
  CHECK(more.context().expand("title") == "http://purl.org/dc/terms/title");
}

TEST_CASE("a broken row is refused by file, line and column") {
  CHECK_THROWS_WITH(with("mapping.tsv", mapping_head + "eats\t*\t*\tforward\tisPartOf\n"),
                    Contains("mapping.tsv:2:1"));
  CHECK_THROWS_WITH(with("mapping.tsv", mapping_head + "uses\tThing\t*\tforward\tisPartOf\n"),
                    Contains("mapping.tsv:2:2") && Contains("Thing"));
  CHECK_THROWS_WITH(with("mapping.tsv", mapping_head + "uses\t*\t*\tdown\tisPartOf\n"),
                    Contains(":2:4"));
  CHECK_THROWS_WITH(with("mapping.tsv", mapping_head + "uses\t*\t*\tforward\tconfidence\n"),
                    Contains(":2:5"));
  CHECK_THROWS_WITH(with("classes.tsv", classes_head + "Forum\t会\tf\tred\t\t\n"),
                    Contains(":2:4"));
  CHECK_THROWS_WITH(with("classes.tsv", classes_head + "Forum\t会\tf\t#000000\tx:Y\t\n"),
                    Contains(":2:5") && Contains("x:Y"));
  CHECK_THROWS_WITH(with("readings.tsv", readings_head + "boj\tにっぽん\tt\n"),
                    Contains("readings.tsv:2:2") && Contains("katakana"));
  CHECK_THROWS_WITH(with("readings.tsv", readings_head + "\tニッポン\tt\n"), Contains(":2:1"));
  CHECK_THROWS_WITH(with("predicates.tsv",
                         "# replace\npredicate\tlabel_ja\tlabel_en\tcollaboration\n"
                         "uses\t用\tuses\tno\n"),
                    Contains("cooperatesWith"));
}

TEST_CASE("a context beyond the profile that all readers share is refused") {
  for (const char* context :
       {"{", "[]", "{}", R"({"@context": {"a": 1}})", R"({"@context": {"a": {"@type": "@id"}}})",
        R"({"@context": {"a": {"@id": "rk:a", "@container": "@index"}}})",
        R"({"@context": {"a": {"@id": "rk:a", "@context": {}}}})"}) {
    INFO(context);
    CHECK_THROWS_AS(with("context.jsonld", context), DataError);
  }
  CHECK_THROWS_AS(with("context.jsonld", R"({"@context": {"@version": 1.1}})"), DataError);
}
