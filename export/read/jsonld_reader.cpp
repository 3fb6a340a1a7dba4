// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/jsonld_reader.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "export/escape.hpp"
#include "export/read/cells.hpp"
#include "export/read/decode.hpp"

namespace renkei {
namespace {

using Json = rapidjson::Value;

std::string_view view(const Json& text) { return {text.GetString(), text.GetStringLength()}; }

/// The value of a term as text; empty when there is none.
std::string text(const Json& resource, const char* term) {
  const auto at = resource.FindMember(term);
  if (at == resource.MemberEnd()) return {};
  if (at->value.IsString()) return std::string(view(at->value));
  if (at->value.IsUint64()) return std::to_string(at->value.GetUint64());
  std::string number;
  if (at->value.IsNumber()) append_decimal(number, at->value.GetDouble(), 6);
  return number;
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

/// Finds the members of "@graph" while the text is checked, without recursion.
class Outline : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Outline> {
 public:
  struct Member {
    std::size_t begin, end;
    bool is_object;
  };
  std::vector<Member> members;
  bool has_graph = false;

  void read(rapidjson::Reader& reader, rapidjson::MemoryStream& memory) {
    memory_ = &memory;
    reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(memory,
                                                                                         *this);
  }
  bool Default() {
    if (depth_ == 2 && in_graph_) members.push_back({memory_->Tell(), memory_->Tell(), false});
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (depth_ == 1) is_graph_ = std::string_view(text, size) == "@graph";
    return true;
  }
  bool StartObject() { return start(true); }
  bool StartArray() {
    if (depth_ == 1 && is_graph_) has_graph = in_graph_ = true;
    return start(false);
  }
  bool EndObject(rapidjson::SizeType) { return end(); }
  bool EndArray(rapidjson::SizeType) {
    if (depth_ == 2) in_graph_ = false;
    return end();
  }

 private:
  bool start(bool is_object) {
    if (depth_++ == 2 && in_graph_) members.push_back({memory_->Tell(), 0, is_object});
    return true;
  }
  /// The closing bracket is where the stream stands.
  bool end() {
    if (--depth_ == 2 && in_graph_) members.back().end = memory_->Tell() + 1;
    return true;
  }

  const rapidjson::MemoryStream* memory_ = nullptr;
  std::size_t depth_ = 0;
  bool is_graph_ = false;  ///< the latest key of the root
  bool in_graph_ = false;
};

class JsonLdReader {
 public:
  explicit JsonLdReader(const std::string& path) : file_(path) {}

  Imported run() {
    result_.file = file_;
    result_.node_columns = {"renkei_id", "label", "label_en",     "corporate_number",
                            "wikidata",  "url",   "catalogue_id", "names"};
    result_.edge_columns = {"statement_ids", "stated",     "quote",    "page",
                            "page_number",   "confidence", "document", "document_iri"};
    each_resource(decoded(file_, read_bytes(file_)));
    for (const Raw& raw : statements_) finish(raw);
    for (DirectRelation& one : result_.direct) {
      const auto at = entities_.find(one.object_id);
      if (at != entities_.end()) one.object = at->second;
      one.object_id = id_after(one.object_id, "/entity/");
    }
    return std::move(result_);
  }

 private:
  /// Parses the objects of "@graph" one by one, so that each knows its line; before that, all of
  /// the file must be JSON.
  void each_resource(std::string_view bytes) {
    Outline outline;
    rapidjson::MemoryStream memory(bytes.data(), bytes.size());
    rapidjson::Reader reader;
    outline.read(reader, memory);
    auto line_of = [&, counted = std::size_t{0}, line = std::size_t{1}](std::size_t at) mutable {
      line +=
          std::size_t(std::count(bytes.begin() + long(counted), bytes.begin() + long(at), '\n'));
      counted = at;
      return line;
    };
    if (reader.HasParseError()) {
      const std::size_t at = std::min(reader.GetErrorOffset(), bytes.size());
      throw ReadError(
          file_, line_of(at),
          std::string("found no JSON: ") + rapidjson::GetParseError_En(reader.GetParseErrorCode()));
    }
    if (!outline.has_graph) {
      throw ReadError(file_, 1,
                      "found no \"@graph\", expected JSON-LD as 'renkei export' writes it");
    }
    for (const auto& [begin, end, is_object] : outline.members) {
      const std::size_t line = line_of(begin);
      if (is_object) {
        resource(bytes.substr(begin, end - begin), line);
      } else {
        note(line, "passed over a member of \"@graph\" that is no resource");
      }
    }
  }

  void note(std::size_t line, std::string message) {
    result_.notes.push_back({file_, line, std::move(message)});
  }

  void resource(std::string_view json, std::size_t line) {
    rapidjson::Document parsed;
    parsed.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    const std::string id = text(parsed, "id");
    const auto types = strings(parsed, "type");
    const auto is = [&](std::string_view type) {
      return std::find(types.begin(), types.end(), type) != types.end();
    };
    if (is("rk:Statement")) return statement(parsed, id, line);
    if (id.empty()) return note(line, "passed over a resource without id");
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
    const auto english = texts(parsed, "prefLabel", "en");
    auto labels = texts(parsed, "prefLabel", "ja");
    if (labels.empty()) labels = english;
    if (!type || labels.empty()) {
      return note(line, "passed over " + id + ": " +
                            (type ? "it has no prefLabel" : "it has no type of ours"));
    }
    ImportedEntity one;
    if (!english.empty()) one.name_en = english.front();
    one.key = id;
    one.renkei_id = id_after(id, "/entity/");
    one.id_is_key = true;
    one.label = one.name = labels.front();
    one.type = *type;
    one.names = texts(parsed, "altLabel", "ja");
    for (auto& name : texts(parsed, "altLabel", "en")) one.names.push_back(std::move(name));
    one.names.push_back(one.name);
    if (const auto entry = text(parsed, "catalogueEntry"); !entry.empty()) {
      one.catalogue_id = id_after(entry, "/catalogue/");
    }
    one.corporate_number = text(parsed, "corporateNumber");
    one.wikidata = text(parsed, "exactMatch");
    one.wikidata.erase(0, one.wikidata.rfind('/') + 1);
    one.url = text(parsed, "homepage");
    one.mentions = count(parsed, "mentionCount");
    one.line = line;
    const auto index = static_cast<std::uint32_t>(result_.entities.size());
    if (!entities_.emplace(id, index).second) return note(line, "passed over a second " + id);
    result_.entities.push_back(std::move(one));
    for (std::size_t i = 0; i < predicate_count; ++i) {
      const std::string term(name_of(Predicate(i)));
      for (std::string& object : strings(parsed, term.c_str())) {
        result_.direct.push_back({index, Predicate(i), std::nullopt, std::move(object), line});
      }
    }
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
    info.metadata.fiscal_year = fiscal_year_of(year).value_or(0);
    if (!year.empty() && info.metadata.fiscal_year == 0) {
      note(line, id + ": its fiscalYear is '" + year + "', " + expected_fiscal_year());
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
    const std::string id = id_after(raw.iri, "/statement/");
    // Ids are ours; what has none, or another, was added by hand.
    const bool is_ours = id.starts_with("s-");
    const std::size_t first_id = result_.statement_ids.size();
    if (is_ours) result_.statement_ids.push_back(id);
    const auto subject = entities_.find(raw.subject), object = entities_.find(raw.object);
    const auto document = documents_.find(raw.document);
    const auto predicate = predicate_from(local(raw.predicate));
    const auto status =
        raw.status.empty() && !is_ours ? Status::Standing : status_from(local(raw.status));
    const std::string defect = subject == entities_.end()                ? "subject"
                               : object == entities_.end()               ? "object"
                               : is_ours && document == documents_.end() ? "document"
                               : !predicate                              ? "predicate"
                               : !status                                 ? "status"
                                                                         : "";
    if (!defect.empty()) {
      return note(raw.line, "passed over " + (raw.iri.empty() ? "a statement" : raw.iri) +
                                ": its " + defect + " is none of ours");
    }
    if (subject->second == object->second) {
      result_.loops.push_back({subject->second, first_id, result_.statement_ids.size(), raw.line});
      result_.graph_notes.push_back(
          {file_, raw.line, "passed over " + raw.iri + ": it leads to where it starts"});
      return;
    }
    ImportedStatement one;
    one.id = is_ours ? id : "";
    one.subject = subject->second;
    one.object = object->second;
    one.predicate = *predicate;
    one.document = document == documents_.end() ? document_called(raw.document) : document->second;
    one.line = raw.line;
    one.statement.status = *status;
    one.statement.fiscal_year = fiscal_year_of(raw.year);
    const bool has_bad_year = !raw.year.empty() && !one.statement.fiscal_year;
    if (has_bad_year) {
      note(raw.line, raw.iri + ": its fiscalYear is '" + raw.year + "', " + expected_fiscal_year());
    }
    confidence(raw, one);
    quote(evidence_[raw.evidence], one);
    if (raw.evidence.empty()) one.statement.evidence.text = own_statement(result_, one);
    const std::size_t statements = result_.statements.size();
    result_.edges.push_back(
        {first_id, result_.statement_ids.size(), statements, statements + 1, {}, {}, has_bad_year});
    result_.statements.push_back(std::move(one));
  }

  void confidence(const Raw& raw, ImportedStatement& one) {
    const auto confidence = number<double>(raw.confidence);
    const bool sure = confidence && *confidence >= 0.0 && *confidence <= 1.0;
    if (!sure && !raw.confidence.empty()) {
      note(raw.line,
           raw.iri + ": its confidence is '" + raw.confidence + "', expected \"0\" to \"1\"");
    }
    one.has_confidence = sure;
    one.statement.confidence = sure ? *confidence : 1.0;  // somebody says so
  }

  /// A document that the file only names, or the file itself.
  std::uint32_t document_called(const std::string& iri) {
    const auto [at, is_new] =
        documents_.try_emplace(iri, static_cast<std::uint32_t>(result_.documents.size()));
    if (is_new) {
      DocumentInfo info;
      info.id = iri.empty() ? "" : id_after(iri, "/document/");
      info.name = iri.empty() ? file_.substr(file_.rfind('/') + 1) : iri;
      result_.documents.push_back(std::move(info));
    }
    return at->second;
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
