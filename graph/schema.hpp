// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace renkei {

/// What an entity is. Closed set; the names are those of the data model.
enum class EntityType : std::uint8_t {
  GovernmentBody,
  Organization,
  Forum,
  Programme,
  System,
  Document,
  Event,
  Place,
  Group,
};
inline constexpr std::size_t entity_type_count = 9;

/// What a subject does with, to or for an object.
enum class Predicate : std::uint8_t {
  CooperatesWith,
  WorksThrough,
  Commissions,
  Operates,
  ParticipatesIn,
  PartOf,
  Uses,
  ProvidesTo,
  Publishes,
  Organizes,
  Establishes,
  BasedOn,
  Targets,
  Succeeds,
};
inline constexpr std::size_t predicate_count = 14;

/// How a page states a relation: as a result, as a plan, or as a timeless fact.
enum class Status : std::uint8_t { Done, Planned, Standing };
inline constexpr std::size_t status_count = 3;

/// The name as written in files: "GovernmentBody", "cooperatesWith", "done".
std::string_view name_of(EntityType type);
std::string_view name_of(Predicate predicate);
std::string_view name_of(Status status);

/// The value of that name; nothing when the name is unknown.
std::optional<EntityType> entity_type_from(std::string_view name);
std::optional<Predicate> predicate_from(std::string_view name);
std::optional<Status> status_from(std::string_view name);

/// True when `a predicate b` and `b predicate a` say the same (cooperatesWith).
constexpr bool is_symmetric(Predicate predicate) { return predicate == Predicate::CooperatesWith; }

/// Place and Group are context; the other seven types are core.
constexpr bool is_core(EntityType type) {
  return type != EntityType::Place && type != EntityType::Group;
}

/// Bodies act and cooperate: GovernmentBody, Organization, Forum.
constexpr bool is_body(EntityType type) {
  return type == EntityType::GovernmentBody || type == EntityType::Organization ||
         type == EntityType::Forum;
}

}  // namespace renkei
