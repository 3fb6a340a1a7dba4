// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/command_build.hpp"
#include "cli/command_explain.hpp"
#include "cli/command_export.hpp"
#include "cli/command_extract.hpp"
#include "cli/command_info.hpp"
#include "cli/command_text.hpp"
#include "cli/command_version.hpp"
#include "cli/command_who.hpp"

namespace renkei::cli {
namespace {

template <class Made>
std::unique_ptr<Command> make() {
  return std::make_unique<Made>();
}

}  // namespace

const std::vector<CommandEntry>& commands() {
  static const std::vector<CommandEntry> entries{
      {"build", "Read documents and put what they state into a knowledge-graph file",
       make<BuildCommand>},
      {"extract", "Print the facts of pages as JSON Lines, without a file", make<ExtractCommand>},
      {"text", "Print pages in reading order, as extraction sees them", make<TextCommand>},
      {"explain", "Say why: mentions, clauses, relations and the rows of the tables behind them",
       make<ExplainCommand>},
      {"export", "Write the graph of a file for Gephi, linked-data stores and others",
       make<ExportCommand>},
      {"who", "Who works with an entity: partner, how, when, and the sentence", make<WhoCommand>},
      {"info", "Count what a file holds; without a file, list the tables in use",
       make<InfoCommand>},
      {"version", "Print the version", make<VersionCommand>},
  };
  return entries;
}

}  // namespace renkei::cli
