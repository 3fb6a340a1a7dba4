// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/file/graph_file.hpp"
#include "cli/options.hpp"

namespace renkei::cli {

/// `renkei path`: how two entities are connected, with the sentences along the way.
class PathCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  std::string first_;
  std::string second_;
  std::string by_ = "hops";
  std::vector<std::string> through_;
  std::string format_ = "table";
  FilterOptions filters_;
};

/// What `rank` and `groups` look at: `--view` and the filters of statements.
struct ScopeOptions {
  std::string view = "collaboration";
  Filters filters;

  void add_to(CLI::App& app);
  /// @param pack tells which predicates are collaboration
  TieScope scope(const DataPack& pack) const;
  bool bodies_only() const { return view == "collaboration"; }

 private:
  std::vector<std::string> predicates_;
  std::vector<std::string> statuses_;
};

/// `renkei rank`: the central entities.
class RankCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  ScopeOptions scope_;
  std::vector<std::string> types_;
  std::string by_ = "weighted-degree";
  std::string format_ = "table";
  std::size_t limit_ = 20;
  bool exact_ = false;
};

/// `renkei groups`: who is tied more closely to each other than to the rest.
class GroupsCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  ScopeOptions scope_;
  double resolution_ = 1.0;
  std::string format_ = "table";
  std::size_t limit_ = 0;
  std::optional<std::size_t> members_;
};

/// `renkei common`: partners and programmes that two entities share.
class CommonCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  std::string first_;
  std::string second_;
  std::string format_ = "table";
  FilterOptions filters_;
};

/// `renkei timeline`: what an entity did and plans, by year.
class TimelineCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  std::string name_;
  std::string format_ = "table";
  FilterOptions filters_;
};

/// `renkei diff`: what changed between two files, or two fiscal years of one.
class DiffCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption old_;
  std::string new_;
  std::vector<int> years_;
  std::string format_ = "table";
  FilterOptions filters_;
};

/// `renkei sql`: questions that no other command foresees.
class SqlCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  std::string sql_;
  std::string format_ = "table";
};

/// `renkei why`: why two names are one entity, or two.
class WhyCommand : public Command {
 public:
  void setup(CLI::App& app) override;
  void run() override;

 private:
  GraphOption graph_;
  std::string first_;
  std::string second_;
  std::string format_ = "table";
};

}  // namespace renkei::cli
