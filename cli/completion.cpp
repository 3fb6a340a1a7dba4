// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <iostream>
#include <vector>

namespace renkei::cli {
namespace {

struct OptionWords {
  std::string name;  ///< "--format"
  std::string what;  ///< its help
  bool takes_value = false;
  std::vector<std::string> values;  ///< empty = files or anything
};

struct CommandWords {
  std::string name;
  std::string what;
  std::vector<OptionWords> options;
  std::vector<OptionWords> places;  ///< arguments in their order
  /// "-o", "--output": options whose next word is a value, for those who count places.
  std::vector<std::string> takers;

  bool has_words() const {
    return std::any_of(places.begin(), places.end(),
                       [](const OptionWords& each) { return !each.values.empty(); });
  }
};

/// What the checks of an option are called, for those that say nothing of its values in the help.
std::string names_of_checks(CLI::Option& option) {
  std::string names;
  try {
    for (int i = 0;; ++i) names += option.get_validator(i)->get_name();
  } catch (const CLI::OptionNotFound&) {
    return names;  // there is no other way to count them
  }
}

/// The names of "{a,b,c}" in what the parser says of an option's values, or its checks.
std::vector<std::string> values_of(CLI::Option& option) {
  const std::string type = option.get_type_name() + names_of_checks(option);
  const auto begin = type.find('{');
  const auto end = type.find('}', begin);
  std::vector<std::string> values;
  if (begin == std::string::npos || end == std::string::npos) return values;
  for (std::size_t at = begin + 1; at < end;) {
    const std::size_t comma = std::min(type.find(',', at), end);
    values.push_back(type.substr(at, comma - at));
    at = comma + 1;
  }
  return values;
}

std::vector<CommandWords> words_of(CLI::App& program) {
  std::vector<CommandWords> commands;
  for (CLI::App* sub : program.get_subcommands([](CLI::App*) { return true; })) {
    CommandWords command{sub->get_name(), sub->get_description(), {}, {}, {}};
    for (CLI::Option* option : sub->get_options()) {
      if (option->get_positional()) {
        command.places.push_back({option->get_name(), "", true, values_of(*option)});
        continue;
      }
      const bool takes_value = option->get_items_expected_max() > 0;
      for (const std::string& name : option->get_lnames()) {
        command.options.push_back(
            {"--" + name, option->get_description(), takes_value, values_of(*option)});
        if (takes_value) command.takers.push_back("--" + name);
      }
      for (const std::string& name : option->get_snames()) {
        if (takes_value) command.takers.push_back("-" + name);
      }
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// In single quotes for a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c == '\n' ? ' ' : c;
    }
  }
  return out + "'";
}

void print_bash_options(std::ostream& out, const std::vector<CommandWords>& commands) {
  for (const CommandWords& command : commands) {
    for (const OptionWords& option : command.options) {
      if (option.values.empty()) continue;
      out << "    " << quoted(command.name + " " + option.name) << ") COMPREPLY=($(compgen -W "
          << quoted(joined(option.values)) << " -- \"$word\")); return ;;\n";
    }
  }
}

/// The place of a word is its number among those that are neither option nor an option's value.
void print_bash_places(std::ostream& out, const std::vector<CommandWords>& commands) {
  out << "  local takers='' place=0 i\n  case \"${COMP_WORDS[1]}\" in\n";
  for (const CommandWords& command : commands) {
    if (!command.has_words()) continue;
    out << "    " << command.name << ") takers=" << quoted(" " + joined(command.takers) + " ")
        << " ;;\n";
  }
  // Bash makes three words of --option=value.
  out << "  esac\n"
         "  for ((i = 2; i < COMP_CWORD; i++)); do\n"
         "    case \"${COMP_WORDS[i]}\" in\n"
         "      -*=*) ;;\n"
         "      -*) if [[ $takers == *\" ${COMP_WORDS[i]} \"* ]]; then\n"
         "            [[ ${COMP_WORDS[i+1]} == '=' ]] && i=$((i + 1))\n"
         "            i=$((i + 1))\n"
         "          fi ;;\n"
         "      *) place=$((place + 1)) ;;\n"
         "    esac\n"
         "  done\n"
         "  [ \"$i\" -gt \"$COMP_CWORD\" ] && place=none\n"
         "  case \"${COMP_WORDS[1]} $place\" in\n";
  for (const CommandWords& command : commands) {
    for (std::size_t place = 0; place < command.places.size(); ++place) {
      if (command.places[place].values.empty()) continue;
      out << "    " << quoted(command.name + " " + std::to_string(place))
          << ") COMPREPLY=($(compgen -W " << quoted(joined(command.places[place].values))
          << " -- \"$word\")) && return ;;\n";
    }
  }
  out << "  esac\n";
}

void print_bash(std::ostream& out, const std::vector<CommandWords>& commands) {
  std::vector<std::string> names;
  for (const CommandWords& command : commands) names.push_back(command.name);
  out << "# bash completion of renkei: source <(renkei completion bash)\n"
         "_renkei() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  COMPREPLY=()\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    COMPREPLY=($(compgen -W "
      << quoted(joined(names)) << " -- \"$word\"))\n    return\n  fi\n"
      << "  case \"${COMP_WORDS[1]} $before\" in\n";
  print_bash_options(out, commands);
  out << "  esac\n";
  print_bash_places(out, commands);
  out << "  case \"$word\" in -*)\n    case \"${COMP_WORDS[1]}\" in\n";
  for (const CommandWords& command : commands) {
    std::vector<std::string> options;
    for (const OptionWords& option : command.options) options.push_back(option.name);
    out << "      " << command.name << ") COMPREPLY=($(compgen -W " << quoted(joined(options))
        << " -- \"$word\")) ;;\n";
  }
  out << "    esac\n    return ;;\n  esac\n"
         "  COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "}\n"
         "complete -o filenames -F _renkei renkei\n";
}

/// Text inside the brackets of an _arguments specification.
std::string zsh_text(std::string text) {
  for (const char special : {'\\', '[', ']', ':'}) {
    for (auto at = text.find(special); at != std::string::npos; at = text.find(special, at + 2)) {
      text.insert(at, "\\");
    }
  }
  return text;
}

void print_zsh(std::ostream& out, const std::vector<CommandWords>& commands) {
  out << "#compdef renkei\n# zsh completion: renkei completion zsh > _renkei, in a folder of "
         "fpath\n"
         "_renkei() {\n  local -a commands\n  commands=(\n";
  for (const CommandWords& command : commands) {
    out << "    " << quoted(zsh_text(command.name) + ":" + command.what) << '\n';
  }
  out << "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
         "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const CommandWords& command : commands) {
    out << "    " << command.name << ") _arguments";
    for (const OptionWords& option : command.options) {
      // With "=", a value may follow it or be the next word.
      std::string spec =
          "*" + option.name + (option.takes_value ? "=" : "") + "[" + zsh_text(option.what) + "]";
      if (option.takes_value) {
        spec += option.values.empty() ? ":value:_files" : ":value:(" + joined(option.values) + ")";
      }
      out << " \\\n      " << quoted(spec);
    }
    for (std::size_t place = 0; place < command.places.size(); ++place) {
      const OptionWords& each = command.places[place];
      if (each.values.empty()) continue;
      out << " \\\n      "
          << quoted(std::to_string(place + 1) + ":" + each.name + ":(" + joined(each.values) + ")");
    }
    out << " \\\n      '*:file:_files' ;;\n";
  }
  out << "  esac\n}\ncompdef _renkei renkei\n";
}

