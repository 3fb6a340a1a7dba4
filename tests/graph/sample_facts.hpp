// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/catalogue.hpp"
#include "graph/facts.hpp"
#include "graph/store.hpp"

namespace renkei::test {

/// Page facts by hand, in few words.
class PageBuilder {
 public:
  explicit PageBuilder(std::uint32_t number, std::string page = {}) {
    facts_.number = number;
    facts_.page = page.empty() ? "p" + std::to_string(number) : std::move(page);
  }

  /// @returns the entity's index
  std::uint32_t entity(EntityType type, std::vector<std::string> names,
                       std::string catalogue_id = {}) {
    Entity entity;
    entity.type = type;
    entity.name = names.front();
    for (const std::string& name : names) {
      entity.mentions.push_back({name, {{offset_, offset_ + 1}}});
      ++offset_;
    }
    entity.names = std::move(names);
    entity.catalogue_id = std::move(catalogue_id);
    facts_.entities.push_back(std::move(entity));
    return std::uint32_t(facts_.entities.size() - 1);
  }

  std::uint32_t local_entity(EntityType type, std::vector<std::string> names) {
    const std::uint32_t index = entity(type, std::move(names));
    facts_.entities[index].document_local = true;
    return index;
  }

  PageBuilder& relation(std::uint32_t subject, Predicate predicate, std::uint32_t object,
                        std::string evidence, double confidence = 0.9, Status status = Status::Done,
                        std::optional<int> fiscal_year = 2024) {
    Statement statement{status, fiscal_year, confidence, {std::move(evidence), {}}};
    statement.evidence.ranges = {{offset_, offset_ + 3}, {offset_ + 5, offset_ + 9}};
    offset_ += 10;
    facts_.relations.push_back({subject, predicate, object, {std::move(statement)}});
    return *this;
  }

  PageFacts& facts() { return facts_; }

 private:
  PageFacts facts_;
  std::uint32_t offset_ = 0;
};

inline constexpr std::string_view catalogue_head =
    "id\ttype\tname_ja\tname_en\taliases\tparent\tcorporate_number\twikidata\turl\tvalid_from"
    "\tvalid_to\tsucceeded_by\tsource\n";

inline Catalogue catalogue_of(const std::string& rows, const std::string& ambiguous_rows = {}) {
  const DataFile entities{"catalogue/t.tsv", "t.tsv", std::string(catalogue_head) + rows};
  const DataFile ambiguous{"catalogue/ambiguous.tsv", "ambiguous.tsv",
                           "alias\tids\tkind\tnote\n" + ambiguous_rows};
  static const DataPack built_in = DataPack::built_in();
  std::vector<const DataFile*> files{&entities, &ambiguous};
  for (const auto name : NamingWords::tables) {
    for (const DataFile* layer : built_in.layers(name)) files.push_back(layer);
  }
  return Catalogue::from_tables(files);
}

/// METI, IPA and JPCERT/CC.
inline Catalogue small_catalogue() {
  return catalogue_of(
      "ipa\tOrganization\t情報処理推進機構\tInformation-technology Promotion Agency\tIPA\tjp-meti"
      "\t5010005007126\t\tipa.go.jp\t\t\t\t\n"
      "jp-meti\tGovernmentBody\t経済産業省\tMETI\t経産省\t\t4000012090001\tQ1197258\tmeti.go.jp"
      "\t2001-01-06\t\t\t\n"
      "jpcert\tOrganization\tJPCERTコーディネーションセンター\tJPCERT Coordination Center"
      "\tJPCERT/CC\t\t\t\tjpcert.or.jp\t\t\t\t\n",
      "協議会\tjpcert|ipa\tdefined\t\n");
}

/// A hash that begins with these digits.
inline std::string hash_of(const std::string& begin) {
  return begin + std::string(64 - begin.size(), '0');
}

inline void write_document(Store& store, const std::string& path, const std::string& hash,
                           const std::vector<PageFacts>& pages) {
  DocumentWriter writer = store.replace_document({path, hash_of(hash), "v1"});
  for (const PageFacts& page : pages) writer.add_page(page, "本文" + page.page);
  writer.commit();
}

}  // namespace renkei::test
