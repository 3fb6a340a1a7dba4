// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/relation/structure.hpp"

#include <algorithm>

#include "extract/lexicon/word_chars.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

// The title line of a programme sheet and its ministry are far apart in no sheet.
constexpr double firm = 0.95;
// Of a programme whose name is a line of the overview of another.
constexpr double sub_programme = 0.8;
// More mentions than a page has.
constexpr std::uint32_t known_first = 1u << 24;
// A longer list is a directory: relating each to each would give more edges than the page has
// words.
constexpr std::size_t max_owners = 40;
constexpr std::size_t max_listed = 200;
constexpr std::size_t max_receivers = 8;

bool is_opening(char32_t c) { return c == U'「' || c == U'『'; }
bool is_closing(char32_t c) { return c == U'」' || c == U'』'; }

/// Both, in whichever order a sheet prints its fields.
Span around(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace

Structure::Structure(const Lexicon& lexicon, const ReadPage& read, const EntityTable& entities,
                     const std::vector<MentionSpan>& mentions)
    : lexicon_(lexicon),
      read_(read),
      text_(read.chars),
      entities_(entities),
      mentions_(mentions),
      items_(read.items.size()) {
  collect();
  carry_owners();
}

void Structure::collect() {
  std::vector<std::uint32_t> counts(entities_.size());
  std::vector<bool> leading(entities_.size());
  std::uint32_t most = 0;
  std::size_t ours = 0, abroad = 0;
  bool names_others = false;
  std::size_t block = 0;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const MentionSpan& mention = mentions_[i];
    while (block < read_.blocks.size() && read_.blocks[block].end <= mention.span.begin) ++block;
    if (block == read_.blocks.size()) break;
    const Block& place = read_.blocks[block];
    if (place.kind == BlockKind::Owner && place.item >= 0) {
      ItemActors& item = items_[std::size_t(place.item)];
      if (item.owners.size() < max_owners) item.owners.push_back(mention.entity);
    }
    if (place.section == SectionKind::ProgrammeName) programme_.push_back(i);
    if (place.section == SectionKind::Ministry) ministry_.push_back(i);
    if (place.section == SectionKind::Bureau) bureau_.push_back(i);
    const bool government = mention.type == EntityType::GovernmentBody;
    if (government && slide_unit_ == Trie::none) note_slide_unit(place, i);
    if (country_ == Trie::none && lexicon_.home_countries.find(text_.substr(
                                      mention.span.begin, mention.span.size())) != Trie::none) {
      country_ = mention.entity;
    }
    const std::uint32_t entry = entities_[mention.entity].entry;
    const bool foreign = is_foreign(mention.entity);
    names_others = names_others || foreign;
    if (foreign && leads(mention, place)) ++abroad;
    if (mention.entity == country_) ++ours;
    if (!government || (entry != Trie::none && !lexicon_.is_domestic(entry))) continue;
    ++ours;
    // 「文部科学省作成」 tells of a source.
    const std::uint32_t end = mention.span.end;
    leading[mention.entity] =
        leading[mention.entity] || end == place.end || !is_nominal(text_[end]);
    // A body of ours that is known counts before any that is not.
    const std::uint32_t weight = ++counts[mention.entity] + (entry == Trie::none ? 0 : known_first);
    if (weight > most) {
      most = weight;
      publisher_ = mention.entity;
    }
  }
  // A page about other countries tells what they do; one mention may be that of a source.
  const bool once = publisher_ != Trie::none && counts[publisher_] == 1 && !leading[publisher_];
  if (abroad > ours || (once && names_others)) publisher_ = Trie::none;
}

/// Whether what follows says what the one named does: 「米国は」, and the label 「米国」 of a row.
bool Structure::leads(const MentionSpan& mention, const Block& block) const {
  const std::uint32_t end = mention.span.end;
  if (mention.span.begin == block.begin && (end == block.end || is_nominal(text_[end])))
    return true;
  const Trie::Match match = lexicon_.cases.longest(text_.substr(0, block.end), end);
  if (!match) return false;
  const Case kind = lexicon_.case_forms[match.value].kind;
  return kind == Case::Topic || kind == Case::Subject || kind == Case::Locus;
}

bool Structure::is_foreign(std::uint32_t entity) const {
  const std::uint32_t entry = entities_[entity].entry;
  if (entry == Trie::none) return false;
  if (entities_[entity].type == EntityType::GovernmentBody) return !lexicon_.is_domestic(entry);
  return lexicon_.is_abroad(entry);
}

