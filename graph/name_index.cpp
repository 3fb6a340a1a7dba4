// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/name_index.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "graph/text.hpp"

namespace renkei {
namespace {

// Below this two names share so little that a suggestion only puzzles. Guessed: at 0.4 経産省 still
// suggests 経済産業省, at 0.3 every …協議会 suggests every other.
constexpr double least_similarity = 0.4;

/// How firmly a form belongs to an entity; the places of a name that the catalogue lists as
/// ambiguous come between.
enum Rank : std::uint32_t { id_rank, label_rank, first_choice_rank, other_rank = 0xFFFFFFFF };

std::u32string decode(std::string_view key) {
  std::u32string chars;
  text::decode_utf8(key, chars);
  return chars;
}

/// Bigrams of code points, sorted, each as often as it occurs.
std::vector<std::uint64_t> bigrams(const std::u32string& chars) {
  std::vector<std::uint64_t> pairs;
  for (std::size_t i = 1; i < chars.size(); ++i) {
    pairs.push_back(std::uint64_t(chars[i - 1]) << 32 | chars[i]);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

double dice(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  if (a.empty() || b.empty()) return 0.0;
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) ++shared;
    const bool advance_left = *left <= *right;
    const bool advance_right = *right <= *left;
    if (advance_left) ++left;
    if (advance_right) ++right;
  }
  return 2.0 * double(shared) / double(a.size() + b.size());
}

/// Insertions, deletions, substitutions and swaps of neighbours that make `a` into `b`.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + cost});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

/// One side of many comparisons.
struct Probe {
  explicit Probe(std::string_view key) : chars(decode(key)), pairs(bigrams(chars)) {}

  double similarity(std::string_view key) const {
    const std::u32string other = decode(key);
    const std::size_t longer = std::max(chars.size(), other.size());
    if (longer == 0) return 1.0;
    const double by_parts = dice(pairs, bigrams(other));
    // The distance is at least the difference of the lengths: most names are out without it.
    const std::size_t shorter = std::min(chars.size(), other.size());
    const double at_best = double(shorter) / double(longer);
    if (at_best <= std::max(by_parts, least_similarity / 2)) return by_parts;
    return std::max(by_parts, 1.0 - double(edit_distance(chars, other)) / double(longer));
  }

