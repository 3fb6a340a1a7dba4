// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/store.hpp"

#include <algorithm>

#include "graph/store/rows.hpp"
#include "graph/store/sqlite.hpp"

namespace renkei {
namespace {

using detail::Database;
using detail::Query;

struct Path {
  std::string path;
  std::string name;
};

/// The key and the shown name of a source.
Path path_of(const DocumentOrigin& source) {
  if (source.path.empty()) throw std::invalid_argument("renkei::Store: a document needs a path");
  const std::string key = std::filesystem::path(source.path).lexically_normal().generic_string();
  if (!source.name.empty()) return {key, source.name};
  const auto slash = key.find_last_of('/');
  const std::string last = slash == std::string::npos ? key : key.substr(slash + 1);
  return {key, last.empty() ? key : last};
}

/// Gives a path to a document and removes the document that had it and has no other.
void take_path(Database& database, const Path& path, const std::string& document_id) {
  std::vector<std::string> former;
  Query& owners =
      database.kept("SELECT document FROM fact_paths WHERE path = ?1 AND document <> ?2");
  for (owners.with(path.path, document_id); owners.step();) former.push_back(owners.text(0));
  database.kept("DELETE FROM fact_paths WHERE path = ?1 AND document <> ?2")
      .with(path.path, document_id)
      .run();
  for (const std::string& document : former) {
    database
        .kept(
            "DELETE FROM fact_documents WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM fact_paths WHERE document = ?1)")
        .with(document)
        .run();
  }
  database.kept("INSERT OR REPLACE INTO fact_paths (path, document, name) VALUES (?1, ?2, ?3)")
      .with(path.path, document_id, path.name)
      .run();
}

void check_facts(const PageFacts& facts) {
  const auto refuse = [&](const std::string& what) {
    throw std::invalid_argument("renkei::DocumentWriter: page '" + facts.page + "': " + what);
  };
  for (const Relation& relation : facts.relations) {
    if (std::max(relation.subject, relation.object) >= facts.entities.size()) {
      refuse("a relation's end is not among the page's entities");
    }
    if (relation.statements.empty()) refuse("a relation has no statement");
  }
  for (const BudgetAmount& budget : facts.budgets) {
    if (budget.entity && *budget.entity >= facts.entities.size()) {
      refuse("what an amount is for is not among the page's entities");
    }
  }
}

/// Empty when the file does not have the document.
std::string fingerprint_of(const Database& database, std::string_view document_id) {
  Query& query = database.kept("SELECT fingerprint FROM fact_documents WHERE id = ?1");
  query.with(document_id);
  const std::string fingerprint = query.step() ? query.text(0) : "";
  query.reset();
  return fingerprint;
}

/// Adds the paths of a document in another file to those it has.
void add_paths(Database& database, const Database& other, std::string_view document_id) {
  Query paths(other, "SELECT path, name FROM fact_paths WHERE document = ?1");
  for (paths.with(document_id); paths.step();) {
    database
        .kept(
            "INSERT INTO fact_paths (path, document, name) VALUES (?1, ?2, ?3)"
            " ON CONFLICT (path, document) DO UPDATE SET name = min(name, excluded.name)")
        .with(paths.text(0), document_id, paths.text(1))
        .run();
  }
}

/// A field of a document's metadata, and what stands where it is unknown.
struct MetadataField {
  const char* name;
  const char* unknown;
};
constexpr MetadataField metadata_fields[] = {{"title", "''"},      {"publisher", "''"},
                                             {"source_url", "''"}, {"date", "''"},
                                             {"fiscal_year", "0"}, {"printed_page", "0"}};

/// What the first page says that says it, in SQL, of the document `d`.
std::string said_by_pages(const MetadataField& field) {
  const std::string name = field.name;
  return "ifnull((SELECT " + name + " FROM fact_pages WHERE document = d.id AND " + name + " <> " +
         field.unknown + " ORDER BY number LIMIT 1), " + field.unknown + ")";
}

/// Documents whose pages are not those that were written, or do not say what is kept of them.
void find_changed_documents(const Database& database, std::vector<std::string>& defects) {
  Query documents(database, "SELECT id, pages_hash FROM fact_documents ORDER BY id");
  while (documents.step()) {
    if (detail::hash_of_pages(database, documents.text(0)) == documents.text(1)) continue;
    defects.push_back("the document " + detail::one_line(documents.text(0)) +
                      " has not the pages that were written");
  }
  for (const MetadataField& field : metadata_fields) {
    const std::string name = field.name;
    Query others(database, "SELECT id FROM fact_documents AS d WHERE d." + name + " <> " +
                               said_by_pages(field) + " ORDER BY id");
    while (others.step()) {
      defects.push_back("the document " + detail::one_line(others.text(0)) + " has another " +
                        name + " than its pages say");
    }
  }
}

void find_defects(const Database& database, std::vector<std::string>& defects) {
  Query integrity(database, "PRAGMA integrity_check");
  while (integrity.step()) {
    if (integrity.text(0) != "ok") defects.push_back(detail::defect_in_words(integrity.text(0)));
  }
  Query references(database, "PRAGMA foreign_key_check");
  while (references.step()) {
    defects.push_back("a row of " + references.text(0) + " refers to a missing row of " +
                      references.text(2));
  }
  const std::vector<std::string> structure = detail::defects_of_structure(database);
  defects.insert(defects.end(), structure.begin(), structure.end());
  // Of tables that are not as they were made the rest cannot be asked.
  if (!detail::has_all_tables(database)) return;
  Query pathless(database,
                 "SELECT id FROM fact_documents WHERE NOT EXISTS"
                 " (SELECT 1 FROM fact_paths WHERE document = fact_documents.id) ORDER BY id");
  while (pathless.step()) defects.push_back("the document " + pathless.text(0) + " has no path");
  Query others(database,
               "SELECT id, content_hash FROM fact_documents"
               " WHERE id <> 'd-' || substr(content_hash, 1, 16) ORDER BY id");
  while (others.step()) {
    defects.push_back("the document " + others.text(0) + " has the content hash of another, " +
                      detail::one_line(others.text(1)));
  }
  find_changed_documents(database, defects);
}

}  // namespace

std::string document_id_of(std::string_view content_hash) {
  constexpr std::size_t digits = 16;
  const bool is_hash = content_hash.size() >= digits &&
                       content_hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  if (!is_hash) {
    throw std::invalid_argument("renkei::Store: '" + std::string(content_hash) +
                                "' is no content hash of 16 or more hexadecimal digits");
  }
  return "d-" + std::string(content_hash.substr(0, digits));
}

// Store

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& file, StoreMode mode, const StoreOptions& options) {
  try {
    return Store(std::make_unique<Database>(file, mode, options));
  } catch (const StoreError& error) {
    if (error.kind != StoreError::Kind::OlderSchema) throw;
    try {
      const Database upgraded(file, StoreMode::Write, options);
    } catch (const StoreError& cannot) {
      if (cannot.kind == StoreError::Kind::ReadOnly) throw error;
      throw;
    }
    return Store(std::make_unique<Database>(file, mode, options));
  }
}

