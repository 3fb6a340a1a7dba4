// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>
#include <type_traits>

#include "cli/read/print_explanation.hpp"
#include "export/escape.hpp"

namespace renkei::cli {
namespace {

constexpr int confidence_decimals = 4;

/// Writes the members of an explanation; what is empty is left out.
class ExplanationJson {
 public:
  std::string run(const PageExplanation& page) {
    json_.StartObject();
    put("page", page.page);
    put("number", int(page.number));
    array("blocks", page.blocks);
    json_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  void put(const char* key, std::string_view value) {
    if (value.empty()) return;
    json_.Key(key);
    const std::string_view good = well_formed(value, scratch_);
    json_.String(good.data(), rapidjson::SizeType(good.size()));
  }
  void put(const char* key, int value) {
    if (value == 0) return;
    json_.Key(key);
    json_.Int(value);
  }
  void put(const char* key, bool value) {
    json_.Key(key);
    json_.Bool(value);
  }
  /// An array of objects or strings.
  template <class Item>
  void array(const char* key, const std::vector<Item>& items) {
    if (items.empty()) return;
    json_.Key(key);
    json_.StartArray();
    for (const Item& item : items) {
      if constexpr (std::is_same_v<Item, std::string>) {
        json_.String(item.data(), rapidjson::SizeType(item.size()));
      } else {
        json_.StartObject();
        members(item);
        json_.EndObject();
      }
    }
    json_.EndArray();
  }

  void members(const ExplainedEntity& entity) {
    put("id", entity.id);
    put("type", name_of(entity.type));
    put("name", entity.name);
  }
  void put(const char* key, const ExplainedEnd& end) {
    json_.Key(key);
    json_.StartObject();
    members(end.entity);
    put("role", end.role);
    put("found", end.found);
    json_.EndObject();
  }
  void members(const ExplainedMention& mention) {
    put("text", mention.text);
    json_.Key("begin");
    json_.Uint(mention.begin);
    json_.Key("end");
    json_.Uint(mention.end);
    members(mention.entity);
    put("why", mention.why);
    put("detail", mention.detail);
    put("row", mention.row);
  }
  void members(const ExplainedToken& token) {
    put("kind", token.kind);
    put("text", token.text);
    array("members", token.members);
    put("role", token.role);
    put("outer", token.outer);
    if (token.before_noun) put("before_noun", true);
    put("voice", token.voice);
    put("shape", token.shape);
    put("aspect", token.aspect);
  }
  void members(const ExplainedRelation& relation) {
    put("predicate", relation.predicate);
    put("subject", relation.subject);
    put("object", relation.object);
    put("status", relation.status);
    put("fiscal_year", relation.fiscal_year);
    number_.clear();
    append_decimal(number_, relation.confidence, confidence_decimals);
    json_.Key("confidence");
    json_.RawValue(number_.data(), number_.size(), rapidjson::kNumberType);
    put("evidence", relation.evidence);
    put("source", relation.source);
    put("verb", relation.verb);
    put("row", relation.row);
    put("example", relation.example);
  }
  void members(const UnusedVerb& verb) {
    put("text", verb.text);
    put("reason", verb.reason);
    put("detail", verb.detail);
    array("rows", verb.rows);
  }
  void members(const ExplainedSentence& sentence) {
    put("text", sentence.text);
    put("read", sentence.read);
    array("mentions", sentence.mentions);
    array("tokens", sentence.tokens);
    array("actors", sentence.actors);
    put("actors_from", sentence.actors_from);
    array("relations", sentence.relations);
    array("unused", sentence.unused);
  }
  void members(const ExplainedBlock& block) {
    put("kind", block.kind);
    put("section", block.section);
    put("item", block.item);
    put("fiscal_year", block.fiscal_year);
    array("owners", block.owners);
    array("sentences", block.sentences);
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
  std::string scratch_;
  std::string number_;
};

}  // namespace

std::string json_of(const PageExplanation& page) { return ExplanationJson().run(page); }

}  // namespace renkei::cli
