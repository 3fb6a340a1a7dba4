// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/store.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/sqlite.hpp"
#include "graph/text.hpp"

namespace renkei {
namespace {

std::u32string without_space(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!text::is_space(c)) out.push_back(c);
  }
  return out;
}

/// What is wrong with a quote, or nothing.
std::string defect_of(const Quote& quote, const std::u32string& page) {
  std::u32string found;
  for (const CodePointRange& range : quote.ranges) {
    if (range.begin > range.end || range.end > page.size()) {
      return "its place " + detail::format_ranges(quote.ranges) + " is outside the page";
    }
    found += std::u32string_view(page).substr(range.begin, range.end - range.begin);
  }
  std::u32string quoted;
  if (text::decode_utf8(quote.text, quoted) != quote.text.size()) return "it is no UTF-8";
  if (without_space(found) == without_space(quoted)) return {};
  return "its place " + detail::format_ranges(quote.ranges) + " holds '" + text::to_utf8(found) +
         "'";
}

void check_page(const PageFacts& facts, const std::u32string& page, const std::string& place,
                std::vector<std::string>& defects) {
  const auto check = [&](const char* what, const Quote& quote) {
    const std::string defect = defect_of(quote, page);
    if (!defect.empty()) {
      defects.push_back(place + ": the " + what + " '" + quote.text + "': " + defect);
    }
  };
  for (const Entity& entity : facts.entities) {
    for (const Quote& mention : entity.mentions) check("mention", mention);
  }
  for (const Relation& relation : facts.relations) {
    for (const Statement& statement : relation.statements) check("quote", statement.evidence);
  }
  for (const BudgetAmount& budget : facts.budgets) check("amount", budget.evidence);
}

}  // namespace

std::vector<std::string> Store::check_quotes() const {
  std::vector<std::string> defects;
  for (const StoredDocument& document : documents()) {
    for_each_page(document.info.id, [&](const PageFacts& facts) {
      const std::string place = document.info.name + ", page " + std::to_string(facts.number);
      std::u32string page;
      const auto sound = detail::sound_text(*database_, document.info.id, facts.number);
      if (!sound) {
        defects.push_back(place + ": its text is not what was written; it was changed or damaged");
      }
      if (!detail::has_sound_facts(*database_, document.info.id, facts)) {
        defects.push_back(place +
                          ": what it states is not what was written; it was changed or damaged");
      }
      const std::string text =
          sound ? *sound : page_text(document.info.id, facts.number).value_or("");
      if (text::decode_utf8(text, page) != text.size()) {
        defects.push_back(place + ": its text is no UTF-8");
        return;
      }
      // Of what was imported the pages' texts are not known: a quote stands nowhere.
      if (sound && page.empty()) return;
      check_page(facts, page, place, defects);
    });
  }
  return defects;
}

}  // namespace renkei
