// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/extract/hand_page.hpp"

using namespace renkei;
using namespace renkei::test;

namespace {

/// "name type" of each entity that is a place or a governmental body.
std::vector<std::string> areas_of(std::u32string_view text) {
  std::vector<std::string> areas;
  for (const Entity& entity : facts_of(text).entities) {
    if (entity.type != EntityType::Place && entity.type != EntityType::GovernmentBody) continue;
    areas.push_back(entity.name + ' ' + std::string(name_of(entity.type)));
  }
  std::sort(areas.begin(), areas.end());
  return areas;
}

using Areas = std::vector<std::string>;

}  // namespace

TEST_CASE("a local government that acts or is worked with is a body") {
  CHECK(areas_of(U"富山県は、条例を定めた。") == Areas{"富山県 GovernmentBody"});
  CHECK(areas_of(U"環境を守るため、富山県と連携した。") == Areas{"富山県 GovernmentBody"});
}

TEST_CASE("a local government in which something lies or happens is a place") {
  CHECK(areas_of(U"研究所は富山県に所在する。") == Areas{"富山県 Place"});
  CHECK(areas_of(U"宮城県、福島県等で説明会を開いた。") == Areas{"宮城県 Place", "福島県 Place"});
  CHECK(areas_of(U"富山県沿岸の調査を行った。") == Areas{"富山県 Place"});
}

TEST_CASE("one mention as a body makes a page's local government a body") {
  CHECK(areas_of(U"富山県で説明会を開いた。富山県は、条例を定めた。") ==
        Areas{"富山県 GovernmentBody"});
}

TEST_CASE("what follows without a break lies in the place before it") {
  CHECK(areas_of(U"茨城県つくば市に設置された。") == Areas{"茨城県つくば市 Place"});
  CHECK(areas_of(U"東京都千代田区永田町に移した。") == Areas{"東京都千代田区 Place"});
}

TEST_CASE("a city in which a ministry acts does not act in its stead") {
  HandPage page;
  page.add(U"観光庁は、調査を行う。");
  page.add(U"横浜市において「港の国際会議」を開催する。");
  const PageFacts facts = facts_of(page);
  for (const Relation& one : facts.relations) {
    CHECK(facts.entities[one.subject].name != "横浜市");
  }
}

TEST_CASE("what these means stays when an address before it becomes one name") {
  const Lines lines = relations_of(
      U"茨城県つくば市で会を開いた。「海洋戦略」及び「沿岸戦略」がある。水産庁は、これらの戦略に基"
      U"づき、"
      U"訓練を行った。");
  CHECK(lines == Lines{"水産庁 basedOn 海洋戦略 done", "水産庁 basedOn 沿岸戦略 done"});
}
