// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/linked_data/describe.hpp"
#include "export/linked_data/triple_terms.hpp"

namespace renkei {

/// Appends a text as a quoted literal of N-Triples, Turtle and SPARQL.
void append_quoted(std::string& out, std::string_view text);

/// Where a sink's bytes go, a resource at a time.
using ByteSink = std::function<void(std::string_view)>;

/// Writes N-Triples, or N-Quads once its graphs have names.
class LineSink final : public NodeSink {
 public:
  /// Context and IRIs must outlive the sink.
  LineSink(const Context& context, const Iris& iris, ByteSink use)
      : terms_(context, IriForm::Absolute, iris.base()), iris_(iris), use_(std::move(use)) {}

  /// Makes it write quads: the names are those of the graph's documents.
  void name_graphs(const KnowledgeGraph& graph);
  void head() {}
  std::size_t triples() const { return triples_; }  ///< written so far

  void in_document(std::size_t document) override;
  void begin_node(std::string_view iri, std::span<const std::string> classes) override;
  void link(std::string_view term, std::string_view iri) override;
  void links(std::string_view term, std::span<const std::string> iris) override;
  void texts(std::string_view term, std::span<const LanguageText> texts) override;
  void literal(std::string_view term, std::string_view lexical) override;
  void number(std::string_view term, std::uint64_t value) override;
  void end_node() override;

 private:
  void begin_triple(std::string_view predicate);
  void end_triple();

  TripleTerms terms_;
  const Iris& iris_;
  ByteSink use_;
  std::vector<std::string> graphs_;  ///< by document, the entities' last; empty for triples
  std::string_view graph_;           ///< " <…>" of the current one; empty for triples
  std::string subject_;              ///< "<…> "
  std::string record_;
  std::size_t triples_ = 0;
};

/// Writes Turtle.
class TurtleSink final : public NodeSink {
 public:
  /// Context and IRIs must outlive the sink.
  TurtleSink(const Context& context, const Iris& iris, ByteSink use)
      : context_(context),
        terms_(context, iris.is_hierarchical() ? IriForm::Prefixed : IriForm::Full, iris.base()),
        iris_(iris),
        use_(std::move(use)) {}

  void name_graphs(const KnowledgeGraph&) {}
  /// The base, where IRIs can be relative to it, and the prefixes.
  void head();

  void begin_node(std::string_view iri, std::span<const std::string> classes) override;
  void link(std::string_view term, std::string_view iri) override;
  void links(std::string_view term, std::span<const std::string> iris) override;
  void texts(std::string_view term, std::span<const LanguageText> texts) override;
  void literal(std::string_view term, std::string_view lexical) override;
  void number(std::string_view term, std::uint64_t value) override;
  void end_node() override;

 private:
  void predicate(std::string_view term);
  const Context& context_;
  TripleTerms terms_;
  const Iris& iris_;
  ByteSink use_;
  std::string record_;
};

}  // namespace renkei
