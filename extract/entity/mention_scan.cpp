// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/entity/mention_scan.hpp"

#include <algorithm>

#include "extract/entity/area_names.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using text::Script;

// 「インターネットの利用者」: a modifier is no longer.
constexpr std::uint32_t max_modifier = 12;
// A name this long is no unit that a number before it counts.
constexpr std::uint32_t min_marked_name = 7;

bool is_compatible(EntityType a, EntityType b) {
  return a == b || (is_body(a) && is_body(b)) || (!is_core(a) && !is_core(b)) ||
         (is_body(a) && b == EntityType::Group) || (is_body(b) && a == EntityType::Group);
}

std::int32_t number_at(std::u32string_view text, std::size_t begin) {
  std::int32_t value = 0;
  for (std::size_t i = begin; i < begin + 4; ++i) {
    if (i >= text.size() || text[i] < U'0' || text[i] > U'9') return 0;
    value = value * 10 + std::int32_t(text[i] - U'0');
  }
  return value;
}

/// The year a page speaks in: what its source says, else the latest year named in its text.
std::int32_t year_of(const ReadPage& read) {
  if (read.metadata.fiscal_year != 0) return read.metadata.fiscal_year;
  std::int32_t latest = 0;
  for (std::size_t i = read.chars.find(U'年'); i != std::u32string::npos;
       i = read.chars.find(U'年', i + 1)) {
    const std::int32_t year = i < 4 ? 0 : number_at(read.chars, i - 4);
    if (year > latest && year >= 1900 && year < 2100) latest = year;
  }
  return latest;
}

}  // namespace

MentionFinder::PageScan::PageScan(const Lexicon& lexicon, const ReadPage& read, RunMemo& memo,
                                  EntityTable& entities, std::vector<MentionSpan>& mentions)
    : lexicon_(lexicon),
      read_(read),
      text_(read.chars),
      memo_(memo),
      entities_(entities),
      mentions_(mentions),
      shape_(lexicon, text_, year_of(read)) {}

void MentionFinder::find(const ReadPage& read, EntityTable& entities,
                         std::vector<MentionSpan>& mentions) {
  entities.clear();
  mentions.clear();
  PageScan scan(lexicon_, read, memo_, entities, mentions);
  for (const Block& block : read.blocks) scan.scan(block);
  AreaNames(lexicon_, read.chars, entities, mentions).decide();
}

void MentionFinder::PageScan::scan(const Block& block) {
  if (block.kind == BlockKind::Label) return;
  floor_ = block.begin + marker_length(block);
  ceiling_ = block.end;
  acronym_ = {};
  heading_ = block.kind == BlockKind::Heading;
  in_line_ = heading_ || block.kind == BlockKind::Fragment;
  in_note_ = block.kind == BlockKind::Footnote;
  if (block.section == SectionKind::ProgrammeName) return programme_name(block);
  if (block.section == SectionKind::Bureau || block.section == SectionKind::Ministry) {
    return government_body(block);
  }
  acronyms_.clear();
  const std::size_t before = mentions_.size();
  std::uint32_t i = floor_;
  while (i < block.end) {
    const char32_t c = text_[i];
    const std::uint32_t end = is_nominal(c) ? run_end(i) : begins_with_noun(i);
    // Known names may hold hiragana: 我が国, こども家庭庁, 国の行政機関.
    if (const auto known = shape_.known_beyond_run(i, end, block.end); known && starts_word(i)) {
      const NameCandidate name = with_head_behind(*known);
      add(name, false);
      i = name.span.end;
      continue;
    }
    const bool is_digit = text::script_of(c) == Script::Digit;
    if (const std::uint32_t counted = is_digit ? counted_group_end(i) : i; counted != i) {
      add({{i, counted}, EntityType::Group, Trie::none, {i, counted}}, false);
      i = counted;
    } else if (end != i) {
      if (!names_nothing({i, end})) scan_run({i, end});
      i = end;
    } else if (is_opening_quote(c)) {
      i = scan_quote(i);
    } else if (c == U'(') {
      i = scan_bracket(i);
    } else {
      const Trie::Match adverb = lexicon_.adverbs.longest(text_.substr(0, block.end), i);
      i += std::max(1U, adverb ? adverb.value : 1U);
    }
  }
  name_listed_acronyms(before);
}

