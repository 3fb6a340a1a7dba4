// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/lexicon/frame.hpp"
#include "extract/lexicon/lexicon.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"
#include "tests/extract/table_pack.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

const std::string frame_columns =
    "verb\tsubject\tobject\tpredicate\tsubject_types\tobject_types\tstatus\tconfidence\texample\n";

/// The one frame of a pack that replaces the table.
FrameRow frame_of(const std::string& row) {
  auto rows = load_frames(pack_with("lexicon/frames.tsv", "# replace\n" + frame_columns + row));
  REQUIRE(rows.size() == 1);
  return rows.front();
}

}  // namespace

TEST_CASE("a frame has its verbs, its roles in order, its types and its place in the file") {
  const FrameRow row = frame_of("測量|観 測\tsubject,topic\tnext\tuses\tbody\tSystem\t\t0.25\tx\n");
  CHECK(row.verbs == std::vector<std::u32string>{U"測量", U"観測"});
  CHECK(row.frame.subject == std::vector<Role>{Role::Subject, Role::Topic});
  CHECK(row.frame.object == std::vector<Role>{Role::Next});
  CHECK(row.frame.predicate == Predicate::Uses);
  CHECK(row.frame.confidence == Approx(0.25));
  CHECK(row.frame.time == FrameTime::Verb);
  CHECK(row.frame.line == 3);
  CHECK(row.frame.file.ends_with("frames.tsv"));
}

TEST_CASE("words for sets of types stand for the types they name") {
  const auto types = [](const std::string& cell) {
    return frame_of("測量\tbase\tobject\tuses\t" + cell + "\tSystem\tstanding\t1\tx\n")
        .frame.subject_types;
  };
  CHECK(types("System") == bit(EntityType::System));
  CHECK(types("Place,Group") == (bit(EntityType::Place) | bit(EntityType::Group)));
  CHECK(types("body") ==
        (bit(EntityType::GovernmentBody) | bit(EntityType::Organization) | bit(EntityType::Forum)));
  CHECK(types("agent") == (types("body") | types("Place,Group")));
  CHECK((types("core") | types("Place,Group")) == types("any"));
  CHECK((types("core") & types("Place,Group")) == 0);
}

TEST_CASE("a frame may say that its relation has no time") {
  CHECK(frame_of("庶務\tbase\tof\toperates\tbody\tForum\tstanding\t0.5\tx\n").frame.time ==
        FrameTime::Standing);
}

TEST_CASE("a verb of several rows has its frames in the order of the table") {
  const Lexicon lexicon(
      pack_with("lexicon/frames.tsv",
                frame_columns + "測量\tbase\tobject\tuses\tbody\tSystem\t\t0.5\tx\n"
                                "測量\tbase\tobject\tpublishes\tbody\tDocument\t\t0.5\tx\n"),
      built_in_catalogue());
  const std::uint32_t verb = lexicon.verbs.find(U"測量");
  REQUIRE(verb != Trie::none);
  const auto& frames = lexicon.verb_frames[verb];
  REQUIRE(frames.size() == 2);
  CHECK(lexicon.frames[frames[0]].predicate == Predicate::Uses);
  CHECK(lexicon.frames[frames[1]].predicate == Predicate::Publishes);
}

TEST_CASE("verbs of decisions in brackets are kept apart from the verbs of sentences") {
  const Lexicon lexicon(
      pack_with("lexicon/frames.tsv",
                "# replace\n" + frame_columns +
                    "裁定\t=bracket\t=bracket\tpublishes\tbody\tDocument\t\t0.5\tx\n"),
      built_in_catalogue());
  CHECK(lexicon.verbs.find(U"裁定") == Trie::none);
  CHECK(lexicon.bracket_verbs.longest_before(U"観光庁裁定", 0, 5).length == 2);
  CHECK(lexicon.together_frames == Trie::none);
}

TEST_CASE("a pair of neighbours has the parts that its right name may begin or end with") {
  const auto pairs = load_pairs(pack_with(
      "lexicon/pairs.tsv",
      "# replace\n"
      "example\tjoin\tleft_types\tright_types\tright\tpredicate\tdirection\tquoted\tconfidence\n"
      "A会のB班\tの\tForum\tbody\t班|小 組\tpartOf\tleft\tyes\t0.5\n"
      "A会(B)\t()\tForum\tany\t\tparticipatesIn\tright\tno\t0.5\n"));
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].join == PairRule::Join::Text);
  CHECK(pairs[0].right == std::vector<std::u32string>{U"班", U"小組"});
  CHECK_FALSE(pairs[0].right_is_subject);
  CHECK(pairs[0].quoted);
  CHECK(pairs[1].join == PairRule::Join::BracketList);
  CHECK(pairs[1].right.empty());
}

TEST_CASE("particles and endings are read with what they say") {
  const auto cases = load_cases(
      pack_with("lexicon/cases.tsv", "# replace\ntext\tcase\tform\nのもとへの\tgoal\tnoun\n"));
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].first == U"のもとへの");
  CHECK(cases[0].second.kind == Case::Goal);
  CHECK(cases[0].second.noun);
  const auto forms = load_forms(
      pack_with("lexicon/forms.tsv",
                "# replace\ntext\tvoice\tshape\taspect\nせられた\tpassive\tattribute\tpast\n"));
  REQUIRE(forms.size() == 1);
  CHECK(forms[0].second.voice == Voice::Passive);
  CHECK(forms[0].second.shape == Shape::Attribute);
  CHECK(forms[0].second.aspect == Aspect::Past);
}

TEST_CASE("a pack's frame for a new verb is read on a page") {
  const DataPack pack =
      pack_with("lexicon/frames.tsv",
                frame_columns + "寄港\tbase\tgoal\tparticipatesIn\tbody\tForum\t\t0.5\tx\n");
  const Lexicon lexicon(pack, built_in_catalogue());
  const HandPage page(U"水産庁は、離島通信対策協議会に寄港した。");
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  std::vector<FoundRelation> relations;
  MentionFinder(lexicon).find(page.read, entities, mentions);
  RelationFinder(lexicon).find(page.read, entities, mentions, relations);
  REQUIRE(relations.size() == 1);
  CHECK(relations[0].predicate == Predicate::ParticipatesIn);
  CHECK(lexicon.frames[relations[0].row].line == 2);
}
