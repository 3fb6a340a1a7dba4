// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/file/commands.hpp"

#include "cli/command.hpp"
#include "cli/command_version.hpp"
#include "cli/completion.hpp"
#include "cli/exchange/export.hpp"
#include "cli/exchange/import.hpp"
#include "cli/exchange/push.hpp"
#include "cli/exchange/vocabulary.hpp"
#include "cli/file/info.hpp"
#include "cli/question/commands.hpp"
#include "cli/question/who.hpp"
#include "cli/read/build.hpp"
#include "cli/read/explain.hpp"
#include "cli/read/extract.hpp"
#include "cli/read/text.hpp"

namespace renkei::cli {
namespace {

template <class Made>
std::unique_ptr<Command> make() {
  return std::make_unique<Made>();
}

}  // namespace

const std::vector<CommandEntry>& commands() {
  static const std::vector<CommandEntry> entries{
      {"build",
       "Read documents and put what they state into a knowledge-graph file",
       make<BuildCommand>,
       {"renkei build reports/*.txt -o cyber.renkei",
        "renkei build reports -o cyber.renkei --pack mine --force"}},
      {"extract",
       "Print the facts of pages as JSON Lines, without a file",
       make<ExtractCommand>,
       {"renkei extract report.txt",
        "pdftotext -layout report.pdf - | renkei extract - -o facts.jsonl"}},
      {"text",
       "Print pages in reading order, as extraction sees them",
       make<TextCommand>,
       {"renkei text report.txt", "renkei text reports -o pages.txt"}},
      {"explain",
       "Say why: mentions, clauses, relations and the rows of the tables behind them",
       make<ExplainCommand>,
       {"renkei explain report.txt", "renkei explain report.txt --pack mine --format json"}},
      {"export",
       "Write the graph of a file for Gephi, linked-data stores and others",
       make<ExportCommand>,
       {"renkei export cyber.renkei -o cyber.graphml",
        "renkei export cyber.renkei --to jsonld --view collaboration -o -"}},
      {"import",
       "Read an export back, edited or not, as a graph or as corrections of one",
       make<ImportCommand>,
       {"renkei import edited.graphml -o edited.renkei",
        "renkei import edited.graphml --against cyber.renkei -o cyber.corrections"}},
      {"push",
       "Bring the graph of a file into a running linked-data store",
       make<PushCommand>,
       {"renkei push cyber.renkei --to http://localhost:3030/renkei --store fuseki",
        "renkei push cyber.renkei --to http://localhost:7878 --store oxigraph"}},
      {"vocabulary",
       "Print the ontology, the shapes or the context of the linked-data exports",
       make<VocabularyCommand>,
       {"renkei vocabulary", "renkei vocabulary shapes"}},
      {"who",
       "Who works with an entity: partner, how, when, and the sentence",
       make<WhoCommand>,
       {"renkei who cyber.renkei 経産省 --type GovernmentBody --since 2023",
        "renkei who cyber.renkei JPCERT/CC --predicate cooperatesWith --format csv"}},
      {"path",
       "How two entities are connected, with the sentences along the way",
       make<PathCommand>,
       {"renkei path cyber.renkei IPA 総務省",
        "renkei path cyber.renkei IPA 総務省 --by strength --limit 3"}},
      {"common",
       "Partners and programmes that two entities share",
       make<CommonCommand>,
       {"renkei common cyber.renkei IPA JPCERT/CC",
        "renkei common cyber.renkei 経産省 総務省 --type Forum --format md"}},
      {"timeline",
       "What an entity did and plans, by fiscal year",
       make<TimelineCommand>,
       {"renkei timeline cyber.renkei NISC",
        "renkei timeline cyber.renkei IPA --status planned --since 2024"}},
      {"rank",
       "The central entities by degree, betweenness, PageRank or core",
       make<RankCommand>,
       {"renkei rank cyber.renkei",
        "renkei rank cyber.renkei --by pagerank --type GovernmentBody --limit 10"}},
      {"groups",
       "Communities: who is tied more closely to each other than to the rest",
       make<GroupsCommand>,
       {"renkei groups cyber.renkei", "renkei groups cyber.renkei --resolution 2 --format csv"}},
      {"diff",
       "What changed between two files, or two fiscal years of one",
       make<DiffCommand>,
       {"renkei diff cyber2023.renkei cyber2024.renkei",
        "renkei diff cyber.renkei --years 2023 2024 --type Programme"}},
      {"sql",
       "Answer one SELECT over documented views; changes nothing",
       make<SqlCommand>,
       {"renkei sql cyber.renkei \"SELECT name, partner_name, statements FROM works_with ORDER BY "
        "3 DESC LIMIT 10\"",
        "renkei sql cyber.renkei \"SELECT * FROM documents\" --format csv"}},
      {"why",
       "Why two names are one entity, or two",
       make<WhyCommand>,
       {"renkei why cyber.renkei IPA 情報処理推進機構",
        "renkei why cyber.renkei 協議会 サイバーセキュリティ協議会"}},
      {"correct",
       "Append to the corrections of a file: merge, never-merge, rename, retype, reject, add",
       make<CorrectCommand>,
       {"renkei correct cyber.renkei rename IPA 独立行政法人情報処理推進機構",
        "renkei correct cyber.renkei add IPA cooperatesWith JPCERT/CC done 2024 "
        "\"IPAとJPCERT/CCは連携した\" https://example.jp/"}},
      {"remove",
       "Take documents out of a file",
       make<RemoveCommand>,
       {"renkei remove cyber.renkei reports/p1.txt",
        "renkei remove cyber.renkei d-0123456789abcdef"}},
      {"merge",
       "Put the documents of several files into one",
       make<MergeCommand>,
       {"renkei merge 2023.renkei 2024.renkei -o all.renkei",
        "renkei merge part-*.renkei -o all.renkei"}},
      {"verify",
       "Check that a file is sound and every quote stands where it says",
       make<VerifyCommand>,
       {"renkei verify cyber.renkei", "renkei verify cyber.renkei && cp cyber.renkei backup/"}},
      {"info",
       "Count what a file holds; without a file, list the tables in use",
       make<InfoCommand>,
       {"renkei info cyber.renkei", "renkei info cyber.renkei --documents --format csv"}},
      {"completion",
       "Print a script for a shell to complete commands and options",
       make<CompletionCommand>,
       {"source <(renkei completion bash)",
        "renkei completion fish > ~/.config/fish/completions/renkei.fish"}},
      {"version",
       "Print the version",
       make<VersionCommand>,
       {"renkei version", "renkei --version"}},
  };
  return entries;
}

}  // namespace renkei::cli
