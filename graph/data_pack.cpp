// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/data_pack.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "data/embedded_files.hpp"
#include "graph/digest.hpp"

namespace renkei {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) throw std::runtime_error("cannot read the table " + path.string());
  return text;
}

/// True for what stands beside tables without being one: a description, a file that starts with
/// '.'.
bool is_no_table(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name.starts_with("README");
}

bool replaces(const DataFile& file) {
  std::string_view line = file.text;
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line == "# replace";
}

/// Paths of all regular files below a folder, sorted, so that the order of a directory has no say.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::follow_directory_symlink,
                                         error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->is_regular_file(error) && !is_no_table(entry->path()))
      paths.push_back(entry->path());
  }
  if (error) {
    throw std::runtime_error("cannot read the pack " + folder.string() + ": " + error.message() +
                             "; a pack is a folder laid out like data/");
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

DataPack DataPack::built_in() {
  DataPack pack;
  for (const detail::EmbeddedFile& file : detail::embedded_files()) {
    pack.files_.push_back(
        {std::string(file.name), "built-in " + std::string(file.name), std::string(file.text)});
  }
  return pack;
}

void DataPack::add_folder(const fs::path& folder) {
  std::vector<DataFile> added;
  for (const fs::path& path : files_below(folder)) {
    const std::string name = path.lexically_relative(folder).generic_string();
    const auto same_name = [&name](const DataFile& file) { return file.name == name; };
    if (std::none_of(files_.begin(), files_.end(), same_name)) {
      throw std::runtime_error("the pack " + folder.string() + " has a file " + name +
                               " that no table is named like; 'renkei info' lists the tables");
    }
    added.push_back({name, path.string(), read_file(path)});
  }
  if (added.empty()) {
    throw std::runtime_error("the pack " + folder.string() +
                             " holds no table; expected e.g. catalogue/organizations.tsv in it");
  }
  files_.insert(files_.end(), std::make_move_iterator(added.begin()),
                std::make_move_iterator(added.end()));
}

std::vector<const DataFile*> DataPack::layers(std::string_view name) const {
  std::vector<const DataFile*> found;
  for (const DataFile& file : files_) {
    if (file.name != name) continue;
    if (replaces(file)) found.clear();
    found.push_back(&file);
  }
  return found;
}

std::vector<std::string> DataPack::names(std::string_view prefix) const {
  std::vector<std::string> found;
  for (const DataFile& file : files_) {
    if (file.name.starts_with(prefix)) found.push_back(file.name);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string DataPack::fingerprint() const {
  StableHash hash;
  for (const std::string& name : names("")) {
    for (const DataFile* layer : layers(name)) hash.add(name).add(layer->text);
  }
  return hash.hex();
}

}  // namespace renkei
