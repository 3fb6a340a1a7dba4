// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/bloom_filter.hpp"
#include "extract/lexicon/calendar.hpp"
#include "extract/lexicon/frame.hpp"
#include "extract/lexicon/trie.hpp"
#include "graph/catalogue.hpp"
#include "graph/data_pack.hpp"

namespace renkei {

/// A known name: of the catalogue, a class of actors, or a place word.
struct KnownName {
  EntityType type = EntityType::Group;
  std::uint32_t entry = Trie::none;    ///< index into Catalogue::entries()
  std::uint32_t choices = Trie::none;  ///< index into Lexicon::name_choices when it has several
  bool latin_start = false;            ///< needs a word boundary there
  bool latin_end = false;
};

/// One of several entries that a name may stand for, and the years in which it does.
struct NameChoice {
  std::uint32_t entry = Trie::none;
  std::int32_t first_year = 0;
  std::int32_t last_year = 9999;
};

/// A head noun: what a name that ends with it is.
struct Head {
  EntityType type = EntityType::Organization;
  std::uint8_t modifier = 2;  ///< characters that must stand before it; `never` = quotes only
  bool link = false;          ///< the name may go on to the left over connectors
  bool owned = false;   ///< the name may be an owner's and this: 警察庁のウェブサイト
  bool generic = true;  ///< names nothing after generic words alone
  static constexpr std::uint8_t never = 9;
};

/// What a word's ending says where a comma or a noun follows.
enum class ClauseEnd : std::uint8_t { End, Keep, Relative };

/// What a word before a name in the same run does.
enum class PrefixKind : std::uint8_t { Strip, Refer, Group, Plural };

/// What a date dates by the word behind it: nothing, the next clauses, the rest of the sentence.
enum class YearParticle : std::uint8_t { None, Clause, Sentence };

/// What the words behind a local government's name make of it.
enum class AreaCue : std::uint8_t { Open, Body, Place };

/// What a bracket's opening or closing words say of the name inside.
enum class DefinitionCue : std::uint8_t { Lead, Tail, Skip };

/// data/lexicon and the catalogue's names, compiled for lookup in dense text (ReadPage::chars).
/// Immutable after loading; shared by all threads.
class Lexicon {
 public:
  /// @throws DataError for a broken row.
  Lexicon(const DataPack& pack, const Catalogue& catalogue);

  Trie names;             ///< → known_names
  Trie open_names;        ///< those of `names` that are no run of nominal characters alone
  Trie heads;             ///< reversed → head_list
  Trie group_suffixes;    ///< reversed → characters that must stand before
  Trie counted_groups;    ///< → 0
  Trie person_words;      ///< reversed → 0; in whom a body acts: 担当者
  Trie vague_groups;      ///< → 0
  Trie vague_suffixes;    ///< reversed → 0
  Trie counters;          ///< → 0
  Trie adverbs;           ///< → characters to pass
  Trie generic_words;     ///< → 0
  Trie legal_forms;       ///< → 0
  Trie legal_endings;     ///< reversed → 0
  Trie prefixes;          ///< → PrefixKind
  Trie reference_words;   ///< reversed, the hiragana ones of `prefixes` that refer back → 0
  Trie list_tails;        ///< → 0
  Trie eras;              ///< → 0
  Trie year_particles;    ///< → YearParticle
  Trie area_cues;         ///< → AreaCue
  Trie area_heads;        ///< reversed → 0
  Trie home_countries;    ///< → 0
  Trie suffixes;          ///< reversed → 0
  Trie suffix_words;      ///< the same, forward → 0
  Trie links;             ///< reversed → 0
  Trie inner;             ///< reversed → 0
  Trie place_suffixes;    ///< → 1 where also an organisation has one: ASEAN地域
  Trie title_leads;       ///< reversed → EntityType of the quoted title behind
  Trie title_tails;       ///< → EntityType of the quoted title before
  Trie definition_cues;   ///< → DefinitionCue
  Trie definition_tails;  ///< reversed → 0
  Trie cases;             ///< → case_forms
  Trie verbs;             ///< → verb_frames
  Trie forms;             ///< → verb_forms
  Trie light_verbs;       ///< → 0
  Trie cancels;           ///< → 0
  Trie noun_cancels;      ///< → 0; right behind a verbal noun
  Trie activities;        ///< → 0
  Trie clause_ends;       ///< reversed → ClauseEnd
  Trie conjunctions;      ///< → 0 = joins any names, 1 = only names of one kind
  Trie nouns;             ///< → 0; those that hold hiragana
  Trie name_nouns;        ///< → 0; those of `nouns` that may stand inside a name
  Trie sentence_ends;     ///< reversed → Aspect
  Trie fund_words;        ///< → 0

