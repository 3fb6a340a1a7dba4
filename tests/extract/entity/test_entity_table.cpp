// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "extract/entity/entity_table.hpp"
#include "tests/catch.hpp"

using namespace renkei;

TEST_CASE("an entity is found again by each of its names") {
  EntityTable table;
  const std::uint32_t forum = table.add(EntityType::Forum, Trie::none);
  table.name(U"離島通信協議会", forum);
  table.name(U"協議会", forum);
  CHECK(table.find(U"離島通信協議会") == forum);
  CHECK(table.find(U"協議会") == forum);
  CHECK(table.find(U"会") == Trie::none);
  CHECK(table[forum].type == EntityType::Forum);
}

TEST_CASE("the first owner of a name keeps it") {
  EntityTable table;
  const std::uint32_t first = table.add(EntityType::Forum, Trie::none);
  const std::uint32_t second = table.add(EntityType::Forum, Trie::none);
  table.name(U"協議会", first);
  table.name(U"協議会", second);
  CHECK(table.find(U"協議会") == first);
}

TEST_CASE("an entity of the catalogue is found by its entry") {
  EntityTable table;
  const std::uint32_t body = table.add(EntityType::GovernmentBody, 41);
  CHECK(table.find_entry(41) == body);
  CHECK(table.find_entry(40) == Trie::none);
  CHECK(table.find_entry(100000) == Trie::none);
}

TEST_CASE("a cleared table knows nothing of the page before") {
  EntityTable table;
  table.name(U"気象台", table.add(EntityType::GovernmentBody, 7));
  table.clear();
  CHECK(table.size() == 0);
  CHECK(table.find(U"気象台") == Trie::none);
  CHECK(table.find_entry(7) == Trie::none);
  CHECK(table.add(EntityType::Event, Trie::none) == 0);
}

TEST_CASE("a page with thousands of names keeps them apart") {
  EntityTable table;
  std::vector<std::u32string> names;
  for (char32_t i = 0; i < 3000; ++i) names.push_back({U'第', char32_t(0x4E00 + i), U'港'});
  for (const std::u32string& name : names) {
    table.name(name, table.add(EntityType::Place, Trie::none));
  }
  bool all = true;
  for (std::uint32_t i = 0; i < names.size(); ++i) all = all && table.find(names[i]) == i;
  CHECK(all);
}
