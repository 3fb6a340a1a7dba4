// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>

#include "graph/data_pack.hpp"
#include "tests/catch.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;
namespace fs = std::filesystem;

namespace {

const std::string forums = "catalogue/forums.tsv";

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string message_of(const fs::path& folder) {
  DataPack pack = DataPack::built_in();
  try {
    pack.add_folder(folder);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the built-in pack holds the tables of data/ with their bytes") {
  const DataPack pack = DataPack::built_in();
  const auto layers = pack.layers(forums);
  REQUIRE(layers.size() == 1);
  CHECK(layers[0]->origin == "built-in catalogue/forums.tsv");

  std::ifstream in(fs::path(RENKEI_TEST_FOLDER) / "../../data" / forums, std::ios::binary);
  const std::string on_disk{std::istreambuf_iterator<char>(in), {}};
  REQUIRE_FALSE(on_disk.empty());
  CHECK(layers[0]->text == on_disk);
}

TEST_CASE("names of tables are sorted and those below the folder asked for") {
  const std::vector<std::string> names = DataPack::built_in().names("catalogue/");
  CHECK(std::is_sorted(names.begin(), names.end()));
  CHECK(std::count(names.begin(), names.end(), forums) == 1);
  CHECK(std::all_of(names.begin(), names.end(),
                    [](const std::string& name) { return name.starts_with("catalogue/"); }));
  CHECK(DataPack::built_in().names("nothing/").empty());
  CHECK(DataPack::built_in().layers("catalogue/nothing.tsv").empty());
}

TEST_CASE("a folder adds a layer after the built-in table") {
  const ScratchFolder folder;
  write(folder.path() / forums, "id\ttype\n");
  DataPack pack = DataPack::built_in();
  pack.add_folder(folder.path());
  const auto layers = pack.layers(forums);
  REQUIRE(layers.size() == 2);
  CHECK(layers[1]->text == "id\ttype\n");
  CHECK(layers[1]->origin == (folder.path() / forums).string());
  CHECK(pack.names("").size() == DataPack::built_in().names("").size());
}

TEST_CASE("a file that begins with '# replace' takes the place of the layers before it") {
  const ScratchFolder folder;
  write(folder.path() / "a" / forums, "id\ttype\n");
  write(folder.path() / "b" / forums, "# replace\r\nid\n");
  write(folder.path() / "c" / forums, "# replaced by hand\nid\n");
  DataPack pack = DataPack::built_in();
  for (const char* layer : {"a", "b", "c"}) pack.add_folder(folder.path() / layer);
  const auto layers = pack.layers(forums);
  REQUIRE(layers.size() == 2);
  CHECK(layers[0]->text.starts_with("# replace\r\n"));
  CHECK(layers[1]->text.starts_with("# replaced by hand"));
}

TEST_CASE("a file that no table is named like is an error and adds nothing") {
  const ScratchFolder folder;
  write(folder.path() / "catalogue/forum.tsv", "id\n");
  CHECK(message_of(folder.path()).find("catalogue/forum.tsv") != std::string::npos);
}

TEST_CASE("descriptions and hidden files beside tables are no tables") {
  const ScratchFolder folder;
  write(folder.path() / "README.md", "ours");
  write(folder.path() / "catalogue/.forums.tsv.swp", "x");
  CHECK(message_of(folder.path()).find("holds no table") != std::string::npos);
  write(folder.path() / forums, "id\n");
  CHECK(message_of(folder.path()).empty());
}

TEST_CASE("a folder that is none is an error that names it") {
  CHECK(message_of("/no/such/pack").find("/no/such/pack") != std::string::npos);
}

TEST_CASE("the fingerprint tells packs apart by what they read, not by where it lies") {
  const ScratchFolder folder;
  const std::string built_in = DataPack::built_in().fingerprint();
  CHECK(built_in.size() == 16);
  CHECK(built_in.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(built_in == DataPack::built_in().fingerprint());

  const auto with = [&folder](const std::string& name, const std::string& text) {
    write(folder.path() / name / forums, text);
    DataPack pack = DataPack::built_in();
    pack.add_folder(folder.path() / name);
    return pack.fingerprint();
  };
  CHECK(with("a", "id\n") != built_in);
  CHECK(with("a", "id\n") == with("b", "id\n"));
  CHECK(with("a", "id\n") != with("b", "name\n"));
}
