// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace renkei {

/// Mints the IRIs of one publisher from our ids: the same id gives the same IRI, two ids never
/// share one. Ids are UTF-8 and not empty.
///
///     Iris iris("https://data.example.jp/renkei");
///     iris.entity("jp-meti");  // https://data.example.jp/renkei/entity/jp-meti
class Iris {
 public:
  /// @param base absolute IRI without query or fragment; '/' is added when it ends in neither '/'
  /// nor ':'. @throws std::invalid_argument saying what is wrong with it.
  explicit Iris(std::string_view base);

  std::string entity(std::string_view id) const { return mint("entity/", id); }
  std::string document(std::string_view id) const { return mint("document/", id); }
  std::string statement(std::string_view id) const { return mint("statement/", id); }
  /// The same, at the end of a text: for what comes with every relation.
  void append_entity(std::string& out, std::string_view id) const { append(out, "entity/", id); }
  void append_statement(std::string& out, std::string_view id) const {
    append(out, "statement/", id);
  }
  std::string catalogue_entry(std::string_view id) const { return mint("catalogue/", id); }
  /// The named graph of what a document states.
  std::string document_graph(std::string_view id) const { return document(id) + "#graph"; }
  /// The named graph of entities and direct triples.
  std::string entities() const { return base_ + "graph/entities"; }
  /// The same of one of several files in a store. @param file its name
  std::string entities_of(std::string_view file) const { return mint("graph/entities/", file); }
  /// The 1-based page of a document: a part of it, hence below its IRI.
  std::string page(std::string_view document_id, std::uint32_t number) const;

  const std::string& base() const { return base_; }
  /// Whether IRIs can be written relative to the base: "urn:a:" has no path to start from
  /// (RFC 3986 section 5.2.3), and readers differ over it.
  bool is_hierarchical() const { return base_.find("://") != std::string::npos; }

 private:
  std::string mint(std::string_view kind, std::string_view id) const;
  void append(std::string& out, std::string_view kind, std::string_view id) const;
  std::string base_;
};

/// Appends `text` (UTF-8) as one segment of an IRI: RFC 3987's `iunreserved` as it is, letters of
/// all scripts included, every other byte percent-encoded, '%', '/', '#' and malformed bytes too.
/// White space and the invisible controls of writing direction (RFC 3987 section 4.1) are encoded
/// although the grammar has them: stores differ over them.
void append_iri_segment(std::string& out, std::string_view text);

/// An address as documents print it, made a valid IRI: "meti.go.jp" → "https://meti.go.jp/",
/// blanks and other characters outside RFC 3987 percent-encoded, good escapes kept. Empty when it
/// is no http or https address with a host.
std::string web_iri(std::string_view address);

}  // namespace renkei