/// An item of the page before has its bodies there; they act here when this page names them.
void Structure::carry_owners() {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    for (const std::string& owner : read_.items[i].carried_owners) {
      const std::u32string name = dense(owner);
      const auto found = std::find_if(mentions_.begin(), mentions_.end(), [&](const auto& mention) {
        return text_.substr(mention.span.begin, mention.span.size()) == name;
      });
      if (found != mentions_.end()) items_[i].owners.push_back(found->entity);
    }
  }
}

/// A slide names its unit in a line of its own: 「内閣官房(内閣サイバーセキュリティセンター)」, of
/// which the bracketed one acts.
void Structure::note_slide_unit(const Block& block, std::size_t mention) {
  if (block.kind != BlockKind::Fragment && block.kind != BlockKind::Heading) return;
  const Span first = mentions_[mention].span;
  if (first.begin != block.begin) return;
  if (first.end == block.end) slide_unit_ = mentions_[mention].entity;
  if (mention + 1 == mentions_.size() || text_[first.end] != U'(') return;
  const MentionSpan& unit = mentions_[mention + 1];
  if (unit.type == EntityType::GovernmentBody && unit.span.begin == first.end + 1 &&
      unit.span.end + 1 == block.end) {
    slide_unit_ = unit.entity;
  }
}

std::vector<std::uint32_t> Structure::actors(const Block& block) const {
  if (block.section == SectionKind::Strategy) {
    return country_ == Trie::none ? std::vector<std::uint32_t>{} : std::vector{country_};
  }
  if (block.item >= 0) {
    const ItemActors& item = items_[std::size_t(block.item)];
    return item.acting.empty() ? item.owners : item.acting;
  }
  if (!ministry_.empty()) return {mentions_[ministry_.back()].entity};
  if (slide_unit_ != Trie::none) return {slide_unit_};
  if (publisher_ != Trie::none) return {publisher_};
  return {};
}

std::uint32_t Structure::programme() const {
  return programme_.empty() ? Trie::none : mentions_[programme_.front()].entity;
}

void Structure::note_subject(const Block& block, const std::vector<std::uint32_t>& subject) {
  if (block.item < 0 || block.section != SectionKind::Plan) return;
  ItemActors& item = items_[std::size_t(block.item)];
  if (!item.acting.empty()) return;
  for (const std::uint32_t owner : item.owners) {
    if (std::find(subject.begin(), subject.end(), owner) != subject.end())
      item.acting.push_back(owner);
  }
}

void Structure::relations(std::vector<FoundRelation>& out) const {
  joint_owners(out);
  programme_sheet(out);
  neighbours(out);
}

void Structure::add(std::uint32_t subject, Predicate predicate, std::uint32_t object, Status status,
                    double confidence, Span evidence, RelationSource source, std::uint32_t row,
                    std::vector<FoundRelation>& out) const {
  if (subject == object) return;
  FoundRelation relation;
  relation.subject = subject;
  relation.predicate = predicate;
  relation.object = object;
  relation.status = status;
  relation.confidence = confidence;
  relation.evidence = evidence;
  relation.source = source;
  relation.row = row;
  out.push_back(relation);
}

const Block* Structure::block_of(std::uint32_t at) const {
  const auto found = std::partition_point(read_.blocks.begin(), read_.blocks.end(),
                                          [at](const Block& block) { return block.end <= at; });
  return found == read_.blocks.end() ? nullptr : &*found;
}

void Structure::joint_owners(std::vector<FoundRelation>& out) const {
  std::vector<Span> cells(items_.size(), Span{0xFFFFFFFF, 0});
  for (const Block& block : read_.blocks) {
    if (block.kind != BlockKind::Owner || block.item < 0) continue;
    Span& cell = cells[std::size_t(block.item)];
    cell = {std::min(cell.begin, block.begin), std::max(cell.end, block.end)};
  }
  for (std::size_t item = 0; item < items_.size(); ++item) {
    const auto& owners = items_[item].owners;
    const Span evidence = cells[item];
    if (evidence.empty() || evidence.begin > evidence.end) continue;  // printed on the page before
    for (std::size_t i = 0; i < owners.size(); ++i) {
      for (std::size_t j = i + 1; j < owners.size(); ++j) {
        add(owners[i], Predicate::CooperatesWith, owners[j], Status::Standing, firm, evidence,
            RelationSource::Owners, Trie::none, out);
      }
    }
  }
}

