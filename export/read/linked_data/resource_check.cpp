// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/linked_data/resource_check.hpp"

#include <algorithm>
#include <array>

#include "export/linked_data/language.hpp"
#include "graph/schema.hpp"

namespace renkei::detail {

ResourceCheck::ResourceCheck(const Vocabulary& vocabulary)
    : terms_{{ResourceKind::Statement,
              {{"subject", Shape::Text},
               {"predicate", Shape::Text},
               {"object", Shape::Text},
               {"status", Shape::Text},
               {"confidence", Shape::Text},
               {"fiscalYear", Shape::Text},
               {"startDate", Shape::Text},
               {"endDate", Shape::Text},
               {"wasQuotedFrom", Shape::Text},
               {"hasTarget", Shape::Text}}},
             {ResourceKind::Evidence,
              {{"hasSource", Shape::Text},
               {"page", Shape::Number},
               {"pageName", Shape::Text},
               {"hasSelector", Shape::List}}},
             {ResourceKind::Quote, {{"exact", Shape::Languages}}},
             {ResourceKind::Position,
              {{"start", Shape::Number}, {"end", Shape::Number}, {"order", Shape::Number}}},
             {ResourceKind::Document,
              {{"title", Shape::Languages},
               {"publisherName", Shape::Languages},
               {"source", Shape::Text},
               {"issued", Shape::Text},
               {"issuedMonth", Shape::Text},
               {"issuedYear", Shape::Text},
               {"fiscalYear", Shape::Text},
               {"fileName", Shape::Text},
               {"numberOfPages", Shape::Number}}},
             {ResourceKind::Page, {{"page", Shape::Number}, {"isPartOf", Shape::Text}}},
             {ResourceKind::CatalogueEntry,
              {{"identifier", Shape::Text}, {"primaryTopic", Shape::Text}}},
             {ResourceKind::Entity,
              {{"prefLabel", Shape::Languages},
               {"altLabel", Shape::Languages},
               {"corporateNumber", Shape::Text},
               {"exactMatch", Shape::Text},
               {"homepage", Shape::Text},
               {"catalogueEntry", Shape::Text},
               {"mentionCount", Shape::Number}}}},
      classes_{"rk:Statement",           "rdf:Statement",       "prov:Entity",
               "rk:SourceDocument",      "foaf:Document",       "rk:Page",
               "rk:CatalogueEntry",      "oa:SpecificResource", "oa:TextQuoteSelector",
               "oa:TextPositionSelector"} {
  Terms& of_entities = terms_[ResourceKind::Entity];
  for (std::size_t i = 0; i < predicate_count; ++i) {
    of_entities.emplace(name_of(Predicate(i)), Shape::List);
    for (const MappedTriple& mapped : vocabulary.mapped(Predicate(i))) {
      of_entities.emplace(mapped.term, Shape::List);
    }
  }
  for (std::size_t i = 0; i < entity_type_count; ++i) {
    const TypeTerms& type = vocabulary.of(EntityType(i));
    classes_.insert(type.classes.begin(), type.classes.end());
    classes_.insert(type.legal_person.begin(), type.legal_person.end());
  }
}

void ResourceCheck::check(const Json& resource, ResourceKind kind, const std::string& name,
                          const Tell& tell) const {
  const Terms& terms = terms_.at(kind);
  for (const auto& member : resource.GetObject()) {
    const std::string_view term = view(member.name);
    if (term == "id" || term == "type") continue;
    const auto known = terms.find(term);
    if (known == terms.end()) {
      tell("passed over the property '" + std::string(term) + "' of " + name +
           ", which says nothing there");
    } else if (!has_shape(member.value, known->second)) {
      tell("passed over the value of '" + std::string(term) + "' of " + name +
           ": expected one as 'renkei export' writes it");
    } else if (known->second == Shape::Languages) {
      check_languages(term, member.value, name, tell);
    }
  }
  check_types(resource, name, tell);
}

bool ResourceCheck::has_shape(const Json& value, Shape shape) {
  const auto is_list = [](const Json& one) {
    return one.IsString() ||
           (one.IsArray() &&
            std::all_of(one.Begin(), one.End(), [](const Json& each) { return each.IsString(); }));
  };
  switch (shape) {
    case Shape::Text:
      return value.IsString() || value.IsNumber();
    case Shape::Number:
      return whole_number(value).has_value();
    case Shape::List:
      return is_list(value);
    case Shape::Languages:
      return value.IsObject() &&
             std::all_of(value.MemberBegin(), value.MemberEnd(),
                         [&](const auto& member) { return is_list(member.value); });
  }
  return false;
}

void ResourceCheck::check_types(const Json& resource, const std::string& name,
                                const Tell& tell) const {
  std::string first;  // ours
  for (const std::string& type : strings(resource, "type")) {
    if (!classes_.contains(type)) {
      tell("passed over the type '" + type + "' of " + name + ", which is none of the vocabulary");
    }
    if (!type.starts_with("rk:") || !entity_type_from(local(type))) continue;
    if (!first.empty() && first != type) {
      tell("passed over the type '" + type + "' of " + name + ", which is a " + first +
           "; leave one of the two");
    }
    if (first.empty()) first = type;
  }
}

/// Names have the languages that ours have, one main name each; other texts are in the language
/// that they look like.
void ResourceCheck::check_languages(std::string_view term, const Json& value,
                                    const std::string& name, const Tell& tell) {
  const bool is_main = term == "prefLabel", is_name = is_main || term == "altLabel";
  for (const auto& member : value.GetObject()) {
    const std::string_view language = view(member.name);
    const bool is_kana = term == "altLabel" && language == "ja-kana";
    const std::size_t count = member.value.IsArray() ? member.value.Size() : 1;
    if (is_name ? language != "ja" && language != "en" && !is_kana
                : count == 1 && member.value.IsString() &&
                      language != language_of(view(member.value))) {
      tell("passed over the language '" + std::string(language) + "' of '" + std::string(term) +
           "' of " + name);
    }
    const bool has_others = (is_main || !is_name) && count > 1;
    if (has_others || (!is_name && value.MemberCount() > 1)) {
      tell("passed over all values of '" + std::string(term) + "' of " + name + " but the first");
    }
  }
}

}  // namespace renkei::detail
