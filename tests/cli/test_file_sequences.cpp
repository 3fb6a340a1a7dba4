// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "export/format.hpp"
#include "graph/digest.hpp"
#include "graph/resolve.hpp"
#include "tests/catch.hpp"
#include "tests/graph/sample_facts.hpp"
#include "tests/scratch_folder.hpp"

// A file after any sequence of operations is the file of a fresh build of the same documents.

using namespace renkei;
using enum EntityType;
namespace fs = std::filesystem;

namespace {

constexpr unsigned path_count = 6;
constexpr unsigned content_count = 10;

/// How many sequences: RENKEI_SEQUENCES, else as many as a quick run can take.
unsigned sequence_count() {
  const char* wanted = std::getenv("RENKEI_SEQUENCES");
  return wanted == nullptr ? 100 : unsigned(std::atoi(wanted));
}

/// Facts of one content: names that several contents share, some of them local or ambiguous.
std::vector<PageFacts> pages_of(unsigned content, const std::string& stem) {
  std::mt19937 random(content);
  const std::vector<std::vector<std::string>> names{{"経済産業省"},
                                                    {"地域安全連絡会", "連絡会"},
                                                    {"北方研究所", "研究所"},
                                                    {"JVN"},
                                                    {"IPA", "情報処理推進機構"},
                                                    {"連絡会"},
                                                    {"演習事業", "本事業"}};
  const std::vector<EntityType> types{GovernmentBody, Forum, Organization, System,
                                      Organization,   Forum, Programme};
  std::vector<PageFacts> pages;
  for (unsigned number = 1; number <= 1 + content % 2; ++number) {
    test::PageBuilder page(number, content % 2 == 0 ? stem : stem + "#" + std::to_string(number));
    std::vector<std::uint32_t> entities;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (random() % 3 == 0) continue;
      entities.push_back(i == 5 ? page.local_entity(types[i], names[i])
                                : page.entity(types[i], names[i], i == 4 ? "ipa" : ""));
    }
    for (int i = 0; i < 4 && entities.size() > 1; ++i) {
      const auto from = entities[random() % entities.size()];
      const auto to = entities[random() % entities.size()];
      if (from == to) continue;
      page.relation(from, Predicate(random() % predicate_count), to,
                    "文" + std::to_string(random() % 3), 0.5 + double(random() % 5) / 10.0,
                    Status(random() % status_count), 2023 + int(random() % 3));
    }
    pages.push_back(page.facts());
  }
  return pages;
}

std::string hash_of_content(unsigned content) {
  return sha256_hex("content " + std::to_string(content));
}

std::string path_name(unsigned path) { return "in/p" + std::to_string(path) + ".txt"; }

/// What the file should hold: the content of each path.
using Model = std::map<unsigned, unsigned>;

