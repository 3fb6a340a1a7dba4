// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <optional>
#include <string>

#include "export/format.hpp"
#include "export/read/graphml_scan.hpp"
#include "tests/catch.hpp"
#include "tests/export/sample.hpp"
#include "tests/scratch_folder.hpp"

using namespace renkei;

namespace {

const char* const small = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:x="urn:x" x:a="1">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="d1" for="edge" attr.name="quote" attr.type="string"></key>
<graph id="G" edgedefault="directed">
<node id="n1"><data key="label">経済産業省</data>
  </node>
<node id="n2"/>
<edge id="e1" source="n1" target="n2" label="a &amp; b&#x9;&#30465;"><data key="d1">x &lt; <![CDATA[<]] & 🗾]]>]]</data></edge>
</graph>
</graphml>
)";

class Files {
 public:
  std::string write(const std::string& text) const {
    const std::string path = (folder_.path() / "g.graphml").string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  std::string write(const KnowledgeGraph& graph, View view) const {
    const std::string path = (folder_.path() / "s.graphml").string();
    ExportOptions options;
    options.view = view;
    const auto writer = find_format("graphml")->open_graph(path, options);
    writer->write(graph);
    writer->close();
    return path;
  }

 private:
  ScratchFolder folder_;
};

/// All that a sheet holds, as text.
std::string print(const Sheet& sheet) {
  std::string text;
  for (const auto* rows : {&sheet.nodes, &sheet.edges}) {
    for (const SheetRow& row : *rows) {
      text += std::to_string(row.line) + ' ' + std::string(row.id) + ' ' + std::string(row.source) +
              ' ' + std::string(row.target);
      for (const SheetCell& cell : row.cells) {
        text += " [" + std::to_string(cell.column) + ' ' + std::string(cell.text()) + ']';
      }
      text += '\n';
    }
    text += "--\n";
  }
  for (const ReadNote& note : sheet.notes) {
    text += std::to_string(note.line) + ' ' + note.message + '\n';
  }
  return text;
}

/// What the parser reads; nothing when it refuses the file.
std::optional<std::string> parsed(const std::string& path) {
  try {
    return print(parse_graphml(path));
  } catch (const ReadError&) {
    return std::nullopt;
  }
}

/// The scan must see what the parser sees, or leave the file to it. Returns whether it read it.
bool agrees(const std::string& path) {
  const auto scanned = scan_graphml(path);
  if (!scanned) return true;
  const auto expected = parsed(path);
  return expected && print(*scanned) == *expected;
}

}  // namespace

TEST_CASE("plain GraphML is scanned to the sheet that the parser makes") {
  const Files files;
  const auto path = files.write(small);
  const auto sheet = scan_graphml(path);
  REQUIRE(sheet);
  CHECK(print(*sheet) == parsed(path));
  REQUIRE(sheet->edges.size() == 1);
  CHECK(sheet->edges[0].line == 10);
  CHECK(sheet->edges[0][sheet->find("kind")] == "a & b\t省");
  CHECK(sheet->edges[0][sheet->find("quote")] == "x < <]] & 🗾]]");
  for (const View view : {View::Full, View::Collaboration}) {
    for (const auto& graph : {sample::report(), sample::hostile(), KnowledgeGraph{}}) {
      const auto sample = files.write(graph, view);
      const auto read = scan_graphml(sample);
      REQUIRE(read);
      CHECK(print(*read) == parsed(sample));
    }
  }
}

TEST_CASE("rows that lie across the pieces of a file are scanned whole") {
  const Files files;
  std::string text(small);
  const std::size_t at = text.find("<node id=\"n2\"/>");
  std::string rows;
  for (int i = 0; i < 30'000; ++i) {
    rows += "<node id=\"m" + std::to_string(i) + "\">\n <data key=\"label\">" +
            (i % 3 == 0   ? "独立行政法人"
             : i % 3 == 1 ? "R&amp;D"
                          : "") +
            std::string(std::size_t(i) % 97, 'x') + "</data></node>\n";
  }
  rows += "<node id=\"long\"><data key=\"label\">" +
          std::string(3'000'000, '<').insert(0, "<![CDATA[") + "]]></data></node>\n";
  text.insert(at, rows);
  const auto path = files.write(text);
  const auto sheet = scan_graphml(path);
  REQUIRE(sheet);
  CHECK(sheet->nodes.size() == 30'003);
  CHECK(bool(print(*sheet) == parsed(path)));
}

TEST_CASE("a damaged file is never scanned to something else than what the parser makes of it") {
  const Files files;
  const std::string text(small);
  std::size_t read = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char byte : {'<', '"', '\0', '&', ']', ' ', '\x80', '\r'}) {
      std::string damaged = text;
      damaged[at] = byte;
      INFO("byte " << int(byte) << " at " << at);
      REQUIRE(agrees(files.write(damaged)));
    }
    REQUIRE(agrees(files.write(text.substr(0, at))));
    const auto without = files.write(text.substr(0, at) + text.substr(at + 1));
    REQUIRE(agrees(without));
    read += scan_graphml(without).has_value();
  }
  CHECK(read > 100);  // values that are shorter, and the like
}

TEST_CASE("GraphML of other shapes is left to the parser") {
  const Files files;
  const std::string text(small);
  const auto with = [&](const std::string& what, const std::string& instead) {
    std::string changed = text;
    const std::size_t at = changed.find(what);
    REQUIRE(at != std::string::npos);
    return files.write(changed.replace(at, what.size(), instead));
  };
  for (const auto& [what, instead] : std::initializer_list<std::pair<const char*, const char*>>{
           {"UTF-8", "UTF-16"},
           {"<graphml", "<!DOCTYPE graphml><graphml"},
           {"<node id=\"n2\"/>", "<node id=\"n2\"><graph/></node>"},
           {"<node id=\"n2\"/>", "<hyperedge/>"},
           {"<data key=\"d1\">", "<data key=\"other\">"},
           {"<node id=\"n2\"/>", "<x:node id=\"n2\"/>"},
           {"<node id=\"n2\"/>", "<node id='n2'/>"},
           {"</graphml>", "</graphml>\n<graphml/>"},
           {"x &lt;", "x ]]> &lt;"},
           {"x &lt;", "x &#0;"},
           {"x &lt;", "x &#xFFFE;"}}) {
    INFO(instead);
    CHECK_FALSE(scan_graphml(with(what, instead)));
  }
}
