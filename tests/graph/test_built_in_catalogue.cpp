// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
// The rows of data/catalogue themselves, and how well the resolver joins their names.
#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>

#include "graph/resolve.hpp"
#include "graph/table.hpp"
#include "graph/text.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_facts.hpp"

using namespace renkei;
using enum EntityType;

namespace {

/// What the tables are for. A new table is added here with its types.
const std::map<std::string, std::set<EntityType>> types_of_table = {
    {"associations", {Organization, Forum}},
    {"councils", {GovernmentBody, Forum}},
    {"countries", {Place}},
    {"documents", {Document}},
    {"events", {Event}},
    {"foreign_bodies", {GovernmentBody}},
    {"forums", {Forum}},
    {"government_bodies", {GovernmentBody}},
    {"government_units", {GovernmentBody}},
    {"groups", {Group}},
    {"international", {Organization}},
    {"international_forums", {Forum}},
    {"laws", {Document}},
    {"local_governments", {GovernmentBody}},
    {"organizations", {Organization}},
    {"places", {Place}},
    {"political_bodies", {GovernmentBody, Organization}},
    {"plans", {Document}},
    {"programmes", {Programme}},
    {"public_corporations", {Organization}},
    {"reports", {Document}},
    {"standards", {Document}},
    {"systems", {System}},
    {"treaties", {Document}},
    {"universities", {Organization}},
};

const Catalogue& built_in() {
  static const Catalogue catalogue = Catalogue::load(DataPack::built_in());
  return catalogue;
}

std::vector<std::string> names_of(const CatalogueEntry& entry) {
  std::vector<std::string> names = {entry.name_ja};
  if (!entry.name_en.empty()) names.push_back(entry.name_en);
  names.insert(names.end(), entry.aliases.begin(), entry.aliases.end());
  return names;
}

/// The keys of names that ambiguous.tsv lists.
std::set<std::string> ambiguous_keys() {
  std::set<std::string> keys;
  for (const AmbiguousName& name : built_in().ambiguous()) keys.insert(text::name_key(name.alias));
  return keys;
}

/// A mark that a composed letter should carry itself, or a compatibility ideograph.
bool is_decomposed(char32_t c) {
  return (c >= 0x300 && c < 0x370) || c == 0x3099 || c == 0x309A || (c >= 0xF900 && c < 0xFB00);
}

/// A graph of one document a name; to each name the vertices that carry it.
class JoinedNames {
 public:
  void add(EntityType type, const std::vector<std::string>& names) {
    test::PageBuilder page(1);
    page.entity(type, names);
    resolver_.begin_document({"d-" + std::to_string(count_++), "one.txt", {}, 1});
    resolver_.add_page(page.facts());
  }

  void join() {
    const KnowledgeGraph graph = resolver_.resolve();
    for (const auto vertex : boost::make_iterator_range(vertices(graph.graph))) {
      for (const std::string& name : graph.graph[vertex].names) {
        vertices_[name].insert(graph.graph[vertex].id);
      }
    }
  }

  const std::set<std::string>& vertices_with(const std::string& name) { return vertices_[name]; }

 private:
  Resolver resolver_{built_in()};
  std::map<std::string, std::set<std::string>> vertices_;
  std::uint32_t count_ = 0;
};

}  // namespace

TEST_CASE("a table of the built-in catalogue holds the types it is for") {
  const DataPack& pack = DataPack::built_in();
  for (const std::string& name : pack.names("catalogue/")) {
    const std::string stem = name.substr(10, name.size() - 14);
    if (stem == "ambiguous") continue;
    INFO(name);
    const auto types = types_of_table.find(stem);
    REQUIRE(types != types_of_table.end());
    const DataFile* file = pack.layers(name).front();
    const Table table = read_table(file->origin, file->text);
    const std::size_t type = table.column("type");
    const std::size_t source = table.column("source");
    for (const TableRow& row : table.rows) {
      INFO(row.cells.front());
      const auto known = entity_type_from(row.cells[type]);
      CHECK((known && types->second.contains(*known)));
      CHECK_FALSE(row.cells[source].empty());
    }
  }
}

