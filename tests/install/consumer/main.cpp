// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Uses one thing of each layer, so that each library must be found and linked.
#include <export/format.hpp>
#include <extract/pipeline.hpp>
#include <graph/resolve.hpp>
#include <graph/text.hpp>

int main() {
  const renkei::Resources resources(renkei::DataPack::built_in());
  renkei::Page page;
  page.id = "note";
  page.text = renkei::text::from_utf8("総務省は、情報通信研究機構と連携した。");

  renkei::Resolver resolver(resources.catalogue());
  resolver.begin_document({});
  resolver.add_page(renkei::Extractor(resources).extract(page));
  const bool two = num_vertices(resolver.resolve().graph) == 2;
  return two && renkei::find_format("graphml") != nullptr ? 0 : 1;
}
