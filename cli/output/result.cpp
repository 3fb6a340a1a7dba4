// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/output/result.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <ostream>

#include "cli/output/progress.hpp"
#include "cli/output/table.hpp"
#include "export/escape.hpp"

namespace renkei::cli {
namespace {

using Kind = Column::Kind;

bool is_number(Kind kind) { return kind == Kind::Number || kind == Kind::DetailNumber; }
bool is_for_people(Kind kind) { return kind != Kind::Detail && kind != Kind::DetailNumber; }
bool is_for_programs(Kind kind) { return kind != Kind::Note && kind != Kind::Shown; }
bool is_in_table(Kind kind) {
  return kind == Kind::Text || kind == Kind::Number || kind == Kind::Shown;
}

/// The legend with what the marks of years mean, where there are any.
std::string legend_of(const Result& result) {
  bool is_marked = false;
  for (const ResultList& list : result.lists) {
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
      if (list.columns[i].kind != Kind::Shown || list.columns[i].name == "through") continue;
      is_marked =
          is_marked || std::any_of(list.rows.begin(), list.rows.end(), [&](const auto& row) {
            return row[i].find('*') != std::string::npos;
          });
    }
  }
  if (!is_marked) return result.legend;
  return result.legend + (result.legend.empty() ? "" : "\n") +
         "* the fiscal year of the document, where the statement states none";
}

std::string as_utf8(std::string_view text) {
  std::string scratch;
  return std::string(well_formed(text, scratch));
}

/// A cell's text without what would break its line or steer a terminal.
std::string on_one_line(std::string text) {
  text = as_utf8(text);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return text;
}

void print_list(std::ostream& out, const ResultList& list, bool colour) {
  std::vector<std::string> heads;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < list.columns.size(); ++i) {
    if (!is_in_table(list.columns[i].kind)) continue;
    shown.push_back(i);
    heads.push_back(list.columns[i].name);
  }
  TextTable table(heads);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (list.columns[shown[i]].kind == Kind::Number) table.align_right(i);
  }
  for (const auto& row : list.rows) {
    std::vector<std::string> cells;
    for (const std::size_t i : shown) cells.push_back(on_one_line(row[i]));
    table.add(std::move(cells));
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (list.columns[i].kind == Kind::Note && !row[i].empty())
        table.add_note(on_one_line(row[i]));
    }
  }
  table.print(out, colour, &out == &std::cout ? terminal_width() : 0);
  if (list.rows.size() < list.found) out << "and " << list.found - list.rows.size() << " more\n";
}

void print_table(std::ostream& out, const Result& result, bool colour) {
  bool first = true;
  const auto gap = [&] {
    if (!first) out << '\n';
    first = false;
  };
  if (!result.heading.empty()) {
    gap();
    out << result.heading << '\n';
  }
  for (const ResultList& list : result.lists) {
    if (list.rows.empty()) continue;
    gap();
    if (!list.title.empty()) out << list.title << '\n';
    print_list(out, list, colour);
  }
  const std::string legend = legend_of(result);
  if (!legend.empty()) {
    gap();
    out << legend << '\n';
  }
}

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void put_value(Json& json, const std::string& value, bool is_number) {
  if (is_number && value.empty()) {
    json.Null();
  } else if (is_number) {
    json.RawValue(value.data(), value.size(), rapidjson::kNumberType);
  } else {
    std::string scratch;
    const std::string_view text = well_formed(value, scratch);
    json.String(text.data(), rapidjson::SizeType(text.size()));
  }
}

void put_facts(Json& json, const std::vector<Fact>& facts) {
  for (const Fact& each : facts) {
    json.Key(each.name.c_str());
    put_value(json, each.value, each.is_number);
  }
}

/// The members of a list: its facts and its rows.
void put_list(Json& json, const ResultList& list) {
  put_facts(json, list.facts);
  json.Key(list.name.c_str());
  json.StartArray();
  for (const auto& row : list.rows) {
    json.StartObject();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Column& column = list.columns[i];
      if (!is_for_programs(column.kind)) continue;
      json.Key(column.name.c_str());
      put_value(json, row[i], is_number(column.kind));
    }
    json.EndObject();
  }
  json.EndArray();
}

void print_json(std::ostream& out, const Result& result) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.SetIndent(' ', 2);
  json.StartObject();
  put_facts(json, result.facts);
  if (!result.array.empty()) {
    json.Key(result.array.c_str());
    json.StartArray();
  }
  for (const ResultList& list : result.lists) {
    if (!result.array.empty()) json.StartObject();
    put_list(json, list);
    if (!result.array.empty()) json.EndObject();
  }
  if (!result.array.empty()) json.EndArray();
  json.EndObject();
  out << buffer.GetString() << '\n';
}

