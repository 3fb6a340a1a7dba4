// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/store/rows.hpp"

#include <charconv>
#include <cstdio>

#include "graph/digest.hpp"

namespace renkei::detail {
namespace {

template <class Value>
Value known(const Database& database, std::optional<Value> value, const std::string& name) {
  if (!value) {
    database.fail(StoreError::Kind::Damaged,
                  "holds the unknown name '" + name + "'; restore a copy of it");
  }
  return *value;
}

/// The element that a row refers to.
template <class Element>
Element& at(const Database& database, std::vector<Element>& elements, std::int64_t index) {
  if (index < 0 || std::size_t(index) >= elements.size()) {
    database.fail(StoreError::Kind::Damaged,
                  "holds a row that refers outside its page; restore a copy of it");
  }
  return elements[std::size_t(index)];
}

void insert_entity(Database& database, std::int64_t page, std::uint32_t position,
                   const Entity& entity, std::vector<std::int64_t>& rows) {
  database
      .kept(
          "INSERT INTO fact_entities (page, position, type, name, catalogue_id, within, "
          "document_local)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .with(page, position, name_of(entity.type), entity.name, entity.catalogue_id, entity.within,
            int(entity.document_local))
      .run();
  const std::int64_t row = database.last_row();
  rows.push_back(row);
  std::uint32_t index = 0;
  for (const std::string& name : entity.names) {
    database.kept("INSERT INTO fact_names VALUES (?1, ?2, ?3)").with(row, index++, name).run();
  }
  index = 0;
  for (const Quote& mention : entity.mentions) {
    database.kept("INSERT INTO fact_mentions VALUES (?1, ?2, ?3, ?4)")
        .with(row, index++, mention.text, format_ranges(mention.ranges))
        .run();
  }
}

void insert_relation(Database& database, std::int64_t page, std::uint32_t position,
                     const Relation& relation, const std::vector<std::int64_t>& entity_rows) {
  database
      .kept(
          "INSERT INTO fact_relations (page, position, subject, predicate, object)"
          " VALUES (?1, ?2, ?3, ?4, ?5)")
      .with(page, position, entity_rows[relation.subject], name_of(relation.predicate),
            entity_rows[relation.object])
      .run();
  const std::int64_t row = database.last_row();
  std::uint32_t index = 0;
  for (const Statement& statement : relation.statements) {
    database.kept("INSERT INTO fact_statements VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .with(row, index++, name_of(statement.status), statement.fiscal_year, statement.confidence,
              statement.evidence.text, format_ranges(statement.evidence.ranges))
        .run();
  }
}

void insert_budget(Database& database, std::int64_t page, std::uint32_t position,
                   const BudgetAmount& budget, const std::vector<std::int64_t>& entity_rows) {
  std::optional<std::int64_t> entity;
  if (budget.entity) entity = entity_rows[*budget.entity];
  database.kept("INSERT INTO fact_budgets VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
      .with(page, position, budget.label, budget.kind, budget.fiscal_year, budget.yen, entity,
            budget.evidence.text, format_ranges(budget.evidence.ranges))
      .run();
}

void read_entities(const Database& database, std::int64_t page, std::vector<Entity>& entities) {
  Query& query = database.kept(
      "SELECT type, name, catalogue_id, within, document_local FROM fact_entities WHERE page = ?1"
      " ORDER BY position");
  for (query.with(page); query.step();) {
    Entity entity;
    const std::string type = query.text(0);
    entity.type = known(database, entity_type_from(type), type);
    entity.name = query.text(1);
    entity.catalogue_id = query.text(2);
    entity.within = query.text(3);
    entity.document_local = query.integer(4) != 0;
    entities.push_back(std::move(entity));
  }
}

void read_names(const Database& database, std::int64_t page, std::vector<Entity>& entities) {
  Query& names = database.kept(
      "SELECT e.position, n.name FROM fact_entities e JOIN fact_names n ON n.entity = e.id"
      " WHERE e.page = ?1 ORDER BY e.position, n.position");
  for (names.with(page); names.step();) {
    at(database, entities, names.integer(0)).names.push_back(names.text(1));
  }
  Query& mentions = database.kept(
      "SELECT e.position, m.text, m.ranges FROM fact_entities e JOIN fact_mentions m ON m.entity = "
      "e.id"
      " WHERE e.page = ?1 ORDER BY e.position, m.position");
  for (mentions.with(page); mentions.step();) {
    at(database, entities, mentions.integer(0))
        .mentions.push_back({mentions.text(1), parse_ranges(database, mentions.text(2))});
  }
}

void read_relations(const Database& database, std::int64_t page, std::vector<Entity>& entities,
                    std::vector<Relation>& relations) {
  Query& query = database.kept(
      "SELECT s.position, r.predicate, o.position FROM fact_relations r"
      " JOIN fact_entities s ON s.id = r.subject JOIN fact_entities o ON o.id = r.object"
      " WHERE r.page = ?1 ORDER BY r.position");
  for (query.with(page); query.step();) {
    const std::string predicate = query.text(1);
    at(database, entities, query.integer(0));
    at(database, entities, query.integer(2));
    relations.push_back({std::uint32_t(query.integer(0)),
                         known(database, predicate_from(predicate), predicate),
                         std::uint32_t(query.integer(2)),
                         {}});
  }
  Query& statements = database.kept(
      "SELECT r.position, s.status, s.fiscal_year, s.confidence, s.evidence, s.ranges"
      " FROM fact_relations r JOIN fact_statements s ON s.relation = r.id"
      " WHERE r.page = ?1 ORDER BY r.position, s.position");
  for (statements.with(page); statements.step();) {
    Statement statement;
    const std::string status = statements.text(1);
    statement.status = known(database, status_from(status), status);
    if (!statements.is_null(2)) statement.fiscal_year = int(statements.integer(2));
    statement.confidence = statements.real(3);
    statement.evidence = {statements.text(4), parse_ranges(database, statements.text(5))};
    at(database, relations, statements.integer(0)).statements.push_back(std::move(statement));
  }
}

void read_budgets(const Database& database, std::int64_t page, std::vector<Entity>& entities,
                  std::vector<BudgetAmount>& budgets) {
  Query& query = database.kept(
      "SELECT b.label, b.kind, b.fiscal_year, b.yen, e.position, b.evidence, b.ranges"
      " FROM fact_budgets b LEFT JOIN fact_entities e ON e.id = b.entity WHERE b.page = ?1"
      " ORDER BY b.position");
  for (query.with(page); query.step();) {
    BudgetAmount budget;
    budget.label = query.text(0);
    budget.kind = query.text(1);
    budget.fiscal_year = int(query.integer(2));
    budget.yen = query.integer(3);
    if (!query.is_null(4)) {
      at(database, entities, query.integer(4));
      budget.entity = std::uint32_t(query.integer(4));
    }
    budget.evidence = {query.text(5), parse_ranges(database, query.text(6))};
    budgets.push_back(std::move(budget));
  }
}

std::string digits_of(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value + 0.0);  // of -0.0 the file keeps no sign
  return text;
}

void add_quote(StableHash& hash, const Quote& quote) {
  hash.add(quote.text).add(format_ranges(quote.ranges));
}

/// Over all that is kept of a page but its text.
std::string hash_of_facts(const PageFacts& facts, const PageName& name) {
  const PageMetadata& metadata = facts.metadata;
  StableHash hash;
  hash.add(std::uint64_t(name.by_document)).add(name.name).add(digits_of(facts.layout_confidence));
  hash.add(metadata.title).add(metadata.publisher).add(metadata.source_url).add(metadata.date);
  hash.add(std::to_string(metadata.fiscal_year)).add(std::to_string(metadata.printed_page));
  hash.add(metadata.language);
  for (const Entity& each : facts.entities) {
    hash.add("entity").add(name_of(each.type)).add(each.name).add(each.catalogue_id);
    hash.add(each.within).add(std::uint64_t(each.document_local));
    for (const std::string& form : each.names) hash.add("name").add(form);
    for (const Quote& mention : each.mentions) add_quote(hash.add("mention"), mention);
  }
  for (const Relation& each : facts.relations) {
    hash.add("relation").add(each.subject).add(name_of(each.predicate)).add(each.object);
    for (const Statement& one : each.statements) {
      hash.add("statement").add(name_of(one.status));
      hash.add(one.fiscal_year ? std::to_string(*one.fiscal_year) : "");
      add_quote(hash.add(digits_of(one.confidence)), one.evidence);
    }
  }
  for (const BudgetAmount& each : facts.budgets) {
    hash.add("budget").add(each.label).add(each.kind).add(std::to_string(each.fiscal_year));
    hash.add(std::to_string(each.yen)).add(each.entity ? std::to_string(*each.entity) : "");
    add_quote(hash, each.evidence);
  }
  return hash.hex();
}

}  // namespace

std::string format_ranges(const std::vector<CodePointRange>& ranges) {
  std::string out;
  for (const CodePointRange& range : ranges) {
    if (!out.empty()) out += ',';
    out += std::to_string(range.begin) + '-' + std::to_string(range.end);
  }
  return out;
}

std::vector<CodePointRange> parse_ranges(const Database& database, std::string_view text) {
  std::vector<CodePointRange> ranges;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    CodePointRange range;
    const auto begin_read = std::from_chars(at, end, range.begin);
    const bool has_dash =
        begin_read.ec == std::errc() && begin_read.ptr != end && *begin_read.ptr == '-';
    const auto end_read =
        has_dash ? std::from_chars(begin_read.ptr + 1, end, range.end) : begin_read;
    at = end_read.ptr;
    const bool has_next = at != end && *at == ',' && at + 1 != end;
    if (!has_dash || end_read.ec != std::errc() || (at != end && !has_next)) {
      database.fail(StoreError::Kind::Damaged,
                    "holds the malformed ranges '" + std::string(text) + "'; restore a copy of it");
    }
    if (has_next) ++at;
    ranges.push_back(range);
  }
  return ranges;
}

