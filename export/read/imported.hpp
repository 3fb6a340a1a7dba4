// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.hpp"
#include "graph/property_graph.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// A file that cannot be read at all. `what()` reads "file:line: found …".
class ReadError : public std::runtime_error {
 public:
  ReadError(const std::string& file, std::size_t line, const std::string& message)
      : std::runtime_error(file + (line == 0 ? "" : ":" + std::to_string(line)) + ": " + message) {}
};

/// What could not be understood and was passed over.
struct ReadNote {
  std::string file;
  std::size_t line = 0;  ///< 1-based
  std::string message;
};

/// An entity as a file tells it. Strings are UTF-8.
struct ImportedEntity {
  std::string key;         ///< what the file calls it: a node's id or an IRI
  std::string renkei_id;   ///< empty for one that was added by hand
  bool id_is_key = false;  ///< the id was read from what the file calls it: an IRI
  std::string iri;         ///< a cell that says something else than the id; else empty
  bool iri_is_id = false;  ///< the cell says what the id does
  std::string label;       ///< as shown; edited or not
  EntityType type = EntityType::Organization;
  bool has_type = true;  ///< false: the file's is none, and `type` guessed from the id
  std::string name;      ///< the Japanese name
  std::string name_en;
  std::vector<std::string> names;  ///< every form
  std::string catalogue_id;
  std::string corporate_number, wikidata, url;
  std::uint32_t mentions = 0;
  std::vector<std::string> merged_ids;  ///< further ids of ours: Gephi merges nodes by lists
  std::size_t line = 0;
};

/// A statement as a file tells it.
struct ImportedStatement {
  std::string id;             ///< empty for one that was added by hand
  std::uint32_t subject = 0;  ///< index of an entity
  std::uint32_t object = 0;
  Predicate predicate = Predicate::CooperatesWith;
  Statement statement;
  bool has_confidence = false;  ///< the file says how sure it is
  std::uint32_t document = 0;   ///< index of a document
  std::string page;
  std::uint32_t page_number = 1;
  std::size_t line = 0;
};

/// A way in which an edge is stated.
struct Stated {
  Status status = Status::Standing;
  std::optional<int> year;  ///< fiscal
  friend auto operator<=>(const Stated&, const Stated&) = default;
};

/// The first and last fiscal year that a cell tells; 0 = it tells none.
struct YearCells {
  std::int16_t first = 0, last = 0;
};

/// Which cells of an edge are not empty.
struct GivenCells {
  bool predicate = false, stated = false, status = false;
  bool first_year = false, last_year = false, spells = false;
  bool confidence = false, page_number = false;
};

/// An edge of a file: the ids of statements that it names, and the statements that it makes, one at
/// least. Ranges of indices in `statement_ids` and `statements`, the last excluded.
struct ImportedEdge {
  std::size_t first_id = 0, last_id = 0;
  std::size_t first_statement = 0, last_statement = 0;
  YearCells years;             ///< first_fiscal_year, last_fiscal_year
  YearCells spells;            ///< of the timeline
  bool has_bad_years = false;  ///< a cell of years holds none, which was told
  GivenCells given;
  std::size_t first_over_time = 0, last_over_time = 0;  ///< in `over_time`: status by year
};

/// An edge that leads to where it starts: Gephi's, of nodes that were merged.
struct ImportedLoop {
  std::uint32_t entity = 0;
  std::size_t first_id = 0, last_id = 0;  ///< in `statement_ids`
  std::size_t line = 0;
};

/// A term of linked data that states relations directly: a predicate of ours, or one of another
/// vocabulary that it is mapped to.
struct DirectTerm {
  std::string name;                          ///< in the context
  std::vector<Predicate> forward, backward;  ///< of what it may come: to the object, or from it
};

/// A relation that linked data states without saying where from.
struct DirectRelation {
  std::uint32_t subject = 0;            ///< index of an entity
  std::uint32_t term = 0;               ///< index of a term
  std::optional<std::uint32_t> object;  ///< index of an entity; nothing where the file has none
  std::string object_id;                ///< that its IRI was minted from
  std::size_t line = 0;
};

/// Cells of an edge that say something else than what was made of it: one of the two was edited.
struct Disagreement {
  std::optional<Predicate> predicate;
  std::vector<Stated> stated;  ///< `stated`, where `status` was taken; else empty
  bool loses_years = false;    ///< `status` has several, so that no year has one of its own
};

/// What files of exports say, edited or not.
struct Imported {
  std::string file;       ///< where the statements come from, for messages
  std::string node_file;  ///< where the entities do: of a pair the other one
  std::vector<ImportedEntity> entities;
  std::vector<DocumentInfo> documents;
  std::vector<std::size_t> document_lines;  ///< of those that stand in the file; else empty
  std::vector<ImportedStatement> statements;
  std::vector<std::string> statement_ids;  ///< all that the files name, also of summed-up edges
  std::vector<Stated> over_time;           ///< status of edges in a year, as GEXF has it
  std::vector<ImportedEdge> edges;
  std::map<std::size_t, Disagreement> disagreements;  ///< by index of an edge
  std::vector<ImportedLoop> loops;
  std::vector<DirectTerm> direct_terms;
  std::vector<DirectRelation> direct;
  std::set<std::string, std::less<>> node_columns, edge_columns;  ///< those that the files have
  std::vector<ReadNote> notes;
  std::vector<ReadNote> graph_notes;       ///< further ones where no graph tells what was edited
  std::vector<ReadNote> comparison_notes;  ///< further ones where one does
};

/// The evidence of a statement that a person made without a sentence: that, who and where. It is
/// the same wherever in the file it stands. "own statement, edited.gexf: 厚生労働省 cooperatesWith
/// 金融庁"
std::string own_statement(const Imported& imported, const ImportedStatement& one);
/// Whether a quote is such evidence.
bool is_own_statement(std::string_view quote);

}  // namespace renkei