/// 「みどりの食料システム戦略|本部」: a thing's name and a head noun make another name.
NameCandidate MentionFinder::PageScan::with_head_behind(const NameCandidate& known) const {
  const std::uint32_t end = known.span.end;
  const bool thing = is_core(known.type) && !is_body(known.type);
  if (!thing || end >= ceiling_ || !is_nominal(text_[end])) return known;
  const auto longer = shape_.by_head({known.span.begin, run_end(end)}, true);
  return longer && is_core(longer->type) ? *longer : known;
}

/// 「イ 東南アジア諸国」: the letter that numbers a paragraph.
std::uint32_t MentionFinder::PageScan::marker_length(const Block& block) const {
  if (block.end - block.begin < 3) return 0;
  const bool letter = text::script_of(text_[block.begin]) == Script::Katakana;
  return letter && read_.gap[block.begin + 1] == ReadPage::Blank ? 1 : 0;
}

/// End of the number of actors that a digit begins: 「171カ国」, 「29の国・地域」; `at` when there
/// is none.
std::uint32_t MentionFinder::PageScan::counted_group_end(std::uint32_t at) const {
  if (at > floor_ && is_latin_word(text_[at - 1])) return at;
  std::uint32_t i = at + 1;
  while (i < ceiling_ && text::script_of(text_[i]) == Script::Digit) ++i;
  const Trie::Match match = lexicon_.counted_groups.longest(text_.substr(0, ceiling_), i);
  if (!match) return at;
  const std::uint32_t end = i + match.length;
  return end < ceiling_ && text::script_of(text_[end]) == Script::Han &&
                 !lexicon_.list_tails.longest(text_, end)
             ? at
             : end;
}

/// Hiragana in mid-word starts no name: the い of 「ない」 is not that of 「いわき市」.
bool MentionFinder::PageScan::starts_word(std::uint32_t at) const {
  return is_nominal(text_[at]) || at == floor_ ||
         text::script_of(text_[at - 1]) != text::Script::Hiragana;
}

/// Whether the run is an everyday word that neither the page nor what stands before it makes a
/// name; the cheap way out for most runs of a text.
bool MentionFinder::PageScan::names_nothing(Span run) {
  if (run.size() > RunMemo::max_size) return false;
  const std::u32string_view word = view(run);
  const RunVerdict verdict = memo_.verdict(word, [&] { return shape_.verdict_on(run); });
  if (!verdict.plain || entities_.find(word) != Trie::none) return false;
  if (verdict.suffix_size != 0 &&
      entities_.find(word.substr(0, word.size() - verdict.suffix_size)) != Trie::none) {
    return false;
  }
  for (std::size_t i = 1; verdict.mixed && i + 1 < word.size(); ++i) {
    if (text::script_of(word[i]) == text::script_of(word[i - 1])) continue;
    if (entities_.find(word.substr(i)) != Trie::none) return false;
  }
  return !lexicon_.reference_words.longest_before(text_, floor_, run.begin);
}

/// Cuts a run at 等, which ends a name or goes between two: 「総務省等関係府省庁」.
void MentionFinder::PageScan::scan_run(Span run) {
  std::uint32_t begin = run.begin;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i == begin) {
      if (const auto known = shape_.known_at(i, run.end); known && known->span.size() > 2) {
        i = known->span.end - 1;
        continue;
      }
    }
    if (!lexicon_.list_tails.longest(text_.substr(0, i + 1), i)) continue;
    // 「地震活動等総合監視システム」: 等 stays inside a name when no name ends before it.
    if (i + 1 < run.end && i > begin && !names_something({begin, i})) continue;
    if (i > begin) scan_segment({begin, i});
    begin = i + 1;
  }
  if (begin < run.end) scan_segment({begin, run.end});
}

bool MentionFinder::PageScan::names_something(Span segment) const {
  const Span name{shape_.strip_prefix(segment), segment.end};
  return entities_.find(view(name)) != Trie::none || shape_.judge(name, true) ||
         shape_.known({name.begin, shape_.strip_suffix(name)});
}

