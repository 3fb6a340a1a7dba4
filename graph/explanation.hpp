// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace renkei {

/// An entity as one page names it. Strings are UTF-8.
struct PlacedName {
  std::string name;      ///< its fullest form there
  std::string document;  ///< name of the document
  std::string page;      ///< id of the page
  std::uint32_t page_number = 1;
};

/// One reason why two names are one thing.
struct JoinStep {
  enum class Reason : std::uint8_t {
    OnePage,     ///< the page says that both names are one thing's: a definition, brackets
    Identity,    ///< the catalogue knows both by the id `by`
    SameName,    ///< both are called `by`
    OtherName,   ///< `by` is the fullest name of one and another name of the other
    Variant,     ///< both are also called `by`, and the fuller name contains the other
    Correction,  ///< `line` of the corrections says so
  };
  Reason reason = Reason::OnePage;
  PlacedName from;
  PlacedName to;
  std::string by;
  bool within_document = false;  ///< the names are of one document, where more is taken for one
  std::size_t line = 0;
};

/// What is asked about: a name, and which entity that has it where several have.
struct AskedThing {
  AskedThing(std::string of_name, std::string of_id = {})
      : name(std::move(of_name)), id(std::move(of_id)) {}
  std::string name;
  std::string id;  ///< as in the graph; empty = whoever is called so, or has the name as its id
};

/// Why two names are one entity, or why they are not.
struct Explanation {
  bool first_found = false;  ///< some page has the name, or the id
  bool second_found = false;
  bool first_is_read = false;  ///< a page calls it by the name itself, not but the catalogue does
  bool second_is_read = false;
  std::size_t first_line = 0;  ///< where no page calls it so: the correction that gives it the name
                               ///< by which it was asked for, or took that id away; 0 = none
  std::size_t second_line = 0;
  bool are_one = false;
  std::string first_id;  ///< of the entities, where found
  std::string second_id;
  PlacedName first_place;  ///< the first page that has the name, and what it calls the thing
  PlacedName second_place;
  std::vector<JoinStep> steps;    ///< from the first name to the second, the fewest there are
  std::vector<std::string> bars;  ///< when they are two: what keeps them apart, English
  std::vector<std::size_t> apart_lines;  ///< when they are two: the corrections that say so
};

}  // namespace renkei
