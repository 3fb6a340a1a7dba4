// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/entity/entity_table.hpp"
#include "extract/lexicon/lexicon.hpp"

namespace renkei {

/// Decides for each local government of a page whether its name means the body or the place, by
/// what stands behind it (data/lexicon/area_cues.tsv): 「東京都と連携し」, 「東京都に所在する」,
/// and 「東京都渋谷区」, where another name follows at once. One entity is one of them on a page; a
/// body when any mention says so, or none says anything.
class AreaNames {
 public:
  AreaNames(const Lexicon& lexicon, std::u32string_view text, EntityTable& entities,
            std::vector<MentionSpan>& mentions)
      : lexicon_(lexicon), text_(text), entities_(entities), mentions_(mentions) {}

  /// Makes places of those entities, and of their mentions, that are used as places only.
  void decide();

 private:
  void join_addresses();
  bool goes_on(std::uint32_t end) const;
  bool is_area(const MentionSpan& mention) const;
  AreaCue cue_behind(std::size_t mention) const;

  const Lexicon& lexicon_;
  std::u32string_view text_;
  EntityTable& entities_;
  std::vector<MentionSpan>& mentions_;
};

}  // namespace renkei
