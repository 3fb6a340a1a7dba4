// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/question/print_who.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <ostream>

#include "cli/output/table.hpp"
#include "export/escape.hpp"

namespace renkei::cli {
namespace {

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void put(Json& json, const char* key, std::string_view value) {
  std::string scratch;
  value = well_formed(value, scratch);
  json.Key(key);
  json.String(value.data(), rapidjson::SizeType(value.size()));
}

void put(Json& json, const char* key, std::uint64_t value) {
  json.Key(key);
  json.Uint64(value);
}

void put(Json& json, const EntityRef& entity) {
  put(json, "id", entity.id);
  put(json, "type", name_of(entity.type));
  put(json, "name", entity.name);
}

void put(Json& json, const CitedQuote& quote) {
  put(json, "statement", quote.statement);
  put(json, "text", quote.text);
  put(json, "document", quote.document);
  put(json, "document_id", quote.document_id);
  put(json, "page", quote.page);
  put(json, "page_number", std::uint64_t{quote.page_number});
  json.Key("confidence");
  json.Double(quote.confidence);
  put(json, "status", name_of(quote.status));
}

void put(Json& json, const PartnerTie& tie) {
  json.StartObject();
  put(json, "predicate", name_of(tie.predicate));
  put(json, "direction", direction_name(tie.direction));
  json.Key("statuses");
  json.StartArray();
  for (const Status status : tie.statuses) json.String(name_of(status).data());
  json.EndArray();
  json.Key("fiscal_years");
  json.StartArray();
  for (const int year : tie.fiscal_years) json.Int(year);
  json.EndArray();
  json.Key("stated_years");
  json.StartArray();
  for (const int year : tie.stated_years) json.Int(year);
  json.EndArray();
  put(json, "year_from", years_from(tie));
  put(json, "statements", tie.statements);
  json.Key("best");
  json.StartObject();
  put(json, tie.best);
  json.EndObject();
  json.EndObject();
}

void put(Json& json, const Partner& partner) {
  json.StartObject();
  put(json, partner.entity);
  put(json, "statements", partner.statements);
  if (partner.distance > 1) {
    put(json, "distance", std::uint64_t{partner.distance});
    put(json, "through", partner.through.id);
  }
  json.Key("ties");
  json.StartArray();
  for (const PartnerTie& tie : partner.ties) put(json, tie);
  json.EndArray();
  json.EndObject();
}

void put(Json& json, const ViaPartner& via) {
  json.StartObject();
  put(json, via.entity);
  json.Key("shared");
  json.StartArray();
  for (const SharedTie& shared : via.shared) {
    json.StartObject();
    put(json, shared.shared);
    json.Key("tie");
    put(json, shared.first);
    json.Key("partner_tie");
    put(json, shared.second);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

/// @param found before the limit
ResultList partner_list(const std::string& name, const std::string& title,
                        const std::vector<Partner>& partners, std::size_t found) {
  using Kind = Column::Kind;
  const bool is_deep = std::any_of(partners.begin(), partners.end(),
                                   [](const Partner& each) { return each.distance > 1; });
  ResultList list{name, title, {}, {}, 0};
  list.columns = {{"partner", Kind::Text},
                  {"relation", Kind::Text},
                  {"status", Kind::Text},
                  {"year", Kind::Shown},
                  {"year", Kind::Detail},
                  {"year_from", Kind::Detail},
                  {"statements", Kind::Number},
                  {"quoted", Kind::Note},
                  {"through", is_deep ? Kind::Text : Kind::Detail},
                  {"distance", Kind::DetailNumber},
                  {"partner_id", Kind::Detail},
                  {"partner_type", Kind::Detail},
                  {"predicate", Kind::Detail},
                  {"direction", Kind::Detail},
                  {"document", Kind::Detail},
                  {"page", Kind::DetailNumber},
                  {"quote", Kind::Detail},
                  {"confidence", Kind::DetailNumber},
                  {"statement", Kind::Detail}};
  for (const Partner& partner : partners) {
    for (const PartnerTie& tie : partner.ties) {
      list.rows.push_back({partner.entity.name, arrow(tie.direction, tie.predicate),
                           joined(tie.statuses), marked_years(tie), years(tie.fiscal_years),
                           years_from(tie), std::to_string(tie.statements), cited(tie.best),
                           partner.through.name, std::to_string(partner.distance),
                           partner.entity.id, std::string(name_of(partner.entity.type)),
                           std::string(name_of(tie.predicate)), direction_name(tie.direction),
                           tie.best.document, std::to_string(tie.best.page_number), tie.best.text,
                           number(tie.best.confidence), tie.best.statement});
    }
  }
  // Counted in partners, not in rows: a partner may have several.
  list.found = list.rows.size() + found - partners.size();
  return list;
}

/// "A, B and 3 more"
std::string through_names(const ViaPartner& via) {
  constexpr std::size_t shown = 2;
  std::string names;
  for (std::size_t i = 0; i < std::min(shown, via.shared.size()); ++i) {
    names += (names.empty() ? "" : ", ") + via.shared[i].shared.name;
  }
  if (via.shared.size() > shown) {
    names += " and " + std::to_string(via.shared.size() - shown) + " more";
  }
  return names;
}

/// "A|B|C|D|E", for programs.
template <class Member>
std::string all_through(const ViaPartner& via, Member member) {
  std::string all;
  for (const SharedTie& each : via.shared) {
    all += (all.empty() ? "" : "|") + each.shared.*member;
  }
  return all;
}

template <class Value>
void unite(std::vector<Value>& all, const std::vector<Value>& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// Statuses and years of all ties that two have with what they share.
PartnerTie united(const ViaPartner& via) {
  PartnerTie all;
  for (const SharedTie& shared : via.shared) {
    for (const PartnerTie* tie : {&shared.first, &shared.second}) {
      unite(all.statuses, tie->statuses);
      unite(all.fiscal_years, tie->fiscal_years);
      unite(all.stated_years, tie->stated_years);
    }
  }
  return all;
}

ResultList via_list(const WhoAnswer& answer, std::size_t shown) {
  using Kind = Column::Kind;
  ResultList list{"via",
                  "met in shared programmes, fora and events, no relation stated:",
                  {},
                  {},
                  answer.via_found};
  list.columns = {{"partner", Kind::Text},
                  {"shared", Kind::Number},
                  {"through", Kind::Shown},
                  {"through", Kind::Detail},
                  {"status", Kind::Text},
                  {"year", Kind::Shown},
                  {"year", Kind::Detail},
                  {"year_from", Kind::Detail},
                  {"quoted", Kind::Note},
                  {"quoted_partner", Kind::Note},
                  {"partner_id", Kind::Detail},
                  {"partner_type", Kind::Detail},
                  {"through_id", Kind::Detail},
                  {"document", Kind::Detail},
                  {"page", Kind::DetailNumber},
                  {"quote", Kind::Detail},
                  {"partner_document", Kind::Detail},
                  {"partner_page", Kind::DetailNumber},
                  {"partner_quote", Kind::Detail}};
  for (const ViaPartner& via : answer.via) {
    if (shown != 0 && list.rows.size() == shown) break;
    const SharedTie& first = via.shared.front();
    const PartnerTie all = united(via);
    list.rows.push_back({via.entity.name, std::to_string(via.shared.size()), through_names(via),
                         all_through(via, &EntityRef::name), joined(all.statuses),
                         marked_years(all), years(all.fiscal_years), years_from(all),
                         cited(first.first.best), cited(first.second.best), via.entity.id,
                         std::string(name_of(via.entity.type)), all_through(via, &EntityRef::id),
                         first.first.best.document, std::to_string(first.first.best.page_number),
                         first.first.best.text, first.second.best.document,
                         std::to_string(first.second.best.page_number), first.second.best.text});
  }
  return list;
}

}  // namespace

Result result_of(const WhoAnswer& answer, std::size_t via_shown) {
  Result result;
  result.heading = answer.entity.name + " (" + std::string(name_of(answer.entity.type)) + ", " +
                   answer.entity.id + "): " + counted(answer.partners_found, "partner") + ", " +
                   counted(answer.statements, "statement");
  result.lists = {partner_list("partners", "", answer.partners, answer.partners_found),
                  partner_list("units", "its own units, and what it is part of:", answer.units,
                               answer.units_found),
                  via_list(answer, via_shown)};
  if (!answer.partners.empty() || !answer.units.empty()) {
    result.legend = "-> " + answer.entity.name + " is the subject, <- the partner is, -- both";
  }
  return result;
}

void print_json(std::ostream& out, const WhoAnswer& answer) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.SetIndent(' ', 2);
  json.SetMaxDecimalPlaces(4);
  json.StartObject();
  json.Key("entity");
  json.StartObject();
  put(json, answer.entity);
  json.EndObject();
  put(json, "partners_found", answer.partners_found);
  put(json, "statements", answer.statements);
  json.Key("partners");
  json.StartArray();
  for (const Partner& partner : answer.partners) put(json, partner);
  json.EndArray();
  put(json, "units_found", answer.units_found);
  json.Key("units");
  json.StartArray();
  for (const Partner& unit : answer.units) put(json, unit);
  json.EndArray();
  put(json, "via_found", answer.via_found);
  json.Key("via");
  json.StartArray();
  for (const ViaPartner& via : answer.via) put(json, via);
  json.EndArray();
  json.EndObject();
  out << buffer.GetString() << '\n';
}

}  // namespace renkei::cli