TEST_CASE("names of the built-in catalogue are composed and without blanks at their ends") {
  for (const CatalogueEntry& entry : built_in().entries()) {
    INFO(entry.id);
    std::set<std::string> own;
    for (const std::string& name : names_of(entry)) {
      INFO(name);
      const std::u32string chars = text::from_utf8(name);
      CHECK(std::none_of(chars.begin(), chars.end(), is_decomposed));
      CHECK_FALSE((text::is_space(chars.front()) || text::is_space(chars.back())));
      CHECK(name.find("  ") == std::string::npos);
      CHECK((name == entry.name_en || own.insert(name).second));
    }
  }
}

TEST_CASE("a name that two rows of the built-in catalogue share stands among the ambiguous ones") {
  const std::set<std::string> ambiguous = ambiguous_keys();
  std::map<std::string, std::set<std::string>> owners;
  for (const CatalogueEntry& entry : built_in().entries()) {
    for (const std::string& name : names_of(entry)) owners[text::name_key(name)].insert(entry.id);
  }
  for (const auto& [key, ids] : owners) {
    INFO(key << ": " << *ids.begin() << ", " << *ids.rbegin());
    CHECK((ids.size() == 1 || ambiguous.contains(key)));
  }
}

TEST_CASE("each name of a row leads to its row and to no other") {
  const std::set<std::string> ambiguous = ambiguous_keys();
  JoinedNames graph;
  for (const CatalogueEntry& entry : built_in().entries()) {
    for (const std::string& name : names_of(entry)) {
      if (!ambiguous.contains(text::name_key(name))) graph.add(entry.type, {name});
    }
  }
  graph.join();
  std::size_t pairs = 0;
  std::size_t joined = 0;
  std::size_t wrong = 0;
  for (const CatalogueEntry& entry : built_in().entries()) {
    for (const std::string& name : names_of(entry)) {
      if (name == entry.name_ja || ambiguous.contains(text::name_key(name))) continue;
      ++pairs;
      const auto& found = graph.vertices_with(name);
      joined += found.contains(entry.id);
      wrong += found.size() - std::size_t(found.contains(entry.id));
      if (!found.contains(entry.id)) UNSCOPED_INFO(name << " is apart from " << entry.id);
    }
  }
  WARN("alias pairs joined: " << joined << " of " << pairs << ", false joins: " << wrong);
  CHECK(double(joined) >= 0.97 * double(pairs));
  CHECK(double(wrong) <= 0.01 * double(pairs));
}

TEST_CASE("a homonym joins no two rows") {
  const std::set<std::string> ambiguous = ambiguous_keys();
  std::set<const CatalogueEntry*> candidates;
  JoinedNames graph;
  for (const AmbiguousName& homonym : built_in().ambiguous()) {
    // Each candidate with the short form beside it, and the short form alone.
    for (const std::string& id : homonym.ids) {
      const CatalogueEntry* entry = built_in().find(id);
      REQUIRE(entry != nullptr);
      graph.add(entry->type, {entry->name_ja, homonym.alias});
      graph.add(entry->type, {homonym.alias});
      candidates.insert(entry);
    }
  }
  graph.join();
  std::size_t wrong = 0;
  for (const CatalogueEntry* entry : candidates) {
    if (ambiguous.contains(text::name_key(entry->name_ja))) continue;  // 日本, 指定法人
    INFO(entry->name_ja);
    const auto& found = graph.vertices_with(entry->name_ja);
    CHECK(found == std::set<std::string>{entry->id});
    wrong += found.size() - std::size_t(found.contains(entry->id));
  }
  WARN("homonyms: " << built_in().ambiguous().size() << " of " << candidates.size()
                    << " rows, false joins: " << wrong);
}
