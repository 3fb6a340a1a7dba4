// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include "extract/lexicon/word_chars.hpp"
#include "graph/table.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

using text::Script;

using RowReader = std::function<void(const Table&, const TableRow&)>;

void for_each_row(const DataPack& pack, std::string_view name, const RowReader& read) {
  for (const DataFile* file : pack.layers(name)) {
    const Table table = read_table(file->origin, file->text);
    for (const TableRow& row : table.rows) read(table, row);
  }
}

std::string_view cell(const Table& table, const TableRow& row, std::string_view column) {
  return row.cells[table.column(column)];
}

/// A word of the language: never empty.
std::u32string word(const Table& table, const TableRow& row, std::string_view column) {
  std::u32string text = dense(cell(table, row, column));
  if (text.empty()) {
    throw table.error(row, table.column(column),
                      "found an empty cell, expected a value for " + std::string(column));
  }
  return text;
}

std::uint32_t number(const Table& table, const TableRow& row, std::string_view column,
                     std::uint32_t most = 0xFF) {
  const std::string_view text = cell(table, row, column);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw table.error(row, table.column(column),
                      "found '" + std::string(text) + "', expected a whole number");
  }
  if (value > most) {
    throw table.error(
        row, table.column(column),
        "found '" + std::string(text) + "', expected at most " + std::to_string(most));
  }
  return value;
}

/// One of several words; `index` is its position in the list.
std::uint32_t choice(const Table& table, const TableRow& row, std::string_view column,
                     std::initializer_list<std::string_view> words) {
  const std::string_view text = cell(table, row, column);
  std::string expected;
  std::uint32_t index = 0;
  for (const std::string_view word : words) {
    if (word == text) return index;
    expected += (expected.empty() ? "" : ", ") + std::string(word);
    ++index;
  }
  throw table.error(row, table.column(column),
                    "found '" + std::string(text) + "', expected one of " + expected);
}

EntityType entity_type(const Table& table, const TableRow& row) {
  if (const auto type = entity_type_from(cell(table, row, "type"))) return *type;
  throw table.error(row, table.column("type"),
                    "found '" + std::string(cell(table, row, "type")) +
                        "', expected an entity type such as Organization");
}

void load_set(const DataPack& pack, std::string_view file, std::string_view column, Trie& trie) {
  for_each_row(pack, file, [&](const Table& table, const TableRow& row) {
    trie.insert(word(table, row, column), 0);
  });
}

}  // namespace

std::u32string dense(std::string_view utf8) {
  std::u32string out = text::from_utf8(utf8);
  std::size_t size = 0;
  for (const char32_t c : out) {
    if (!text::is_space(c)) out[size++] = text::fold(c);
  }
  out.resize(size);
  return out;
}

Lexicon::Lexicon(const DataPack& pack, const Catalogue& catalogue) : catalogue_(catalogue) {
  load_names(pack);
  add_catalogue_names();
  load_cues(pack);
}

void Lexicon::add_name(std::string_view name, EntityType type, std::uint32_t entry) {
  const std::u32string key = dense(name);
  if (key.size() < 2 && entry != Trie::none) return;   // 米, 英: only in compounds
  if (key.find(U'(') != std::u32string::npos) return;  // brackets are read in the text, not here
  const KnownName known{type, entry, Trie::none, is_latin_word(key.front()),
                        is_latin_word(key.back())};
  names.insert(key, std::uint32_t(known_names.size()));
  if (!std::all_of(key.begin(), key.end(), [](char32_t c) { return is_nominal(c); })) {
    add_open_name(key, std::uint32_t(known_names.size()));
  }
  known_names.push_back(known);
}

/// Notes where a run of nominal characters may break inside the name: at other characters, and at a
/// kanji that may begin a conjunction (及び).
void Lexicon::add_open_name(std::u32string_view key, std::uint32_t value) {
  open_names.insert(key, value);
  for (std::uint32_t i = 0; i < key.size(); ++i) {
    const bool before_kana =
        i + 1 == key.size() || text::script_of(key[i + 1]) == text::Script::Hiragana;
    if (!is_nominal(key[i]) || before_kana) breaks_.add(break_hash(key[0], i, key[i]));
  }
}