std::string csv_cell(const std::string& cell) {
  const std::string text = as_utf8(cell);
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

/// Columns of all lists, each once, in the order in which they first stand.
std::vector<std::string> all_columns(const Result& result) {
  std::vector<std::string> names;
  for (const ResultList& list : result.lists) {
    for (const Column& column : list.columns) {
      if (!is_for_programs(column.kind)) continue;
      if (std::find(names.begin(), names.end(), column.name) == names.end()) {
        names.push_back(column.name);
      }
    }
  }
  return names;
}

/// A line of CSV, cell by cell.
class CsvLine {
 public:
  explicit CsvLine(std::ostream& out) : out_(out) {}
  ~CsvLine() { out_ << "\r\n"; }
  CsvLine(const CsvLine&) = delete;
  CsvLine& operator=(const CsvLine&) = delete;
  void put(const std::string& cell) {
    out_ << (is_first_ ? "" : ",") << csv_cell(cell);
    is_first_ = false;
  }

 private:
  std::ostream& out_;
  bool is_first_ = true;
};

void print_csv(std::ostream& out, const Result& result) {
  const bool has_kinds = result.array.empty() && result.lists.size() > 1;
  const std::vector<std::string> names = all_columns(result);
  {
    CsvLine head(out);
    if (has_kinds) head.put("list");
    if (!result.lists.empty()) {
      for (const Fact& fact : result.lists.front().facts) head.put(fact.name);
    }
    for (const std::string& name : names) head.put(name);
  }
  for (const ResultList& list : result.lists) {
    for (const auto& row : list.rows) {
      CsvLine line(out);
      if (has_kinds) line.put(list.name);
      for (const Fact& fact : list.facts) line.put(fact.value);
      for (const std::string& name : names) {
        const auto column = std::find_if(
            list.columns.begin(), list.columns.end(),
            [&](const Column& each) { return each.name == name && is_for_programs(each.kind); });
        line.put(column == list.columns.end() ? ""
                                              : row[std::size_t(column - list.columns.begin())]);
      }
    }
  }
}

std::string markdown_cell(const std::string& text) {
  std::string out;
  for (const char c : on_one_line(text)) {
    if (c == '|' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// Lines of prose, in which an asterisk is one.
std::string markdown_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '*' || c == '<') out += '\\';
    out += c;
    if (c == '\n') out += '\n';
  }
  return out;
}

void print_markdown(std::ostream& out, const Result& result) {
  bool first = true;
  const auto gap = [&] {
    if (!first) out << '\n';
    first = false;
  };
  if (!result.heading.empty()) {
    gap();
    out << result.heading << '\n';
  }
  for (const ResultList& list : result.lists) {
    if (list.rows.empty()) continue;
    gap();
    if (!list.title.empty()) out << list.title << "\n\n";
    std::string heads = "|";
    std::string rule = "|";
    for (const Column& column : list.columns) {
      if (!is_for_people(column.kind)) continue;
      heads += ' ' + (column.kind == Kind::Note ? "source" : markdown_cell(column.name)) + " |";
      rule += is_number(column.kind) ? " ---: |" : " --- |";
    }
    out << heads << '\n' << rule << '\n';
    for (const auto& row : list.rows) {
      out << '|';
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (is_for_people(list.columns[i].kind)) out << ' ' << markdown_cell(row[i]) << " |";
      }
      out << '\n';
    }
    if (list.rows.size() < list.found) {
      out << "\nand " << list.found - list.rows.size() << " more\n";
    }
  }
  const std::string legend = legend_of(result);
  if (!legend.empty()) {
    gap();
    out << markdown_text(legend) << '\n';
  }
}

}  // namespace

void print(std::ostream& out, const Result& result, const std::string& format, bool colour) {
  if (format == "json") return print_json(out, result);
  if (format == "csv") return print_csv(out, result);
  if (format == "md") return print_markdown(out, result);
  print_table(out, result, colour);
}

std::string json_string(std::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  std::string scratch;
  text = well_formed(text, scratch);
  json.String(text.data(), rapidjson::SizeType(text.size()));
  return buffer.GetString();
}

std::string joined(const std::vector<Status>& statuses) {
  std::string text;
  for (const Status status : statuses) {
    if (!text.empty()) text += ", ";
    text += name_of(status);
  }
  return text;
}

std::string years(const std::vector<int>& fiscal_years) {
  if (fiscal_years.empty()) return "";
  const std::string first = std::to_string(fiscal_years.front());
  if (fiscal_years.size() == 1) return first;
  return first + "-" + std::to_string(fiscal_years.back());
}

std::string marked_years(const PartnerTie& tie) {
  return years(tie.fiscal_years) + (tie.stated_years != tie.fiscal_years ? "*" : "");
}

std::string marked_year(int year, YearSource from) {
  if (year == 0) return "-";
  return std::to_string(year) + (from == YearSource::Document ? "*" : "");
}

std::string years_from(const PartnerTie& tie) {
  if (tie.fiscal_years.empty()) return "";
  if (tie.stated_years == tie.fiscal_years) return std::string(name_of(YearSource::Statement));
  if (tie.stated_years.empty()) return std::string(name_of(YearSource::Document));
  return std::string(name_of(YearSource::Statement)) + ", " +
         std::string(name_of(YearSource::Document));
}

std::string arrow(Direction direction, Predicate predicate) {
  constexpr std::string_view arrows[] = {"-> ", "<- ", "-- "};
  return std::string(arrows[std::size_t(direction)]) + std::string(name_of(predicate));
}

std::string direction_name(Direction direction) {
  constexpr std::string_view directions[] = {"out", "in", "both"};
  return std::string(directions[std::size_t(direction)]);
}

std::string shown_name(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    char code[8];
    std::snprintf(code, sizeof code, "\\x%02x", byte);
    if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += code;
    } else {
      out += c;
    }
  }
  return as_utf8(out);
}

std::string cited(const CitedQuote& quote) {
  return shown_name(quote.document) + ", page " + std::to_string(quote.page_number) + ": " +
         quote.text;
}

std::string number(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.4f", value);
  std::string out = text;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out;
}

}  // namespace renkei::cli
