// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Times reading alone: decoded pages to blocks in reading order, without entities and relations.
//
//   bench_reading SECONDS FILE…
//
// Prints, for the pages of all files in turn, MB/s of UTF-8 (MB = 10^6 bytes) and second of the
// processor, the best of five runs of SECONDS each. See README.md beside this file.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "extract/reading/page_layout.hpp"
#include "extract/reading/source.hpp"
#include "graph/text.hpp"

namespace {

using namespace renkei;

constexpr int runs = 5;

double megabytes_per_second(PageReader& reader, const std::vector<Page>& pages,
                            const std::vector<std::size_t>& bytes, double seconds) {
  ReadPage read;
  std::size_t done = 0;
  std::size_t blocks = 0;
  const std::clock_t begin = std::clock();
  double elapsed = 0;
  while (elapsed < seconds) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      reader.read(pages[i], read);
      blocks += read.blocks.size();
      done += bytes[i];
    }
    elapsed = double(std::clock() - begin) / CLOCKS_PER_SEC;
  }
  return blocks > 0 ? double(done) / 1e6 / elapsed : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: bench_reading SECONDS FILE...\n");
    return 2;
  }
  std::vector<Page> pages;
  std::vector<std::size_t> bytes;
  for (int i = 2; i < argc; ++i) {
    DocumentSource source{std::string(argv[i])};
    Page page;
    while (source.next(page)) {
      bytes.push_back(text::to_utf8(page.text).size());
      pages.push_back(page);
    }
  }
  const ReadingRules rules = ReadingRules::load(DataPack::built_in());
  PageReader reader(rules);
  double best = 0;
  for (int i = 0; i < runs; ++i) {
    best = std::max(best, megabytes_per_second(reader, pages, bytes, std::atof(argv[1])));
  }
  std::printf("%zu pages, %.1f MB/s\n", pages.size(), best);
  return 0;
}
