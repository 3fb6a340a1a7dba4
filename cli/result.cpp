// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/result.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <cstdio>
#include <ostream>

#include "cli/table.hpp"

namespace renkei::cli {
namespace {

using Kind = Column::Kind;

bool is_number(Kind kind) { return kind == Kind::Number || kind == Kind::DetailNumber; }
bool is_for_people(Kind kind) { return kind != Kind::Detail && kind != Kind::DetailNumber; }

void print_list(std::ostream& out, const ResultList& list, bool colour) {
  std::vector<std::string> heads;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < list.columns.size(); ++i) {
    if (list.columns[i].kind != Kind::Text && list.columns[i].kind != Kind::Number) continue;
    shown.push_back(i);
    heads.push_back(list.columns[i].name);
    std::replace(heads.back().begin(), heads.back().end(), '_', ' ');
  }
  TextTable table(heads);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (list.columns[shown[i]].kind == Kind::Number) table.align_right(i);
  }
  for (const auto& row : list.rows) {
    std::vector<std::string> cells;
    for (const std::size_t i : shown) cells.push_back(row[i]);
    table.add(std::move(cells));
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (list.columns[i].kind == Kind::Note && !row[i].empty()) table.add_note(row[i]);
    }
  }
  table.print(out, colour);
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
  if (!result.legend.empty()) {
    gap();
    out << result.legend << '\n';
  }
}

void print_json(std::ostream& out, const Result& result) {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> json(buffer);
  json.SetIndent(' ', 2);
  json.StartObject();
  for (const ResultList& list : result.lists) {
    json.Key(list.name.c_str());
    json.StartArray();
    for (const auto& row : list.rows) {
      json.StartObject();
      for (std::size_t i = 0; i < row.size(); ++i) {
        const Column& column = list.columns[i];
        if (column.kind == Kind::Note) continue;
        json.Key(column.name.c_str());
        if (is_number(column.kind) && row[i].empty()) {
          json.Null();
        } else if (is_number(column.kind)) {
          json.RawValue(row[i].data(), row[i].size(), rapidjson::kNumberType);
        } else {
          json.String(row[i].data(), rapidjson::SizeType(row[i].size()));
        }
      }
      json.EndObject();
    }
    json.EndArray();
  }
  json.EndObject();
  out << buffer.GetString() << '\n';
}

std::string csv_cell(const std::string& text) {
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
      if (column.kind == Kind::Note) continue;
      if (std::find(names.begin(), names.end(), column.name) == names.end()) {
        names.push_back(column.name);
      }
    }
  }
  return names;
}

void print_csv(std::ostream& out, const Result& result) {
  const bool has_lists = result.lists.size() > 1;
  const std::vector<std::string> names = all_columns(result);
  std::string line = has_lists ? "list" : "";
  for (const std::string& name : names) line += (line.empty() ? "" : ",") + csv_cell(name);
  out << line << "\r\n";
  for (const ResultList& list : result.lists) {
    for (const auto& row : list.rows) {
      bool first = true;
      const auto put = [&](const std::string& cell) {
        out << (first ? "" : ",") << csv_cell(cell);
        first = false;
      };
      if (has_lists) put(list.name);
      for (const std::string& name : names) {
        const auto column = std::find_if(
            list.columns.begin(), list.columns.end(),
            [&](const Column& each) { return each.name == name && each.kind != Kind::Note; });
        put(column == list.columns.end() ? "" : row[std::size_t(column - list.columns.begin())]);
      }
      out << "\r\n";
    }
  }
}

std::string markdown_cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
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

std::string arrow(Direction direction, Predicate predicate) {
  constexpr std::string_view arrows[] = {"-> ", "<- ", "-- "};
  return std::string(arrows[std::size_t(direction)]) + std::string(name_of(predicate));
}

std::string cited(const CitedQuote& quote) {
  return quote.document + ", page " + std::to_string(quote.page_number) + ": " + quote.text;
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
