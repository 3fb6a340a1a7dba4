// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/linked_data/json_values.hpp"

#include <charconv>

#include "export/escape.hpp"
#include "export/read/cells.hpp"

namespace renkei::detail {

std::string text(const Json& resource, const char* term) {
  const auto at = resource.FindMember(term);
  if (at == resource.MemberEnd()) return {};
  if (at->value.IsString()) return std::string(view(at->value));
  if (at->value.IsUint64()) return std::to_string(at->value.GetUint64());
  std::string number;
  if (at->value.IsNumber()) append_decimal(number, at->value.GetDouble(), 6);
  return number;
}

std::vector<std::string> texts(const Json& resource, const char* term, std::string_view language) {
  std::vector<std::string> found;
  const auto add = [&](const Json& value) {
    if (value.IsString()) found.emplace_back(view(value));
    if (!value.IsArray()) return;
    for (const auto& one : value.GetArray()) {
      if (one.IsString()) found.emplace_back(view(one));
    }
  };
  const auto at = resource.FindMember(term);
  if (at == resource.MemberEnd() || !at->value.IsObject()) return found;
  for (const auto& member : at->value.GetObject()) {
    if (language.empty() || view(member.name) == language) add(member.value);
  }
  return found;
}

std::vector<std::string> strings(const Json& resource, const char* term) {
  std::vector<std::string> found;
  const auto at = resource.FindMember(term);
  if (at == resource.MemberEnd()) return found;
  if (at->value.IsString()) found.emplace_back(view(at->value));
  if (at->value.IsArray()) {
    for (const auto& one : at->value.GetArray()) {
      if (one.IsString()) found.emplace_back(view(one));
    }
  }
  return found;
}

std::uint32_t count(const Json& resource, const char* term) {
  const auto at = resource.FindMember(term);
  return at == resource.MemberEnd() ? 0 : whole_number(at->value).value_or(0);
}

std::optional<std::uint32_t> whole_number(const Json& value) {
  if (value.IsUint()) return value.GetUint();
  return value.IsString() ? number<std::uint32_t>(view(value)) : std::nullopt;
}

std::string id_after(std::string_view iri, std::string_view kind) {
  const std::size_t at = iri.rfind(kind);
  if (at == std::string_view::npos) return std::string(iri);
  iri.remove_prefix(at + kind.size());
  std::string id;
  for (std::size_t i = 0; i < iri.size(); ++i) {
    unsigned value = 0;
    const bool escape = iri[i] == '%' && i + 2 < iri.size() &&
                        std::from_chars(iri.data() + i + 1, iri.data() + i + 3, value, 16).ptr ==
                            iri.data() + i + 3;
    id += escape ? char(value) : iri[i];
    if (escape) i += 2;
  }
  return id;
}

}  // namespace renkei::detail
