// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/context.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <vector>

#include "graph/table.hpp"

namespace renkei {
namespace {

constexpr std::string_view context_file = "vocabulary/context.jsonld";
using Json = rapidjson::Value;

std::string_view view(const Json& text) { return {text.GetString(), text.GetStringLength()}; }

/// A term with its definition, a name or an object, in the order of the file.
struct Definition {
  std::string name;
  const Json* value;
  const DataFile* file;
};

/// A defect at a byte of the file; the column counts code points.
DataError error_at(const DataFile& file, std::size_t byte, std::string_view message) {
  const std::string_view before = std::string_view(file.text).substr(0, byte);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto column = 1 + std::count_if(before.begin() + std::ptrdiff_t(start), before.end(),
                                        [](char c) { return (c & 0xC0) != 0x80; });
  return {file.origin, std::size_t(line), std::size_t(column), message};
}

/// Where the text names the term as a key; 0 when it spells it with escapes.
std::size_t place_of(std::string_view text, std::string_view term) {
  const std::string key = '"' + std::string(term) + '"';
  for (std::size_t at = 0; (at = text.find(key, at)) != std::string_view::npos; ++at) {
    const auto next = text.find_first_not_of(" \t\r\n", at + key.size());
    if (next != std::string_view::npos && text[next] == ':') return at;
  }
  return 0;
}

[[noreturn]] void reject(const DataFile& file, std::string_view term, std::string_view defect) {
  throw error_at(file, place_of(file.text, term),
                 "the term '" + std::string(term) + "' " + std::string(defect) +
                     "; allowed are \"@id\", \"@type\" and the container \"@language\"");
}

void parse(const DataFile& file, rapidjson::Document& document) {
  document.Parse(file.text.data(), file.text.size());
  if (document.HasParseError()) {
    throw error_at(
        file, std::min(document.GetErrorOffset(), file.text.size()),
        std::string("found no JSON: ") + rapidjson::GetParseError_En(document.GetParseError()));
  }
  if (!document.IsObject() || !document.HasMember("@context") || !document["@context"].IsObject()) {
    throw error_at(file, 0, "found no object with an object \"@context\"");
  }
}

/// Adds the layer's terms to `definitions`, where they replace those of the same name.
void merge(const DataFile& file, const Json& context, std::vector<Definition>& definitions) {
  for (const auto& member : context.GetObject()) {
    const std::string name(view(member.name));
    const auto at = std::find_if(definitions.begin(), definitions.end(),
                                 [&](const Definition& known) { return known.name == name; });
    if (at == definitions.end()) {
      definitions.push_back({name, &member.value, &file});
    } else {
      *at = {name, &member.value, &file};
    }
  }
}

std::string_view part(const Json& object, const char* key) {
  const auto at = object.FindMember(key);
  return at == object.MemberEnd() || !at->value.IsString() ? std::string_view() : view(at->value);
}

/// The kind of an object definition; its IRIs as written.
Term term_of(const Definition& definition) {
  const Json& value = *definition.value;
  for (const auto& member : value.GetObject()) {
    const auto key = view(member.name);
    if ((key != "@id" && key != "@type" && key != "@container") || !member.value.IsString()) {
      reject(*definition.file, definition.name, "has '" + std::string(key) + "'");
    }
  }
  Term term;
  term.iri = part(value, "@id");
  if (term.iri.empty()) reject(*definition.file, definition.name, "has no \"@id\"");
  const auto type = part(value, "@type"), container = part(value, "@container");
  if (!container.empty() && (container != "@language" || !type.empty())) {
    reject(*definition.file, definition.name, "has a container other than \"@language\"");
  }
  if (!container.empty()) {
    term.kind = Term::Kind::Text;
  } else if (type == "@id") {
    term.kind = Term::Kind::Link;
  } else if (!type.empty()) {
    term.kind = Term::Kind::Typed;
    term.datatype = type;
  }
  return term;
}

std::string write_json(const Json& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

Context Context::load(const DataPack& pack) {
  const auto layers = pack.layers(context_file);
  if (layers.empty()) throw DataError(context_file, 1, 0, "found no such table in the data");
  std::vector<rapidjson::Document> documents(layers.size());
  std::vector<Definition> definitions;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    parse(*layers[i], documents[i]);
    merge(*layers[i], documents[i]["@context"], definitions);
  }
  Context context;
  for (const auto& definition : definitions) {
    if (definition.value->IsString()) {
      const auto value = view(*definition.value);
      const auto kind = value.starts_with('@') ? Term::Kind::Keyword : Term::Kind::Prefix;
      context.terms_[definition.name] = {kind, std::string(value), {}};
    } else if (definition.value->IsObject()) {
      context.terms_[definition.name] = term_of(definition);
    } else {
      reject(*definition.file, definition.name, "is neither a name nor an object");
    }
    context.json_ += context.json_.empty() ? "{\n" : ",\n";
    context.json_ += '"' + definition.name + "\":" + write_json(*definition.value);
  }
  context.json_ += "\n}";
  for (auto& [name, term] : context.terms_) {
    if (term.kind == Term::Kind::Prefix) context.prefixes_[name] = term.iri;
    term.iri = context.expand(term.iri);
    term.datatype = context.expand(term.datatype);
  }
  return context;
}

const Term* Context::find(std::string_view term) const {
  const auto at = terms_.find(term);
  return at == terms_.end() ? nullptr : &at->second;
}

std::string_view Context::prefix_of(std::string_view iri) const {
  const std::string_view scheme = iri.substr(0, std::min(iri.find(':'), iri.size()));
  const bool is_compact = !iri.substr(scheme.size()).starts_with("://");
  return is_compact && prefixes_.contains(std::string(scheme)) ? scheme : std::string_view();
}

std::string Context::expand(std::string_view name) const {
  if (const Term* term = find(name); term && term->kind != Term::Kind::Prefix) return term->iri;
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::string(name);
  const Term* prefix = find(name.substr(0, colon));
  if (!prefix || prefix->kind != Term::Kind::Prefix) return std::string(name);
  return prefix->iri + std::string(name.substr(colon + 1));
}

}  // namespace renkei
