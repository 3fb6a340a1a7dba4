// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/graph_tools/drawing.hpp"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "export/graph_tools/layout.hpp"
#include "export/linked_data/language.hpp"
#include "graph/fiscal_year.hpp"

namespace renkei {
namespace {

constexpr std::array<Column, 16> node_table = {{
    {"label_ja", ColumnType::Text},
    {"label_en", ColumnType::Text},
    {"type", ColumnType::Text},
    {"names", ColumnType::Text},
    {"iri", ColumnType::Text},
    {"renkei_id", ColumnType::Text},
    {"catalogue_id", ColumnType::Text},
    {"corporate_number", ColumnType::Text},
    {"wikidata", ColumnType::Text},
    {"url", ColumnType::Text},
    {"mentions", ColumnType::Integer},
    {"degree", ColumnType::Integer},
    {"weighted_degree", ColumnType::Integer},
    {"community", ColumnType::Integer},
    {"pagerank", ColumnType::Decimal},
    {"betweenness", ColumnType::Decimal},
}};

constexpr std::array<Column, 17> edge_table = {{
    {"predicate", ColumnType::Text},
    {"predicates", ColumnType::Text},
    {"symmetric", ColumnType::Boolean},
    {"direct", ColumnType::Integer},
    {"through", ColumnType::Integer},
    {"via", ColumnType::Text},
    {"status", ColumnType::Text},
    {"first_fiscal_year", ColumnType::Integer},
    {"last_fiscal_year", ColumnType::Integer},
    {"confidence", ColumnType::Decimal},
    {"quote", ColumnType::Text},
    {"document", ColumnType::Text},
    {"document_iri", ColumnType::Text},
    {"page", ColumnType::Text},
    {"page_number", ColumnType::Integer},
    {"statement_ids", ColumnType::Text},
    {"stated", ColumnType::Text},
}};

constexpr std::string_view collaboration = "collaboration", shared = "shared";
constexpr double smallest_size = 10, largest_size = 60;

/// Appends a member of a list that Gephi Lite splits at ';'; one within becomes full-width.
void append_member(std::string& list, std::string_view value) {
  if (value.empty()) return;
  if (!list.empty()) list += ';';
  while (true) {
    const std::size_t end = value.find(';');
    list += value.substr(0, end);
    if (end == std::string_view::npos) return;
    list += "；";
    value.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& values) {
  std::string joined;
  for (const auto& value : values) append_member(joined, value);
  return joined;
}

template <class Statements>
std::string join_statuses(const Statements& statements) {
  std::array<bool, status_count> stated{};
  for (const auto* statement : statements) stated[std::size_t(statement->status)] = true;
  std::string joined;
  for (const auto status : {Status::Done, Status::Planned, Status::Standing}) {
    if (stated[std::size_t(status)]) append_member(joined, name_of(status));
  }
  return joined;
}

/// "done 2024", "standing".
std::string stated(Status status, int year) {
  std::string way(name_of(status));
  if (year != 0) way += ' ' + std::to_string(year);
  return way;
}

/// "done 2024;planned 2025;standing": which status goes with which year, each once.
std::string join_stated(const ViewEdge& edge) {
  if (edge.statements.size() == 1)
    return stated(edge.statements[0]->status, edge.statements[0]->fiscal_year.value_or(0));
  std::vector<std::pair<int, Status>> ways;
  for (const auto* one : edge.statements)
    ways.emplace_back(one->fiscal_year.value_or(0), one->status);
  std::sort(ways.begin(), ways.end());
  ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
  std::string joined;
  for (const auto& [year, status] : ways) {
    append_member(joined, stated(status, year));
  }
  return joined;
}

/// The year, where it has days that a date of four digits tells; a timeline has no others.
std::optional<int> year_of(const EdgeStatement& statement) {
  const auto year = statement.year();
  return year && is_fiscal_year(*year) ? year : std::nullopt;
}

std::size_t weight_of(const ViewEdge& edge) {
  return std::max<std::size_t>(edge.statements.size(), 1);
}

void put(CellSink& sink, const Column& column, std::string_view text) {
  if (!text.empty()) sink.text(column, text);
}

}  // namespace

std::span<const Column> node_columns() { return node_table; }
std::span<const Column> edge_columns() { return edge_table; }

unsigned channel(std::string_view color, std::size_t which) {
  unsigned value = 0;
  const char* digits = color.data() + 1 + 2 * which;
  std::from_chars(digits, digits + 2, value, 16);
  return value;
}

std::string first_day(int fiscal_year) { return std::to_string(fiscal_year) + "-04-01"; }
std::string last_day(int fiscal_year) { return std::to_string(fiscal_year + 1) + "-03-31"; }

std::vector<YearSpan> spells_of(const ViewEdge& edge) {
  std::vector<int> years;
  for (const auto* statement : edge.statements) {
    const auto year = year_of(*statement);
    if (!year) return {};
    years.push_back(*year);
  }
  std::sort(years.begin(), years.end());
  std::vector<YearSpan> spells;
  for (const int year : years) {
    if (!spells.empty() && year <= spells.back().last + 1) {
      spells.back().last = year;
    } else {
      spells.push_back({year, year});
    }
  }
  return spells;
}

std::vector<StatusSpan> statuses_of(const ViewEdge& edge) {
  std::map<int, std::vector<const EdgeStatement*>> by_year;
  for (const auto* statement : edge.statements) {
    if (const auto year = year_of(*statement)) by_year[*year].push_back(statement);
  }
  std::vector<StatusSpan> spans;
  for (const auto& [year, statements] : by_year) {
    std::string status = join_statuses(statements);
    if (!spans.empty() && spans.back().years.last + 1 == year && spans.back().status == status) {
      spans.back().years.last = year;
    } else {
      spans.push_back({{year, year}, std::move(status)});
    }
  }
  return spans;
}

Drawing::Drawing(const ExportOptions& options)
    : vocabulary_(Vocabulary::load(options.pack ? *options.pack : DataPack::built_in())),
      iris_(options.base),
      view_(options.view),
      language_(options.language),
      layout_(options.layout) {}

void Drawing::begin(const KnowledgeGraph& graph) {
  knowledge_ = &graph;
  count();
  const bool drawable = edges_ <= largest_drawn_graph && nodes_ <= largest_drawn_graph;
  if (layout_ == Layout::Force || (layout_ == Layout::Auto && drawable)) lay_out();
}

void Drawing::count() {
  const PropertyGraph& graph = knowledge_->graph;
  degree_.assign(boost::num_vertices(graph), 0);
  weighted_degree_.assign(boost::num_vertices(graph), 0);
  nodes_ = edges_ = 0;
  largest_degree_ = 1;
  for_each_edge(graph, view_, vocabulary_, [&](const ViewEdge& edge) {
    ++edges_;
    for (const std::size_t end : {edge.source, edge.target}) {
      ++degree_[end];
      weighted_degree_[end] += weight_of(edge);
      largest_degree_ = std::max(largest_degree_, weighted_degree_[end]);
    }
  });
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
    if (shows(vertex)) ++nodes_;
  }
}

bool Drawing::shows(std::size_t vertex) const {
  if (view_ == View::Full) return true;
  return is_body(knowledge_->graph[vertex].type) && degree_[vertex] > 0;
}

void Drawing::lay_out() {
  const PropertyGraph& graph = knowledge_->graph;
  place_.assign(boost::num_vertices(graph), 0);
  std::vector<double> radii;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
    if (!shows(vertex)) continue;
    place_[vertex] = radii.size();
    radii.push_back(size_of(vertex));
  }
  std::map<std::pair<std::size_t, std::size_t>, double> sums;
  for_each_edge(graph, view_, vocabulary_, [&](const ViewEdge& edge) {
    const auto [a, b] = std::minmax(place_[edge.source], place_[edge.target]);
    if (a != b) sums[{a, b}] += double(weight_of(edge));
  });
  std::vector<DrawnTie> ties;
  for (const auto& [ends, weight] : sums) ties.push_back({ends.first, ends.second, weight});
  measures_ = measure(radii.size(), ties);
  points_ = force_layout(radii, ties, measures_.community);
}

