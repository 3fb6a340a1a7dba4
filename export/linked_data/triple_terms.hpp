// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "export/context.hpp"
#include "export/linked_data/term_cache.hpp"

namespace renkei {

/// How a syntax of triples spells IRIs.
enum class IriForm {
  Absolute,  ///< <http://…>
  Prefixed,  ///< skos:Concept where a prefix of the context allows, <entity/…> of ours, else <…>
  Full,      ///< as Prefixed, ours as <urn:…>
};

/// The terms of the context as a syntax of triples writes them.
class TripleTerms {
 public:
  struct Spelling {
    std::string predicate;  ///< "<http://…>" or "skos:prefLabel"
    std::string suffix;     ///< "^^<http://…>" of a typed literal, else empty
  };

  /// @param base what our own IRIs start with, relative to it under IriForm::Prefixed. It and the
  /// context must outlive the terms.
  TripleTerms(const Context& context, IriForm form, std::string_view base)
      : context_(context), form_(form), base_(base) {}

  /// @throws std::runtime_error for a term that the context does not have
  const Spelling& of(std::string_view term);

  /// Appends an absolute or compact IRI.
  void append_iri(std::string& out, std::string_view iri);

 private:
  Spelling spell(std::string_view term) const;
  void append_absolute(std::string& out, std::string_view iri) const;

  const Context& context_;
  IriForm form_;
  std::string_view base_;
  TermCache<Spelling> spellings_;
  TermCache<std::string> compact_;  ///< compact IRIs as they are spelled
};

}  // namespace renkei
