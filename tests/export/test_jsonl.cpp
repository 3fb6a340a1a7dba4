// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <string>

#include "export/jsonl.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;

namespace {

std::string lines(const std::vector<PageFacts>& pages) {
  const ScratchFolder folder;
  const auto path = folder.path() / "pages.jsonl";
  const auto writer = open_jsonl(path.string());
  for (const auto& page : pages) writer->write(page);
  writer->close();
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a page is one line with the keys of the data model") {
  CHECK(lines({sample::page()}) ==
        R"({"page":"p1","title":"年次\"報告\"","fiscal_year":2024,"layout_confidence":0.9877,)"
        R"("entities":[{"id":"e1","type":"GovernmentBody","name":"経済産業省",)"
        R"("names":["経済産業省","METI"],"catalogue":"jp-meti","mentions":[{"text":"経済産業省",)"
        R"("begin":0,"end":12,"ranges":[[0,3],[10,12]]}]},)"
        R"({"id":"e2","type":"System","name":"TSUBAME","names":["TSUBAME"],"document_local":true,)"
        R"("mentions":[{"text":"TSUBAME","begin":20,"end":27,"ranges":[[20,27]]}]}],)"
        R"("relations":[{"s":"e1","p":"uses","o":"e2","status":["done","planned"],)"
        R"("fiscal_year":2025,"confidence":0.9,"evidence":"TSUBAME を用い","begin":20,"end":53,)"
        R"("ranges":[[20,27],[50,53]],"statements":[)"
        R"({"status":"planned","fiscal_year":2025,"confidence":0.5,"evidence":"TSUBAME を用いる",)"
        R"("begin":20,"end":30,"ranges":[[20,30]]},)"
        R"({"status":"done","confidence":0.9,"evidence":"TSUBAME を用い","begin":20,"end":53,)"
        R"("ranges":[[20,27],[50,53]]},)"
        R"({"status":"planned","fiscal_year":2026,"confidence":0.9,"evidence":"後","begin":60,)"
        R"("end":61,"ranges":[[60,61]]}]}]})"
        "\n");
}

TEST_CASE("a page without facts is a line too") {
  PageFacts facts;
  facts.page = "report#3";
  facts.number = 3;
  CHECK(lines({facts, facts}) ==
        "{\"page\":\"report#3\",\"number\":3,\"layout_confidence\":1,\"entities\":[],\"relations\":"
        "[]}\n"
        "{\"page\":\"report#3\",\"number\":3,\"layout_confidence\":1,\"entities\":[],\"relations\":"
        "[]}\n");
  CHECK(lines({}).empty());
}

TEST_CASE("control characters are escaped, malformed bytes replaced") {
  PageFacts facts;
  facts.page = "a\x01\n\xFF";
  CHECK(lines({facts}).starts_with("{\"page\":\"a\\u0001\\n\uFFFD\","));
}
