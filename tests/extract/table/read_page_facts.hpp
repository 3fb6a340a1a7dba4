// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sstream>
#include <string>

#include "extract/pipeline.hpp"
#include "extract/reading/source.hpp"

namespace renkei::test {

/// Facts of a page with the built-in tables. @param name "page.html", "page.txt"
inline PageFacts read_page_facts(const std::string& text, const std::string& name = "page.txt") {
  static const Resources resources(DataPack::built_in());
  std::istringstream stream(text);
  DocumentSource source(stream, name);
  Page page;
  source.next(page);
  return Extractor(resources).extract(page);
}

}  // namespace renkei::test