// The words before the one that is typed: the command is $argv[1], the place $argv[2], the rest are
// options whose next word is a value.
constexpr const char* fish_place =
    "function __renkei_is_place\n"
    "    set -l words (commandline -opc)\n"
    "    set -e words[1]\n"
    "    test \"$words[1]\" = $argv[1]; or return 1\n"
    "    set -e words[1]\n"
    "    set -l place 0\n"
    "    set -l is_value no\n"
    "    for word in $words\n"
    "        if test $is_value = yes\n"
    "            set is_value no\n"
    "        else if contains -- $word $argv[3..-1]\n"
    "            set is_value yes\n"
    "        else if not string match -q -- '-*' $word\n"
    "            set place (math $place + 1)\n"
    "        end\n"
    "    end\n"
    "    test $is_value = no -a $place -eq $argv[2]\n"
    "end\n";

void print_fish(std::ostream& out, const std::vector<CommandWords>& commands) {
  out << "# fish completion: renkei completion fish > ~/.config/fish/completions/renkei.fish\n"
      << fish_place;
  for (const CommandWords& command : commands) {
    out << "complete -c renkei -n __fish_use_subcommand -f -a " << command.name << " -d "
        << quoted(command.what) << '\n';
  }
  for (const CommandWords& command : commands) {
    for (const OptionWords& option : command.options) {
      out << "complete -c renkei -n '__fish_seen_subcommand_from " << command.name << "' -l "
          << option.name.substr(2) << " -d " << quoted(option.what);
      if (option.takes_value) {
        out << (option.values.empty() ? " -r" : " -x -a " + quoted(joined(option.values)));
      }
      out << '\n';
    }
    for (std::size_t place = 0; place < command.places.size(); ++place) {
      if (command.places[place].values.empty()) continue;
      out << "complete -c renkei -n '__renkei_is_place " << command.name << ' ' << place << ' '
          << joined(command.takers) << "' -f -a " << quoted(joined(command.places[place].values))
          << '\n';
    }
  }
}

}  // namespace

void CompletionCommand::setup(CLI::App& app) {
  program_ = app.get_parent();
  app.add_option("shell", shell_, "Shell that is to complete")
      ->type_name("SHELL")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

void CompletionCommand::run() {
  const std::vector<CommandWords> commands = words_of(*program_);
  if (shell_ == "bash") return print_bash(std::cout, commands);
  if (shell_ == "zsh") return print_zsh(std::cout, commands);
  print_fish(std::cout, commands);
}

}  // namespace renkei::cli
