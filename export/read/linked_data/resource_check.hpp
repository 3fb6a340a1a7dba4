// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: what of a resource of JSON-LD is not read.

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "export/read/linked_data/json_values.hpp"
#include "export/vocabulary.hpp"

namespace renkei::detail {

enum class ResourceKind : std::uint8_t {
  Statement,
  Evidence,
  Quote,
  Position,
  Document,
  Page,
  CatalogueEntry,
  Entity
};

/// Tells properties, classes and languages that say nothing to us, and values of a shape that a
/// term does not have.
class ResourceCheck {
 public:
  using Tell = std::function<void(std::string message)>;

  /// The vocabulary must outlive it.
  explicit ResourceCheck(const Vocabulary& vocabulary);

  /// @param name of the resource, for messages
  void check(const Json& resource, ResourceKind kind, const std::string& name,
             const Tell& tell) const;

 private:
  enum class Shape : std::uint8_t { Text, Number, List, Languages };
  using Terms = std::map<std::string, Shape, std::less<>>;

  static bool has_shape(const Json& value, Shape shape);
  void check_types(const Json& resource, const std::string& name, const Tell& tell) const;
  static void check_languages(std::string_view term, const Json& value, const std::string& name,
                              const Tell& tell);

  std::map<ResourceKind, Terms> terms_;
  std::set<std::string, std::less<>> classes_;
};

}  // namespace renkei::detail
