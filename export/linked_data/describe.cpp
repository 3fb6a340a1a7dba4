// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/linked_data/describe.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <charconv>
#include <chrono>
#include <utility>
#include <vector>

#include "export/escape.hpp"
#include "export/linked_data/direct_triples.hpp"
#include "export/linked_data/language.hpp"
#include "export/view.hpp"
#include "graph/fiscal_year.hpp"

namespace renkei {
namespace {

using Classes = std::vector<std::string>;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "Q529012", as Wikidata writes its items.
bool is_wikidata_item(std::string_view text) {
  return text.starts_with('Q') && all_digits(text.substr(1)) && text[1] != '0';
}

/// Whether a date of digits is in the calendar. @param date YYYY, YYYY-MM or YYYY-MM-DD
bool is_day(std::string_view date) {
  const auto part = [&](std::size_t at, std::size_t size, unsigned value) {
    if (at < date.size()) std::from_chars(date.data() + at, date.data() + at + size, value);
    return value;
  };
  const std::chrono::year_month_day day(std::chrono::year(int(part(0, 4, 0))),
                                        std::chrono::month(part(5, 2, 1)),
                                        std::chrono::day(part(8, 2, 1)));
  return day.ok() && int(day.year()) > 0;
}

class Description {
 public:
  Description(const KnowledgeGraph& graph, const ViewContents& contents,
              const Vocabulary& vocabulary, const Iris& iris, NodeSink& sink)
      : documents_(graph.documents),
        graph_(graph.graph),
        contents_(contents),
        vocabulary_(vocabulary),
        iris_(iris),
        sink_(sink),
        direct_(graph.graph, contents, vocabulary) {}

  using Vertex = PropertyGraph::vertex_descriptor;
  using Edge = PropertyGraph::edge_descriptor;
  using Pages = std::vector<bool>;  ///< by page number, those that statements quote from

  void run() {
    std::vector<Pages> cited(documents_.size());
    each_statement([&](Edge, const EdgeStatement& one) { cite(cited.at(one.document), one); });
    for (std::size_t i = 0; i < documents_.size(); ++i) document(i, cited[i]);
    entities();
    each_statement([&](Edge edge, const EdgeStatement& one) { statement(edge, one); });
  }