  Calendar calendar;
  std::vector<KnownName> known_names;
  std::vector<std::vector<NameChoice>> name_choices;  ///< the usual reading first
  std::vector<Head> head_list;
  std::vector<CaseForm> case_forms;
  std::vector<VerbForm> verb_forms;
  std::vector<Frame> frames;
  std::vector<std::vector<std::uint32_t>> verb_frames;  ///< rows of `frames`, in order
  std::vector<PairRule> pairs;
  std::uint32_t together_frames = Trie::none;  ///< of =together
  Trie bracket_verbs;                          ///< reversed: verbs of =bracket rows → frame

  /// Whether one of `open_names` may begin with `first` and have `breaking`, which no run goes on
  /// with, behind `size` other characters; a cheap way out.
  bool may_pass_break(char32_t first, std::uint32_t size, char32_t breaking) const {
    return breaks_.may_have(break_hash(first, size, breaking));
  }

  /// Whether one of `name_nouns` may go on from `last`, which is nominal, to the hiragana `next`; a
  /// cheap way out.
  bool may_pass_kana(char32_t last, char32_t next) const {
    return kana_breaks_.may_have(break_hash(last, 1, next));
  }

  /// The entry that a name stands for in a text of this year (0 = unknown).
  std::uint32_t entry_in(const KnownName& name, std::int32_t year) const;

  /// Whether a noun's last word is a class of actors or a kind of body.
  bool names_actor(std::u32string_view noun) const {
    if (group_suffixes.longest_before(noun, 0, noun.size())) return true;
    const Trie::Match head = heads.longest_before(noun, 0, noun.size());
    return head && is_body(head_list[head.value].type);
  }

  /// Whether a catalogue entry is of the home country (place_words.tsv): its id has the same first
  /// part, `jp-`.
  bool is_domestic(std::uint32_t entry) const { return domestic_[entry]; }

  /// Whether a catalogue entry is a local government.
  bool is_area(std::uint32_t entry) const { return entry < area_.size() && area_[entry]; }

  /// Whether a catalogue entry is the home country itself.
  bool is_home(std::uint32_t entry) const { return entry == home_; }

  /// Whether a catalogue entry is a country other than home.
  bool is_abroad(std::uint32_t entry) const { return abroad_[entry]; }

  const Catalogue& catalogue() const { return catalogue_; }

 private:
  static std::uint32_t break_hash(char32_t first, std::uint32_t size, char32_t breaking) {
    return ((first * 31 + size) * 0x9E3779B1u) ^ (breaking * 0x85EBCA6Bu);
  }
  void add_open_name(std::u32string_view key, std::uint32_t value);
  void add_catalogue_names();
  void add_ambiguous_name(const AmbiguousName& ambiguous);
  void add_name(std::string_view name, EntityType type, std::uint32_t entry);
  void load_names(const DataPack& pack);
  void load_groups(const DataPack& pack);
  void load_dates(const DataPack& pack);
  void load_places(const DataPack& pack);
  void load_area_cues(const DataPack& pack);
  void load_heads(const DataPack& pack);
  void load_affixes(const DataPack& pack);
  void load_nouns(const DataPack& pack);
  void load_definitions(const DataPack& pack);
  void load_cues(const DataPack& pack);
  void mark_domestic();
  void mark_areas(std::string_view id);

  const Catalogue& catalogue_;
  BloomFilter breaks_;       // of open_names
  BloomFilter kana_breaks_;  // of name_nouns
  std::uint32_t home_ = Trie::none;
  std::vector<bool> area_;      // by index into Catalogue::entries()
  std::vector<bool> domestic_;  // by index into Catalogue::entries()
  std::vector<bool> abroad_;
};

/// UTF-8 → the form that dense text has: folded, without white space.
std::u32string dense(std::string_view utf8);

}  // namespace renkei