void Lexicon::add_catalogue_names() {
  const auto& entries = catalogue_.entries();
  // Aliases first: a full name wins over another body's alias of the same spelling.
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    for (const std::string& alias : entries[i].aliases) add_name(alias, entries[i].type, i);
    if (!entries[i].name_en.empty()) add_name(entries[i].name_en, entries[i].type, i);
  }
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    add_name(entries[i].name_ja, entries[i].type, i);
  }
  for (const AmbiguousName& ambiguous : catalogue_.ambiguous()) add_ambiguous_name(ambiguous);
  mark_domestic();
}

/// The home country is `place-jp`, its bodies are `jp-…`; other countries are `place-fr`.
void Lexicon::mark_domestic() {
  const auto& entries = catalogue_.entries();
  std::string ours = "-", countries;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const CatalogueEntry& entry = entries[i];
    const bool home =
        std::any_of(entry.aliases.begin(), entry.aliases.end(), [this](const std::string& alias) {
          return home_countries.find(dense(alias)) != Trie::none;
        });
    if (!home) continue;
    home_ = i;
    ours = entry.id.substr(entry.id.rfind('-') + 1) + "-";
    countries = entry.id.substr(0, entry.id.rfind('-') + 1);
  }
  domestic_.resize(entries.size());
  abroad_.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string& id = entries[i].id;
    domestic_[i] = id.starts_with(ours);
    abroad_[i] = i != home_ && home_ != Trie::none && id.size() == entries[home_].id.size() &&
                 id.starts_with(countries);
  }
}

void Lexicon::mark_areas(std::string_view id) {
  const auto& entries = catalogue_.entries();
  area_.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].id.starts_with(id)) area_[i] = true;
  }
}

void Lexicon::add_ambiguous_name(const AmbiguousName& ambiguous) {
  if (ambiguous.ids.empty() || ambiguous.needs_definition) return;
  const auto year = [](const std::string& date, std::int32_t otherwise) {
    return date.size() < 4 ? otherwise : std::stoi(date.substr(0, 4));
  };
  std::vector<NameChoice> choices;
  const CatalogueEntry* usual = catalogue_.find(ambiguous.ids.front());
  for (const std::string& id : ambiguous.ids) {
    const CatalogueEntry* entry = catalogue_.find(id);
    if (entry == nullptr || usual == nullptr || entry->type != usual->type) continue;
    choices.push_back({std::uint32_t(entry - catalogue_.entries().data()),
                       year(entry->valid_from, 0), year(entry->valid_to, 9999)});
  }
  if (choices.empty()) return;
  const std::size_t before = known_names.size();
  add_name(ambiguous.alias, usual->type, choices.front().entry);
  if (known_names.size() == before || choices.size() < 2) return;
  known_names.back().choices = std::uint32_t(name_choices.size());
  name_choices.push_back(std::move(choices));
}

std::uint32_t Lexicon::entry_in(const KnownName& name, std::int32_t year) const {
  if (name.choices == Trie::none || year == 0) return name.entry;
  for (const NameChoice& choice : name_choices[name.choices]) {
    if (choice.first_year != 0 && choice.first_year <= year && year <= choice.last_year) {
      return choice.entry;
    }
  }
  return name.entry;
}

void Lexicon::load_names(const DataPack& pack) {
  load_groups(pack);
  load_places(pack);
  load_area_cues(pack);
  load_heads(pack);
  load_set(pack, "lexicon/list_tails.tsv", "text", list_tails);
  load_dates(pack);
  load_set(pack, "lexicon/counters.tsv", "counter", counters);
  for_each_row(pack, "lexicon/adverbs.tsv", [&](const Table& table, const TableRow& row) {
    adverbs.insert(word(table, row, "word"), number(table, row, "passed"));
  });
  load_set(pack, "lexicon/generic_words.tsv", "word", generic_words);
  load_affixes(pack);
  load_definitions(pack);
}

void Lexicon::load_dates(const DataPack& pack) {
  for_each_row(pack, "lexicon/eras.tsv", [&](const Table& table, const TableRow& row) {
    eras.insert(word(table, row, "era"), number(table, row, "year_zero", 9999));
  });
  calendar = Calendar::load(pack);
  for_each_row(pack, "lexicon/year_particles.tsv", [&](const Table& table, const TableRow& row) {
    year_particles.insert(word(table, row, "text"),
                          choice(table, row, "dates", {"none", "clause", "sentence"}));
  });
}

