// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// bench_exports FOLDER [EDGES [FORMAT…]]: writes a synthetic graph in every format, or those named,
// and times igraph and RapidJSON on the same data. See README.md beside this file.
#include <igraph/igraph.h>
#include <rapidjson/document.h>
#include <rapidjson/filewritestream.h>
#include <rapidjson/writer.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

#include "export/format.hpp"
#include "export/read/read.hpp"
#include "export/read/sheet.hpp"

namespace {

using namespace renkei;

/// Seconds of processor time, which other programs on the machine change little; the least of three
/// runs, for the kernel's part of large files changes much.
double seconds(const std::function<void()>& run) {
  double least = std::numeric_limits<double>::max();
  for (int i = 0; i < 3; ++i) {
    const std::clock_t start = std::clock();
    run();
    least = std::min(least, double(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) * 1024 / 1e6;
}

void report(const std::string& what, double time, const std::string& path) {
  const double megabytes = double(std::filesystem::file_size(path)) / 1e6;
  std::printf("| %s | %.0f | %.2f | %.0f | %.0f |\n", what.c_str(), megabytes, time,
              megabytes / time, peak_mb());
  std::fflush(stdout);
}

/// A tenth as many entities as relations, each relation with one statement and a Japanese quote;
/// targets all over the graph.
KnowledgeGraph synthetic(std::size_t edges) {
  KnowledgeGraph graph;
  graph.documents.push_back({"d-0123456789abcdef", "年次報告.txt", {}, 100});
  const std::size_t vertices = std::max<std::size_t>(edges / 10, 2);
  for (std::size_t i = 0; i < vertices; ++i) {
    EntityVertex one;
    one.id = "x-organization-" + std::to_string(i);
    one.type = EntityType(i % entity_type_count);
    one.name = "独立行政法人第" + std::to_string(i) + "研究開発機構";
    one.names = {one.name, "R" + std::to_string(i)};
    one.mentions = 3;
    boost::add_vertex(one, graph.graph);
  }
  for (std::size_t i = 0; i < edges; ++i) {
    EdgeStatement one;
    one.id = "s-" + std::to_string(1'000'000'000 + i);
    one.page = "report#" + std::to_string(i % 100 + 1);
    one.page_number = std::uint32_t(i % 100 + 1);
    one.status = Status(i % status_count);
    one.fiscal_year = 2020 + int(i % 6);
    one.confidence = double(i % 100) / 100;
    one.evidence = {"第" + std::to_string(i) + "研究開発機構と連携し、研究開発を推進した",
                    {{10, 31}}};
    const std::size_t source = i * vertices / edges;  // edges are sorted by their source
    const std::size_t other = i * 7919 % (vertices - 1), target = other + (other >= source);
    boost::add_edge(source, target, RelationEdge{Predicate(i % predicate_count), {one}},
                    graph.graph);
  }
  return graph;
}

/// igraph reads our GraphML with all attributes and writes it again.
void time_igraph(const std::string& path, const std::string& copy) {
  igraph_set_attribute_table(&igraph_cattribute_table);
  igraph_t graph;
  igraph_empty(&graph, 0, IGRAPH_DIRECTED);
  const double reading = seconds([&] {
    igraph_destroy(&graph);
    std::FILE* in = std::fopen(path.c_str(), "rb");
    igraph_read_graph_graphml(&graph, in, 0);
    std::fclose(in);
  });
  report("igraph reads GraphML", reading, path);
  const double writing = seconds([&] {
    std::FILE* out = std::fopen(copy.c_str(), "wb");
    igraph_write_graph_graphml(&graph, out, false);
    std::fclose(out);
  });
  report("igraph writes GraphML", writing, copy);
  igraph_destroy(&graph);
}

void time_graphml(const std::filesystem::path& folder) {
  const std::string path = (folder / "bench.graphml").string();
  report("renkei reads GraphML", seconds([&] { read_graphml(path); }), path);
  report("renkei reads GraphML as the data model", seconds([&] { read_exports({path}); }), path);
  time_igraph(path, (folder / "copy.graphml").string());
}

/// RapidJSON's Writer alone writes the values of our JSON-LD, from memory.
void time_rapidjson(const std::string& path, const std::string& copy) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  rapidjson::Document document;
  document.Parse(text.data(), text.size());
  const double time = seconds([&] {
    std::FILE* out = std::fopen(copy.c_str(), "wb");
    std::array<char, 65536> buffer;
    rapidjson::FileWriteStream stream(out, buffer.data(), buffer.size());
    rapidjson::Writer<rapidjson::FileWriteStream> writer(stream);
    document.Accept(writer);
    stream.Flush();
    std::fclose(out);
  });
  report("RapidJSON's Writer, the values of the JSON-LD", time, copy);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const std::size_t edges = argc > 2 ? std::stoul(argv[2]) : 1'000'000;
    const KnowledgeGraph graph = synthetic(edges);
    std::printf("%zu entities, %zu relations; %.0f MB in memory\n\n", num_vertices(graph.graph),
                num_edges(graph.graph), peak_mb());
    std::puts("| what | file MB | CPU s | MB/s | peak MB so far |\n|---|---|---|---|---|");
    ExportOptions options;
    options.layout = Layout::None;
    const std::vector<std::string> only(argv + std::min(argc, 3), argv + argc);
    const auto wanted = [&](std::string_view name) {
      return only.empty() || std::find(only.begin(), only.end(), name) != only.end();
    };
    for (const Format& format : formats()) {
      if (!wanted(format.name)) continue;
      const std::string path = (folder / ("bench" + std::string(format.suffix))).string();
      const double time = seconds([&] {
        const auto writer = format.open_graph(path, options);
        writer->write(graph);
        writer->close();
      });
      const bool pair = format.media_type == "text/csv";  // the larger of the two
      const std::string shown =
          pair ? (folder / ("bench.edges" + std::string(format.suffix))).string() : path;
      report("renkei writes " + std::string(format.name), time, shown);
    }
    if (wanted("graphml") && only.size() != 1) time_graphml(folder);
    if (wanted("jsonld") && only.size() != 1) {
      time_rapidjson((folder / "bench.jsonld").string(), (folder / "copy.json").string());
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_exports: %s\n", error.what());
    return 1;
  }
}
