// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/data_pack.hpp"
#include "graph/schema.hpp"

namespace renkei {

/// Role of an argument, from what follows it (cases.tsv).
enum class Case : std::uint8_t {
  None,
  Topic,
  Subject,
  Locus,
  Object,
  Goal,
  With,
  Together,
  Means,
  From,
  Of,
  As,
  About,
  Among,
  Is,
  At,    ///< で: a place or means, never who acts
  Side,  ///< 側は: what follows are the members of one side
};

struct CaseForm {
  Case kind = Case::None;
  bool noun = false;     ///< a verbal noun must follow (との連携)
  bool topical = false;  ///< says as well what the sentence is about (においては)
  bool between = false;  ///< what two have between them (AとBとの間で)
};

enum class Voice : std::uint8_t { Active, Passive };
enum class Shape : std::uint8_t { Continue, Attribute, End, Noun };
enum class Aspect : std::uint8_t { Plain, Past, Progress, Plan };

/// A verb's ending (forms.tsv).
struct VerbForm {
  Voice voice = Voice::Active;
  Shape shape = Shape::Continue;
  Aspect aspect = Aspect::Plain;
  bool subordinate = false;  ///< goes on, but its subject is not that of what follows (するため)
};

/// Where a frame's subject or object comes from (frames.tsv); cases come first.
enum class Role : std::uint8_t {
  Topic = std::uint8_t(Case::Topic),
  Subject = std::uint8_t(Case::Subject),
  Locus = std::uint8_t(Case::Locus),
  Object = std::uint8_t(Case::Object),
  Goal = std::uint8_t(Case::Goal),
  With = std::uint8_t(Case::With),
  Together = std::uint8_t(Case::Together),
  Means = std::uint8_t(Case::Means),
  From = std::uint8_t(Case::From),
  Of = std::uint8_t(Case::Of),
  As = std::uint8_t(Case::As),
  About = std::uint8_t(Case::About),
  Is = std::uint8_t(Case::Is),
  At = std::uint8_t(Case::At),
  Noun = 32,
  Base,
  Doer,
  Through,
  Next,
  Patient,
  Clause,
  Work,
  Mutual,
  Activity,
  Bracket,
  Site,    ///< where a secretariat is that the verb names: 「事務局は、省に置かれ」
  Helped,  ///< whose doing is helped: 「大学による|開発を支援」
  Former,  ///< what was until the clause that follows sets up something in its stead
};

/// The words of the tables: "with", "passive", "attribute", "progress", "next".
std::string_view name_of(Case kind);
std::string_view name_of(Role role);
std::string_view name_of(Voice voice);
std::string_view name_of(Shape shape);
std::string_view name_of(Aspect aspect);

/// A set of entity types, bit per type.
using TypeSet = std::uint16_t;
constexpr TypeSet bit(EntityType type) { return TypeSet(1u << unsigned(type)); }
constexpr bool contains(TypeSet set, EntityType type) { return (set & bit(type)) != 0; }

inline constexpr TypeSet all_types = TypeSet((1u << entity_type_count) - 1);
inline constexpr TypeSet body_types =
    bit(EntityType::GovernmentBody) | bit(EntityType::Organization) | bit(EntityType::Forum);
/// Who can act: bodies, classes of actors, countries.
inline constexpr TypeSet actor_types = body_types | bit(EntityType::Group) | bit(EntityType::Place);
/// Who acts where something is said to happen: 「総務省において」, not 「作業部会において」.
inline constexpr TypeSet standing_bodies =
    bit(EntityType::GovernmentBody) | bit(EntityType::Organization) | bit(EntityType::Group);
inline constexpr TypeSet work_types = bit(EntityType::Programme) | bit(EntityType::System) |
                                      bit(EntityType::Document) | bit(EntityType::Forum) |
                                      bit(EntityType::Event);

/// A row of frames.tsv.
/// What says when a frame's relation holds.
enum class FrameTime : std::uint8_t {
  Verb,      ///< its verb's form
  Standing,  ///< nothing: it has no time
  Clause  ///< before a noun the form of the clause's last verb: 「国連を通じた支援を行う」
};

struct Frame {
  std::vector<Role> subject;
  std::vector<Role> object;
  Predicate predicate = Predicate::CooperatesWith;
  TypeSet subject_types = 0;
  TypeSet object_types = 0;
  FrameTime time = FrameTime::Verb;
  double confidence = 0.0;
  std::string file;  ///< for `explain`
  std::size_t line = 0;
};

/// A row of pairs.tsv: two neighbouring mentions that state a relation by themselves.
struct PairRule {
  enum class Join : std::uint8_t { Text, Bracket, BracketList, Title };
  Join join = Join::Text;
  std::u32string between;  ///< Text: what stands between the names, dense (の, 傘下の)
  TypeSet left_types = 0;
  TypeSet right_types = 0;
  std::vector<std::u32string> right;  ///< dense; the right name starts or ends with one of these
  Predicate predicate = Predicate::PartOf;
  bool right_is_subject = true;
  bool quoted = false;
  double confidence = 0.0;
  std::string file;  ///< for `explain`
  std::size_t line = 0;
};

/// A frame with the verbs that call it.
struct FrameRow {
  std::vector<std::u32string> verbs;  ///< dense, or "=together", "=bracket"
  Frame frame;
};

/// @throws DataError for a broken row.
std::vector<FrameRow> load_frames(const DataPack& pack);
std::vector<PairRule> load_pairs(const DataPack& pack);
std::vector<std::pair<std::u32string, CaseForm>> load_cases(const DataPack& pack);
std::vector<std::pair<std::u32string, VerbForm>> load_forms(const DataPack& pack);

}  // namespace renkei
