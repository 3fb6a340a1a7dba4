// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/facts_builder.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

/// A page with what was found on it, to be put into facts.
struct Found {
  HandPage page{U"海洋局と気象局は、海洋局の船で海を見た。"};
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  std::vector<FoundRelation> relations;

  std::uint32_t entity(EntityType type) { return entities.add(type, Trie::none); }
  void mention(std::uint32_t entity, std::uint32_t begin, std::uint32_t end, bool anaphor = false) {
    mentions.push_back({{begin, end}, entity, entities[entity].type, false, anaphor});
  }
  FoundRelation& relate(std::uint32_t s, Predicate predicate, std::uint32_t o, Status status,
                        double confidence) {
    FoundRelation relation;
    relation.subject = s;
    relation.predicate = predicate;
    relation.object = o;
    relation.status = status;
    relation.confidence = confidence;
    relation.evidence = {0, 7};
    relations.push_back(relation);
    return relations.back();
  }
  PageFacts facts() const {
    return build_facts(page.page, page.read, entities, mentions, relations, built_in_catalogue());
  }
};

/// Two bodies, 海洋局 with two mentions and 気象局 with one.
Found two_bodies() {
  Found found;
  const std::uint32_t sea = found.entity(EntityType::GovernmentBody);
  const std::uint32_t weather = found.entity(EntityType::GovernmentBody);
  found.mention(sea, 0, 3);
  found.mention(weather, 4, 7);
  found.mention(sea, 9, 12);
  return found;
}

}  // namespace

TEST_CASE("entities are numbered by first mention, not by discovery") {
  Found found;
  const std::uint32_t late = found.entity(EntityType::Place);
  const std::uint32_t early = found.entity(EntityType::GovernmentBody);
  found.mention(early, 0, 3);
  found.mention(late, 15, 16);
  const PageFacts facts = found.facts();
  REQUIRE(facts.entities.size() == 2);
  CHECK(facts.entities[0].name == "海洋局");
  CHECK(facts.entities[1].type == EntityType::Place);
}

TEST_CASE("an entity without a mention is left out with its relations") {
  Found found = two_bodies();
  const std::uint32_t unseen = found.entity(EntityType::Forum);
  found.relate(0, Predicate::ParticipatesIn, unseen, Status::Done, 0.9);
  CHECK(found.facts().entities.size() == 2);
  CHECK(found.facts().relations.empty());
}

TEST_CASE("the longest mention that does not refer back is the name") {
  Found found;
  const std::uint32_t body = found.entity(EntityType::GovernmentBody);
  found.mention(body, 1, 3);
  found.mention(body, 9, 12);
  found.mention(body, 9, 15, true);
  const PageFacts facts = found.facts();
  CHECK(facts.entities[0].name == "海洋局");
  CHECK(facts.entities[0].names == Lines{"洋局", "海洋局", "海洋局の船で"});
}

TEST_CASE("a name is listed once however often it stands on the page") {
  Found found = two_bodies();
  found.entities[0].names.push_back({9, 12});
  found.entities[0].names.push_back({9, 14});
  const PageFacts facts = found.facts();
  CHECK(facts.entities[0].mentions.size() == 2);
  CHECK(facts.entities[0].names == Lines{"海洋局", "海洋局の船"});
}

TEST_CASE("a vague entity stays when it takes part in a relation") {
  Found found = two_bodies();
  found.entities[1].vague = true;
  CHECK(found.facts().entities.size() == 1);
  found.relate(0, Predicate::ProvidesTo, 1, Status::Done, 0.9);
  CHECK(found.facts().entities.size() == 2);
  CHECK(found.facts().relations.size() == 1);
}

TEST_CASE("cooperation is one edge whichever side it is told from") {
  Found found = two_bodies();
  found.relate(0, Predicate::CooperatesWith, 1, Status::Done, 0.5);
  found.relate(1, Predicate::CooperatesWith, 0, Status::Planned, 0.5);
  const PageFacts facts = found.facts();
  REQUIRE(facts.relations.size() == 1);
  CHECK(facts.relations[0].subject == 0);
  CHECK(facts.relations[0].statements.size() == 2);
}

TEST_CASE("other relations keep their direction") {
  Found found = two_bodies();
  found.relate(0, Predicate::ProvidesTo, 1, Status::Done, 0.5);
  found.relate(1, Predicate::ProvidesTo, 0, Status::Done, 0.5);
  CHECK(found.facts().relations.size() == 2);
}

TEST_CASE("of statements with one status and year the surest stays") {
  Found found = two_bodies();
  found.relate(0, Predicate::ProvidesTo, 1, Status::Done, 0.5);
  found.relate(0, Predicate::ProvidesTo, 1, Status::Done, 0.9).evidence = {9, 12};
  found.relate(0, Predicate::ProvidesTo, 1, Status::Done, 0.7);
  const PageFacts facts = found.facts();
  REQUIRE(facts.relations.at(0).statements.size() == 1);
  CHECK(facts.relations[0].statements[0].confidence == Approx(0.9));
  CHECK(facts.relations[0].statements[0].evidence.text == "海洋局");
}

TEST_CASE("another year or status is another statement") {
  Found found = two_bodies();
  found.relate(0, Predicate::ProvidesTo, 1, Status::Done, 0.5).fiscal_year = 2023;
  found.relate(0, Predicate::ProvidesTo, 1, Status::Planned, 0.5).fiscal_year = 2024;
  found.relate(0, Predicate::ProvidesTo, 1, Status::Planned, 0.5);
  const auto statements = found.facts().relations.at(0).statements;
  REQUIRE(statements.size() == 3);
  CHECK(statements[0].fiscal_year == 2023);
  CHECK_FALSE(statements[2].fiscal_year);
}

TEST_CASE("relations stand in the order of their first evidence") {
  Found found = two_bodies();
  found.relate(0, Predicate::Uses, 1, Status::Done, 0.5).evidence = {9, 12};
  found.relate(1, Predicate::ProvidesTo, 0, Status::Done, 0.5).evidence = {4, 7};
  const PageFacts facts = found.facts();
  REQUIRE(facts.relations.size() == 2);
  CHECK(facts.relations[0].predicate == Predicate::ProvidesTo);
}

TEST_CASE("page, number and metadata are passed on") {
  Found found = two_bodies();
  found.page.page.id = "report#3";
  found.page.page.number = 3;
  found.page.read.metadata.title = "海の白書";
  found.page.read.layout_confidence = 0.5;
  const PageFacts facts = found.facts();
  CHECK(facts.page == "report#3");
  CHECK(facts.number == 3);
  CHECK(facts.metadata.title == "海の白書");
  CHECK(facts.layout_confidence == Approx(0.5));
}

TEST_CASE("the catalogue's id goes with a known body") {
  CHECK(facts_of(U"気象庁が海を見た。").entities.at(0).catalogue_id == "jp-jma");
  CHECK(facts_of(U"離島通信対策協議会が海を見た。").entities.at(0).catalogue_id.empty());
}
