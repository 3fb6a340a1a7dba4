// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/exchange/new_corrections.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <optional>

#include "graph/resolve.hpp"
#include "graph/table.hpp"
#include "graph/text.hpp"

namespace renkei::cli {
namespace {

using Kind = Correction::Kind;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split_list(text, '\n')) lines.emplace_back(line);
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

/// The correction of a line; nothing for a comment.
std::optional<Correction> read(const std::string& path, const std::string& line) {
  const Corrections one = Corrections::parse(path, line);
  return one.empty() ? std::nullopt : std::optional(one.rows().front());
}

bool names(const EntityVertex& thing, const std::string& name) {
  const std::string key = text::name_key(name);
  return thing.id == name || text::name_key(thing.name) == key ||
         std::any_of(thing.names.begin(), thing.names.end(),
                     [&](const std::string& one) { return text::name_key(one) == key; });
}

}  // namespace

NewCorrections::NewCorrections(std::string path, const std::string& earlier,
                               const std::string& fresh)
    : path_(std::move(path)), earlier_(lines_of(earlier)), fresh_(lines_of(fresh)) {}

void NewCorrections::replace(const KnowledgeGraph& graph) {
  struct Change {
    std::string line;
    const EntityVertex* thing = nullptr;
  };
  std::map<std::pair<Kind, std::string>, Change> changed;
  for (const std::string& line : fresh_) {
    const auto row = read(path_, line);
    const bool is_change = row && (row->kind == Kind::Rename || row->kind == Kind::Retype);
    if (is_change) changed.emplace(std::pair(row->kind, row->subject), Change{line});
  }
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.graph))) {
    for (const Kind kind : {Kind::Rename, Kind::Retype}) {
      const auto found = changed.find(std::pair(kind, graph.graph[vertex].id));
      if (found != changed.end()) found->second.thing = &graph.graph[vertex];
    }
  }
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < earlier_.size(); ++i) {
    const auto row = read(path_, earlier_[i]);
    const auto replaces = [&](const auto& one) {
      const auto& [kind, subject] = one.first;
      const EntityVertex* thing = one.second.thing;
      if (!row || kind != row->kind) return false;
      if (subject == row->subject) return true;
      if (thing == nullptr) return false;
      // A name is given to one thing only.
      return kind == Kind::Rename ? row->text == thing->name : names(*thing, row->subject);
    };
    const auto by = std::find_if(changed.begin(), changed.end(), replaces);
    if (by == changed.end()) {
      kept.push_back(earlier_[i]);
    } else {
      replaced_.push_back({i, earlier_[i], by->second.line});
    }
  }
  earlier_ = std::move(kept);
}

/// Puts back what refused lines would have replaced.
void NewCorrections::restore(const std::vector<std::string>& refused) {
  const auto is_refused = [&](const Replaced& each) {
    return std::find(refused.begin(), refused.end(), each.by) != refused.end();
  };
  std::vector<Replaced> still;
  std::size_t before = 0;  // replaced lines that stand nowhere
  for (Replaced& each : replaced_) {
    if (is_refused(each)) {
      earlier_.insert(earlier_.begin() + std::ptrdiff_t(each.place - before), std::move(each.line));
    } else {
      still.push_back(std::move(each));
      ++before;
    }
  }
  replaced_ = std::move(still);
}

void NewCorrections::settle(const Store& store, const Catalogue& catalogue, const Tell& tell) {
  if (fresh_.empty()) return;
  const Corrections all = Corrections::parse(path_, text());
  std::vector<CorrectionConflict> conflicts;
  (void)resolve(store, catalogue, all, &conflicts);
  std::vector<bool> stands(fresh_.size(), true);
  std::vector<std::string> refused;
  for (const CorrectionConflict& conflict : conflicts) {
    if (conflict.line <= earlier_.size()) continue;
    const std::size_t place = conflict.line - earlier_.size() - 1;
    if (!conflict.is_idle && stands[place]) {
      tell("not written, since it cannot be applied: '" + fresh_[place] + "': " + conflict.message);
      refused.push_back(fresh_[place]);
    }
    stands[place] = false;
  }
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < fresh_.size(); ++i) {
    if (stands[i]) kept.push_back(std::move(fresh_[i]));
  }
  fresh_ = std::move(kept);
  restore(refused);
}

std::vector<std::string> NewCorrections::replaced() const {
  std::vector<std::string> lines;
  for (const Replaced& each : replaced_) {
    lines.push_back(path_ + ":" + std::to_string(each.place + 1) + ": " + each.line);
  }
  return lines;
}

std::string NewCorrections::text() const { return joined(earlier_) + joined(fresh_); }
std::string NewCorrections::fresh() const { return joined(fresh_); }

}  // namespace renkei::cli
