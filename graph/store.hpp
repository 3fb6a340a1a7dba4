// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/analysis_graph.hpp"
#include "graph/facts.hpp"
#include "graph/property_graph.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// The file cannot be used as asked. `what()` says what was being done to which file, what was
/// found and what to try; the file is as it was after its last commit.
class StoreError : public std::runtime_error {
 public:
  enum class Kind : std::uint8_t {
    NotFound,     ///< no such file or folder
    Foreign,      ///< not a knowledge-graph file: other bytes, or a database of another program
    Damaged,      ///< truncated or inconsistent
    NewerSchema,  ///< written by a later version of Renkei
    OlderSchema,  ///< written by an earlier one, and not permitted to be brought up
    ReadOnly,     ///< write asked for, not permitted
    Full,         ///< no space left on the device, or over StoreOptions::max_bytes
    Locked,       ///< another process is writing, for longer than the busy timeout
    BadQuery,     ///< `Store::select` was given what is no question
    Other,        ///< input/output errors and the rest
  };
  StoreError(Kind of_kind, std::filesystem::path of_file, const std::string& message)
      : std::runtime_error(message), kind(of_kind), file(std::move(of_file)) {}
  Kind kind;
  std::filesystem::path file;
};

/// What a document is read from.
struct DocumentOrigin {
  std::string path;  ///< its key: as the user named it, UTF-8; compared lexically normalised
  std::string content_hash;  ///< of the input's bytes: 16 or more lower-case hexadecimal digits
  std::string fingerprint;   ///< of what read it: extractor version and data pack; opaque
  std::string name = {};     ///< as shown, UTF-8; empty = the last component of `path`
};

/// A document as the file holds it.
struct StoredDocument {
  DocumentInfo info;
  std::string content_hash;
  std::string fingerprint;
  std::vector<std::string> paths;  ///< every source with these bytes; sorted, no duplicates
};

/// What a file holds, counted as on the pages: a body named on ten pages counts ten times.
/// (For one count a real thing see `summarise` in graph/query.hpp.)
struct StoreSummary {
  int schema_version = 0;
  std::vector<std::string> fingerprints;  ///< of the documents; sorted, no duplicates
  std::uint64_t documents = 0;
  std::uint64_t pages = 0;
  std::uint64_t mentions = 0;
  std::uint64_t statements = 0;
  std::array<std::uint64_t, entity_type_count> entities{};  ///< by EntityType
  std::array<std::uint64_t, predicate_count> relations{};   ///< by Predicate
};

/// What `Store::merge` did with the documents of the other file.
struct MergeCounts {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;  ///< read by other tables or another version; see `merge`
  std::uint64_t unchanged = 0;
};

/// A cell of an answer to SQL; the first alternative is NULL.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class StoreMode : std::uint8_t {
  Read,    ///< the file must exist
  Write,   ///< the file must exist
  Create,  ///< write; the file is created when there is none
};

struct StoreOptions {
  std::chrono::milliseconds busy_timeout{10'000};  ///< wait for another process's lock
  std::uint64_t max_bytes = 0;  ///< the file never grows beyond; 0 = as far as the device goes
  bool durable = true;  ///< false: commits do not wait for the disk; for files that may be lost
};

namespace detail {
class Database;
}
class DocumentWriter;
class StoreSnapshot;

/// A `.renkei` file: a set of documents' facts in one SQLite database
/// (tables: graph/store/open.cpp).
///
/// **Identity.** A document is its bytes: its id is "d-" and the first 16 digits of the content
/// hash, so a renamed file is the same document and two copies of one file are one. Every path
/// the bytes were read from is kept; the name shown is the smallest of their names. A path holds
/// one document: writing other bytes under a path of the file takes that path from the document
/// that had it, and a document without a path is removed. Thus the file depends on the set of
/// (path, bytes), not on the order in which they came.
///
/// **Durability.** One transaction a document, with a write-ahead log: what `commit` returned from
/// survives a power cut, what it did not return from leaves no trace, and readers are not kept
/// waiting. The log stands beside the file ("-wal") while a writer is at work and after one was
/// killed; whoever opens the file next brings it in. Otherwise the one file is everything.
///
/// Not thread-safe: one thread at a time. Movable; a moved-from store may only be destroyed.
class Store {
 public:
  /// The version this library writes; older files are brought up to it when opened for writing.
  static constexpr int schema_version = 5;

  /// @throws StoreError: NotFound, Foreign, Damaged, NewerSchema, OlderSchema (of a
  /// file that cannot be written to), ReadOnly, Locked. To be written to, a file is checked page by
  /// page first: cost, reading it once.
  static Store open(const std::filesystem::path& file, StoreMode mode,
                    const StoreOptions& options = {});

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  const std::filesystem::path& file() const;

  /// True when the facts of these bytes, read by this extractor and data, are in the file.
  bool has(std::string_view content_hash, std::string_view fingerprint) const;

  /// True when the document need not be read again (`has`); its path is then recorded, as
  /// `replace_document` would. What `renkei build` asks before it reads a document.
  bool keep_unchanged(const DocumentOrigin& source);

  /// Starts to write a document in the place of what the file has of the same bytes or path.
  /// @throws StoreError (ReadOnly, Locked, …); std::logic_error while another writer of this store
  /// is open; std::invalid_argument when the hash is no hash or the path empty.
  DocumentWriter replace_document(const DocumentOrigin& source);