  std::u32string chars;
  std::vector<std::uint64_t> pairs;
};

}  // namespace

double name_similarity(std::string_view a, std::string_view b) { return Probe(a).similarity(b); }

NameIndex::NameIndex(const KnowledgeGraph& graph, const Catalogue& catalogue) {
  fill(
      num_vertices(graph.graph),
      [&](VertexDescriptor vertex) -> const EntityVertex& { return graph.graph[vertex]; },
      catalogue);
}

NameIndex::NameIndex(std::span<const EntityVertex> entities, const Catalogue& catalogue) {
  fill(
      entities.size(),
      [&](VertexDescriptor vertex) -> const EntityVertex& { return entities[vertex]; }, catalogue);
}

template <class EntityAt>
void NameIndex::fill(std::size_t count, const EntityAt& entity_at, const Catalogue& catalogue) {
  std::unordered_map<std::string, VertexDescriptor> by_catalogue_id;
  for (VertexDescriptor vertex = 0; vertex < count; ++vertex) {
    const EntityVertex& entity = entity_at(vertex);
    entities_.push_back({entity.id, entity.name, entity.mentions});
    add(vertex, entity.id, id_rank);
    for (const std::string& id : entity.former_ids) {
      add(vertex, id, id_rank);
      by_catalogue_id.emplace(id, vertex);
    }
    add(vertex, entity.corporate_number, id_rank);
    add(vertex, entity.wikidata, id_rank);
    add(vertex, entity.name, label_rank);
    add(vertex, entity.name_en, label_rank);
    for (const std::string& name : entity.names) add(vertex, name, other_rank);
    if (!entity.catalogue_id.empty()) by_catalogue_id[entity.catalogue_id] = vertex;
  }
  const auto add_known = [&](const CatalogueEntry& entry, std::string_view name,
                             std::uint32_t rank) {
    const auto vertex = by_catalogue_id.find(entry.id);
    if (vertex != by_catalogue_id.end()) {
      add(vertex->second, name, rank);
    } else if (!name.empty()) {
      known_.push_back({text::name_key(name), entry.id});
    }
  };
  for (const CatalogueEntry& entry : catalogue.entries()) {
    add_known(entry, entry.id, id_rank);
    add_known(entry, entry.name_ja, label_rank);
    add_known(entry, entry.name_en, label_rank);
    for (const std::string& alias : entry.aliases) add_known(entry, alias, other_rank);
  }
  for (const AmbiguousName& name : catalogue.ambiguous()) {
    if (name.compound_only) continue;
    std::uint32_t rank = first_choice_rank;
    for (const std::string& id : name.ids) {
      if (const auto* entry = catalogue.find(id)) add_known(*entry, name.alias, rank++);
    }
  }
  sort_forms();
}

void NameIndex::add(VertexDescriptor vertex, std::string_view text, std::uint32_t rank) {
  if (text.empty()) return;
  forms_.push_back({text::name_key(text), std::string(text), vertex, rank});
}

/// Leaves one form a key and vertex, the one of the best rank.
void NameIndex::sort_forms() {
  const auto order = [](const Form& a, const Form& b) {
    return std::tie(a.key, a.vertex, a.rank, a.text) < std::tie(b.key, b.vertex, b.rank, b.text);
  };
  std::sort(forms_.begin(), forms_.end(), order);
  const auto same = [](const Form& a, const Form& b) {
    return a.key == b.key && a.vertex == b.vertex;
  };
  forms_.erase(std::unique(forms_.begin(), forms_.end(), same), forms_.end());
  std::sort(forms_.begin(), forms_.end(), [](const Form& a, const Form& b) {
    return std::tie(a.key, a.rank, a.vertex) < std::tie(b.key, b.rank, b.vertex);
  });
  std::sort(known_.begin(), known_.end(), [](const Known& a, const Known& b) {
    return std::tie(a.key, a.catalogue_id) < std::tie(b.key, b.catalogue_id);
  });
}

NameMatch NameIndex::find(std::string_view name, std::size_t limit) const {
  const std::string key = text::name_key(name);
  NameMatch match;
  if (key.empty()) return match;
  const auto [begin, end] = prefix_range(key);
  std::size_t equal_end = begin;
  while (equal_end < end && forms_[equal_end].key == key) ++equal_end;
  if (equal_end != begin) return exact({begin, equal_end}, name, limit);
  const auto known = std::lower_bound(known_.begin(), known_.end(), key,
                                      [](const Known& a, const auto& b) { return a.key < b; });
  for (auto each = known; each != known_.end() && each->key == key; ++each) {
    const auto& ids = match.catalogue_ids;
    if (ids.empty() || ids.back() != each->catalogue_id) {
      match.catalogue_ids.push_back(each->catalogue_id);
    }
  }
  if (!match.catalogue_ids.empty()) {
    match.kind = NameMatch::Kind::NotInGraph;
    return match;
  }
  return begin != end ? by_prefix({begin, end}, limit) : similar(key, limit);
}

NameIndex::Range NameIndex::prefix_range(std::string_view key) const {
  const auto begin = std::lower_bound(forms_.begin(), forms_.end(), key,
                                      [](const Form& a, std::string_view b) { return a.key < b; });
  const auto end = std::find_if_not(begin, forms_.end(),
                                    [&](const Form& each) { return each.key.starts_with(key); });
  return {std::size_t(begin - forms_.begin()), std::size_t(end - forms_.begin())};
}

NameMatch::Candidate NameIndex::candidate(const Form& form, double similarity) const {
  const Entity& entity = entities_[form.vertex];
  return {form.vertex, entity.id, entity.name, form.text, similarity};
}

NameMatch NameIndex::exact(Range equal, std::string_view typed, std::size_t limit) const {
  std::vector<Form> forms(forms_.begin() + std::ptrdiff_t(equal.first),
                          forms_.begin() + std::ptrdiff_t(equal.second));
  // IPA is a name first, and an id to those who write it as ids are written.
  for (Form& each : forms) {
    if (each.rank == id_rank && each.text != typed) each.rank = label_rank;
  }
  const auto mentions = [&](const Form& form) { return entities_[form.vertex].mentions; };
  std::stable_sort(forms.begin(), forms.end(), [&](const Form& a, const Form& b) {
    return std::tuple(a.rank, mentions(b), a.vertex) < std::tuple(b.rank, mentions(a), b.vertex);
  });
  // An id or a label is one entity's own name; an alias may be anybody's.
  const auto own = std::uint32_t(std::count_if(forms.begin(), forms.end(), [&](const Form& each) {
    return each.rank <= label_rank && each.rank == forms.front().rank;
  }));
  NameMatch match;
  const bool is_one = forms.size() == 1 || own == 1;
  match.kind = is_one ? NameMatch::Kind::Exact : NameMatch::Kind::Ambiguous;
  for (const Form& form : forms) {
    if (match.candidates.size() < limit) match.candidates.push_back(candidate(form, 1.0));
  }
  return match;
}

NameMatch NameIndex::by_prefix(Range range, std::size_t limit) const {
  std::map<VertexDescriptor, const Form*> shortest;
  for (std::size_t i = range.first; i < range.second; ++i) {
    const Form*& form = shortest[forms_[i].vertex];
    if (form == nullptr || forms_[i].key.size() < form->key.size()) form = &forms_[i];
  }
  std::vector<const Form*> forms;
  for (const auto& [vertex, form] : shortest) forms.push_back(form);
  std::sort(forms.begin(), forms.end(), [&](const Form* a, const Form* b) {
    return std::tuple(entities_[b->vertex].mentions, a->key.size(), a->vertex) <
           std::tuple(entities_[a->vertex].mentions, b->key.size(), b->vertex);
  });
  NameMatch match;
  match.kind = forms.size() == 1 ? NameMatch::Kind::Prefix : NameMatch::Kind::Ambiguous;
  for (const Form* form : forms) {
    if (match.candidates.size() < limit) match.candidates.push_back(candidate(*form, 1.0));
  }
  return match;
}

namespace {

/// False for ids that were minted, corporate numbers and Wikidata ids.
bool is_word(std::string_view id) {
  if (id.starts_with("x-")) return false;
  const std::string_view rest = id.substr(id.starts_with('q') ? 1 : 0);
  return rest.find_first_not_of("0123456789") != std::string_view::npos;
}

}  // namespace

NameMatch NameIndex::similar(std::string_view key, std::size_t limit) const {
  const Probe probe(key);
  std::map<VertexDescriptor, NameMatch::Candidate> best;
  for (const Form& form : forms_) {
    // A name may be the id as well: IPA, ipa. What is minted or a number resembles nothing.
    if (form.rank == id_rank && !is_word(form.key)) continue;
    const double similarity = probe.similarity(form.key);
    if (similarity < least_similarity) continue;
    const auto [place, is_new] = best.try_emplace(form.vertex);
    if (is_new || similarity > place->second.similarity)
      place->second = candidate(form, similarity);
  }
  NameMatch match;
  for (auto& [vertex, each] : best) match.candidates.push_back(std::move(each));
  std::sort(match.candidates.begin(), match.candidates.end(), [&](const auto& a, const auto& b) {
    return std::tuple(b.similarity, entities_[b.vertex].mentions, a.vertex) <
           std::tuple(a.similarity, entities_[a.vertex].mentions, b.vertex);
  });
  if (match.candidates.size() > limit) match.candidates.resize(limit);
  return match;
}

}  // namespace renkei
