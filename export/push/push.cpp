// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/push/push.hpp"

#include <rapidjson/document.h>

#include <charconv>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "export/linked_data/describe.hpp"
#include "export/linked_data/triple_sinks.hpp"
#include "graph/digest.hpp"

namespace renkei {
namespace {

constexpr std::size_t request_bytes = 4'000'000;  // Virtuoso refuses bodies over 10 MB
constexpr std::size_t page_rows = 5'000;          // Virtuoso cuts answers at 10,000 rows

/// One named graph as N-Triples in pieces that stores accept.
struct NamedGraph {
  std::string iri;
  std::vector<std::string> pieces;
  std::size_t triples = 0;
  std::string digest;
};

NamedGraph name_graph(std::string iri, const Context& context, const Iris& iris,
                      const std::function<void(NodeSink&)>& describe_it) {
  NamedGraph graph{std::move(iri), {""}, 0, {}};
  Sha256 hash;
  LineSink sink(context, iris, [&](std::string_view bytes) {
    if (!graph.pieces.back().empty() && graph.pieces.back().size() + bytes.size() > request_bytes) {
      graph.pieces.emplace_back();
    }
    graph.pieces.back() += bytes;
    hash.update(bytes);
  });
  describe_it(sink);
  graph.triples = sink.triples();
  graph.digest = hash.hex();
  return graph;
}

/// Rows of a SPARQL answer in JSON, by variable.
using Rows = std::vector<std::map<std::string, std::string>>;

Rows rows_of(const std::string& json, const std::string& url) {
  rapidjson::Document answer;
  answer.Parse(json.data(), json.size());
  const auto is_answer = !answer.HasParseError() && answer.IsObject() &&
                         answer.HasMember("results") && answer["results"].IsObject() &&
                         answer["results"].HasMember("bindings") &&
                         answer["results"]["bindings"].IsArray();
  if (!is_answer) {
    throw HttpError(url +
                        " answered a query by something else than SPARQL results in JSON; check"
                        " --to and --store",
                    false);
  }
  Rows rows;
  for (const auto& binding : answer["results"]["bindings"].GetArray()) {
    auto& row = rows.emplace_back();
    if (!binding.IsObject()) continue;
    for (const auto& member : binding.GetObject()) {
      const auto value =
          member.value.IsObject() ? member.value.FindMember("value") : member.value.MemberEnd();
      if (!member.value.IsObject() || value == member.value.MemberEnd() ||
          !value->value.IsString()) {
        continue;
      }
      row[member.name.GetString()] = value->value.GetString();
    }
  }
  return rows;
}

/// What was noted of a graph when it was pushed.
struct Note {
  std::string digest;
  std::string source;    ///< the name of the file; empty when none was noted
  bool is_here = false;  ///< the graph that is pushed has it
};

/// A store with its protocol.
class RemoteStore {
 public:
  RemoteStore(const PushOptions& options, const Vocabulary& vocabulary, const Iris& iris)
      : options_(options),
        address_(options.address),
        notes_(iris.base() + "graph/pushed"),
        digest_(vocabulary.context().expand("digest")),
        origin_(vocabulary.context().expand("rk:origin")),
        source_(vocabulary.context().expand("fileName")),
        client_(options.credentials, options.certificates) {
    while (address_.ends_with('/')) address_.pop_back();
  }

  /// What earlier pushes noted, by graph.
  std::map<std::string, Note> notes() {
    std::map<std::string, Note> found;
    noted(digest_, [&](const std::string& graph, const std::string& digest) {
      found[graph].digest = digest;
    });
    noted(source_, [&](const std::string& graph, const std::string& source) {
      found[graph].source = source;
    });
    return found;
  }

  std::size_t count(const std::string& graph) {
    const Rows rows =
        select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH <" + graph + "> { ?s ?p ?o } }");
    std::size_t number = 0;
    if (rows.size() == 1 && rows[0].contains("n")) {
      const std::string& text = rows[0].at("n");
      std::from_chars(text.data(), text.data() + text.size(), number);
    }
    return number;
  }

  /// Takes back what was noted of a graph but who has claimed it.
  void forget(const std::string& graph) {
    update("DELETE { GRAPH <" + notes_ + "> { <" + graph + "> ?p ?d } } WHERE { GRAPH <" + notes_ +
           "> { <" + graph + "> ?p ?d } FILTER(?p != <" + origin_ + ">) }");
  }

  /// Claims the source of a graph of entities, so that a file of the same name elsewhere does not
  /// take its graphs for its own.
  void claim(const std::string& entities) {
    const Rows rows = select("SELECT ?o WHERE { GRAPH <" + notes_ + "> { <" + entities + "> <" +
                             origin_ + "> ?o } }");
    const bool is_free = rows.empty() || !rows.front().contains("o");
    const std::string owner = is_free ? "" : rows.front().at("o");
    if (owner == options_.origin) return;
    if (!is_free && !options_.takes_over) {
      throw std::runtime_error(
          "the store has graphs of a '" + options_.source +
          "' that was pushed from another folder or under another path; this push would take their "
          "place. Give --name NAME to keep the two apart, or --name " +
          options_.source + " when it is the same file");
    }
    if (!is_free) {
      update("DELETE WHERE { GRAPH <" + notes_ + "> { <" + entities + "> <" + origin_ + "> ?o } }");
    }
    update("INSERT DATA { GRAPH <" + notes_ + "> { <" + entities + "> <" + origin_ + "> \"" +
           options_.origin + "\" } }");
  }