  /// Removes a document; false when the file does not have it. @throws StoreError
  bool remove_document(std::string_view document_id);
  /// Removes a path, and its documents that have no other; false when the file does not have it.
  bool remove_path(std::string_view path);

  /// Adds the documents of another file: a set union, whatever the order and however often. Of a
  /// document that two versions or tables have read the one with the greater fingerprint stays. A
  /// path that holds other bytes in either file holds both, until a build finds out which.
  /// One transaction a document: after an interruption, merge again.
  /// @param report where given, called after each document @throws StoreError
  MergeCounts merge(const Store& other, const std::function<void()>& report = {});

  /// All documents, sorted by id.
  std::vector<StoredDocument> documents() const;

  /// Facts of a document's pages, by page number; none for an unknown id. Memory: one page.
  void for_each_page(std::string_view document_id,
                     const std::function<void(const PageFacts&)>& visit) const;

  /// The page's input text, UTF-8, that ranges count code points of.
  std::optional<std::string> page_text(std::string_view document_id, std::uint32_t number) const;

  StoreSummary summary() const;

  /// Makes what is read be of one moment, whatever other processes commit meanwhile.
  [[nodiscard]] StoreSnapshot snapshot() const;

  /// Every defect that a full check of the database finds; empty = sound. Reads the whole file.
  std::vector<std::string> check() const;

  /// Every quote and mention that does not stand where it says on its page, in words.
  /// @throws StoreError (Damaged)
  std::vector<std::string> check_quotes() const;

  /// Keeps the graph that the facts resolve to, for `load_graph` and for the views of
  /// docs/file.md. It is no fact: a file is complete without it.
  /// @param fingerprint `renkei::graph_fingerprint` of what it was made of
  /// @param collaboration predicates under which bodies work together @throws StoreError
  void save_graph(const KnowledgeGraph& graph, const std::string& fingerprint,
                  const std::vector<Predicate>& collaboration);
  /// As `save_graph`, for this connection only: views and all, nothing is written to the file.
  void show_graph(const KnowledgeGraph& graph, const std::vector<Predicate>& collaboration) const;
  /// Every table of the kept graph that does not hold what `graph` would be kept as, in words.
  /// @pre `saved_graph` is the fingerprint of `graph` @throws StoreError
  std::vector<std::string> check_graph(const KnowledgeGraph& graph,
                                       const std::vector<Predicate>& collaboration) const;
  /// What the kept graph was made of; empty when there is none.
  std::string saved_graph() const;
  /// The kept graph. Its sentences are read when they are asked for: the store must live, and a
  /// snapshot of it be held. @throws StoreError
  AnalysisGraph load_graph() const;
  /// The vertices of the kept graph with all their names, in its order.
  std::vector<EntityVertex> load_entities() const;

  /// Asks one question in SQL that changes nothing: SELECT, WITH, VALUES or EXPLAIN.
  /// @param use gets the cells of each row; `columns` first gets the names
  /// @throws StoreError (BadQuery, …)
  void select(const std::string& sql,
              const std::function<void(const std::vector<std::string>&)>& columns,
              const std::function<void(const std::vector<SqlValue>&)>& use) const;

 private:
  explicit Store(std::unique_ptr<detail::Database> database);
  std::unique_ptr<detail::Database> database_;
};

/// While it lives, all reading of its store sees one moment of the file and the commits of other
/// processes wait; its store can start no writer and must outlive it.
class StoreSnapshot {
 public:
  StoreSnapshot(StoreSnapshot&& other) noexcept;
  StoreSnapshot& operator=(StoreSnapshot&&) = delete;
  ~StoreSnapshot();

 private:
  friend class Store;
  explicit StoreSnapshot(const detail::Database& database);
  const detail::Database* database_;
};

/// Writes one document page by page; memory does not grow with the pages.
///
///     DocumentWriter writer = store.replace_document({"a.txt", hash, fingerprint});
///     for (…) writer.add_page(facts, text);
///     writer.commit();
///
/// Nothing is visible to others unless `commit` returned; the destructor of a writer that was not
/// committed undoes everything. While it lives, its store must live and be read by nobody else.
class DocumentWriter {
 public:
  DocumentWriter(DocumentWriter&&) noexcept;
  DocumentWriter& operator=(DocumentWriter&&) = delete;
  ~DocumentWriter();

  const std::string& document_id() const;

  /// Adds a page; pages may come in any order.
  /// @param text the page's input text, UTF-8
  /// @throws std::invalid_argument when a relation points outside the page's entities or has no
  /// statement, or the number was added before; StoreError (Full, …). The writer is then of no
  /// further use: let it go out of scope.
  void add_page(const PageFacts& facts, std::string_view text);

  /// Makes the document durable. To be called once, last.
  /// @throws StoreError (Full, Locked, …); the file is then as before the writer.
  /// std::logic_error after a failed `add_page`.
  void commit();

 private:
  friend class Store;
  class Impl;
  explicit DocumentWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The id that `Store` gives to a document: "d-" and 16 hexadecimal digits.
/// @throws std::invalid_argument when the hash has fewer than 16 lower-case hexadecimal digits
std::string document_id_of(std::string_view content_hash);

}  // namespace renkei
