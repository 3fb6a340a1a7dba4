// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/reading/source.hpp"
#include "tests/catch.hpp"
#include "tests/extract/reading/rules.hpp"

namespace {

using namespace renkei;
using namespace renkei::test;
namespace fs = std::filesystem;

/// The folder of pages that are not ours to pass on: RENKEI_SHARED, else "shared" beside the
/// repository; empty when there is none.
fs::path shared_folder() {
  if (const char* set = std::getenv("RENKEI_SHARED")) return set;
  const fs::path beside = fs::path(RENKEI_TEST_FOLDER) / "../../../shared";
  return fs::is_directory(beside) ? beside : fs::path();
}

std::u32string squeezed(std::string_view utf8) {
  std::u32string chars;
  for (const char32_t c : text::from_utf8(utf8)) {
    if (!text::is_space(c)) chars.push_back(text::fold(c));
  }
  return chars;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// Share of the true text's lines that stand in the page as read, weighted by characters.
double recovered(const fs::path& truth, const ReadPage& read) {
  std::istringstream lines(bytes_of(truth));
  std::size_t all = 0;
  std::size_t found = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::u32string chars = line.starts_with('#') ? U"" : squeezed(line);
    all += chars.size();
    if (read.chars.find(chars) != std::u32string::npos) found += chars.size();
  }
  return all == 0 ? 1 : double(found) / double(all);
}

}  // namespace

namespace {

/// A page as a portal shows it: menus, then the text line by line.
std::string as_html(std::string_view text) {
  std::string html =
      "<!DOCTYPE html><html><head><title>x</title><script>var a = 1 < 2;</script></head><body>"
      "<nav><ul><li><a href=1>入口</a></ul></nav><div>";
  for (const char c : text) {
    if (c == '<')
      html += "&lt;";
    else if (c == '&')
      html += "&amp;";
    else if (c == '\n')
      html += "<br>\n";
    else
      html += c;
  }
  return html + "</div><footer>著作権</footer></body></html>";
}

}  // namespace

TEST_CASE("published pages as HTML are read like their texts") {
  const fs::path shared = shared_folder();
  if (shared.empty()) {
    WARN("skipped: no folder of published pages; set RENKEI_SHARED to have it tested");
    return;
  }
  for (const auto& entry : fs::directory_iterator(shared / "corpus/seeds")) {
    CAPTURE(entry.path().filename().string());
    const std::string bytes = bytes_of(entry.path());
    const Page text = page_of(text::from_utf8(bytes));
    std::istringstream stream(as_html(bytes));
    DocumentSource source(stream, "page.html");
    Page html;
    REQUIRE(source.next(html));
    html.metadata = {};
    CHECK(render_text(html, read_page(html, built_in_rules())) ==
          render_text(text, read_page(text, built_in_rules())));
  }
}

TEST_CASE("the reading order of published pages is recovered") {
  const fs::path shared = shared_folder();
  if (shared.empty()) {
    WARN("skipped: no folder of published pages; set RENKEI_SHARED to have it tested");
    return;
  }
  for (const auto& entry : fs::directory_iterator(shared / "gold/text")) {
    const std::string name = entry.path().stem().string();
    CAPTURE(name);
    fs::path input = shared / "corpus/seeds" / (name + ".txt");
    if (!fs::exists(input)) input = shared / "corpus/dev" / (name + ".txt");
    if (!fs::exists(input)) continue;
    const ReadPage read = read_page(page_of(text::from_utf8(bytes_of(input))), built_in_rules());
    CHECK(recovered(entry.path(), read) > 0.97);
  }
}
