// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/schema.hpp"

namespace renkei {

/// Half-open run of Unicode code points of a page's input text, 0-based.
struct CodePointRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const CodePointRange&, const CodePointRange&) = default;
};

/// A verbatim passage of a page.
///
/// `text` is UTF-8 as on the page, white space at line breaks removed or made one
/// blank. The concatenation of `ranges`, in reading order, is `text`, white space aside.
struct Quote {
  std::string text;
  std::vector<CodePointRange> ranges;
};

/// One real thing on a page with every surface form that denotes it there.
struct Entity {
  EntityType type = EntityType::Organization;
  std::string name;                ///< UTF-8, the page's fullest proper form
  std::vector<std::string> names;  ///< UTF-8, every form on the page, in order of appearance
  std::vector<Quote> mentions;     ///< in reading order
  std::string catalogue_id;        ///< id in the catalogue, e.g. "jp-meti"; empty when unknown
  std::string within;              ///< UTF-8, the body inside which alone the name is unique
                                   ///< (環境省 for 大臣官房); empty when it is so everywhere
  bool document_local = false;     ///< the name alone does not identify it outside its document
};

/// One sentence's statement of a relation.
struct Statement {
  Status status = Status::Standing;
  std::optional<int> fiscal_year;  ///< Japanese fiscal year, 2024 = 2024-04-01 … 2025-03-31
  double confidence = 0.0;         ///< 0..1
  Quote evidence;                  ///< the shortest passage that states it
};

/// A relation of a page, stated once per (subject, predicate, object).
struct Relation {
  std::uint32_t subject = 0;  ///< index into PageFacts::entities
  Predicate predicate = Predicate::CooperatesWith;
  std::uint32_t object = 0;           ///< index into PageFacts::entities
  std::vector<Statement> statements;  ///< at least one, in reading order, one per status and year
};

/// An amount of money that a page gives for a fiscal year, as its budget tables and slides do.
struct BudgetAmount {
  std::string label;                    ///< UTF-8, as on the page: 当初予算額, 補正予算
  std::string kind;                     ///< of lexicon/budgets.tsv: "initial", "supplementary", …
  int fiscal_year = 0;                  ///< Japanese fiscal year, 2024 = 2024-04-01 … 2025-03-31
  std::int64_t yen = 0;                 ///< negative where the page says △
  std::optional<std::uint32_t> entity;  ///< what it is for: index into PageFacts::entities
  Quote evidence;  ///< from the year, or what names the table's row, to the amount
};

/// What a page says about its source; fields are empty or 0 when unknown. UTF-8.
struct PageMetadata {
  std::string title;  ///< of the document
  std::string publisher;
  std::string source_url;
  std::string date;           ///< ISO 8601, possibly only YYYY or YYYY-MM
  int fiscal_year = 0;        ///< the year the document reports on
  int printed_page = 0;       ///< page number the source itself gives
  std::string language = {};  ///< BCP 47 as HTML's lang says it: "ja", "en-GB"
};

/// Everything one page states. Stages and files exchange this and nothing else.
struct PageFacts {
  std::string page;  ///< "p182-international-cooperation"; "report#3" in a file of several pages
  std::uint32_t number = 1;  ///< 1-based position of the page in its document
  PageMetadata metadata;
  std::vector<Entity> entities;     ///< in order of first mention; ids are e1, e2, … by position
  std::vector<Relation> relations;  ///< in order of first statement
  std::vector<BudgetAmount> budgets;  ///< in order of their amounts
  double layout_confidence = 1.0;     ///< 0..1, how surely the reading order is right
};

}  // namespace renkei
