// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "extract/relation/clause.hpp"
#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;

/// A sentence with its mentions and clauses.
struct Scanned {
  HandPage page;
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  Clauses clauses;

  explicit Scanned(std::u32string_view sentence) : page(sentence) {
    const std::u32string& chars = page.read.chars;
    MentionFinder(built_in_lexicon()).find(page.read, entities, mentions);
    ClauseScanner(built_in_lexicon(), chars, mentions)
        .scan({0, std::uint32_t(chars.size())}, 0, clauses);
  }

  std::string text(Span span) const {
    return text::to_utf8(page.read.chars.substr(span.begin, span.size()));
  }
  /// The names of an argument's members.
  Lines members(std::size_t argument) const {
    Lines names;
    const Argument& a = clauses.arguments.at(argument);
    for (std::uint32_t i = 0; i < a.member_count; ++i) {
      names.push_back(text(mentions[clauses.members[a.first_member + i]].span));
    }
    return names;
  }
  Case kind(std::size_t argument) const { return clauses.arguments.at(argument).kind; }
  const Verb& verb(std::string_view stem) const {
    for (const Verb& verb : clauses.verbs) {
      if (text(verb.span) == stem) return verb;
    }
    throw std::runtime_error("no verb " + std::string(stem));
  }
  /// A: argument, v: verb, |: boundary, r: relative clause.
  std::string tokens() const {
    std::string out;
    for (const ClauseToken& token : clauses.tokens) out += "Av|r"[std::size_t(token.kind)];
    return out;
  }
};

Case case_after(const std::u32string& particle) {
  return Scanned(U"気象庁" + particle + U"、雪を測った。").kind(0);
}

}  // namespace

TEST_CASE("a particle gives an argument its role") {
  CHECK(case_after(U"は") == Case::Topic);
  CHECK(case_after(U"が") == Case::Subject);
  CHECK(case_after(U"において") == Case::Locus);
  CHECK(case_after(U"を") == Case::Object);
  CHECK(case_after(U"に対して") == Case::Goal);
  CHECK(case_after(U"と") == Case::With);
  CHECK(case_after(U"とともに") == Case::Together);
  CHECK(case_after(U"により") == Case::Means);
  CHECK(case_after(U"から") == Case::From);
  CHECK(case_after(U"について") == Case::About);
  CHECK(case_after(U"で") == Case::At);
  CHECK(case_after(U"ゆえ") == Case::None);
}

TEST_CASE("a particle that announces a verbal noun is marked") {
  const Scanned scanned(U"気象庁との連携を進めた。");
  CHECK(scanned.kind(0) == Case::With);
  CHECK(scanned.clauses.arguments[0].noun);
  CHECK(scanned.clauses.verbs.size() == 1);
}

TEST_CASE("the members of a list share the role of the last one") {
  for (const auto* list :
       {U"水産庁、林野庁及び気象庁は雪を測った。", U"水産庁、林野庁並びに気象庁は雪を測った。",
        U"水産庁・林野庁・気象庁は雪を測った。", U"水産庁や林野庁、又は気象庁等は雪を測った。",
        U"水産庁(局長)、「林野庁」と気象庁は雪を測った。"}) {
    const Scanned scanned(list);
    CAPTURE(text::to_utf8(list));
    REQUIRE(scanned.clauses.arguments.size() == 1);
    CHECK(scanned.members(0) == Lines{"水産庁", "林野庁", "気象庁"});
    CHECK(scanned.kind(0) == Case::Topic);
  }
}

TEST_CASE("two names of different kinds joined by と are two arguments") {
  const Scanned scanned(U"気象庁と「雪崩予測システム」を作った。");
  REQUIRE(scanned.clauses.arguments.size() == 2);
  CHECK(scanned.kind(0) == Case::With);
  CHECK(scanned.kind(1) == Case::Object);
}

TEST_CASE("a list goes on over a member that is no mention") {
  const Scanned scanned(U"気象庁、報道各局や消防庁に雪の深さを提供した。");
  REQUIRE(scanned.clauses.arguments.size() == 1);
  CHECK(scanned.members(0) == Lines{"気象庁", "消防庁"});
  CHECK(scanned.kind(0) == Case::Goal);
}

TEST_CASE("a comma before a clause ends the list") {
  const Scanned scanned(U"気象庁は、消防庁に雪の深さを提供した。");
  REQUIRE(scanned.clauses.arguments.size() == 2);
  CHECK(scanned.members(0) == Lines{"気象庁"});
  CHECK(scanned.members(1) == Lines{"消防庁"});
}