std::string hash_of_text(std::string_view text) { return StableHash().add(text).hex(); }

std::optional<std::string> sound_text(const Database& database, std::string_view document_id,
                                      std::uint32_t number) {
  Query& query =
      database.kept("SELECT text, text_hash FROM fact_pages WHERE document = ?1 AND number = ?2");
  query.with(document_id, number);
  std::optional<std::string> text;
  if (query.step() && hash_of_text(query.text(0)) == query.text(1)) text = query.text(0);
  query.reset();
  return text;
}

bool has_sound_facts(const Database& database, std::string_view document_id,
                     const PageFacts& facts) {
  Query& query = database.kept(
      "SELECT named_by_document, name, facts_hash FROM fact_pages"
      " WHERE document = ?1 AND number = ?2");
  query.with(document_id, facts.number);
  const bool is_sound =
      query.step() && hash_of_facts(facts, {query.integer(0) != 0, query.text(1)}) == query.text(2);
  query.reset();
  return is_sound;
}

void hash_facts(Database& database) {
  Query pages(database, "SELECT id, named_by_document, name FROM fact_pages");
  Query update(database, "UPDATE fact_pages SET facts_hash = ?2 WHERE id = ?1");
  while (pages.step()) {
    const PageName name{pages.integer(1) != 0, pages.text(2)};
    update.with(pages.integer(0), hash_of_facts(read_page(database, pages.integer(0)), name)).run();
  }
}