  /// Notes that a graph is there as it should be.
  void note(const NamedGraph& graph) {
    std::string source;
    append_quoted(source, options_.source);
    update("INSERT DATA { GRAPH <" + notes_ + "> { <" + graph.iri + "> <" + digest_ + "> \"" +
           graph.digest + "\" ; <" + source_ + "> " + source + " } }");
  }

  /// The note goes last: a removal that is broken off is done again.
  void remove(const std::string& graph) {
    send({"DELETE", graph_address(graph), "", "*/*", {}}, 404);
    if (const std::size_t left = count(graph); left != 0) {
      throw std::runtime_error("the store still has " + std::to_string(left) + " triples in <" +
                               graph +
                               "> after it was to remove them; push again, or remove the "
                               "graph there");
    }
    forget(graph);
  }

  void replace(const NamedGraph& graph) {
    forget(graph.iri);
    const char* method = "PUT";
    for (const std::string& piece : graph.pieces) {
      send({method, graph_address(graph.iri), "application/n-triples", "*/*", piece});
      method = "POST";
    }
    const std::size_t found = count(graph.iri);
    if (found != graph.triples) {
      throw std::runtime_error("the store has " + std::to_string(found) + " triples in <" +
                               graph.iri + "> after " + std::to_string(graph.triples) +
                               " were sent; push again, and read the store's log when that stays");
    }
    note(graph);
  }

 private:
  HttpReply send(const HttpRequest& request, long also = 0) {
    return send_retrying(client_, request, options_.retries, also);
  }

  std::string graph_address(const std::string& graph) const {
    return address_ + std::string(options_.profile->graph_store) +
           "?graph=" + percent_encode(graph);
  }

  /// Calls `use` with each graph and what a predicate notes of it.
  void noted(const std::string& predicate,
             const std::function<void(const std::string&, const std::string&)>& use) {
    // From the last one on: Virtuoso sorts no more than 10,000 rows, skipped ones among them.
    std::string last;
    while (true) {
      std::string behind;
      append_quoted(behind, last);
      const Rows rows = select("SELECT ?g ?d WHERE { GRAPH <" + notes_ + "> { ?g <" + predicate +
                               "> ?d } FILTER(STR(?g) > " + behind + ") } ORDER BY STR(?g) LIMIT " +
                               std::to_string(page_rows));
      std::string next = last;
      for (const auto& row : rows) {
        if (!row.contains("g") || !row.contains("d")) continue;
        use(row.at("g"), row.at("d"));
        next = row.at("g");
      }
      if (rows.size() < page_rows || next == last) return;
      last = std::move(next);
    }
  }

  Rows select(const std::string& query) {
    const StoreProfile& profile = *options_.profile;
    const bool anonymous = options_.credentials.scheme == AuthScheme::None;
    const std::string url = address_ + std::string(anonymous ? profile.query : profile.user_query);
    const std::string form = "query=" + percent_encode(query);
    return rows_of(send({"POST", url, "application/x-www-form-urlencoded",
                         "application/sparql-results+json", form})
                       .body,
                   url);
  }

  void update(const std::string& text) {
    send({"POST", address_ + std::string(options_.profile->update), "application/sparql-update",
          "*/*", text});
  }

  const PushOptions& options_;
  std::string address_;
  std::string notes_;   ///< IRI of the graph of digests
  std::string digest_;  ///< IRI of its predicate
  std::string origin_;  ///< IRI of that of who has claimed a source
  std::string source_;  ///< IRI of that of the file's name
  HttpClient client_;
};

}  // namespace

std::string origin_of(const std::string& path) { return StableHash().add(path).hex(); }

PushProgress push(const KnowledgeGraph& graph, const Vocabulary& vocabulary, const Iris& iris,
                  const PushOptions& options,
                  const std::function<void(const PushProgress&)>& progress) {
  const DescriptionParts parts(graph, View::Full, vocabulary, iris);
  RemoteStore store(options, vocabulary, iris);
  const std::string entities = iris.entities_of(options.source);
  store.claim(entities);
  auto notes = store.notes();
  PushProgress so_far;
  so_far.graphs = graph.documents.size() + 1;
  const auto bring = [&](std::string iri, const std::function<void(NodeSink&)>& describe_it) {
    const NamedGraph one = name_graph(std::move(iri), vocabulary.context(), iris, describe_it);
    const auto note = notes.find(one.iri);
    const bool unchanged = note != notes.end() && note->second.digest == one.digest &&
                           store.count(one.iri) == one.triples;
    if (unchanged && note->second.source != options.source) {
      store.forget(one.iri);  // another file's, or an older note
      store.note(one);
    }
    if (note != notes.end()) note->second.is_here = true;
    if (!unchanged) {
      store.replace(one);
      ++so_far.sent;
      for (const std::string& piece : one.pieces) so_far.bytes += piece.size();
    }
    ++so_far.done;
    so_far.triples += one.triples;
    progress(so_far);
  };
  bring(entities, [&](NodeSink& sink) { parts.entities(sink); });
  for (std::size_t i = 0; i < graph.documents.size(); ++i) {
    bring(iris.document_graph(graph.documents[i].id),
          [&](NodeSink& sink) { parts.document(i, sink); });
  }
  // An earlier version had one graph of entities for all files.
  const std::string documents = iris.base() + "document/", all_entities = iris.entities();
  for (const auto& [iri, note] : notes) {
    const bool gone = !note.is_here && note.source == options.source && !note.source.empty() &&
                      (iri.starts_with(documents) || iri == all_entities);
    if (!gone || options.keeps_gone) continue;
    store.remove(iri);
    ++so_far.removed;
  }
  return so_far;
}

}  // namespace renkei
