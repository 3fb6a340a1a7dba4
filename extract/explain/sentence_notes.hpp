// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/relation/frame_matcher.hpp"
#include "extract/relation/frame_trace.hpp"

namespace renkei {

/// What was seen of one sentence, kept beyond the reading of the next.
struct SentenceNote {
  Span span;
  Clauses clauses;
  SentenceContext context;
  bool carried = false;
  std::vector<FrameTrace> frames;
  std::size_t first_relation = 0;
  std::size_t end_relation = 0;
};

/// Keeps every sentence of a page.
class SentenceNotes : public SentenceObserver {
 public:
  void read(const SentenceReading& s) override {
    notes_.push_back(
        {s.span, s.clauses, s.context, s.carried, s.frames, s.first_relation, s.end_relation});
  }
  /// In reading order.
  const std::vector<SentenceNote>& notes() const { return notes_; }

 private:
  std::vector<SentenceNote> notes_;
};

}  // namespace renkei