/// The disc's area grows with the weighted degree.
double Drawing::size_of(std::size_t vertex) const {
  const double share = double(weighted_degree_[vertex]) / double(largest_degree_);
  return smallest_size + (largest_size - smallest_size) * std::sqrt(share);
}

const std::string& Drawing::in_language(const Label& label) const {
  return language_ == Language::Japanese ? label.ja : label.en;
}

const std::string& Drawing::name_of_thing(const EntityVertex& info) const {
  const bool english = language_ == Language::English && !info.name_en.empty();
  return english ? info.name_en : info.name;
}

void Drawing::each_node(const std::function<void(const DrawnNode&)>& use) const {
  const PropertyGraph& graph = knowledge_->graph;
  DrawnNode node;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
    const EntityVertex& info = graph[vertex];
    if (!shows(vertex)) continue;
    node.index = vertex;
    node.id = 'n' + std::to_string(vertex + 1);
    const std::string& name = name_of_thing(info);
    node.label = name.empty() ? info.id : name;  // a nameless node could not be told apart
    node.color = vocabulary_.of(info.type).color;
    node.size = size_of(vertex);
    if (!points_.empty()) node.at = points_[place_[vertex]];
    node.info = &info;
    use(node);
  }
}

void Drawing::each_edge(const std::function<void(const DrawnEdge&)>& use) const {
  DrawnEdge drawn;
  std::size_t number = 0;
  for_each_edge(knowledge_->graph, view_, vocabulary_, [&](const ViewEdge& edge) {
    drawn.id = 'e' + std::to_string(++number);
    drawn.source = 'n' + std::to_string(edge.source + 1);
    drawn.target = 'n' + std::to_string(edge.target + 1);
    const Predicate predicate = edge.predicates.front();
    const bool sum = view_ == View::Collaboration, direct = edge.direct > 0;
    drawn.kind = !sum ? name_of(predicate) : direct ? collaboration : shared;
    drawn.label = in_language(!sum     ? vocabulary_.of(predicate).label
                              : direct ? vocabulary_.collaboration()
                                       : vocabulary_.shared());
    drawn.weight = weight_of(edge);
    drawn.symmetric = sum || is_symmetric(predicate);
    drawn.edge = &edge;
    use(drawn);
  });
}

