// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>

#include "extract/reading/source.hpp"

namespace renkei {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> read_suffixes{".txt", ".text", ".jsonl", ".ndjson",
                                                        ".pdf", ".html", ".htm",   ".xhtml"};

bool is_read(const fs::path& path) {
  const std::string suffix = lower_suffix(path);
  return std::find(read_suffixes.begin(), read_suffixes.end(), suffix) != read_suffixes.end();
}

std::string suffix_list() {
  std::string list;
  for (const std::string_view suffix : read_suffixes) {
    list += list.empty() ? "" : " ";
    list += suffix;
  }
  return list;
}

void list_folder(const std::string& folder, std::vector<std::string>& inputs, InputErrors& errors) {
  std::vector<std::string> found;
  std::error_code failure;
  fs::recursive_directory_iterator entry(folder, failure);
  for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
    std::error_code no_type;
    if (entry->is_regular_file(no_type) && is_read(entry->path())) {
      found.push_back(entry->path().string());
    }
  }
  if (failure) {
    errors.emplace_back(
        folder, 0, 0,
        "the folder cannot be read: " + failure.message() + "; check its permissions");
  } else if (found.empty()) {
    errors.emplace_back(folder, 0, 0,
                        "found no documents (" + suffix_list() +
                            ") in the folder; name files to read those with other suffixes");
  }
  inputs.insert(inputs.end(), found.begin(), found.end());
}

/// The shortest spelling of a path, so that ./p.txt and a/../p.txt are p.txt; the path itself where
/// "a" is a link and ".." thus leads elsewhere.
std::string normal_path(const std::string& path) {
  std::string normal = fs::path(path).lexically_normal().string();
  if (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  std::error_code failure;
  return normal == path || !fs::equivalent(normal, path, failure) ? path : normal;
}

}  // namespace

std::string lower_suffix(const fs::path& path) {
  std::string suffix = path.extension().string();
  std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  return suffix;
}

std::vector<std::string> list_inputs(const std::vector<std::string>& arguments,
                                     InputErrors& errors) {
  std::vector<std::string> inputs;
  for (const std::string& named : arguments) {
    std::error_code failure;
    const std::string argument = named == "-" ? named : normal_path(named);
    if (argument == "-") {
      inputs.push_back(argument);
    } else if (fs::is_directory(argument, failure)) {
      list_folder(argument, inputs, errors);
    } else if (!fs::exists(argument, failure)) {
      errors.emplace_back(argument, 0, 0, "there is no such file or folder; check the path");
    } else {
      inputs.push_back(argument);
    }
  }
  // The same set of inputs gives the same bytes, however the command line orders it.
  std::sort(inputs.begin(), inputs.end());
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  return inputs;
}

}  // namespace renkei