void build(Store& store, unsigned path, unsigned content) {
  const DocumentOrigin origin{path_name(path), hash_of_content(content), "v1"};
  if (store.keep_unchanged(origin)) return;
  DocumentWriter writer = store.replace_document(origin);
  for (const PageFacts& page : pages_of(content, "p" + std::to_string(path))) {
    writer.add_page(page, "本文");
  }
  writer.commit();
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string exports_of(const Store& store, const Catalogue& catalogue, const fs::path& folder) {
  const KnowledgeGraph graph = resolve(store, catalogue);
  std::string all;
  for (const std::string name : {"graphml", "jsonld"}) {
    const fs::path file = folder / ("out." + name);
    const auto writer = find_format(name)->open_graph(file.string(), {});
    writer->write(graph);
    writer->close();
    all += bytes_of(file);
  }
  return all;
}

/// One sequence in a folder of its own.
class Sequence {
 public:
  Sequence(unsigned seed, const fs::path& folder)
      : random_(seed), folder_(folder), store_(open("a.renkei")) {}

  void run() {
    const unsigned steps = 3 + below(8);
    for (unsigned i = 0; i < steps; ++i) step();
  }

  std::string exports(const Catalogue& catalogue) const {
    return exports_of(store_, catalogue, folder_);
  }

  /// Those of a file that is built anew, in another order.
  std::string fresh_exports(const Catalogue& catalogue) {
    Store fresh = open("fresh.renkei");
    std::vector<std::pair<unsigned, unsigned>> documents(model_.begin(), model_.end());
    std::shuffle(documents.begin(), documents.end(), random_);
    for (const auto& [path, content] : documents) build(fresh, path, content);
    return exports_of(fresh, catalogue, folder_);
  }

 private:
  unsigned below(unsigned limit) { return unsigned(random_() % limit); }

  Store open(const std::string& name) const {
    StoreOptions options;
    options.durable = false;  // a thousand files need not survive a power cut
    return Store::open(folder_ / name, StoreMode::Create, options);
  }

  void step() {
    switch (below(8)) {
      case 0:
        return remove_path(below(path_count));
      case 1:
        return remove_content(below(content_count));
      case 2:
        return merge();
      case 3:
        store_ = open("a.renkei");
        return;
      case 4:
        return give_up();
      default:
        return add(below(path_count), below(content_count));
    }
  }

  void add(unsigned path, unsigned content) {
    build(store_, path, content);
    model_[path] = content;
  }

  void remove_path(unsigned path) {
    CHECK(store_.remove_path(path_name(path)) == (model_.erase(path) != 0));
  }

  void remove_content(unsigned content) {
    (void)store_.remove_document(document_id_of(hash_of_content(content)));
    std::erase_if(model_, [&](const auto& each) { return each.second == content; });
  }

  /// A writer that does not commit.
  void give_up() {
    DocumentWriter writer =
        store_.replace_document({path_name(0), hash_of_content(content_count), "v1"});
    writer.add_page(pages_of(3, "p0")[0], "本文");
  }

  void merge() {
    const std::string name = "b" + std::to_string(++merges_) + ".renkei";
    Store other = open(name);
    Model theirs;
    for (unsigned i = 0; i < 3; ++i) {
      const unsigned path = below(path_count);
      const unsigned content = below(content_count);
      build(other, path, content);
      theirs[path] = content;
    }
    (void)store_.merge(other);
    if (below(2) == 0) (void)store_.merge(other);
    // Where a path holds two contents now, a build says which.
    for (const auto& [path, content] : theirs) add(path, content);
  }

  std::mt19937 random_;
  fs::path folder_;
  Store store_;
  Model model_;
  unsigned merges_ = 0;
};

}  // namespace

TEST_CASE("after any sequence of operations exports are those of a fresh build") {
  const Catalogue catalogue = test::small_catalogue();
  for (unsigned seed = 0; seed < sequence_count(); ++seed) {
    const ScratchFolder folder;
    Sequence sequence(seed, folder.path());
    sequence.run();
    const bool same = sequence.exports(catalogue) == sequence.fresh_exports(catalogue);
    CAPTURE(seed);
    REQUIRE(same);
  }
}

TEST_CASE("merging is associative, commutative and idempotent") {
  const Catalogue catalogue = test::small_catalogue();
  for (unsigned seed = 0; seed < sequence_count() / 10; ++seed) {
    const ScratchFolder folder;
    std::mt19937 random(seed);
    const auto open = [&](const std::string& name) {
      StoreOptions options;
      options.durable = false;
      return Store::open(folder.path() / name, StoreMode::Create, options);
    };
    std::vector<Store> parts;
    for (const std::string name : {"a", "b", "c"}) {
      parts.push_back(open(name));
      for (int i = 0; i < 3; ++i) {
        build(parts.back(), unsigned(random() % path_count), unsigned(random() % content_count));
      }
    }
    const auto merged = [&](const std::string& name, std::vector<const Store*> files) {
      Store store = open(name);
      for (const Store* file : files) (void)store.merge(*file);
      return store;
    };
    const Store ab = merged("ab", {&parts[0], &parts[1]});
    const Store bc = merged("bc", {&parts[2], &parts[1]});
    const std::string left = exports_of(merged("1", {&ab, &parts[2]}), catalogue, folder.path());
    const std::string right = exports_of(merged("2", {&bc, &parts[0]}), catalogue, folder.path());
    const std::string twice =
        exports_of(merged("3", {&ab, &bc, &ab, &parts[0]}), catalogue, folder.path());
    CAPTURE(seed);
    REQUIRE(left == right);
    REQUIRE(left == twice);
  }
}
