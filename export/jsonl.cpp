// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/jsonl.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "export/escape.hpp"
#include "export/json_text.hpp"
#include "export/output_file.hpp"

namespace renkei {
namespace {

constexpr int confidence_decimals = 4;

const Statement& most_confident(const Relation& relation) {
  return *std::max_element(
      relation.statements.begin(), relation.statements.end(),
      [](const Statement& a, const Statement& b) { return a.confidence < b.confidence; });
}

/// That of the best statement, else of the first that has one.
std::optional<int> fiscal_year_of(const Relation& relation, const Statement& best) {
  if (best.fiscal_year) return best.fiscal_year;
  for (const auto& statement : relation.statements) {
    if (statement.fiscal_year) return statement.fiscal_year;
  }
  return std::nullopt;
}

class JsonLinesWriter final : public PageWriter {
 public:
  explicit JsonLinesWriter(const std::string& path) : file_(path) {}

  void write(const PageFacts& page) override {
    whole_ = false;
    line_.clear();
    line_ += "{\"page\":";
    append_json_string(line_, page.page);
    if (page.number != 1) number(",\"number\":", page.number);
    metadata(page);
    line_ += ",\"entities\":[";
    for (std::size_t i = 0; i < page.entities.size(); ++i) entity(i, page.entities[i]);
    line_ += "],\"relations\":[";
    for (const auto& one : page.relations) relation(one);
    line_ += ']';
    if (!page.budgets.empty()) budgets(page.budgets);
    line_ += "}\n";
    file_.write(line_);
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a JSON Lines file was closed within a page");
    file_.close();
  }

 private:
  // A `key` comes with all that stands before its value: ",\"name\":".
  void text(std::string_view key, std::string_view value) {
    line_ += key;
    append_json_string(line_, value);
  }
  void known(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  void number(std::string_view key, std::int64_t value) {
    line_ += key;
    append_json_number(line_, value);
  }
  void known(std::string_view key, int value) {
    if (value != 0) number(key, value);
  }
  void confidence(std::string_view key, double value) {
    line_ += key;
    append_decimal(line_, value, confidence_decimals);
  }

  /// A comma unless the array or object has just begun.
  void separate() {
    if (line_.back() != '[' && line_.back() != '{') line_ += ',';
  }

  void metadata(const PageFacts& page) {
    known(",\"title\":", page.metadata.title);
    known(",\"publisher\":", page.metadata.publisher);
    known(",\"source\":", page.metadata.source_url);
    known(",\"date\":", page.metadata.date);
    known(",\"fiscal_year\":", page.metadata.fiscal_year);
    known(",\"printed_page\":", page.metadata.printed_page);
    known(",\"language\":", page.metadata.language);
    confidence(",\"layout_confidence\":", page.layout_confidence);
  }

  void entity_id(std::string_view key, std::size_t index) {
    number(key, std::int64_t(index) + 1);
    line_ += '"';
  }

  void entity(std::size_t index, const Entity& one) {
    separate();
    entity_id("{\"id\":\"e", index);
    text(",\"type\":", name_of(one.type));
    text(",\"name\":", one.name);
    line_ += ",\"names\":[";
    for (const auto& name : one.names) {
      separate();
      append_json_string(line_, name);
    }
    line_ += ']';
    known(",\"catalogue\":", one.catalogue_id);
    known(",\"within\":", one.within);
    if (one.document_local) line_ += ",\"document_local\":true";
    line_ += ",\"mentions\":[";
    for (const auto& mention : one.mentions) {
      separate();
      quote("{\"text\":", mention);
      line_ += '}';
    }
    line_ += "]}";
  }

  /// The text under `key` with `begin`, `end` and `ranges`.
  void quote(std::string_view key, const Quote& one) {
    text(key, one.text);
    if (!one.ranges.empty()) {
      number(",\"begin\":", one.ranges.front().begin);
      number(",\"end\":", one.ranges.back().end);
    }
    line_ += ",\"ranges\":[";
    for (const auto& range : one.ranges) {
      separate();
      number("[", range.begin);
      number(",", range.end);
      line_ += ']';
    }
    line_ += ']';
  }

  void relation(const Relation& one) {
    separate();
    entity_id("{\"s\":\"e", one.subject);
    text(",\"p\":", name_of(one.predicate));
    entity_id(",\"o\":\"e", one.object);
    statuses(one);
    if (!one.statements.empty()) {
      const Statement& best = most_confident(one);
      known(",\"fiscal_year\":", fiscal_year_of(one, best).value_or(0));
      confidence(",\"confidence\":", best.confidence);
      quote(",\"evidence\":", best.evidence);
    }
    if (one.statements.size() > 1) statements(one);
    line_ += '}';
  }

  void statements(const Relation& one) {
    line_ += ",\"statements\":[";
    for (const auto& statement : one.statements) {
      separate();
      text("{\"status\":", name_of(statement.status));
      known(",\"fiscal_year\":", statement.fiscal_year.value_or(0));
      confidence(",\"confidence\":", statement.confidence);
      quote(",\"evidence\":", statement.evidence);
      line_ += '}';
    }
    line_ += ']';
  }

  void budgets(const std::vector<BudgetAmount>& all) {
    line_ += ",\"budgets\":[";
    for (const BudgetAmount& one : all) {
      separate();
      text("{\"label\":", one.label);
      text(",\"kind\":", one.kind);
      number(",\"fiscal_year\":", one.fiscal_year);
      number(",\"yen\":", one.yen);
      if (one.entity) entity_id(",\"entity\":\"e", *one.entity);
      quote(",\"evidence\":", one.evidence);
      line_ += '}';
    }
    line_ += ']';
  }

  void statuses(const Relation& one) {
    line_ += ",\"status\":[";
    for (const auto status : {Status::Done, Status::Planned, Status::Standing}) {
      const bool stated = std::any_of(one.statements.begin(), one.statements.end(),
                                      [&](const Statement& s) { return s.status == status; });
      if (!stated) continue;
      separate();
      append_json_string(line_, name_of(status));
    }
    line_ += ']';
  }

  OutputFile file_;
  std::string line_;   // of one page
  bool whole_ = true;  ///< false between the first and the last byte of a line
};

}  // namespace

std::unique_ptr<PageWriter> open_jsonl(const std::string& path) {
  return std::make_unique<JsonLinesWriter>(path);
}

}  // namespace renkei
