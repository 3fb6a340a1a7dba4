// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/pipeline.hpp"

#include "extract/entity/mention_finder.hpp"
#include "extract/entity/note_marks.hpp"
#include "extract/facts_builder.hpp"
#include "extract/lexicon/lexicon.hpp"
#include "extract/reading/page_layout.hpp"
#include "extract/relation/relation_finder.hpp"
#include "extract/table/budget_finder.hpp"
#include "extract/table/member_list.hpp"

namespace renkei {
namespace {

// Raised when the code changes what it finds, so that stored facts are known to be out of date.
constexpr const char* extractor_version = "3";

}  // namespace

struct Resources::Parts {
  explicit Parts(const DataPack& pack)
      : catalogue(Catalogue::load(pack)),
        lexicon(pack, catalogue),
        rules(ReadingRules::load(pack)),
        table_words(TableWords::load(pack)),
        fingerprint(std::string(extractor_version) + "-" + pack.fingerprint()) {}

  Catalogue catalogue;
  Lexicon lexicon;
  ReadingRules rules;
  TableWords table_words;
  std::string fingerprint;
};

Resources::Resources(const DataPack& pack) : parts_(std::make_unique<const Parts>(pack)) {}
Resources::~Resources() = default;
Resources::Resources(Resources&&) noexcept = default;
Resources& Resources::operator=(Resources&&) noexcept = default;

const Catalogue& Resources::catalogue() const { return parts_->catalogue; }
const std::string& Resources::fingerprint() const { return parts_->fingerprint; }

PageOrder::PageOrder(const Resources& resources)
    : sequence_(std::make_unique<PageSequence>(resources.parts_->rules)) {}
PageOrder::~PageOrder() = default;

void PageOrder::follow(Page& page) { sequence_->follow(page); }

struct Extractor::Worker {
  explicit Worker(const Resources::Parts& resources)
      : parts(resources),
        reader(resources.rules),
        mention_finder(resources.lexicon),
        relation_finder(resources.lexicon) {}

  const Resources::Parts& parts;
  PageReader reader;
  MentionFinder mention_finder;
  RelationFinder relation_finder;
  ReadPage read;
  EntityTable entities;
  std::vector<MentionSpan> mentions;
  std::vector<FoundRelation> relations;
  std::vector<PageLine> lines;
  std::vector<FoundBudget> budgets;
};

Extractor::Extractor(const Resources& resources)
    : worker_(std::make_unique<Worker>(*resources.parts_)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;

PageFacts Extractor::extract(const Page& page, SentenceObserver* observer) {
  Worker& w = *worker_;
  w.reader.read(page, w.read);
  drop_note_marks(w.parts.lexicon, page, w.read);
  w.mention_finder.find(w.read, w.entities, w.mentions);
  w.relation_finder.find(w.read, w.entities, w.mentions, w.relations, observer);
  find_lines(w.read, w.lines);
  MemberLists(w.parts.table_words, w.read, w.lines, w.entities, w.mentions).find(w.relations);
  BudgetFinder(w.parts.table_words, w.parts.rules.calendar(), w.read, w.lines, w.mentions)
      .find(w.budgets);
  return build_facts(page, w.read, w.entities, w.mentions, w.relations, w.parts.catalogue,
                     w.budgets);
}

LastPage Extractor::last_page() const {
  const Worker& w = *worker_;
  return {w.parts.lexicon, w.parts.catalogue, w.read, w.entities, w.mentions, w.relations};
}

std::vector<ReadRun> Extractor::read_runs(const Page& page) {
  worker_->reader.read(page, worker_->read);
  return runs_of(page, worker_->read);
}

std::string Extractor::read_text(const Page& page) {
  worker_->reader.read(page, worker_->read);
  return render_text(page, worker_->read);
}

}  // namespace renkei
