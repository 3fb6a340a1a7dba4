// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
// The fields of a programme sheet, which name things whatever their form.
#include <algorithm>

#include "extract/entity/mention_scan.hpp"

namespace renkei {

/// The line under 事業名 names a programme, whatever its form: 「地震津波観測」.
void MentionFinder::PageScan::programme_name(const Block& block) {
  const Span whole{block.begin, block.end};
  if (whole.size() < 2) return;
  const std::uint32_t before = std::uint32_t(mentions_.size());
  NameCandidate name{whole, EntityType::Programme, Trie::none, whole};
  const std::uint32_t plain_end =
      whole.begin + std::uint32_t(std::min(view(whole).find(U'('), std::size_t(whole.size())));
  for (const Span form : {Span{whole.begin, plain_end}, whole}) {
    const auto known = shape_.known(form);
    if (known && known->type == EntityType::Programme) name.entry = known->entry;
  }
  add(name, true);
  programme_ = mentions_[before].entity;
  const std::size_t offset = view(whole).find(U'(');
  if (offset != std::u32string_view::npos && offset > 0 && text_[whole.end - 1] == U')') {
    const std::uint32_t open = whole.begin + std::uint32_t(offset);
    const std::uint32_t entity = mentions_[before].entity;
    const Span plain{whole.begin, open};
    entities_.list(view(plain), plain, entity);
    define({open + 1, whole.end - 1}, entity, false);
  }
  receiver_of_fund(whole);
}

/// 「国連環境計画等拠出金」: the body before the fund's word is who gets the money. A bracket at
/// the end may say it alone: 「基盤整備事業(うち情報処理推進機構運営費交付金)」.
void MentionFinder::PageScan::receiver_of_fund(Span name) {
  const std::size_t open =
      text_[name.end - 1] == U')' ? view(name).rfind(U'(') : std::u32string_view::npos;
  if (open != std::u32string_view::npos) {
    const std::uint32_t begin = name.begin + std::uint32_t(open) + 1;
    const Span inner{shape_.strip_prefix({begin, name.end - 1}), name.end - 1};
    if (receiver_in(inner)) return;
  }
  receiver_in(name);
}

bool MentionFinder::PageScan::receiver_in(Span name) {
  for (std::uint32_t i = name.begin + 3; i < name.end; ++i) {
    if (!lexicon_.fund_words.longest(text_.substr(0, name.end), i)) continue;
    if (shape_.group({name.begin, i})) return false;  // 「資産所在市町村交付金」
    // 「アジア生産性機構(APO)拠出金」: the bracket gives the body another name.
    const std::uint32_t open = name.begin + std::uint32_t(std::min<std::size_t>(
                                                view({name.begin, i}).find(U'('), i - name.begin));
    const bool bracket = open < i && open > name.begin && text_[i - 1] == U')';
    for (std::uint32_t end = bracket ? open : i; end >= name.begin + 3; --end) {
      const Span body{name.begin, end};
      if (open < end && view(body).find(U')') == std::u32string_view::npos) continue;
      // 「機構|施設整備費」, not 「国際連合|世界食糧計画」: what follows the body is no name
      // itself.
      std::uint32_t rest = 0;
      if (end < i && !bracket && shape_.head_of({end, i}, rest) != nullptr) continue;
      auto found = shape_.known(body);
      std::uint32_t length = 0;
      if (!found && shape_.head_of(body, length) != nullptr) found = shape_.by_head(body, true);
      // 「賃上げに向けた省|力化投資補助金」: a head of one character may be the begin of a word.
      const Trie::Match tail = lexicon_.list_tails.longest(text_.substr(0, i), end);
      if (length == 1 && end + tail.length < i && !bracket) continue;
      if (!found || !is_body(found->type)) continue;
      // The one nested mention: no clause is read in a title.
      const std::uint32_t entity = entity_of(*found);
      entities_.name(view(found->span), entity);
      if (!(found->core == found->span)) entities_.name(view(found->core), entity);
      add_mention(found->span, entity, false, false);
      if (bracket && end == open) define({open + 1, i - 1}, entity, false);
      return true;
    }
    return false;
  }
  return false;
}

/// The lines under 府省庁 and 担当部局 name government bodies: 「大臣官房」, 「総合政策局」.
void MentionFinder::PageScan::government_body(const Block& block) {
  const Span whole{block.begin, block.end};
  if (whole.size() < 2) return;
  NameCandidate name{whole, EntityType::GovernmentBody, Trie::none, whole};
  if (const auto known = shape_.judge(whole, false); known && known->type == name.type)
    name = *known;
  add(name, false);
  const std::uint32_t entity = mentions_.back().entity;
  if (block.section == SectionKind::Ministry) {
    ministry_ = entity;
  } else if (entities_[entity].entry == Trie::none && ministry_ != entity) {
    entities_[entity].within = ministry_;
  }
}

}  // namespace renkei
