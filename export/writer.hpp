// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "graph/data_pack.hpp"
#include "graph/facts.hpp"
#include "graph/property_graph.hpp"

namespace renkei {

/// Which part of a graph is written.
enum class View {
  Full,           ///< every entity and every stated relation
  Collaboration,  ///< GovernmentBody, Organization and Forum, and what they do with each other
};

/// The language of what a graph tool draws; data columns hold both.
enum class Language { Japanese, English };

/// Where the IRIs of entities, documents and statements start unless a publisher says otherwise.
/// The name is reserved (RFC 2606): it can never belong to someone else, and nobody mistakes it
/// for an address that answers. Publishers give their own.
inline constexpr std::string_view default_base = "https://renkei.example/";

/// Whether a graph tool gets positions, communities and centralities with the graph.
enum class Layout {
  Auto,   ///< up to `largest_drawn_graph` edges; larger ones are not looked at, only counted
  Force,  ///< always, whatever it takes
  None,   ///< never
};
/// Half a minute of layout; a larger graph is no picture that anybody reads.
inline constexpr std::size_t largest_drawn_graph = 100'000;

struct ExportOptions {
  View view = View::Full;
  Language language = Language::Japanese;  ///< an entity without English name keeps its Japanese
  Layout layout = Layout::Auto;
  std::string base{default_base};  ///< absolute IRI; a missing '/' at its end is added
  const DataPack* pack = nullptr;  ///< the vocabulary; nullptr = built in. Used while opening only
};

/// Writes one graph in one format.
///
///     auto writer = find_format("graphml")->open_graph("cyber.graphml", options);
///     writer->write(graph);
///     writer->close();
class GraphWriter {
 public:
  /// Only a net: what was not closed leaves no file.
  virtual ~GraphWriter() = default;

  /// Writes the graph; to be called once.
  /// @throws OutputError (export/output_file.hpp); no file is left.
  virtual void write(const KnowledgeGraph& graph) = 0;

  /// Completes the file and makes it appear under its name; reports every failure.
  /// @throws OutputError; no file is left. std::logic_error when `write` did not reach its end.
  virtual void close() = 0;
};

/// Writes the facts of pages, one after the other.
class PageWriter {
 public:
  /// Only a net: what was not closed leaves no file.
  virtual ~PageWriter() = default;

  /// @throws OutputError; no file is left.
  virtual void write(const PageFacts& page) = 0;

  /// Completes the file and makes it appear under its name; reports every failure.
  /// @throws OutputError; no file is left. std::logic_error when `write` did not reach its end.
  virtual void close() = 0;
};

}  // namespace renkei
