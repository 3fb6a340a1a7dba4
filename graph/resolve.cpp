// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/resolve.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

#include "graph/digest.hpp"
#include "graph/resolve/explain.hpp"
#include "graph/resolve/joiner.hpp"
#include "graph/resolve/overlay.hpp"
#include "graph/text.hpp"

namespace renkei {

using detail::CatalogueNames;
using detail::JoinEntity;
using detail::NameKeys;
using detail::ResolvedDocument;
using detail::ResolvedEntity;
using detail::ResolvedPage;

namespace {

// To be changed with any change of what the same facts resolve to.
constexpr std::string_view rules_version = "4";

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
  Impl(const Catalogue& catalogue, const Corrections& corrections)
      : names_(catalogue), keys_(catalogue.words()), overlay_(corrections, parts_, keys_, names_) {}

  void begin_document(const DocumentInfo& document) {
    if (!ids_.insert(document.id).second) {
      throw std::logic_error("renkei::Resolver: the document " + document.id + " was added before");
    }
    parts_.documents.push_back({document, {}, false});
  }

  void add_page(const PageFacts& facts) {
    if (parts_.documents.empty())
      throw std::logic_error("renkei::Resolver: a page before any document");
    check(facts);
    ResolvedPage page{facts.page, facts.number, {}, facts.relations};
    for (const Entity& entity : facts.entities) page.entities.push_back(reduce(entity));
    parts_.documents.back().pages.push_back(std::move(page));
  }

  KnowledgeGraph resolve(std::vector<CorrectionConflict>* conflicts) {
    prepare();
    detail::Joiner joiner(parts_.joined, keys_, names_);
    join(joiner);
    KnowledgeGraph graph =
        detail::assemble(parts_, sets_of(joiner), overlay_.overrides(), keys_, names_);
    if (conflicts != nullptr) *conflicts = overlay_.conflicts();
    return graph;
  }

  Explanation explain(const AskedThing& first, const AskedThing& second) {
    prepare();
    detail::Joiner joiner(parts_.joined, keys_, names_);
    joiner.record();
    join(joiner);
    return detail::explain(parts_, joiner, sets_of(joiner), overlay_.overrides(), keys_, names_,
                           {first, overlay_.named(first.name)},
                           {second, overlay_.named(second.name)});
  }

 private:
  void prepare() {
    overlay_.add();
    sort_input();
    join_entities();
  }

  void join(detail::Joiner& joiner) {
    overlay_.keep_apart(joiner);
    joiner.join();
    part_identities(joiner);
    overlay_.apply(joiner);
  }

  /// What the catalogue takes for one thing and a correction keeps apart has the catalogue's id
  /// once: the set with its main name keeps it, else the one of the fullest name; the others get
  /// ids of their own.
  void part_identities(detail::Joiner& joiner) {
    if (!joiner.keeps_apart()) return;
    const auto parted = joiner.parted_identities();
    for (const std::vector<std::uint32_t>& roots : parted) {
      std::uint32_t kept = roots.front();
      for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
        const CatalogueEntry* entry = names_.find(parts_.resolved[i]->catalogue_id);
        if (entry == nullptr || joiner.identity(i) != joiner.identity(roots.front())) continue;
        if (keys_.text(parts_.joined[i].name) == text::name_key(entry->name_ja)) {
          kept = joiner.root(i);
          break;
        }
      }
      for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) {
        const std::uint32_t root = joiner.root(i);
        if (root != kept && std::find(roots.begin(), roots.end(), root) != roots.end()) {
          parts_.resolved[i]->catalogue_id.clear();
        }
      }
      for (const std::uint32_t root : roots) {
        if (root != kept) joiner.disown(root);
      }
    }
    if (!parted.empty()) overlay_.forget_names();
  }

  std::vector<std::uint32_t> sets_of(detail::Joiner& joiner) const {
    std::vector<std::uint32_t> sets;
    sets.reserve(parts_.joined.size());
    for (std::uint32_t i = 0; i < parts_.joined.size(); ++i) sets.push_back(joiner.root(i));
    return sets;
  }

  void sort_input() {
    std::sort(parts_.documents.begin(), parts_.documents.end(),
              [](const auto& a, const auto& b) { return a.info.id < b.info.id; });
    for (ResolvedDocument& document : parts_.documents) {
      std::sort(document.pages.begin(), document.pages.end(), [](const auto& a, const auto& b) {
        return std::tie(a.number, a.page) < std::tie(b.number, b.page);
      });
    }
  }

  void join_entities() {
    for (std::uint32_t document = 0; document < parts_.documents.size(); ++document) {
      for (ResolvedPage& page : parts_.documents[document].pages) {
        for (ResolvedEntity& entity : page.entities) {
          parts_.joined.push_back(join_entity(document, entity));
          parts_.resolved.push_back(&entity);
        }
      }
    }
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
  detail::Parts parts_;
  detail::Overlay overlay_;
};

const Corrections& Resolver::no_corrections() {
  static const Corrections none;
  return none;
}

Resolver::Resolver(const Catalogue& catalogue, const Corrections& corrections)
    : impl_(std::make_unique<Impl>(catalogue, corrections)) {}
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;
Resolver::~Resolver() = default;

void Resolver::begin_document(const DocumentInfo& document) { impl_->begin_document(document); }
void Resolver::add_page(const PageFacts& facts) { impl_->add_page(facts); }
KnowledgeGraph Resolver::resolve(std::vector<CorrectionConflict>* conflicts) {
  return impl_->resolve(conflicts);
}
Explanation Resolver::explain(const AskedThing& first, const AskedThing& second) {
  return impl_->explain(first, second);
}

namespace {

void add_all(const Store& store, Resolver& resolver) {
  const StoreSnapshot moment = store.snapshot();
  for (const StoredDocument& document : store.documents()) {
    resolver.begin_document(document.info);
    store.for_each_page(document.info.id,
                        [&](const PageFacts& facts) { resolver.add_page(facts); });
  }
}

}  // namespace

KnowledgeGraph resolve(const Store& store, const Catalogue& catalogue,
                       const Corrections& corrections, std::vector<CorrectionConflict>* conflicts) {
  Resolver resolver(catalogue, corrections);
  add_all(store, resolver);
  return resolver.resolve(conflicts);
}

Explanation explain(const Store& store, const Catalogue& catalogue, const Corrections& corrections,
                    const AskedThing& first, const AskedThing& second) {
  Resolver resolver(catalogue, corrections);
  add_all(store, resolver);
  return resolver.explain(first, second);
}

std::string graph_fingerprint(const Store& store, const Catalogue& catalogue,
                              const Corrections& corrections) {
  StableHash hash;
  hash.add(rules_version).add(catalogue.fingerprint()).add(corrections.fingerprint());
  for (const StoredDocument& document : store.documents()) {
    hash.add(document.info.id).add(document.fingerprint).add(document.info.name);
  }
  return hash.hex();
}

}  // namespace renkei
