// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "export/read/read.hpp"
#include "graph/digest.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

/// The facts of one document, by page.
class DocumentFacts {
 public:
  DocumentFacts(const Imported& imported, const std::vector<bool>& local)
      : imported_(imported), local_(local) {}

  void add(const ImportedStatement& one) {
    Page& page = page_of(one.page_number, one.page);
    const std::uint32_t subject = entity(page, one.subject), object = entity(page, one.object);
    const auto [at, is_new] = page.relations.try_emplace(
        {subject, one.predicate, object}, static_cast<std::uint32_t>(page.facts.relations.size()));
    if (is_new) page.facts.relations.push_back({subject, one.predicate, object, {}});
    page.facts.relations[at->second].statements.push_back(one.statement);
  }

  /// An entity without statement.
  void add(std::uint32_t index) { entity(page_of(1, ""), index); }

  void write(const DocumentInfo& info, DocumentWriter& writer, std::vector<bool>& counted) {
    for (auto& [number, page] : pages_) {
      page.facts.metadata = info.metadata;
      for (std::size_t i = 0; i < page.entities.size(); ++i) {
        const std::uint32_t index = page.entities[i];
        if (counted[index]) continue;
        counted[index] = true;  // mentions are counted, not placed: once is enough
        Entity& entity = page.facts.entities[i];
        entity.mentions.assign(imported_.entities[index].mentions, {entity.name, {}});
      }
      writer.add_page(page.facts, "");
    }
  }

 private:
  struct Page {
    PageFacts facts;
    std::vector<std::uint32_t> entities;            ///< by place in `facts`
    std::map<std::uint32_t, std::uint32_t> places;  ///< entity → place
    std::map<std::tuple<std::uint32_t, Predicate, std::uint32_t>, std::uint32_t> relations;
  };

  Page& page_of(std::uint32_t number, const std::string& name) {
    Page& page = pages_[number];
    page.facts.number = number;
    if (page.facts.page.empty())
      page.facts.page = name.empty() ? "p" + std::to_string(number) : name;
    return page;
  }

  std::uint32_t entity(Page& page, std::uint32_t index) {
    const auto [at, is_new] =
        page.places.try_emplace(index, static_cast<std::uint32_t>(page.entities.size()));
    if (!is_new) return at->second;
    const ImportedEntity& one = imported_.entities[index];
    Entity fact;
    fact.type = one.type;
    fact.name = one.name;
    fact.names = one.names;
    fact.catalogue_id = one.catalogue_id;
    if (fact.names.empty()) fact.names.push_back(fact.name);
    const bool on_page =
        std::find(fact.names.begin(), fact.names.end(), fact.name) != fact.names.end();
    if (!on_page && !fact.catalogue_id.empty()) {
      // The main name is the catalogue's; facts have the fullest form of the page.
      fact.name = *std::max_element(
          fact.names.begin(), fact.names.end(),
          [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    }
    fact.document_local = local_[index];
    page.facts.entities.push_back(std::move(fact));
    page.entities.push_back(index);
    return at->second;
  }

  const Imported& imported_;
  const std::vector<bool>& local_;
  std::map<std::uint32_t, Page> pages_;
};

/// Entities that the files keep apart although they have one name: unique in their document only.
std::vector<bool> namesakes(const Imported& imported) {
  std::map<std::string, std::vector<std::size_t>> by_name;
  for (std::size_t i = 0; i < imported.entities.size(); ++i) {
    if (!imported.entities[i].catalogue_id.empty()) continue;
    by_name[text::name_key(imported.entities[i].name)].push_back(i);
  }
  std::vector<bool> local(imported.entities.size());
  for (const auto& [name, entities] : by_name) {
    for (const std::size_t i : entities) local[i] = entities.size() > 1;
  }
  return local;
}

/// The hash that gives a document the id it had, or one made from what is known of it.
std::string content_hash(const DocumentInfo& document, const std::string& source) {
  const std::string digits = document.id.starts_with("d-") ? document.id.substr(2) : std::string();
  const bool kept =
      digits.size() >= 16 && digits.find_first_not_of("0123456789abcdef") == std::string::npos;
  return kept ? digits : sha256_hex(source + '\n' + document.id + '\n' + document.name);
}

}  // namespace

void write_facts(const Imported& imported, const std::string& source, Store& store) {
  const std::vector<bool> local = namesakes(imported);
  std::vector<bool> stated(imported.entities.size()), counted(imported.entities.size());
  std::map<std::string, std::size_t> by_hash;
  struct Document {
    const std::string* hash;
    DocumentInfo info;
    DocumentFacts facts;
  };
  std::vector<Document> documents;
  const auto place_of = [&](const DocumentInfo& info) {
    const auto [at, is_new] = by_hash.try_emplace(content_hash(info, source), documents.size());
    if (is_new) documents.push_back({&at->first, info, DocumentFacts(imported, local)});
    int& year = documents[at->second].info.metadata.fiscal_year;
    if (year == 0) year = info.metadata.fiscal_year;
    return at->second;
  };
  std::vector<std::size_t> places;  // two names of one id are one document
  for (const DocumentInfo& info : imported.documents) places.push_back(place_of(info));
  for (const ImportedStatement& one : imported.statements) {
    documents[places[one.document]].facts.add(one);
    stated[one.subject] = stated[one.object] = true;
  }
  for (std::uint32_t i = 0; i < stated.size(); ++i) {
    if (!stated[i]) documents[place_of({"", source, {}, 1})].facts.add(i);
  }
  for (auto& [hash, info, facts] : documents) {
    const std::string name = info.name.empty() ? info.id : info.name;
    // Documents may share a name, and a path holds one: the id tells them apart.
    DocumentWriter writer =
        store.replace_document({source + "#" + document_id_of(*hash), *hash, "import", name});
    facts.write(info, writer, counted);
    writer.commit();
  }
}

}  // namespace renkei
