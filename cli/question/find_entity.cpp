// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/question/find_entity.hpp"

#include "cli/command.hpp"
#include "graph/name_index.hpp"

namespace renkei::cli {
namespace {

/// "\n  jp-meti  経済産業省 (for 経産省)" a candidate.
std::string listed(const std::vector<NameMatch::Candidate>& candidates) {
  std::string text;
  for (const NameMatch::Candidate& candidate : candidates) {
    text += "\n  " + candidate.name + "  " + candidate.id;
    if (candidate.matched != candidate.name && candidate.matched != candidate.id) {
      text += "  (" + candidate.matched + ")";
    }
  }
  return text;
}

std::string known_elsewhere(const Catalogue& catalogue, const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) {
    const CatalogueEntry* entry = catalogue.find(id);
    text += "\n  " + (entry == nullptr ? std::string() : entry->name_ja + "  ") + id;
  }
  return text;
}

}  // namespace

void list_choices(const std::string& name, const std::vector<NameMatch::Candidate>& candidates) {
  throw DataProblem("'" + name + "' may mean several entities; give the whole name or the id:" +
                    listed(candidates));
}

VertexDescriptor find_entity(const NameIndex& names, const Catalogue& catalogue,
                             const std::string& name, const std::string& file) {
  const NameMatch match = names.find(name);
  if (match.found()) return match.candidates.front().vertex;
  switch (match.kind) {
    case NameMatch::Kind::Ambiguous:
      list_choices(name, match.candidates);
    case NameMatch::Kind::NotInGraph:
      throw DataProblem("no document of " + file + " speaks of '" + name +
                        "', which the catalogue knows as" +
                        known_elsewhere(catalogue, match.catalogue_ids));
    default:
      throw DataProblem("no entity '" + name + "' in " + file +
                        (match.candidates.empty()
                             ? std::string("; 'renkei info' counts what it has")
                             : "; similar names:" + listed(match.candidates)));
  }
}

}  // namespace renkei::cli
