// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/explain/explainer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "extract/explain/explain_sentence.hpp"
#include "extract/explain/mention_reason.hpp"
#include "extract/explain/sentence_notes.hpp"

namespace renkei {
namespace {

constexpr std::array<const char*, 7> block_names{"heading", "paragraph", "bullet",  "owner",
                                                 "label",   "fragment",  "footnote"};
constexpr std::array<const char*, 11> section_names{
    "body",   "strategy", "plan",   "result",   "programme name", "ministry",
    "bureau", "purpose",  "issues", "overview", "slide"};

/// Names and numbers of the page's entities, as its facts have them.
std::vector<ExplainedEntity> entities_of(const LastPage& page, const PageFacts& facts) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> by_place;
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    for (const Quote& mention : facts.entities[i].mentions) {
      by_place[{mention.ranges.front().begin, mention.ranges.back().end}] = i;
    }
  }
  std::vector<ExplainedEntity> out(page.entities.size());
  for (const MentionSpan& mention : page.mentions) {
    ExplainedEntity& entity = out[mention.entity];
    entity.type = mention.type;
    const auto place = by_place.find(
        {page.read.origin[mention.span.begin], page.read.origin[mention.span.end - 1] + 1});
    if (place == by_place.end()) {
      if (entity.name.empty()) {
        entity.name =
            text::to_utf8(page.read.chars.substr(mention.span.begin, mention.span.size()));
      }
      continue;
    }
    entity.id = "e" + std::to_string(place->second + 1);
    entity.name = facts.entities[place->second].name;
  }
  return out;
}

/// Puts one page's explanation together, block by block.
class Report {
 public:
  Report(const Page& page, const LastPage& last, const PageFacts& facts, RowIndex& rows,
         const std::vector<SentenceNote>& notes)
      : last_(last),
        notes_(notes),
        entities_(entities_of(last, facts)),
        sentences_(page, last, rows, entities_),
        reasons_(last, rows) {
    out_.page = page.id;
    out_.number = page.number;
  }

  PageExplanation run() {
    const std::size_t stated = notes_.empty() ? last_.relations.size() : notes_[0].first_relation;
    for (std::size_t i = 0; i < stated; ++i) structural_.push_back(i);
    for (const Block& block : last_.read.blocks) add(block);
    return std::move(out_);
  }

 private:
  void add(const Block& block) {
    ExplainedBlock& out = out_.blocks.emplace_back();
    out.kind = block_names[std::size_t(block.kind)];
    out.section = section_names[std::size_t(block.section)];
    out.fiscal_year = block.fiscal_year;
    if (block.item >= 0) {
      out.item = last_.read.items[std::size_t(block.item)].marker;
      out.owners = owners_of(block.item);
    }
    std::uint32_t at = block.begin;
    for (; next_ < notes_.size() && notes_[next_].span.begin < block.end; ++next_) {
      const SentenceNote& note = notes_[next_];
      if (note.span.begin > at) add({at, note.span.begin}, block, nullptr, out);
      add(note.span, block, &note, out);
      at = note.span.end;
    }
    if (at < block.end) add({at, block.end}, block, nullptr, out);
  }

  void add(Span span, const Block& block, const SentenceNote* note, ExplainedBlock& out) {
    ExplainedSentence& sentence = out.sentences.emplace_back();
    sentence.text = sentences_.text(span);
    for (; mention_ < last_.mentions.size(); ++mention_) {
      const MentionSpan& mention = last_.mentions[mention_];
      if (mention.span.begin >= span.end) break;
      MentionReason reason = reasons_.of(mention_, block);
      sentence.mentions.push_back(
          {sentences_.text(mention.span), last_.read.origin[mention.span.begin],
           last_.read.origin[mention.span.end - 1] + 1, entities_[mention.entity],
           std::move(reason.why), std::move(reason.detail), std::move(reason.row)});
    }
    if (note != nullptr) sentences_.explain(*note, sentence);
    std::erase_if(structural_, [&](std::size_t i) {
      const FoundRelation& relation = last_.relations[i];
      if (relation.evidence.begin < span.begin || relation.evidence.begin >= span.end) return false;
      sentence.relations.push_back(sentences_.structural(relation));
      return true;
    });
  }

  std::vector<std::string> owners_of(std::int32_t item) const {
    std::vector<std::string> owners;
    for (const MentionSpan& mention : last_.mentions) {
      const auto& blocks = last_.read.blocks;
      const auto block = std::partition_point(blocks.begin(), blocks.end(), [&](const Block& each) {
        return each.end <= mention.span.begin;
      });
      if (block == blocks.end() || block->kind != BlockKind::Owner || block->item != item) continue;
      owners.push_back(entities_[mention.entity].name);
    }
    return owners;
  }

  const LastPage& last_;
  const std::vector<SentenceNote>& notes_;
  std::vector<ExplainedEntity> entities_;
  SentenceExplainer sentences_;
  MentionReasons reasons_;
  PageExplanation out_;
  std::vector<std::size_t> structural_;  // relations of no sentence, not yet shown
  std::size_t next_ = 0;                 // into notes_
  std::size_t mention_ = 0;
};

}  // namespace

Explainer::Explainer(const DataPack& pack)
    : resources_(pack), extractor_(resources_), rows_(pack) {}

PageExplanation Explainer::explain(const Page& page) {
  SentenceNotes notes;
  const PageFacts facts = extractor_.extract(page, &notes);
  const LastPage last = extractor_.last_page();
  return Report(page, last, facts, rows_, notes.notes()).run();
}

}  // namespace renkei