/// Without the number of a footnote before or behind: 「4総務省」, 「情報通信研究機構法 4」.
Span MentionFinder::PageScan::without_footnote_marks(Span segment) const {
  // 「3ー1防衛装備庁」: a dash between numbers.
  for (std::uint32_t i = segment.begin; i + 1 < segment.end; ++i) {
    if (text_[i] == U'ー') segment.begin = i + 1;
    if (text_[i] != U'ー' && text::script_of(text_[i]) != Script::Digit) break;
  }
  std::uint32_t begin = segment.begin;
  while (begin < segment.end && text::script_of(text_[begin]) == Script::Digit) ++begin;
  const std::uint32_t count = begin - segment.begin;
  bool marked = count > 0 && count <= 2 && begin + 2 < segment.end;
  if (marked && is_latin_word(text_[begin])) {  // 1NATO, not 5G
    const auto known = shape_.known_at(begin, segment.end);
    marked = known && known->span.size() > 2 && !shape_.known_at(segment.begin, segment.end);
  }
  if (marked && !is_latin_word(text_[begin]) && lexicon_.counters.longest(text_, begin)) {
    // 「3事業所母集団データベース」: 3事業 counts, 事業所母集団データベース is a name.
    const auto rest = shape_.judge({begin, segment.end}, true);
    marked = rest && is_core(rest->type) && segment.end - begin >= min_marked_name;
  }
  if (!marked) begin = segment.begin;
  std::uint32_t end = segment.end;
  while (end > begin && text::script_of(text_[end - 1]) == Script::Digit) --end;
  const bool trails = end < segment.end && segment.end - end <= 2 && end > begin + 2 &&
                      (!is_latin_word(text_[end - 1]) || read_.gap[end] != ReadPage::None) &&
                      text_[end - 1] != U'.' &&  // 「地方創生2.0」
                      !shape_.known({begin, segment.end});
  return {begin, trails ? end : segment.end};
}

void MentionFinder::PageScan::scan_segment(Span segment) {
  segment = without_footnote_marks(segment);
  if (split_at_blank(segment) || try_reference(segment)) return;
  const std::uint32_t stripped = shape_.strip_prefix(segment);
  const bool was_stripped = stripped != segment.begin;
  const Span name{stripped, segment.end};
  if (name.size() == 0) return;
  if (was_stripped) {
    // A dated happening keeps its date: 「令和元年房総半島台風」, 「2025年日本国際博覧会」.
    const auto whole = shape_.by_head(segment, true);
    if (whole && whole->type == EntityType::Event &&
        text::script_of(text_[name.begin]) == Script::Han && !shape_.known(name)) {
      return add(*whole, false);
    }
    if (try_reference(name)) return;
  }
  if (try_owned(name) || split_at_dot(name) || try_name(name) || try_bare(name)) return;
  const std::uint32_t end = shape_.strip_suffix(name);
  if (end != name.end && end > name.begin) {
    const Span shorter{name.begin, end};
    if (split_at_dot(shorter) || try_name(shorter)) return;
  }
  if (!try_defined_here(name) && !try_inside(name)) note_acronym(name);
}

/// In a line that is no sentence a blank parts a forum from what is said of it: 「連絡会議
/// 構成員」.
bool MentionFinder::PageScan::split_at_blank(Span segment) {
  if (!in_line_) return false;
  std::uint32_t i = segment.begin + 1;
  const auto parts = [this](std::uint32_t at) {
    return read_.gap[at] == ReadPage::Blank && text_[at] > 0x3000 && text_[at - 1] > 0x3000;
  };
  while (i < segment.end && !parts(i)) ++i;
  if (i >= segment.end) return false;
  const auto left = shape_.judge({segment.begin, i}, true);
  if (!left || left->type != EntityType::Forum) return false;
  scan_segment({segment.begin, i});
  scan_segment({i, segment.end});
  return true;
}

