// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/push/http.hpp"

namespace renkei {

/// Where a kind of store has its endpoints, below the address that its users know. A new kind is a
/// row in store_profile.cpp.
struct StoreProfile {
  std::string_view name;         ///< "virtuoso"
  std::string_view address;      ///< what --to is, with an example
  std::string_view query;        ///< SPARQL 1.1 Protocol
  std::string_view user_query;   ///< the same for a user: Digest needs a place that asks who it is
  std::string_view update;       ///< SPARQL 1.1 Update
  std::string_view graph_store;  ///< Graph Store Protocol; the graph's IRI follows "?graph="
  AuthScheme auth;               ///< when a user is known and nothing else is asked
};

std::span<const StoreProfile> store_profiles();

/// nullptr when there is none of that name.
const StoreProfile* find_store_profile(std::string_view name);

}  // namespace renkei