std::string hash_of_pages(const Database& database, std::string_view document_id) {
  Query& query = database.kept(
      "SELECT number, text_hash, facts_hash FROM fact_pages WHERE document = ?1 ORDER BY number");
  StableHash hash;
  for (query.with(document_id); query.step();) {
    hash.add(std::uint64_t(query.integer(0))).add(query.text(1)).add(query.text(2));
  }
  return hash.hex();
}

std::string stem_of(std::string_view document_name) {
  return std::filesystem::path(document_name).stem().string();
}

PageName page_name_of(std::string_view page, std::uint32_t number, std::string_view stem) {
  if (!stem.empty() && page.starts_with(stem)) {
    const std::string_view rest = page.substr(stem.size());
    if (rest.empty() || rest == "#" + std::to_string(number)) return {true, std::string(rest)};
  }
  return {false, std::string(page)};
}

void insert_page(Database& database, const std::string& document_id, std::string_view document_name,
                 const PageFacts& facts, std::string_view text) {
  const PageMetadata& metadata = facts.metadata;
  const PageName name = page_name_of(facts.page, facts.number, stem_of(document_name));
  database
      .kept(
          "INSERT INTO fact_pages (document, number, named_by_document, name, text,"
          " layout_confidence, title, publisher, source_url, date, fiscal_year, printed_page,"
          " language, text_hash, facts_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
          " ?12, ?13, ?14, ?15)")
      .with(document_id, facts.number, int(name.by_document), name.name, text,
            facts.layout_confidence, metadata.title, metadata.publisher, metadata.source_url,
            metadata.date, metadata.fiscal_year, metadata.printed_page, metadata.language,
            hash_of_text(text), hash_of_facts(facts, name))
      .run();
  const std::int64_t page = database.last_row();
  std::vector<std::int64_t> entity_rows;
  std::uint32_t position = 0;
  for (const Entity& entity : facts.entities) {
    insert_entity(database, page, position++, entity, entity_rows);
  }
  position = 0;
  for (const Relation& relation : facts.relations) {
    insert_relation(database, page, position++, relation, entity_rows);
  }
  position = 0;
  for (const BudgetAmount& budget : facts.budgets) {
    insert_budget(database, page, position++, budget, entity_rows);
  }
}

std::vector<std::int64_t> page_rows(const Database& database, std::string_view document_id) {
  std::vector<std::int64_t> rows;
  Query& query = database.kept("SELECT id FROM fact_pages WHERE document = ?1 ORDER BY number");
  for (query.with(document_id); query.step();) rows.push_back(query.integer(0));
  return rows;
}

PageFacts read_page(const Database& database, std::int64_t page_row) {
  PageFacts facts;
  Query& query = database.kept(
      "SELECT name, number, layout_confidence, title, publisher, source_url, date, fiscal_year,"
      " printed_page, CASE named_by_document WHEN 0 THEN ''"
      "  ELSE (SELECT min(name) FROM fact_paths WHERE document = p.document) END, language"
      " FROM fact_pages p WHERE id = ?1");
  query.with(page_row);
  if (!query.step()) database.fail(StoreError::Kind::Damaged, "lost a page while it was read");
  facts.page = stem_of(query.text(9)) + query.text(0);
  facts.number = std::uint32_t(query.integer(1));
  facts.layout_confidence = query.real(2);
  facts.metadata = {query.text(3),         query.text(4),         query.text(5), query.text(6),
                    int(query.integer(7)), int(query.integer(8)), query.text(10)};
  query.reset();
  read_entities(database, page_row, facts.entities);
  read_names(database, page_row, facts.entities);
  read_relations(database, page_row, facts.entities, facts.relations);
  read_budgets(database, page_row, facts.entities, facts.budgets);
  return facts;
}

}  // namespace renkei::detail