const std::filesystem::path& Store::file() const { return database_->file(); }

bool Store::has(std::string_view content_hash, std::string_view fingerprint) const {
  Query& query = database_->kept(
      "SELECT count(*) FROM fact_documents WHERE content_hash = ?1 AND fingerprint = ?2");
  query.with(content_hash, fingerprint);
  const bool found = query.step() && query.integer(0) != 0;
  query.reset();
  return found;
}

bool Store::keep_unchanged(const DocumentOrigin& source) {
  const std::string id = document_id_of(source.content_hash);
  const Path path = path_of(source);
  if (!has(source.content_hash, source.fingerprint)) return false;
  Query& owners = database_->kept(
      "SELECT count(*), sum(document = ?2 AND name = ?3) FROM fact_paths WHERE path = ?1");
  owners.with(path.path, id, path.name);
  const bool recorded = owners.step() && owners.integer(0) == 1 && owners.integer(1) == 1;
  owners.reset();
  if (recorded) return true;
  detail::Transaction transaction(*database_);
  take_path(*database_, path, id);
  transaction.commit();
  return true;
}

std::vector<StoredDocument> Store::documents() const {
  std::vector<StoredDocument> documents;
  Query query(*database_,
              "SELECT d.id, d.content_hash, d.fingerprint, d.title, d.publisher, d.source_url,"
              " d.date, d.fiscal_year, d.printed_page,"
              " (SELECT count(*) FROM fact_pages WHERE document = d.id),"
              " (SELECT min(name) FROM fact_paths WHERE document = d.id)"
              " FROM fact_documents d ORDER BY d.id");
  while (query.step()) {
    StoredDocument document;
    document.info.id = query.text(0);
    document.content_hash = query.text(1);
    document.fingerprint = query.text(2);
    document.info.metadata = {query.text(3), query.text(4),         query.text(5),
                              query.text(6), int(query.integer(7)), int(query.integer(8))};
    document.info.pages = std::uint32_t(query.integer(9));
    document.info.name = query.text(10);
    documents.push_back(std::move(document));
  }
  Query paths(*database_, "SELECT path FROM fact_paths WHERE document = ?1 ORDER BY path");
  for (StoredDocument& document : documents) {
    for (paths.with(document.info.id); paths.step();) document.paths.push_back(paths.text(0));
  }
  return documents;
}