/// 事業名 / 府省庁 / 担当部局: the ministry runs the programme, the bureau is part of the ministry,
/// and a contribution named for a body goes to it.
void Structure::programme_sheet(std::vector<FoundRelation>& out) const {
  if (programme_.empty() || ministry_.empty()) return;
  const MentionSpan& programme = mentions_[programme_.front()];
  const MentionSpan& ministry = mentions_[ministry_.back()];
  const Span title = around(programme.span, ministry.span);
  add(ministry.entity, Predicate::Operates, programme.entity, Status::Standing, firm, title,
      RelationSource::Sheet, Trie::none, out);
  for (std::size_t i = 1; i < std::min(programme_.size(), max_receivers); ++i) {
    const MentionSpan& receiver = mentions_[programme_[i]];
    add(ministry.entity, Predicate::ProvidesTo, receiver.entity, Status::Standing, firm, title,
        RelationSource::Sheet, Trie::none, out);
  }
  for (const MentionSpan& part : mentions_) {
    if (part.type != EntityType::Programme || part.entity == programme.entity) continue;
    if (!is_line(part.span)) continue;
    add(ministry.entity, Predicate::Operates, part.entity, Status::Standing, sub_programme,
        part.span, RelationSource::Sheet, Trie::none, out);
  }
  if (bureau_.empty()) return;
  const MentionSpan& bureau = mentions_[bureau_.front()];
  const Span place = around(ministry.span, bureau.span);
  add(bureau.entity, Predicate::PartOf, ministry.entity, Status::Standing, firm, place,
      RelationSource::Sheet, Trie::none, out);
}

/// 「(1)技術実証事業/…」: a line of a sheet's overview, marked or not; / stands for its end.
bool Structure::is_line(Span name) const {
  const std::u32string_view letters = text_.substr(name.begin, name.size());
  const bool is_acronym = std::none_of(letters.begin(), letters.end(), [](char32_t c) {
    return text::script_of(c) == text::Script::Han;
  });
  if (is_acronym) return false;
  const Block* const block = block_of(name.begin);
  if (block == nullptr || block->section != SectionKind::Overview) return false;
  std::uint32_t begin = name.begin;
  while (begin > block->begin && text_[begin - 1] != U'/' && !is_nominal(text_[begin - 1])) --begin;
  while (begin > block->begin && text::script_of(text_[begin - 1]) == text::Script::Digit) --begin;
  while (begin > block->begin && text_[begin - 1] != U'/' && !is_nominal(text_[begin - 1]) &&
         text::script_of(text_[begin - 1]) != text::Script::Hiragana)
    --begin;
  std::uint32_t end = name.end;
  while (end < block->end && is_closing(text_[end])) ++end;
  const bool ends = end == block->end || text_[end] == U'/' || text_[end] == U':' ||
                    text_[end] == U'】' || text_[end] == U'>';
  return ends && (begin == block->begin || text_[begin - 1] == U'/');
}

bool Structure::fits_right(const PairRule& rule, const MentionSpan& right) const {
  if (!contains(rule.right_types, right.type)) return false;
  if (rule.quoted && !right.quoted) return false;
  if (rule.right.empty()) return true;
  const std::u32string_view name = text_.substr(right.span.begin, right.span.size());
  return std::any_of(rule.right.begin(), rule.right.end(), [name](const std::u32string& part) {
    return name.starts_with(part) || name.ends_with(part);
  });
}

void Structure::neighbours(std::vector<FoundRelation>& out) const {
  for (std::size_t i = 0; i + 1 < mentions_.size(); ++i) {
    for (const PairRule& rule : lexicon_.pairs) {
      if (!contains(rule.left_types, mentions_[i].type)) continue;
      if (rule.join == PairRule::Join::BracketList)
        bracket_list(rule, i, out);
      else
        apply_pair(rule, i, out);
    }
    publisher_in_bracket(i + 1, out);
  }
}

/// Behind 「(令和5年)」; `at` where no bracket with a year stands.
std::uint32_t Structure::behind_date_bracket(std::uint32_t at, std::uint32_t limit) const {
  if (at >= limit || text_[at] != U'(') return at;
  const std::u32string_view inside = text_.substr(at, limit - at);
  const std::size_t close = inside.find(U')');
  if (close == std::u32string_view::npos || inside.substr(0, close).find(U'年') > close) return at;
  return at + std::uint32_t(close) + 1;
}

