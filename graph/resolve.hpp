// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "graph/catalogue.hpp"
#include "graph/corrections.hpp"
#include "graph/explanation.hpp"
#include "graph/facts.hpp"
#include "graph/property_graph.hpp"
#include "graph/store.hpp"

namespace renkei {

/// Makes one graph of many pages' facts: one vertex a real thing, one edge a (subject, predicate,
/// object), every statement kept.
///
/// The result is a pure function of the set of pages, the catalogue and the corrections: the order
/// of `add` has no influence on it. Entities are joined
///   1. by catalogue id, over everything; two different ids are never joined;
///   2. within a document, by a name both have, where their types are of one family and no other
///      body of the document claims that name;
///   3. over documents, by the fullest name of one among the names of the other, on the same
///      conditions, but not by a name that only a definition makes unique (`document_local`;
///      「協議会」 after 「以下「協議会」という。」), that points back (当該ガイドライン, 本事業)
///      or that is but the end of the fuller one (原子力局 of 経済協力開発機構原子力局).
/// A name that is unique only within a body (`Entity::within`) is read with that body's name before
/// it. Families: bodies (GovernmentBody, Organization, Forum); undertakings (Programme, System,
/// Event); Document; Place; Group. Names are compared under `text::name_key`.
/// Corrections come last and win, but for what is forbidden to be joined, which comes first.
///
/// A vertex's id is its catalogue id, else "x-", its type and a hash of its family and fullest
/// name ("x-programme-3f9a12cd5be07a61"), with the document for a document-local one. It stays the
/// same as long as its fullest name and type do.
class Resolver {
 public:
  /// Both must outlive the resolver.
  explicit Resolver(const Catalogue& catalogue, const Corrections& corrections = no_corrections());
  static const Corrections& no_corrections();
  Resolver(Resolver&&) noexcept;
  Resolver& operator=(Resolver&&) noexcept;
  ~Resolver();

  /// Starts a document; the pages that follow belong to it. Each document once.
  void begin_document(const DocumentInfo& document);
  /// @throws std::logic_error before the first document; std::invalid_argument when a relation
  /// points outside the page's entities
  void add_page(const PageFacts& facts);

  /// The graph of what was added; to be called once, last. Cost: O(N log N) in names and
  /// statements.
  /// @param conflicts where given, set to the corrections that could not be applied, by line
  KnowledgeGraph resolve(std::vector<CorrectionConflict>* conflicts = nullptr);

  /// Why two names, or ids, are one entity or two; to be called once, in the place of `resolve`.
  Explanation explain(const AskedThing& first, const AskedThing& second);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The graph of a file. @throws StoreError
KnowledgeGraph resolve(const Store& store, const Catalogue& catalogue,
                       const Corrections& corrections = Resolver::no_corrections(),
                       std::vector<CorrectionConflict>* conflicts = nullptr);

/// As `Resolver::explain`, of what a file holds. @throws StoreError
Explanation explain(const Store& store, const Catalogue& catalogue, const Corrections& corrections,
                    const AskedThing& first, const AskedThing& second);

/// What the graph of a file depends on, 16 hexadecimal digits: its documents and what read them,
/// the catalogue, the corrections and the rules of resolution. @throws StoreError
std::string graph_fingerprint(const Store& store, const Catalogue& catalogue,
                              const Corrections& corrections);

}  // namespace renkei
