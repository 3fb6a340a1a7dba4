// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Times loading and questions on a synthetic graph; see bench/README.md.
//
//     bench_graph make FILE ENTITIES RELATIONS      writes a file with such a graph
//     bench_graph run FILE                          prints a table of times
#include <sqlite3.h>
#include <sys/resource.h>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/page_rank.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>
#include <stdexcept>
#include <string>

#include "graph/algorithms.hpp"
#include "graph/path.hpp"
#include "graph/ranking.hpp"
#include "graph/store.hpp"

namespace {

using namespace renkei;

/// Time of the processor: there is one thread, and other programs take none of it.
struct Clock {
  using time_point = double;
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
  }
};

double seconds_since(Clock::time_point begin) { return Clock::now() - begin; }

/// Memory of this process in MB (10^6 bytes), now and at most.
double resident_mb() {
  std::ifstream status("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  status >> all >> resident;
  return double(resident) * 4096 / 1e6;
}
double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) * 1024 / 1e6;
}

class Inserts {
 public:
  explicit Inserts(const std::string& file) {
    check(sqlite3_open(file.c_str(), &handle_));
    run("PRAGMA synchronous=OFF");
    run("BEGIN");
  }
  ~Inserts() { sqlite3_close(handle_); }
  void run(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr));
    return statement;
  }
  void check(int code) {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
  }

 private:
  sqlite3* handle_ = nullptr;
};

/// The indexes of the kept graph: dropped, and made again once all rows are there.
std::vector<std::string> drop_indexes(Inserts& inserts) {
  std::vector<std::string> made;
  std::vector<std::string> names;
  sqlite3_stmt* indexes = inserts.prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name LIKE 'graph_%'");
  const auto text = [&](int column) {
    return std::string(reinterpret_cast<const char*>(sqlite3_column_text(indexes, column)));
  };
  while (sqlite3_step(indexes) == SQLITE_ROW) {
    names.push_back(text(0));
    made.push_back(text(1));
  }
  sqlite3_finalize(indexes);
  for (const std::string& name : names) inserts.run(("DROP INDEX " + name).c_str());
  return made;
}

void insert(sqlite3_stmt* statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error("insert failed");
  sqlite3_reset(statement);
}

/// Ends of relations: a few hubs and many that are rarely named, by the square of a uniform number.
std::uint32_t pick(std::mt19937_64& random, std::uint32_t entities) {
  const double uniform = double(random() >> 11) / double(1ULL << 53);
  return std::min(entities - 1, std::uint32_t(uniform * uniform * uniform * double(entities)));
}