void Structure::apply_pair(const PairRule& rule, std::size_t left,
                           std::vector<FoundRelation>& out) const {
  const MentionSpan& a = mentions_[left];
  const MentionSpan& b = mentions_[left + 1];
  std::uint32_t at = a.span.end;
  while (at < b.span.begin && is_closing(text_[at])) ++at;
  if (rule.join == PairRule::Join::Title) {
    // 「総務省「情報通信白書」」, 「戦略会議(令和5年)「論点整理」」: an author and the title.
    at = behind_date_bracket(at, b.span.begin);
    if (at >= b.span.begin || !is_opening(text_[at])) return;
  } else {
    const std::u32string_view join =
        rule.join == PairRule::Join::Text ? std::u32string_view(rule.between) : U"(";
    if (!text_.substr(at, b.span.begin - at).starts_with(join)) return;
    at += std::uint32_t(join.size());
  }
  while (at < b.span.begin && is_opening(text_[at])) ++at;
  if (at != b.span.begin || !fits_right(rule, b)) return;
  // 「A(B、C)」 is a list; 「A(B)」 is what this rule is for.
  if (rule.join == PairRule::Join::Bracket && rule.right.empty() &&
      (b.span.end >= text_.size() || text_[b.span.end] != U')')) {
    return;
  }
  const Span evidence{a.span.begin, b.span.end};
  const std::uint32_t subject = rule.right_is_subject ? b.entity : a.entity;
  const std::uint32_t object = rule.right_is_subject ? a.entity : b.entity;
  add(subject, rule.predicate, object, Status::Standing, rule.confidence, evidence,
      RelationSource::Pair, pair_index(rule), out);
}

/// 「実行委員会(内閣府、総務省、…)」: a bracket that lists nothing but names gives the members.
void Structure::bracket_list(const PairRule& rule, std::size_t left,
                             std::vector<FoundRelation>& out) const {
  const MentionSpan& forum = mentions_[left];
  std::uint32_t at = forum.span.end;
  if (at >= text_.size() || text_[at] != U'(') return;
  ++at;
  std::vector<std::size_t> members;
  std::size_t i = left + 1;
  for (; i < mentions_.size() && mentions_[i].span.begin == at; ++i) {
    if (!fits_right(rule, mentions_[i]) || members.size() == max_listed) return;
    members.push_back(i);
    at = mentions_[i].span.end;
    at += lexicon_.list_tails.longest(text_, at).length;
    if (at >= text_.size() || (text_[at] != U'、' && text_[at] != U'・')) break;
    ++at;
  }
  if (members.size() < 2 || at >= text_.size() || text_[at] != U')') return;
  const Span evidence{forum.span.begin, at + 1};
  for (const std::size_t member : members) {
    add(mentions_[member].entity, rule.predicate, forum.entity, Status::Standing, rule.confidence,
        evidence, RelationSource::Pair, pair_index(rule), out);
  }
}

/// 「基本設計」(2023年4月7日内閣府策定): the body in a document's bracket has issued it.
void Structure::publisher_in_bracket(std::size_t body, std::vector<FoundRelation>& out) const {
  const MentionSpan& b = mentions_[body];
  const MentionSpan& document = mentions_[body - 1];
  if (!is_body(b.type) || document.type != EntityType::Document) return;
  std::uint32_t open = document.span.end;
  while (open < b.span.begin && is_closing(text_[open])) ++open;
  if (open >= b.span.begin || text_[open] != U'(') return;
  const std::size_t gap = text_.substr(b.span.end, 7).find(U')');
  if (gap == std::u32string_view::npos) return;
  const std::size_t close = b.span.end + gap;
  const auto verb = lexicon_.bracket_verbs.longest_before(text_, b.span.end, close);
  const bool dated =
      text_.substr(open, b.span.begin - open).find(U'年') != std::u32string_view::npos;
  if (!verb && !(dated && close == b.span.end)) return;
  const double confidence = verb ? lexicon_.frames[verb.value].confidence : 0.7;
  add(b.entity, Predicate::Publishes, document.entity, Status::Done, confidence,
      {document.span.begin, std::uint32_t(close) + 1}, RelationSource::Issuer,
      verb ? verb.value : Trie::none, out);
}

}  // namespace renkei