void Drawing::cells(const DrawnNode& node, CellSink& sink) const {
  const EntityVertex& info = *node.info;
  const auto& column = node_table;
  const bool english = is_english_only(info);
  put(sink, column[0], english ? "" : info.name);
  put(sink, column[1], english ? info.name : info.name_en);
  sink.text(column[2], name_of(info.type));
  put(sink, column[3], join(info.names));
  put(sink, column[4], iris_.entity(info.id));
  put(sink, column[5], info.id);
  put(sink, column[6], info.catalogue_id);
  put(sink, column[7], info.corporate_number);
  put(sink, column[8], info.wikidata);
  const auto url = web_iri(info.url);
  put(sink, column[9], url.empty() ? info.url : url);
  sink.integer(column[10], info.mentions);
  sink.integer(column[11], degree_[node.index]);
  sink.integer(column[12], weighted_degree_[node.index]);
  if (points_.empty()) return;
  const std::size_t place = place_[node.index];
  sink.integer(column[13], measures_.community[place]);
  sink.decimal(column[14], measures_.pagerank[place], 6);
  if (!measures_.betweenness.empty()) sink.decimal(column[15], measures_.betweenness[place], 6);
}

void Drawing::cells(const DrawnEdge& drawn, CellSink& sink) const {
  const ViewEdge& edge = *drawn.edge;
  const auto& column = edge_table;
  sink.text(column[0], drawn.kind);
  std::string list;
  for (const auto one : edge.predicates) append_member(list, name_of(one));
  sink.text(column[1], list);
  sink.boolean(column[2], drawn.symmetric);
  if (view_ == View::Collaboration) {
    sink.integer(column[3], edge.direct);
    sink.integer(column[4], edge.statements.size() - edge.direct);
    list.clear();
    for (const auto thing : edge.via) append_member(list, name_of_thing(knowledge_->graph[thing]));
    put(sink, column[5], list);
  }
  if (!edge.statements.empty()) statement_cells(edge, sink);
}

void Drawing::statement_cells(const ViewEdge& edge, CellSink& sink) const {
  const auto& column = edge_table;
  sink.text(column[6], join_statuses(edge.statements));
  std::string ids;
  int first = std::numeric_limits<int>::max(), last = 0;
  for (const auto* statement : edge.statements) {
    append_member(ids, statement->id);
    const int year = statement->year().value_or(0);
    if (year > 0) first = std::min(first, year);
    last = std::max(last, year);
  }
  if (last > 0) {
    sink.integer(column[7], std::uint64_t(first));
    sink.integer(column[8], std::uint64_t(last));
  }
  const EdgeStatement& best = *edge.statements.front();
  sink.decimal(column[9], best.confidence, 4);
  put(sink, column[10], best.evidence.text);
  const DocumentInfo& document = knowledge_->documents.at(best.document);
  put(sink, column[11], document.metadata.title.empty() ? document.name : document.metadata.title);
  put(sink, column[12], iris_.document(document.id));
  put(sink, column[13], best.page);
  sink.integer(column[14], best.page_number);
  put(sink, column[15], ids);
  put(sink, column[16], join_stated(edge));
}

}  // namespace renkei
