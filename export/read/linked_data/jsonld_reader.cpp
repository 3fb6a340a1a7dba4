// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/linked_data/jsonld_reader.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "export/read/cells.hpp"
#include "export/read/decode.hpp"
#include "export/read/linked_data/direct_relation.hpp"
#include "export/read/linked_data/json_outline.hpp"
#include "export/read/linked_data/json_values.hpp"
#include "export/read/linked_data/resource_check.hpp"

namespace renkei {
namespace {

using namespace detail;

/// A statement before its parts are known.
struct Raw {
  std::string iri, subject, predicate, object, status, confidence, year, start, end, document,
      evidence;
  std::size_t line;
};
struct Evidence {
  std::string source, page_name;
  std::uint32_t page = 1;
  std::vector<std::string> selectors;
  std::size_t line = 0;
};
/// A page of a catalogue that an entity has.
struct Entry {
  std::string id, topic;
  std::size_t line = 0;
};
struct Run {
  std::uint32_t order = 0;
  CodePointRange range;
};

class JsonLdReader {
 public:
  JsonLdReader(const std::string& path, const Vocabulary& vocabulary)
      : file_(path), vocabulary_(vocabulary), check_(vocabulary) {
    std::map<std::string, DirectTerm> terms;
    for (std::size_t i = 0; i < predicate_count; ++i) {
      const auto predicate = Predicate(i);
      terms[std::string(name_of(predicate))].forward.push_back(predicate);
      for (const MappedTriple& mapped : vocabulary.mapped(predicate)) {
        using Direction = MappedTriple::Direction;
        DirectTerm& term = terms[mapped.term];
        if (mapped.direction != Direction::Inverse) term.forward.push_back(predicate);
        if (mapped.direction != Direction::Forward) term.backward.push_back(predicate);
      }
    }
    for (auto& [name, term] : terms) {
      term.name = name;
      result_.direct_terms.push_back(std::move(term));
    }
  }

  Imported run() {
    result_.file = result_.node_file = file_;
    result_.node_columns = {"renkei_id", "label", "label_en",     "corporate_number",
                            "wikidata",  "url",   "catalogue_id", "names"};
    result_.edge_columns = {"statement_ids", "stated",   "quote",        "page",   "page_number",
                            "confidence",    "document", "document_iri", "ranges", "startDate"};
    each_resource(
        file_, decoded(file_, read_bytes(file_)),
        [this](std::string_view json, std::size_t line) { resource(json, line); },
        [this](std::size_t line, std::string message) { note(line, std::move(message)); });
    for (const Raw& raw : statements_) finish(raw);
    for (const Entry& entry : entries_) finish(entry);
    finish_direct();
    return std::move(result_);
  }

 private:
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
    const auto check = [&](ResourceKind kind) {
      check_.check(parsed, kind, id.empty() ? "a statement" : id,
                   [&](std::string message) { note(line, std::move(message)); });
    };
    if (is("rk:Statement")) {
      check(ResourceKind::Statement);
      return statement(parsed, id, line);
    }
    if (id.empty()) return note(line, "passed over a resource without id");
    if (is("rk:SourceDocument")) {
      check(ResourceKind::Document);
      return document(parsed, id, line);
    }
    if (is("oa:SpecificResource")) {
      check(ResourceKind::Evidence);
      evidence_[id] = {text(parsed, "hasSource"), text(parsed, "pageName"),
                       std::max(count(parsed, "page"), 1u), strings(parsed, "hasSelector"), line};
    } else if (is("oa:TextQuoteSelector")) {
      check(ResourceKind::Quote);
      const auto found = texts(parsed, "exact", "");
      quotes_[id] = found.empty() ? "" : found.front();
    } else if (is("oa:TextPositionSelector")) {
      check(ResourceKind::Position);
      runs_[id] = {count(parsed, "order"), {count(parsed, "start"), count(parsed, "end")}};
    } else if (is("rk:Page")) {
      check(ResourceKind::Page);
      agree(line, id, "isPartOf", text(parsed, "isPartOf") + "/page/" + text(parsed, "page"), id);
    } else if (is("rk:CatalogueEntry")) {
      check(ResourceKind::CatalogueEntry);
      entries_.push_back({text(parsed, "identifier"), text(parsed, "primaryTopic"), line});
      agree(line, id, "identifier", entries_.back().id, id_after(id, "/catalogue/"));
    } else {
      check(ResourceKind::Entity);
      entity(parsed, id, types, line);
    }
  }

  /// Tells what is not as something else in the file says.
  void agree(std::size_t line, const std::string& iri, std::string_view term,
             const std::string& found, const std::string& expected) {
    if (found == expected) return;
    note(line, "passed over the " + std::string(term) + " of " + iri + ": it says '" + found +
                   "', the rest of the file '" + expected + "'");
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
    for (std::uint32_t term = 0; term < result_.direct_terms.size(); ++term) {
      for (std::string& object : strings(parsed, result_.direct_terms[term].name.c_str())) {
        result_.direct.push_back({index, term, std::nullopt, std::move(object), line});
      }
    }
    reading(parsed, result_.entities[index]);
  }

  /// The reading in kana is the catalogue's, which may have learnt it since.
  void reading(const Json& parsed, const ImportedEntity& one) {
    const auto kana = texts(parsed, "altLabel", "ja-kana");
    const std::string expected(vocabulary_.reading(one.catalogue_id));
    const bool is_expected = expected.empty() ? kana.empty() : kana == std::vector{expected};
    if (is_expected) return;
    result_.comparison_notes.push_back({file_, one.line,
                                        "passed over the reading in kana of " + one.key +
                                            ": it is the catalogue's, '" + expected +
                                            "'; give another in a --pack"});
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
    add_document(id, std::move(info), line);
  }

