// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/relation/relation_finder.hpp"

#include <algorithm>
#include <utility>

#include "extract/relation/structure.hpp"

namespace renkei {
namespace {

// Longer ones are lists without end, or a bracket that nothing closes. In characters.
constexpr std::uint32_t max_sentence = 2000;
// Sentences in brackets or quotes end within so many characters.
constexpr std::uint32_t max_quote = 300;

}  // namespace

/// One page's sentences in order, with who carries over from one to the next.
class RelationFinder::PageScan {
 public:
  PageScan(const Lexicon& lexicon, const ReadPage& read, const EntityTable& entities,
           const std::vector<MentionSpan>& mentions, Clauses& clauses,
           std::vector<FoundRelation>& out, SentenceObserver* observer)
      : read_(read),
        text_(read.chars),
        entities_(entities),
        mentions_(mentions),
        clauses_(clauses),
        out_(out),
        observer_(observer),
        scanner_(lexicon, text_, mentions),
        matcher_(lexicon, text_, mentions, entities),
        structure_(lexicon, read, entities, mentions) {
    if (observer != nullptr) matcher_.keep_trace(&trace_);
  }

  void run() {
    structure_.relations(out_);
    for (const Block& block : read_.blocks) {
      if (block.kind == BlockKind::Label || block.kind == BlockKind::Owner) continue;
      if (block.section == SectionKind::ProgrammeName || block.section == SectionKind::Ministry ||
          block.section == SectionKind::Bureau) {
        continue;
      }
      const bool title = block.kind == BlockKind::Fragment || block.kind == BlockKind::Heading;
      if (title && !structure_.reads_fragments()) continue;
      scan(block);
    }
  }

 private:
  void scan(const Block& block) {
    const bool new_section = block.item != item_ || block.section != section_;
    // In prose a subject lasts over paragraphs; in a table or on a slide each bullet stands alone.
    if (new_section || block.kind != BlockKind::Paragraph) {
      carried_.clear();
      carried_before_.clear();
    }
    abroad_ = false;
    if (new_section || !introduces_bullets_) context_.through.clear();
    introduces_bullets_ =
        block.kind == BlockKind::Paragraph || (introduces_bullets_ && !new_section);
    item_ = block.item;
    section_ = block.section;
    std::uint32_t depth = 0;
    std::uint32_t begin = block.begin;
    for (std::uint32_t i = block.begin; i < block.end; ++i) {
      const char32_t c = text_[i];
      const std::uint32_t length = i + 1 - begin;
      if (c > U'』' && length < max_sentence) continue;  // kana and kanji
      if (c == U'(' || c == U'「' || c == U'『') ++depth;
      if ((c == U')' || c == U'」' || c == U'』') && depth > 0) --depth;
      const bool ends = c == U'。' && (depth == 0 || !closes_ahead(i + 1, block.end, depth));
      if (length < max_sentence ? !ends : !ends_endless(i, length)) continue;
      sentence({begin, i + 1}, block);
      begin = i + 1;
      depth = 0;
    }
    if (begin < block.end) sentence({begin, block.end}, block);
  }

  /// Whether the brackets that are open at text_[at] are closed soon; a page may lack a closing
  /// one.
  bool closes_ahead(std::uint32_t at, std::uint32_t end, std::uint32_t depth) const {
    for (std::uint32_t i = at; i < std::min(end, at + max_quote); ++i) {
      const char32_t c = text_[i];
      if (c == U'(' || c == U'「' || c == U'『') ++depth;
      if ((c == U')' || c == U'」' || c == U'』') && --depth == 0) return true;
    }
    return false;
  }

  /// Whether a sentence of more than max_sentence characters may end behind text_[at].
  bool ends_endless(std::uint32_t at, std::uint32_t length) const {
    const char32_t c = text_[at];
    const bool may =
        c == U'。' || (c == U'、' && length > 2 * max_sentence) || length > 3 * max_sentence;
    return may && !inside_mention(at + 1);
  }

  bool inside_mention(std::uint32_t at) const {
    const auto next =
        std::partition_point(mentions_.begin(), mentions_.end(),
                             [at](const MentionSpan& mention) { return mention.span.end <= at; });
    return next != mentions_.end() && next->span.begin < at;
  }

