// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0

// The program: argv → command, exceptions → messages, exit codes and what to try.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include "cli/command.hpp"

namespace {

enum ExitCode : int { fine = 0, bad_data = 1, usage = 2 };

int complain(int code, const std::string& message, const std::string& remedy = "") {
  std::cerr << "renkei: " << message << '\n';
  if (!remedy.empty()) std::cerr << remedy << '\n';
  return code;
}

std::string help_of(const std::string& command) {
  return "Try 'renkei " + command + (command.empty() ? "" : " ") + "--help'.";
}

/// Runs a command whose arguments were understood.
int run(renkei::cli::Command& command, const std::string& name) {
  try {
    command.run();
    // A full disk or a closed pipe shows here at the latest.
    std::cout.flush();
    if (!std::cout) throw std::runtime_error("the standard output could not be written");
    return fine;
  } catch (const renkei::cli::UsageError& error) {
    return complain(usage, error.what(), help_of(name));
  } catch (const std::bad_alloc&) {
    return complain(bad_data, "not enough memory",
                    "Try fewer threads (--threads 1) or split the input.");
  } catch (const std::exception& error) {
    return complain(bad_data, error.what());
  }
}

/// Help and version are answers, the rest of what the parser throws is a usage error. A word that
/// nobody knows comes first: what else is missing is often what was meant by it.
int answer(CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const auto chosen = app.get_subcommands();
  const std::vector<std::string> unknown = app.remaining(true);
  std::string message = error.what();
  if (!unknown.empty()) {
    message = "there is no " + std::string(chosen.empty() ? "command" : "option or place for") +
              " '" + unknown.front() + "'";
  }
  return complain(usage, message, help_of(chosen.empty() ? "" : chosen.front()->get_name()));
}

/// Examples after what the command itself says at the end of its help.
void add_examples(CLI::App& sub, const renkei::cli::CommandEntry& entry) {
  std::string text = sub.get_footer();
  if (!text.empty()) text += "\n\n";
  text += "Examples:";
  for (const char* example : entry.examples) text += "\n  " + std::string(example);
  sub.footer(text);
}

}  // namespace

int main(int argc, char** argv) {
  // Over the limit of a file's size, a write fails with a message instead of killing.
  std::signal(SIGXFSZ, SIG_IGN);
  CLI::App app{
      "Reads government reports and builds a knowledge graph of the agencies, programmes, systems\n"
      "and documents in them, each edge with the sentence that states it."};
  app.name("renkei");
  app.set_version_flag("--version", "renkei " RENKEI_VERSION);
  app.require_subcommand(1);
  app.footer("Exit codes: 0 fine, 1 bad data (nothing lost), 2 usage.");
  std::vector<std::unique_ptr<renkei::cli::Command>> made;
  for (const renkei::cli::CommandEntry& entry : renkei::cli::commands()) {
    CLI::App* sub = app.add_subcommand(entry.name, entry.what);
    made.push_back(entry.make());
    made.back()->setup(*sub);
    add_examples(*sub, entry);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return answer(app, error);
  }
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (app.got_subcommand(renkei::cli::commands()[i].name)) {
      return run(*made[i], renkei::cli::commands()[i].name);
    }
  }
  return usage;
}
