// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "extract/explain/explanation.hpp"
#include "extract/explain/row_index.hpp"
#include "extract/pipeline.hpp"

namespace renkei {

/// Explains pages: extracts them as `Extractor` does, watches, and says in words what it saw.
/// For people who extend the tables; an order of magnitude slower than extraction.
///
///     const DataPack pack = DataPack::built_in();
///     Explainer explainer(pack);
///     const PageExplanation why = explainer.explain(page);
class Explainer {
 public:
  /// @param pack must outlive the explainer
  /// @throws DataError for a broken row of a table
  explicit Explainer(const DataPack& pack);

  PageExplanation explain(const Page& page);

 private:
  Resources resources_;
  Extractor extractor_;
  RowIndex rows_;
};

}  // namespace renkei
