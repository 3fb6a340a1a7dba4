// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "export/read/imported.hpp"
#include "graph/store.hpp"

namespace renkei {

/// Reads files of exports, told by their suffix: one .graphml, .gexf, .xml (either, told by
/// its root) or .jsonld, or a pair of .csv.
/// @param pack whose labels of predicates are understood; nullptr = built in
/// @throws ReadError for a file that cannot be read, std::invalid_argument for any other choice
Imported read_exports(const std::vector<std::string>& paths, const DataPack* pack = nullptr);

/// Puts what was read into a store, a document for each that the files name; the graph of the store
/// then answers questions. Documents keep their ids; so do entities and statements as far as the
/// files hold what their ids are made of (JSON-LD does). Page texts are not known.
/// One of the store's documents has the statements of all that share an id, whatever their names.
/// @param source what a statement without document, and entities without statement, come from
void write_facts(const Imported& imported, const std::string& source, Store& store);

/// What was edited, as lines of a corrections file (`merge`, `rename`, `retype`, `add`, `reject`;
/// cells separated by tabs), sorted as the files have it, each with '\n'. An edge that says
/// something else than its statements did becomes a `reject` of these and an `add`.
/// @param whole the files are an edited export of the whole graph: a statement that they lack was
/// taken out, hence `reject`
/// @param imported gets a note for each edge whose statements are none of the graph's
std::string corrections_of(Imported& imported, const KnowledgeGraph& graph, bool whole);

}  // namespace renkei
