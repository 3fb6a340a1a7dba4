// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "export/read/cells.hpp"
#include "export/read/decode.hpp"
#include "export/read/sheet.hpp"

namespace renkei {
namespace {

/// Records of RFC 4180, one after the other.
class Records {
 public:
  Records(const std::string& file, std::string_view text) : file_(file), text_(text) {
    if (lower_case(text_.substr(0, 4)) == "sep=") {  // a spreadsheet's hint to itself
      at_ = std::min(text_.find('\n'), text_.size());
    }
    const std::size_t start = std::min(text_.find_first_not_of("\r\n", at_), text_.size());
    const auto head = text_.substr(start, text_.find('\n', start) - start);
    const auto has = [&](char c) { return std::count(head.begin(), head.end(), c); };
    // Spreadsheets write ';' where the comma is the decimal mark.
    separator_ = has('\t') > 0 ? '\t' : has(';') > has(',') ? ';' : ',';
  }

  /// The next record; false at the end. Empty lines are no records.
  bool next(std::vector<std::string>& cells) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
      if (text_[at_++] == '\n') ++line_;
    }
    if (at_ >= text_.size()) return false;
    start_ = line_;
    cells.clear();
    do {
      cells.push_back(cell());
    } while (at_ < text_.size() && text_[at_++] == separator_);
    if (at_ > 0 && text_[at_ - 1] == '\n') ++line_;
    return true;
  }
  std::size_t line() const { return start_; }

 private:
  /// Reads up to the separator or line end.
  std::string cell() {
    std::string value;
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) ++at_;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quoted && c == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      } else if (!quoted && (c == separator_ || c == '\n')) {
        break;
      }
      if (c == '\n') ++line_;
      value += c;
    }
    if (!quoted) {
      if (value.ends_with('\r')) value.pop_back();
      return value;
    }
    if (at_ >= text_.size()) throw ReadError(file_, start_, "a cell in quotes has no end");
    ++at_;
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    return value;
  }

  const std::string& file_;
  std::string_view text_;
  char separator_ = ',';
  std::size_t at_ = 0, line_ = 1, start_ = 1;
};

/// The name of a column in the terms of a Sheet: Gephi's head, or Neo4j's with its types.
std::string column_name(std::string_view head) {
  if (head == ":START_ID") return "source";
  if (head == ":END_ID") return "target";
  if (head == ":TYPE") return "kind";
  if (head == "id:ID") return "id";
  if (head == "timeset" || head == "Timeset") return "spells";
  const std::string name = lower_case(head.substr(0, head.find(':')));
  return name == "name" ? "label" : name;
}

/// The head of a table in the terms of a Sheet.
struct Head {
  std::vector<std::string> names;
  std::vector<std::uint32_t> columns;
  bool is_of_edges = false;

  std::size_t place(std::string_view name) const {
    return std::size_t(std::find(names.begin(), names.end(), name) - names.begin());
  }
};

Head read_head(Records& records, Sheet& sheet) {
  Head head;
  if (!records.next(head.names)) {
    throw ReadError(sheet.file, 1, "found no table, expected a head");
  }
  for (std::string& name : head.names) {
    name = column_name(name);
    head.columns.push_back(sheet.column(name));
  }
  head.is_of_edges = head.place("source") < head.names.size();
  if (!head.is_of_edges && head.place("id") == head.names.size()) {
    throw ReadError(
        sheet.file, 1,
        "the head has neither Source and Target nor Id; expected a table of nodes or edges "
        "with its head, cells separated by commas, semicolons or tabs");
  }
  return head;
}

}  // namespace

Sheet read_csv(const std::string& path) {
  Sheet sheet(path);
  const std::string text = decoded(path, read_bytes(path));
  Records records(path, text);
  const Head head = read_head(records, sheet);
  const std::size_t id = head.place("id"), source = head.place("source"),
                    target = head.place("target");
  std::vector<std::string> cells;
  while (records.next(cells)) {
    if (cells.size() != head.names.size()) {
      sheet.note(records.line(), "passed over a row of " + std::to_string(cells.size()) +
                                     " cells, the head has " + std::to_string(head.names.size()));
      continue;
    }
    const auto at = [&](std::size_t place) {
      return place < cells.size() ? std::string_view(cells[place]) : std::string_view();
    };
    sheet.begin_row(at(id), at(source), at(target), records.line());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool is_own = i == id || i == source || i == target || head.names[i].empty();
      if (!is_own) sheet.add(head.columns[i], cells[i]);
    }
    sheet.end_row(!head.is_of_edges);
  }
  return sheet;
}

}  // namespace renkei
