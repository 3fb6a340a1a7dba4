// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/jsonld_reader.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

namespace renkei {
namespace {

using Json = rapidjson::Value;

std::string_view view(const Json& text) { return {text.GetString(), text.GetStringLength()}; }

/// The value of a term as text; empty when there is none.
std::string text(const Json& resource, const char* term) {
  const auto at = resource.FindMember(term);
  if (at == resource.MemberEnd()) return {};
  if (at->value.IsString()) return std::string(view(at->value));
  return at->value.IsUint64() ? std::to_string(at->value.GetUint64()) : std::string();
}

/// The texts of a term in one language, or in all ("").
std::vector<std::string> texts(const Json& resource, const char* term, std::string_view language) {
  std::vector<std::string> found;
  const auto add = [&](const Json& value) {
    if (value.IsString()) found.emplace_back(view(value));
    if (!value.IsArray()) return;
    for (const auto& one : value.GetArray()) {
      if (one.IsString()) found.emplace_back(view(one));
    }
  };
  const auto at = resource.FindMember(term);
  if (at == resource.MemberEnd() || !at->value.IsObject()) return found;
  for (const auto& member : at->value.GetObject()) {
    if (language.empty() || view(member.name) == language) add(member.value);
  }
  return found;
}

std::vector<std::string> strings(const Json& resource, const char* term) {
  std::vector<std::string> found;
  const auto at = resource.FindMember(term);
  if (at == resource.MemberEnd()) return found;
  if (at->value.IsString()) found.emplace_back(view(at->value));
  if (at->value.IsArray()) {
    for (const auto& one : at->value.GetArray()) {
      if (one.IsString()) found.emplace_back(view(one));
    }
  }
  return found;
}

std::uint32_t count(const Json& resource, const char* term) {
  const auto at = resource.FindMember(term);
  return at != resource.MemberEnd() && at->value.IsUint() ? at->value.GetUint() : 0;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

/// An id from the IRI that was minted from it: what follows `kind`, escapes undone.
std::string id_after(std::string_view iri, std::string_view kind) {
  const std::size_t at = iri.rfind(kind);
  if (at == std::string_view::npos) return std::string(iri);
  iri.remove_prefix(at + kind.size());
  std::string id;
  for (std::size_t i = 0; i < iri.size(); ++i) {
    unsigned value = 0;
    const bool escape = iri[i] == '%' && i + 2 < iri.size() &&
                        std::from_chars(iri.data() + i + 1, iri.data() + i + 3, value, 16).ptr ==
                            iri.data() + i + 3;
    id += escape ? char(value) : iri[i];
    if (escape) i += 2;
  }
  return id;
}

/// "rk:done" → "done"
std::string_view local(std::string_view compact) { return compact.substr(compact.rfind(':') + 1); }

/// A statement before its parts are known.
struct Raw {
  std::string iri, subject, predicate, object, status, confidence, year, document, evidence;
  std::size_t line;
};
struct Evidence {
  std::string page_name;
  std::uint32_t page = 1;
  std::vector<std::string> selectors;
};
struct Run {
  std::uint32_t order = 0;
  CodePointRange range;
};

class JsonLdReader {
 public:
  explicit JsonLdReader(const std::string& path) : file_(path) {}

  Imported run() {
    std::ifstream in(file_, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) throw ReadError(file_, 0, std::strerror(errno));
    result_.file = file_;
    each_resource(bytes);
    for (const Raw& raw : statements_) finish(raw);
    return std::move(result_);
  }

 private:
  /// Parses the objects of "@graph" one by one, so that each knows its line.
  void each_resource(std::string_view bytes) {
    const std::size_t graph = bytes.find("\"@graph\"");
    std::size_t at = graph == std::string_view::npos ? graph : bytes.find('[', graph);
    if (at == std::string_view::npos) {
      throw ReadError(file_, 1,
                      "found no \"@graph\", expected JSON-LD as 'renkei export' writes it");
    }
    std::size_t line = 1 + std::size_t(std::count(bytes.begin(), bytes.begin() + long(at), '\n'));
    for (++at; at < bytes.size() && bytes[at] != ']';) {
      if (bytes[at] != '{') {
        if (bytes[at] == '\n') ++line;
        ++at;
        continue;
      }
      const std::size_t end = end_of_object(bytes, at);
      if (end == std::string_view::npos) throw ReadError(file_, line, "a resource has no end");
      resource(bytes.substr(at, end - at), line);
      line += std::size_t(std::count(bytes.begin() + long(at), bytes.begin() + long(end), '\n'));
      at = end;
    }
    if (at >= bytes.size()) throw ReadError(file_, line, "the file breaks off");
  }

  static std::size_t end_of_object(std::string_view bytes, std::size_t at) {
    int depth = 0;
    bool quoted = false;
    for (; at < bytes.size(); ++at) {
      const char c = bytes[at];
      if (quoted && c == '\\') {
        ++at;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '{') {
        ++depth;
      } else if (!quoted && c == '}' && --depth == 0) {
        return at + 1;
      }
    }
    return std::string_view::npos;
  }

  void note(std::size_t line, std::string message) {
    result_.notes.push_back({file_, line, std::move(message)});
  }

  void resource(std::string_view json, std::size_t line) {
    rapidjson::Document parsed;
    parsed.Parse(json.data(), json.size());
    if (parsed.HasParseError()) {
      return note(line, std::string("passed over a resource that is no JSON: ") +
                            rapidjson::GetParseError_En(parsed.GetParseError()));
    }
    const std::string id = text(parsed, "id");
    const auto types = strings(parsed, "type");
    const auto is = [&](std::string_view type) {
      return std::find(types.begin(), types.end(), type) != types.end();
    };
    if (id.empty()) return note(line, "passed over a resource without id");
    if (is("rk:Statement")) return statement(parsed, id, line);
    if (is("rk:SourceDocument")) return document(parsed, id, line);
    if (is("oa:SpecificResource")) {
      auto& evidence = evidence_[id];
      evidence = {text(parsed, "pageName"), std::max(count(parsed, "page"), 1u),
                  strings(parsed, "hasSelector")};
    } else if (is("oa:TextQuoteSelector")) {
      const auto found = texts(parsed, "exact", "");
      quotes_[id] = found.empty() ? "" : found.front();
    } else if (is("oa:TextPositionSelector")) {
      runs_[id] = {count(parsed, "order"), {count(parsed, "start"), count(parsed, "end")}};
    } else if (!is("rk:Page") && !is("rk:CatalogueEntry")) {
      entity(parsed, id, types, line);
    }
  }

  void entity(const Json& parsed, const std::string& id, const std::vector<std::string>& types,
              std::size_t line) {
    std::optional<EntityType> type;
    for (const auto& one : types) {
      if (!type && one.starts_with("rk:")) type = entity_type_from(local(one));
    }
    const auto labels = texts(parsed, "prefLabel", "ja");
    if (!type || labels.empty()) {
      return note(line, "passed over " + id + ": " +
                            (type ? "it has no prefLabel in Japanese" : "it has no type of ours"));
    }
    ImportedEntity one;
    one.key = id;
    one.renkei_id = id_after(id, "/entity/");
    one.label = one.name = labels.front();
    one.type = *type;
    one.names = texts(parsed, "altLabel", "ja");
    for (auto& name : texts(parsed, "altLabel", "en")) one.names.push_back(std::move(name));
    one.names.push_back(one.name);
    if (const auto entry = text(parsed, "catalogueEntry"); !entry.empty()) {
      one.catalogue_id = id_after(entry, "/catalogue/");
    }
    one.mentions = count(parsed, "mentionCount");
    one.line = line;
    const auto index = static_cast<std::uint32_t>(result_.entities.size());
    if (!entities_.emplace(id, index).second) return note(line, "passed over a second " + id);
    result_.entities.push_back(std::move(one));
  }

  void document(const Json& parsed, const std::string& id, std::size_t line) {
    DocumentInfo info;
    info.id = id_after(id, "/document/");
    info.name = text(parsed, "fileName");
    const auto title = texts(parsed, "title", ""), publisher = texts(parsed, "publisherName", "");
    if (!title.empty()) info.metadata.title = title.front();
    if (!publisher.empty()) info.metadata.publisher = publisher.front();
    info.metadata.source_url = text(parsed, "source");
    for (const char* term : {"issued", "issuedMonth", "issuedYear"}) {
      if (info.metadata.date.empty()) info.metadata.date = text(parsed, term);
    }
    const std::string year = text(parsed, "fiscalYear");
    info.metadata.fiscal_year = number<int>(year).value_or(0);
    if (!year.empty() && info.metadata.fiscal_year == 0) {
      note(line, id + ": its fiscalYear is '" + year + "', expected a year");
    }
    info.pages = count(parsed, "numberOfPages");
    documents_[id] = static_cast<std::uint32_t>(result_.documents.size());
    result_.documents.push_back(std::move(info));
  }

  void statement(const Json& parsed, const std::string& id, std::size_t line) {
    statements_.push_back({id, text(parsed, "subject"), text(parsed, "predicate"),
                           text(parsed, "object"), text(parsed, "status"),
                           text(parsed, "confidence"), text(parsed, "fiscalYear"),
                           text(parsed, "wasQuotedFrom"), text(parsed, "hasTarget"), line});
  }

  void finish(const Raw& raw) {
    result_.statement_ids.push_back(id_after(raw.iri, "/statement/"));
    const auto subject = entities_.find(raw.subject), object = entities_.find(raw.object);
    const auto document = documents_.find(raw.document);
    const auto predicate = predicate_from(local(raw.predicate));
    const auto status = status_from(local(raw.status));
    const std::string defect = subject == entities_.end()     ? "subject"
                               : object == entities_.end()    ? "object"
                               : document == documents_.end() ? "document"
                               : !predicate                   ? "predicate"
                               : !status                      ? "status"
                                                              : "";
    if (!defect.empty()) {
      return note(raw.line, "passed over " + raw.iri + ": its " + defect + " is none of ours");
    }
    ImportedStatement one;
    one.id = result_.statement_ids.back();
    one.subject = subject->second;
    one.object = object->second;
    one.predicate = *predicate;
    one.document = document->second;
    one.line = raw.line;
    one.statement.status = *status;
    if (!raw.year.empty()) {
      one.statement.fiscal_year = number<int>(raw.year);
      if (!one.statement.fiscal_year) {
        note(raw.line, raw.iri + ": its fiscalYear is '" + raw.year + "', expected a year");
      }
    }
    const auto confidence = number<double>(raw.confidence);
    const bool sure = confidence && *confidence >= 0.0 && *confidence <= 1.0;
    if (!sure && !raw.confidence.empty()) {
      note(raw.line,
           raw.iri + ": its confidence is '" + raw.confidence + "', expected \"0\" to \"1\"");
    }
    one.statement.confidence = sure ? *confidence : 1.0;  // somebody says so
    quote(evidence_[raw.evidence], one);
    const std::size_t ids = result_.statement_ids.size(), statements = result_.statements.size();
    result_.edges.push_back({ids - 1, ids, statements, statements + 1});
    result_.statements.push_back(std::move(one));
  }

  void quote(const Evidence& evidence, ImportedStatement& one) {
    one.page = evidence.page_name;
    one.page_number = evidence.page;
    std::vector<Run> runs;
    for (const auto& selector : evidence.selectors) {
      if (const auto text = quotes_.find(selector); text != quotes_.end()) {
        one.statement.evidence.text = text->second;
      }
      if (const auto run = runs_.find(selector); run != runs_.end()) runs.push_back(run->second);
    }
    std::sort(runs.begin(), runs.end(),
              [](const Run& a, const Run& b) { return a.order < b.order; });
    for (const Run& run : runs) one.statement.evidence.ranges.push_back(run.range);
  }

  std::string file_;
  Imported result_;
  std::vector<Raw> statements_;
  std::map<std::string, std::uint32_t> entities_, documents_;
  std::map<std::string, Evidence> evidence_;
  std::map<std::string, std::string> quotes_;
  std::map<std::string, Run> runs_;
};

}  // namespace

Imported read_jsonld(const std::string& path) { return JsonLdReader(path).run(); }

}  // namespace renkei
