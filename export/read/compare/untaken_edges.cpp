// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// Of edges and documents.

#include <algorithm>
#include <cmath>
#include <iterator>

#include "export/linked_data/describe.hpp"
#include "export/linked_data/iri.hpp"
#include "export/read/compare/changes.hpp"
#include "export/read/compare/untaken.hpp"
#include "graph/fiscal_year.hpp"

namespace renkei {
namespace {

constexpr std::string_view of_pages =
    "pages say what they say: take the edge out and draw one of your own";
constexpr std::string_view of_sums = "edit the column 'stated', which it sums up";

/// The first and last year of ways; zeros when none has one.
YearCells years_of(const Ways& ways) {
  YearCells years;
  for (const Stated& way : ways) {
    if (!way.year) continue;
    years.first =
        std::int16_t(years.first == 0 ? *way.year : std::min<int>(years.first, *way.year));
    years.last = std::int16_t(std::max<int>(years.last, *way.year));
  }
  return years;
}

/// "done 2024;standing"
std::string listed(const Ways& ways) {
  std::string list;
  for (const Stated& way : ways) {
    list += (list.empty() ? "" : ";") + std::string(name_of(way.status));
    if (way.year) list += ' ' + std::to_string(*way.year);
  }
  return list;
}

/// Those that have a year.
Ways in_years(const Ways& ways) {
  Ways dated;
  std::copy_if(ways.begin(), ways.end(), std::inserter(dated, dated.end()),
               [](const Stated& way) { return way.year && is_fiscal_year(*way.year); });
  return dated;
}

const std::string& title_of(const DocumentInfo& document) {
  return document.metadata.title.empty() ? document.name : document.metadata.title;
}

}  // namespace

void Untaken::cell(const ImportedStatement& one, std::string_view column, const std::string& is,
                   const std::string& was_it, std::string_view advice) {
  if (!imported_.edge_columns.contains(column) || letters(is) == letters(was_it)) return;
  note(one.line, std::string(column) + " of the edge " + change(is, was_it) +
                     ", which is passed over; " + std::string(advice));
}

void Untaken::edge(const ImportedEdge& edge, const Judged& judged) {
  over_time(edge, judged);
  if (judged.known.empty()) return;
  years(edge, judged);
  emptied(edge, judged);
  if (judged.is_same) cells_of_best(edge, *judged.known.front()->statement);
}

/// Of the one whose sentence the edge shows.
void Untaken::cells_of_best(const ImportedEdge& edge, const EdgeStatement& best) {
  const ImportedStatement& one = imported_.statements[edge.first_statement];
  cell(one, "quote", one.statement.evidence.text, best.evidence.text, of_pages);
  cell(one, "page", one.page, best.page, of_pages);
  if (edge.given.page_number) {
    cell(one, "page_number", std::to_string(one.page_number), std::to_string(best.page_number),
         of_pages);
  }
  constexpr double rounding = 0.0001;
  if (one.has_confidence && std::abs(one.statement.confidence - best.confidence) > rounding) {
    cell(one, "confidence", std::to_string(one.statement.confidence),
         std::to_string(best.confidence), "it is the extraction's own");
  }
  if (imported_.edge_columns.contains("ranges") &&
      one.statement.evidence.ranges != best.evidence.ranges) {
    note(one.line, "the place of the quote in its page was edited, which is passed over; " +
                       std::string(of_pages));
  }
  document(one, graph_.documents.at(best.document));
}

/// Cells that an export fills, of an edge that has statements of the graph.
void Untaken::emptied(const ImportedEdge& edge, const Judged& judged) {
  const std::size_t line = imported_.statements[edge.first_statement].line;
  const GivenCells& given = edge.given;
  const auto tell = [&](std::string_view column, bool is_given, std::string_view advice) {
    if (is_given || !imported_.edge_columns.contains(column)) return;
    note(line, std::string(column) + " of the edge was emptied, which is passed over; " +
                   std::string(advice));
  };
  if (judged.were == judged.are) {
    tell("stated", given.stated, "it was " + in_quotes(listed(judged.were)) + " and stays that");
    tell("status", given.status, of_sums);
  }
  tell("predicate", given.predicate, "take the edge out to say that there is none");
  tell("confidence", given.confidence, "it is the extraction's own");
  tell("page_number", given.page_number, of_pages);
  const bool has_years = years_of(judged.effective).first != 0;
  const bool lost_years = judged.are != judged.were && years_of(judged.are).first == 0;
  if (edge.has_bad_years || !has_years || lost_years) return;
  tell("first_fiscal_year", given.first_year, of_sums);
  tell("last_fiscal_year", given.last_year, of_sums);
  const bool has_spells =
      std::all_of(judged.effective.begin(), judged.effective.end(),
                  [](const Stated& way) { return way.year && is_fiscal_year(*way.year); });
  if (has_spells) tell("spells", given.spells, of_sums);
  // Linked data has the days of the year that the statement itself has.
  if (years_of(judged.were).first != 0) tell("startDate", given.spells, of_sums);
}

/// GEXF has the status of an edge year by year as well.
void Untaken::over_time(const ImportedEdge& edge, const Judged& judged) {
  if (!imported_.edge_columns.contains("status_over_time")) return;
  const auto begin = imported_.over_time.begin();
  const Ways told(begin + std::ptrdiff_t(edge.first_over_time),
                  begin + std::ptrdiff_t(edge.last_over_time));
  if (judged.known.empty() && told.empty()) return;
  const Ways were = in_years(judged.effective), are = in_years(judged.are);
  if (told == were || told == are) return;
  note(imported_.statements[edge.first_statement].line,
       "status_over_time of the edge " + change(listed(told), listed(were.empty() ? are : were)) +
           ", which is passed over; " + std::string(of_sums));
}

/// Where the sentence stands, told once for each document.
void Untaken::document(const ImportedStatement& one, const DocumentInfo& was) {
  const DocumentInfo& is = imported_.documents[one.document];
  const std::string own_name = imported_.file.substr(imported_.file.rfind('/') + 1);
  // What names no document is called after the file.
  const bool is_none = title_of(is) == own_name && title_of(was) != own_name;
  const std::string title = is_none ? "" : title_of(is);
  // A file that describes its documents says there what they are called.
  const bool is_titled = title == title_of(was) || !imported_.document_lines.empty();
  const bool is_known =
      (is_titled && is.id == was.id) ||
      !told_documents_.emplace(was.id + '\n' + title_of(was), is.id + '\n' + title).second;
  if (is_known) return;
  cell(one, "document", title, title_of(was), of_pages);
  cell(one, "document_iri", is.id, was.id, of_pages);
}

void Untaken::documents() {
  for (std::size_t i = 0; i < imported_.document_lines.size(); ++i) {
    const std::size_t line = imported_.document_lines[i];
    const auto was =
        std::find_if(graph_.documents.begin(), graph_.documents.end(),
                     [&](const DocumentInfo& one) { return one.id == imported_.documents[i].id; });
    if (line > 0 && was != graph_.documents.end()) document(line, imported_.documents[i], *was);
  }
}

void Untaken::document(std::size_t line, const DocumentInfo& is, const DocumentInfo& was) {
  const auto compare = [&](std::string_view what, const std::string& now,
                           const std::string& before) {
    if (letters(now) == letters(before)) return;
    note(line, std::string(what) + " of '" + was.id + "' " + change(now, before) +
                   ", which is passed over: it is the document's own");
  };
  const auto year = [](int value) { return is_fiscal_year(value) ? std::to_string(value) : ""; };
  compare("title", is.metadata.title, was.metadata.title);
  compare("publisherName", is.metadata.publisher, was.metadata.publisher);
  compare("source", is.metadata.source_url, web_iri(was.metadata.source_url));
  const std::string& date = was.metadata.date;
  compare("issued", is.metadata.date, term_of_date(date).empty() ? "" : date);
  compare("fiscalYear", year(is.metadata.fiscal_year), year(was.metadata.fiscal_year));
  compare("fileName", is.name, was.name);
}

void Untaken::years(const ImportedEdge& edge, const Judged& judged) {
  const YearCells sums[] = {years_of(judged.were), years_of(judged.effective),
                            years_of(judged.are)};
  const ImportedStatement& one = imported_.statements[edge.first_statement];
  const auto is_none = [&](std::int16_t year, std::int16_t YearCells::*part) {
    return year != 0 && std::none_of(std::begin(sums), std::end(sums),
                                     [&](const YearCells& sum) { return sum.*part == year; });
  };
  const auto tell = [&](const std::string& what, const std::string& is) {
    note(one.line, what + " of the edge was edited to '" + is + "', which is passed over; " +
                       std::string(of_sums));
  };
  if (is_none(edge.years.first, &YearCells::first)) {
    tell("first_fiscal_year", std::to_string(edge.years.first));
  }
  if (is_none(edge.years.last, &YearCells::last)) {
    tell("last_fiscal_year", std::to_string(edge.years.last));
  }
  if (is_none(edge.spells.first, &YearCells::first) ||
      is_none(edge.spells.last, &YearCells::last)) {
    tell("the time", std::to_string(edge.spells.first) + " to " + std::to_string(edge.spells.last));
  }
}

}  // namespace renkei
