// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "export/writer.hpp"

namespace renkei {

/// Two tables (RFC 4180, UTF-8, line feeds) beside each other: "cyber.csv" gives
/// "cyber.nodes.csv" and "cyber.edges.csv". Both are on the disk before the first takes its name:
/// both appear or neither does, a lost power between the two aside.
///
/// Gephi's headers: Id, Label, then the columns; Source, Target, Type, Kind, Id, Label, Weight,
/// Timeset ("<[2024-04-01,2025-03-31]>"), then the columns. Positions are of no use there.
/// @throws std::invalid_argument for "-": a pair has no one stream.
std::unique_ptr<GraphWriter> open_csv(const std::string& path, const ExportOptions& options);

/// The names of the two files. @throws std::invalid_argument for "-"
std::array<std::string, 2> table_paths(std::string_view path);

/// The same pair with the headers of `neo4j-admin database import`: id:ID, name, columns with
/// types, :LABEL; :START_ID, :END_ID, :TYPE, id, label, weight, columns.
std::unique_ptr<GraphWriter> open_neo4j(const std::string& path, const ExportOptions& options);

/// Appends a cell: quoted where it has a comma, quote, line break, or blank at an end; quotes
/// doubled; NUL left out; malformed bytes as U+FFFD. A text that a spreadsheet would run as a
/// formula (it starts with '=', '+', '-' or '@' and is no number) stays as it is: the data are not
/// to be changed for the sake of one reader.
void append_csv_cell(std::string& out, std::string_view text);

}  // namespace renkei
