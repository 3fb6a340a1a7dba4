// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/read/print_explanation.hpp"

#include <string_view>

#include "export/escape.hpp"

namespace renkei::cli {
namespace {

constexpr int confidence_decimals = 4;

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

/// "e3 情報処理推進機構"; without a number when the facts leave it out.
std::string named(const ExplainedEntity& entity) {
  return entity.id.empty() ? entity.name : entity.id + " " + entity.name;
}

/// " (head 協議会, heads.tsv:12)"
std::string in_brackets(const std::string& what, const std::string& detail,
                        const std::string& row) {
  std::string text = " (" + what;
  if (!detail.empty()) text += " " + detail;
  if (!row.empty()) text += ", " + row;
  return text + ")";
}

/// "bullet of plan 2024, item (シ) of 経済産業省、総務省"
std::string heading(const ExplainedBlock& block) {
  std::string text = block.kind + " of " + block.section;
  if (block.fiscal_year != 0) text += " " + std::to_string(block.fiscal_year);
  if (block.item.empty() && block.owners.empty()) return text;
  text += ", item";
  if (!block.item.empty()) text += " " + block.item;
  if (!block.owners.empty()) text += " of " + joined(block.owners, "、");
  return text;
}

std::string token_text(const ExplainedToken& token) {
  if (token.kind == "boundary") return "|";
  if (token.kind == "relative") return "<";
  if (token.kind == "verb") {
    return token.text + " {verb, " + token.voice + " " + token.shape + " " + token.aspect + "}";
  }
  std::string text = token.text + " {" + token.role;
  if (token.before_noun) text += " before a noun";
  if (!token.outer.empty()) text += ", its noun " + token.outer;
  if (token.members.size() > 1) text += ": " + joined(token.members, " + ");
  return text + "}";
}

std::string end_text(const char* what, const ExplainedEnd& end) {
  std::string text = std::string(what) + " " + named(end.entity) + ": " + end.found;
  if (!end.role.empty()) text += " (" + end.role + ")";
  return text;
}

void print_relation(std::string& out, const ExplainedRelation& relation) {
  out += "      " + named(relation.subject.entity) + " " + relation.predicate + " " +
         named(relation.object.entity) + ", " + relation.status;
  if (relation.fiscal_year != 0) out += " " + std::to_string(relation.fiscal_year);
  out += ", confidence ";
  append_decimal(out, relation.confidence, confidence_decimals);
  out += "\n        by " + relation.source;
  if (!relation.verb.empty()) out += " of " + relation.verb;
  if (!relation.row.empty()) out += ", " + relation.row;
  if (!relation.example.empty()) out += ", as in: " + relation.example;
  out += "\n        " + end_text("subject", relation.subject) + "; " +
         end_text("object", relation.object) + "\n        quote " + relation.evidence + "\n";
}

void print_unused(std::string& out, const UnusedVerb& verb) {
  out += "      " + verb.text + ": " + verb.reason;
  if (verb.reason == "cancelled") {
    out += " by " + verb.detail;
  } else if (!verb.detail.empty()) {
    out += " for " + verb.detail;
  }
  if (!verb.rows.empty()) out += " (" + joined(verb.rows, ", ") + ")";
  out += "\n";
}

void print_sentence(std::string& out, const ExplainedSentence& sentence) {
  out += "\n  " + sentence.text + "\n";
  if (!sentence.mentions.empty()) out += "    mentions\n";
  for (const ExplainedMention& mention : sentence.mentions) {
    out += "      " + mention.text + " = " + named(mention.entity) + ", " +
           std::string(name_of(mention.entity.type)) +
           in_brackets(mention.why, mention.detail, mention.row) + "\n";
  }
  if (!sentence.tokens.empty()) out += "    clauses\n";
  for (const ExplainedToken& token : sentence.tokens) out += "      " + token_text(token) + "\n";
  if (!sentence.actors.empty()) {
    out += "    without a subject acts (" + sentence.actors_from + ")\n     ";
    for (const ExplainedEntity& actor : sentence.actors) out += " " + named(actor);
    out += "\n";
  }
  if (!sentence.relations.empty()) out += "    relations\n";
  for (const ExplainedRelation& relation : sentence.relations) print_relation(out, relation);
  if (!sentence.unused.empty()) out += "    verbs that state nothing\n";
  for (const UnusedVerb& verb : sentence.unused) print_unused(out, verb);
}

}  // namespace

std::string text_of(const PageExplanation& page) {
  std::string out = "page " + page.page + " (" + std::to_string(page.number) + ")\n";
  for (const ExplainedBlock& block : page.blocks) {
    out += "\n[" + heading(block) + "]\n";
    for (const ExplainedSentence& sentence : block.sentences) print_sentence(out, sentence);
  }
  return out;
}

}  // namespace renkei::cli