void Lexicon::load_groups(const DataPack& pack) {
  for_each_row(pack, "lexicon/groups.tsv", [&](const Table& table, const TableRow& row) {
    const std::string_view form = cell(table, row, "form");
    const std::u32string key = word(table, row, "form");
    const std::uint32_t kind = choice(table, row, "kind", {"exact", "suffix", "counted", "person"});
    if (choice(table, row, "vague", {"no", "yes"}) == 1) {
      if (kind == 0)
        vague_groups.insert(key, 0);
      else
        vague_suffixes.insert_reversed(key, 0);
    }
    if (kind == 0) {
      add_name(form, EntityType::Group, Trie::none);
    } else if (kind == 2) {
      counted_groups.insert(key, 0);
    } else if (kind == 3) {
      person_words.insert_reversed(key, 0);
    } else {
      group_suffixes.insert_reversed(key, number(table, row, "modifier"));
    }
  });
}

void Lexicon::load_places(const DataPack& pack) {
  for_each_row(pack, "lexicon/place_words.tsv", [&](const Table& table, const TableRow& row) {
    const std::string_view form = cell(table, row, "form");
    const std::u32string key = word(table, row, "form");
    const std::uint32_t kind = choice(table, row, "kind", {"suffix", "region", "place", "home", "area", "area_id"});
    if (kind == 4) area_heads.insert_reversed(key, 0);
    if (kind == 5) mark_areas(form);
    if (kind > 3) return;
    if (kind < 2) {
      place_suffixes.insert(key, kind);
      return;
    }
    add_name(form, EntityType::Place, Trie::none);
    if (kind == 3) home_countries.insert(key, 0);
  });
}

void Lexicon::load_area_cues(const DataPack& pack) {
  for_each_row(pack, "lexicon/area_cues.tsv", [&](const Table& table, const TableRow& row) {
    area_cues.insert(word(table, row, "text"),
                     choice(table, row, "means", {"open", "body", "place"}));
  });
}

void Lexicon::load_heads(const DataPack& pack) {
  for_each_row(pack, "lexicon/heads.tsv", [&](const Table& table, const TableRow& row) {
    const EntityType type = entity_type(table, row);
    heads.insert_reversed(word(table, row, "head"), std::uint32_t(head_list.size()));
    head_list.push_back({type, std::uint8_t(number(table, row, "modifier")),
                         choice(table, row, "link", {"no", "yes", "owner"}) == 1,
                         choice(table, row, "link", {"no", "yes", "owner"}) == 2,
                         choice(table, row, "generic", {"no", "yes"}) == 1});
  });
}

void Lexicon::load_affixes(const DataPack& pack) {
  for_each_row(pack, "lexicon/suffixes.tsv", [&](const Table& table, const TableRow& row) {
    suffixes.insert_reversed(word(table, row, "suffix"), 0);
    suffix_words.insert(word(table, row, "suffix"), 0);
  });
  for_each_row(pack, "lexicon/legal_forms.tsv", [&](const Table& table, const TableRow& row) {
    legal_forms.insert(word(table, row, "form"), 0);
    legal_endings.insert_reversed(word(table, row, "form"), 0);
  });
  for_each_row(pack, "lexicon/prefixes.tsv", [&](const Table& table, const TableRow& row) {
    const std::u32string prefix = word(table, row, "prefix");
    const std::uint32_t kind = choice(table, row, "kind", {"strip", "refer", "group", "plural"});
    prefixes.insert(prefix, kind);
    const bool hiragana = text::script_of(prefix.back()) == Script::Hiragana;
    const bool refers =
        PrefixKind(kind) == PrefixKind::Refer || PrefixKind(kind) == PrefixKind::Plural;
    if (refers && hiragana) reference_words.insert_reversed(prefix, kind);
  });
  for_each_row(pack, "lexicon/connectors.tsv", [&](const Table& table, const TableRow& row) {
    const bool link = choice(table, row, "kind", {"inner", "link"}) == 1;
    (link ? links : inner).insert_reversed(word(table, row, "text"), 0);
  });
  for_each_row(pack, "lexicon/title_contexts.tsv", [&](const Table& table, const TableRow& row) {
    const auto type = std::uint32_t(entity_type(table, row));
    if (choice(table, row, "place", {"before", "after"}) == 0)
      title_leads.insert_reversed(word(table, row, "text"), type);
    else
      title_tails.insert(word(table, row, "text"), type);
  });
}

