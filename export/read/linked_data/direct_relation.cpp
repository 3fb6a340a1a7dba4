// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#include "export/read/linked_data/direct_relation.hpp"

namespace renkei {

ReadNote unstated(const Imported& imported, const DirectRelation& one, std::string_view subject,
                  std::string_view object) {
  return {imported.file, one.line,
          "passed over '" + std::string(subject) + "' " + imported.direct_terms[one.term].name +
              " '" + std::string(object) +
              "': no rk:Statement says it; add one, with subject, predicate and object"};
}

}  // namespace renkei