void Store::for_each_page(std::string_view document_id,
                          const std::function<void(const PageFacts&)>& visit) const {
  const StoreSnapshot moment = snapshot();
  for (const std::int64_t row : detail::page_rows(*database_, document_id)) {
    visit(detail::read_page(*database_, row));
  }
}

std::optional<std::string> Store::page_text(std::string_view document_id,
                                            std::uint32_t number) const {
  Query& query = database_->kept("SELECT text FROM fact_pages WHERE document = ?1 AND number = ?2");
  query.with(document_id, number);
  std::optional<std::string> text;
  if (query.step()) text = query.text(0);
  query.reset();
  return text;
}

StoreSummary Store::summary() const {
  const StoreSnapshot moment = snapshot();
  StoreSummary summary;
  const auto count = [&](const char* sql) { return std::uint64_t(database_->integer(sql)); };
  summary.schema_version = int(database_->integer("PRAGMA user_version"));
  summary.documents = count("SELECT count(*) FROM fact_documents");
  summary.pages = count("SELECT count(*) FROM fact_pages");
  summary.mentions = count("SELECT count(*) FROM fact_mentions");
  summary.statements = count("SELECT count(*) FROM fact_statements");
  Query fingerprints(*database_, "SELECT DISTINCT fingerprint FROM fact_documents ORDER BY 1");
  while (fingerprints.step()) summary.fingerprints.push_back(fingerprints.text(0));
  Query types(*database_, "SELECT type, count(*) FROM fact_entities GROUP BY type");
  while (types.step()) {
    const auto type = entity_type_from(types.text(0));
    if (type) summary.entities[std::size_t(*type)] = std::uint64_t(types.integer(1));
  }
  Query predicates(*database_, "SELECT predicate, count(*) FROM fact_relations GROUP BY predicate");
  while (predicates.step()) {
    const auto predicate = predicate_from(predicates.text(0));
    if (predicate)
      summary.relations[std::size_t(*predicate)] = std::uint64_t(predicates.integer(1));
  }
  return summary;
}

std::vector<std::string> Store::check() const {
  std::vector<std::string> defects;
  try {
    find_defects(*database_, defects);
  } catch (const StoreError& error) {
    // Beyond some damage the check itself gives up.
    if (error.kind != StoreError::Kind::Damaged) throw;
    const std::string_view message = error.what();
    const std::string prefix = database_->file().string() + ": ";
    defects.emplace_back(message.substr(message.starts_with(prefix) ? prefix.size() : 0));
  }
  return defects;
}

StoreSnapshot Store::snapshot() const { return StoreSnapshot(*database_); }

// StoreSnapshot

StoreSnapshot::StoreSnapshot(const Database& database) : database_(&database) {
  // Within a writer's transaction everything is of one moment already.
  if (database.snapshots == 0 && !database.writing) database.execute("BEGIN");
  ++database.snapshots;
}

