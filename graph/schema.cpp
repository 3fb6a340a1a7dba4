// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "graph/schema.hpp"

namespace renkei {
namespace {

constexpr std::array<std::string_view, entity_type_count> entity_type_names = {
    "GovernmentBody", "Organization", "Forum", "Programme", "System",
    "Document",       "Event",        "Place", "Group",
};

constexpr std::array<std::string_view, predicate_count> predicate_names = {
    "cooperatesWith", "worksThrough", "commissions", "operates",  "participatesIn",
    "partOf",         "uses",         "providesTo",  "publishes", "organizes",
    "establishes",    "basedOn",      "targets",     "succeeds",
};

constexpr std::array<std::string_view, status_count> status_names = {"done", "planned", "standing"};

template <class Value, std::size_t N>
std::optional<Value> find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Value>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(EntityType type) { return entity_type_names[std::size_t(type)]; }
std::string_view name_of(Predicate predicate) { return predicate_names[std::size_t(predicate)]; }
std::string_view name_of(Status status) { return status_names[std::size_t(status)]; }

std::optional<EntityType> entity_type_from(std::string_view name) {
  return find<EntityType>(entity_type_names, name);
}
std::optional<Predicate> predicate_from(std::string_view name) {
  return find<Predicate>(predicate_names, name);
}
std::optional<Status> status_from(std::string_view name) {
  return find<Status>(status_names, name);
}

}  // namespace renkei
