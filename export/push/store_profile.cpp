// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/push/store_profile.hpp"

#include <algorithm>
#include <array>

namespace renkei {
namespace {

constexpr std::array<StoreProfile, 4> table = {{
    {"virtuoso", "the server, http://127.0.0.1:8890", "/sparql", "/sparql-auth", "/sparql-auth",
     "/sparql-graph-crud-auth", AuthScheme::Digest},
    {"fuseki", "the data set, http://127.0.0.1:3030/ds", "/query", "/query", "/update", "/data",
     AuthScheme::Basic},
    {"oxigraph", "the server, http://127.0.0.1:7878", "/query", "/query", "/update", "/store",
     AuthScheme::Basic},
    {"rdf4j", "the repository, http://127.0.0.1:8080/rdf4j-server/repositories/ID", "", "",
     "/statements", "/rdf-graphs/service", AuthScheme::Basic},
}};

}  // namespace

std::span<const StoreProfile> store_profiles() { return table; }

const StoreProfile* find_store_profile(std::string_view name) {
  const auto at = std::find_if(table.begin(), table.end(),
                               [&](const StoreProfile& profile) { return profile.name == name; });
  return at == table.end() ? nullptr : &*at;
}

}  // namespace renkei
