// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

#include "graph/resolve/assembler.hpp"
#include "graph/resolve/joiner.hpp"

namespace renkei {

using detail::CatalogueNames;
using detail::JoinEntity;
using detail::NameKeys;
using detail::ResolvedDocument;
using detail::ResolvedEntity;
using detail::ResolvedPage;

namespace {

ResolvedEntity reduce(const Entity& entity) {
  ResolvedEntity reduced{entity.type,           entity.name,
                         entity.names,          entity.catalogue_id,
                         entity.document_local, std::uint32_t(entity.mentions.size())};
  // A page's name is among its names; facts made by hand may leave it out.
  reduced.names.push_back(entity.name);
  // 大臣官房 of one ministry is not that of another: 「環境省大臣官房」 is.
  if (!entity.within.empty()) {
    reduced.name = entity.within + reduced.name;
    for (std::string& name : reduced.names) name = entity.within + name;
  }
  std::sort(reduced.names.begin(), reduced.names.end());
  reduced.names.erase(std::unique(reduced.names.begin(), reduced.names.end()), reduced.names.end());
  return reduced;
}

void check(const PageFacts& facts) {
  for (const Relation& relation : facts.relations) {
    if (std::max(relation.subject, relation.object) < facts.entities.size()) continue;
    throw std::invalid_argument("renkei::Resolver: page '" + facts.page +
                                "': a relation's end is not among the page's entities");
  }
}

/// Numbers of catalogue ids, from 1.
class Identities {
 public:
  std::uint32_t number(const std::string& id) {
    if (id.empty()) return 0;
    return numbers_.emplace(id, std::uint32_t(numbers_.size()) + 1).first->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

class Resolver::Impl {
 public:
  explicit Impl(const Catalogue& catalogue) : names_(catalogue) {}

  void begin_document(const DocumentInfo& document) {
    if (!ids_.insert(document.id).second) {
      throw std::logic_error("renkei::Resolver: the document " + document.id + " was added before");
    }
    documents_.push_back({document, {}});
  }

  void add_page(const PageFacts& facts) {
    if (documents_.empty()) throw std::logic_error("renkei::Resolver: a page before any document");
    check(facts);
    ResolvedPage page{facts.page, facts.number, {}, facts.relations};
    for (const Entity& entity : facts.entities) page.entities.push_back(reduce(entity));
    documents_.back().pages.push_back(std::move(page));
  }

  KnowledgeGraph resolve() {
    sort_input();
    const std::vector<JoinEntity> entities = join_entities();
    detail::Joiner joiner(entities, keys_, names_);
    joiner.join();
    std::vector<std::uint32_t> sets;
    sets.reserve(entities.size());
    for (std::uint32_t i = 0; i < entities.size(); ++i) sets.push_back(joiner.root(i));
    return detail::assemble(std::move(documents_), entities, sets, keys_, names_);
  }

 private:
  void sort_input() {
    std::sort(documents_.begin(), documents_.end(),
              [](const auto& a, const auto& b) { return a.info.id < b.info.id; });
    for (ResolvedDocument& document : documents_) {
      std::sort(document.pages.begin(), document.pages.end(), [](const auto& a, const auto& b) {
        return std::tie(a.number, a.page) < std::tie(b.number, b.page);
      });
    }
  }

  std::vector<JoinEntity> join_entities() {
    std::vector<JoinEntity> entities;
    for (std::uint32_t document = 0; document < documents_.size(); ++document) {
      for (ResolvedPage& page : documents_[document].pages) {
        for (ResolvedEntity& entity : page.entities) {
          entities.push_back(join_entity(document, entity));
        }
      }
    }
    return entities;
  }

  JoinEntity join_entity(std::uint32_t document, ResolvedEntity& entity) {
    JoinEntity joined;
    joined.document = document;
    joined.name = keys_.intern(entity.name);
    for (const std::string& name : entity.names) {
      const NameKeys::Id key = keys_.intern(name);
      if (key != joined.name) joined.names.push_back(key);
    }
    std::sort(joined.names.begin(), joined.names.end());
    joined.names.erase(std::unique(joined.names.begin(), joined.names.end()), joined.names.end());
    identify(entity, joined);
    return joined;
  }

  /// Sets what the catalogue and the page say of the entity's identity.
  void identify(ResolvedEntity& entity, JoinEntity& joined) {
    const std::string& key = keys_.text(joined.name);
    joined.family = detail::family_of(entity.type);
    joined.is_local =
        entity.document_local || keys_.is_bare_pointer(joined.name) || names_.needs_definition(key);
    if (entity.catalogue_id.empty() && !joined.is_local) {
      // The catalogue may have learnt the name since the page was read.
      const CatalogueEntry* entry = names_.unique(key, joined.family);
      if (entry != nullptr) entity.catalogue_id = entry->id;
    }
    joined.identity = identities_.number(entity.catalogue_id);
    if (joined.identity == 0) return;
    joined.is_local = false;
    const CatalogueEntry* entry = names_.find(entity.catalogue_id);
    if (entry != nullptr) joined.family = detail::family_of(entry->type);
  }

  CatalogueNames names_;
  NameKeys keys_;
  Identities identities_;
  std::set<std::string> ids_;
  std::vector<ResolvedDocument> documents_;
};

Resolver::Resolver(const Catalogue& catalogue) : impl_(std::make_unique<Impl>(catalogue)) {}
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;
Resolver::~Resolver() = default;

void Resolver::begin_document(const DocumentInfo& document) { impl_->begin_document(document); }
void Resolver::add_page(const PageFacts& facts) { impl_->add_page(facts); }
KnowledgeGraph Resolver::resolve() { return impl_->resolve(); }

KnowledgeGraph resolve(const Store& store, const Catalogue& catalogue) {
  const StoreSnapshot moment = store.snapshot();
  Resolver resolver(catalogue);
  for (const StoredDocument& document : store.documents()) {
    resolver.begin_document(document.info);
    store.for_each_page(document.info.id,
                        [&](const PageFacts& facts) { resolver.add_page(facts); });
  }
  return resolver.resolve();
}

}  // namespace renkei
