// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Brings a page into reading order: the columns of its table untangled, its lines joined.
//
//     01_read_page pages/p01-medical-table.txt
#include <exception>
#include <iostream>

#include "extract/pipeline.hpp"
#include "extract/reading/source.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: 01_read_page FILE\n";
    return 2;
  }
  try {
    const renkei::Resources resources(renkei::DataPack::built_in());
    renkei::Extractor extractor(resources);
    renkei::DocumentSource source(argv[1]);
    renkei::Page page;
    while (source.next(page)) std::cout << extractor.read_text(page);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
