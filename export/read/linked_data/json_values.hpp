// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: what a resource of JSON-LD says, in the terms of our context.

#include <rapidjson/document.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renkei::detail {

using Json = rapidjson::Value;

inline std::string_view view(const Json& text) {
  return {text.GetString(), text.GetStringLength()};
}

/// The value of a term as text; empty when there is none.
std::string text(const Json& resource, const char* term);

/// The texts of a term in one language, or in all ("").
std::vector<std::string> texts(const Json& resource, const char* term, std::string_view language);

/// The strings of a term, one or a list.
std::vector<std::string> strings(const Json& resource, const char* term);

/// A number; 0 when there is none.
std::uint32_t count(const Json& resource, const char* term);

/// A number, or its digits as text, as other processors write it; nothing for another value.
std::optional<std::uint32_t> whole_number(const Json& value);

/// An id from the IRI that was minted from it: what follows `kind`, escapes undone.
std::string id_after(std::string_view iri, std::string_view kind);

/// "rk:done" → "done"
inline std::string_view local(std::string_view compact) {
  return compact.substr(compact.rfind(':') + 1);
}

}  // namespace renkei::detail
