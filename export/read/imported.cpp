// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/imported.hpp"

namespace renkei {
namespace {

constexpr std::string_view own = "own statement, ";

}  // namespace

std::string own_statement(const Imported& imported, const ImportedStatement& one) {
  const std::string file = imported.file.substr(imported.file.rfind('/') + 1);
  return std::string(own) + file + ": " + imported.entities[one.subject].name + ' ' +
         std::string(name_of(one.predicate)) + ' ' + imported.entities[one.object].name;
}

bool is_own_statement(std::string_view quote) { return quote.starts_with(own); }

}  // namespace renkei