/// ・ parts two names when each side is one and both are of a kind: 「デジタル庁・総務省」, but not
/// 「科学技術・イノベーション推進事務局」.
bool MentionFinder::PageScan::split_at_dot(Span segment) {
  if (shape_.known(segment)) return false;
  for (std::uint32_t i = segment.begin + 1; i + 1 < segment.end; ++i) {
    if (text_[i] != U'・') continue;
    const Span left{segment.begin, i};
    std::uint32_t next = i + 1;
    while (next < segment.end && text_[next] != U'・') ++next;
    auto a = shape_.judge(left, true);
    if (!a) a = shape_.judge({left.begin, shape_.strip_suffix(left)}, true);
    if (!a) continue;
    auto b = shape_.judge({i + 1, next}, true);
    if (!b) b = shape_.judge({i + 1, segment.end}, true);
    if (!b || !is_compatible(a->type, b->type)) continue;
    if (a->type == EntityType::Place && b->type == EntityType::Place && ends_in_region(b->span)) {
      // 「アジア・中東地域」: one region by two names.
      add({segment, EntityType::Place, Trie::none, segment}, false);
      return true;
    }
    scan_segment(left);
    scan_segment({i + 1, segment.end});
    return true;
  }
  return false;
}

/// 「中東地域」: with a word of place behind the place's own name.
bool MentionFinder::PageScan::ends_in_region(Span place) const {
  for (std::uint32_t i = place.begin + 1; i < place.end; ++i) {
    const Trie::Match word = lexicon_.place_suffixes.longest(text_.substr(0, place.end), i);
    if (word && i + word.length == place.end) return true;
  }
  return false;
}

bool MentionFinder::PageScan::try_name(Span segment) {
  const std::uint32_t defined = entities_.find(view(segment));
  if (defined != Trie::none) {
    add_mention(segment, defined, false, false);
    return true;
  }
  if (auto name = shape_.known(segment)) {
    add(*name, false);
    return true;
  }
  if (auto name = shape_.place(segment)) {
    add(*name, false);
    return true;
  }
  std::uint32_t length = 0;
  const Head* head = shape_.head_of(segment, length);
  if (head != nullptr && head->link && head->modifier != Head::never) {
    const std::uint32_t begin =
        outside_mention(shape_.extend_left(floor_, segment.begin), segment.begin);
    if (begin != segment.begin && (heading_ || announces_name(segment.end))) return true;
    if (begin != segment.begin) {
      // What was found inside the longer name is no mention of its own.
      while (!mentions_.empty() && mentions_.back().span.end > begin) mentions_.pop_back();
      NameCandidate whole{{begin, segment.end}, head->type, Trie::none, {begin, segment.end}};
      if (const auto known = shape_.known(whole.span)) whole = *known;
      add(whole, false);
      return true;
    }
  }
  auto name = shape_.by_head(segment, true);
  if (!name) name = shape_.group(segment);
  if (!name) return false;
  add(*name, false);
  return true;
}

/// `begin`, or where the next word begins when a mention goes over it: the 国 of 「我が国の技術に
/// 関する基準」 begins no name.
std::uint32_t MentionFinder::PageScan::outside_mention(std::uint32_t begin,
                                                       std::uint32_t end) const {
  const auto over = std::partition_point(
      mentions_.begin(), mentions_.end(),
      [begin](const MentionSpan& mention) { return mention.span.end <= begin; });
  if (over == mentions_.end() || over->span.begin >= begin) return begin;
  std::uint32_t at = over->span.end;
  // 「設置法|に対する決議」
  const Trie::Match link = lexicon_.links.longest_before(text_, at, end);
  if (link && at + link.length == end) return end;
  while (at < end && !is_nominal(text_[at])) ++at;
  return at;
}

/// 「業務における中核システムである「X」」 says of X what it is, and is no name beside it.
bool MentionFinder::PageScan::announces_name(std::uint32_t at) const {
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, ceiling_), at);
  if (!match || lexicon_.case_forms[match.value].kind != Case::Is) return false;
  return at + match.length < ceiling_ && is_opening_quote(text_[at + match.length]);
}

