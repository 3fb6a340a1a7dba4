// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "export/writer.hpp"

namespace renkei {

/// What a format holds and for whom.
enum class FormatClass {
  GraphTool,   ///< a graph for Gephi and its like
  LinkedData,  ///< a graph for RDF stores
};

/// A file format that Renkei writes: the one place where the command, its help, the documentation
/// and the tests look. A new format is a row in format.cpp and a pair of files.
struct Format {
  std::string_view name;                      ///< "graphml"; lower case
  std::span<const std::string_view> aliases;  ///< other names on the command line; lower case
  std::string_view suffix;                    ///< ".graphml"
  std::string_view media_type;                ///< as registered or in use
  FormatClass kind;
  std::string_view what;  ///< one line for help: what opens it

  /// Opens `path` ("-" = standard output) for a graph. Null for a format of pages only.
  /// @throws OutputError when the file cannot be created, std::invalid_argument for a base that is
  /// no absolute IRI or a pair of files on the standard output, DataError for a broken vocabulary.
  std::unique_ptr<GraphWriter> (*open_graph)(const std::string& path, const ExportOptions& options);

  /// Opens `path` ("-" = standard output) for the facts of pages, before they become a graph. Null
  /// for a format of graphs only.
  std::unique_ptr<PageWriter> (*open_pages)(const std::string& path);
};

/// All formats, in the order in which help lists them.
std::span<const Format> formats();

/// The format of that name or alias, any case; nullptr when there is none.
const Format* find_format(std::string_view name);

/// The format with the longest suffix that `path` ends in, any case; nullptr when there is none.
const Format* format_of_path(std::string_view path);

/// "graphml, jsonld": the names of the formats of graphs or of pages, for messages.
std::string format_names(bool of_pages);

}  // namespace renkei
