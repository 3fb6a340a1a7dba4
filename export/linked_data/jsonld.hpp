// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "export/writer.hpp"

namespace renkei {

/// JSON-LD for stores and processors of 1.0 and 1.1 alike (UTF-8, one resource a line).
///
/// The context comes first and inline; no blank nodes; every resource is one object of "@graph"
/// with absolute IRIs. What it says is `describe` of export/linked_data/describe.hpp. Confidences
/// are strings of type xsd:decimal, since a JSON number with a point would become xsd:double; whole
/// numbers are xsd:integer, since Oxigraph makes xsd:nonNegativeInteger that anyway. The
/// language of the options changes nothing: all labels carry their tags.
std::unique_ptr<GraphWriter> open_jsonld(const std::string& path, const ExportOptions& options);

}  // namespace renkei