/// A run that is no name as a whole: a known body at its start (総務省主導) or its end (通称CYNEX).
bool MentionFinder::PageScan::try_inside(Span segment) {
  bool found = false;
  if (const auto front = shape_.known_at(segment.begin, segment.end);
      front && (front->span.size() >= 3 || is_latin_word(text_[segment.begin]))) {
    const Span rest{front->span.end, segment.end};
    const bool may_stand = front->type != EntityType::Place && front->type != EntityType::Group;
    if (may_stand || (rest.size() > 1 && shape_.known(rest))) {
      add(*front, false);
      if (rest.size() > 1) scan_segment(rest);
      return true;
    }
  }
  // At a change of script a known name may begin: 米国CISA, 先端的基盤CYNEX.
  for (std::uint32_t i = segment.begin + 1; i + 1 < segment.end && !found; ++i) {
    if (text::script_of(text_[i]) == text::script_of(text_[i - 1])) continue;
    const Span tail{i, segment.end};
    const std::uint32_t defined = entities_.find(view(tail));
    if (defined != Trie::none) {
      add_mention(tail, defined, false, false);
      found = true;
    } else if (const auto known = shape_.known(tail); known && is_core(known->type)) {
      add(*known, false);
      found = true;
    }
  }
  return found;
}

std::uint32_t MentionFinder::PageScan::entity_of(const NameCandidate& candidate) {
  std::uint32_t entity = Trie::none;
  if (candidate.entry != Trie::none) entity = entities_.find_entry(candidate.entry);
  if (entity == Trie::none) entity = entities_.find(view(candidate.span));
  if (entity == Trie::none && !(candidate.core == candidate.span)) {
    entity = entities_.find(view(candidate.core));
    if (entity == Trie::none) {
      if (const auto known = shape_.known(candidate.core); known && is_core(known->type)) {
        entity = entities_.find_entry(known->entry);
        if (entity == Trie::none) entity = entities_.add(known->type, known->entry);
      }
    }
  }
  if (entity == Trie::none) entity = entities_.add(candidate.type, candidate.entry);
  return entity;
}

void MentionFinder::PageScan::add(const NameCandidate& candidate, bool quoted) {
  // 「国民が安全で安心して暮らせる社会」 as a heading speaks of no one.
  if (heading_ && !is_core(candidate.type)) return;
  const std::uint32_t entity = entity_of(candidate);
  entities_.name(view(candidate.span), entity);
  if (candidate.type == EntityType::Group) {
    entities_[entity].vague = shape_.is_vague(candidate.span);
    name_with_modifier(candidate.span, entity);
  }
  if (!(candidate.core == candidate.span) && candidate.type != EntityType::Place) {
    entities_.name(view(candidate.core), entity);
    if (entities_.find(view(candidate.core)) == entity) {
      entities_.list(view(candidate.core), candidate.core, entity);
    }
  }
  add_mention(candidate.span, entity, quoted, false);
}

/// 「国外の調整組織」, 「インターネットの利用者」: a class with its modifier is a name of it as
/// well; with its owner (「IPAの職員」) it is not.
void MentionFinder::PageScan::name_with_modifier(Span noun, std::uint32_t entity) {
  if (noun.begin <= floor_) return;
  const std::uint32_t at = noun.begin - 1;
  const Trie::Match of = lexicon_.cases.longest(text_.substr(0, noun.begin), at);
  if (!of || lexicon_.case_forms[of.value].kind != Case::Of) return;
  if (!mentions_.empty() && mentions_.back().span.end == at && is_body(mentions_.back().type))
    return;
  std::uint32_t begin = at;
  while (begin > floor_ && at - begin < max_modifier && is_nominal(text_[begin - 1])) --begin;
  begin = shape_.strip_prefix({begin, at});
  if (at >= begin + 2) entities_[entity].names.push_back({begin, noun.end});
}

void MentionFinder::PageScan::add_mention(Span span, std::uint32_t entity, bool quoted,
                                          bool anaphor) {
  entities_[entity].last_seen = span.end;
  mentions_.push_back({span, entity, entities_[entity].type, quoted, anaphor});
  acronym_ = {};
}

}  // namespace renkei
