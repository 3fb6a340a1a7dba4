// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/print_who.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <unistd.h>

#include <ostream>

#include "cli/progress.hpp"
#include "cli/table.hpp"

namespace renkei::cli {
namespace {

std::string arrow(Direction direction) {
  switch (direction) {
    case Direction::Out:
      return "-> ";
    case Direction::In:
      return "<- ";
    case Direction::Both:
      break;
  }
  return "-- ";
}

std::string joined(const std::vector<Status>& statuses) {
  std::string text;
  for (const Status status : statuses) {
    if (!text.empty()) text += ", ";
    text += name_of(status);
  }
  return text;
}

/// "2023", "2023-2024", or empty.
std::string years(const std::vector<int>& fiscal_years) {
  if (fiscal_years.empty()) return "";
  const std::string first = std::to_string(fiscal_years.front());
  if (fiscal_years.size() == 1) return first;
  return first + "-" + std::to_string(fiscal_years.back());
}

/// "report.txt, page 3: the sentence"; bare, because Japanese quotes nest badly.
std::string cited(const CitedQuote& quote) {
  return quote.document + ", page " + std::to_string(quote.page_number) + ": " + quote.text;
}

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void put(Json& json, const char* key, std::string_view value) {
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
  constexpr std::string_view directions[] = {"out", "in", "both"};
  json.StartObject();
  put(json, "predicate", name_of(tie.predicate));
  put(json, "direction", directions[std::size_t(tie.direction)]);
  json.Key("statuses");
  json.StartArray();
  for (const Status status : tie.statuses) json.String(name_of(status).data());
  json.EndArray();
  json.Key("fiscal_years");
  json.StartArray();
  for (const int year : tie.fiscal_years) json.Int(year);
  json.EndArray();
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
  json.Key("ties");
  json.StartArray();
  for (const PartnerTie& tie : partner.ties) put(json, tie);
  json.EndArray();
  json.EndObject();
}

}  // namespace

void print_table(std::ostream& out, const WhoAnswer& answer) {
  out << answer.entity.name << " (" << name_of(answer.entity.type) << ", " << answer.entity.id
      << "): " << counted(answer.partners_found, "partner") << ", "
      << counted(answer.statements, "statement") << '\n';
  if (answer.partners.empty()) return;
  out << '\n';
  TextTable table({"partner", "relation", "status", "year", "statements"});
  table.align_right(4);
  for (const Partner& partner : answer.partners) {
    for (const PartnerTie& tie : partner.ties) {
      table.add({partner.entity.name, arrow(tie.direction) + std::string(name_of(tie.predicate)),
                 joined(tie.statuses), years(tie.fiscal_years), std::to_string(tie.statements)});
      table.add_note(cited(tie.best));
    }
  }
  table.print(out, is_terminal(STDOUT_FILENO));
  if (answer.partners.size() < answer.partners_found) {
    out << "and " << answer.partners_found - answer.partners.size() << " more\n";
  }
  out << "\n-> " << answer.entity.name << " is the subject, <- the partner is, -- both\n";
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
  json.EndObject();
  out << buffer.GetString() << '\n';
}

}  // namespace renkei::cli
