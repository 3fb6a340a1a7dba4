// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/reading/read_page.hpp"
#include "graph/catalogue.hpp"
#include "graph/data_pack.hpp"
#include "graph/facts.hpp"

namespace renkei {

class EntityTable;
class Lexicon;
class PageSequence;
class SentenceObserver;
struct FoundRelation;
struct MentionSpan;
struct ReadRun;

/// The stages' results for one page, for those who explain it.
struct LastPage {
  const Lexicon& lexicon;
  const Catalogue& catalogue;
  const ReadPage& read;
  const EntityTable& entities;
  const std::vector<MentionSpan>& mentions;
  const std::vector<FoundRelation>& relations;
};

/// What extraction knows of language and the world, compiled from a data pack. Immutable; shared
/// by all threads and to be kept alive by the caller as long as an Extractor uses it.
class Resources {
 public:
  /// @throws DataError for a broken row of a table: file, line, column and what was expected.
  explicit Resources(const DataPack& pack);
  ~Resources();
  Resources(Resources&&) noexcept;
  Resources& operator=(Resources&&) noexcept;

  const Catalogue& catalogue() const;
  /// Of the data and of the extraction code: facts with another fingerprint are out of date.
  const std::string& fingerprint() const;

 private:
  friend class Extractor;
  friend class PageOrder;
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

/// Carries what goes on from page to page of a document. To be asked in page order, by one thread;
/// the pages may then be extracted in any order.
class PageOrder {
 public:
  explicit PageOrder(const Resources& resources);
  ~PageOrder();

  /// Completes the page by what the pages before it say; number 1 begins a document.
  void follow(Page& page);

 private:
  std::unique_ptr<PageSequence> sequence_;
};

/// Pages to page facts: the one entry point of extraction. One per thread; keeps its buffers.
///
///     const Resources resources(DataPack::built_in());
///     Extractor extractor(resources);
///     Page page{.id = "minutes", .text = text::from_utf8(bytes)};
///     const PageFacts facts = extractor.extract(page);
class Extractor {
 public:
  explicit Extractor(const Resources& resources);
  ~Extractor();
  Extractor(Extractor&&) noexcept;

  /// What the page states. Never fails: a page of which nothing is understood has no facts.
  /// @param observer is told how each sentence was read; null, the default, costs nothing
  PageFacts extract(const Page& page, SentenceObserver* observer = nullptr);

  /// What the stages made of the page that was extracted last; views that hold until the next one.
  LastPage last_page() const;

  /// The page in reading order, UTF-8, one block a line.
  std::string read_text(const Page& page);
  /// The same with the place of each part in the page's text.
  std::vector<ReadRun> read_runs(const Page& page);

 private:
  struct Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace renkei