  void sentence(Span span, const Block& block) {
    const auto found =
        std::lower_bound(mentions_.begin(), mentions_.end(), span.begin,
                         [](const MentionSpan& m, std::uint32_t at) { return m.span.begin < at; });
    if (found == mentions_.end() || found->span.begin >= span.end) return;
    scanner_.scan(span, std::uint32_t(found - mentions_.begin()), clauses_);
    context_.section = block.section;
    context_.fiscal_year = block.fiscal_year;
    context_.programme = structure_.programme();
    abroad_ = abroad_ || speaks_of_others();
    context_.actors = carried_;
    const bool is_named = is_named_otherwise();
    if (is_named) context_.actors = carried_before_;
    if (context_.actors.empty() && !(abroad_ && structure_.guesses_actors(block))) {
      context_.actors = structure_.actors(block);
    }
    const std::size_t first = out_.size();
    const auto& subject = matcher_.match(clauses_, context_, out_);
    if (observer_ != nullptr) {
      observer_->read(
          {span, block, clauses_, context_, !carried_.empty(), trace_, first, out_.size()});
      trace_.clear();
    }
    structure_.note_subject(block, subject);
    context_.forum = forum_of_sentence();
    if (!subject.empty()) {
      carry(subject, block);
      context_.through.clear();
    }
    if (!matcher_.through().empty()) context_.through = matcher_.through();
  }

  /// 「(機構は…。)機構のセンターに委託して」: who the sentence names as something else does not
  /// act in it without a word.
  bool is_named_otherwise() const {
    const auto is_carried = [&](std::uint32_t member) {
      return std::find(carried_.begin(), carried_.end(), mentions_[member].entity) !=
             carried_.end();
    };
    return std::any_of(clauses_.arguments.begin(), clauses_.arguments.end(), [&](const auto& one) {
      const bool may_act = one.kind == Case::Topic || one.kind == Case::Subject ||
                           one.kind == Case::Locus || one.kind == Case::Goal;
      if (may_act) return false;
      const auto first = clauses_.members.begin() + one.first_member;
      return std::any_of(first, first + one.member_count, is_carried);
    });
  }

  /// 「米国では、大統領令を発表し」: not what the page's own ministry does.
  bool speaks_of_others() const {
    return std::any_of(clauses_.arguments.begin(), clauses_.arguments.end(), [&](const auto& one) {
      const bool leads =
          one.kind == Case::Topic || one.kind == Case::Subject || one.kind == Case::Locus;
      if (!leads || one.member_count == 0) return false;
      return structure_.is_foreign(mentions_[clauses_.members[one.first_member]].entity);
    });
  }

  /// The forum that the sentence says something of: 「政策対話が設置された。日本側は…が参加する」.
  std::uint32_t forum_of_sentence() const {
    for (const Argument& argument : clauses_.arguments) {
      if (argument.kind != Case::Topic && argument.kind != Case::Subject) continue;
      for (std::uint32_t i = 0; i < argument.member_count; ++i) {
        const MentionSpan& mention = mentions_[clauses_.members[argument.first_member + i]];
        if (mention.type == EntityType::Forum) return mention.entity;
      }
    }
    return Trie::none;
  }

  /// A body carries over to the next sentence as its subject; a forum only on a page where no
  /// ministry answers for sentences without one.
  void carry(const std::vector<std::uint32_t>& subject, const Block& block) {
    const bool forum_may = structure_.actors(block).empty();
    std::vector<std::uint32_t> bodies;
    for (const std::uint32_t entity : subject) {
      const EntityType type = entities_[entity].type;
      const bool with_others = type == EntityType::Group && !bodies.empty();
      const bool body = type == EntityType::GovernmentBody || type == EntityType::Organization ||
                        with_others ||
                        (type == EntityType::Place && structure_.guesses_actors(block) &&
                         structure_.is_foreign(entity));
      if (body || (forum_may && is_core(type))) bodies.push_back(entity);
    }
    if (bodies.empty() || bodies == carried_) return;
    carried_before_ = std::exchange(carried_, std::move(bodies));
  }

  const ReadPage& read_;
  std::u32string_view text_;
  const EntityTable& entities_;
  const std::vector<MentionSpan>& mentions_;
  Clauses& clauses_;
  std::vector<FoundRelation>& out_;
  SentenceObserver* observer_;
  std::vector<FrameTrace> trace_;
  ClauseScanner scanner_;
  FrameMatcher matcher_;
  Structure structure_;
  SentenceContext context_;
  std::vector<std::uint32_t> carried_;
  std::vector<std::uint32_t> carried_before_;  // until the last change
  bool abroad_ = false;                        // the block has spoken of what others do
  bool introduces_bullets_ = false;  // 「JPCERT/CC を通じて、以下の取組を行った。」
  std::int32_t item_ = -1;
  SectionKind section_ = SectionKind::Body;
};

void RelationFinder::find(const ReadPage& read, const EntityTable& entities,
                          const std::vector<MentionSpan>& mentions, std::vector<FoundRelation>& out,
                          SentenceObserver* observer) {
  out.clear();
  PageScan(lexicon_, read, entities, mentions, clauses_, out, observer).run();
}

}  // namespace renkei
