// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "export/linked_data/iri.hpp"
#include "export/view.hpp"
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
  static constexpr std::size_t no_document = static_cast<std::size_t>(-1);

  virtual ~NodeSink() = default;
  /// What follows is stated by that document of the graph, or by none: the entities.
  virtual void in_document(std::size_t document) { (void)document; }
  /// @param iri absolute  @param classes compact IRIs
  virtual void begin_node(std::string_view iri, std::span<const std::string> classes) = 0;
  /// @param iri absolute or compact
  virtual void link(std::string_view term, std::string_view iri) = 0;
  /// @param iris absolute or compact, at least one
  virtual void links(std::string_view term, std::span<const std::string> iris) = 0;
  /// @param texts at least one, those of one language together
  virtual void texts(std::string_view term, std::span<const LanguageText> texts) = 0;
  /// @param lexical as the term's datatype writes it
  virtual void literal(std::string_view term, std::string_view lexical) = 0;
  virtual void number(std::string_view term, std::uint64_t value) = 0;
  virtual void end_node() = 0;
};

/// The term by which a document was issued on a date of YYYY, YYYY-MM or YYYY-MM-DD; empty for
/// anything else, which is no date that RDF has a type for.
std::string_view term_of_date(std::string_view date);

/// Describes a graph in the vocabulary, each resource once, all by IRIs: the documents and the
/// pages they are quoted from, the entities with their direct triples, the statements with their
/// evidence.
///
/// A relation gives direct triples when a statement of it is done or standing; one that is only
/// planned is found in its statements. Order: that of the graph; the same graph gives the same
/// calls.
void describe(const KnowledgeGraph& graph, View view, const Vocabulary& vocabulary,
              const Iris& iris, NodeSink& sink);

/// The same in parts, each a named graph of its own; together they are the whole. Holds a pointer a
/// statement, to find those of a document.
class DescriptionParts {
 public:
  /// All must outlive the parts.
  DescriptionParts(const KnowledgeGraph& graph, View view, const Vocabulary& vocabulary,
                   const Iris& iris);
  ~DescriptionParts();

  void entities(NodeSink& sink) const;
  void document(std::size_t index, NodeSink& sink) const;

 private:
  struct Index;
  const KnowledgeGraph& graph_;
  ViewContents contents_;
  const Vocabulary& vocabulary_;
  const Iris& iris_;
  std::unique_ptr<Index> index_;
};

}  // namespace renkei
