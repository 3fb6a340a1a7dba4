// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/read.hpp"

#include <algorithm>
#include <stdexcept>

#include "export/read/linked_data/jsonld_reader.hpp"
#include "export/read/sheet.hpp"

namespace renkei {
namespace {

bool has_suffix(const std::string& path, std::string_view suffix) {
  return path.size() > suffix.size() && path.ends_with(suffix);
}

}  // namespace

Imported read_exports(const std::vector<std::string>& paths, const DataPack* pack) {
  const bool pair = std::all_of(paths.begin(), paths.end(),
                                [](const std::string& path) { return has_suffix(path, ".csv"); });
  const auto vocabulary = [&] { return Vocabulary::load(pack ? *pack : DataPack::built_in()); };
  if (paths.size() == 1 && has_suffix(paths[0], ".jsonld")) {
    return read_jsonld(paths[0], vocabulary());
  }
  std::vector<Sheet> sheets;
  if (pair && paths.size() == 2) {
    for (const std::string& path : paths) sheets.push_back(read_csv(path));
  } else if (paths.size() == 1 && has_suffix(paths[0], ".graphml")) {
    sheets.push_back(read_graphml(paths[0]));
  } else if (paths.size() == 1 && has_suffix(paths[0], ".gexf")) {
    sheets.push_back(read_gexf(paths[0]));
  } else if (paths.size() == 1 && has_suffix(paths[0], ".xml")) {
    const bool is_gexf = root_element(paths[0]) == "gexf";
    sheets.push_back(is_gexf ? read_gexf(paths[0]) : read_graphml(paths[0]));
  } else {
    throw std::invalid_argument(
        "give one .graphml, .gexf, .xml or .jsonld file, or the two .csv files of a pair");
  }
  return understand(sheets, vocabulary());
}

}  // namespace renkei
