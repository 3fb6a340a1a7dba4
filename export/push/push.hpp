// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "export/linked_data/iri.hpp"
#include "export/push/http.hpp"
#include "export/push/store_profile.hpp"
#include "export/vocabulary.hpp"
#include "graph/property_graph.hpp"

namespace renkei {

struct PushOptions {
  const StoreProfile* profile = nullptr;
  std::string address;  ///< of the store, without credentials; a '/' at its end is dropped
  Credentials credentials;
  std::string certificates;  ///< PEM file of authorities; empty = the system's
  int retries = 4;           ///< of a request, after the first try
  std::string source;        ///< the name of the file: noted of each graph, and in the IRI of the
                             ///< graph of its entities; never empty
  std::string origin;        ///< tells files of one name apart, such as `origin_of` their path;
                             ///< never empty
  bool takes_over = false;   ///< the source's graphs may be those of a file of another origin
  bool keeps_gone = false;   ///< leave graphs that the file no longer has
};

/// What a push has done so far.
struct PushProgress {
  std::size_t graphs = 0;   ///< of this push
  std::size_t done = 0;     ///< sent or found unchanged
  std::size_t sent = 0;     ///< graphs sent
  std::size_t removed = 0;  ///< graphs that the file no longer has
  std::size_t triples = 0;  ///< in the graphs done
  std::size_t bytes = 0;    ///< sent
};

/// 16 hexadecimal digits of a path, which they do not tell.
std::string origin_of(const std::string& path);

/// Brings the named graphs of a store in step with a knowledge graph: one for each document, as
/// N-Quads have them, and one for the entities and direct triples of the source, so that several
/// files may share a base (SPARQL 1.1 Graph Store HTTP Protocol).
///
/// A graph is replaced by one PUT, followed by POSTs where it has more than 4 MB; then its triples
/// are counted there, and a digest of it is noted in the graph "<base>graph/pushed". The note is
/// taken back before a graph is touched and written when its count is right: a push that was broken
/// off, on whichever side, leaves no note, and the next push sends that graph again. A graph whose
/// note and count are right is not sent.
/// Graphs of documents below the base that earlier pushes noted as this source's, and that the
/// graph lacks, are removed at the end; those of other sources, and notes without a source, stay.
/// The source is claimed for its origin before anything is sent; one that another origin has
/// claimed is not touched, unless it may be taken over.
/// @param progress called after each graph
/// @throws HttpError when the store does not answer or refuses, std::runtime_error when
/// another origin has claimed the source, or a count is wrong after sending; what was done before
/// stays, and is found unchanged next time.
PushProgress push(const KnowledgeGraph& graph, const Vocabulary& vocabulary, const Iris& iris,
                  const PushOptions& options,
                  const std::function<void(const PushProgress&)>& progress);

}  // namespace renkei