  void add_document(const std::string& iri, DocumentInfo info, std::size_t line) {
    documents_[iri] = static_cast<std::uint32_t>(result_.documents.size());
    result_.documents.push_back(std::move(info));
    result_.document_lines.push_back(line);
  }

  void statement(const Json& parsed, const std::string& id, std::size_t line) {
    statements_.push_back({id, text(parsed, "subject"), text(parsed, "predicate"),
                           text(parsed, "object"), text(parsed, "status"),
                           text(parsed, "confidence"), text(parsed, "fiscalYear"),
                           text(parsed, "startDate"), text(parsed, "endDate"),
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
    evidence(raw, is_ours, one);
    ImportedEdge edge;
    edge.first_id = first_id;
    edge.last_id = result_.statement_ids.size();
    edge.first_statement = result_.statements.size();
    edge.last_statement = edge.first_statement + 1;
    edge.has_bad_years = has_bad_year;
    edge.given = {true,
                  true,
                  true,
                  false,
                  false,
                  !raw.start.empty() && !raw.end.empty(),
                  !raw.confidence.empty(),
                  true};
    dates(raw, is_ours, edge, one);
    result_.edges.push_back(edge);
    result_.statements.push_back(std::move(one));
  }

  /// The days are those of the fiscal year; a statement of one's own may say them alone.
  void dates(const Raw& raw, bool is_ours, ImportedEdge& edge, ImportedStatement& one) {
    if (raw.start.empty() && raw.end.empty()) return;
    const auto years = years_of_spells(raw.start + '/' + raw.end);
    const bool is_year = years && years->first == years->last &&
                         raw.start == std::to_string(years->first) + "-04-01" &&
                         raw.end == std::to_string(years->last + 1) + "-03-31";
    if (!is_year) {
      return note(raw.line, "passed over the dates of " + name_of_statement(raw) + ", '" +
                                raw.start + "' and '" + raw.end +
                                "': expected the first and the last day of a fiscal year");
    }
    edge.spells = *years;
    std::optional<int>& year = one.statement.fiscal_year;
    if (!is_ours && raw.year.empty()) year = years->first;
    if (year == years->first) return;
    result_.graph_notes.push_back({file_, raw.line,
                                   "passed over the dates of " + name_of_statement(raw) +
                                       ": they are not those of its fiscalYear"});
  }

  static std::string name_of_statement(const Raw& raw) {
    return raw.iri.empty() ? "a statement" : raw.iri;
  }

  void evidence(const Raw& raw, bool is_ours, ImportedStatement& one) {
    const Evidence& evidence = evidence_[raw.evidence];
    quote(evidence, one);
    if (raw.evidence.empty()) one.statement.evidence.text = own_statement(result_, one);
    if (evidence.line == 0 || (!is_ours && evidence.source.empty())) return;
    agree(evidence.line, raw.evidence, "hasSource", evidence.source,
          raw.document + "/page/" + std::to_string(evidence.page));
  }

  void finish(const Entry& entry) {
    const auto topic = entities_.find(entry.topic);
    const bool has_topic = topic != entities_.end();
    const bool is_wanted =
        std::any_of(result_.entities.begin(), result_.entities.end(),
                    [&](const ImportedEntity& one) { return one.catalogue_id == entry.id; });
    const bool is_its = has_topic && result_.entities[topic->second].catalogue_id == entry.id;
    if (is_its || (!has_topic && !is_wanted)) return;  // the entity was taken out with it
    note(entry.line, "passed over the primaryTopic of the catalogue's entry '" + entry.id +
                         "': it is '" + entry.topic + "', which does not have that catalogueEntry");
  }

  /// Finds the objects of direct relations; without a graph, a statement of the file must say them.
  void finish_direct() {
    std::vector<std::tuple<std::uint32_t, Predicate, std::uint32_t>> stated;
    for (const ImportedStatement& one : result_.statements) {
      stated.emplace_back(one.subject, one.predicate, one.object);
      if (is_symmetric(one.predicate)) {
        stated.emplace_back(one.object, one.predicate, one.subject);
      }
    }
    std::sort(stated.begin(), stated.end());
    for (DirectRelation& one : result_.direct) {
      const auto at = entities_.find(one.object_id);
      if (at != entities_.end()) one.object = at->second;
      one.object_id = id_after(one.object_id, "/entity/");
      const bool is_stated =
          one.object && comes_of(result_.direct_terms[one.term], [&](Predicate each, bool back) {
            return std::binary_search(stated.begin(), stated.end(),
                                      back ? std::tuple(*one.object, each, one.subject)
                                           : std::tuple(one.subject, each, *one.object));
          });
      if (is_stated) continue;
      result_.graph_notes.push_back(
          unstated(result_, one, result_.entities[one.subject].renkei_id, one.object_id));
    }
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
    if (!documents_.contains(iri)) {
      DocumentInfo info;
      info.id = iri.empty() ? "" : id_after(iri, "/document/");
      info.name = iri.empty() ? file_.substr(file_.rfind('/') + 1) : iri;
      add_document(iri, std::move(info), 0);
    }
    return documents_.at(iri);
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
  const Vocabulary& vocabulary_;
  ResourceCheck check_;
  Imported result_;
  std::vector<Raw> statements_;
  std::vector<Entry> entries_;
  std::map<std::string, std::uint32_t> entities_, documents_;
  std::map<std::string, Evidence> evidence_;
  std::map<std::string, std::string> quotes_;
  std::map<std::string, Run> runs_;
};

}  // namespace

Imported read_jsonld(const std::string& path, const Vocabulary& vocabulary) {
  return JsonLdReader(path, vocabulary).run();
}

}  // namespace renkei
