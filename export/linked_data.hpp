// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "export/iri.hpp"
#include "export/vocabulary.hpp"
#include "export/writer.hpp"

namespace renkei {

/// A text in a language; views, good during the call they are passed to.
struct LanguageText {
  std::string_view language;  ///< "ja" or "en"
  std::string_view text;      ///< UTF-8
};

/// Takes the resources of a graph, one property after the other: what a syntax of linked data has
/// to write. Terms are those of the context (export/context.hpp); a resource has each at most once.
class NodeSink {
 public:
  virtual ~NodeSink() = default;
  /// @param iri absolute  @param classes compact IRIs
  virtual void begin_node(std::string_view iri, std::span<const std::string> classes) = 0;
  /// @param iris absolute or compact, at least one
  virtual void links(std::string_view term, std::span<const std::string> iris) = 0;
  /// @param texts at least one, those of one language together
  virtual void texts(std::string_view term, std::span<const LanguageText> texts) = 0;
  /// @param lexical as the term's datatype writes it
  virtual void literal(std::string_view term, std::string_view lexical) = 0;
  virtual void number(std::string_view term, std::uint64_t value) = 0;
  virtual void end_node() = 0;
};

/// Describes a graph in the vocabulary, each resource once, all by IRIs: the documents and the
/// pages they are quoted from, the entities with their direct triples, the statements with their
/// evidence.
///
/// A relation gives direct triples when a statement of it is done or standing; one that is only
/// planned is found in its statements. Order: that of the graph; the same graph gives the same
/// calls.
void describe(const KnowledgeGraph& graph, View view, const Vocabulary& vocabulary,
              const Iris& iris, NodeSink& sink);

}  // namespace renkei