TEST_CASE("をはじめ and を含む go on with the list") {
  for (const auto* list :
       {U"気象庁をはじめとする関係省庁が雪を測った。", U"気象庁を含む関係省庁が雪を測った。"}) {
    const Scanned scanned(list);
    REQUIRE(scanned.clauses.arguments.size() == 1);
    CHECK(scanned.members(0) == Lines{"気象庁", "関係省庁"});
    CHECK(scanned.kind(0) == Case::Subject);
  }
}

TEST_CASE("those whom a class means in its bracket are members as well") {
  const Scanned scanned(U"関係省庁(林野庁・水産庁)が雪を測った。");
  REQUIRE(scanned.clauses.arguments.size() == 1);
  CHECK(scanned.members(0) == Lines{"関係省庁", "林野庁", "水産庁"});
  CHECK(scanned.kind(0) == Case::Subject);
}

TEST_CASE("the particle after what belongs to a name is its outer role") {
  const Scanned scanned(U"気象庁の担当者に雪の深さを伝えた。");
  CHECK(scanned.kind(0) == Case::Goal);
  const Scanned verbal(U"「雪崩予測システム」の運用を助けた。");
  CHECK(verbal.kind(0) == Case::Of);
  CHECK(verbal.clauses.arguments[0].outer == Case::Object);
}

TEST_CASE("a verb has voice, shape and aspect from its ending") {
  const auto form = [](const std::u32string& ending) {
    return Scanned(U"気象庁は雪崩情報を公表" + ending).verb("公表").form;
  };
  CHECK(form(U"した。").aspect == Aspect::Past);
  CHECK(form(U"している。").aspect == Aspect::Progress);
  CHECK(form(U"する予定である。").aspect == Aspect::Plan);
  CHECK(form(U"していく。").aspect == Aspect::Plan);
  CHECK(form(U"し、改めた。").shape == Shape::Continue);
  CHECK(form(U"された雪崩。").voice == Voice::Passive);
  CHECK(form(U"された雪崩。").shape == Shape::Attribute);
  CHECK(form(U"。").shape == Shape::Noun);
}

TEST_CASE("a verbal noun takes the ending of the light verb behind it") {
  const Scanned scanned(U"気象庁との連携を更に強化した。");
  const Verb& verb = scanned.verb("連携");
  CHECK(verb.form.aspect == Aspect::Past);
  CHECK(scanned.text({verb.span.begin, verb.end}) == "連携を更に強化した");
}

TEST_CASE("a verb of one character needs its ending") {
  CHECK_THROWS(Scanned(U"気象庁は銀行と話した。").verb("行"));
  CHECK(Scanned(U"気象庁は「雪崩観測支援事業」を行った。").verb("行").form.aspect == Aspect::Past);
}

TEST_CASE("a comma after a verb's form is a boundary, after a particle it is none") {
  CHECK(Scanned(U"気象庁は、雪を測り、山を見た。").tokens() == "A|");
  CHECK(Scanned(U"気象庁により、雪が測られた。").tokens() == "A");
  CHECK(Scanned(U"雪を測り、気象庁と協力し、山を見た。").tokens() == "|Av|");
}

TEST_CASE("a relative clause of an unknown verb is marked before its noun") {
  CHECK(Scanned(U"雪が積もる山を気象庁が見た。").tokens() == "rA");
  CHECK(Scanned(U"雪に関する調査を気象庁が見た。").tokens() == "A");
}

TEST_CASE("a sentence's last words say its time") {
  const auto aspect = [](std::u32string_view sentence) {
    return Scanned(sentence).clauses.final_aspect;
  };
  CHECK(aspect(U"気象庁は雪を測った。") == Aspect::Past);
  CHECK(aspect(U"気象庁は雪を測っている。") == Aspect::Progress);
  CHECK(aspect(U"気象庁は雪を測ることとしている。") == Aspect::Plan);
  CHECK(aspect(U"気象庁は雪を測る予定である。") == Aspect::Plan);
  CHECK(aspect(U"気象庁は雪を測る。") == Aspect::Plain);
}

TEST_CASE("a scan forgets the sentence before") {
  const HandPage page(U"気象庁は、水産庁と連携した。山は白い。");
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  MentionFinder(built_in_lexicon()).find(page.read, entities, mentions);
  ClauseScanner scanner(built_in_lexicon(), page.read.chars, mentions);
  Clauses clauses;
  scanner.scan({0, 14}, 0, clauses);
  CHECK(clauses.arguments.size() == 2);
  scanner.scan({14, std::uint32_t(page.read.chars.size())}, 2, clauses);
  CHECK(clauses.arguments.empty());
  CHECK(clauses.verbs.empty());
  CHECK(clauses.members.empty());
}