StoreSnapshot::StoreSnapshot(StoreSnapshot&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

StoreSnapshot::~StoreSnapshot() {
  if (database_ == nullptr || --database_->snapshots != 0 || database_->writing) return;
  sqlite3_exec(database_->handle(), "COMMIT", nullptr, nullptr, nullptr);
}

// DocumentWriter

class DocumentWriter::Impl {
 public:
  enum class Paths : std::uint8_t {
    Taken,   ///< the path is this document's alone
    Shared,  ///< others may hold the path as well; the caller adds it
    Only,    ///< nothing but paths is written
  };
  Impl(Database& of_database, const DocumentOrigin& source, Paths paths = Paths::Taken)
      : database(of_database),
        id(document_id_of(source.content_hash)),
        name(path_of(source).name),
        transaction(of_database) {
    refuse_other_bytes(source);
    is_paths_only = paths == Paths::Only;
    if (is_paths_only) return;
    database.kept("DELETE FROM fact_pages WHERE document = ?1").with(id).run();
    database
        .kept(
            "INSERT INTO fact_documents (id, content_hash, fingerprint) VALUES (?1, ?2, ?3)"
            " ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint")
        .with(id, source.content_hash, source.fingerprint)
        .run();
    if (paths == Paths::Taken) take_path(database, path_of(source), id);
  }

  /// Each field from the first page that says it.
  void summarise() {
    for (const MetadataField& field : metadata_fields) {
      Query(database, "UPDATE fact_documents AS d SET " + std::string(field.name) + " = " +
                          said_by_pages(field) + " WHERE id = ?1")
          .with(id)
          .run();
    }
    database.kept("UPDATE fact_documents SET pages_hash = ?2 WHERE id = ?1")
        .with(id, detail::hash_of_pages(database, id))
        .run();
  }

  void refuse_number_twice(const PageFacts& facts) {
    Query& query = database.kept("SELECT 1 FROM fact_pages WHERE document = ?1 AND number = ?2");
    query.with(id, facts.number);
    const bool found = query.step();
    query.reset();
    if (found) {
      throw std::invalid_argument("renkei::DocumentWriter: page number " +
                                  std::to_string(facts.number) + " ('" + facts.page +
                                  "') was added before");
    }
  }

  Database& database;
  std::string id;
  std::string name;  ///< as read
  bool failed = false;
  bool is_paths_only = false;
  detail::Transaction transaction;

 private:
  // Sixteen digits of a hash of nothing but chance never meet; of crafted input they might.
  void refuse_other_bytes(const DocumentOrigin& source) {
    Query& query = database.kept("SELECT content_hash FROM fact_documents WHERE id = ?1");
    query.with(id);
    const std::string held = query.step() ? query.text(0) : source.content_hash;
    query.reset();
    if (held != source.content_hash) {
      database.fail(StoreError::Kind::Other, "holds another document with the id " + id + "; '" +
                                                 source.path + "' cannot be added");
    }
  }
};

DocumentWriter Store::replace_document(const DocumentOrigin& source) {
  (void)path_of(source);
  return DocumentWriter(std::make_unique<DocumentWriter::Impl>(*database_, source));
}

bool Store::remove_document(std::string_view document_id) {
  detail::Transaction transaction(*database_);
  database_->kept("DELETE FROM fact_documents WHERE id = ?1").with(document_id).run();
  const bool found = sqlite3_changes(database_->handle()) != 0;
  transaction.commit();
  return found;
}

bool Store::remove_path(std::string_view path) {
  const std::string key = std::filesystem::path(path).lexically_normal().generic_string();
  detail::Transaction transaction(*database_);
  database_->kept("DELETE FROM fact_paths WHERE path = ?1").with(key).run();
  const bool found = sqlite3_changes(database_->handle()) != 0;
  database_->execute(
      "DELETE FROM fact_documents WHERE NOT EXISTS"
      " (SELECT 1 FROM fact_paths WHERE document = fact_documents.id)");
  transaction.commit();
  return found;
}

MergeCounts Store::merge(const Store& other, const std::function<void()>& report) {
  const StoreSnapshot moment = other.snapshot();
  MergeCounts counts;
  for (const StoredDocument& document : other.documents()) {
    if (document.paths.empty()) {
      other.database_->fail(StoreError::Kind::Damaged,
                            "its document " + document.info.id +
                                " has no path; 'renkei verify' lists what is wrong with it");
    }
    const std::string held = fingerprint_of(*database_, document.info.id);
    const bool is_newer = document.fingerprint > held;
    DocumentWriter writer(std::make_unique<DocumentWriter::Impl>(
        *database_,
        DocumentOrigin{document.paths.front(), document.content_hash,
                       is_newer ? document.fingerprint : held, document.info.name},
        is_newer ? DocumentWriter::Impl::Paths::Shared : DocumentWriter::Impl::Paths::Only));
    if (is_newer) {
      other.for_each_page(document.info.id, [&](const PageFacts& facts) {
        const auto text = detail::sound_text(*other.database_, document.info.id, facts.number);
        const bool is_sound = detail::has_sound_facts(*other.database_, document.info.id, facts);
        if (!text || !is_sound) {
          other.database_->fail(StoreError::Kind::Damaged,
                                (text ? "what is kept of " : "the text of ") + document.info.name +
                                    ", page " + std::to_string(facts.number) +
                                    ", is not what was written; restore a copy of the file, or "
                                    "build it anew from its documents");
        }
        writer.add_page(facts, *text);
      });
    }
    add_paths(*database_, *other.database_, document.info.id);
    writer.commit();
    ++(!is_newer ? counts.unchanged : held.empty() ? counts.added : counts.replaced);
    if (report) report();
  }
  return counts;
}

DocumentWriter::DocumentWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DocumentWriter::DocumentWriter(DocumentWriter&&) noexcept = default;
DocumentWriter::~DocumentWriter() = default;

const std::string& DocumentWriter::document_id() const { return impl_->id; }

void DocumentWriter::add_page(const PageFacts& facts, std::string_view text) {
  impl_->failed = true;
  check_facts(facts);
  impl_->refuse_number_twice(facts);
  detail::insert_page(impl_->database, impl_->id, impl_->name, facts, text);
  impl_->failed = false;
}

void DocumentWriter::commit() {
  if (impl_->failed) throw std::logic_error("renkei::DocumentWriter: add_page failed before");
  if (!impl_->is_paths_only) impl_->summarise();
  impl_->transaction.commit();
}

}  // namespace renkei