  void entities() {
    sink_.in_document(NodeSink::no_document);
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph_))) {
      if (contents_.has_entity(vertex)) entity(vertex);
    }
  }

  static void cite(Pages& pages, const EdgeStatement& one) {
    if (pages.size() <= one.page_number) pages.resize(std::size_t{one.page_number} + 1);
    pages[one.page_number] = true;
  }

  /// The statements of the view. What an edge leads to lies anywhere in the memory: it is asked for
  /// some edges ahead, first the vertex, then the id that it points to.
  template <class Use>
  void each_statement(Use use) const {
    const auto [begin, end] = boost::edges(graph_);
    auto ahead = begin, near = begin;
    for (int i = 0; i < 8 && ahead != end; ++i) ++ahead;
    for (int i = 0; i < 4 && near != end; ++i) ++near;
    for (auto at = begin; at != end; ++at) {
      const auto edge = *at;
      if (ahead != end) {
        __builtin_prefetch(&graph_[boost::target(*ahead, graph_)].id);
        __builtin_prefetch(graph_[*ahead].statements.data());
        ++ahead;
      }
      if (near != end) {
        __builtin_prefetch(graph_[boost::target(*near, graph_)].id.data());
        ++near;
      }
      if (!contents_.has_relation(graph_[edge])) continue;
      for (const auto& one : graph_[edge].statements) use(edge, one);
    }
  }

  /// @param cited its pages that are quoted; the others say nothing here
  void document(std::size_t index, const Pages& cited) {
    const DocumentInfo& info = documents_[index];
    sink_.in_document(index);
    sink_.begin_node(iris_.document(info.id), source_classes_);
    text("title", info.metadata.title);
    text("publisherName", info.metadata.publisher);
    if (auto source = web_iri(info.metadata.source_url); !source.empty()) {
      sink_.link("source", source);
    }
    issued(info.metadata.date);
    year(info.metadata.fiscal_year);
    if (!info.name.empty()) sink_.literal("fileName", info.name);
    if (info.pages > 0) sink_.number("numberOfPages", info.pages);
    sink_.end_node();
    for (std::uint32_t page = 0; page < cited.size(); ++page) {
      if (!cited[page]) continue;
      sink_.begin_node(iris_.page(info.id, page), page_classes_);
      sink_.number("page", page);
      sink_.link("isPartOf", iris_.document(info.id));
      sink_.end_node();
    }
  }

  void statement(Edge edge, const EdgeStatement& one) {
    sink_.in_document(one.document);
    statement_node(edge, one);
  }

 private:
  /// The first links of the list are kept for their memory.
  std::string& next_link() {
    if (link_count_ == links_.size()) links_.emplace_back();
    links_[link_count_].clear();
    return links_[link_count_++];
  }
  void put_links(std::string_view term) {
    sink_.links(term, std::span<const std::string>(links_.data(), link_count_));
    link_count_ = 0;
  }
  void entity_link(std::string_view term, Vertex vertex) {
    link_.clear();
    iris_.append_entity(link_, graph_[vertex].id);
    sink_.link(term, link_);
  }

  /// A text in its language; nothing when it is empty.
  void text(std::string_view term, std::string_view value) {
    if (value.empty()) return;
    const LanguageText one{language_of(value), value};
    sink_.texts(term, std::span<const LanguageText>(&one, 1));
  }

  void year(int value) {
    if (is_fiscal_year(value)) sink_.literal("fiscalYear", std::to_string(value));
  }

  void issued(std::string_view date) {
    if (const auto term = term_of_date(date); !term.empty()) sink_.literal(term, date);
  }

  void entity(Vertex vertex) {
    const EntityVertex& info = graph_[vertex];
    const TypeTerms& terms = vocabulary_.of(info.type);
    classes_ = terms.classes;
    if (!info.corporate_number.empty()) {
      classes_.insert(classes_.end(), terms.legal_person.begin(), terms.legal_person.end());
    }
    const auto iri = iris_.entity(info.id);
    sink_.begin_node(iri, classes_);
    names(info);
    background(info);
    sink_.number("mentionCount", info.mentions);
    direct_triples(vertex);
    sink_.end_node();
    if (!info.catalogue_id.empty()) {
      sink_.begin_node(iris_.catalogue_entry(info.catalogue_id), entry_classes_);
      sink_.literal("identifier", info.catalogue_id);
      sink_.link("primaryTopic", iri);
      sink_.end_node();
    }
  }

  /// One main label a language; SKOS (section 5.4) wants the others to differ from it.
  void names(const EntityVertex& info) {
    texts_.clear();
    const std::string_view name = info.name.empty() ? std::string_view(info.id) : info.name;
    // A name in Latin letters is an English one unless there is another.
    const bool is_english = is_english_only(info);
    texts_.push_back({is_english ? "en" : "ja", name});
    if (!is_english && !info.name_en.empty()) texts_.push_back({"en", info.name_en});
    sink_.texts("prefLabel", texts_);
    const auto main = texts_;
    texts_.clear();
    for (const std::string_view other : info.names) {
      const bool is_main = std::any_of(main.begin(), main.end(),
                                       [&](const LanguageText& one) { return one.text == other; });
      if (!other.empty() && !is_main) texts_.push_back({language_of(other), other});
    }
    const auto reading = vocabulary_.reading(info.catalogue_id);
    // Some stores write tags in lower case, and these are the same triples.
    if (!reading.empty()) texts_.push_back({"ja-kana", reading});
    std::stable_sort(texts_.begin(), texts_.end(), [](const auto& a, const auto& b) {
      return a.language > b.language;  // ja-kana, ja, en
    });
    if (!texts_.empty()) sink_.texts("altLabel", texts_);
  }

  /// What the catalogue knows and no document says.
  void background(const EntityVertex& info) {
    if (!info.corporate_number.empty()) sink_.literal("corporateNumber", info.corporate_number);
    if (is_wikidata_item(info.wikidata)) {
      sink_.link("exactMatch", "http://www.wikidata.org/entity/" + info.wikidata);
    }
    if (auto page = web_iri(info.url); !page.empty()) sink_.link("homepage", page);
    if (!info.catalogue_id.empty()) {
      sink_.link("catalogueEntry", iris_.catalogue_entry(info.catalogue_id));
    }
  }

  void direct_triples(Vertex vertex) {
    const auto& triples = direct_.of(vertex);
    for (std::size_t i = 0; i < triples.size();) {
      const std::size_t term = triples[i].term;
      for (; i < triples.size() && triples[i].term == term; ++i) {
        iris_.append_entity(next_link(), graph_[triples[i].other].id);
      }
      put_links(direct_.term(term));
    }
  }

  void statement_node(Edge edge, const EdgeStatement& one) {
    iri_.clear();
    iris_.append_statement(iri_, one.id);
    of_document(one.document);
    sink_.begin_node(iri_, statement_classes_);
    of_subject(boost::source(edge, graph_));
    sink_.link("subject", subject_iri_);
    compact_link("predicate", name_of(graph_[edge].predicate));
    entity_link("object", boost::target(edge, graph_));
    compact_link("status", name_of(one.status));
    number_.clear();
    append_decimal(number_, one.confidence, 4);
    sink_.literal("confidence", number_);
    if (one.fiscal_year && is_fiscal_year(*one.fiscal_year)) {
      year(*one.fiscal_year);
      sink_.literal("startDate", std::to_string(*one.fiscal_year) + "-04-01");
      sink_.literal("endDate", std::to_string(*one.fiscal_year + 1) + "-03-31");
    }
    sink_.link("wasQuotedFrom", document_iri_);
    sink_.link("hasTarget", part("#evidence"));
    sink_.end_node();
    evidence(one);
  }

  void compact_link(std::string_view term, std::string_view name) {
    link_.assign("rk:").append(name);
    sink_.link(term, link_);
  }

  /// The IRI of a part of the statement that is being written; good until the next call.
  std::string& part(std::string_view fragment) { return part_.assign(iri_).append(fragment); }

  void of_document(std::size_t document) {
    if (document == document_) return;
    document_ = document;
    document_iri_ = iris_.document(documents_.at(document).id);
  }

  /// Edges come by their source.
  void of_subject(Vertex vertex) {
    if (vertex == subject_) return;
    subject_ = vertex;
    subject_iri_ = iris_.entity(graph_[vertex].id);
  }

  void evidence(const EdgeStatement& one) {
    sink_.begin_node(part("#evidence"), evidence_classes_);
    link_.assign(document_iri_).append("/page/").append(std::to_string(one.page_number));
    sink_.link("hasSource", link_);
    sink_.number("page", one.page_number);
    if (!one.page.empty()) sink_.literal("pageName", one.page);
    next_link().assign(iri_).append("#quote");
    const auto& ranges = one.evidence.ranges;
    for (std::size_t i = 1; i <= ranges.size(); ++i) {
      next_link().assign(iri_).append("#run-").append(std::to_string(i));
    }
    put_links("hasSelector");
    sink_.end_node();
    sink_.begin_node(part("#quote"), quote_classes_);
    text("exact", one.evidence.text);
    sink_.end_node();
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      sink_.begin_node(part("#run-").append(std::to_string(i + 1)), position_classes_);
      sink_.number("start", ranges[i].begin);
      sink_.number("end", ranges[i].end);
      sink_.number("order", i + 1);
      sink_.end_node();
    }
  }

  const std::vector<DocumentInfo>& documents_;
  const PropertyGraph& graph_;
  const ViewContents& contents_;
  const Vocabulary& vocabulary_;
  const Iris& iris_;
  NodeSink& sink_;

  const Classes source_classes_{"rk:SourceDocument", "foaf:Document", "prov:Entity"};
  const Classes page_classes_{"rk:Page"};
  const Classes entry_classes_{"rk:CatalogueEntry", "prov:Entity"};
  const Classes statement_classes_{"rk:Statement", "rdf:Statement", "prov:Entity"};
  const Classes evidence_classes_{"oa:SpecificResource"};
  const Classes quote_classes_{"oa:TextQuoteSelector"};
  const Classes position_classes_{"oa:TextPositionSelector"};

  DirectTriples direct_;

  // Scratch, kept for its memory.
  Classes classes_;
  std::vector<std::string> links_;  ///< the first `link_count_` are there
  std::size_t link_count_ = 0;
  std::string link_, iri_, part_;
  std::string document_iri_;  ///< of the document number `document_`
  std::size_t document_ = NodeSink::no_document;
  std::string subject_iri_;  ///< of the vertex `subject_`
  Vertex subject_ = PropertyGraph::null_vertex();
  std::vector<LanguageText> texts_;
  std::string number_;
};

}  // namespace

