// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "export/context.hpp"

namespace renkei {

/// How a syntax of triples spells IRIs.
enum class IriForm {
  Absolute,  ///< <http://…>
  Prefixed,  ///< skos:Concept where a prefix of the context allows, else <…>
};

/// The terms of the context as a syntax of triples writes them.
class TripleTerms {
 public:
  struct Spelling {
    std::string predicate;  ///< "<http://…>" or "skos:prefLabel"
    std::string suffix;     ///< "^^<http://…>" of a typed literal, else empty
  };

  TripleTerms(const Context& context, IriForm form) : context_(context), form_(form) {}

  /// @throws std::runtime_error for a term that the context does not have
  const Spelling& of(std::string_view term);

  /// Appends an absolute or compact IRI.
  /// @param base what is left out at its start; empty for none
  void append_iri(std::string& out, std::string_view iri, std::string_view base = {}) const;

 private:
  const Context& context_;
  IriForm form_;
  std::unordered_map<std::string, Spelling, TextHash, std::equal_to<>> spellings_;
};

}  // namespace renkei
