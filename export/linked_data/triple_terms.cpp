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

}  // namespace

const TripleTerms::Spelling& TripleTerms::of(std::string_view term) {
  const auto known = spellings_.find(term);
  if (known != spellings_.end()) return known->second;
  const Term* found = context_.find(term);
  if (found == nullptr) {
    throw std::runtime_error("cannot write linked data: the context has no term '" +
                             std::string(term) + "'; add it to vocabulary/context.jsonld");
  }
  Spelling spelling;
  append_iri(spelling.predicate, found->iri);
  if (found->kind == Term::Kind::Typed) {
    spelling.suffix = "^^";
    append_iri(spelling.suffix, found->datatype);
  }
  return spellings_.emplace(term, std::move(spelling)).first->second;
}

void TripleTerms::append_iri(std::string& out, std::string_view iri, std::string_view base) const {
  std::string expanded;
  if (iri.find("://") == std::string_view::npos) iri = expanded = context_.expand(iri);
  if (!base.empty() && iri.starts_with(base)) {
    iri.remove_prefix(base.size());
  } else if (form_ == IriForm::Prefixed) {
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
