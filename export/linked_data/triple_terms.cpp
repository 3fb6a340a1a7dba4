// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/triple_terms.hpp"

#include <algorithm>
#include <stdexcept>

namespace renkei {
namespace {

/// A local name that needs no escape in Turtle.
bool is_local_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// Whether what follows the base, read as a relative reference (RFC 3986 section 5.2), gives the
/// IRI that it was taken from; what links to others' pages may not: "File:report.pdf" has a scheme.
bool is_relative(std::string_view rest) {
  if (rest.empty() || rest.find_first_of("/?#.") == 0) return false;
  const auto segment = rest.substr(0, rest.find_first_of("/?#"));
  return segment.find(':') == std::string_view::npos && rest.find("/.") == std::string_view::npos;
}

}  // namespace

const TripleTerms::Spelling& TripleTerms::of(std::string_view term) {
  return spellings_.get(term, [&] { return spell(term); });
}

TripleTerms::Spelling TripleTerms::spell(std::string_view term) const {
  const Term* found = context_.find(term);
  if (found == nullptr) {
    throw std::runtime_error("cannot write linked data: the context has no term '" +
                             std::string(term) + "'; add it to vocabulary/context.jsonld");
  }
  Spelling spelling;
  append_absolute(spelling.predicate, found->iri);
  if (found->kind == Term::Kind::Typed) {
    spelling.suffix = "^^";
    append_absolute(spelling.suffix, found->datatype);
  }
  return spelling;
}

void TripleTerms::append_iri(std::string& out, std::string_view iri) {
  if (iri.starts_with(base_)) {
    out += '<';
    const std::string_view rest = iri.substr(base_.size());
    out += form_ == IriForm::Prefixed && is_relative(rest) ? rest : iri;
    out += '>';
  } else if (iri.find("://") == std::string_view::npos) {
    out += compact_.get(iri, [&] {
      std::string spelled;
      append_absolute(spelled, context_.expand(iri));
      return spelled;
    });
  } else {
    append_absolute(out, iri);
  }
}

void TripleTerms::append_absolute(std::string& out, std::string_view iri) const {
  if (form_ != IriForm::Absolute) {
    for (const auto& [name, prefix] : context_.prefixes()) {
      if (!iri.starts_with(prefix) || !is_local_name(iri.substr(prefix.size()))) continue;
      out += name;
      out += ':';
      out += iri.substr(prefix.size());
      return;
    }
  }
  out += '<';
  out += iri;
  out += '>';
}

}  // namespace renkei
