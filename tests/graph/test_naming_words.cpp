// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/naming_words.hpp"
#include "graph/table.hpp"
#include "graph/text.hpp"
#include "tests/catch.hpp"

using namespace renkei;

namespace {

std::u32string key(std::string_view name) { return text::from_utf8(text::name_key(name)); }

}  // namespace

TEST_CASE("words that point back are told from names that only begin like them") {
  const NamingWords words = NamingWords::load(DataPack::built_in());
  CHECK(words.points_back(key("当該ガイドライン")));
  CHECK(words.points_back(key("本協議会")));
  CHECK(words.points_back(key("省")));
  CHECK_FALSE(words.points_back(key("本田技研工業株式会社")));
  CHECK(words.points_back_alone(key("同省")));
  CHECK(words.points_back_alone(key("当該ガイドライン")));
  CHECK_FALSE(words.points_back_alone(key("同志社大学")));
  CHECK(words.points_back_alone(key("同法施行規則")));
  CHECK(words.points_back_alone(key("本件条約")));
}

TEST_CASE("a legal form is known at the end of a key") {
  const NamingWords words = NamingWords::load(DataPack::built_in());
  CHECK(words.ends_in_legal_form(text::name_key("公益財団法人")));
  CHECK(words.ends_in_legal_form(text::name_key("認定ＮＰＯ法人")));
  CHECK_FALSE(words.ends_in_legal_form(text::name_key("国内")));
  CHECK_FALSE(NamingWords().ends_in_legal_form("株式会社"));
}

TEST_CASE("a name that says only a class is told from one that names a thing") {
  const NamingWords words = NamingWords::load(DataPack::built_in());
  CHECK(words.is_class_name(text::name_key("利益相反委員会")));
  CHECK(words.is_class_name(text::name_key("ＷＧ")));
  CHECK_FALSE(words.is_class_name(text::name_key("北方大学利益相反委員会")));
  CHECK_FALSE(NamingWords().is_class_name(text::name_key("利益相反委員会")));
}

TEST_CASE("a broken row of pointers says where") {
  NamingWords words;
  const DataFile file{"lexicon/pointers.tsv", "p.tsv", "begins\tsecond\tonly\n本\tacht\t3\n"};
  CHECK_THROWS_WITH(words.add(file),
                    "p.tsv:2:2: found 'acht', expected a number of characters, 0 = any");
}