void make(const std::string& file, std::uint32_t entities, std::uint32_t relations) {
  { const Store store = Store::open(file, StoreMode::Create); }
  Inserts inserts(file);
  const std::vector<std::string> indexes = drop_indexes(inserts);
  std::mt19937_64 random(1);
  sqlite3_stmt* entity =
      inserts.prepare("INSERT INTO graph_entities VALUES (?1, ?2, ?3, ?4, '', '', '', '', '', 1)");
  for (std::uint32_t i = 0; i < entities; ++i) {
    char id[40];
    std::snprintf(id, sizeof id, "x-organization-%016x", i);
    const std::string name = "第" + std::to_string(i) + "研究機構";
    const auto type = name_of(EntityType(i % entity_type_count));
    sqlite3_bind_int64(entity, 1, i);
    sqlite3_bind_text(entity, 2, id, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(entity, 3, type.data(), int(type.size()), SQLITE_TRANSIENT);
    sqlite3_bind_text(entity, 4, name.data(), int(name.size()), SQLITE_TRANSIENT);
    insert(entity);
  }
  sqlite3_finalize(entity);
  inserts.run("INSERT INTO graph_documents VALUES (0, 'd-0', 'a.txt', '', '', '', '', 2024, 0, 1)");
  sqlite3_stmt* relation =
      inserts.prepare("INSERT INTO graph_relations VALUES (?1, ?2, ?3, ?4, 1)");
  sqlite3_stmt* statement =
      inserts.prepare("INSERT INTO graph_statements VALUES (?1, ?1, 0, ?2, ?3, 0.9)");
  sqlite3_stmt* evidence =
      inserts.prepare("INSERT INTO graph_evidence VALUES (?1, ?2, 'a', 1, ?3, '0-20')");
  const std::string sentence = "第一研究機構は、第二研究機構と連携して調査を実施した。";
  std::uint32_t number = 0;
  for (std::uint32_t subject = 0; subject < entities && number < relations; ++subject) {
    // So many that all together are `relations`, the sources evenly spread.
    const auto until = std::uint32_t(double(relations) * double(subject + 1) / double(entities));
    for (; number < until; ++number) {
      sqlite3_bind_int64(relation, 1, number);
      sqlite3_bind_int64(relation, 2, subject);
      sqlite3_bind_int64(relation, 3, int(number % predicate_count));
      sqlite3_bind_int64(relation, 4, pick(random, entities));
      insert(relation);
      sqlite3_bind_int64(statement, 1, number);
      sqlite3_bind_int64(statement, 2, int(number % status_count));
      sqlite3_bind_int64(statement, 3, 2020 + int(number % 6));
      insert(statement);
      char id[24];
      std::snprintf(id, sizeof id, "s-%016x", number);
      sqlite3_bind_int64(evidence, 1, number);
      sqlite3_bind_text(evidence, 2, id, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text(evidence, 3, sentence.data(), int(sentence.size()), SQLITE_STATIC);
      insert(evidence);
    }
  }
  for (sqlite3_stmt* each : {relation, statement, evidence}) sqlite3_finalize(each);
  for (const std::string& index : indexes) inserts.run(index.c_str());
  inserts.run("COMMIT");
}

void row(const char* what, double seconds, const std::string& note = "") {
  std::printf("| %s | %.3f | %s |\n", what, seconds, note.c_str());
  std::fflush(stdout);
}

/// The middle one of several times.
template <class Action>
double median(const Action& action, int times = 5) {
  std::vector<double> taken;
  for (int i = 0; i < times; ++i) {
    const auto begin = Clock::now();
    action(i);
    taken.push_back(seconds_since(begin));
  }
  std::sort(taken.begin(), taken.end());
  return taken[taken.size() / 2];
}

void questions(const AnalysisGraph& graph) {
  const auto count = std::uint32_t(num_vertices(graph.graph()));
  Filters filters;
  filters.limit = 20;
  std::size_t partners = 0;
  const double who_hub =
      median([&](int i) { partners = who(graph, std::uint32_t(i), filters).partners_found; });
  row("who, of a hub", who_hub, std::to_string(partners) + " partners");
  const double who_other = median(
      [&](int i) { partners = who(graph, count / 2 + std::uint32_t(i), filters).partners_found; });
  row("who, of one seldom named", who_other, std::to_string(partners) + " partners");
  std::size_t hops = 0;
  const auto far = [&](int i) { return count - 1 - 7 * std::uint32_t(i); };
  const double path = median([&](int i) {
    const auto found = paths(graph, far(i), far(i + 9), PathLength::Hops);
    hops = found.empty() ? 0 : found[0].steps.size();
  });
  row("path", path, std::to_string(hops) + " hops");
  row("path --by strength",
      median([&](int i) { (void)paths(graph, far(i), far(i + 9), PathLength::Strength); }, 3));
}

void algorithms(const TieGraph& ties) {
  const auto count = num_vertices(ties);
  const double ours = median(
      [&](int) {
        (void)pagerank(
            ties, [](auto) { return 1.0; }, 20);
      },
      3);
  row("PageRank, 20 iterations", ours);
  std::vector<double> ranks(count);
  std::vector<double> other(count);
  const double boosts = median(
      [&](int) {
        // Boost's own needs in-edges; of an undirected graph these are its out-edges.
        using Bidirectional =
            boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property,
                                               boost::no_property, boost::no_property,
                                               std::uint32_t, std::uint32_t>;
        static const Bidirectional copy = [&] {
          std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
          for (const auto edge : boost::make_iterator_range(edges(ties))) {
            ends.emplace_back(source(edge, ties), target(edge, ties));
          }
          return Bidirectional(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                               std::uint32_t(count));
        }();
        const auto index = get(boost::vertex_index, copy);
        boost::graph::page_rank(copy, boost::make_iterator_property_map(ranks.begin(), index),
                                boost::graph::n_iterations(20), 0.85, std::uint32_t(count),
                                boost::make_iterator_property_map(other.begin(), index));
      },
      3);
  row("PageRank, Boost.Graph", boosts, "ratio " + std::to_string(ours / boosts));
  const double bfs = median([&](int i) { (void)hops_from(ties, std::uint32_t(i)); }, 3);
  row("BFS", bfs);
  std::vector<std::uint32_t> hops(count);
  const double boost_bfs = median(
      [&](int i) {
        const auto index = get(boost::vertex_index, ties);
        auto distances = boost::make_iterator_property_map(hops.begin(), index);
        boost::breadth_first_search(ties, std::uint32_t(i),
                                    boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                        distances, boost::on_tree_edge()))));
      },
      3);
  row("BFS, Boost.Graph", boost_bfs, "ratio " + std::to_string(bfs / boost_bfs));
  std::uint32_t core = 0;
  const double cores = median(
      [&](int) {
        const auto numbers = core_numbers(ties);
        core = *std::max_element(numbers.begin(), numbers.end());
      },
      3);
  row("k-core", cores, "largest " + std::to_string(core));
  const std::size_t sources = count > 500'000 ? 20 : 100;
  Betweenness found;
  row("betweenness, sampled", median([&](int) { found = betweenness(ties, sources); }, 1), "");
  const auto top = std::size_t(std::max_element(found.values.begin(), found.values.end()) -
                               found.values.begin());
  std::printf("| | | from %zu sources; largest %.3g, 95 %% interval +- %.1f %% |\n", found.sources,
              found.values[top], 100.0 * found.errors[top] / found.values[top]);
}

void run(const std::string& file) {
  std::printf("| what | seconds | |\n|---|---|---|\n");
  const Store store = Store::open(file, StoreMode::Read);
  const StoreSnapshot moment = store.snapshot();
  const double before = resident_mb();
  auto begin = Clock::now();
  const AnalysisGraph graph = store.load_graph();
  const double load = seconds_since(begin);
  const auto relations = double(num_edges(graph.graph()));
  row("load", load, std::to_string(relations / load / 1e6) + " M relations/s");
  std::printf("| memory of the graph | | %.0f bytes a relation by count, %.0f by the kernel |\n",
              double(graph.bytes()) / relations, (resident_mb() - before) * 1e6 / relations);
  questions(graph);
  begin = Clock::now();
  const TieGraph ties = ties_of(graph);
  row("undirected ties", seconds_since(begin), std::to_string(num_edges(ties) / 2) + " pairs");
  algorithms(ties);
  std::printf("| peak memory | | %.0f MB |\n", peak_mb());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  try {
    if (what == "make" && argc == 5) {
      make(argv[2], std::uint32_t(std::atoll(argv[3])), std::uint32_t(std::atoll(argv[4])));
    } else if (what == "run" && argc == 3) {
      run(argv[2]);
    } else {
      std::cerr << "usage: bench_graph make FILE ENTITIES RELATIONS | bench_graph run FILE\n";
      return 2;
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
