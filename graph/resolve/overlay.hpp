// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal: corrections laid over a resolution.

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/corrections.hpp"
#include "graph/resolve/assembler.hpp"

namespace renkei::detail {

/// The document that an added fact is of: what `source` names.
DocumentInfo added_document(const std::string& source);

/// Applies corrections: `add` before the input is sorted, `keep_apart` before joining, `apply`
/// after it. Conflicts are collected.
class Overlay {
 public:
  /// All must outlive it.
  Overlay(const Corrections& corrections, Parts& parts, NameKeys& keys,
          const CatalogueNames& names);

  /// Adds a document a source with the facts that are added.
  void add();
  void keep_apart(Joiner& joiner);
  void apply(Joiner& joiner);

  Overrides& overrides() { return overrides_; }
  /// Sorted by line. To be called after the graph was assembled.
  std::vector<CorrectionConflict> conflicts();

  /// To be called where catalogue ids of entities have changed.
  void forget_names() {
    named_.clear();
    is_indexed_ = false;
  }
  /// Page entities that a person may mean by a name or catalogue id.
  const std::vector<std::uint32_t>& named(const std::string& name);

 private:
  using Entities = std::vector<std::uint32_t>;
  /// Page entities under one key.
  struct Named {
    Entities owners;   ///< it is their fullest name, or their catalogue id
    Entities holders;  ///< it is another of their names
  };

  /// A fact that was added: its row, its document, its first end and its relation in the page.
  struct Added {
    const Correction* row;
    std::string subject, object;  ///< names that pages know, or ids; see `known_name`
    std::string document;
    std::uint32_t first;  ///< entity; the second end follows it
    std::size_t relation;

    const std::string& name_of(std::uint32_t end) const { return end == first ? subject : object; }
    const std::string& shown_name_of(std::uint32_t end) const {
      return end == first ? row->subject : row->object;
    }
  };
  using Things = std::map<std::uint32_t, EntityVertex>;
  /// Entities that a line keeps apart.
  struct Parting {
    Entities left, right;
    std::size_t line;
  };
  /// The ids that a thing has had and has.
  struct Identity {
    std::string id;
    std::map<std::string, std::size_t> former;  ///< and the lines that took them away
  };

  void index();
  std::string known_name(const std::string& shown_name) const;
  ResolvedEntity added_entity(const Correction& row, const std::string& name);
  std::optional<EntityType> usual_type(const std::string& name) const;
  void add_row(const Correction& row);
  std::optional<std::uint32_t> one(Joiner& joiner, const Correction& row, const std::string& name);
  const Correction* renaming(const std::string& name) const;
  std::string read_name(const std::string& name);
  std::optional<std::uint32_t> by_minted_id(Joiner& joiner, const std::string& id);
  Entities by_unjoined_id(const std::string& id, const std::vector<Parting>& partings);
  Entities part(const Correction& row, const std::string& shown_name,
                const std::vector<Parting>& partings);
  using Members = std::unordered_map<std::string, std::uint32_t>;  ///< first member by "x-…" id
  Members members_by_id(Joiner& joiner);
  void find_identities(Joiner& joiner);
  void merge_identities(std::uint32_t kept, std::uint32_t lost, std::uint32_t root,
                        const Correction& row);
  std::string id_of(std::uint32_t root, const EntityVertex& thing) const;
  std::string bearers(Joiner& joiner, std::uint32_t root, const std::string& name);
  std::uint32_t meant_end(std::uint32_t end) const;
  bool is_kept(Joiner& joiner, std::uint32_t entity);
  static bool is_minted(const std::string& name) { return name.starts_with("x-"); }
  std::string listed(const Things& things) const;
  std::string choices(const std::string& name, const Things& things) const;
  Entities all_named(const std::string& name);
  Things things(Joiner& joiner, const Entities& entities);
  Things meant(Joiner& joiner, const std::string& name, const Entities& entities);
  void merge(Joiner& joiner, const Correction& row);
  void change(Joiner& joiner, const Correction& row);
  void locate_additions();
  void check_additions(Joiner& joiner);
  void place_stand_ins(Joiner& joiner);
  std::string problem_of(Joiner& joiner, const Added& added);
  void conflict(const Correction& row, const std::string& message);
  void idle(const Correction& row, const std::string& message);

  const Corrections& corrections_;
  Parts& parts_;
  NameKeys& keys_;
  const CatalogueNames& names_;
  bool is_indexed_ = false;
  std::unordered_map<std::string, Named> named_;       ///< by name key and by catalogue id
  std::map<std::uint32_t, Identity> identities_;       ///< by root
  Members minted_;                                     ///< as they are without corrections
  Members present_;                                    ///< after what was merged
  std::unordered_map<std::string, EntityType> types_;  ///< usual one by name key
  std::vector<Added> added_;
  std::set<std::uint32_t> added_ends_;  ///< their entities
  /// What was changed of a thing, by its root.
  std::map<std::pair<std::uint32_t, Correction::Kind>, const Correction*> changed_;
  std::set<std::uint32_t> stand_ins_;  ///< those of them that stand for a minted id
  std::set<std::uint32_t> mergers_;    ///< roots of what earlier lines merged
  /// Who was given a name, by its key: root and row.
  std::map<std::string, std::pair<std::uint32_t, const Correction*>> given_names_;
  Overrides overrides_;
  std::vector<CorrectionConflict> conflicts_;
};

}  // namespace renkei::detail
