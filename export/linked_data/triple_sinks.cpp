// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/triple_sinks.hpp"

#include <array>
#include <charconv>

#include "export/linked_data/triples.hpp"

namespace renkei {
namespace {

constexpr std::string_view rdf_type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

void append_number(std::string& out, std::uint64_t value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), std::size_t(end - digits.data()));
}

void append_text(std::string& out, const LanguageText& one) {
  append_quoted(out, one.text);
  out += '@';
  out += one.language;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  append_literal(out, text);
  out += '"';
}

void LineSink::name_graphs(const KnowledgeGraph& graph) {
  for (const DocumentInfo& document : graph.documents) {
    graphs_.push_back(" <" + iris_.document_graph(document.id) + '>');
  }
  graphs_.push_back(" <" + iris_.entities() + '>');
}

void LineSink::in_document(std::size_t document) {
  if (graphs_.empty()) return;
  graph_ = graphs_[document == no_document ? graphs_.size() - 1 : document];
}

void LineSink::begin_node(std::string_view iri, std::span<const std::string> classes) {
  record_.clear();
  subject_.clear();
  terms_.append_iri(subject_, iri);
  subject_ += ' ';
  for (const auto& one : classes) {
    begin_triple(rdf_type);
    terms_.append_iri(record_, one);
    end_triple();
  }
}

void LineSink::begin_triple(std::string_view predicate) {
  record_ += subject_;
  record_ += predicate;
  record_ += ' ';
}

void LineSink::end_triple() {
  record_ += graph_;
  record_ += " .\n";
  ++triples_;
}

void LineSink::link(std::string_view term, std::string_view iri) {
  begin_triple(terms_.of(term).predicate);
  terms_.append_iri(record_, iri);
  end_triple();
}

void LineSink::links(std::string_view term, std::span<const std::string> iris) {
  const std::string& predicate = terms_.of(term).predicate;
  for (const auto& iri : iris) {
    begin_triple(predicate);
    terms_.append_iri(record_, iri);
    end_triple();
  }
}

void LineSink::texts(std::string_view term, std::span<const LanguageText> texts) {
  const std::string& predicate = terms_.of(term).predicate;
  for (const auto& one : texts) {
    begin_triple(predicate);
    append_text(record_, one);
    end_triple();
  }
}

void LineSink::literal(std::string_view term, std::string_view lexical) {
  const auto& spelling = terms_.of(term);
  begin_triple(spelling.predicate);
  append_quoted(record_, lexical);
  record_ += spelling.suffix;
  end_triple();
}

void LineSink::number(std::string_view term, std::uint64_t value) {
  const auto& spelling = terms_.of(term);
  begin_triple(spelling.predicate);
  record_ += '"';
  append_number(record_, value);
  record_ += '"';
  record_ += spelling.suffix;
  end_triple();
}

void LineSink::end_node() { use_(record_); }

void TurtleSink::head() {
  record_ = iris_.is_hierarchical() ? "@base <" + iris_.base() + "> .\n" : "";
  for (const auto& [name, iri] : context_.prefixes()) {
    record_ += "@prefix " + name + ": <" + iri + "> .\n";
  }
  use_(record_);
}

void TurtleSink::begin_node(std::string_view iri, std::span<const std::string> classes) {
  record_ = "\n";
  terms_.append_iri(record_, iri);
  record_ += " a ";
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (i > 0) record_ += ", ";
    terms_.append_iri(record_, classes[i]);
  }
}

void TurtleSink::predicate(std::string_view term) {
  record_ += " ;\n  ";
  record_ += terms_.of(term).predicate;
  record_ += ' ';
}

void TurtleSink::link(std::string_view term, std::string_view iri) {
  predicate(term);
  terms_.append_iri(record_, iri);
}

void TurtleSink::links(std::string_view term, std::span<const std::string> iris) {
  predicate(term);
  for (std::size_t i = 0; i < iris.size(); ++i) {
    if (i > 0) record_ += ", ";
    terms_.append_iri(record_, iris[i]);
  }
}

void TurtleSink::texts(std::string_view term, std::span<const LanguageText> texts) {
  predicate(term);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) record_ += ", ";
    append_text(record_, texts[i]);
  }
}

void TurtleSink::literal(std::string_view term, std::string_view lexical) {
  predicate(term);
  append_quoted(record_, lexical);
  record_ += terms_.of(term).suffix;
}

void TurtleSink::number(std::string_view term, std::uint64_t value) {
  predicate(term);
  record_ += '"';
  append_number(record_, value);
  record_ += '"';
  record_ += terms_.of(term).suffix;
}

void TurtleSink::end_node() {
  record_ += " .\n";
  use_(record_);
}

}  // namespace renkei
