// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "export/writer.hpp"

namespace renkei {

/// The line and prefix syntaxes of RDF 1.1, UTF-8, without blank nodes; what they say is `describe`
/// of export/linked_data/describe.hpp, the same triples as JSON-LD.
///
/// N-Triples (https://www.w3.org/TR/n-triples/): a triple a line.
std::unique_ptr<GraphWriter> open_ntriples(const std::string& path, const ExportOptions& options);

/// N-Quads (https://www.w3.org/TR/n-quads/): one named graph a document, its IRI with "#graph",
/// which holds the document, its pages and what it states; one, `Iris::entities()`, for entities
/// and direct triples. No triple stands in two graphs.
std::unique_ptr<GraphWriter> open_nquads(const std::string& path, const ExportOptions& options);

/// Turtle (https://www.w3.org/TR/turtle/): a resource a paragraph, names by the prefixes of the
/// context, our own IRIs relative to the base, which stands at the head.
std::unique_ptr<GraphWriter> open_turtle(const std::string& path, const ExportOptions& options);

/// Appends `text` (UTF-8) between the quotes of a literal of N-Triples, N-Quads or Turtle: '"',
/// '\\' and control characters escaped, malformed bytes as U+FFFD, the rest as it is.
void append_literal(std::string& out, std::string_view text);

}  // namespace renkei