std::string_view term_of_date(std::string_view date) {
  constexpr std::string_view pattern = "dddd-dd-dd";
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return {};
  for (std::size_t i = 0; i < date.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (pattern[i] == 'd' ? !digit : date[i] != '-') return {};
  }
  if (!is_day(date)) return {};
  return date.size() == 4 ? "issuedYear" : date.size() == 7 ? "issuedMonth" : "issued";
}

void describe(const KnowledgeGraph& graph, View view, const Vocabulary& vocabulary,
              const Iris& iris, NodeSink& sink) {
  const ViewContents contents(graph.graph, view, vocabulary);
  Description(graph, contents, vocabulary, iris, sink).run();
}

struct DescriptionParts::Index {
  struct Found {
    Description::Edge edge;
    const EdgeStatement* statement;
  };
  std::vector<std::vector<Found>> by_document;
};

DescriptionParts::DescriptionParts(const KnowledgeGraph& graph, View view,
                                   const Vocabulary& vocabulary, const Iris& iris)
    : graph_(graph),
      contents_(graph.graph, view, vocabulary),
      vocabulary_(vocabulary),
      iris_(iris),
      index_(std::make_unique<Index>()) {
  index_->by_document.resize(graph.documents.size());
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.graph))) {
    if (!contents_.has_relation(graph.graph[edge])) continue;
    for (const auto& one : graph.graph[edge].statements) {
      index_->by_document.at(one.document).push_back({edge, &one});
    }
  }
}

DescriptionParts::~DescriptionParts() = default;

void DescriptionParts::entities(NodeSink& sink) const {
  Description(graph_, contents_, vocabulary_, iris_, sink).entities();
}

void DescriptionParts::document(std::size_t index, NodeSink& sink) const {
  Description description(graph_, contents_, vocabulary_, iris_, sink);
  Description::Pages cited;
  for (const auto& found : index_->by_document.at(index)) {
    Description::cite(cited, *found.statement);
  }
  description.document(index, cited);
  for (const auto& found : index_->by_document[index]) {
    description.statement(found.edge, *found.statement);
  }
}

}  // namespace renkei