void Lexicon::load_nouns(const DataPack& pack) {
  for_each_row(pack, "lexicon/nouns.tsv", [&](const Table& table, const TableRow& row) {
    const std::u32string noun = word(table, row, "noun");
    nouns.insert(noun, 0);
    if (choice(table, row, "in_names", {"no", "yes"}) == 0) return;
    name_nouns.insert(noun, 0);
    for (std::size_t i = 0; i + 1 < noun.size(); ++i) {
      if (!is_nominal(noun[i]) || is_nominal(noun[i + 1])) continue;
      kana_breaks_.add(break_hash(noun[i], 1, noun[i + 1]));
    }
  });
}

void Lexicon::load_definitions(const DataPack& pack) {
  for_each_row(pack, "lexicon/definitions.tsv", [&](const Table& table, const TableRow& row) {
    const std::uint32_t kind = choice(table, row, "kind", {"lead", "tail", "skip"});
    const std::u32string text = word(table, row, "text");
    if (DefinitionCue(kind) == DefinitionCue::Tail)
      definition_tails.insert_reversed(text, 0);
    else
      definition_cues.insert(text, kind);
  });
}

void Lexicon::load_cues(const DataPack& pack) {
  for (auto& [text, form] : load_cases(pack)) {
    cases.insert(text, std::uint32_t(case_forms.size()));
    case_forms.push_back(form);
  }
  for (auto& [text, form] : load_forms(pack)) {
    forms.insert(text, std::uint32_t(verb_forms.size()));
    verb_forms.push_back(form);
  }
  for (FrameRow& row : load_frames(pack)) {
    const auto frame = std::uint32_t(frames.size());
    frames.push_back(std::move(row.frame));
    const bool bracket = frames.back().object.front() == Role::Bracket;
    for (const std::u32string& verb : row.verbs) {
      if (verb == U"=together") {
        if (together_frames == Trie::none) {
          together_frames = std::uint32_t(verb_frames.size());
          verb_frames.emplace_back();
        }
        verb_frames[together_frames].push_back(frame);
        continue;
      }
      if (bracket) {
        bracket_verbs.insert_reversed(verb, frame);
        continue;
      }
      std::uint32_t index = verbs.find(verb);
      if (index == Trie::none) {
        index = std::uint32_t(verb_frames.size());
        verb_frames.emplace_back();
        verbs.insert(verb, index);
      }
      verb_frames[index].push_back(frame);
    }
  }
  pairs = load_pairs(pack);
  load_set(pack, "lexicon/light_verbs.tsv", "text", light_verbs);
  for_each_row(pack, "lexicon/cancels.tsv", [&](const Table& table, const TableRow& row) {
    Trie& trie = choice(table, row, "where", {"clause", "noun"}) == 0 ? cancels : noun_cancels;
    trie.insert(word(table, row, "text"), 0);
  });
  load_set(pack, "lexicon/activities.tsv", "text", activities);
  load_nouns(pack);
  for_each_row(pack, "lexicon/conjunctions.tsv", [&](const Table& table, const TableRow& row) {
    conjunctions.insert(word(table, row, "text"), choice(table, row, "kind", {"list", "same"}));
  });
  load_set(pack, "lexicon/fund_words.tsv", "text", fund_words);
  for_each_row(pack, "lexicon/clause_ends.tsv", [&](const Table& table, const TableRow& row) {
    clause_ends.insert_reversed(word(table, row, "text"),
                                choice(table, row, "kind", {"end", "keep", "relative"}));
  });
  for_each_row(pack, "lexicon/sentence_ends.tsv", [&](const Table& table, const TableRow& row) {
    sentence_ends.insert_reversed(
        word(table, row, "text"),
        choice(table, row, "aspect", {"plain", "past", "progress", "plan"}));
  });
}

}  // namespace renkei
