// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// What the fuzzers do for hours, for a moment in each build: the same checks on inputs that were
// damaged at random.
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "extract/reading/input/bbox.hpp"
#include "extract/reading/input/box_layout.hpp"
#include "tests/catch.hpp"
#include "tests/fuzz/read_all.hpp"

namespace {

using namespace renkei;
namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

constexpr std::string_view marks("<>&\"\\\n\f\0(/", 10);

/// Some bytes changed, cut out, doubled or moved.
std::string damaged(std::string bytes, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (std::size_t i = below(8) + 1; i > 0 && !bytes.empty(); --i) {
    const std::size_t at = below(bytes.size());
    const std::size_t size = below(std::min<std::size_t>(bytes.size() - at, 40)) + 1;
    switch (below(4)) {
      case 0:
        bytes[at] = char(below(256));
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(below(bytes.size()), bytes.substr(at, size));
        break;
      default:
        bytes.insert(at, 1, marks[below(marks.size())]);
    }
  }
  return bytes;
}

void read_damaged(const std::string& bytes, const std::string& name, std::uint32_t times) {
  for (std::uint32_t seed = 0; seed < times; ++seed) {
    std::mt19937 random(seed);
    const std::string input = damaged(bytes, random);
    if (input.find("%PDF-") != input.npos) continue;
    CAPTURE(name, seed);
    CHECK_NOTHROW(
        fuzz::read_bytes(reinterpret_cast<const std::uint8_t*>(input.data()), input.size(), name));
  }
}

constexpr std::uint32_t times = 60;

}  // namespace

TEST_CASE("damaged texts and HTML are read or refused, never more") {
  const fs::path examples = fs::path(RENKEI_EXAMPLES_FOLDER) / "pages";
  for (const auto& entry : fs::directory_iterator(examples)) {
    read_damaged(bytes_of(entry.path()), "report.txt", times);
  }
  const fs::path fixtures = fs::path(RENKEI_TEST_FOLDER) / "reading/fixtures";
  for (const char* name : {"columns.html", "items.html"}) {
    read_damaged(bytes_of(fixtures / name), "report.html", times);
  }
}

TEST_CASE("damaged JSON Lines are read or refused, never more") {
  read_damaged(
      "{\"page\":\"a\",\"text\":\"事業名\\n甲\\u0041\\ud842\\udfb7\",\"fiscal_year\":2024}\n"
      "{\"text\":\"(ア) 環境省\\n\\n環境省において、観測を行う。\"}\n",
      "report.jsonl", 20 * times);
}

TEST_CASE("damaged output of pdftotext is read as far as it goes") {
  std::string page = "<page width=\"595\" height=\"842\">\n<flow><block>";
  for (int i = 0; i < 40; ++i) {
    const std::string x = std::to_string(i % 2 == 0 ? 60 : 310);
    const std::string y = std::to_string(100 + i / 2 * 16);
    page += "<line xMin=\"" + x + "\" yMin=\"" + y + "\"><word xMin=\"" + x + ".5\" yMin=\"" + y +
            "\" xMax=\"" + std::to_string(std::stoi(x) + 200) + "\" yMax=\"" +
            std::to_string(std::stoi(y) + 10) + "\">海洋観測網の整備&amp;調査を行う</word></line>";
  }
  for (std::uint32_t seed = 0; seed < 10 * times; ++seed) {
    std::mt19937 random(seed);
    const std::string text = damaged(page, random);
    CAPTURE(seed);
    CHECK_NOTHROW([&] {
      BoxPage boxes;
      read_box_page(text, boxes);
      EdgeTexts edges;
      note_edges(boxes, edges);
      Page out;
      lay_out(boxes, edges, out);
      fuzz::read_page_checked(out);
    }());
  }
}
