// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/jsonl.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "export/escape.hpp"
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
  explicit JsonLinesWriter(const std::string& path) : file_(path), json_(line_) {}

  void write(const PageFacts& page) override {
    whole_ = false;
    line_.Clear();
    json_.Reset(line_);
    json_.StartObject();
    text("page", page.page);
    if (page.number != 1) unsigned_number("number", page.number);
    metadata(page);
    key("entities");
    json_.StartArray();
    for (std::size_t i = 0; i < page.entities.size(); ++i) entity(i, page.entities[i]);
    json_.EndArray();
    key("relations");
    json_.StartArray();
    for (const auto& one : page.relations) relation(one);
    json_.EndArray();
    json_.EndObject();
    line_.Put('\n');
    file_.write({line_.GetString(), line_.GetSize()});
    whole_ = true;
  }

  void close() override {
    if (!whole_) throw std::logic_error("a JSON Lines file was closed within a page");
    file_.close();
  }

 private:
  void key(std::string_view name) {
    json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void string(std::string_view value) {
    const auto good = well_formed(value, scratch_);
    json_.String(good.data(), static_cast<rapidjson::SizeType>(good.size()));
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void known(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void unsigned_number(std::string_view name, std::uint32_t value) {
    key(name);
    json_.Uint(value);
  }
  void known(std::string_view name, int value) {
    if (value == 0) return;
    key(name);
    json_.Int(value);
  }
  /// RapidJSON's own doubles are cut, not rounded, and may have an exponent.
  void confidence(std::string_view name, double value) {
    scratch_.clear();
    append_decimal(scratch_, value, confidence_decimals);
    key(name);
    json_.RawValue(scratch_.data(), scratch_.size(), rapidjson::kNumberType);
  }

  void metadata(const PageFacts& page) {
    known("title", page.metadata.title);
    known("publisher", page.metadata.publisher);
    known("source", page.metadata.source_url);
    known("date", page.metadata.date);
    known("fiscal_year", page.metadata.fiscal_year);
    known("printed_page", page.metadata.printed_page);
    confidence("layout_confidence", page.layout_confidence);
  }

  void entity_id(std::string_view name, std::size_t index) {
    key(name);
    const std::string id = "e" + std::to_string(index + 1);
    string(id);
  }

  void entity(std::size_t index, const Entity& one) {
    json_.StartObject();
    entity_id("id", index);
    text("type", name_of(one.type));
    text("name", one.name);
    key("names");
    json_.StartArray();
    for (const auto& name : one.names) string(name);
    json_.EndArray();
    known("catalogue", one.catalogue_id);
    known("within", one.within);
    if (one.document_local) {
      key("document_local");
      json_.Bool(true);
    }
    key("mentions");
    json_.StartArray();
    for (const auto& mention : one.mentions) {
      json_.StartObject();
      quote("text", mention);
      json_.EndObject();
    }
    json_.EndArray();
    json_.EndObject();
  }

  /// The text under `name` with `begin`, `end` and `ranges`.
  void quote(std::string_view name, const Quote& one) {
    text(name, one.text);
    if (!one.ranges.empty()) {
      unsigned_number("begin", one.ranges.front().begin);
      unsigned_number("end", one.ranges.back().end);
    }
    key("ranges");
    json_.StartArray();
    for (const auto& range : one.ranges) {
      json_.StartArray();
      json_.Uint(range.begin);
      json_.Uint(range.end);
      json_.EndArray();
    }
    json_.EndArray();
  }

  void relation(const Relation& one) {
    json_.StartObject();
    entity_id("s", one.subject);
    text("p", name_of(one.predicate));
    entity_id("o", one.object);
    statuses(one);
    if (!one.statements.empty()) {
      const Statement& best = most_confident(one);
      known("fiscal_year", fiscal_year_of(one, best).value_or(0));
      confidence("confidence", best.confidence);
      quote("evidence", best.evidence);
    }
    if (one.statements.size() > 1) statements(one);
    json_.EndObject();
  }

  void statements(const Relation& one) {
    key("statements");
    json_.StartArray();
    for (const auto& statement : one.statements) {
      json_.StartObject();
      text("status", name_of(statement.status));
      known("fiscal_year", statement.fiscal_year.value_or(0));
      confidence("confidence", statement.confidence);
      quote("evidence", statement.evidence);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void statuses(const Relation& one) {
    key("status");
    json_.StartArray();
    for (const auto status : {Status::Done, Status::Planned, Status::Standing}) {
      const bool stated = std::any_of(one.statements.begin(), one.statements.end(),
                                      [&](const Statement& s) { return s.status == status; });
      if (stated) string(name_of(status));
    }
    json_.EndArray();
  }

  OutputFile file_;
  rapidjson::StringBuffer line_;  // of one page: RapidJSON writes to memory many bytes at a time
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  std::string scratch_;
  bool whole_ = true;  ///< false between the first and the last byte of a line
};

}  // namespace

std::unique_ptr<PageWriter> open_jsonl(const std::string& path) {
  return std::make_unique<JsonLinesWriter>(path);
}

}  // namespace renkei
